// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleetview.h"
#include "core/fleet/join.h"
#include "core/release/operation.h"

#include <string>
#include <string_view>
#include <vector>

// Small values for the tests of the core. Times are seconds after one fixed moment.
namespace build {

inline constexpr const char *peerOne = "http://eureka-1:8761/eureka";
inline constexpr const char *peerTwo = "http://eureka-2:8761/eureka";

core::TimePoint at(double seconds);
core::ApplicationName app(std::string_view name = "ORDERS");
core::InstanceId id(std::string_view text);
core::InstanceKey key(std::string_view id = "orders-1:8080", std::string_view application = "ORDERS");

/// A modern instance: health at /actuator/health, port 8080.
core::Instance instance(std::string_view id = "orders-1:8080", std::string_view status = "UP",
                        std::string_view overridden = "UNKNOWN", std::string_view application = "ORDERS");
/// The same as Dalston registers it: health at /health.
core::Instance legacyInstance(std::string_view id = "orders-1:8080", std::string_view status = "UP",
                              std::string_view overridden = "UNKNOWN");

core::Health health(std::string_view ownStatus);
core::Error error(core::ErrorKind kind = core::ErrorKind::Refused);
/// A peer that answered at that moment with these instances.
core::PeerView peer(std::string_view url, std::vector<core::Instance> instances,
                    core::TimePoint readAt = at(0));
/// A row as the first peer serves it; healthy.
core::InstanceView row(const core::Instance &instance);
/// One answering peer serving exactly these rows.
core::FleetView fleet(std::vector<core::InstanceView> rows);
core::FleetView fleet(const std::vector<core::Instance> &instances);

core::TrafficSample sample(double seconds, double requests, std::optional<int> inFlight = 0);
std::string readData(std::string_view fileName);

} // namespace build
