// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/vip.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

void addNames(std::string_view list, std::set<std::string> &names)
{
    while (!list.empty()) {
        const std::size_t comma = list.find(',');
        if (const std::string_view name = list.substr(0, comma); !name.empty())
            names.emplace(name);
        list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
    }
}

} // namespace

std::size_t countUsable(const Registry &served)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        served.instances, [](const Instance &instance) { return instance.status.status == Status::Up; }));
}

std::vector<std::string> vipNames(const FleetView &fleet, bool isSecure)
{
    std::set<std::string> names;
    for (const InstanceView &row : fleet.instances)
        addNames(isSecure ? row.registered->secureVipAddress : row.registered->vipAddress, names);
    return {names.begin(), names.end()};
}

std::vector<std::string> readOrder(const std::vector<PeerView> &peers)
{
    std::vector<std::string> urls;
    for (const bool isFresh : {true, false}) {
        for (const PeerView &peer : peers) {
            if (peer.served.isFresh() == isFresh)
                urls.push_back(peer.url);
        }
    }
    return urls;
}

} // namespace core
