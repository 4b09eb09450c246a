// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/budget.h"

#include <QJsonArray>
#include <QJsonObject>

namespace app {

/// The parts of the countdown; readFrom is null where it was not read from or observed at anything. isMasked:
/// its setting is there and masked, so the default is assumed.
QJsonArray hopsJson(const core::Budget &budget);

/// Who calls it and whether each has let go; copyCount is null where its own copy cannot be read.
QJsonArray callersJson(const core::Budget &budget);

/// Both, with the end of a countdown that began at `start`.
QJsonObject budgetJson(const core::Budget &budget, core::TimePoint start, core::TimePoint now);

} // namespace app
