// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/findings.h"
#include "core/fleet/fleetview.h"
#include "core/profile/linksfor.h"
#include "core/release/inspection.h"
#include "core/release/triage.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace app {

/// Who calls it and what a drain would take now; null where that was not found out in time.
QJsonObject inspectionJson(const std::optional<core::Inspection> &inspection);
QString inspectionText(const core::Inspection &inspection, core::TimePoint now);

QJsonArray pathsJson(const std::vector<core::FailingPath> &failing);

/// The versions of its application side by side, and circuit breakers and retries of its callers; null where
/// that was not found out in time.
QJsonObject triageJson(const std::optional<core::Inspection> &inspection);
QString triageText(const core::Inspection &inspection, core::TimePoint now);

/// What `show` prints beside the row of `list`: lease, peers, actuator, endpoints, health parts and info.
/// Null where a value is not known; "actuator" is null where it was not looked for yet.
QJsonObject detailsJson(const core::InstanceView &row, const core::AdviceFacts &facts);

/// The same for a terminal: sections of lines.
QString detailsText(const core::InstanceView &row, const core::AdviceFacts &facts, core::TimePoint now);

/// The profile's links for it; an address is null where it cannot be made.
QJsonObject linksJson(const std::vector<core::Link> &links);
/// Empty where there are none.
QString linksText(const std::vector<core::Link> &links);

} // namespace app
