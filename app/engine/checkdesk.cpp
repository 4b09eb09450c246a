// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/checkdesk.h"

#include "app/engine/polling.h"
#include "app/engine/settingsread.h"
#include "core/actuator/endpoints.h"

#include <algorithm>

namespace app {

namespace {

constexpr int mostAtOnce = 8;
constexpr core::Millis lookEvery = std::chrono::seconds(1);

bool isRefusal(const core::Error &error)
{
    return error.kind == core::ErrorKind::Unauthorized || error.kind == core::ErrorKind::Forbidden;
}

} // namespace

CheckDesk::CheckDesk(Connections &connections, FactKeeper &keeper, Clock clock, QObject *parent)
    : QObject(parent)
    , m_connections(connections)
    , m_keeper(keeper)
    , m_clock(std::move(clock))
{
}

void CheckDesk::check(std::optional<core::ApplicationName> application)
{
    ++m_round;
    m_application = std::move(application);
    m_readings.clear();
    m_states.clear();
    m_open = 0;
    m_isComplete = false;
    m_isStale = true;
    m_result.reset();
    m_lookedAt = {};
    tick();
    emit changed();
}

void CheckDesk::tick()
{
    const core::TimePoint now = m_clock();
    if (!m_application || (m_lookedAt != core::TimePoint{} && now - m_lookedAt < lookEvery))
        return;
    m_lookedAt = now;
    look();
}

bool CheckDesk::mayStart(const std::string &name) const
{
    return m_open < mostAtOnce && !m_states.contains(name);
}

void CheckDesk::look()
{
    const core::FleetFacts &facts = m_keeper.facts();
    bool isEveryOneKnown = true;
    for (const core::PeerView &peer : facts.peers) {
        if (peer.served.isKnown() && mayStart(peer.url))
            readServer(peer.url);
        isEveryOneKnown = isEveryOneKnown && (!peer.served.isKnown() || m_states.contains(peer.url));
    }
    for (const core::CheckTarget &target : core::checkTargets(facts, *m_application)) {
        isEveryOneKnown = isEveryOneKnown && target.isTried;
        const bool mayAsk = target.isTried && !target.actuatorUrl.empty() &&
                            !facts.inRelease.contains(target.name) &&
                            m_connections.reach->routes->mayContact(target.actuatorUrl);
        if (mayAsk && mayStart(target.path))
            readProcess(target);
        isEveryOneKnown = isEveryOneKnown && (!mayAsk || m_states.contains(target.path));
    }
    m_isComplete = isEveryOneKnown && m_open == 0;
    // The rows change on their own, for example an instance that came back.
    m_isStale = true;
    emit changed();
}

void CheckDesk::readServer(const std::string &url)
{
    m_states[url] = State::Open;
    ++m_open;
    auto done = [this, url, round = m_round](const core::Result<core::Settings> &read,
                                             const std::string &source) {
        if (round != m_round)
            return;
        if (read)
            m_readings[url].settings.answered(*read, m_clock(), source);
        else
            m_readings[url].settings.failed(read.error());
        finished(url);
    };
    (new SettingsRead(actuatorsOfServer(url), m_connections.reader, done, this))->start();
}

void CheckDesk::readProcess(const core::CheckTarget &target)
{
    m_states[target.path] = State::Open;
    ++m_open;
    auto done = [this, target, round = m_round](const core::Result<core::Settings> &read,
                                                const std::string &source) {
        if (round != m_round)
            return;
        auto &settings = m_readings[target.path].settings;
        if (read)
            settings.answered(*read, m_clock(), source);
        else
            settings.failed(read.error());
        // A credential that was refused is not tried again and again.
        if (target.isCaller && (read || !isRefusal(read.error())))
            readBeans(target, round);
        else
            finished(target.path);
    };
    (new SettingsRead({target.actuatorUrl}, m_connections.reader, done, this))->start();
}

void CheckDesk::readBeans(const core::CheckTarget &target, int round)
{
    core::Request request = core::beansRequest(target.actuatorUrl);
    request.timeout = readTimeout;
    m_connections.reader.read(
        request, this,
        [this, target, round, url = request.url](const core::Result<core::Response> &response) {
            if (round != m_round)
                return;
            const auto good = core::requireSuccess(response, url);
            auto beans = good ? core::decodeBeans(good->body, url)
                              : core::Result<core::Wiring>(core::Failure(good.error()));
            if (beans) {
                readConditions(target, round, *beans, url);
                return;
            }
            m_readings[target.path].wiring.failed(beans.error());
            finished(target.path);
        });
}

void CheckDesk::readConditions(const core::CheckTarget &target, int round, core::Wiring beans,
                               const std::string &source)
{
    core::Request request = core::conditionsRequest(target.actuatorUrl, target.isFirstGeneration);
    request.timeout = readTimeout;
    m_connections.reader.read(
        request, this,
        [this, target, round, beans = std::move(beans), source,
         url = request.url](const core::Result<core::Response> &response) {
            if (round != m_round)
                return;
            const auto good = core::requireSuccess(response, url);
            const auto conditions = good ? core::decodeConditions(good->body, url)
                                         : core::Result<core::Wiring>(core::Failure(good.error()));
            m_readings[target.path].wiring.answered(core::joined(beans, conditions), m_clock(), source);
            finished(target.path);
        });
}

void CheckDesk::finished(const std::string &name)
{
    m_states[name] = State::Over;
    --m_open;
    look(); // the next ones
}

std::shared_ptr<const core::SmoothCheck> CheckDesk::result()
{
    if (!m_application || (m_result && !m_isStale))
        return m_result;
    const core::TimePoint now = m_clock();
    const core::CheckInput input = core::checkInputOf(
        m_keeper.facts(), m_keeper.pictureOf(*m_application, now).instances, *m_application, m_readings,
        m_declared, m_keeper.calls().callersOf(*m_application));
    m_result = std::make_shared<const core::SmoothCheck>(
        core::SmoothCheck{*m_application, now, core::checkOf(input), !m_isComplete});
    m_isStale = false;
    return m_result;
}

} // namespace app
