// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace core {

/// What `GET {base}` of Spring Boot 2 and later lists: every exposed operation, whatever its method.
struct Links
{
    /// By endpoint id ("metrics"), the path below the base ("metrics", or what path-mapping made of it).
    std::map<std::string, std::string> endpoints;
    std::size_t refused = 0; ///< entries that are no usable link

    bool has(std::string_view id) const { return endpoints.contains(std::string(id)); }
    bool operator==(const Links &) const = default;
};

/// More endpoints than this are counted as refused; an application has a few dozen.
inline constexpr std::size_t mostLinks = 500;

/// Keys are the id, or id, "-" and each path parameter ("env-toMatch"). Of the hrefs only the path below the
/// document's own (self) is used: their scheme, host and port echo the request, and come back wrong behind a
/// proxy. Errors: NotJson, Malformed ("_links").
Result<Links> decodeLinks(std::string_view body, std::string_view base);

} // namespace core
