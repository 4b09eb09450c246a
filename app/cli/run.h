// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/engine/engine.h"

namespace app {

/// The engine's settings for these arguments: environment, operator, journal.
EngineSettings engineSettings(const Arguments &arguments);

/// Runs a command without a window; needs a QCoreApplication. Returns the exit code.
int runCommand(const Arguments &arguments);

} // namespace app
