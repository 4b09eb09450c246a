// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/settings.h"
#include "core/actuator/settingtable.h"
#include "core/base/json.h"

namespace core {

namespace {

using settingtable::Entry;
using settingtable::Kind;

/// Follows a path with dots through objects.
std::optional<JsonElement> at(JsonElement node, std::string_view path)
{
    while (!path.empty()) {
        const auto dot = path.find('.');
        const auto next = member(node, path.substr(0, dot));
        if (!next)
            return std::nullopt;
        node = *next;
        path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    }
    return node;
}

/// Text as a property file would have it. Before Boot 2.2 a Duration is an object of its getters or a number
/// of seconds; from then on it is ISO text.
std::optional<std::string> textOf(const JsonElement &leaf, Kind kind)
{
    if (kind != Kind::Duration)
        return scalarText(leaf);
    if (leaf.is_object()) {
        const auto seconds = memberInteger(leaf, "seconds");
        if (!seconds)
            return std::nullopt;
        const auto nanoseconds = memberInteger(leaf, "nano").value_or(0);
        if (nanoseconds < 0 || nanoseconds > 999'999'999)
            return std::nullopt;
        const std::string digits = std::to_string(nanoseconds);
        return "PT" + std::to_string(*seconds) + "." + std::string(9 - digits.size(), '0') + digits + "S";
    }
    const auto text = scalarText(leaf);
    return leaf.is_number() && text ? std::optional<std::string>(*text + "s") : text;
}

/// From Boot 2.3 on `inputs` tells whether anything sets a property, even where the value is masked.
bool isProvenUnset(const JsonElement &bean, const Entry &entry)
{
    const auto inputs = member(bean, "inputs");
    const auto input = inputs ? at(*inputs, entry.path) : std::nullopt;
    simdjson::dom::object object;
    return input && !input->get(object) && object.size() == 0;
}

void readEntry(const JsonElement &bean, const JsonElement &properties, const Entry &entry, Settings &settings)
{
    const auto leaf = at(properties, entry.path);
    auto text = leaf ? textOf(*leaf, entry.kind) : std::nullopt;
    if (!text)
        return;
    SettingReading reading = settingtable::readingOf(entry.kind, std::move(*text), "configprops");
    if (reading.state == SettingReading::State::Hidden && isProvenUnset(bean, entry))
        reading.state = SettingReading::State::Default;
    const auto [known, isNew] = settings.readings.try_emplace(entry.setting, reading);
    // Two beans of one prefix: a hidden one takes nothing away from one that is told.
    if (!isNew && known->second.state == SettingReading::State::Hidden)
        known->second = std::move(reading);
}

void readBean(const JsonElement &bean, Settings &settings)
{
    const std::string prefix = memberText(bean, "prefix");
    const auto properties = member(bean, "properties");
    if (prefix.empty() || !properties)
        return;
    settings.hasBalancerBean = settings.hasBalancerBean || prefix == "spring.cloud.loadbalancer.cache";
    for (const Entry &entry : settingtable::table) {
        if (entry.prefix == prefix)
            readEntry(bean, *properties, entry, settings);
    }
}

void readBeans(const JsonElement &beans, Settings &settings)
{
    simdjson::dom::object object;
    if (beans.get(object))
        return;
    for (const auto field : object) {
        if (field.value.is_object() && field.key != "parent")
            readBean(field.value, settings);
    }
}

void readContexts(const simdjson::dom::object &contexts, Settings &settings)
{
    // The bootstrap context holds beans of the same prefixes with other values: only what is nowhere else.
    for (const bool isBootstrap : {false, true}) {
        for (const auto field : contexts) {
            if ((field.key == "bootstrap") != isBootstrap)
                continue;
            if (const auto beans = member(field.value, "beans"))
                readBeans(*beans, settings);
        }
    }
}

} // namespace

Result<Settings> decodeConfigurationProperties(std::string_view body, std::string_view where)
{
    const auto document = JsonDocument::parse(body, where);
    if (!document)
        return Failure(document.error());
    Settings settings;
    const JsonElement root = document->root();
    if (!root.is_object())
        return fail(ErrorKind::Malformed, std::string(where), "contexts");
    if (const auto contexts = member(root, "contexts")) {
        simdjson::dom::object object;
        if (contexts->get(object))
            return fail(ErrorKind::Malformed, std::string(where), "contexts");
        readContexts(object, settings);
        return settings;
    }
    settings.isFirstGeneration = true;
    readBeans(root, settings);
    if (const auto parent = member(root, "parent"))
        readBeans(*parent, settings);
    return settings;
}

} // namespace core
