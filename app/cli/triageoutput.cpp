// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/showoutput.h"
#include "ui/text/failingtext.h"
#include "ui/text/resiliencetext.h"
#include "ui/text/text.h"
#include "ui/text/weighttext.h"

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

QJsonObject recentJson(const core::RecentCalls &recent)
{
    return {{QStringLiteral("windowMilliseconds"), double(recent.window.count())},
            {QStringLiteral("passedCalls"), recent.passed},
            {QStringLiteral("failedCalls"), recent.failed},
            {QStringLiteral("notPermittedCalls"), recent.notPermitted}};
}

QJsonObject breakerJson(const core::CallerResilience &of, const core::Breaker &breaker, bool isNamed)
{
    return {{QStringLiteral("caller"), text(of.caller)},
            {QStringLiteral("name"), text(breaker.name)},
            {QStringLiteral("namesApplication"), isNamed},
            {QStringLiteral("state"),
             breaker.state ? QJsonValue(text(core::breakerStateName(*breaker.state))) : QJsonValue()},
            {QStringLiteral("stateFrom"),
             breaker.state ? QJsonValue(text(core::breakerSourceName(breaker.source))) : QJsonValue()},
            {QStringLiteral("notPermittedCalls"), numberOrNull(breaker.notPermitted)},
            {QStringLiteral("recent"), breaker.recent ? recentJson(*breaker.recent) : QJsonValue()}};
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

QJsonArray versionsJson(const std::vector<core::VersionFailures> &versions)
{
    QJsonArray array;
    for (const core::VersionFailures &one : versions)
        array.append(QJsonObject{{QStringLiteral("version"), text(one.version)},
                                 {QStringLiteral("instances"), one.instances},
                                 {QStringLiteral("instancesCounted"), one.counted},
                                 {QStringLiteral("requests"), numberOrNull(one.requests)},
                                 {QStringLiteral("failures"), numberOrNull(one.failures)},
                                 {QStringLiteral("instancesAsked"), one.asked},
                                 {QStringLiteral("failingRequests"),
                                  one.asked > 0 ? QJsonValue(pathsJson(one.failing.paths)) : QJsonValue()}});
    return array;
}

QJsonObject shareJson(const core::Triage &triage, const core::InstanceId &id)
{
    const auto own = triage.weights.byInstance.find(id.text());
    QJsonArray readers;
    for (const std::string &caller : triage.weights.callers)
        readers.append(text(caller));
    return {{QStringLiteral("measured"), numberOrNull(triage.measuredShare)},
            {QStringLiteral("weight"),
             own == triage.weights.byInstance.end() ? QJsonValue() : QJsonValue(own->second)},
            {QStringLiteral("byWeight"), numberOrNull(core::weighedShareOf(triage.weights, id.text()))},
            {QStringLiteral("weightReadBy"), readers}};
}

} // namespace

QJsonObject triageJson(const std::optional<core::Inspection> &inspection)
{
    if (!inspection || !inspection->triage)
        return {{QStringLiteral("versions"), QJsonValue()},
                {QStringLiteral("requestShare"), QJsonValue()},
                {QStringLiteral("circuitBreakers"), QJsonValue()},
                {QStringLiteral("retries"), QJsonValue()}};
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
    return {{QStringLiteral("versions"), versionsJson(inspection->triage->versions)},
            {QStringLiteral("requestShare"), shareJson(*inspection->triage, inspection->key.id)},
            {QStringLiteral("circuitBreakers"), breakers},
            {QStringLiteral("retries"), retries}};
}

QString triageText(const core::Inspection &inspection, core::TimePoint now)
{
    QStringList lines;
    const auto add = [&lines](const std::vector<std::pair<QString, QString>> &told) {
        for (const auto &[name, sentence] : told)
            lines +=
                QStringLiteral("  ") + (name.isEmpty() ? sentence : name + QStringLiteral(": ") + sentence);
    };
    const QString callers = QStringLiteral("Circuit breakers and retries of its callers");
    if (!inspection.triage)
        return callers + QStringLiteral("\n  not read in time");
    const core::Triage &triage = *inspection.triage;
    const auto versions = ui::FailingText::versionLines(triage.versions);
    if (!versions.empty())
        lines += QStringLiteral("Versions of its application side by side");
    add(versions);
    const auto share = ui::WeightText::lines(triage.weights, triage.measuredShare, inspection.key.id);
    if (!share.empty())
        lines += QStringLiteral("Its share of the requests");
    add(share);
    lines += callers;
    const auto breakers = ui::ResilienceText::lines(triage, inspection, now);
    add(breakers);
    if (breakers.empty())
        lines += QStringLiteral("  nobody is known to call it");
    return lines.join(QLatin1Char('\n'));
}

} // namespace app
