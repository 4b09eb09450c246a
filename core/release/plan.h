// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eureka/override.h"
#include "core/fleet/fleetview.h"
#include "core/http/request.h"
#include "core/release/operation.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

/// The form of the DELETE that brings an instance back, or that it must not be sent.
enum class CancelForm {
    WithUp,       ///< value=UP: its own health is UP
    WithoutValue, ///< UNKNOWN until its next heartbeat, then its own true status
    Refuse,       ///< not known to be well, and its generation would stay UNKNOWN
};
CancelForm cancelFormFor(const InstanceView &row);

/// Which DELETE would put it back now, and at which peer.
struct CancelPlan
{
    std::string peer; ///< base url: the first that answers, by the operation's own reads and by the lists
    Request request;
    bool operator==(const CancelPlan &) const = default;
};
/// By the newest evidence. An instance that is no longer known or whose process is silent never gets
/// value=UP.
CancelPlan cancelPlanFor(const FleetView &fleet, const Operation &operation);

/// Exactly what an action will send that changes something, in order. Reads that prove it are not listed.
std::vector<Request> plannedWrites(const FleetView &fleet, const InstanceView &row, Goal goal);

/// What Eureka will make of the write that starts it; nothing for a shutdown, which writes nothing there.
std::optional<WritePreview> previewFor(const InstanceView &row, Goal goal);

/// What an abort of the operation will send; empty where nothing is left to undo (after the stop) or can be
/// (after a pause).
std::vector<Request> unwindOf(const Operation &operation);

/// A new operation for the row, in its first phase and with nothing sent yet. `id` from 1, unique in this
/// run.
Operation planOperation(const FleetView &fleet, const InstanceView &row, Goal goal,
                        const OperationSettings &settings, std::uint64_t id, TimePoint now);

} // namespace core
