// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/grouping.h"

#include <algorithm>
#include <array>
#include <utility>

namespace core {

namespace {

constexpr std::array<std::pair<Grouping, std::string_view>, 4> names{{
    {Grouping::None, "none"},
    {Grouping::Host, "host"},
    {Grouping::Zone, "zone"},
    {Grouping::Version, "version"},
}};

} // namespace

std::string_view groupingName(Grouping grouping)
{
    return std::ranges::find(names, grouping, [](const auto &one) { return one.first; })->second;
}

std::optional<Grouping> groupingFromName(std::string_view name)
{
    const auto *const found = std::ranges::find(names, name, [](const auto &one) { return one.second; });
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

std::string groupOf(const InstanceView &row, Grouping grouping)
{
    switch (grouping) {
    case Grouping::Host:
        return std::string(row.registered->hostName.view());
    case Grouping::Zone:
        return row.zone;
    case Grouping::Version:
        return row.version;
    case Grouping::None:
        break;
    }
    return {};
}

std::vector<std::uint32_t> grouped(const FleetView &fleet, std::vector<std::uint32_t> order,
                                   Grouping grouping)
{
    if (grouping == Grouping::None)
        return order;
    std::vector<std::pair<std::string, std::uint32_t>> rows;
    rows.reserve(order.size());
    for (const std::uint32_t at : order)
        rows.emplace_back(groupOf(fleet.instances[at], grouping), at);
    std::ranges::stable_sort(rows, [](const auto &a, const auto &b) {
        return a.first.empty() || b.first.empty() ? b.first.empty() && !a.first.empty() : a.first < b.first;
    });
    for (std::size_t at = 0; at < rows.size(); ++at)
        order[at] = rows[at].second;
    return order;
}

} // namespace core
