// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/exitcode.h"

namespace app {

/// `report`: a whole operation or release, from the journal alone; nothing is asked of any server.
ExitCode runReport(const Arguments &arguments);

} // namespace app
