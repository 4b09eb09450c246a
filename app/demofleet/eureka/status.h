// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace demofleet {

/// Kept apart from the program's own type on purpose: a mistake there must not be made here as well.
enum class Status { Up, Down, Starting, OutOfService, Unknown };

QString statusText(Status status);

/// Exact spelling, as Eureka's addresses want it; nothing for any other word.
std::optional<Status> statusFrom(const QString &text);

} // namespace demofleet
