// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/join.h"

#include <cstddef>
#include <set>

namespace core {

/// The instances whose truth is worth a read past the response cache although no release runs on them: those
/// with an override, those out or unknown without one, and those that the answering peers' lists describe
/// differently. At most `limit` of them, in order of name; ids that cannot be addressed are left out.
std::set<InstanceName> worthALiveRead(const FleetFacts &facts, std::size_t limit);

/// It tells of a later change than that server's list does, which comes from a cache: until the list has
/// caught up, this read is the truth. Both stamps are that server's own, and clocks are set back: no longer
/// than until a list was read that no cache can hold back any more. False of an address behind which several
/// servers answer.
bool isAheadOfList(const Sourced<std::optional<Instance>> &read, const PeerView &peer,
                   const InstanceName &name);

/// Every answering server was asked itself; an answer that failed counts. A list is up to its cache's
/// interval old: what was put back a moment ago still looks taken out there, and what was taken out looks in
/// service.
bool isReadLive(const FleetView &fleet, const InstanceView &row);

} // namespace core
