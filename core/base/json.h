// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <simdjson.h>
#include <string>
#include <string_view>

namespace core {

/// A parsed document with the memory its elements point into.
class JsonDocument
{
public:
    /// Errors: NotJson (for example an HTML page), Malformed (cut off, wrong syntax); `where` names the
    /// address. A number past 64 bits (or past a double) becomes its own text, so that it refuses no
    /// document.
    static Result<JsonDocument> parse(std::string_view body, std::string_view where);

    simdjson::dom::element root() const { return m_root; }

private:
    std::unique_ptr<simdjson::dom::parser> m_parser;
    simdjson::dom::element m_root;
};

using JsonElement = simdjson::dom::element;

/// The member (of one told twice the last), or nothing where `element` is no object or has none, or null.
std::optional<JsonElement> member(const JsonElement &element, std::string_view name);
/// Text of a string, number or boolean: Eureka's codecs disagree on which scalar is sent as what.
std::optional<std::string> scalarText(const JsonElement &element);
std::optional<std::int64_t> scalarInteger(const JsonElement &element);
std::optional<double> scalarNumber(const JsonElement &element);
std::optional<bool> scalarBool(const JsonElement &element);

std::string memberText(const JsonElement &element, std::string_view name);
std::optional<std::int64_t> memberInteger(const JsonElement &element, std::string_view name);

/// Calls `visit` for each element of an array, or once for a bare object: some codecs send a single one
/// unwrapped.
template <typename Visit> void forOneOrMany(const JsonElement &element, Visit visit)
{
    if (element.is_array()) {
        for (const JsonElement &item : simdjson::dom::array(element))
            visit(item);
    } else {
        visit(element);
    }
}

} // namespace core
