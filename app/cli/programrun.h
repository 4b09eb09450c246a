// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"

namespace app {

/// Opens the window, or plays a release without a display. `given` are the arguments before a profile filled
/// them in. Returns the exit code.
using WindowRun = int (*)(const Arguments &arguments, const Arguments &given, int &argc, char **argv);

/// The whole program: reads the command line, and runs a command itself or has `window` open the window (or
/// say that there is none). Returns the exit code.
int runProgram(int argc, char **argv, Program program, WindowRun window);

} // namespace app
