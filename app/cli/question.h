// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace app {

enum class Consent { Yes, No, Nobody };

/// Asks on the terminal whether to go on, and waits; Nobody where standard input is no terminal.
Consent askToGoOn();

} // namespace app
