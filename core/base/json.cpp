// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include <charconv>
#include <cmath>

namespace core {

namespace {

std::string_view withoutLeadingSpace(std::string_view text)
{
    const auto begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

template <typename Number> std::optional<Number> parseNumber(std::string_view text)
{
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace

Result<JsonDocument> JsonDocument::parse(std::string_view body, std::string_view where)
{
    const std::string_view content = withoutLeadingSpace(body);
    if (content.empty())
        return fail(ErrorKind::Malformed, std::string(where), "empty body");
    if (content.front() == '<')
        return fail(ErrorKind::NotJson, std::string(where), "markup");

    JsonDocument document;
    document.m_parser = std::make_unique<simdjson::dom::parser>();
    const simdjson::error_code error =
        document.m_parser->parse(body.data(), body.size()).get(document.m_root);
    if (error)
        return fail(ErrorKind::Malformed, std::string(where), simdjson::error_message(error));
    return document;
}

std::optional<JsonElement> member(const JsonElement &element, std::string_view name)
{
    simdjson::dom::object object;
    if (element.get(object))
        return std::nullopt;
    JsonElement found;
    if (object.at_key(name).get(found) || found.is_null())
        return std::nullopt;
    return found;
}

std::optional<std::string> scalarText(const JsonElement &element)
{
    std::string_view text;
    if (!element.get(text))
        return std::string(text);
    if (element.is_bool())
        return element.get_bool().value_unsafe() ? "true" : "false";
    if (element.is_number())
        return simdjson::minify(element);
    return std::nullopt;
}

std::optional<std::int64_t> scalarInteger(const JsonElement &element)
{
    std::int64_t integer = 0;
    if (!element.get(integer))
        return integer;
    double number = 0;
    if (!element.get(number)) {
        // Beyond 2^53 a double no longer counts in whole steps.
        if (std::abs(number) < 9.0e15 && number == std::floor(number))
            return static_cast<std::int64_t>(number);
        return std::nullopt;
    }
    std::string_view text;
    if (!element.get(text))
        return parseNumber<std::int64_t>(text);
    return std::nullopt;
}

std::optional<double> scalarNumber(const JsonElement &element)
{
    double number = 0;
    if (!element.get(number))
        return number;
    std::string_view text;
    if (!element.get(text)) {
        const auto parsed = parseNumber<double>(text);
        if (parsed && std::isfinite(*parsed))
            return parsed;
    }
    return std::nullopt;
}

std::optional<bool> scalarBool(const JsonElement &element)
{
    bool value = false;
    if (!element.get(value))
        return value;
    std::string_view text;
    if (!element.get(text)) {
        if (text == "true")
            return true;
        if (text == "false")
            return false;
    }
    return std::nullopt;
}

std::string memberText(const JsonElement &element, std::string_view name)
{
    if (const auto found = member(element, name))
        return scalarText(*found).value_or(std::string());
    return {};
}

std::optional<std::int64_t> memberInteger(const JsonElement &element, std::string_view name)
{
    if (const auto found = member(element, name))
        return scalarInteger(*found);
    return std::nullopt;
}

} // namespace core
