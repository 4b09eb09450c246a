// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "core/profile/profile.h"

namespace app {

/// Fills in what the profile says; what was given on the command line goes before it. Fails where the
/// profile's password cannot be had.
core::Result<void> addProfile(Arguments &arguments, const core::Profile &profile);

/// Loads the profile named by --profile, if any, and fills it in. Errors: those of loadProfile and peersOf.
core::Result<void> resolveProfile(Arguments &arguments);

} // namespace app
