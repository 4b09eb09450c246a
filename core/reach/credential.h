// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/http/request.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

enum class CredentialKind {
    Basic,
    Bearer,
    Header,            ///< a header of any name, for example X-Api-Key
    ClientCertificate, ///< PEM files of a certificate and its key
};

/// Where a secret is kept. Never on the command line, where every user of the machine can read it.
enum class SecretSource {
    Ask,        ///< asked for each time
    Keychain,   ///< the system's key store
    File,       ///< a file only its owner may read; its first line
    Descriptor, ///< an open file descriptor of the program; its first line
    Command,    ///< the first line a command prints
};

struct SecretPlace
{
    SecretSource source = SecretSource::Ask;
    std::string text; ///< path, number or command; of the key store the key, empty for the credential's name

    bool operator==(const SecretPlace &) const = default;
};

/// "ask", "keychain", "keychain:KEY", "file:PATH", "fd:3" or "command:pass show eureka"; nothing for others.
std::optional<SecretPlace> parseSecretPlace(std::string_view text);

/// A credential as a profile describes it: everything but the secret.
struct CredentialSettings
{
    std::string name; ///< shown to people, so that they know which one was refused; unique in a profile
    CredentialKind kind = CredentialKind::Basic;
    std::string user;   ///< of Basic
    std::string header; ///< of Header: its name
    SecretPlace secret;
    std::string certificateFile; ///< of ClientCertificate
    std::string keyFile;         ///< of ClientCertificate; `secret` is its passphrase, if it has one
    std::vector<std::string> applications; ///< sent to their instances only; empty: to the Eureka servers

    bool operator==(const CredentialSettings &) const = default;
};

/// Which servers' certificates are believed.
struct TrustSettings
{
    std::string caFile; ///< PEM, instead of the system's authorities; empty: those
    /// Accepts every certificate. Shown for as long as it lasts, as anybody in between can read and change
    /// everything.
    bool anyCertificate = false;

    bool operator==(const TrustSettings &) const = default;
};

/// The header that carries the secret; `basic` is "user:secret" in base64. Fails with InvalidAddress (and
/// nothing of the secret) where it could start another header or is empty.
Result<Header> credentialHeader(const CredentialSettings &credential, std::string_view secret);

/// RFC 4648, with padding.
std::string base64(std::string_view bytes);

} // namespace core
