// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/resiliencetext.h"

#include "ui/text/text.h"

#include <QStringList>

#include <algorithm>

namespace ui {

namespace {

const QString separator = QStringLiteral(" · ");

QString count(double calls)
{
    return Text::number(int(std::min(calls, 2e9)));
}

/// One whose name is of somebody else matters only where it keeps calls back, or has.
bool isTelling(const core::Breaker &breaker)
{
    return (breaker.state && core::isTripped(*breaker.state)) || breaker.notPermitted.value_or(0) > 0 ||
           (breaker.recent && breaker.recent->notPermitted > 0);
}

bool isTelling(const core::RetryCalls &calls)
{
    return calls.succeededAfterRetry.value_or(0) > 0 || calls.failedAfterRetry.value_or(0) > 0;
}

} // namespace

QString ResilienceText::state(core::BreakerState state)
{
    switch (state) {
    case core::BreakerState::Open:
        return tr("open: lets no call through");
    case core::BreakerState::ForcedOpen:
        return tr("forced open: lets no call through");
    case core::BreakerState::HalfOpen:
        return tr("half open: lets a few calls through to try");
    case core::BreakerState::Closed:
        return tr("closed: lets every call through");
    case core::BreakerState::MetricsOnly:
        return tr("only counts: lets every call through");
    case core::BreakerState::Disabled:
        break;
    }
    return tr("switched off: lets every call through");
}

QString ResilienceText::sentence(const core::Breaker &breaker)
{
    QStringList parts{breaker.state ? state(*breaker.state) : tr("its state is not told")};
    if (breaker.notPermitted)
        parts << tr("%1 calls not let through").arg(count(*breaker.notPermitted));
    if (breaker.recent)
        parts << tr("in the last %1: %2 calls let through, %3 of them failed, %4 not let through")
                     .arg(Text::length(breaker.recent->window), count(breaker.recent->passed),
                          count(breaker.recent->failed), count(breaker.recent->notPermitted));
    return parts.join(separator);
}

QString ResilienceText::sentence(const core::RetryCalls &calls)
{
    QStringList parts;
    if (calls.succeededAfterRetry)
        parts << tr("%1 calls succeeded only after a retry").arg(count(*calls.succeededAfterRetry));
    if (calls.failedAfterRetry)
        parts << tr("%1 failed after their retries").arg(count(*calls.failedAfterRetry));
    if (calls.succeededAtOnce)
        parts << tr("%1 succeeded at once").arg(count(*calls.succeededAtOnce));
    if (calls.failedAtOnce)
        parts << tr("%1 failed without a retry").arg(count(*calls.failedAtOnce));
    return parts.isEmpty() ? tr("nothing was counted yet") : parts.join(separator);
}

std::vector<std::pair<QString, QString>>
ResilienceText::lines(const core::Triage &triage, const core::Inspection &inspection, core::TimePoint now)
{
    std::vector<std::pair<QString, QString>> lines;
    const auto add = [&](const core::CallerResilience &of, const QString &kind, const auto &item) {
        const bool isNamed = core::namesApplication(item.name, inspection.key.application);
        if (!isNamed && !isTelling(item))
            return;
        QString value = sentence(item);
        if (!isNamed)
            value += separator + tr("its name does not say towards whom");
        if (of.readAt)
            value += separator + Text::readAgo(now - *of.readAt);
        lines.emplace_back(kind.arg(Text::plain(of.caller), Text::plain(item.name)), value);
    };
    for (const core::CallerResilience &of : triage.callers) {
        for (const core::Breaker &breaker : of.breakers)
            add(of, tr("%1: circuit breaker %2", "caller, name"), breaker);
        for (const core::RetryCalls &calls : of.retries)
            add(of, tr("%1: retry %2", "caller, name"), calls);
        if (of.lastError)
            lines.emplace_back(Text::plain(of.caller), tr("not read: %1").arg(Text::sentence(*of.lastError)));
        if (of.leftOut > 0)
            lines.emplace_back(Text::plain(of.caller), tr("%1 more were not asked for").arg(of.leftOut));
    }
    if (lines.empty() && !inspection.callers.empty())
        lines.emplace_back(QString(), triage.isAwaited
                                          ? tr("not asked for yet")
                                          : tr("none of its callers tells of one that would be for it"));
    return lines;
}

} // namespace ui
