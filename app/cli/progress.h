// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"

namespace app {

/// What a running operation waits for now: one line, or one JSON object. A wait that has just begun tells
/// what it is made of, too.
void printProgress(const core::Operation &operation, core::TimePoint now, bool isJson,
                   bool isNewWait = false);
/// What programs that died left here, so that nobody acts without knowing of it. Plain lines go to standard
/// error.
void printUnfinished(const core::Snapshot &snapshot, core::TimePoint now, bool isJson);

} // namespace app
