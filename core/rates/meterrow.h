// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rates/latency.h"
#include "core/rates/requestclass.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// One line of one meter: what was counted under one set of tags, whatever it was read from.
struct MeterRow
{
    std::string meter; ///< as Prometheus names it, without unit and ending: "http_server_requests"
    MeterTags tags;
    double count = 0;
    std::optional<Latency> totalTime;
    std::optional<Latency> longest;
    std::vector<LatencyBucket> buckets; ///< in order of their bounds; empty: no histogram

    bool operator==(const MeterRow &) const = default;
};

/// Micrometer's name as Prometheus writes it: "http.server.requests" is "http_server_requests".
std::string prometheusName(std::string_view name);

} // namespace core
