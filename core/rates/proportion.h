// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core {

/// From where to where a share, or a difference of two, lies with 95 % confidence.
struct Interval
{
    double low = 0;
    double high = 0;

    bool operator==(const Interval &) const = default;
};

/// Requests that were counted, and those of them that failed.
struct RequestCounts
{
    double requests = 0;
    double failures = 0;

    /// Both are numbers, none negative, and something was counted at all.
    bool isUsable() const;
    double share() const { return failures / requests; }
    bool operator==(const RequestCounts &) const = default;
};

/// Wilson's score interval of one share, without continuity correction (method 3 in R. G. Newcombe,
/// "Two-sided confidence intervals for the single proportion: comparison of seven methods", Statistics in
/// Medicine 17, 1998, 857-872). Fit for few requests and for shares of 0 and 1, where the usual one
/// (share +- 1.96 standard errors) has no width at all. Needs usable counts.
Interval wilsonInterval(const RequestCounts &counts);

/// `after` less `before`, from the Wilson intervals of both: the hybrid score interval (method 10 in R. G.
/// Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven
/// methods", Statistics in Medicine 17, 1998, 873-890). Needs usable counts.
Interval differenceInterval(const RequestCounts &before, const RequestCounts &after);

} // namespace core
