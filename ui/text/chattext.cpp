// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text.h"

#include <QDateTime>

namespace ui {

namespace {

/// Whoever reads it in a chat sits elsewhere: with the day, in UTC.
QString universalTime(core::TimePoint at)
{
    return QDateTime::fromMSecsSinceEpoch(core::toEpoch(at), Qt::UTC)
        .toString(QStringLiteral("yyyy-MM-dd hh:mm:ss"));
}

QString proofLine(const core::Operation &operation)
{
    QString text =
        Text::tr("read back on %1 of %2 peers").arg(core::peersOut(operation)).arg(operation.peers.size());
    if (operation.phase == core::Phase::Waiting)
        return Text::tr("%1; %2").arg(text, Text::quietSentence(operation));
    return Text::tr("%1; %2").arg(text, Text::proofSentence(operation));
}

bool isOnItsWayBack(const core::Operation &operation)
{
    return operation.goal == core::Goal::Restore;
}

QString answerWord(const core::RecordedWrite &write)
{
    switch (write.answer) {
    case core::WriteAnswer::Awaited:
        return Text::tr("its answer is not known");
    case core::WriteAnswer::Unknown:
        return Text::tr("no answer arrived");
    case core::WriteAnswer::Accepted:
        return Text::tr("accepted");
    case core::WriteAnswer::NotDone:
        return Text::tr("refused, or never sent");
    }
    return {};
}

QString requestsSent(const core::RecordedOperation &recorded)
{
    QStringList sent;
    for (const core::RecordedWrite &write : recorded.writes)
        sent << Text::tr("%1 (%2)").arg(Text::plain(write.name), answerWord(write));
    return sent.isEmpty() ? Text::tr("none") : sent.join(Text::tr(", "));
}

QString recordedProof(const core::RecordedOperation &recorded)
{
    core::Operation told{0, *core::keyFromPath({}, "A/b")};
    told.proof = recorded.proof;
    told.earlyReason = recorded.earlyReason;
    return Text::proofSentence(told);
}

} // namespace

QString Text::chatStatus(const core::Operation &operation, const std::string &operatorName,
                         core::TimePoint now)
{
    const QStringList lines{tr("%1: %2 in %3, by %4, since %5 UTC")
                                .arg(goalName(operation.goal), plain(operation.key.path()),
                                     plain(operation.key.environment), plain(operatorName),
                                     universalTime(operation.startedAt)),
                            tr("Now: %1, %2").arg(phaseTitle(operation.phase), phaseDetail(operation, now)),
                            tr("Proof: %1")
                                .arg(isOnItsWayBack(operation)
                                         ? tr("UP without an override on every peer, where it says so above")
                                         : proofLine(operation)),
                            tr("Next: %1").arg(nextSentence(operation))};
    QStringList plainLines;
    for (QString line : lines)
        plainLines << line.replace(QLatin1Char('\n'), QLatin1Char(' '));
    return plainLines.join(QLatin1Char('\n'));
}

QString Text::chatStatus(const core::RecordedOperation &recorded)
{
    const QString goal = recorded.goal ? goalName(*recorded.goal) : tr("a single change");
    const QString state =
        recorded.end == core::RecordEnd::Open
            ? tr("unfinished: %1").arg(standing(core::standingOf(recorded)))
            : tr("over (%1): %2").arg(plain(recorded.outcome), standing(core::standingOf(recorded)));
    const QStringList lines{tr("%1: %2 in %3, by %4, since %5 UTC")
                                .arg(goal, plain(recorded.instance), plain(recorded.environment),
                                     plain(recorded.startedBy), universalTime(recorded.startedAt)),
                            tr("Last known %1 UTC: %2").arg(universalTime(recorded.lastAt), state),
                            tr("Proof: %1").arg(recordedProof(recorded)),
                            tr("Changes sent: %1").arg(requestsSent(recorded))};
    return lines.join(QLatin1Char('\n'));
}

} // namespace ui
