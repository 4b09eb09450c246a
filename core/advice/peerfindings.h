// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/findings.h"

#include <vector>

namespace core {

/// By its page; where that says nothing, by a lease that it keeps beyond its end.
bool isPreserving(const AdviceFacts &facts, const std::string &peer);

/// What is to be said of the peers themselves; see findingsOf().
void addPeerFindings(const FleetView &fleet, const AdviceFacts &facts, std::vector<Finding> &findings);

} // namespace core
