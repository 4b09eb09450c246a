// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/support/builders.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <tuple>

namespace build {

core::TimePoint at(double seconds)
{
    return core::timeFromEpoch(1'760'000'000'000 + static_cast<std::int64_t>(seconds * 1000));
}

core::ApplicationName app(std::string_view name)
{
    return *core::ApplicationName::from(name);
}

core::InstanceId id(std::string_view text)
{
    return *core::InstanceId::from(text);
}

core::InstanceKey key(std::string_view id, std::string_view application)
{
    return {"test", app(application), build::id(id)};
}

core::Instance instance(std::string_view id, std::string_view status, std::string_view overridden,
                        std::string_view application)
{
    core::Instance result{app(application), build::id(id)};
    result.hostName = "orders-1";
    result.ipAddress = "10.0.0.1";
    result.port = 8080;
    result.status = core::reportedStatus(status);
    result.overriddenStatus = core::reportedStatus(overridden);
    result.healthCheckUrl = "http://orders-1:8080/actuator/health";
    result.lastUpdated = at(-600);
    return result;
}

core::Instance legacyInstance(std::string_view id, std::string_view status, std::string_view overridden)
{
    core::Instance result = instance(id, status, overridden);
    result.healthCheckUrl = "http://orders-1:8080/health";
    return result;
}

core::Health health(std::string_view ownStatus)
{
    core::Health result;
    result.status = ownStatus;
    result.ownStatus = ownStatus;
    return result;
}

core::Error error(core::ErrorKind kind)
{
    return {kind, "http://somewhere", "test", 0};
}

core::PeerView peer(std::string_view url, std::vector<core::Instance> instances, core::TimePoint readAt)
{
    core::Registry registry;
    std::ranges::sort(instances, {},
                      [](const core::Instance &one) { return std::tie(one.application, one.id); });
    registry.instances = std::move(instances);
    core::PeerView view;
    view.url = url;
    view.name = url;
    view.served.answered(std::move(registry), readAt, view.url);
    return view;
}

core::InstanceView row(const core::Instance &instance)
{
    core::InstanceView view{key(instance.id.text(), instance.application.text()),
                            std::make_shared<const core::Instance>(instance)};
    view.served.answered({instance.status, instance.overriddenStatus}, at(0), peerOne);
    view.servedByPeer[peerOne] = *view.served.value;
    view.statusSince = instance.lastUpdated;
    view.health.answered(health("UP"), at(0), "http://orders-1:8080/actuator/health");
    view.actuatorUrl = "http://orders-1:8080/actuator";
    return view;
}

core::FleetView fleet(std::vector<core::InstanceView> rows)
{
    core::FleetView view;
    view.environment = "test";
    view.takenAt = at(0);
    view.instances = std::move(rows);
    std::ranges::sort(view.instances, {}, [](const core::InstanceView &one) { return one.key; });
    std::vector<core::Instance> listed;
    for (const core::InstanceView &one : view.instances)
        listed.push_back(*one.registered);
    view.peers.push_back(peer(peerOne, std::move(listed)));
    return view;
}

core::FleetView fleet(const std::vector<core::Instance> &instances)
{
    std::vector<core::InstanceView> rows;
    for (const core::Instance &one : instances)
        rows.push_back(row(one));
    return fleet(std::move(rows));
}

core::TrafficSample sample(double seconds, double requests, std::optional<int> inFlight)
{
    core::TrafficSample result;
    result.at = at(seconds);
    result.requests = requests;
    result.inFlight = inFlight;
    return result;
}

std::string readData(std::string_view fileName)
{
    std::ifstream file(std::string(DRAINBOARD_CORE_DATA "/") + std::string(fileName), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

} // namespace build
