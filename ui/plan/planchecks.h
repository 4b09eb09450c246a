// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"
#include "ui/release/steps.h"

#include <QString>

#include <vector>

namespace ui {

/// What is to be known before a plan is started, and what keeps it from being started.
struct PlanChecks
{
    std::vector<StepLine> lines;
    QString obstacle;                    ///< why it cannot be started at all; empty: nothing of that kind
    std::vector<core::Guard> toOverride; ///< open only to who names these, with a reason
    std::vector<core::ReleaseCommand> toApprove; ///< commands that this user has not let run yet
    bool needsTypedName = false; ///< of the application: callers are going to see failed requests
};

/// How many serve callers, and how many at the worst moment of the plan.
struct PlanCapacity
{
    int serving = 0;
    int atWorst = 0;
    std::optional<double>
        perSecond; ///< requests to all of the serving ones; absent where one is not measured
};

PlanCapacity capacityOf(const core::ReleasePlan &plan, const core::FleetView &fleet);
PlanChecks checksOf(const core::ReleasePlan &plan, const core::Snapshot &snapshot, core::TimePoint now);

} // namespace ui
