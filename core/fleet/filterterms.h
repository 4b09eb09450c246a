// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleetview.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// What the term that is being typed into the filter (see ListQuery::filter) can become: the names of fields,
/// then the values that this fleet has for one. In order, each once, `most` at most; a "-" before the term is
/// kept. None for plain words, and none where only the term itself would be left.
std::vector<std::string> filterTerms(const FleetView &fleet, std::string_view typed, std::size_t most = 12);

} // namespace core
