// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/recorder.h"

#include <algorithm>
#include <set>

namespace app {

namespace {

constexpr core::Millis lookEvery = std::chrono::seconds(2);

/// Applications that are measured as callers.
std::set<std::string> callersIn(const core::FleetView &fleet)
{
    std::set<std::string> names;
    for (const core::Series &series : fleet.requestsPerSecond) {
        if (series.isCallerSide)
            names.insert(series.name);
    }
    return names;
}

core::CountSample countOf(const core::InstanceView &row, core::Side side)
{
    const core::TrafficSample &traffic = *row.traffic.value;
    return {traffic.at, side, row.key.id.text(), traffic.requests, traffic.serverErrors, traffic.startedAt};
}

bool saysSame(const core::StatusChange &a, const core::StatusChange &b)
{
    return a.status == b.status && a.overridden == b.overridden;
}

} // namespace

void Recorder::tick(const std::vector<Recorded> &operations)
{
    const bool isAnyOpen = std::ranges::any_of(
        operations, [this](const Recorded &recorded) { return !m_seen[recorded.id].isOver; });
    const core::TimePoint now = m_clock();
    if (!isAnyOpen || now - m_lookedAt < lookEvery)
        return;
    m_lookedAt = now;
    const core::FleetViewPointer fleet = m_keeper.picture(now);
    for (const Recorded &recorded : operations) {
        if (!m_seen[recorded.id].isOver)
            record(recorded, *fleet);
        // Back in Eureka is not yet back at its callers.
        m_seen[recorded.id].isOver =
            recorded.operation.isFinished() && !core::isReturning(recorded.operation, now);
    }
}

void Recorder::record(const Recorded &recorded, const core::FleetView &fleet)
{
    Seen &seen = m_seen[recorded.id];
    const std::set<std::string> callers = callersIn(fleet);
    std::vector<core::CountSample> samples;
    std::vector<core::StatusChange> changes;
    std::set<std::string> present;
    const auto note = [&](core::StatusChange change) {
        const auto known = seen.statuses.find(change.name);
        if (known != seen.statuses.end() && saysSame(known->second, change))
            return;
        seen.statuses.insert_or_assign(change.name, change);
        changes.push_back(std::move(change));
    };
    for (const core::InstanceView &row : fleet.instances) {
        const bool isTarget = row.key.application == recorded.operation.key.application;
        const bool isCaller = !isTarget && callers.contains(row.key.application.text());
        if (isTarget) {
            present.insert(row.key.id.text());
            note({fleet.takenAt, row.key.id.text(), std::string(row.status().word()),
                  std::string(row.overriddenStatus().word())});
        }
        if ((!isTarget && !isCaller) || !row.traffic.isKnown())
            continue;
        core::CountSample sample = countOf(row, isCaller ? core::Side::Caller : core::Side::Server);
        core::TimePoint &sampledAt = seen.sampledAt[(isCaller ? "c" : "s") + sample.name];
        if (sample.at > sampledAt) {
            sampledAt = sample.at;
            samples.push_back(std::move(sample));
        }
    }
    std::vector<std::string> gone;
    for (const auto &[name, change] : seen.statuses) {
        if (!present.contains(name) && !change.status.empty())
            gone.push_back(name);
    }
    for (const std::string &name : gone)
        note({fleet.takenAt, name, {}, {}});
    // Losing it loses a chart, and nothing that a release depends on.
    (void)m_history.add(recorded.id, samples, changes);
}

} // namespace app
