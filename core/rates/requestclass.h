// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace core {

/// How a counted request ended, as far as its tags tell.
enum class RequestClass {
    Fine,
    ClientError, ///< 4xx: whoever asked made the mistake; counted apart, no failure of the release
    Failed, ///< 5xx, no status at all (connection refused, cut off), or an exception behind a good status
};

/// Tags by Prometheus' name ("client_name", "httpStatusCode"), in which dots are underscores.
using MeterTags = std::map<std::string, std::string>;

/// By "outcome", where it is told, else by the status: "status" (a number, or "CLIENT_ERROR", "IO_ERROR",
/// "UNKNOWN" for none), "httpStatusCode" of the gateway, "http_status" of Feign, "http_status_code" of its
/// observations, "kind" of Resilience4j. An "exception" (or "error") that is none does not make a 4xx a
/// failure: Spring names it for handled ones too. Without any of these tags: fine.
RequestClass classOf(const MeterTags &tags);

/// The same for one tag alone, for meters that can only be asked by tag.
RequestClass classOfOutcome(std::string_view outcome);
RequestClass classOfStatus(std::string_view status);
/// "failed", "not_permitted", "failed_with_retry" and "failed_without_retry" are the failures.
RequestClass classOfKind(std::string_view kind);
/// "None" and "none" are Spring's words for no exception.
bool isException(std::string_view exception);

} // namespace core
