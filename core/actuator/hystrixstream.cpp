// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/hystrixstream.h"

#include "core/base/json.h"
#include "core/http/text.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace core {

namespace {

constexpr std::size_t longestLine = std::size_t(64) * 1024; // a command has some 3 kB
constexpr std::size_t mostNames = 1'000;                    // of one round
constexpr std::size_t mostPings = 3;                        // a second and a half of nothing

std::optional<bool> flag(const JsonElement &command, std::string_view name)
{
    const auto found = member(command, name);
    return found ? scalarBool(*found) : std::nullopt;
}

double count(const JsonElement &command, std::string_view name)
{
    const auto found = member(command, name);
    const auto number = found ? scalarNumber(*found) : std::nullopt;
    return number && std::isfinite(*number) ? std::max(*number, 0.0) : 0;
}

/// Turbine adds instances up and sends an object for the flag: which of them is open, it does not tell.
std::optional<BreakerState> stateOf(const JsonElement &command)
{
    if (flag(command, "propertyValue_circuitBreakerEnabled") == false)
        return BreakerState::Disabled;
    if (flag(command, "propertyValue_circuitBreakerForceOpen") == true)
        return BreakerState::ForcedOpen;
    const auto isOpen = flag(command, "isCircuitBreakerOpen");
    if (!isOpen)
        return std::nullopt;
    return *isOpen ? BreakerState::Open : BreakerState::Closed;
}

RecentCalls recentOf(const JsonElement &command)
{
    RecentCalls recent;
    const auto window = memberInteger(command, "propertyValue_metricsRollingStatisticalWindowInMilliseconds");
    if (window && *window > 0)
        recent.window = Millis(*window);
    // Both are the health's counts, which leave out what the open breaker kept back (HystrixCommandMetrics).
    recent.passed = count(command, "requestCount");
    recent.failed = count(command, "errorCount");
    recent.notPermitted = count(command, "rollingCountShortCircuited");
    recent.group = memberText(command, "group");
    return recent;
}

} // namespace

Request hystrixStreamRequest(std::string url)
{
    Request request;
    request.url = std::move(url);
    request.headers = {{"Accept", "text/event-stream"}};
    return request;
}

bool HystrixRound::take(std::string_view piece)
{
    while (!piece.empty() && !m_isOver) {
        const std::size_t end = piece.find('\n');
        const std::string_view part = piece.substr(0, end);
        m_isTooLong = m_isTooLong || m_line.size() + part.size() > longestLine;
        if (!m_isTooLong)
            m_line += part;
        if (end == std::string_view::npos)
            break;
        if (std::exchange(m_isTooLong, false))
            ++m_unreadable;
        else
            takeLine(trimmed(m_line));
        m_line.clear();
        piece.remove_prefix(end + 1);
    }
    return m_isOver;
}

void HystrixRound::takeLine(std::string_view line)
{
    constexpr std::string_view data = "data:";
    if (line.starts_with(data))
        takeData(line.substr(data.size()));
    else if (line.starts_with("ping:"))
        m_isOver = ++m_pings == mostPings;
}

void HystrixRound::takeData(std::string_view json)
{
    const auto document = JsonDocument::parse(json, {});
    if (!document || !document->root().is_object()) {
        ++m_unreadable;
        return;
    }
    const JsonElement command = document->root();
    const std::string name = memberText(command, "name");
    if (memberText(command, "type") != "HystrixCommand" || name.empty())
        return; // a thread pool, or what a later version adds
    const bool isNew = m_names.insert(name).second;
    m_isOver = !isNew || m_names.size() == mostNames;
    if (!isNew)
        return;
    if (m_found.breakers.size() == mostBreakersTold)
        ++m_found.leftOut;
    else
        m_found.breakers.push_back(
            {name, stateOf(command), {}, BreakerSource::HystrixStream, recentOf(command)});
}

Result<Resilience> HystrixRound::found(std::string_view where) const
{
    if (m_names.empty() && m_unreadable > 0)
        return fail(ErrorKind::Malformed, std::string(where), "data");
    Resilience found = m_found;
    std::ranges::sort(found.breakers, {}, &Breaker::name);
    return found;
}

} // namespace core
