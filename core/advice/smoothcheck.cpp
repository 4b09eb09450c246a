// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/smoothcheck.h"

#include "core/advice/checker.h"
#include "core/advice/yaml.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace core {

namespace {

Millis longest(const std::vector<CheckedProcess> &processes, KnownLength CheckedProcess::*length)
{
    Millis most{0};
    for (const CheckedProcess &process : processes)
        most = std::max(most, process.isDeclared ? Millis(0) : (process.*length).length);
    return most;
}

Millis longestServerCache(const CheckInput &input)
{
    Millis most{0};
    for (const CheckedProcess &server : input.servers)
        most = std::max(most, serverCacheOf(server.settings(), server.name).length);
    return most;
}

Millis shortened(Millis length)
{
    return std::min(length, shortCache);
}

/// Holds for several processes of one application alike: told once. What is added, adds up.
bool isOneFinding(const CheckFinding &a, const CheckFinding &b)
{
    return a.code == b.code && a.verdict == b.verdict && a.application == b.application &&
           a.isPossible == b.isPossible && a.arguments == b.arguments && a.properties == b.properties &&
           a.unread == b.unread && a.length == b.length && a.error.has_value() == b.error.has_value() &&
           (!a.error || a.error->kind == b.error->kind);
}

void addSorted(std::vector<std::string> &all, const std::vector<std::string> &more)
{
    all.insert(all.end(), more.begin(), more.end());
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
}

std::vector<CheckFinding> merged(std::vector<CheckFinding> findings)
{
    std::vector<CheckFinding> whole;
    for (CheckFinding &finding : findings) {
        const auto same = std::ranges::find_if(
            whole, [&](const CheckFinding &known) { return isOneFinding(known, finding); });
        if (same == whole.end()) {
            whole.push_back(std::move(finding));
            continue;
        }
        addSorted(same->processes, finding.processes);
        addSorted(same->readFrom, finding.readFrom);
        if (finding.addedPerMinute)
            same->addedPerMinute = same->addedPerMinute.value_or(0) + *finding.addedPerMinute;
    }
    std::ranges::stable_sort(whole, {}, [](const CheckFinding &finding) {
        return std::tuple(finding.verdict, finding.code, finding.application, finding.processes);
    });
    return whole;
}

/// All that a drain waits for, and what shorter caches would save and cost.
void checkCaches(Checker &checker)
{
    const CheckInput &input = checker.input();
    const Millis fetch = longest(input.callers, &CheckedProcess::fetch);
    const Millis list = longest(input.callers, &CheckedProcess::listCache);
    const Millis server = longestServerCache(input);
    const Millis now = server + fetch + list;
    const Millis then = shortened(server) + shortened(fetch) + shortened(list);
    if (now == Millis(0))
        return;
    const bool isShort = now <= then;
    CheckFinding &finding =
        checker.addOfAll(CheckCode::Caches, isShort ? CheckVerdict::Good : CheckVerdict::Advice,
                         {std::to_string(now.count()), std::to_string(then.count())});
    if (isShort)
        return;
    finding.length = now - then;
    double added = 0;
    for (const CheckedProcess &caller : input.callers) {
        if (!caller.isDeclared && caller.fetch.length > shortCache)
            added += 60'000.0 / static_cast<double>(shortCache.count()) -
                     60'000.0 / static_cast<double>(caller.fetch.length.count());
    }
    finding.addedPerMinute = added;
}

void checkKnown(Checker &checker)
{
    const CheckInput &input = checker.input();
    const std::vector<std::string> counts{std::to_string(input.callers.size()),
                                          std::to_string(input.unknownCallers)};
    const bool isWhole = !input.callers.empty() && input.unknownCallers == 0;
    CheckFinding &finding =
        checker.addOfAll(CheckCode::Callers, isWhole ? CheckVerdict::Good : CheckVerdict::NotRead, counts);
    if (!isWhole)
        finding.unread = Unread::NotTold;
}

} // namespace

InForce inForce(const CheckedProcess &process, Setting setting, std::string_view fallback,
                std::string_view client)
{
    const Settings *settings = process.settings();
    if (!settings)
        return {std::nullopt, {}, Unread::NotAsked};
    const SettingReading *reading = settings->findFor(setting, client);
    if (!reading)
        return {std::nullopt, {}, Unread::NotTold};
    const std::string place = process.reading.settings.source + " (" + reading->readFrom + ")";
    switch (reading->state) {
    case SettingReading::State::Value:
        return {reading->text, place, {}};
    case SettingReading::State::Default:
        return {std::string(fallback), place, {}};
    case SettingReading::State::Hidden:
        return {std::nullopt, place, Unread::Masked};
    case SettingReading::State::Unreadable:
        return {std::nullopt, place, Unread::NotTold};
    }
    return {};
}

bool isTrue(std::string_view text)
{
    const std::string lower = relaxedName(text);
    return lower == "true" || lower == "on" || lower == "yes" || lower == "1";
}

Checker::Checker(const CheckInput &input)
    : m_input(input)
{
    m_caches = longestServerCache(input) + longest(input.callers, &CheckedProcess::fetch) +
               longest(input.callers, &CheckedProcess::listCache);
    const auto up = std::ranges::count_if(
        input.rows, [](const InstanceView &row) { return row.status().status == Status::Up; });
    if (up > 0)
        m_share = 1.0 / static_cast<double>(up);
}

CheckFinding &Checker::add(const CheckedProcess &process, CheckCode code, CheckVerdict verdict,
                           std::vector<std::string> arguments, std::vector<std::string> properties)
{
    CheckFinding finding{code, verdict, process.application, {process.name}, std::move(arguments)};
    finding.isPossible = !process.isCertain && verdict != CheckVerdict::Good;
    if (finding.isPossible && verdict == CheckVerdict::Fails)
        finding.verdict = CheckVerdict::Advice;
    finding.properties = std::move(properties);
    return m_findings.emplace_back(std::move(finding));
}

CheckFinding &Checker::addOfAll(CheckCode code, CheckVerdict verdict, std::vector<std::string> arguments)
{
    return m_findings.emplace_back(
        CheckFinding{code, verdict, m_input.application.text(), {}, std::move(arguments)});
}

void Checker::addUnread(const CheckedProcess &process, CheckCode code, Unread why,
                        const std::optional<Error> &error)
{
    CheckFinding &finding = add(process, code, CheckVerdict::NotRead);
    finding.unread = error ? Unread::Failed : why;
    finding.error = error;
}

std::optional<InForce> Checker::read(const CheckedProcess &process, CheckCode code, Setting setting,
                                     std::string_view fallback, std::string_view client)
{
    InForce found = inForce(process, setting, fallback, client);
    if (found.text)
        return found;
    addUnread(process, code, found.why);
    if (!found.place.empty())
        m_findings.back().readFrom = {found.place};
    m_findings.back().arguments = {std::string(settingName(setting))};
    return std::nullopt;
}

void Checker::addLength(const CheckedProcess &process, CheckCode code, const KnownLength &length,
                        const std::string &property)
{
    if (!length.isRead) {
        addUnread(process, code, length.isHidden ? Unread::Masked : Unread::NotTold);
        return;
    }
    const bool isShort = length.length <= shortCache;
    CheckFinding &finding = add(process, code, isShort ? CheckVerdict::Good : CheckVerdict::Advice,
                                {std::to_string(length.length.count())});
    finding.readFrom = {length.readFrom};
    if (isShort)
        return;
    finding.properties = {property};
    finding.length = length.length - shortCache;
    const double now = 60'000.0 / static_cast<double>(length.length.count());
    const double then = 60'000.0 / static_cast<double>(shortCache.count());
    finding.addedPerMinute = code == CheckCode::FetchInterval ? then - now : 0;
}

void Checker::stakeRequests(CheckFinding &finding) const
{
    finding.length = m_caches;
    finding.share = m_share;
}

std::vector<CheckFinding> checkOf(const CheckInput &input)
{
    Checker checker(input);
    checkInstances(checker);
    checkCallers(checker);
    checkServers(checker);
    checkCaches(checker);
    checkKnown(checker);
    return merged(checker.take());
}

std::string yamlOf(const std::vector<CheckFinding> &findings)
{
    std::map<std::string, std::vector<std::string>> files;
    for (const CheckFinding &finding : findings) {
        if (finding.verdict != CheckVerdict::Good)
            addSorted(files[finding.application], finding.properties);
    }
    std::string text;
    for (const auto &[application, properties] : files) {
        if (properties.empty())
            continue;
        // One document for each file, as a file of several documents would have it.
        text += (text.empty() ? "# " : "---\n# ") + (application.empty() ? "Eureka" : application) + "\n" +
                yamlOf(properties);
    }
    return text;
}

} // namespace core
