// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/time.h"
#include "core/rates/series.h"
#include "core/release/impact.h"
#include "core/release/record.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace core {

/// A release, or an operation that was a step of none, as a list of earlier ones shows it.
struct PastRelease
{
    std::string id;
    std::string application;
    std::string instance; ///< id of the only one; empty where there were several
    std::size_t instances = 0;
    std::string operators; ///< who acted in it, separated by commas
    TimePoint from{};      ///< of its first and last line
    TimePoint to{};
    bool isRelease = false;

    bool operator==(const PastRelease &) const = default;
};

/// What was kept of one of them, ready to be drawn.
struct PastCharts
{
    std::string id;
    TimePoint from{}; ///< of everything in it
    TimePoint to{};
    std::vector<Series> errorShare; ///< one line per side; gaps where nothing was measured
    std::vector<Series> requestsPerSecond;
    Series inService;                  ///< how many of the application were UP
    std::vector<StatusChange> changes; ///< in order of time
    std::vector<ChartMark> marks;
    Impact impact;

    bool isMeasured() const { return !requestsPerSecond.empty() || !changes.empty(); }
    bool operator==(const PastCharts &) const = default;
};

/// Answers to what is asked of the past.
struct Past
{
    std::vector<PastRelease> releases; ///< newest first
    std::optional<PastCharts> opened;
    std::optional<Error> error; ///< why one of the two could not be read
};
using PastPointer = std::shared_ptr<const Past>;

/// What a step from one phase to another is marked as; nothing for one that is no event to see.
std::optional<MarkKind> markFor(Phase before, Phase after);

/// The marks of one operation's lines, in order.
std::vector<ChartMark> marksOf(const std::string &instanceId, const std::vector<RecordedLine> &lines);

PastCharts pastCharts(std::string id, std::vector<CountSample> samples, std::vector<StatusChange> changes,
                      std::vector<ChartMark> marks);

/// The status of each instance at that moment, in order of name: the newest of its changes until then. One
/// that was not seen yet is not among them.
std::vector<StatusChange> statusesAt(const std::vector<StatusChange> &changes, TimePoint moment);

} // namespace core
