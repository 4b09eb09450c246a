// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/overriding.h"

namespace core {

bool mayBeOverridden(Guard guard)
{
    switch (guard) {
    case Guard::LastServing:
    case Guard::AnotherOperation:
    case Guard::PeersDisagree:
    case Guard::StaleData:
    case Guard::MayStillRun:
    case Guard::SharedId:
    case Guard::OtherCluster:
        return true;
    case Guard::ReadOnly:          // unlock it
    case Guard::TargetMissing:     // nothing to act on
    case Guard::EurekaServer:      // never changed
    case Guard::BelowHalf:         // a warning
    case Guard::AlreadyOut:        // nothing to do
    case Guard::StuckOut:          // a drain would leave no mark
    case Guard::NoOverride:        // nothing to do
    case Guard::NotHealthy:        // no form of the request would be true
    case Guard::PeerSilent:        // a warning
    case Guard::PeerRestarted:     // a warning
    case Guard::SeveralServers:    // a warning
    case Guard::WorksUncalled:     // a warning
    case Guard::PeerChanged:       // look again
    case Guard::OtherEnvironment:  // never across environments
    case Guard::HeldElsewhere:     // two that act do not see each other
    case Guard::NotRecoverable:    // nothing to act on
    case Guard::NotDrained:        // type the name
    case Guard::NoShutdownAddress: // nowhere to send it
    case Guard::NoServiceRegistry: // nowhere to send it
    case Guard::NoPauseEndpoint:   // nowhere to send it
    case Guard::PauseKeepsLease:   // it would drain nothing
    case Guard::PauseCannotBeTold: // the same, for all that is known
    case Guard::NotAddressable:    // nowhere to send it
    case Guard::NotIdentified:     // another process must never be stopped
        return false;
    }
    return false;
}

std::vector<Guard> guardsToOverride(const std::vector<GuardFinding> &findings)
{
    std::vector<Guard> guards;
    for (const GuardFinding &finding : findings) {
        if (!finding.blocks)
            continue;
        if (!mayBeOverridden(finding.guard))
            return {};
        guards.push_back(finding.guard);
    }
    return guards;
}

} // namespace core
