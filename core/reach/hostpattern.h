// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace core {

/// True for a pattern that `matchesHost` can use: a name or an address in which '*' stands for any run of
/// characters, or a block of addresses such as "10.42.0.0/16" or "fd00::/8".
bool isHostPattern(std::string_view pattern);

/// Whether the host (no brackets, any case) fits the pattern. Names are never resolved, so a block fits only
/// hosts that are written as an address; a pattern that cannot be used fits nothing.
bool matchesHost(std::string_view host, std::string_view pattern);

/// The same as curl and most others read an entry of no_proxy: "*" is every host, a block is a block, and a
/// name (with or without a leading '.') is that host and everything below it.
bool matchesNoProxy(std::string_view host, std::string_view entry);

/// Whether connecting to this host could end at this computer: loopback in any spelling the resolver of the
/// operating system takes ("127.1", "0x7f000001", "::ffff:127.0.0.1"), the unspecified address, and names
/// that are reserved for it. Names are not resolved.
bool isThisMachine(std::string_view host);

} // namespace core
