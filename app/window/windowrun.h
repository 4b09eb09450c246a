// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"

namespace app {

/// Opens the window, or plays a release without a display. Returns the exit code.
int runWindow(const Arguments &arguments, int &argc, char **argv);

} // namespace app
