// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/settingspoll.h"

#include "app/engine/settingsread.h"
#include "core/actuator/endpoints.h"
#include "core/actuator/routes.h"
#include "core/http/url.h"

namespace app {

namespace {

constexpr int mostAtOnce = 8;
const char *const serverTask = "server-settings";
const char *const callerTask = "settings";
const char *const routesTask = "gateway-routes";

} // namespace

SettingsPoll::SettingsPoll(Polling &polling, QObject *parent)
    : QObject(parent)
    , m_polling(polling)
{
}

bool SettingsPoll::mayStart(const std::string &task, core::TimePoint now) const
{
    return m_open < mostAtOnce && !m_refused.contains(task) && m_polling.schedule.isDue(task, now);
}

/// Only who holds a copy of the registry or routes by it is asked: nobody else's settings say anything.
bool SettingsPoll::isCaller(const core::InstanceName &name) const
{
    const auto &instances = m_polling.keeper.facts().instances;
    const auto found = instances.find(name);
    if (found == instances.end())
        return false;
    const core::InstanceFacts &facts = found->second;
    const bool routes = facts.caller.routes.isKnown() && !facts.caller.routes.value->empty();
    return routes || (facts.health.isKnown() && facts.health.value->showsRegistryCopy);
}

void SettingsPoll::setInspected(std::set<core::InstanceName> names)
{
    m_inspected = std::move(names);
    m_lookedAt = {}; // somebody waits for it
}

void SettingsPoll::noteRegistration(const core::InstanceName &name, const core::Instance &instance)
{
    const core::TimePoint at = instance.lease.registered;
    const auto [known, isNew] = m_registered.try_emplace(name, at);
    if (isNew || known->second == at)
        return;
    known->second = at;
    for (const char *what : {callerTask, routesTask}) {
        m_refused.erase(task(what, name));
        m_polling.schedule.makeDue(task(what, name));
    }
}

void SettingsPoll::tick(core::TimePoint now)
{
    for (const core::PeerView &peer : m_polling.keeper.facts().peers) {
        if (peer.served.isKnown() && mayStart(task(serverTask, peer.url), now))
            readServer(peer.url);
    }
    // Going over a fleet of ten thousand takes its time, and nothing here is urgent.
    constexpr core::Millis lookEvery = std::chrono::seconds(1);
    if (m_open >= mostAtOnce || now - m_lookedAt < lookEvery)
        return;
    m_lookedAt = now;
    const auto listed = m_polling.keeper.listed();
    for (const auto &[name, instance] : listed->rows) {
        noteRegistration(name, *instance);
        const std::string actuator = m_polling.keeper.actuatorUrlOf(name, *instance);
        if (instance->isDiscoveryServer || m_inRelease.contains(name) || !mayAsk(m_polling, actuator))
            continue;
        if (mayStart(task(routesTask, name), now))
            readRoutes(name, *instance);
        else if ((isCaller(name) || m_inspected.contains(name)) && mayStart(task(callerTask, name), now))
            readCaller(name, actuator);
        if (m_open >= mostAtOnce)
            return;
    }
}

void SettingsPoll::finished(const std::string &task, const core::Error *error)
{
    --m_open;
    const bool isRefused =
        error && (error->kind == core::ErrorKind::Unauthorized || error->kind == core::ErrorKind::Forbidden);
    if (isRefused)
        m_refused.insert(task);
    m_polling.schedule.finished(task, m_polling.clock(), m_polling.periods.settings, true);
    emit changed();
}

void SettingsPoll::readServer(const std::string &peer)
{
    const std::string name = task(serverTask, peer);
    m_polling.schedule.started(name, m_polling.clock());
    ++m_open;
    auto done = [this, peer, name](const core::Result<core::Settings> &read, const std::string &source) {
        m_polling.keeper.serverSettingsRead(peer, read, m_polling.clock(), source);
        finished(name, read ? nullptr : &read.error());
    };
    auto *read = new SettingsRead(actuatorsOfServer(peer), m_polling.connections.reader, done, this);
    read->start();
}

void SettingsPoll::readCaller(const core::InstanceName &name, const std::string &actuatorUrl)
{
    m_polling.schedule.started(task(callerTask, name), m_polling.clock());
    ++m_open;
    auto done = [this, name](const core::Result<core::Settings> &read, const std::string &source) {
        m_polling.keeper.callerSettingsRead(name, read, m_polling.clock(), source);
        finished(task(callerTask, name), read ? nullptr : &read.error());
    };
    auto *read = new SettingsRead({actuatorUrl}, m_polling.connections.reader, done, this);
    read->start();
}

void SettingsPoll::readRoutes(const core::InstanceName &name, const core::Instance &instance)
{
    const std::string actuator = m_polling.keeper.actuatorUrlOf(name, instance);
    const bool isZuul = core::isFirstGeneration(instance, m_polling.keeper.actuatorOf(name));
    m_polling.schedule.started(task(routesTask, name), m_polling.clock());
    ++m_open;
    core::Request request = isZuul ? core::zuulRoutesRequest(actuator) : core::gatewayRoutesRequest(actuator);
    request.timeout = readTimeout;
    m_polling.connections.reader.read(
        request, this, [this, name, isZuul, url = request.url](const core::Result<core::Response> &response) {
            const auto good = core::requireSuccess(response, url);
            core::Result<std::vector<core::GatewayRoute>> routes =
                good ? (isZuul ? core::decodeZuulRoutes(good->body, url)
                               : core::decodeGatewayRoutes(good->body, url))
                     : core::Result<std::vector<core::GatewayRoute>>(core::Failure(good.error()));
            m_polling.keeper.routesRead(name, routes, m_polling.clock(), url);
            finished(task(routesTask, name), routes ? nullptr : &routes.error());
        });
}

} // namespace app
