// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/release.h"

namespace core {

/// Turns the instances round for a roll back, once what was out is put back: what is there now goes out again
/// and what was there before comes back, the last one first. What was never begun is left out. The same for
/// the machine and for the fold of its lines, so that no line has to tell it.
void turnRound(Release &release, TimePoint now);

} // namespace core
