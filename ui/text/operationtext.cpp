// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text.h"

#include <QStringList>

namespace ui {

namespace {
QString unprovenNames(const core::Operation &operation)
{
    QStringList names;
    for (const std::string &peer : core::peersUnproven(operation))
        names << Text::serverName(peer);
    return names.join(Text::tr(", "));
}

QString outDetail(const core::Operation &operation)
{
    const int out = core::peersOut(operation);
    const QString silent = unprovenNames(operation);
    QString text = Text::tr("read back on %1 of %2 peers").arg(out).arg(operation.peers.size());
    if (!silent.isEmpty())
        text += Text::tr(", unproven on %1").arg(silent);
    return text;
}

QString waitDetail(const core::Operation &operation, core::TimePoint now)
{
    if (operation.stillCalledSince) {
        return Text::tr("still called %1 after they should have let go")
            .arg(Text::duration(now - *operation.stillCalledSince));
    }
    const core::TimePoint deadline = operation.budget.deadline(operation.drainedSince);
    // The time is up and a peer still does not say so: that, not the time, is what is awaited.
    if (now >= deadline && !core::peersUnproven(operation).empty())
        return outDetail(operation);
    return now < deadline ? Text::tr("they should have by %1").arg(Text::clockTime(deadline))
                          : Text::tr("they should have since %1").arg(Text::clockTime(deadline));
}

QString failureDetail(const core::Operation &operation)
{
    if (operation.isPaused && operation.goal == core::Goal::Restore)
        return Text::tr("it is paused, and nothing here registers it again: it must be restarted");
    if (operation.failure)
        return Text::sentence(*operation.failure);
    QStringList lines;
    for (const std::string &name : operation.refusedBy) {
        if (const auto guard = core::guardFromName(name))
            lines << Text::sentence(core::GuardFinding{*guard, true, {}}, operation.key);
        else
            lines << Text::plain(name);
    }
    return lines.isEmpty() ? Text::outcomeName(operation.outcome) : lines.join(QLatin1Char('\n'));
}
} // namespace

QString Text::phaseDetail(const core::Operation &operation, core::TimePoint now)
{
    switch (operation.phase) {
    case core::Phase::TakingOut:
    case core::Phase::StopSending:
    case core::Phase::Cancelling:
        return tr("sent, its answer is awaited");
    case core::Phase::ReadingBack:
        return outDetail(operation);
    case core::Phase::Waiting:
        return waitDetail(operation, now);
    case core::Phase::Drained:
        return proofSentence(operation);
    case core::Phase::StopCountdown:
        return operation.stopAt
                   ? tr("asked to stop in %1; Esc takes it back").arg(length(*operation.stopAt - now))
                   : tr("Esc takes it back");
    case core::Phase::Stopping:
        return operation.port == core::PortState::Closed ? tr("its port is closed, its lease is still listed")
                                                         : tr("its port still answers");
    case core::Phase::Stopped:
        return operation.signs.leaseGone || !operation.signs.newStart
                   ? tr("its port is closed and its lease is gone on every peer")
                   : tr("its port was closed, and another process answers there now");
    case core::Phase::Restoring:
        return tr("UP without an override is awaited on every peer");
    case core::Phase::Restored:
        return core::isReturning(operation, now)
                   ? tr("UP on every peer; %1").arg(wayBackSentence(operation, now))
                   : tr("UP without an override on every peer");
    case core::Phase::Failed:
        return failureDetail(operation);
    }
    return {};
}

QString Text::proofSentence(const core::Operation &operation)
{
    if (!operation.earlyReason.empty())
        return tr("no proof: gone on early, “%1”").arg(plain(operation.earlyReason));
    switch (operation.proof) {
    case core::Proof::Traffic:
        return tr("proven by traffic: the time is up and nobody calls it");
    case core::Proof::Time:
        return tr("proven by time only: its requests cannot be measured");
    case core::Proof::None:
        break;
    }
    return tr("no proof that callers have let go");
}

QString Text::quietSentence(const core::Operation &operation)
{
    const auto &samples = operation.samples;
    const std::optional<int> inFlight = samples.empty() ? std::optional<int>() : samples.back().inFlight;
    switch (operation.quiet.reason) {
    case core::QuietReason::NothingRead:
        return tr("its requests cannot be measured: the full time is waited");
    case core::QuietReason::NeverMoved:
        return tr("its request counter never moved: the full time is waited");
    case core::QuietReason::NoStatusCounters:
        return tr("its requests are not counted (spring.metrics.servo.enabled=false would): "
                  "the full time is waited");
    case core::QuietReason::CountNoNumber:
        return tr("one of its counts is negative or no number, so that some of its requests are missing: "
                  "the full time is waited");
    case core::QuietReason::UriLimit:
        return tr("it counts no further addresses (management.metrics.web.server.max-uri-tags): "
                  "the full time is waited");
    case core::QuietReason::CounterFell:
        return tr("its request counter fell although it was not restarted, so it does not count from the "
                  "start: the full time is waited");
    case core::QuietReason::InFlightUnknown:
        return tr("no new requests; those in flight cannot be seen");
    case core::QuietReason::UrisUnread:
        return tr("no requests seen, but not all of its addresses can be read");
    case core::QuietReason::Flat:
        return tr("quiet: no requests, none in flight");
    case core::QuietReason::LongLived:
        return tr("no new requests, but %n in flight since %1 or longer: a shutdown would cut it", nullptr,
                  inFlight.value_or(0))
            .arg(clockTime(*operation.quiet.since));
    case core::QuietReason::TooFewPolls:
        return samples.size() < 2 ? tr("not known to be quiet yet")
                                  : tr("no new requests, a few more readings to be sure");
    case core::QuietReason::CounterMoves:
    case core::QuietReason::InFlight:
        break;
    }
    std::optional<double> perSecond;
    if (samples.size() > 1) {
        if (const auto rate = core::rateBetween(samples[samples.size() - 2], samples.back()))
            perSecond = rate->requestsPerSecond;
    }
    return tr("still called: %1 req/s, %2 in flight").arg(Text::rate(perSecond), number(inFlight));
}

QString Text::evidenceSentence(const std::string &peerUrl, const core::PeerEvidence &evidence)
{
    const QString name = serverName(peerUrl);
    switch (evidence.kind) {
    case core::PeerEvidence::Kind::NotRead:
        return tr("%1 not read yet").arg(name);
    case core::PeerEvidence::Kind::Gone:
        return tr("%1: not registered, read %2").arg(name, clockTime(evidence.at));
    case core::PeerEvidence::Kind::Failed:
        return tr("%1 cannot be read: unproven there").arg(name);
    case core::PeerEvidence::Kind::Present:
        break;
    }
    const bool hasOverride = evidence.overriddenStatus.status != core::Status::Unknown ||
                             !evidence.overriddenStatus.unknownWord.empty();
    return hasOverride
               ? tr("%1: %2 by override, read %3")
                     .arg(name, plain(evidence.status.word()), clockTime(evidence.at))
               : tr("%1: %2, read %3").arg(name, plain(evidence.status.word()), clockTime(evidence.at));
}

namespace {
QString notReadySentence(const core::StopSigns &signs)
{
    if (!signs.notReady)
        return Text::tr("its readiness was not seen to change");
    return signs.notReadyBy == core::StopSigns::NotReadyBy::Readiness
               ? Text::tr("not ready: its readiness says so, seen %1").arg(Text::clockTime(*signs.notReady))
               : Text::tr("not ready: it reported DOWN to Eureka, seen %1")
                     .arg(Text::clockTime(*signs.notReady));
}

QString newStartSentence(const core::Operation &operation)
{
    if (operation.signs.newStart)
        return Text::tr("another process answers, started %1")
            .arg(Text::clockTime(*operation.signs.newStart));
    return operation.processStartedAt
               ? Text::tr("no process with a new start time answers yet")
               : Text::tr("its start before the stop is not known, so a new one cannot be told from it");
}
} // namespace

QString Text::stopSignSentence(const core::Operation &operation, core::StopSign sign)
{
    const core::StopSigns &signs = operation.signs;
    switch (sign) {
    case core::StopSign::NotReady:
        return notReadySentence(signs);
    case core::StopSign::PortClosed:
        return signs.portClosed ? tr("port closed, seen %1").arg(clockTime(*signs.portClosed))
                                : tr("its port was not seen closed yet");
    case core::StopSign::LeaseGone:
        return signs.leaseGone ? tr("lease gone on every peer, seen %1").arg(clockTime(*signs.leaseGone))
                               : tr("lease gone on %1 of %2 peers")
                                     .arg(operation.goneAt.size())
                                     .arg(operation.peers.size());
    case core::StopSign::NewStart:
        return newStartSentence(operation);
    }
    return {};
}

QString Text::nextSentence(const core::Operation &operation)
{
    const QString id = shortened(operation.key.id.text());
    const bool stops = operation.goal == core::Goal::Shutdown;
    switch (operation.phase) {
    case core::Phase::TakingOut:
    case core::Phase::ReadingBack:
        return tr("then: wait until callers let go");
    case core::Phase::Waiting:
        return stops ? tr("then: stop %1").arg(id) : tr("then: stop %1 (you confirm)").arg(id);
    case core::Phase::Drained:
        return operation.isPaused ? tr("you decide: shut %1 down; paused, it cannot be put back").arg(id)
                                  : tr("you decide: shut %1 down, or put it back").arg(id);
    case core::Phase::StopCountdown:
        return tr("then: %1 is asked to stop, which cannot be taken back").arg(id);
    case core::Phase::StopSending:
    case core::Phase::Stopping:
        return tr("then: start the new version yourself");
    case core::Phase::Cancelling:
    case core::Phase::Restoring:
        return tr("then: %1 serves callers again").arg(id);
    case core::Phase::Stopped:
        return tr("start the new version now");
    case core::Phase::Restored:
        return tr("nothing is left to do");
    case core::Phase::Failed:
        return tr("look at the instance before you try again");
    }
    return {};
}

} // namespace ui
