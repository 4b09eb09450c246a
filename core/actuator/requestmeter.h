// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/metrics.h"
#include "core/rates/requestclass.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Of one of the meter's tags; none where it has no such tag.
const std::vector<std::string> &valuesOf(const Metric &meter, const char *tag);

/// A comma inside a tag's value splits it into two tags (Spring's MetricsEndpoint); it cannot be asked for.
bool canBeAsked(const std::string &value);

/// Tells the fleet's own traffic from that of probes, dashboards and this program.
struct BusinessUris
{
    std::string actuatorUrl;
    std::vector<std::string> ignored; ///< as the operator named them: probes and the like

    bool contains(std::string_view uri) const;
};

/// How the business requests of a meter can be asked for. There is neither "all but these" nor "one of
/// these", so that each URI is a question of its own, unless none has to be left out.
struct UriSplit
{
    std::vector<std::string> uris; ///< to ask for; none where the whole meter counts
    bool isWhole = false;          ///< the answer itself counts as it is
    bool isComplete = true;        ///< false: some URIs cannot be asked for
    bool isLimitReached = false;   ///< see CounterFault::UriLimit

    bool operator==(const UriSplit &) const = default;
};

/// Spring keeps so many URI values unless told otherwise; requests to further ones are not counted at all.
inline constexpr std::size_t uriLimit = 100;
/// More URIs than this are not asked for one by one.
inline constexpr std::size_t mostUrisAsked = 24;

/// `mayHoldManagement`: the actuator shares the port of the requests, so that a meter without URIs holds its
/// own ones too.
UriSplit splitByUri(const Metric &meter, const BusinessUris &business, bool mayHoldManagement);

/// A tag that is worth a question, for example "outcome:SERVER_ERROR", and what it counts.
struct ClassTag
{
    std::string tag;
    RequestClass counts = RequestClass::Failed;

    bool operator==(const ClassTag &) const = default;
};

/// Tags under which requests were counted that did not end well: by outcome, else (Boot 2.0) by status, else
/// (Resilience4j) by kind. What
/// the meter does not list was never counted, and is not asked for.
std::vector<ClassTag> classTags(const Metric &meter);

/// "exception:..." of each that was counted, at most eight.
std::vector<std::string> exceptionTags(const Metric &meter);

/// The outcome that a failure can hide behind: the answer had begun when the exception came. Empty where the
/// meter lists no exception or nothing that ended well.
std::string hidingOutcome(const Metric &meter);

} // namespace core
