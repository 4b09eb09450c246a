// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/verdict.h"

#include <algorithm>

namespace core {

namespace {

/// Beyond it a number is no help: nobody waits for so many requests.
constexpr std::int64_t mostNeeded = 100'000'000;

bool isNothing(const std::optional<RequestCounts> &counts)
{
    return !counts || (counts->requests == 0 && counts->failures == 0);
}

bool isWithin(const Interval &difference, const Interval &share, const VerdictThresholds &thresholds)
{
    return difference.high <= thresholds.increase &&
           (!thresholds.mostShare || share.high <= *thresholds.mostShare);
}

bool isWorse(const Interval &difference, const VerdictThresholds &thresholds)
{
    return difference.low > thresholds.increase;
}

bool isOverLimit(const Interval &share, const VerdictThresholds &thresholds)
{
    return thresholds.mostShare && share.low > *thresholds.mostShare;
}

bool isDecided(const RequestCounts &before, const RequestCounts &after, const VerdictThresholds &thresholds)
{
    const Interval difference = differenceInterval(before, after);
    const Interval share = wilsonInterval(after);
    return isWithin(difference, share, thresholds) || isWorse(difference, thresholds) ||
           isOverLimit(share, thresholds);
}

std::int64_t whole(double requests)
{
    return static_cast<std::int64_t>(std::min(requests, static_cast<double>(mostNeeded)));
}

std::int64_t missing(const RequestCounts &counts, std::int64_t least)
{
    return std::max<std::int64_t>(0, least - whole(counts.requests));
}

/// Requests in all with which `after` would be decided at the share that it has now: the interval narrows
/// with every request, so that halving finds the first.
std::optional<std::int64_t> requestsToDecide(const RequestCounts &before, const RequestCounts &after,
                                             const VerdictThresholds &thresholds)
{
    const auto decides = [&](std::int64_t requests) {
        const auto all = static_cast<double>(requests);
        return isDecided(before, {all, after.share() * all}, thresholds);
    };
    auto low = std::max<std::int64_t>(1, whole(after.requests));
    std::int64_t high = low;
    while (!decides(high)) {
        if (high >= mostNeeded)
            return std::nullopt;
        low = high;
        high *= 2;
    }
    while (low + 1 < high) {
        const std::int64_t middle = low + (high - low) / 2;
        (decides(middle) ? high : low) = middle;
    }
    return high;
}

void tellNeeded(ShareVerdict &verdict)
{
    const std::int64_t least = verdict.thresholds.leastRequests;
    if (const std::int64_t few = missing(verdict.before, least))
        verdict.neededBefore = few;
    const auto decided = requestsToDecide(verdict.before, verdict.after, verdict.thresholds);
    const std::int64_t few = missing(verdict.after, std::max(least, decided.value_or(least)));
    if (few > 0)
        verdict.neededAfter = few;
}

void settle(ShareVerdict &verdict, Verdict outcome, VerdictReason reason)
{
    verdict.outcome = outcome;
    verdict.reason = reason;
}

void compare(ShareVerdict &verdict)
{
    const VerdictThresholds &thresholds = verdict.thresholds;
    const Interval share = wilsonInterval(verdict.after);
    verdict.difference = differenceInterval(verdict.before, verdict.after);
    const bool isFair = std::min(verdict.before.requests, verdict.after.requests) >= thresholds.leastRequests;
    const bool mayFail = isFair || verdict.after.failures >= failuresForEarlyFail;
    if (mayFail && isOverLimit(share, thresholds))
        return settle(verdict, Verdict::Fail, VerdictReason::OverLimit);
    if (mayFail && isWorse(*verdict.difference, thresholds))
        return settle(verdict, Verdict::Fail, VerdictReason::Worse);
    if (isFair && isWithin(*verdict.difference, share, thresholds))
        return settle(verdict, Verdict::Pass, VerdictReason::Tolerated);
    settle(verdict, Verdict::Doubtful, isFair ? VerdictReason::Undecided : VerdictReason::TooFew);
    tellNeeded(verdict);
}

/// Without anything before there is nothing to compare, but a limit that may never be passed still holds.
void judgeAlone(ShareVerdict &verdict)
{
    const bool mayFail = verdict.after.requests >= verdict.thresholds.leastRequests ||
                         verdict.after.failures >= failuresForEarlyFail;
    if (mayFail && isOverLimit(wilsonInterval(verdict.after), verdict.thresholds))
        settle(verdict, Verdict::Fail, VerdictReason::OverLimit);
    else
        settle(verdict, Verdict::NoData, VerdictReason::NothingBefore);
}

int gravity(Verdict outcome)
{
    switch (outcome) {
    case Verdict::NoData:
        return 0;
    case Verdict::Pass:
        return 1;
    case Verdict::Doubtful:
        return 2;
    case Verdict::Fail:
        break;
    }
    return 3;
}

} // namespace

ShareVerdict judge(const std::optional<RequestCounts> &before, const std::optional<RequestCounts> &after,
                   const VerdictThresholds &thresholds)
{
    ShareVerdict verdict;
    verdict.thresholds = thresholds;
    verdict.before = before.value_or(RequestCounts());
    verdict.after = after.value_or(RequestCounts());
    if (isNothing(after))
        settle(verdict, Verdict::NoData, VerdictReason::NothingAfter);
    else if (!after->isUsable() || (!isNothing(before) && !before->isUsable()))
        settle(verdict, Verdict::NoData, VerdictReason::Unusable);
    else if (isNothing(before))
        judgeAlone(verdict);
    else
        compare(verdict);
    return verdict;
}

const ShareVerdict *worstOf(const std::vector<ShareVerdict> &verdicts)
{
    const auto worst = std::ranges::max_element(
        verdicts, {}, [](const ShareVerdict &verdict) { return gravity(verdict.outcome); });
    return worst == verdicts.end() ? nullptr : &*worst;
}

std::string_view verdictReasonName(VerdictReason reason)
{
    switch (reason) {
    case VerdictReason::NothingBefore:
        return "nothing-before";
    case VerdictReason::NothingAfter:
        return "nothing-after";
    case VerdictReason::Unusable:
        return "unusable";
    case VerdictReason::TooFew:
        return "too-few";
    case VerdictReason::Undecided:
        return "undecided";
    case VerdictReason::Tolerated:
        return "tolerated";
    case VerdictReason::Worse:
        return "worse";
    case VerdictReason::OverLimit:
        break;
    }
    return "over-limit";
}

} // namespace core
