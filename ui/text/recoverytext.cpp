// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/releasetext.h"
#include "ui/text/text.h"
#include "ui/text/zone.h"

namespace ui {

namespace {

/// Day and time: what is left over may be older than today.
QString dayAndTime(core::TimePoint at)
{
    return Zone::local(at).toString(QStringLiteral("yyyy-MM-dd hh:mm:ss"));
}

QString whatItWas(const core::RecordedOperation &recorded)
{
    if (recorded.goal)
        return Text::goalName(*recorded.goal);
    const core::RecordedWrite *write = recorded.newestWrite();
    return write && !write->name.empty() ? Text::plain(write->name) : Text::tr("a single change");
}

QString seenEverywhere(core::SeenNow seen)
{
    switch (seen) {
    case core::SeenNow::Out:
        return Text::tr("OUT_OF_SERVICE by override on every peer");
    case core::SeenNow::PartlyOut:
        return Text::tr("OUT_OF_SERVICE by override, but not on every peer");
    case core::SeenNow::Serving:
        return Text::tr("UP without an override on every peer");
    case core::SeenNow::Gone:
        return Text::tr("not registered at any peer");
    case core::SeenNow::Unread:
        return Text::tr("not read at every peer yet");
    case core::SeenNow::Other:
        break;
    }
    return Text::tr("neither out of service by override nor UP everywhere");
}

QString countedFrom(const core::InstanceResume &one, core::TimePoint now)
{
    if (!one.operation || !one.operation->realStart)
        return Text::tr("waits until callers let go");
    const core::TimePoint start = *one.operation->realStart;
    return Text::tr("waits until callers let go, counted from %1 (%2 ago)")
        .arg(dayAndTime(start), Text::duration(now - start));
}

QString waySentence(const core::InstanceResume &one, core::TimePoint now)
{
    switch (one.way) {
    case core::ResumeWay::Ended:
        return Text::tr("stays as it is; it is not done again");
    case core::ResumeWay::WaitsItsTurn:
        return Text::tr("its turn comes");
    case core::ResumeWay::BeginsAnew:
        return Text::tr("begins anew: nothing of what was begun is left");
    case core::ResumeWay::WaitsForCallers:
        return countedFrom(one, now);
    case core::ResumeWay::WatchesStop:
        return Text::tr("watched until it is gone; it is not asked to stop again");
    case core::ResumeWay::ClearsGhost:
        return Text::tr("the entry of the dead process is removed");
    case core::ResumeWay::AwaitsReturn:
        return Text::tr("stopped: the new version is awaited");
    case core::ResumeWay::ComesBack:
        return Text::tr("it is back: callers and first requests are awaited");
    case core::ResumeWay::Judged:
        return Text::tr("your judgement is awaited");
    case core::ResumeWay::Completes:
        return one.progress.isCommandLost()
                   ? Text::tr("it serves; how its command after the return ended is not known: you are asked")
                   : Text::tr("it serves; its command after the return is due");
    case core::ResumeWay::PutsBack:
        return Text::tr("goes on being put back");
    case core::ResumeWay::IsPutBack:
        return Text::tr("is put back");
    case core::ResumeWay::IsPaused:
        return Text::tr(
            "paused and in no list: stops there and asks you, as it can neither be watched nor stopped "
            "from here");
    case core::ResumeWay::Asks:
        if (one.progress.stage == core::Stage::Preparing)
            return Text::tr("stops there and asks you: how its command before the drain ended is not known");
        return Text::tr("stops there and asks you: what stands there is not what the journal leads to");
    case core::ResumeWay::Unread:
        return Text::tr("not every server has said yet what it knows of it");
    }
    return {};
}

/// Where nothing is awaited of it, Eureka's word about it says nothing.
bool isSeenTold(const core::InstanceResume &one)
{
    return one.way != core::ResumeWay::Ended && one.way != core::ResumeWay::WaitsItsTurn;
}

QString undoSentence(const core::Release &release, const core::InstanceResume &one)
{
    if (core::isClearedByUndo(release, one))
        return Text::tr("its override is cancelled, once it is healthy");
    switch (one.way) {
    case core::ResumeWay::WaitsForCallers:
    case core::ResumeWay::PutsBack:
        return one.operation && one.operation->undo
                   ? Text::tr("put back: sends %1").arg(Text::requestLine(*one.operation->undo))
                   : Text::tr("put back");
    case core::ResumeWay::WaitsItsTurn:
    case core::ResumeWay::BeginsAnew:
        return Text::tr("left out");
    case core::ResumeWay::WatchesStop:
        return Text::tr("may have been asked to stop: that cannot be taken back");
    case core::ResumeWay::IsPaused:
        return Text::tr("stays paused: it must be restarted");
    case core::ResumeWay::ClearsGhost:
    case core::ResumeWay::AwaitsReturn:
        return Text::tr("stays stopped");
    default:
        return Text::tr("stays as it is");
    }
}

template <typename Sentence>
QString perInstance(const core::ReleaseRecovery &recovery, const Sentence &sentence)
{
    QStringList lines;
    for (const core::InstanceResume &one : recovery.instances)
        lines << QStringLiteral("%1: %2").arg(Text::plain(one.progress.planned.key.id.text()), sentence(one));
    return lines.join(QLatin1Char('\n'));
}

QString continueSentence(const core::Recovery &recovery, core::TimePoint now)
{
    switch (recovery.standing) {
    case core::Standing::StopUnknown:
    case core::Standing::StopSent:
        return Text::tr("watches until it is gone; it is not asked to stop again");
    case core::Standing::CancelUnknown:
    case core::Standing::CancelSent:
        return recovery.continueSends.empty()
                   ? Text::tr("watches until it is UP on every peer; sends nothing")
                   : Text::tr("sends %1").arg(Text::requestLine(recovery.continueSends.front()));
    default:
        break;
    }
    if (!recovery.realStart)
        return Text::tr("waits until callers let go; sends nothing");
    return Text::tr("waits until callers let go, counted from %1 (%2 ago); sends nothing")
        .arg(dayAndTime(*recovery.realStart), Text::duration(now - *recovery.realStart));
}

} // namespace

QString Text::holder(const std::vector<std::string> &details)
{
    if (details.size() < 4)
        return {};
    if (details[0].empty()) // it could not be asked for
        return tr("the lock cannot be taken: %1").arg(plain(details[2]));
    const auto since = QDateTime::fromString(plain(details[3]), Qt::ISODateWithMs);
    const QString time =
        since.isValid() ? dayAndTime(core::timeFromEpoch(since.toMSecsSinceEpoch())) : plain(details[3]);
    return tr("process %1, %2: %3, since %4")
        .arg(plain(details[0]), plain(details[1]), plain(details[2]), time);
}

QString Text::standing(core::Standing standing)
{
    switch (standing) {
    case core::Standing::NothingSent:
        return tr("nothing was sent");
    case core::Standing::TakeOutUnknown:
        return tr("it was about to be taken out of service; whether that happened is not known");
    case core::Standing::OutOfService:
        return tr("it was taken out of service");
    case core::Standing::StopUnknown:
        return tr("it was about to be asked to stop; whether that happened is not known");
    case core::Standing::StopSent:
        return tr("it was asked to stop");
    case core::Standing::CancelUnknown:
        return tr("it was about to be put back; whether that happened is not known");
    case core::Standing::CancelSent:
        return tr("it was put back, which was not proven yet");
    case core::Standing::SingleWrite:
        return tr("a change of it was sent, which was not proven yet");
    }
    return {};
}

QString Text::recoveryWhat(const core::Recovery &recovery)
{
    const core::RecordedOperation &recorded = recovery.recorded;
    return tr("%1 of %2, begun %3 by %4, unfinished since %5: %6.")
        .arg(whatItWas(recorded), plain(recovery.recorded.instance), dayAndTime(recorded.startedAt),
             plain(recorded.startedBy), dayAndTime(recorded.lastAt), standing(recovery.standing));
}

QString Text::recoveryNow(const core::Recovery &recovery)
{
    QStringList peers;
    for (const auto &[peer, evidence] : recovery.evidence)
        peers << evidenceSentence(peer, evidence);
    const QString now = tr("Eureka says now: %1.").arg(seenEverywhere(recovery.seen));
    return peers.isEmpty() ? now : now + QLatin1Char('\n') + peers.join(QLatin1Char('\n'));
}

QString Text::recoveryChoice(const core::Recovery &recovery, core::RecoveryChoice choice, core::TimePoint now)
{
    switch (choice) {
    case core::RecoveryChoice::Continue:
        return recovery.canContinue ? continueSentence(recovery, now) : QString();
    case core::RecoveryChoice::Undo:
        return recovery.undo ? tr("sends %1").arg(requestLine(*recovery.undo)) : QString();
    case core::RecoveryChoice::Leave:
        break;
    }
    return tr("ends it in the journal as it is; sends nothing");
}

QString Text::recoveryWhat(const core::ReleaseRecovery &recovery)
{
    const core::RecordedRelease &recorded = recovery.recorded;
    if (!recorded.at)
        return {};
    const core::ReleasePlan &plan = recorded.at->plan;
    const QString what =
        plan.expectedVersion.empty()
            ? tr("Release of %1").arg(plain(plan.application.text()))
            : tr("Release of %1 to %2").arg(plain(plan.application.text()), plain(plan.expectedVersion));
    return tr("%1, begun %2 by %3, unfinished since %4.")
        .arg(what, dayAndTime(recorded.startedAt), plain(recorded.startedBy), dayAndTime(recorded.lastAt));
}

QString Text::recoveryNow(const core::ReleaseRecovery &recovery)
{
    return perInstance(recovery, [](const core::InstanceResume &one) {
        const QString stood = ReleaseText::stageTitle(one.progress.stage);
        return isSeenTold(one) ? tr("%1; Eureka says now: %2").arg(stood, seenEverywhere(one.seen)) : stood;
    });
}

QString Text::recoveryChoice(const core::ReleaseRecovery &recovery, core::RecoveryChoice choice,
                             core::TimePoint now)
{
    switch (choice) {
    case core::RecoveryChoice::Continue:
        return recovery.canContinue
                   ? perInstance(recovery,
                                 [now](const core::InstanceResume &one) { return waySentence(one, now); })
                   : QString();
    case core::RecoveryChoice::Undo:
        return recovery.canUndo ? perInstance(recovery,
                                              [&](const core::InstanceResume &one) {
                                                  return undoSentence(*recovery.recorded.at, one);
                                              })
                                : QString();
    case core::RecoveryChoice::Leave:
        break;
    }
    return tr("ends it in the journal as it is; sends nothing");
}

} // namespace ui
