// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/exitcode.h"

namespace app {

/// `journal`: prints every line, or with --verify checks that none was changed or lost.
ExitCode runJournal(const Arguments &arguments, const QString &operatorName);

} // namespace app
