// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eureka/registry.h"
#include "core/eureka/registrywrite.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

/// One peer's list as an input; `list` is null while it never answered. Must outlive the call.
struct PeerList
{
    std::string url;
    const Registry *list = nullptr;
    bool hasFailed = false; ///< the newest attempt; an older list may still stand beside it
    Millis age{0};          ///< of the list
};

/// What one peer says of one instance. No answer, an old answer and an instance that is missing are three
/// things.
struct AgreementCell
{
    enum class Kind { Listed, Missing, NoAnswer };
    Kind kind = Kind::NoAnswer;
    ReportedStatus status;
    ReportedStatus overriddenStatus;
    bool isOld = false; ///< the peer does not answer any more: says nothing about now
    Millis age{0};
    bool operator==(const AgreementCell &) const = default;
};

struct AgreementRow
{
    ApplicationName application;
    InstanceId id;
    std::vector<AgreementCell> cells; ///< one per peer, in the order given
    bool disagrees = false;           ///< among the peers that answer now
    bool operator==(const AgreementRow &) const = default;
};

/// Instance by peer: disagreeing rows first, each part in order of name.
std::vector<AgreementRow> agreementOf(const std::vector<PeerList> &peers);

/// A write that one peer has and others missed. Heartbeats never heal it (the stamps are equal); the same PUT
/// at a peer that HAS it changes nothing there and is replicated again.
struct Repair
{
    std::size_t at = 0;               ///< position of the peer to send it to
    SetOverride change;               ///< its override
    std::vector<std::size_t> missing; ///< positions of the peers without it
    bool operator==(const Repair &) const = default;
};
/// The override that is sent again, of those that every peer with the instance has of it (UNKNOWN: none).
/// Nothing where no peer has one, all have it, or two have different ones: then a person decides. Peers
/// without the instance do not count: they answer a replicated status 404. What brings it there is its next
/// heartbeat at a peer that has it, which is forwarded as a whole registration.
std::optional<SetOverride> overrideToRepeat(const std::vector<Status> &held);
std::optional<Repair> repairOf(const AgreementRow &row);

} // namespace core
