// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace bench {

/// A list as Eureka 2.0 serves it: all fields of its full JSON form, six metadata entries, 20 instances an
/// application, about 1,240 bytes an instance; and two deltas of 100 instances that undo each other.
struct FleetList
{
    std::string list;
    std::string delta; ///< 80 taken out of service, 10 new, 10 gone
    std::string undo;  ///< the same 80 UP, the 10 gone, the other 10 back
};

/// `instances`: a multiple of 20, at least 200.
FleetList makeFleetList(std::size_t instances);

} // namespace bench
