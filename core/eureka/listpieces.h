// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// A JSON list cut into its applications, so that each is parsed by itself: the parser's memory then stays in
/// the processor's cache, and a list of 12 MB takes no second and third time its size.
struct ListPieces
{
    std::string frame;                          ///< the document with an empty array of applications
    std::vector<std::string_view> applications; ///< views into the body
};

/// Cuts a body as Eureka's default codec writes it; nothing for any other, which is then parsed whole. Where
/// `frame` and every piece are valid JSON, and `frame` ends with `"application":[]}}`, the body is valid too
/// and means just this: nothing was passed over. Whoever parses them has to check that.
std::optional<ListPieces> cutList(std::string_view body);

} // namespace core
