// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/rates/series.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

enum class Side { Server, Caller };
std::string_view sideName(Side side); ///< "server" or "caller"
std::optional<Side> sideFromName(std::string_view name);

/// Counters of one process at one moment, as the history keeps them.
struct CountSample
{
    TimePoint at{};
    Side side = Side::Server;
    std::string name; ///< id of the instance
    double requests = 0;
    double errors = 0;
    std::optional<TimePoint> processStart; ///< absent: not told

    bool operator==(const CountSample &) const = default;
};

/// An instance was seen with another status than before; an empty status: it is no longer registered.
struct StatusChange
{
    TimePoint at{};
    std::string name;
    std::string status;
    std::string overridden;

    bool operator==(const StatusChange &) const = default;
};

/// What one instance counted.
struct ImpactPart
{
    std::string name;
    Side side = Side::Server;
    double requests = 0;
    double failed = 0;
    bool hasGap = false; ///< a restart or a pause in between: what happened there was not counted

    bool operator==(const ImpactPart &) const = default;
};

/// What a release did to requests, whoever did it. What was not measured is absent, never zero.
struct Impact
{
    std::vector<ImpactPart> parts; ///< of those that were measured, callers first, in order of name
    std::optional<double> failedAtCallers;
    std::optional<double> requestsAtCallers;
    std::optional<double> failedAtServers;
    std::optional<double> requestsAtServers;
    std::optional<TimePoint> firstFailure; ///< the beginning of the first interval with one
    std::optional<TimePoint> lastFailure;  ///< the end of the last
    std::optional<Millis> withFailures;    ///< all intervals with a failure together: at most so long
    std::optional<int> fewestInService;
    int instances = 0; ///< of the application, that were ever seen

    bool operator==(const Impact &) const = default;
};

/// 0..1 of the requests on that side. Nothing where it was not measured, or nothing was asked.
std::optional<double> failedShareOf(const Impact &impact, Side side);

/// How one stands among earlier ones that were measured on the same side.
struct ImpactRank
{
    Side side = Side::Caller;
    double share = 0; ///< 0..1, its own
    int smaller = 0;  ///< earlier ones with a smaller share
    int equal = 0;
    int greater = 0;

    bool operator==(const ImpactRank &) const = default;
};

/// By the callers where it and any earlier one were measured there, else by the servers. Nothing where it
/// cannot be held against any.
std::optional<ImpactRank> rankOf(const Impact &impact, const std::vector<Impact> &earlier);

/// Both in any order. Two samples of one process are needed to measure anything.
Impact impactOf(std::vector<CountSample> samples, std::vector<StatusChange> changes);

/// One line per side, of all its instances together; a gap where nothing was measured.
std::vector<Series> errorShareOf(std::vector<CountSample> samples);
std::vector<Series> requestsPerSecondOf(std::vector<CountSample> samples);
/// How many of the application were UP.
Series inServiceOf(std::vector<StatusChange> changes);

} // namespace core
