// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/json.h"
#include "core/prometheus/labelling.h"
#include "core/rates/verdict.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// How an environment's traffic is measured and judged.
struct MeasuringSettings
{
    std::vector<std::string> ignoredUris; ///< probes and the like, as the URI tag has them; see BusinessUris
    VerdictThresholds usual;
    std::map<std::string, VerdictThresholds> thresholds; ///< by application in upper case
    PrometheusSettings prometheus;

    const VerdictThresholds &thresholdsOf(const ApplicationName &application) const;
    bool operator==(const MeasuringSettings &) const = default;
};

/// Reads one member of a profile that says how traffic is measured:
///
///     "ignoredUris": ["/ping", "/probe/{kind}"],
///     "verdict": { "increase": 1, "most": 5, "requests": 100, "applications": { "orders": { "increase": 0.2
///     } } } "prometheus": { "url": "http://prometheus:9090", "credential": "metrics", "instanceLabel":
///     "instance",
///                     "instance": ["{ip}:{port}"], "selector": "env=\"prod\"" }
///
/// "increase" and "most" are per cent of the requests; an application has what it does not say itself from
/// the rest. Nothing where the member was read, an empty text where the key is none of these, else what is
/// wrong with it.
std::optional<std::string> decodeMeasuring(std::string_view key, const JsonElement &value,
                                           MeasuringSettings &measuring);

} // namespace core
