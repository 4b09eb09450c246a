// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace core {

/// The text as a JSON string, quotes included.
std::string jsonText(std::string_view text);

/// Builds one JSON object, member by member, each name once.
class JsonObject
{
public:
    JsonObject &text(std::string_view name, std::string_view value) { return raw(name, jsonText(value)); }
    JsonObject &textIfAny(std::string_view name, std::string_view value)
    {
        return value.empty() ? *this : text(name, value);
    }
    JsonObject &number(std::string_view name, std::int64_t value) { return raw(name, std::to_string(value)); }
    JsonObject &flag(std::string_view name, bool value) { return raw(name, value ? "true" : "false"); }
    JsonObject &raw(std::string_view name, std::string_view json)
    {
        m_members += m_members.empty() ? "" : ",";
        m_members += jsonText(name) + ':';
        m_members += json;
        return *this;
    }
    std::string json() const { return '{' + m_members + '}'; }

private:
    std::string m_members;
};

/// Builds one JSON array.
class JsonArray
{
public:
    JsonArray &text(std::string_view value) { return raw(jsonText(value)); }
    JsonArray &raw(std::string_view json)
    {
        m_items += m_items.empty() ? "" : ",";
        m_items += json;
        return *this;
    }
    std::string json() const { return '[' + m_items + ']'; }

private:
    std::string m_items;
};

} // namespace core
