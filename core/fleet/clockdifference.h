// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleetview.h"

#include <optional>

namespace core {

/// Clocks that differ by no more than this are taken for one: less cannot be told from Date headers, which
/// are cut to whole seconds.
inline constexpr Millis sameClock = std::chrono::seconds(2);

/// How far that server's clock is ahead of ours, negative where it is behind; nothing where both are taken
/// for one, or where it is not known yet.
std::optional<Millis> clockDifference(const PeerView &peer);

/// A moment that this server wrote down, by our clock.
TimePoint byOurClock(TimePoint written, const PeerView &peer);

} // namespace core
