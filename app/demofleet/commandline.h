// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/fleetoptions.h"
#include "core/http/url.h"

#include <QStringList>

#include <optional>

namespace demofleet {

/// What the arguments ask for, or why they cannot be used.
struct CommandLine
{
    FleetOptions options;
    std::optional<core::BaseAddress> join; ///< a real Eureka server to register the instances at
    QString error;                         ///< empty: they are good
    QString text;                          ///< to be printed instead of running: help or version
};

CommandLine readCommandLine(const QStringList &arguments);

/// "8s", "500ms", or "8" for seconds.
std::optional<std::chrono::milliseconds> durationFrom(const QString &text);

} // namespace demofleet
