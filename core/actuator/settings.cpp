// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/settings.h"

#include "core/actuator/duration.h"
#include "core/actuator/endpoints.h"
#include "core/actuator/settingtable.h"

#include <algorithm>
#include <charconv>

namespace core {

namespace settingtable {

const Entry &entryOf(Setting setting)
{
    return *std::ranges::find(table, setting, &Entry::setting);
}

bool isMasked(std::string_view text)
{
    // Spring's own mask is six stars; a custom sanitizer may use another number of them.
    return text.size() >= 3 && text.find_first_not_of('*') == std::string_view::npos;
}

std::optional<Millis> lengthOf(Kind kind, std::string_view text)
{
    switch (kind) {
    case Kind::Seconds:
    case Kind::Milliseconds: {
        // A whole number by declaration: a process that was given anything else did not start.
        const bool isNumber = !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
        return isNumber ? parseDuration(text, kind == Kind::Seconds ? Millis(1000) : Millis(1))
                        : std::nullopt;
    }
    case Kind::Duration:
        return parseDuration(text, Millis(1));
    default:
        return std::nullopt;
    }
}

std::optional<bool> flagOf(std::string_view text)
{
    std::string lower(text.substr(0, 8));
    for (char &letter : lower)
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    if (lower == "true" || lower == "on" || lower == "yes" || lower == "1")
        return true;
    if (lower == "false" || lower == "off" || lower == "no" || lower == "0")
        return false;
    return std::nullopt;
}

std::optional<int> timesOf(std::string_view text)
{
    int count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc() || end != text.data() + text.size() || count < 0 || count > 1000)
        return std::nullopt;
    return count;
}

std::optional<int> countOf(std::string_view text)
{
    const auto count = timesOf(text);
    return count == 0 ? std::nullopt : count;
}

SettingReading readingOf(Kind kind, std::string text, std::string readFrom)
{
    constexpr std::size_t longestText = 200;
    using State = SettingReading::State;
    if (isMasked(text))
        return {State::Hidden, {}, std::move(readFrom)};
    bool isGood = text.size() <= longestText && (!text.empty() || kind == Kind::List);
    if (isGood && kind == Kind::Flag)
        isGood = flagOf(text).has_value();
    else if (isGood && kind == Kind::Count)
        isGood = countOf(text).has_value();
    else if (isGood && kind == Kind::Times)
        isGood = timesOf(text).has_value();
    else if (isGood && kind != Kind::Word && kind != Kind::List)
        isGood = lengthOf(kind, text).has_value();
    text.resize(std::min(text.size(), longestText));
    return {isGood ? State::Value : State::Unreadable, std::move(text), std::move(readFrom)};
}

} // namespace settingtable

namespace {

const std::string *valueIn(const Settings &settings, Setting setting)
{
    const SettingReading *reading = settings.find(setting);
    return reading && reading->state == SettingReading::State::Value ? &reading->text : nullptr;
}

} // namespace

const SettingReading *Settings::find(Setting setting) const
{
    const auto found = readings.find(setting);
    return found == readings.end() ? nullptr : &found->second;
}

const SettingReading *Settings::findFor(Setting setting, std::string_view client) const
{
    if (const auto own = ofClients.find(relaxedName(client)); own != ofClients.end()) {
        if (const auto found = own->second.find(setting); found != own->second.end())
            return &found->second;
    }
    return find(setting);
}

std::string relaxedName(std::string_view name)
{
    std::string result;
    for (const char letter : name) {
        if (letter != '-' && letter != '_')
            result += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return result;
}

std::string_view settingName(Setting setting)
{
    return settingtable::entryOf(setting).name;
}

std::string_view settingStateName(SettingReading::State state)
{
    switch (state) {
    case SettingReading::State::Value:
        return "value";
    case SettingReading::State::Default:
        return "default";
    case SettingReading::State::Hidden:
        return "hidden";
    case SettingReading::State::Unreadable:
        return "unreadable";
    }
    return {};
}

const std::vector<Setting> &allSettings()
{
    static const std::vector<Setting> all = [] {
        std::vector<Setting> settings;
        for (const auto &entry : settingtable::table)
            settings.push_back(entry.setting);
        return settings;
    }();
    return all;
}

std::optional<Millis> lengthIn(const Settings &settings, Setting setting)
{
    const std::string *text = valueIn(settings, setting);
    return text ? settingtable::lengthOf(settingtable::entryOf(setting).kind, *text) : std::nullopt;
}

std::optional<bool> flagIn(const Settings &settings, Setting setting)
{
    const std::string *text = valueIn(settings, setting);
    return text ? settingtable::flagOf(*text) : std::nullopt;
}

std::optional<int> countIn(const Settings &settings, Setting setting)
{
    const std::string *text = valueIn(settings, setting);
    return text ? settingtable::countOf(*text) : std::nullopt;
}

bool isDefaultIn(const Settings &settings, Setting setting)
{
    const SettingReading *reading = settings.find(setting);
    return reading && reading->state == SettingReading::State::Default;
}

bool isHiddenIn(const Settings &settings, Setting setting)
{
    const SettingReading *reading = settings.find(setting);
    return reading && reading->state == SettingReading::State::Hidden;
}

Result<Settings> settingFrom(const Result<Response> &response, Setting setting, std::string_view where)
{
    if (response && response->status == 404) {
        Settings settings;
        settings.readings[setting] = {SettingReading::State::Default, {}, "env"};
        return settings;
    }
    const auto good = requireSuccess(response, std::string(where));
    if (!good)
        return Failure(good.error());
    return decodeEnvironment(good->body, where, false);
}

Settings joined(Settings configurationProperties, const Settings &environment)
{
    using State = SettingReading::State;
    Settings both = std::move(configurationProperties);
    for (const auto &[setting, reading] : environment.readings) {
        const auto [known, isNew] = both.readings.try_emplace(setting, reading);
        // A masked leaf of configprops may stand in the clear in env, and the other way round.
        if (!isNew && known->second.state != State::Value && reading.state == State::Value)
            known->second = reading;
        // An environment without it proves the default that a masked bean hides only where nothing was bound
        // by code: a missing key is weaker than an origin, so a hidden one stays hidden.
    }
    for (const auto &[client, readings] : environment.ofClients)
        both.ofClients[client].insert(readings.begin(), readings.end());
    both.misplaced = environment.misplaced; // bound to no bean
    both.resilience = environment.resilience;
    if (both.feignRetryers.empty())
        both.feignRetryers = environment.feignRetryers;
    both.ribbonByClient.insert(environment.ribbonByClient.begin(), environment.ribbonByClient.end());
    both.isFirstGeneration = both.isFirstGeneration || environment.isFirstGeneration;
    both.hasBeans = both.hasBeans || environment.hasBeans;
    both.hasEnvironment = both.hasEnvironment || environment.hasEnvironment;
    return both;
}

Request configurationPropertiesRequest(std::string_view actuatorUrl)
{
    return jsonRequest(std::string(actuatorUrl) + "/configprops");
}

Request wholeEnvironmentRequest(std::string_view actuatorUrl)
{
    return jsonRequest(std::string(actuatorUrl) + "/env");
}

} // namespace core
