// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/json.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// A page that a profile names for its applications and instances: a dashboard, their logs.
struct LinkTemplate
{
    std::string name;                          ///< never empty
    std::string url;                           ///< http or https, with placeholders
    std::vector<ApplicationName> applications; ///< empty: all
    bool isOfInstance = false;                 ///< a placeholder needs one; else of the application

    bool operator==(const LinkTemplate &) const = default;
};

/// What a placeholder for a value of an instance's metadata begins with: {metadata.KEY}.
inline constexpr std::string_view metadataPlaceholder = "metadata.";

/// Reads a profile's member "links":
///
///     "links": [ { "name": "Grafana",
///                  "url": "https://grafana.example/d/jvm?var-instance={host}:{port}&from={from}&to={to}" },
///                { "name": "Logs", "url": "https://logs.example/{lowerCaseApplication}/{version}",
///                  "applications": ["orders"] } ]
///
/// Placeholders: {application}, {lowerCaseApplication}, {from} and {to} (the time looked at, in milliseconds
/// since 1970); of an instance {instanceId}, {host}, {port}, {ipAddr}, {version}, {zone}, {vipAddress} and
/// {metadata.KEY}. Whatever stands for one is percent-encoded, and in the place of a host it must be one. A
/// brace that is none of a placeholder's is written %7B or %7D. Returns what is wrong, if anything.
std::optional<std::string> decodeLinks(const JsonElement &value, std::vector<LinkTemplate> &links);

} // namespace core
