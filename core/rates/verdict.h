// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rates/proportion.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// What the error shares of before and after, or of the old version and the new, say about a release.
enum class Verdict {
    NoData,   ///< nothing to compare: never a pass
    Pass,     ///< surely not worse by more than is tolerated
    Doubtful, ///< it may be worse, it may not: too few requests to tell
    Fail,     ///< surely worse than is tolerated
};

/// What the outcome rests on; each belongs to one outcome.
enum class VerdictReason {
    NothingBefore, ///< NoData: nothing was counted on the side that is compared with
    NothingAfter,  ///< NoData: nothing was counted on the side that is judged
    Unusable,      ///< NoData: counts that are negative, no number, or more failures than requests
    TooFew,        ///< Doubtful: fewer requests than the least number for a fair answer
    Undecided,     ///< Doubtful: the interval holds what is tolerated
    Tolerated,     ///< Pass
    Worse,         ///< Fail: by more than is tolerated
    OverLimit,     ///< Fail: more fail than may ever, whatever was before
};

/// How much is tolerated; an application may have its own, see core::Profile.
struct VerdictThresholds
{
    double increase = 0.01;          ///< tolerated difference of the shares: one in a hundred requests
    std::optional<double> mostShare; ///< failing share that is never tolerated; absent: only compared
    int leastRequests = 100;         ///< on each side, for a fair answer

    bool operator==(const VerdictThresholds &) const = default;
};

/// A failure is said before the least number of requests once so many failed: nobody should have to send 100
/// requests to a version that answers none.
inline constexpr double failuresForEarlyFail = 5;

struct ShareVerdict
{
    Verdict outcome = Verdict::NoData;
    VerdictReason reason = VerdictReason::NothingAfter;
    VerdictThresholds thresholds;
    RequestCounts before;
    RequestCounts after;
    std::optional<Interval> difference; ///< of the shares, after less before; absent without a before
    /// Requests still needed until the answer is fair, as far as the shares stay as they are. Absent where
    /// nothing is needed, or where no number of them would do (`after` is too close to what is tolerated).
    std::optional<std::int64_t> neededBefore;
    std::optional<std::int64_t> neededAfter;

    bool operator==(const ShareVerdict &) const = default;
};

/// Holds `after` (or the new version) against `before` (or the old one). Absent counts: not measured.
/// "Surely" is 95 % by differenceInterval().
///
/// A verdict so far, looked at again and again, says Fail or Pass by chance more often than one that is read
/// once at the end: it advises, the operator decides.
ShareVerdict judge(const std::optional<RequestCounts> &before, const std::optional<RequestCounts> &after,
                   const VerdictThresholds &thresholds);

/// One answer out of those of several sides (the instances' own, their callers'): the worst of those that
/// have data, as each sees failures that the other cannot; NoData where none has. Of two alike the first.
const ShareVerdict *worstOf(const std::vector<ShareVerdict> &verdicts);

std::string_view verdictReasonName(VerdictReason reason); ///< "nothing-before", "too-few", ...

} // namespace core
