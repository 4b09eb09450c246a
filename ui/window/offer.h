// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/guards.h"
#include "core/release/intent.h"

#include <QString>

#include <vector>

namespace ui {

/// Whether an action can be asked for now, and if not, why.
struct Offer
{
    bool isOpen = false;
    QString reason;                           ///< for the tooltip of a closed button: why, and when it opens
    bool needsTypedName = false;              ///< a shutdown without a proven drain
    std::vector<core::Guard> toOverride;      ///< open only to who names these, with a reason
    std::vector<core::GuardFinding> findings; ///< everything found, warnings too
};

/// `by`: the way of a drain.
Offer offerFor(const core::Snapshot &snapshot, const core::InstanceKey &key, core::Goal goal,
               core::TimePoint now, core::TakeOutBy by = core::TakeOutBy::Eureka);

/// The same for one of Eureka's own writes; closed while another one on that instance is under way.
Offer offerForChange(const core::Snapshot &snapshot, const core::InstanceKey &key,
                     const core::RegistryChange &change, core::TimePoint now);

/// The same for what is asked of the instance itself.
struct OrderOffer
{
    Offer offer;
    core::ActuatorOrder order; ///< with its endpoint, where the probe of the actuator found it
};
OrderOffer offerForOrder(const core::Snapshot &snapshot, const core::InstanceKey &key,
                         core::ActuatorOrder wish, core::TimePoint now);
/// A drain whose first step is asked of the instance's own service registry.
OrderOffer offerForDrainByInstance(const core::Snapshot &snapshot, const core::InstanceKey &key,
                                   core::TimePoint now);

/// The operation on that instance, running before finished ones, newer before older; nullptr where there is
/// none.
const core::Operation *operationOn(const core::Snapshot &snapshot, const core::InstanceKey &key);
const core::Operation *stopCountdownOf(const core::Snapshot &snapshot);
/// What the panel shows: a stop that counts down, else the selected instance's, else the newest running one.
const core::Operation *operationToShow(const core::Snapshot &snapshot,
                                       const std::optional<core::InstanceKey> &selected);

} // namespace ui
