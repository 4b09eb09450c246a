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

/// All that a list holds, joined by commas; a masked one among them masks the whole.
std::optional<std::string> listText(const JsonElement &leaf)
{
    if (!leaf.is_array())
        return scalarText(leaf);
    std::string all;
    for (const JsonElement &one : simdjson::dom::array(leaf)) {
        const auto text = scalarText(one);
        if (text && settingtable::isMasked(*text))
            return text;
        all += (all.empty() ? "" : ",") + text.value_or("");
    }
    return all;
}

/// Text as a property file would have it. Before Boot 2.2 a Duration is an object of its getters or a number
/// of seconds; from then on it is ISO text.
std::optional<std::string> textOf(const JsonElement &leaf, Kind kind)
{
    if (kind == Kind::List)
        return listText(leaf);
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
bool isProvenUnset(const std::optional<JsonElement> &inputs, const Entry &entry)
{
    const auto input = inputs ? at(*inputs, entry.path) : std::nullopt;
    simdjson::dom::object object;
    return input && !input->get(object) && object.size() == 0;
}

/// `inputs` is the part of the bean's inputs that mirrors `properties`.
void readEntry(const JsonElement &properties, const std::optional<JsonElement> &inputs, const Entry &entry,
               std::map<Setting, SettingReading> &readings)
{
    const auto leaf = at(properties, entry.path);
    auto text = leaf ? textOf(*leaf, entry.kind) : std::nullopt;
    if (!text)
        return;
    SettingReading reading = settingtable::readingOf(entry.kind, std::move(*text), "configprops");
    if (reading.state == SettingReading::State::Hidden && isProvenUnset(inputs, entry))
        reading.state = SettingReading::State::Default;
    const auto [known, isNew] = readings.try_emplace(entry.setting, reading);
    // Two beans of one prefix: a hidden one takes nothing away from one that is told.
    if (!isNew && known->second.state == SettingReading::State::Hidden)
        known->second = std::move(reading);
}

/// "clients" of the load balancer: each holds everything that is in force for it, defaults too.
void readClients(const JsonElement &bean, const JsonElement &properties, Settings &settings)
{
    const auto clients = member(properties, "clients");
    const auto inputs = at(bean, "inputs.clients");
    simdjson::dom::object object;
    if (!clients || clients->get(object))
        return;
    for (const auto field : object) {
        if (settings.ofClients.size() >= settingtable::mostClients)
            return;
        const auto own = inputs ? member(*inputs, field.key) : std::nullopt;
        for (const Entry &entry : settingtable::table) {
            if (entry.prefix == "spring.cloud.loadbalancer")
                readEntry(field.value, own, entry, settings.ofClients[relaxedName(field.key)]);
        }
    }
}

/// The classes that Feign clients' configurations name as their retryer.
void readFeign(const std::string &prefix, const JsonElement &properties, Settings &settings)
{
    const auto clients = member(properties, "config");
    simdjson::dom::object object;
    if (!clients || clients->get(object))
        return;
    for (const auto field : object) {
        const std::string text = memberText(field.value, "retryer");
        if (text.empty() || settings.feignRetryers.size() >= settingtable::mostNamed)
            continue;
        settings.feignRetryers.push_back({prefix + ".config." + std::string(field.key) + ".retryer",
                                          settingtable::isMasked(text) ? std::string() : text.substr(0, 200),
                                          "configprops"});
    }
}

void readBean(const JsonElement &bean, Settings &settings)
{
    const std::string prefix = memberText(bean, "prefix");
    const auto properties = member(bean, "properties");
    if (prefix.empty() || !properties)
        return;
    settings.hasBalancerBean = settings.hasBalancerBean || prefix == "spring.cloud.loadbalancer.cache";
    const auto inputs = member(bean, "inputs");
    for (const Entry &entry : settingtable::table) {
        if (entry.prefix == prefix)
            readEntry(*properties, inputs, entry, settings.readings);
    }
    if (prefix == "spring.cloud.loadbalancer")
        readClients(bean, *properties, settings);
    if (prefix == "feign.client" || prefix == "spring.cloud.openfeign.client")
        readFeign(prefix, *properties, settings);
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
    settings.hasBeans = true;
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
