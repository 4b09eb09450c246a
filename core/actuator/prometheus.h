// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

/// The page has no JSON form: to that alone Boot 3.5 answers 406.
inline constexpr std::string_view prometheusAccept = "text/plain;version=0.0.4, */*;q=0.1";

/// One line of a page that was asked for.
struct PrometheusSample
{
    std::string name; ///< as written on the page: "http_server_requests_seconds_count"
    std::vector<std::pair<std::string, std::string>> labels; ///< in the order sent, escapes resolved
    double value = 0;                                        ///< always finite

    /// Empty where there is no such label.
    std::string_view label(std::string_view key) const;
    bool operator==(const PrometheusSample &) const = default;
};

/// What was found of the wanted samples. Everything else on the page costs no memory.
struct PrometheusPage
{
    std::vector<PrometheusSample> samples; ///< in the order sent, at most mostPrometheusSamples
    std::size_t leftOut = 0;               ///< wanted samples past that: sums over them are too small
    std::size_t unreadable = 0;            ///< wanted lines that could not be read
    std::size_t notFinite = 0; ///< wanted samples of NaN or Inf, which say nothing and are not kept

    /// Every wanted sample that says something was kept: only then do sums hold.
    bool isWhole() const { return leftOut == 0 && unreadable == 0; }
    bool operator==(const PrometheusPage &) const = default;
};

/// A page with histograms of a hundred addresses has some ten thousand lines of one metric.
inline constexpr std::size_t mostPrometheusSamples = 20'000;
/// A longer line is none of Micrometer's: it is passed over, and unreadable where it is a wanted one.
inline constexpr std::size_t longestPrometheusLine = 16 * 1024;

/// The two text forms of Spring Boot's prometheus endpoint, 0.0.4 and OpenMetrics 1.0: goes over the page
/// once, line by line, and keeps the samples whose names are wanted (whole names, as on the page). Time grows
/// with the page, memory with what is kept. Labels may end with a comma (Boot 2.0 to 3.2); a time stamp or an
/// exemplar behind the value is passed over.
///
/// Errors: NotJson for a page of HTML or JSON, Malformed where it has lines and none of them is a sample;
/// `where` names the address. An empty page is one without samples.
Result<PrometheusPage> decodePrometheus(std::string_view page, const std::vector<std::string_view> &wanted,
                                        std::string_view where);

} // namespace core
