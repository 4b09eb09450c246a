// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reach/credential.h"

#include <QString>

#include <functional>
#include <string>

namespace app {

/// Asks a person for the secret of the credential of that name. Errors: Cancelled.
using AskSecret = std::function<core::Result<std::string>(const core::CredentialSettings &credential)>;

/// Fetches the secret from where the profile says it is kept; blocks meanwhile, at most `secretTimeout` but
/// for a person, who is asked where the key store has nothing of that name yet; it is kept there then. It
/// comes from no argument and no variable, as both are shown to other users of the machine.
///
/// Errors: Storage, with the place in `where` and never a word of what was found there: a file that others
/// may read, a command that failed, a key store that is locked or not there. Cancelled by `ask`.
core::Result<std::string> readSecret(const core::CredentialSettings &credential, const AskSecret &ask);

/// Puts a secret into the system's key store, in which readSecret looks for it. Errors: Storage.
core::Result<void> keepSecret(const core::CredentialSettings &credential, const std::string &secret);

/// Whether this build knows the system's key store.
bool hasKeychain();

/// The first line of a file that only its owner may read and write. Errors: Storage.
core::Result<std::string> readSecretFile(const QString &path);

} // namespace app
