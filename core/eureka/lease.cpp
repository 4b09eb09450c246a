// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/lease.h"

#include "core/http/text.h"

#include <algorithm>
#include <string>

namespace core {

namespace {

/// The number at the front of the text; separators of thousands are skipped, whatever the locale's are.
std::optional<int> groupedNumber(std::string_view text)
{
    std::int64_t number = 0;
    bool hasDigit = false;
    for (const char c : text) {
        if (isDigit(c)) {
            hasDigit = true;
            number = number * 10 + (c - '0');
            if (number > 2'000'000'000)
                return std::nullopt;
        } else if (c == '<') {
            break;
        }
        // Anything else between digits groups them: a comma, a dot, an apostrophe, a (no-break) space.
    }
    return hasDigit ? std::optional(static_cast<int>(number)) : std::nullopt;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n";
    const auto first = text.find_first_not_of(space);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(space) - first + 1);
}

/// The text of the table cell after the one with this title; empty where the page has none.
std::string_view cellAfter(std::string_view html, std::string_view title)
{
    auto at = html.find(title);
    if (at == std::string_view::npos)
        return {};
    at = html.find("<td", at);
    if (at == std::string_view::npos)
        return {};
    at = html.find('>', at);
    if (at == std::string_view::npos)
        return {};
    const auto end = html.find('<', at);
    return end == std::string_view::npos ? std::string_view() : trimmed(html.substr(at + 1, end - at - 1));
}

/// The number in front, of at most five digits; the text is what follows it.
std::optional<int> takeNumber(std::string_view &text)
{
    const auto end = std::find_if_not(text.begin(), text.end(), isDigit);
    const std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(digits.size());
    if (digits.empty() || digits.size() > 5)
        return std::nullopt;
    int number = 0;
    for (const char c : digits)
        number = number * 10 + (c - '0');
    return number;
}

/// "00:07", "1 day 03:15" or "12 days 00:00" (StatusInfo.getUpTime).
std::optional<Millis> readUptime(std::string_view text)
{
    auto hours = takeNumber(text);
    int days = 0;
    for (const std::string_view word : {" days ", " day "}) {
        if (!hours || !text.starts_with(word))
            continue;
        days = *hours;
        text.remove_prefix(word.size());
        hours = takeNumber(text);
    }
    if (!hours || !text.starts_with(':'))
        return std::nullopt;
    text.remove_prefix(1);
    const auto minutes = takeNumber(text);
    if (!minutes || !text.empty())
        return std::nullopt;
    return std::chrono::hours(24) * days + std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
}

} // namespace

std::optional<LeaseState> leaseOf(const Instance &live, TimePoint serverNow)
{
    const Lease &lease = live.lease;
    if (lease.registered == TimePoint{} && lease.lastRenewalAsSent == TimePoint{})
        return std::nullopt;
    LeaseState state;
    state.lastHeartbeat = lease.lastHeartbeat();
    state.hasRenewed = lease.lastRenewalAsSent - lease.duration >= lease.registered;
    state.expiresAt = state.lastHeartbeat + lease.duration * (state.hasRenewed ? 2 : 1);
    state.age = std::max(serverNow - state.lastHeartbeat, Millis(0));
    return state;
}

std::optional<Millis> aboutToExpireIn(const Instance &live, TimePoint serverNow)
{
    const auto state = leaseOf(live, serverNow);
    if (!state || state->age <= live.lease.renewalInterval * 2)
        return std::nullopt;
    return std::max(state->expiresAt - serverNow, Millis(0));
}

Range callersStopAfterCrash(const Lease &lease, bool hasRenewed, Millis caches)
{
    const Millis expiry = lease.duration * (hasRenewed ? 2 : 1);
    return {expiry, expiry + evictionInterval + caches};
}

std::optional<Period> callersStopAt(const Instance &live, TimePoint serverNow, Millis caches)
{
    const auto state = leaseOf(live, serverNow);
    if (!state)
        return std::nullopt;
    const Range range = callersStopAfterCrash(live.lease, state->hasRenewed, caches);
    return Period{state->lastHeartbeat + range.earliest, state->lastHeartbeat + range.latest};
}

bool isDeadLease(const Instance &live, TimePoint serverNow, bool isPortClosed)
{
    const auto state = leaseOf(live, serverNow);
    return state && isPortClosed && state->age > live.lease.duration;
}

bool isDownGhost(const Instance &live, TimePoint serverNow, bool isPortClosed)
{
    const auto state = leaseOf(live, serverNow);
    return state && isPortClosed && live.status.status == Status::Down && !state->hasRenewed &&
           state->age > live.lease.renewalInterval * 2;
}

ServerPage readServerPage(std::string_view html)
{
    ServerPage page;
    const std::string_view enabled = cellAfter(html, "Lease expiration enabled");
    if (enabled == "true" || enabled == "false")
        page.isExpirationEnabled = enabled == "true";
    page.renewsThreshold = groupedNumber(cellAfter(html, "Renews threshold"));
    page.renewsLastMinute = groupedNumber(cellAfter(html, "Renews (last min)"));
    page.uptime = readUptime(cellAfter(html, "Uptime"));
    page.isEmergencyShown = html.find("EMERGENCY! EUREKA MAY BE") != std::string_view::npos;
    page.isProtectionOff = html.find("THE SELF PRESERVATION MODE IS TURNED OFF") != std::string_view::npos ||
                           html.find("RENEWALS ARE LESSER") != std::string_view::npos;
    return page;
}

Preservation preservationOf(const ServerPage &page)
{
    if (page.isProtectionOff)
        return Preservation::Off;
    if (page.isExpirationEnabled)
        return *page.isExpirationEnabled ? Preservation::Off : Preservation::On;
    return page.isEmergencyShown ? Preservation::On : Preservation::NotKnown;
}

bool isKeptBeyondExpiry(const Instance &live, TimePoint serverNow)
{
    const auto state = leaseOf(live, serverNow);
    return state && serverNow - state->expiresAt > evictionInterval * 2;
}

bool isTooSmallToEvict(int instances)
{
    // Two heartbeats a minute each must be more than 0.85 of two a minute of one more client.
    return 2 * instances <= int(1.7 * (instances + 1));
}

} // namespace core
