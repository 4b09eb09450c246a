// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exitcode.h"

#include <optional>

namespace app {

enum class Consent { Yes, No, Nobody };

/// Asks on the terminal whether to go on, and waits; Nobody where standard input is no terminal.
Consent askToGoOn();
/// The same for an acting command: nothing where it may go on, else what it ends with, which was said.
std::optional<ExitCode> declinedOnTerminal();

} // namespace app
