// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/delta.h"

#include <algorithm>

namespace core {

namespace {

bool isAt(const InstanceList &instances, std::size_t index, const Instance &wanted)
{
    return index < instances.size() && instances[index].id == wanted.id &&
           instances[index].application == wanted.application;
}

} // namespace

DeltaResult applyDelta(Registry &registry, const Delta &delta)
{
    if (!delta.isSupported())
        return DeltaResult::NotSupported;
    if (!delta.rejected.empty())
        return DeltaResult::NotWhole;

    InstanceList &instances = registry.instances;
    std::vector<InstanceList::Insertion> inserted;
    for (const InstanceRow &row : delta.changed) {
        const std::size_t index = lowerBound(instances, row->application, row->id);
        if (!isAt(instances, index, *row))
            inserted.push_back({index, row});
        else if (instances[index] != *row)
            instances.replace(index, row);
    }
    std::vector<std::size_t> removed;
    for (const InstanceRow &row : delta.deleted) {
        const std::size_t index = lowerBound(instances, row->application, row->id);
        if (isAt(instances, index, *row))
            removed.push_back(index);
    }
    instances.change(removed, std::move(inserted));
    registry.hashCode = delta.hashCode;
    return hashCodeOf(registry) == delta.hashCode ? DeltaResult::Applied : DeltaResult::HashMismatch;
}

} // namespace core
