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

/// The lists say that it is out, and no answering server was asked itself yet: a list is up to its cache's
/// interval old, so that what was put back a moment ago still looks taken out. True while such an answer (or
/// its failure) is still to come.
bool awaitsLiveRead(const FleetView &fleet, const InstanceView &row);

} // namespace core
