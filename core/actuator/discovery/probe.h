// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/discovery/facts.h"
#include "core/http/request.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace core {

// Finds the actuator of one instance and what it exposes, one GET after the other. Values only: whoever sends
// asks startProbe for the first request, gives each answer to step, and is done when there is no next one.

enum class ProbeQuestion {
    None,
    Links,           ///< GET {base}
    BaseHealth,      ///< GET {base}/health, where there are no links
    InstanceId,      ///< is the process that answers the registered instance?
    ApplicationName, ///< the same, where its id is not told
    Slash,           ///< GET {base}/, which Spring Boot 3 refuses
    Endpoint,
    HealthGroup, ///< the last of ProbeState::groupsToAsk
};

struct ProbeState
{
    Instance instance;
    std::vector<BaseCandidate> candidates; ///< those still to be tried, from `candidate` on
    std::size_t candidate = 0;
    ProbeQuestion question = ProbeQuestion::None;
    std::vector<Endpoint> toAsk;          ///< endpoints, the last one is asked now
    std::vector<std::string> groupsToAsk; ///< of its health, the last one is asked now
    ActuatorFacts facts;
};

struct ProbeStep
{
    ProbeState state;
    std::optional<Request> next; ///< none: state.facts is the conclusion

    bool isDone() const { return !next; }
};

/// `override`: see actuatorCandidates. `mayAskLoopback`: loopback addresses in this registry are this
/// machine's.
ProbeStep startProbe(Instance instance, std::string_view override, bool mayAskLoopback);

/// Takes the answer to the request asked last. A failure of it is an answer too.
ProbeStep step(ProbeState state, const Result<Response> &answer);

} // namespace core
