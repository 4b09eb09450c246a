// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// What /info tells of the release that runs. It is a free-form object: every field may be absent, "{}" is an
/// answer in which nothing is told.
struct ApplicationInfo
{
    std::string version;  ///< build.version
    std::string artifact; ///< build.artifact
    std::string builtAt;  ///< build.time as sent: ISO text, in old plugins a number of seconds
    std::string branch;   ///< git.branch
    std::string commit;   ///< git.commit.id, or its abbreviation where both are told
    std::string commitAt; ///< git.commit.time as sent

    bool isEmpty() const { return *this == ApplicationInfo{}; }
    bool operator==(const ApplicationInfo &) const = default;
};

/// Texts longer than 200 bytes are cut off. Errors: NotJson, Malformed (no object).
Result<ApplicationInfo> decodeInfo(std::string_view body, std::string_view where);

} // namespace core
