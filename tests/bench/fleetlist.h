// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// A list as Eureka 2.0 serves it: all fields of its full JSON form, six metadata entries, 20 instances an
/// application, about 1,240 bytes an instance; and two deltas of 100 instances that undo each other.
struct FleetList
{
    std::string list;
    std::string delta; ///< 80 taken out of service, 10 new, 10 gone
    std::string undo;  ///< the same 80 UP, the 10 gone, the other 10 back
};

/// Where the instances can be asked: at localhost, in turn at these ports, with their actuators below
/// /actuator. Empty: nowhere, at names that nobody looks up.
using Ports = std::vector<int>;

/// `instances`: a multiple of 20, at least 200.
FleetList makeFleetList(std::size_t instances, const Ports &ports = {});

/// What a server says of one of them that it is asked for by its id; nothing where that is none of these.
std::optional<std::string> oneInstance(std::string_view id, std::size_t instances, const Ports &ports);

} // namespace bench
