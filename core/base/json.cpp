// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include <algorithm>
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

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The end of a number by JSON's grammar that starts at `begin`, or `begin` where none does.
std::size_t endOfNumber(std::string_view text, std::size_t begin)
{
    std::size_t at = begin;
    const auto skipDigits = [&] {
        const std::size_t first = at;
        while (at < text.size() && isDigit(text[at]))
            ++at;
        return at > first;
    };
    if (at < text.size() && text[at] == '-')
        ++at;
    const bool startsWithZero = at < text.size() && text[at] == '0';
    const std::size_t firstDigit = at;
    if (!skipDigits() || (startsWithZero && at - firstDigit > 1))
        return begin;
    if (at < text.size() && text[at] == '.') {
        ++at;
        if (!skipDigits())
            return begin;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        if (!skipDigits())
            return begin;
    }
    return at;
}

/// The end of the string that starts at `begin`, its last quote included.
std::size_t endOfString(std::string_view text, std::size_t begin)
{
    std::size_t at = begin + 1;
    while (at < text.size() && text[at] != '"')
        at += text[at] == '\\' ? 2 : 1;
    return std::min(at + 1, text.size());
}

/// The document with every number that may not fit into 64 bits in quotes. simdjson refuses a whole document
/// for one of them; as text it only counts as a number that is not told.
std::string withLongNumbersQuoted(std::string_view text)
{
    constexpr std::size_t fits = 18; // digits that always do
    std::string quoted;
    quoted.reserve(text.size() + 64);
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at + 1;
        bool isLong = false;
        if (text[at] == '"') {
            end = endOfString(text, at);
        } else if (text[at] == '-' || isDigit(text[at])) {
            // A number with a wrong grammar stays as it is, letter by letter, and is refused.
            end = std::max(endOfNumber(text, at), at + 1);
            const std::string_view number = text.substr(at, end - at);
            isLong = number.size() > fits || number.find_first_of("eE") != std::string_view::npos;
        }
        if (isLong)
            quoted += '"';
        quoted.append(text, at, end - at);
        if (isLong)
            quoted += '"';
        at = end;
    }
    return quoted;
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
    simdjson::error_code error = document.m_parser->parse(body.data(), body.size()).get(document.m_root);
    if (error == simdjson::NUMBER_ERROR)
        error = document.m_parser->parse(withLongNumbersQuoted(body)).get(document.m_root);
    if (error)
        return fail(ErrorKind::Malformed, std::string(where), simdjson::error_message(error));
    return document;
}

std::optional<JsonElement> member(const JsonElement &element, std::string_view name)
{
    simdjson::dom::object object;
    if (element.get(object))
        return std::nullopt;
    std::optional<JsonElement> found;
    for (const auto [key, value] : object) {
        if (key == name)
            found = value;
    }
    return found && !found->is_null() ? found : std::nullopt;
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
