// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text.h"

#include <QDateTime>

namespace ui {

namespace {

/// Day and time: what is left over may be older than today.
QString dayAndTime(core::TimePoint at)
{
    return QDateTime::fromMSecsSinceEpoch(core::toEpoch(at)).toString(QStringLiteral("yyyy-MM-dd hh:mm:ss"));
}

QString whatItWas(const core::RecordedOperation &recorded)
{
    if (recorded.goal)
        return Text::goalName(*recorded.goal);
    const core::RecordedWrite *write = recorded.newestWrite();
    return write && !write->name.empty() ? Text::plain(write->name) : Text::tr("a single change");
}

QString seenEverywhere(const core::Recovery &recovery)
{
    switch (recovery.seen) {
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
    const QString now = tr("Eureka says now: %1.").arg(seenEverywhere(recovery));
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

} // namespace ui
