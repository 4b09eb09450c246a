// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/threads.h"

#include <algorithm>

namespace core {

std::optional<std::string> connectorOf(const Metric &busyThreads, int port)
{
    const auto names = busyThreads.tags.find("name");
    if (names == busyThreads.tags.end())
        return std::nullopt;
    const std::string ending = "-" + std::to_string(port);
    const auto found =
        std::ranges::find_if(names->second, [&](const std::string &name) { return name.ends_with(ending); });
    return found == names->second.end() ? std::optional<std::string>() : *found;
}

std::optional<int> inFlightOf(const Metric &busyThreads, bool sharesPort)
{
    constexpr double mostThreads = 1e6;
    const auto busy = busyThreads.value("VALUE");
    // A gauge without a value is NaN, which no comparison holds for.
    if (!busy || !(*busy >= 0) || *busy > mostThreads)
        return std::nullopt;
    return std::max(0, static_cast<int>(*busy) - (sharesPort ? 1 : 0));
}

} // namespace core
