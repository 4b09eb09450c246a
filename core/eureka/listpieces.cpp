// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/listpieces.h"

namespace core {

namespace {

// Where an application begins. A quote within a JSON text is escaped, so this cannot be part of one.
constexpr std::string_view first = R"("application":[{"name":")";
constexpr std::string_view next = R"(]},{"name":")";
constexpr std::string_view closing = "]}}";

} // namespace

std::optional<ListPieces> cutList(std::string_view body)
{
    const auto end = body.find_last_not_of(" \t\r\n");
    if (end == std::string_view::npos || !body.substr(0, end + 1).ends_with(closing))
        return std::nullopt;
    const std::string_view list = body.substr(0, end + 1 - closing.size());
    // The names of applications come after a few short fields.
    constexpr std::size_t frameAtMost = 4096;
    const auto frameEnd = list.substr(0, frameAtMost).find(first);
    if (frameEnd == std::string_view::npos)
        return std::nullopt;

    std::size_t begin = frameEnd + first.find('{');
    ListPieces pieces{std::string(list.substr(0, begin)) + std::string(closing), {}};
    // A bracket is rare in a list, so looking for it alone is the fastest.
    for (std::size_t at = list.find(']', begin); at != std::string_view::npos; at = list.find(']', at + 1)) {
        if (list.substr(at, next.size()) != next)
            continue;
        const std::size_t afterBrace = at + 2;
        pieces.applications.push_back(list.substr(begin, afterBrace - begin));
        begin = afterBrace + 1;
    }
    pieces.applications.push_back(list.substr(begin));
    return pieces;
}

} // namespace core
