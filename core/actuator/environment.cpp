// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/settings.h"
#include "core/actuator/settingtable.h"
#include "core/base/json.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t mostRibbonClients = 200;
constexpr std::string_view ribbonTail = ".ribbon.serverlistrefreshinterval";
constexpr std::string_view misplacedHead = "spring.application.cloud.loadbalancer";
constexpr std::string_view retryerTail = ".retryer";

/// Without dots too: of an environment variable it cannot be told which underscore was one.
std::string withoutDots(std::string text)
{
    std::erase(text, '.');
    return text;
}

std::string squeezed(std::string_view name, bool keepsDots)
{
    return keepsDots ? relaxedName(name) : withoutDots(relaxedName(name));
}

/// "codes[0]" belongs to the list "codes".
std::string_view withoutIndex(std::string_view name)
{
    const auto bracket = name.ends_with(']') ? name.rfind('[') : std::string_view::npos;
    return bracket == std::string_view::npos ? name : name.substr(0, bracket);
}

void addNamed(std::vector<NamedSetting> &list, std::string_view key, const std::string &text,
              const std::string &source)
{
    constexpr std::size_t longestText = 200;
    const auto isSame = [&](const NamedSetting &known) { return known.name == key; };
    if (list.size() >= settingtable::mostNamed || std::ranges::any_of(list, isSame))
        return;
    list.push_back({std::string(key),
                    settingtable::isMasked(text) ? std::string() : text.substr(0, longestText), source});
}

/// What is no single property of the table: names that hold a client's name, or none that anything reads.
void readNamed(std::string_view key, const std::string &name, const std::string &text,
               const std::string &source, Settings &settings)
{
    const bool isVariable = source.starts_with("systemEnvironment");
    if (name.starts_with(isVariable ? withoutDots(std::string(misplacedHead)) : std::string(misplacedHead)))
        addNamed(settings.misplaced, key, text, source);
    const bool isFeign =
        name.starts_with("feign.client.config.") || name.starts_with("spring.cloud.openfeign.client.config.");
    if (isFeign && name.ends_with(retryerTail))
        addNamed(settings.feignRetryers, key, text, source);
    if (name.starts_with("resilience4j.retry.") || name.starts_with("resilience4j.circuitbreaker."))
        addNamed(settings.resilience, key, text, source);
}

/// "<client>.ribbon.MaxAutoRetries", "zuul.routes.<id>.retryable" and
/// "spring.cloud.loadbalancer.clients.<id>.retry.enabled".
void readOfClient(const std::string &name, const std::string &text, const std::string &source,
                  Settings &settings)
{
    constexpr std::string_view balancer = "spring.cloud.loadbalancer.";
    constexpr std::string_view zuulRoutes = "zuul.routes.";
    std::string client;
    std::string tail;
    if (const auto ribbon = name.find(".ribbon."); ribbon != std::string::npos) {
        client = name.substr(0, ribbon);
        tail = name.substr(ribbon + 1);
    } else if (name.starts_with(std::string(balancer) + "clients.")) {
        const std::string rest = name.substr(balancer.size() + 8);
        client = rest.substr(0, rest.find('.'));
        tail = std::string(balancer) + rest.substr(std::min(client.size() + 1, rest.size()));
    } else if (name.starts_with(zuulRoutes) && name.ends_with(".retryable")) {
        client = name.substr(zuulRoutes.size(), name.size() - zuulRoutes.size() - 10);
        tail = "zuul.retryable";
    }
    if (client.empty() ||
        (settings.ofClients.size() >= settingtable::mostClients && !settings.ofClients.contains(client)))
        return;
    for (const auto &entry : settingtable::table) {
        if (tail == relaxedName(entry.name))
            settings.ofClients[client].try_emplace(entry.setting,
                                                   settingtable::readingOf(entry.kind, text, source));
    }
}

/// One more of a list that is written with an index for each.
void appendTo(SettingReading &known, const std::string &text, const std::string &source)
{
    if (known.state == SettingReading::State::Value && known.readFrom == source && !known.text.empty())
        known = settingtable::readingOf(settingtable::Kind::List, known.text + "," + text, source);
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
        const bool isIndexed = entry.kind == settingtable::Kind::List && name.ends_with(']');
        if (squeezed(entry.name, !isVariable) != (isIndexed ? withoutIndex(name) : std::string_view(name)))
            continue;
        const auto [known, isNew] =
            settings.readings.try_emplace(entry.setting, settingtable::readingOf(entry.kind, text, source));
        if (!isNew && isIndexed)
            appendTo(known->second, text, source);
        return;
    }
    readNamed(key, name, text, source, settings);
    readOfClient(name, text, source, settings);
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
