// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"
#include "core/release/plan.h"
#include "tests/core/support/registration.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

namespace tests {

inline std::vector<core::Finding> findingsIn(const core::Snapshot &snapshot, core::TimePoint now)
{
    return core::findingsOf(*snapshot.fleet,
                            snapshot.adviceFacts ? *snapshot.adviceFacts : core::AdviceFacts{}, now);
}

/// The same list as the engine makes it, for the facts that were put into the snapshot.
inline void lookForFindings(core::Snapshot &snapshot, core::TimePoint now)
{
    snapshot.findings = std::make_shared<const std::vector<core::Finding>>(findingsIn(snapshot, now));
}

/// Made-up fleets for tests of the window: every value is set by hand, the clock stands still.
class FleetBuilder
{
public:
    static constexpr core::TimePoint now{core::Millis(1'780'000'000'000)};

    explicit FleetBuilder(std::string environment = "prod-eu")
    {
        m_fleet.environment = std::move(environment);
    }

    static core::ApplicationName application(const std::string &name)
    {
        return *core::ApplicationName::from(name);
    }

    core::InstanceKey key(const std::string &name, const std::string &id) const
    {
        return {m_fleet.environment, application(name), *core::InstanceId::from(id)};
    }

    FleetBuilder &peer(const std::string &name, int latency = 8)
    {
        core::PeerView peer;
        peer.name = name;
        peer.url = "http://" + name + ":8761/eureka";
        peer.served.answered({}, now - core::Millis(800), peer.url);
        peer.latency = core::Millis(latency);
        m_fleet.peers.push_back(std::move(peer));
        return *this;
    }

    FleetBuilder &silentPeer(const std::string &name, core::Millis since = core::Millis(14'000))
    {
        peer(name);
        m_fleet.peers.back().served.readAt = now - since;
        m_fleet.peers.back().served.failed(
            {core::ErrorKind::Refused, m_fleet.peers.back().url + "/apps", {}, 0});
        return *this;
    }

    FleetBuilder &deadPeer(const std::string &name, core::Error error)
    {
        core::PeerView peer;
        peer.name = name;
        peer.url = "http://" + name + ":8761/eureka";
        peer.served.failed(std::move(error));
        m_fleet.peers.push_back(std::move(peer));
        return *this;
    }

    /// An instance that is registered and of which nothing else is known.
    core::InstanceView &bare(const std::string &name, const std::string &id,
                             core::Status status = core::Status::Up)
    {
        core::Instance registered{application(name), *core::InstanceId::from(id)};
        core::InstanceView row{key(name, id), std::make_shared<const core::Instance>(std::move(registered))};
        build::registrationOf(row).status.status = status;
        build::registrationOf(row).hostName = "host-" + id.substr(0, id.find(':'));
        row.served.answered({row.registered->status, {}}, now - core::Millis(800),
                            "http://eureka-1:8761/eureka");
        m_fleet.instances.push_back(std::move(row));
        return m_fleet.instances.back();
    }

    /// An instance of which everything is known.
    core::InstanceView &instance(const std::string &name, const std::string &id,
                                 core::Status status = core::Status::Up, double perSecond = 120,
                                 double errors = 0.0)
    {
        core::InstanceView &row = bare(name, id, status);
        const std::string host = id.substr(0, id.find(':'));
        row.actuatorUrl = "http://" + host + ":8080/actuator";
        row.version = "2.14.0";
        row.statusSince = now - std::chrono::hours(74);
        core::Health health;
        health.status = health.ownStatus = "UP";
        row.health.answered(health, now - core::Millis(1'500), row.actuatorUrl + "/health");
        row.traffic.answered({now - core::Millis(1'000), 41'220, 3, 4, {}, true}, now - core::Millis(1'000),
                             row.actuatorUrl + "/metrics");
        row.rate = core::TrafficRate{perSecond, errors, perSecond * 2, 0, core::Millis(2'000)};
        return row;
    }

    core::InstanceView &taken(const std::string &name, const std::string &id)
    {
        core::InstanceView &row = instance(name, id, core::Status::OutOfService, 9);
        build::registrationOf(row).overriddenStatus.status = core::Status::OutOfService;
        row.statusSince = now - core::Millis(54'000);
        return row;
    }

    core::FleetView &fleet() { return m_fleet; }
    const core::FleetView &fleet() const { return m_fleet; }

    /// The snapshot in the order of the query, as the engine makes it.
    std::shared_ptr<core::Snapshot> snapshot(core::ListQuery query = {}) const
    {
        auto fleet = std::make_shared<core::FleetView>(m_fleet);
        std::ranges::sort(fleet->instances, {}, &core::InstanceView::key);
        fleet->applications = core::applicationsOf(*fleet);
        fleet->takenAt = now;
        auto result = std::make_shared<core::Snapshot>();
        result->order = core::arrange(*fleet, query);
        result->query = std::move(query);
        result->fleet = std::move(fleet);
        lookForFindings(*result, now);
        result->access.writableUntil = now + std::chrono::minutes(27);
        result->operatorName = "alice";
        result->hasEverAnswered = true;
        return result;
    }

private:
    core::FleetView m_fleet;
};

/// Sets that server's clock apart from ours, as an answer of a millisecond would show it.
inline void setClock(core::PeerView &peer, core::Millis ahead)
{
    const core::TimePoint asked = FleetBuilder::now - core::Millis(500);
    peer.clock.learn(FleetBuilder::now - core::Millis(1000) + ahead, asked, asked + core::Millis(1));
}

/// Six instances of ORDERS on their way, and some others: what the pictures in the documents show.
inline FleetBuilder ordersFleet()
{
    using core::Status;
    FleetBuilder builder;
    builder.peer("eureka-1", 8).peer("eureka-2", 11).silentPeer("eureka-3");
    builder.instance("ORDERS", "orders-1:8080", Status::Up, 118);
    builder.taken("ORDERS", "orders-2:8080").isInRelease = true;
    builder.instance("ORDERS", "orders-3:8080", Status::Up, 131);
    core::InstanceView &newer = builder.instance("ORDERS", "orders-4:8080", Status::Up, 127, 0.002);
    newer.version = "2.15.0";
    newer.statusSince = FleetBuilder::now - std::chrono::minutes(18);
    core::InstanceView &starting = builder.instance("ORDERS", "orders-5:8080", Status::Starting, 0);
    starting.statusSince = FleetBuilder::now - core::Millis(9'000);
    starting.health.value->ownStatus = "DOWN";
    starting.rate->errorShare.reset();
    core::InstanceView &kept = builder.instance("ORDERS", "orders-6:8080", Status::Up, 124);
    build::registrationOf(kept).overriddenStatus.status = Status::Up;
    for (const auto &[name, count] :
         {std::pair{"GATEWAY", 2}, {"PAYMENTS", 3}, {"INVENTORY", 8}, {"SEARCH", 12}}) {
        for (int i = 1; i <= count; ++i) {
            std::string id = name + ("-" + std::to_string(i)) + ":8080";
            std::ranges::transform(id, id.begin(),
                                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
            builder.instance(name, id, count == 8 && i == 7 ? Status::Down : Status::Up);
        }
    }
    return builder;
}

/// A gateway with a route and a service with a copy, whose copies hold so many of the application's
/// instances; a third one cannot be read, a fourth is declared.
inline core::HopsRead twoCallersAndTheRest(int copy, core::TimePoint readAt)
{
    core::HopsRead read;
    for (const char *name : {"GATEWAY/gateway-1:8060", "CHECKOUT/a-service-with-a-rather-long-name-1:8080"}) {
        core::Caller caller;
        caller.name = name;
        caller.fetch = {core::Millis(30'000), true, false, "http://gateway-1:8060/actuator (configprops)"};
        caller.listCache = {core::Millis(35'000), true, false,
                            "http://gateway-1:8060/actuator (configprops)"};
        caller.copyCount = copy;
        caller.copyReadAt = readAt;
        read.callers.callers.push_back(caller);
    }
    std::swap(read.callers.callers[0], read.callers.callers[1]);
    read.callers.callers[1].evidence = core::CallerEvidence::Routes;
    read.callers.callers[0].copyCount = 2; // it has not noticed yet
    core::Caller hidden;
    hidden.name = "STOCK/stock-1:8080";
    hidden.fetch = {core::Millis(300'000), false, true, {}};
    hidden.listCache = {core::Millis(35'000), false, true, {}};
    hidden.missedFetches = 3;
    read.callers.callers.push_back(hidden);
    core::Caller declared;
    declared.name = "nightly batch";
    declared.declared = core::Millis(20'000);
    read.callers.callers.push_back(declared);
    read.callers.othersUp = 1;
    read.callers.changedAt = readAt - core::Millis(600'000);
    read.serverCache = {core::Millis(30'000), true, false, "http://eureka-1:8761/actuator (configprops)"};
    return read;
}

/// An operation of that snapshot in that phase.
inline core::Operation operationIn(const core::Snapshot &snapshot, const core::InstanceKey &key,
                                   core::Goal goal, core::Phase phase)
{
    const core::InstanceView *row = snapshot.fleet->find(key);
    core::Operation operation = core::planOperation(*snapshot.fleet, *row, goal, {}, 1, FleetBuilder::now);
    operation.phase = phase;
    operation.drainedSince = FleetBuilder::now - core::Millis(54'000);
    if (phase == core::Phase::StopCountdown) {
        operation.proof = core::Proof::Traffic;
        operation.stopAt = FleetBuilder::now + core::Millis(4'000);
    }
    return operation;
}

} // namespace tests
