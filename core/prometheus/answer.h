// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/time.h"
#include "core/http/request.h"
#include "core/rates/requestclass.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace core {

struct PrometheusPoint
{
    TimePoint at{};
    double value = 0;

    bool operator==(const PrometheusPoint &) const = default;
};

/// One line of an answer: of a query it has one point, of a range as many as there were.
struct PrometheusSeries
{
    std::string name;                    ///< "__name__"; empty where an operation has taken it off
    MeterTags labels;                    ///< all others
    std::vector<PrometheusPoint> points; ///< finite ones only, in order of time

    bool operator==(const PrometheusSeries &) const = default;
};

struct PrometheusAnswer
{
    std::vector<PrometheusSeries> series;
    std::size_t leftOut = 0;           ///< series past mostSeries: sums over them are too small
    std::vector<std::string> warnings; ///< the server's own: a part of it did not answer, for example

    bool operator==(const PrometheusAnswer &) const = default;
};

/// Past so many the rest is counted only.
inline constexpr std::size_t mostSeries = 50'000;
/// Of one answer; a range of many series at a small step.
inline constexpr std::size_t mostPoints = 2'000'000;

/// The body of /api/v1/query or /api/v1/query_range. Values of NaN and Inf say nothing and are left out; a
/// series with nothing else has no points.
///
/// Errors: NotJson, Malformed (`what` names the member; also for a scalar or a text, which no question of
/// ours gives), HttpStatus with the server's words where it answered that it could not.
Result<PrometheusAnswer> decodePrometheusAnswer(std::string_view body, std::string_view where);

/// The same from a response: an error of Prometheus comes with 400, 422 or 503 and tells in its body why.
Result<PrometheusAnswer> prometheusAnswerFrom(const Result<Response> &response, std::string_view where);

} // namespace core
