// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/checker.h"

namespace core {

namespace {

using Code = CheckCode;
using Verdict = CheckVerdict;

void checkEviction(Checker &checker, const CheckedProcess &server)
{
    const auto interval = checker.read(server, Code::Eviction, Setting::EvictionInterval, "60000");
    if (!interval)
        return;
    const Settings &settings = *server.settings();
    const KnownLength length{lengthIn(settings, Setting::EvictionInterval).value_or(std::chrono::minutes(1)),
                             true, false, interval->place};
    checker.addLength(server, Code::Eviction, length, "eureka.server.eviction-interval-timer-in-ms=5000");
}

/// Fewer than six instances of the usual lease are never evicted by default: 85 % of their renewals, rounded
/// down, are as many as one missing leaves.
constexpr int smallRegistry = 6;

void checkPreservation(Checker &checker, const CheckedProcess &server)
{
    const auto isOn = checker.read(server, Code::SelfPreservation, Setting::SelfPreservation, "true");
    if (!isOn)
        return;
    const int listed = checker.input().listed;
    const bool isWell = isTrue(*isOn->text) && listed >= smallRegistry;
    std::vector<std::string> properties;
    if (!isTrue(*isOn->text))
        properties = {"eureka.server.enable-self-preservation=true"};
    checker
        .add(server, Code::SelfPreservation, isWell ? Verdict::Good : Verdict::Advice,
             {*isOn->text, std::to_string(listed)}, std::move(properties))
        .readFrom = {isOn->place};
}

} // namespace

void checkServers(Checker &checker)
{
    for (const CheckedProcess &server : checker.input().servers) {
        if (!server.settings()) {
            checker.addUnread(server, Code::ProcessUnread, Unread::NotAsked,
                              server.reading.settings.lastError);
            continue;
        }
        checker.addLength(server, Code::ServerCache,
                          serverCacheOf(server.settings(), server.reading.settings.source),
                          "eureka.server.response-cache-update-interval-ms=5000");
        checkEviction(checker, server);
        checkPreservation(checker, server);
    }
}

} // namespace core
