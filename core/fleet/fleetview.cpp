// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/fleetview.h"

#include <algorithm>

namespace core {

bool InstanceView::isRegistered() const
{
    const auto isPresent = [](const auto &entry) { return entry.second.isKnown(); };
    // A read without a value and without an error said "no such instance".
    const auto isGone = [](const auto &entry) { return !entry.second.isKnown() && !entry.second.lastError; };
    if (std::ranges::any_of(live, isPresent))
        return true;
    return std::ranges::none_of(live, isGone) && isListed;
}

const InstanceView *FleetView::find(const ApplicationName &application, const InstanceId &id) const
{
    const auto wanted = std::tie(application, id);
    const auto found = std::ranges::lower_bound(instances, wanted, {}, [](const InstanceView &row) {
        return std::tie(row.key.application, row.key.id);
    });
    if (found == instances.end() || found->key.application != application || found->key.id != id)
        return nullptr;
    return &*found;
}

const InstanceView *FleetView::find(const InstanceKey &key) const
{
    return key.environment == environment ? find(key.application, key.id) : nullptr;
}

ApplicationView sumOf(const ApplicationName &name, const std::vector<const InstanceView *> &rows)
{
    ApplicationView sum{name, 0, 0, 0, 0, 0, 0, 0, 0};
    for (const InstanceView *row : rows) {
        ++sum.total;
        switch (row->status().status) {
        case Status::Up:
            ++sum.up;
            break;
        case Status::OutOfService:
            ++sum.outOfService;
            break;
        case Status::Starting:
            ++sum.starting;
            break;
        case Status::Down:
            ++sum.down;
            break;
        case Status::Unknown:
            ++sum.unknown;
            break;
        }
        if (row->hasOverride())
            ++sum.overrides;
        if (row->status().status == Status::Up && row->health.isKnown() && !row->health.value->isUp())
            ++sum.unhealthy;
    }
    return sum;
}

ApplicationView sumOf(const ApplicationName &name, const std::vector<ApplicationView> &applications)
{
    ApplicationView sum{name};
    for (const ApplicationView &one : applications) {
        sum.total += one.total;
        sum.up += one.up;
        sum.outOfService += one.outOfService;
        sum.starting += one.starting;
        sum.down += one.down;
        sum.unknown += one.unknown;
        sum.overrides += one.overrides;
        sum.unhealthy += one.unhealthy;
    }
    return sum;
}

std::vector<ApplicationView> applicationsOf(const FleetView &fleet)
{
    std::vector<ApplicationView> applications;
    std::vector<const InstanceView *> rows;
    for (const InstanceView &row : fleet.instances) {
        if (!rows.empty() && rows.front()->key.application != row.key.application) {
            applications.push_back(sumOf(rows.front()->key.application, rows));
            rows.clear();
        }
        rows.push_back(&row);
    }
    if (!rows.empty())
        applications.push_back(sumOf(rows.front()->key.application, rows));
    return applications;
}

} // namespace core
