// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/judging.h"

#include <algorithm>

namespace core {

namespace {

/// The counts of one side in the times of one release.
class Window
{
public:
    Window(const RateLedger &ledger, const Judging &judging, TrafficSide side, TimePoint now)
        : m_ledger(ledger)
        , m_judging(judging)
        , m_side(side)
        , m_since(judging.since.value_or(judging.armedAt))
        , m_to(std::min(now, judging.disarmedAt.value_or(now)))
    {
    }

    std::optional<RequestCounts> before() const
    {
        return m_ledger.counts(query(m_judging.armedAt - m_judging.before, m_judging.armedAt));
    }
    std::optional<RequestCounts> since() const { return m_ledger.counts(query(m_since, m_to)); }
    std::optional<RequestCounts> newVersion() const
    {
        return m_ledger.counts(ofVersion(query(m_since, m_to), false));
    }
    std::optional<RequestCounts> oldVersion() const
    {
        const auto beside = m_ledger.counts(ofVersion(query(m_since, m_to), true));
        if (beside && beside->requests >= m_judging.thresholds.leastRequests)
            return beside;
        return m_ledger.counts(ofVersion(query(m_judging.armedAt - m_judging.before, m_to), true));
    }

private:
    RateQuery query(TimePoint from, TimePoint to) const
    {
        return {m_side, m_judging.application, std::nullopt, false, from, to};
    }
    RateQuery ofVersion(RateQuery query, bool isOther) const
    {
        query.version = m_judging.newVersion;
        query.isOtherVersions = isOther;
        return query;
    }

    const RateLedger &m_ledger;
    const Judging &m_judging;
    TrafficSide m_side;
    TimePoint m_since;
    TimePoint m_to;
};

bool knowsVersions(const RateLedger &ledger, const ApplicationName &application, TrafficSide side)
{
    return std::ranges::any_of(ledger.entries(), [&](const auto &line) {
        return line.first.application == application && line.first.side == side &&
               !line.first.version.empty();
    });
}

} // namespace

std::vector<SideVerdict> judgeRelease(const RateLedger &ledger, const Judging &judging, TimePoint now)
{
    std::vector<SideVerdict> verdicts;
    for (const TrafficSide side : {TrafficSide::Own, TrafficSide::Callers}) {
        const Window window(ledger, judging, side, now);
        verdicts.push_back(
            {side, Comparison::BeforeSince, judge(window.before(), window.since(), judging.thresholds)});
        if (!judging.newVersion.empty() && knowsVersions(ledger, judging.application, side))
            verdicts.push_back({side, Comparison::OldNew,
                                judge(window.oldVersion(), window.newVersion(), judging.thresholds)});
    }
    return verdicts;
}

const SideVerdict &decisive(const std::vector<SideVerdict> &verdicts)
{
    std::vector<ShareVerdict> plain;
    for (const SideVerdict &one : verdicts)
        plain.push_back(one.verdict);
    return verdicts[static_cast<std::size_t>(worstOf(plain) - plain.data())];
}

std::string_view trafficSideName(TrafficSide side)
{
    return side == TrafficSide::Own ? "own" : "callers";
}

std::string_view comparisonName(Comparison comparison)
{
    return comparison == Comparison::BeforeSince ? "before-since" : "old-new";
}

} // namespace core
