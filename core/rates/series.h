// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

/// One point of a line on the chart. No value is a gap: missing data is missing, not zero.
struct SeriesPoint
{
    TimePoint at{};
    std::optional<double> value;

    bool operator==(const SeriesPoint &) const = default;
};

/// A line of the chart. Points are in order of time.
struct Series
{
    std::string name; ///< application or instance as named in the fleet
    bool isCallerSide =
        false; ///< measured at a caller of the application (gateway) instead of at its instances
    std::vector<SeriesPoint> points;

    bool operator==(const Series &) const = default;
};

enum class MarkKind { Drain, Restore, Shutdown, Drained, Stopped, Back, Failed };

/// Something that was done or seen, marked on the axis of time.
struct ChartMark
{
    TimePoint at{};
    MarkKind kind = MarkKind::Drain;
    std::string instance; ///< id of the instance

    bool operator==(const ChartMark &) const = default;
};

} // namespace core
