// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/reach/credential.h"
#include "core/reach/route.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Reads one member of a profile that says how servers are reached and logged in at. Nothing where it was
/// read, an empty text where the key is none of these, else what is wrong with it (never a secret).
std::optional<std::string> decodeReach(std::string_view key, const JsonElement &value, ReachSettings &reach,
                                       TrustSettings &trust, std::vector<CredentialSettings> &credentials);

} // namespace core
