// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/eureka/instancefields.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// What an answer of Eureka tells, as far as its rows can be used. Only for decoder.h, which is the way in.
struct DecodedList
{
    std::string hashCode;                ///< apps__hashcode; empty where not told
    std::optional<std::int64_t> version; ///< versions__delta
    std::vector<RowCollector::Row> rows; ///< sorted by application, then id; each pair once
    RejectedRows rejected;
};

/// `root` is the name of the one member at the top: "applications", "application" or "instance". Errors:
/// NotJson, Malformed.
Result<DecodedList> decodeJsonList(std::string_view body, std::string_view where, std::string_view root);

} // namespace core
