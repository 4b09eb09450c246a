// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/showoutput.h"
#include "ui/text/resiliencetext.h"
#include "ui/text/text.h"

#include <QJsonArray>
#include <QStringList>

namespace app {

namespace {

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QJsonValue numberOrNull(const std::optional<double> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QJsonObject breakerJson(const core::CallerResilience &of, const core::Breaker &breaker, bool isNamed)
{
    return {{QStringLiteral("caller"), text(of.caller)},
            {QStringLiteral("name"), text(breaker.name)},
            {QStringLiteral("namesApplication"), isNamed},
            {QStringLiteral("state"),
             breaker.state ? QJsonValue(text(core::breakerStateName(*breaker.state))) : QJsonValue()},
            {QStringLiteral("stateFrom"),
             breaker.state
                 ? QJsonValue(breaker.isFromHealth ? QStringLiteral("health") : QStringLiteral("meters"))
                 : QJsonValue()},
            {QStringLiteral("notPermittedCalls"), numberOrNull(breaker.notPermitted)}};
}

QJsonObject retryJson(const core::CallerResilience &of, const core::RetryCalls &calls, bool isNamed)
{
    return {{QStringLiteral("caller"), text(of.caller)},
            {QStringLiteral("name"), text(calls.name)},
            {QStringLiteral("namesApplication"), isNamed},
            {QStringLiteral("succeededAfterRetry"), numberOrNull(calls.succeededAfterRetry)},
            {QStringLiteral("failedAfterRetry"), numberOrNull(calls.failedAfterRetry)},
            {QStringLiteral("succeededAtOnce"), numberOrNull(calls.succeededAtOnce)},
            {QStringLiteral("failedAtOnce"), numberOrNull(calls.failedAtOnce)}};
}

} // namespace

QJsonObject triageJson(const std::optional<core::Inspection> &inspection)
{
    if (!inspection || !inspection->triage)
        return {{QStringLiteral("circuitBreakers"), QJsonValue()}, {QStringLiteral("retries"), QJsonValue()}};
    const auto isNamed = [&](const std::string &name) {
        return core::namesApplication(name, inspection->key.application);
    };
    QJsonArray breakers;
    QJsonArray retries;
    for (const core::CallerResilience &of : inspection->triage->callers) {
        for (const core::Breaker &breaker : of.breakers)
            breakers.append(breakerJson(of, breaker, isNamed(breaker.name)));
        for (const core::RetryCalls &calls : of.retries)
            retries.append(retryJson(of, calls, isNamed(calls.name)));
    }
    return {{QStringLiteral("circuitBreakers"), breakers}, {QStringLiteral("retries"), retries}};
}

QString triageText(const core::Inspection &inspection, core::TimePoint now)
{
    QStringList lines{QStringLiteral("Circuit breakers and retries of its callers")};
    if (!inspection.triage)
        return lines.constFirst() + QStringLiteral("\n  not read in time");
    const auto told = ui::ResilienceText::lines(*inspection.triage, inspection, now);
    for (const auto &[name, sentence] : told)
        lines += QStringLiteral("  ") + (name.isEmpty() ? sentence : name + QStringLiteral(": ") + sentence);
    if (told.empty())
        lines += QStringLiteral("  nobody is known to call it");
    return lines.join(QLatin1Char('\n'));
}

} // namespace app
