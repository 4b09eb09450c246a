// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/findings.h"

namespace core {

std::string_view severityName(Severity severity)
{
    switch (severity) {
    case Severity::Alarm:
        return "alarm";
    case Severity::Warning:
        return "warning";
    case Severity::Notice:
        return "notice";
    case Severity::NotChecked:
        return "not-checked";
    }
    return "unknown";
}

std::string_view findingName(FindingCode code)
{
    switch (code) {
    case FindingCode::HiddenSickness:
        return "hidden-sickness";
    case FindingCode::StuckUnknown:
        return "stuck-unknown";
    case FindingCode::StuckOut:
        return "stuck-out";
    case FindingCode::PeersDisagree:
        return "peers-disagree";
    case FindingCode::OneIdTwice:
        return "one-id-twice";
    case FindingCode::OtherCluster:
        return "other-cluster";
    case FindingCode::PeerRestarted:
        return "peer-restarted";
    case FindingCode::DeadLease:
        return "dead-lease";
    case FindingCode::DownGhost:
        return "down-ghost";
    case FindingCode::SeveralServers:
        return "several-servers";
    case FindingCode::SelfPreservation:
        return "self-preservation";
    case FindingCode::LeaseEnding:
        return "lease-ending";
    case FindingCode::NotComingUp:
        return "not-coming-up";
    case FindingCode::ForgottenOverride:
        return "forgotten-override";
    case FindingCode::UnknownWord:
        return "unknown-word";
    case FindingCode::NotAddressable:
        return "not-addressable";
    case FindingCode::RejectedRows:
        return "rejected-rows";
    case FindingCode::PeerNotRead:
        return "peer-not-read";
    case FindingCode::HealthNotRead:
        return "health-not-read";
    case FindingCode::LeasesNotRead:
        return "leases-not-read";
    }
    return "unknown";
}

} // namespace core
