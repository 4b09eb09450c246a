// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/inspection.h"
#include "core/release/intent.h"
#include "core/release/releasepreview.h"

#include <QString>

namespace ui {

/// Application, version, how many in how many zones, environment, operator and change number.
QString planTitle(const core::ReleasePlan &plan, const core::Snapshot &snapshot);
/// What was read for one of the application's instances, if it was: its callers are those of the others, too.
std::optional<core::Inspection> readFor(const core::ReleasePlan &plan, const core::Snapshot &snapshot);
/// The longest renewal interval of the planned instances; Eureka's own 30 s at least.
core::Millis heartbeatOf(const core::ReleasePlan &plan, const core::FleetView &fleet);
/// Every request of the plan, instance by instance, with the waits between them.
QString previewText(const core::ReleasePlan &plan, const core::FleetView &fleet,
                    const std::optional<core::Inspection> &read);
/// The same requests as lines for a terminal, what is done elsewhere as comments.
QString previewCurl(const core::ReleasePlan &plan, const core::FleetView &fleet);
/// The plan as it would run from now on, each step with the time at which it would be due. Nothing is sent.
QString dryRunText(const core::ReleasePlan &plan, const core::FleetView &fleet,
                   const std::optional<core::Inspection> &read, core::TimePoint now);
/// "About 13 min and your deploys for 4 instances": by the lengths that are known, and how they are known.
QString expectedText(const core::ReleasePlan &plan, const core::FleetView &fleet,
                     const std::optional<core::Inspection> &read);
/// Each length of a drain with its source, and what is not known of who calls; a line each. Empty where
/// nothing was read.
QString lengthsText(const std::optional<core::Inspection> &read);

} // namespace ui
