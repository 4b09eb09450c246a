// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/callers.h"

#include <algorithm>

namespace core {

namespace {

using namespace std::chrono_literals;
using State = SettingReading::State;

std::string place(const std::string &readFrom, const SettingReading &reading)
{
    return readFrom + " (" + reading.readFrom + ")";
}

/// The value in force, else the default: read where it is known that nothing sets it, assumed where not.
KnownLength lengthOr(const Settings *settings, Setting setting, Millis fallback, const std::string &readFrom)
{
    const SettingReading *reading = settings ? settings->find(setting) : nullptr;
    if (!reading)
        return {fallback, false, false, {}};
    switch (reading->state) {
    case State::Value:
        if (const auto length = lengthIn(*settings, setting))
            return {*length, true, false, place(readFrom, *reading)};
        return {fallback, false, false, {}};
    case State::Default:
        return {fallback, true, false, place(readFrom, *reading)};
    case State::Hidden:
        return {fallback, false, true, {}};
    case State::Unreadable:
        return {fallback, false, false, {}};
    }
    return {fallback, false, false, {}};
}

const KnownLength &longer(const KnownLength &a, const KnownLength &b)
{
    return b.length > a.length ? b : a;
}

/// Ribbon's own: of this client, else for all.
KnownLength ribbonOf(const Settings &settings, const ApplicationName &application,
                     const std::string &readFrom)
{
    std::string client = application.text();
    std::erase_if(client, [](char letter) { return letter == '-' || letter == '_'; });
    for (char &letter : client)
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    const auto own = settings.ribbonByClient.find(client);
    if (own == settings.ribbonByClient.end())
        return lengthOr(&settings, Setting::RibbonListRefresh, 30s, readFrom);
    Settings ofClient;
    ofClient.readings[Setting::RibbonListRefresh] = own->second;
    return lengthOr(&ofClient, Setting::RibbonListRefresh, 30s, readFrom);
}

/// With the health check a list is what passed the last round of checks, of instances fetched in the last
/// refetch, if it fetches again at all; else a drained instance drops out as its own health turns 503.
KnownLength checkedListOf(const Settings &settings, const std::string &readFrom)
{
    KnownLength list = lengthOr(&settings, Setting::HealthCheckInterval, 25s, readFrom);
    if (flagIn(settings, Setting::HealthCheckRefetch) != true)
        return list;
    const KnownLength refetch = lengthOr(&settings, Setting::HealthCheckRefetchInterval, 25s, readFrom);
    list.length += refetch.length;
    list.isRead = list.isRead && refetch.isRead;
    list.isHidden = list.isHidden || refetch.isHidden;
    return list;
}

bool isHealthChecked(const Settings &settings)
{
    const SettingReading *reading = settings.find(Setting::BalancerConfiguration);
    return reading && reading->state == State::Value && reading->text == "health-check";
}

} // namespace

KnownLength serverCacheOf(const Settings *settings, const std::string &readFrom)
{
    if (settings && flagIn(*settings, Setting::UseReadOnlyResponseCache) == false)
        return {0ms, true, false, place(readFrom, *settings->find(Setting::UseReadOnlyResponseCache))};
    return lengthOr(settings, Setting::ResponseCacheInterval, 30s, readFrom);
}

KnownLength fetchOf(const Settings *settings, const std::string &readFrom)
{
    return lengthOr(settings, Setting::RegistryFetchInterval, 30s, readFrom);
}

KnownLength listCacheOf(const Settings *settings, const ApplicationName &application,
                        const std::string &readFrom)
{
    if (!settings)
        return {35s, false, false, {}};
    if (settings->isFirstGeneration)
        return ribbonOf(*settings, application, readFrom);
    const bool isOff = flagIn(*settings, Setting::ListCacheEnabled) == false;
    KnownLength list =
        isOff ? KnownLength{0ms, true, false, place(readFrom, *settings->find(Setting::ListCacheEnabled))}
              : lengthOr(settings, Setting::ListCacheTtl, 35s, readFrom);
    if (isHealthChecked(*settings))
        list = longer(list, checkedListOf(*settings, readFrom));
    // Up to Hoxton both may be set up, and which one is used cannot be told from here.
    const SettingReading *ribbon = settings->find(Setting::RibbonListRefresh);
    const bool hasRibbon = (ribbon && ribbon->state != State::Default) || !settings->ribbonByClient.empty();
    return hasRibbon ? longer(list, ribbonOf(*settings, application, readFrom)) : list;
}

std::optional<KnownLength> gracefulLimitOf(const Settings *settings, const std::string &readFrom)
{
    const SettingReading *mode = settings ? settings->find(Setting::ShutdownMode) : nullptr;
    if (!mode || mode->state != State::Value)
        return std::nullopt;
    const bool isGraceful = mode->text == "GRACEFUL" || mode->text == "graceful";
    const KnownLength limit = lengthOr(settings, Setting::ShutdownPhaseTimeout, 30s, readFrom);
    return isGraceful && limit.isRead ? std::optional(limit) : std::nullopt;
}

int fetchBackOffOf(const Settings *settings)
{
    constexpr int usual = 10;
    return settings ? countIn(*settings, Setting::FetchBackOffBound).value_or(usual) : usual;
}

} // namespace core
