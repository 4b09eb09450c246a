// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/releasemachine.h"
#include "tests/core/support/builders.h"

#include <algorithm>
#include <string>
#include <vector>

// Releases as values, for the tests of the core.
namespace build {

/// orders-1, orders-2, ... of the given ids; every length zero, so that no countdown runs.
inline core::ReleasePlan plan(const std::vector<std::string> &ids = {"orders-1:8080", "orders-2:8080"})
{
    core::ReleasePlan made{key().environment, app()};
    for (const std::string &id : ids)
        made.instances.push_back({key(id)});
    made.expectedVersion = "2.0";
    const core::Millis none(0);
    made.hops = {none, none, none, none};
    return made;
}

/// An instance that serves: UP, healthy, old version, process started at 0.
inline core::SeenInstance seen(std::string_view id = "orders-1:8080", std::string version = "1.0")
{
    core::SeenInstance row{key(id)};
    row.host = "host-" + std::string(id.substr(0, id.find(':')));
    row.port = 8080;
    row.version = std::move(version);
    row.startedAt = at(0);
    row.registeredAt = at(1);
    row.status = core::reportedStatus("UP");
    row.overriddenStatus = core::reportedStatus("UNKNOWN");
    row.isServedUp = true;
    row.isHealthy = true;
    row.healthReadAt = at(100'000);
    row.isAnswering = true;
    row.requests = 0;
    row.serverErrors = 0;
    return row;
}

/// The same as a new process of the new version, with so many requests answered.
inline core::SeenInstance seenNew(std::string_view id = "orders-1:8080", double requests = 0)
{
    core::SeenInstance row = seen(id, "2.0");
    row.startedAt = at(500);
    row.registeredAt = at(501);
    row.requests = requests;
    return row;
}

inline core::FleetSeen fleetSeen(std::vector<core::SeenInstance> rows)
{
    return {true, std::move(rows)};
}

inline core::Operation operationOf(std::string_view id, core::Phase phase,
                                   core::Outcome outcome = core::Outcome::Running)
{
    core::Operation operation{1, key(id)};
    operation.phase = phase;
    operation.outcome = outcome;
    return operation;
}

/// What `after` is held to say beside 1,000 requests before of which none failed.
inline core::SideVerdict verdictOn(double requests, double failures)
{
    return {core::TrafficSide::Own, core::Comparison::BeforeSince,
            core::judge(core::RequestCounts{1000, 0}, core::RequestCounts{requests, failures}, {})};
}

/// How many effects of that kind there are.
template <typename Kind> int countOf(const std::vector<core::ReleaseEffect> &effects)
{
    return static_cast<int>(std::ranges::count_if(
        effects, [](const core::ReleaseEffect &effect) { return std::holds_alternative<Kind>(effect); }));
}

/// The first effect of that kind; null where there is none.
template <typename Kind> const Kind *firstOf(const std::vector<core::ReleaseEffect> &effects)
{
    for (const core::ReleaseEffect &effect : effects) {
        if (const auto *found = std::get_if<Kind>(&effect))
            return found;
    }
    return nullptr;
}

/// Lines of that kind among the effects.
inline int linesOf(const std::vector<core::ReleaseEffect> &effects, core::JournalKind kind)
{
    return static_cast<int>(std::ranges::count_if(effects, [&](const core::ReleaseEffect &effect) {
        const auto *line = std::get_if<core::JournalLine>(&effect);
        return line && line->kind == kind;
    }));
}

} // namespace build
