// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/live/eurekaview.h"

#include <chrono>

namespace live {

/// Whether `server` hears from the instance so often more: each heartbeat or registration that it takes moves
/// one of two times. Waits for at most `limit`.
bool hearsFrom(const EurekaView &server, const QString &application, const QString &instanceId, int signs,
               std::chrono::seconds limit);

} // namespace live
