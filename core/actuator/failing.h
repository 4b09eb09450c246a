// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/metrics.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace core {

/// Requests of one path that ended as the server's error.
struct FailingPath
{
    std::string uri;                     ///< as the meter has it: "/orders/{id}"
    double requests = 0;                 ///< since the process started
    std::vector<std::string> statuses;   ///< "500", ...; of all of them
    std::vector<std::string> exceptions; ///< simple class names, none where none was told
    std::optional<double> newOnes; ///< since the reading before; absent: there was none, or it started anew

    bool operator==(const FailingPath &) const = default;
};

/// Which requests of one process fail, for whoever looks at it.
struct FailingRequests
{
    std::vector<FailingPath> paths; ///< most new ones first, then most
    std::size_t leftOut = 0;        ///< failing paths that were not asked for

    bool operator==(const FailingRequests &) const = default;
};

/// Failing paths that are asked for one by one.
inline constexpr std::size_t mostFailingPaths = 8;

/// An answer that is of this path and of failures alone. Nothing where its count is none.
std::optional<FailingPath> failingPath(const std::string &uri, const Metric &answer);
/// Adds up what is of one path.
void add(FailingRequests &all, FailingPath path);
/// With what came since `before`, in order. Counters that fell are of another process: nothing is told of
/// them.
FailingRequests since(const std::optional<FailingRequests> &before, FailingRequests now);

} // namespace core
