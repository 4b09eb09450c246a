// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/net/reach.h"
#include "app/store/secrets.h"

namespace app {

/// Asks on the terminal itself (not standard input, which may be a pipe) without showing what is typed.
/// Cancelled where there is no terminal or nothing was typed.
core::Result<std::string> askSecretOnTerminal(const core::CredentialSettings &credential);

/// Fetches the secret of each credential of the profile and enters it. Needs the application object. Errors:
/// those of readSecret and Reach::enter, at the first that fails.
core::Result<void> enterSecrets(Reach &reach, const AskSecret &ask);

} // namespace app
