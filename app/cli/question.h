// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exitcode.h"
#include "core/release/releaseplan.h"

#include <optional>
#include <vector>

namespace app {

enum class Consent { Yes, No, Nobody };

/// Asks on the terminal whether to go on, and waits; Nobody where standard input is no terminal.
Consent askToGoOn();
/// The same for an acting command: nothing where it may go on, else what it ends with, which was said.
std::optional<ExitCode> declinedOnTerminal();

/// Of commands that this user has not let run on this machine: with their words, and how to let them.
void printNotApproved(const std::vector<core::ReleaseCommand> &commands);

} // namespace app
