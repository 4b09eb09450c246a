// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleetview.h"
#include "core/release/intent.h"

#include <QString>

#include <optional>
#include <vector>

namespace ui {

/// One instance of the application as the operator has it in the plan.
struct PlanRow
{
    core::InstanceKey key;
    std::optional<bool> isChosen; ///< by the operator; nothing: as isTicked() finds
    bool pausesBefore = false;
    bool asksAfter = false;

    bool operator==(const PlanRow &) const = default;
};

/// A plan in the making: every instance of the application in the wanted order, also those left out.
struct PlanDraft
{
    core::ReleasePlan choices; ///< everything but the instances
    std::vector<PlanRow> rows;

    bool operator==(const PlanDraft &) const = default;
};

/// All of the application in order of id; lengths and the need for proof as the environment has them.
PlanDraft draftFor(const core::Snapshot &snapshot, const core::ApplicationName &application,
                   const core::OperationSettings &settings);
/// Of that one exactly these, in this order; the others of the application follow and are left out.
void choose(PlanDraft &draft, const std::vector<core::InstanceKey> &keys);
/// Instances that are gone leave the draft, new ones come last; what the operator chose stays.
void follow(PlanDraft &draft, const core::FleetView &fleet);
/// Unless the operator said otherwise: not those that have the expected version already, nor those that are
/// out of service already, as a drain of them is refused.
bool isTicked(const PlanDraft &draft, const PlanRow &row, const core::FleetView &fleet);
/// What is to be known of it before it is released, for example "already 2.15.0"; empty where nothing is.
QString remarkOf(const PlanDraft &draft, const PlanRow &row, const core::FleetView &fleet);
core::ReleasePlan planOf(const PlanDraft &draft, const core::FleetView &fleet);

} // namespace ui
