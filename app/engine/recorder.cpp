// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/recorder.h"

#include <algorithm>
#include <set>
#include <string>

namespace app {

namespace {

constexpr core::Millis lookEvery = std::chrono::seconds(2);

core::CountSample countOf(const std::string &name, core::Side side, const core::TrafficSample &traffic)
{
    return {traffic.at, side, name, traffic.requests, traffic.serverErrors, traffic.startedAt};
}

bool saysSame(const core::StatusChange &a, const core::StatusChange &b)
{
    return a.status == b.status && a.overridden == b.overridden;
}

std::vector<core::StatusChange> statusesOf(const core::ApplicationName &application,
                                           const core::FleetView &fleet)
{
    std::vector<core::StatusChange> statuses;
    for (const core::InstanceView &row : fleet.instances) {
        if (row.key.application == application)
            statuses.push_back({fleet.takenAt, row.key.id.text(), std::string(row.status().word()),
                                std::string(row.overriddenStatus().word())});
    }
    return statuses;
}

bool goesOnWithRelease(const Recorder::Recorded &recorded, const std::vector<Recorder::Recorded> &operations,
                       const std::vector<core::Release> &releases)
{
    const core::ApplicationName &application = recorded.operation.key.application;
    const bool isNewest = std::ranges::none_of(operations, [&](const Recorder::Recorded &other) {
        return other.operation.key.application == application &&
               other.operation.startedAt > recorded.operation.startedAt;
    });
    return isNewest && std::ranges::any_of(releases, [&](const core::Release &release) {
               return release.plan.application == application && !release.isFinished();
           });
}

} // namespace

void Recorder::tick(const std::vector<Recorded> &operations, const std::vector<core::Release> &releases)
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
        m_seen[recorded.id].isOver = recorded.operation.isFinished() &&
                                     !core::isReturning(recorded.operation, now) &&
                                     !goesOnWithRelease(recorded, operations, releases);
    }
}

void Recorder::record(const Recorded &recorded, const core::FleetView &fleet)
{
    Seen &seen = m_seen[recorded.id];
    const core::ApplicationName &application = recorded.operation.key.application;
    const std::vector<core::StatusChange> changes = seen.take(statusesOf(application, fleet), fleet.takenAt);
    std::vector<core::CountSample> samples;
    for (const core::InstanceView &row : fleet.instances) {
        if (row.key.application == application && row.traffic.isKnown())
            seen.take(countOf(row.key.id.text(), core::Side::Server, *row.traffic.value), samples);
    }
    // Of a caller only what it sent to this application: its other requests are no part of this release.
    for (const auto &[caller, traffic] : m_keeper.calls().totalsTo(application))
        seen.take(countOf(caller, core::Side::Caller, traffic), samples);
    // Losing it loses a chart, and nothing that a release depends on.
    (void)m_history.add(recorded.id, samples, changes);
}

/// Keeps it where it is newer than the last one of that counter.
void Recorder::Seen::take(core::CountSample sample, std::vector<core::CountSample> &samples)
{
    core::TimePoint &newest = sampledAt[{sample.side, sample.name}];
    if (sample.at <= newest)
        return;
    newest = sample.at;
    samples.push_back(std::move(sample));
}

/// What differs from before; one that is no longer there changed to no status.
std::vector<core::StatusChange> Recorder::Seen::take(const std::vector<core::StatusChange> &present,
                                                     core::TimePoint at)
{
    std::vector<core::StatusChange> changes;
    std::set<std::string> names;
    for (const core::StatusChange &change : present) {
        names.insert(change.name);
        const auto known = statuses.find(change.name);
        if (known == statuses.end() || !saysSame(known->second, change))
            changes.push_back(change);
    }
    for (const auto &[name, known] : statuses) {
        if (!names.contains(name) && !known.status.empty())
            changes.push_back({at, name, {}, {}});
    }
    for (const core::StatusChange &change : changes)
        statuses.insert_or_assign(change.name, change);
    return changes;
}

} // namespace app
