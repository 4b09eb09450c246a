// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/resilienceread.h"
#include "core/actuator/discovery/resiliencesource.h"

namespace app {

/// Asks an instance once for its circuit breakers and retries, where it tells of them. One that has none
/// (404) is an empty answer. `done` is called exactly once, never from inside this call, unless `context`
/// dies before. `address` must name a source.
void askForResilience(const core::ResilienceAddress &address, Reader &reader, QObject *context,
                      ResilienceRead::Done done);

} // namespace app
