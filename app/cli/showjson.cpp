// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/budgetjson.h"
#include "app/cli/showoutput.h"
#include "app/store/isotime.h"
#include "core/actuator/losses.h"
#include "core/advice/peerfindings.h"
#include "ui/text/actuatortext.h"
#include "ui/text/text.h"

#include <QJsonArray>

namespace app {

namespace {

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QJsonValue textOrNull(std::string_view value)
{
    return value.empty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text(value));
}

QJsonValue timeOrNull(core::TimePoint time)
{
    return time == core::TimePoint{} ? QJsonValue(QJsonValue::Null) : QJsonValue(isoTime(time));
}

/// Fixed words for scripts.
QString stateWord(core::EndpointState state)
{
    switch (state) {
    case core::EndpointState::NotAsked:
        return QStringLiteral("notAsked");
    case core::EndpointState::Answers:
        return QStringLiteral("answers");
    case core::EndpointState::NotExposed:
        return QStringLiteral("notExposed");
    case core::EndpointState::NeedsCredentials:
        return QStringLiteral("needsCredentials");
    case core::EndpointState::Forbidden:
        return QStringLiteral("forbidden");
    case core::EndpointState::ReadOnly:
        return QStringLiteral("readOnly");
    case core::EndpointState::Failed:
        return QStringLiteral("failed");
    }
    return {};
}

QString sourceWord(core::BaseSource source)
{
    switch (source) {
    case core::BaseSource::Override:
        return QStringLiteral("profile");
    case core::BaseSource::Metadata:
        return QStringLiteral("metadata");
    case core::BaseSource::SecureHealthUrl:
        return QStringLiteral("secureHealthCheckUrl");
    case core::BaseSource::HealthUrl:
        return QStringLiteral("healthCheckUrl");
    case core::BaseSource::ManagementPort:
        return QStringLiteral("managementPort");
    case core::BaseSource::Root:
        return QStringLiteral("root");
    }
    return {};
}

QJsonArray endpointsJson(const core::ActuatorFacts &facts)
{
    const auto losses = core::lossesOf(facts);
    QJsonArray endpoints;
    for (const auto &[endpoint, fact] : facts.endpoints) {
        QJsonObject object{{QStringLiteral("id"), text(core::endpointId(endpoint))},
                           {QStringLiteral("state"), stateWord(fact.state)}};
        for (const core::EndpointLoss &loss : losses) {
            if (loss.endpoint != endpoint)
                continue;
            QJsonArray properties;
            for (const std::string &property : loss.properties)
                properties.append(text(property));
            object.insert(QStringLiteral("lost"), ui::ActuatorText::lost(endpoint));
            object.insert(QStringLiteral("remedy"), ui::ActuatorText::remedy(loss));
            object.insert(QStringLiteral("properties"), properties);
        }
        endpoints.append(object);
    }
    return endpoints;
}

QJsonObject generationJson(const core::Generation &generation)
{
    const bool isTold = generation.oldest > 1 || generation.newest < 4;
    return {{QStringLiteral("oldest"), isTold ? QJsonValue(generation.oldest) : QJsonValue()},
            {QStringLiteral("newest"), isTold ? QJsonValue(generation.newest) : QJsonValue()},
            {QStringLiteral("toldBy"), ui::ActuatorText::signs(generation)}};
}

QJsonValue actuatorJson(const core::ActuatorPointer &facts)
{
    if (!facts)
        return QJsonValue(QJsonValue::Null);
    QJsonArray attempts;
    for (const core::BaseAttempt &attempt : facts->attempts)
        attempts.append(
            QJsonObject{{QStringLiteral("url"), text(attempt.candidate.url)},
                        {QStringLiteral("from"), sourceWord(attempt.candidate.source)},
                        {QStringLiteral("accepted"), attempt.verdict == core::AttemptVerdict::Accepted},
                        {QStringLiteral("text"), ui::ActuatorText::sentence(attempt)}});
    return QJsonObject{
        {QStringLiteral("url"), textOrNull(facts->base)},
        {QStringLiteral("from"), facts->base.empty() ? QJsonValue() : QJsonValue(sourceWord(facts->source))},
        {QStringLiteral("proven"), facts->isProven},
        {QStringLiteral("probedAt"), isoTime(facts->probedAt)},
        {QStringLiteral("generation"), generationJson(facts->generation)},
        {QStringLiteral("attempts"), attempts},
        {QStringLiteral("endpoints"), endpointsJson(*facts)}};
}

/// As they were at the probe; null where a group does not tell.
QJsonArray groupsJson(const core::ActuatorPointer &facts)
{
    QJsonArray groups;
    for (const core::HealthGroup &group : facts ? facts->groups : std::vector<core::HealthGroup>())
        groups.append(QJsonObject{{QStringLiteral("name"), text(group.name)},
                                  {QStringLiteral("status"), textOrNull(group.status)},
                                  {QStringLiteral("failingPart"), textOrNull(group.failingPart)}});
    return groups;
}

QJsonValue healthJson(const core::Sourced<core::Health> &health)
{
    if (!health.isKnown())
        return QJsonValue(QJsonValue::Null);
    QJsonArray parts;
    for (const core::HealthPart &part : health.value->parts)
        parts.append(QJsonObject{{QStringLiteral("path"), text(part.path)},
                                 {QStringLiteral("status"), text(part.status)},
                                 {QStringLiteral("detail"), textOrNull(part.detail)}});
    return QJsonObject{{QStringLiteral("status"), text(health.value->status)},
                       {QStringLiteral("ownStatus"), text(health.value->ownStatus)},
                       {QStringLiteral("failingPart"), textOrNull(health.value->failingPart)},
                       {QStringLiteral("detailsHidden"), health.value->detailsAreHidden},
                       {QStringLiteral("parts"), parts}};
}

QJsonValue infoJson(const core::ActuatorPointer &facts)
{
    if (!facts || !facts->info)
        return QJsonValue(QJsonValue::Null);
    const core::ApplicationInfo &info = *facts->info;
    return QJsonObject{{QStringLiteral("version"), textOrNull(info.version)},
                       {QStringLiteral("artifact"), textOrNull(info.artifact)},
                       {QStringLiteral("builtAt"), textOrNull(info.builtAt)},
                       {QStringLiteral("branch"), textOrNull(info.branch)},
                       {QStringLiteral("commit"), textOrNull(info.commit)},
                       {QStringLiteral("commitAt"), textOrNull(info.commitAt)}};
}

/// What only a live read tells is null where there was none. Times are the server's clock.
QJsonObject leaseJson(const core::InstanceView &row, const core::AdviceFacts &facts)
{
    const core::Lease &lease = row.registered->lease;
    QJsonObject object{{QStringLiteral("renewalIntervalSeconds"), qint64(lease.renewalInterval.count())},
                       {QStringLiteral("durationSeconds"), qint64(lease.duration.count())},
                       {QStringLiteral("registeredAt"), timeOrNull(lease.registered)},
                       {QStringLiteral("serviceUpAt"), timeOrNull(lease.serviceUp)},
                       {QStringLiteral("lastHeartbeatAt"), QJsonValue::Null},
                       {QStringLiteral("endsAt"), QJsonValue::Null},
                       {QStringLiteral("callersStopFrom"), QJsonValue::Null},
                       {QStringLiteral("callersStopUntil"), QJsonValue::Null},
                       {QStringLiteral("serverPreservesItself"), QJsonValue::Null}};
    const core::LeaseRead *read = facts.leaseOf(row.key);
    if (!read)
        return object;
    const core::LeaseRead &live = *read;
    object[QStringLiteral("serverPreservesItself")] = core::isPreserving(facts, live.peer);
    const auto state = core::leaseOf(live.instance, live.serverNow);
    const auto stop = core::callersStopAt(live.instance, live.serverNow, facts.caches);
    if (!state || !stop)
        return object;
    if (state->hasRenewed)
        object[QStringLiteral("lastHeartbeatAt")] = timeOrNull(state->lastHeartbeat);
    object[QStringLiteral("endsAt")] = timeOrNull(state->expiresAt);
    object[QStringLiteral("callersStopFrom")] = timeOrNull(stop->earliest);
    object[QStringLiteral("callersStopUntil")] = timeOrNull(stop->latest);
    return object;
}

} // namespace

namespace {

QJsonArray wordsOf(const std::vector<std::string> &values)
{
    QJsonArray words;
    for (const std::string &value : values)
        words.append(text(value));
    return words;
}

/// Null: not read.
QJsonValue failingJson(const core::Sourced<core::FailingRequests> &read)
{
    return read.isKnown() ? QJsonValue(pathsJson(read.value->paths)) : QJsonValue();
}

} // namespace

QJsonArray pathsJson(const std::vector<core::FailingPath> &failing)
{
    QJsonArray paths;
    for (const core::FailingPath &path : failing)
        paths.append(QJsonObject{
            {QStringLiteral("uri"), text(path.uri)},
            {QStringLiteral("requests"), path.requests},
            {QStringLiteral("newRequests"), path.newOnes ? QJsonValue(*path.newOnes) : QJsonValue()},
            {QStringLiteral("statuses"), wordsOf(path.statuses)},
            {QStringLiteral("exceptions"), wordsOf(path.exceptions)}});
    return paths;
}

QJsonObject inspectionJson(const std::optional<core::Inspection> &inspection)
{
    if (!inspection)
        return {{QStringLiteral("countdown"), QJsonValue()},
                {QStringLiteral("callers"), QJsonValue()},
                {QStringLiteral("failingRequests"), QJsonValue()}};
    QJsonArray callers;
    for (const core::Caller &caller : inspection->callers) {
        QJsonArray routes;
        for (const std::string &route : caller.routes)
            routes.append(text(route));
        callers.append(QJsonObject{
            {QStringLiteral("caller"), text(caller.name)},
            {QStringLiteral("evidence"), text(core::callerEvidenceName(caller.evidence))},
            {QStringLiteral("routes"), routes},
            {QStringLiteral("copyCount"), caller.copyCount ? QJsonValue(*caller.copyCount) : QJsonValue()},
            {QStringLiteral("copyReadAt"),
             caller.copyCount ? QJsonValue(isoTime(caller.copyReadAt)) : QJsonValue()},
            {QStringLiteral("sentToTarget"),
             caller.sentToTarget ? QJsonValue(*caller.sentToTarget) : QJsonValue()},
            {QStringLiteral("fetchSeconds"), double(caller.fetch.length.count()) / 1000.0},
            {QStringLiteral("isFetchRead"), caller.fetch.isRead},
            {QStringLiteral("listCacheSeconds"), double(caller.listCache.length.count()) / 1000.0},
            {QStringLiteral("isListCacheRead"), caller.listCache.isRead},
            {QStringLiteral("isMasked"), caller.fetch.isHidden || caller.listCache.isHidden},
            {QStringLiteral("isFetchFailing"), caller.missedFetches > 0}});
    }
    return {
        {QStringLiteral("countdown"),
         QJsonObject{{QStringLiteral("seconds"),
                      double(inspection->budget.remaining(inspection->at, inspection->at).count()) / 1000.0},
                     {QStringLiteral("hops"), hopsJson(inspection->budget)},
                     {QStringLiteral("unknownCallers"), inspection->budget.unknownCallers}}},
        {QStringLiteral("callers"), callers},
        {QStringLiteral("failingRequests"), failingJson(inspection->failing)}};
}

QJsonObject linksJson(const std::vector<core::Link> &links)
{
    QJsonArray array;
    for (const core::Link &link : links)
        array.append(QJsonObject{{QStringLiteral("name"), text(link.name)},
                                 {QStringLiteral("url"), textOrNull(link.url)},
                                 {QStringLiteral("missing"), wordsOf(link.missing)}});
    return {{QStringLiteral("links"), array}};
}

QJsonObject detailsJson(const core::InstanceView &row, const core::AdviceFacts &facts)
{
    return {{QStringLiteral("lease"), leaseJson(row, facts)},
            {QStringLiteral("actuator"), actuatorJson(row.actuator)},
            {QStringLiteral("healthDetails"), healthJson(row.health)},
            {QStringLiteral("healthGroups"), groupsJson(row.actuator)},
            {QStringLiteral("info"), infoJson(row.actuator)}};
}

} // namespace app
