// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/settings.h"
#include "core/actuator/settingtable.h"
#include "core/base/json.h"

namespace core {

namespace {

constexpr std::size_t mostRibbonClients = 200;
constexpr std::string_view ribbonTail = ".ribbon.serverlistrefreshinterval";

/// Lower case without dashes and underscores; with `keepsDots` false without dots too.
std::string squeezed(std::string_view name, bool keepsDots)
{
    std::string result;
    for (const char letter : name) {
        if (letter == '-' || letter == '_' || (letter == '.' && !keepsDots))
            continue;
        result += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return result;
}

/// One property of one source. Sources come in order of precedence: the first that holds it is in force.
void readProperty(std::string_view key, std::string text, const std::string &source, Settings &settings)
{
    constexpr std::size_t longestName = 200;
    if (key.size() > longestName)
        return;
    // EUREKA_CLIENT_REGISTRYFETCHINTERVALSECONDS, or 1.5's form with an underscore for each dash: which
    // underscore was a dot cannot be told.
    const bool isVariable = source.starts_with("systemEnvironment");
    const std::string name = squeezed(key, !isVariable);
    for (const auto &entry : settingtable::table) {
        if (name == squeezed(entry.name, !isVariable)) {
            settings.readings.try_emplace(entry.setting,
                                          settingtable::readingOf(entry.kind, std::move(text), source));
            return;
        }
    }
    if (name.size() > ribbonTail.size() && name.ends_with(ribbonTail) &&
        settings.ribbonByClient.size() < mostRibbonClients)
        settings.ribbonByClient.try_emplace(
            squeezed(std::string(key.substr(0, key.find('.'))), true),
            settingtable::readingOf(settingtable::Kind::Milliseconds, std::move(text), source));
}

void readSource(const std::string &source, const JsonElement &properties, Settings &settings)
{
    simdjson::dom::object object;
    if (properties.get(object))
        return;
    for (const auto field : object) {
        const auto value =
            field.value.is_object() ? member(field.value, "value") : std::optional(field.value);
        if (auto text = value ? scalarText(*value) : std::nullopt)
            readProperty(field.key, std::move(*text), source, settings);
    }
}

/// Boot 2 and later.
void readSources(const JsonElement &sources, Settings &settings)
{
    if (!sources.is_array())
        return;
    for (const JsonElement &source : simdjson::dom::array(sources)) {
        if (const auto properties = member(source, "properties"))
            readSource(memberText(source, "name"), *properties, settings);
    }
}

/// Boot 2 and later, one name: the answer does not repeat the name, the address that was asked does.
void readOneName(const JsonElement &property, std::string_view where, Settings &settings)
{
    const auto slash = where.rfind('/');
    auto value = member(property, "value");
    auto text = value ? scalarText(*value) : std::nullopt;
    if (text && slash != std::string_view::npos)
        readProperty(where.substr(slash + 1), std::move(*text), memberText(property, "source"), settings);
}

/// Boot 1.5: sources by name, or what one name or pattern brought, without its source.
void readFirstGeneration(const simdjson::dom::object &root, Settings &settings)
{
    settings.isFirstGeneration = true;
    for (const auto field : root) {
        if (field.value.is_object())
            readSource(std::string(field.key), field.value, settings);
        else if (auto text = scalarText(field.value))
            readProperty(field.key, std::move(*text), "env", settings);
    }
}

} // namespace

Result<Settings> decodeEnvironment(std::string_view body, std::string_view where, bool isWhole)
{
    const auto document = JsonDocument::parse(body, where);
    if (!document)
        return Failure(document.error());
    simdjson::dom::object root;
    if (document->root().get(root))
        return fail(ErrorKind::Malformed, std::string(where), "propertySources");
    Settings settings;
    settings.hasEnvironment = isWhole;
    const auto property = member(document->root(), "property");
    const auto sources = member(document->root(), "propertySources");
    if (!isWhole && property && property->is_object())
        readOneName(*property, where, settings);
    else if (sources)
        readSources(*sources, settings);
    else
        readFirstGeneration(root, settings);
    if (isWhole) {
        for (const auto &entry : settingtable::table)
            settings.readings.try_emplace(entry.setting,
                                          SettingReading{SettingReading::State::Default, {}, "env"});
    }
    return settings;
}

} // namespace core
