// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/findings.h"

#include <vector>

namespace core {

/// What is to be said of the peers themselves; see findingsOf().
void addPeerFindings(const FleetView &fleet, const AdviceFacts &facts, std::vector<Finding> &findings);

} // namespace core
