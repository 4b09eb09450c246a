// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reach/credential.h"

#include <QSslConfiguration>
#include <QSslError>
#include <QSslKey>
#include <QString>

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace app {

/// Which servers' certificates are believed, and which client certificate is shown to whom. Any thread.
class Trust
{
public:
    /// As the system has it, without a client certificate.
    Trust() = default;

    /// Reads the authorities from `settings.caFile`. Errors: Storage, with the file in `where`.
    core::Result<void> load(const core::TrustSettings &settings);
    /// Reads a client certificate and its key (PEM); the passphrase only where the key has one. The key's
    /// file may be readable by its owner only. Errors: Storage, with the file in `where`.
    core::Result<void> enter(const core::CredentialSettings &credential, const std::string &passphrase = {});
    /// The certificate of that name is shown to this origin, and to no other it is not meant for.
    void mean(const std::string &origin, const std::string &name);

    /// Nothing is checked: to be shown for as long as it is so.
    bool acceptsAnyCertificate() const;

    QSslConfiguration configurationFor(const std::string &origin) const;

private:
    struct Identity
    {
        QList<QSslCertificate> chain;
        QSslKey key;
    };

    mutable std::mutex m_mutex;
    core::TrustSettings m_settings;
    QSslConfiguration m_base = QSslConfiguration::defaultConfiguration();
    std::map<std::string, Identity> m_identities; ///< by name
    std::map<std::string, std::string> m_meant;   ///< name by origin
};

/// The code of core/reach/tlsproblem.h for the worst of these; empty where none of them fits.
std::string tlsProblem(const QList<QSslError> &errors);

/// `path` with a leading "~/" made the home folder.
QString withHome(const std::string &path);

/// Fails with Storage where others than the owner may read or write the file.
core::Result<void> requireOwnerOnly(const QString &path);

} // namespace app
