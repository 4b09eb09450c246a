// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/inspection.h"
#include "core/release/release.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// One thing that a release will do to one instance.
struct PlannedRequest
{
    enum class When {
        Always,
        IfLeaseStays, ///< only where the stopped process leaves its entry behind
        IfInherited,  ///< only where the new process comes up under the old override
        Elsewhere,    ///< not sent from here: somebody or a command does it
    };
    InstanceKey key;
    Stage stage = Stage::Draining;
    When when = When::Always;
    std::optional<Request> request; ///< nothing for commands and what is done elsewhere
    std::vector<std::string> command;
};

/// Where the instance itself answers, without a path.
std::string instanceUrl(const Instance &instance);
/// `instanceUrl` counts only for a path.
Request smokeRequestFor(const SmokeRequest &smoke, std::string_view instanceUrl);

/// Everything that changes something, in order, and the smoke requests. Reads are not listed.
std::vector<PlannedRequest> plannedRequests(const ReleasePlan &plan, const FleetView &fleet);

/// How long the whole plan takes by the lengths that are known, without what people and programs elsewhere
/// need.
struct ExpectedLength
{
    Millis drains{0};  ///< all waits for callers to let go
    Millis returns{0}; ///< all waits for callers to take up
    Millis total() const { return drains + returns; }
};
/// By what was read for one of its instances, where given: its callers are those of the others, too.
ExpectedLength expectedLength(const ReleasePlan &plan, const FleetView &fleet,
                              const std::optional<Inspection> &read = std::nullopt);

/// What a stop without a drain costs: for so long callers can still send requests to it. `read` as above.
Millis predictedOutage(const ReleasePlan &plan, const std::optional<Inspection> &read = std::nullopt);

/// What an abort does to one instance.
struct UnwindStep
{
    enum class Kind {
        PutBack,      ///< the override is cancelled; `requests` says how
        StaysStopped, ///< the old process is gone: nothing here starts it again
        StaysAsItIs,  ///< another process was started there, which is none that counts as back
        StaysNew,     ///< it was replaced already
        StopsAnyway,  ///< the shutdown has left: it cannot be taken back
        LeftPaused,   ///< paused: nothing here registers it again, it is to be restarted
        LeftOut,      ///< never begun
    };
    InstanceKey key;
    Kind kind = Kind::LeftOut;
    std::vector<Request> requests;
};

/// What an abort will do, in its order, before it is asked for. `operations` are the running ones.
std::vector<UnwindStep> unwindOf(const Release &release, const std::vector<Operation> &operations);

std::string_view unwindKindName(UnwindStep::Kind kind);

} // namespace core
