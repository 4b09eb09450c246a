// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace core {

/// What is wrong with a server's certificate: `what` of an Error of kind Tls, where it could be told.
inline constexpr std::string_view tlsHostName = "certificate: other name";
inline constexpr std::string_view tlsAuthority = "certificate: unknown authority";
inline constexpr std::string_view tlsExpired = "certificate: not valid now";

} // namespace core
