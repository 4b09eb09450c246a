// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/metrics.h"

#include <optional>
#include <string>

namespace core {

/// The connector of that port among those that tomcat.threads.busy tells apart, for example
/// "http-nio-8080"; nothing where none ends in that port.
std::optional<std::string> connectorOf(const Metric &busyThreads, int port);

/// Requests in flight by the busy threads of the port that serves them, for Boot 2, which has no meter of
/// active requests. `sharesPort`: the question itself keeps one thread of that port busy (seen on 2.3). Work
/// that left its thread (async, WebFlux) hides from it. Nothing where the value is no count.
std::optional<int> inFlightOf(const Metric &busyThreads, bool sharesPort);

} // namespace core
