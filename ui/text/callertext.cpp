// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text.h"

#include <algorithm>

namespace ui {

namespace {

QString knownLength(const core::KnownLength &known)
{
    const QString length = Text::length(known.length);
    if (known.isRead)
        return Text::tr("%1 read").arg(length);
    return known.isHidden ? Text::tr("%1 assumed, its setting is masked").arg(length)
                          : Text::tr("%1 assumed").arg(length);
}

int countOf(const core::Budget &budget, core::LetGo letGo)
{
    return int(std::ranges::count(budget.callers, letGo, &core::CallerWay::letGo));
}

} // namespace

QString Text::callersSentence(const core::Budget &budget)
{
    if (budget.callers.empty())
        return tr("No caller is known: the full time counts, as it is set or assumed.");
    const int all = int(budget.callers.size());
    const int done = countOf(budget, core::LetGo::Yes);
    QString sentence = budget.isReturn
                           ? tr("%1 of %2 callers hold it again").arg(done).arg(all)
                           : tr("%1 of %2 callers no longer hold it in their copies").arg(done).arg(all);
    if (budget.unknownCallers > 0)
        sentence += tr("; of %1 more instances it cannot be told whether they call: they count in full")
                        .arg(budget.unknownCallers);
    if (!budget.canTell)
        sentence += tr("; other instances changed meanwhile, so counts no longer tell who let go");
    return sentence + QLatin1Char('.');
}

QString Text::callersUnknown(const core::Budget &budget)
{
    if (budget.callers.empty())
        return tr("No caller is known: the full time counts, as it is set or assumed.");
    return tr("Of %n more instances it cannot be told whether they call: they count in full.", nullptr,
              budget.unknownCallers);
}

QString Text::wayBackSentence(const core::Operation &operation, core::TimePoint now)
{
    const core::TimePoint end = operation.wayBack.deadline(*operation.backSince);
    return now < end ? tr("callers should have it again by %1").arg(clockTime(end))
                     : tr("callers should have it again since %1").arg(clockTime(end));
}

QString Text::callerState(const core::CallerWay &way, core::TimePoint start)
{
    QStringList parts;
    if (way.whole)
        parts.append(tr("declared: %1").arg(length(*way.whole)));
    else if (way.letGo == core::LetGo::Yes && way.fetch.seenAt)
        parts.append(tr("its copy changed after %1").arg(length(*way.fetch.seenAt - start)));
    else if (!way.copyCount)
        parts.append(tr("its copy cannot be read"));
    else
        parts.append(tr("its copy holds %1, expected %2").arg(*way.copyCount).arg(way.copyExpected));
    if (way.missedFetches > 0)
        parts.append(tr("its fetches fail"));
    if (way.lastSent)
        parts.append(tr("sent to it at %1").arg(clockTime(*way.lastSent)));
    return parts.join(QStringLiteral(" · "));
}

QString Text::callerSentence(const core::Caller &caller, core::TimePoint now)
{
    QStringList parts{callerEvidence(caller.evidence)};
    if (!caller.routes.empty()) {
        QStringList routes;
        for (const std::string &route : caller.routes)
            routes << plain(route);
        parts << tr("routes: %1").arg(routes.join(tr(", ")));
    }
    if (caller.copyCount)
        parts << tr("its copy holds %1, %2").arg(*caller.copyCount).arg(readAgo(now - caller.copyReadAt));
    else if (!caller.declared)
        parts << tr("its copy cannot be read");
    if (caller.missedFetches > 0)
        parts << tr("its fetches fail");
    if (caller.sentToTarget)
        parts << tr("sent to it so far: %1").arg(qint64(*caller.sentToTarget));
    return parts.join(QStringLiteral(" · "));
}

QString Text::callerHops(const core::Caller &caller)
{
    if (caller.declared)
        return tr("declared: %1").arg(length(*caller.declared));
    return tr("fetch %1, list %2").arg(knownLength(caller.fetch), knownLength(caller.listCache));
}

QString Text::callerEvidence(core::CallerEvidence evidence)
{
    switch (evidence) {
    case core::CallerEvidence::HoldsCopy:
        return tr("may call it: its copy of the registry holds the application");
    case core::CallerEvidence::Sends:
        return tr("calls it: its load balancer counts requests to it");
    case core::CallerEvidence::Routes:
        return tr("calls it: a gateway with a route to the application");
    case core::CallerEvidence::Declared:
        return tr("calls it: the profile says so");
    }
    return {};
}

} // namespace ui
