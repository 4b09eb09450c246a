// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/trust.h"

#include "core/reach/tlsproblem.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>
#include <QSslKey>

#include <algorithm>

namespace app {

namespace {

constexpr qint64 fileLimit = 4 * 1024 * 1024;

core::Failure storageFailure(const QString &path, const QString &what)
{
    return core::fail(core::ErrorKind::Storage, path.toStdString(), what.toStdString());
}

core::Result<QByteArray> readPem(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return storageFailure(path, file.errorString());
    return file.read(fileLimit);
}

core::Result<QList<QSslCertificate>> readCertificates(const std::string &path)
{
    const QString name = withHome(path);
    const auto bytes = readPem(name);
    if (!bytes)
        return core::Failure(bytes.error());
    QList<QSslCertificate> found = QSslCertificate::fromData(*bytes, QSsl::Pem);
    if (found.isEmpty())
        return storageFailure(name, QStringLiteral("no PEM certificate in it"));
    return found;
}

} // namespace

QString withHome(const std::string &path)
{
    const QString text = QString::fromStdString(path);
    return text.startsWith(QLatin1String("~/")) ? QDir::homePath() + text.mid(1) : text;
}

core::Result<void> requireOwnerOnly(const QString &path)
{
    const QFileInfo info(path);
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if (info.exists() && (info.permissions() & others))
        return storageFailure(path, QStringLiteral("others may read or write it; chmod 600 puts it right"));
    return {};
}

core::Result<void> Trust::load(const core::TrustSettings &settings)
{
    QSslConfiguration base = QSslConfiguration::defaultConfiguration();
    if (!settings.caFile.empty()) {
        const auto authorities = readCertificates(settings.caFile);
        if (!authorities)
            return core::Failure(authorities.error());
        base.setCaCertificates(*authorities);
    }
    if (settings.anyCertificate)
        base.setPeerVerifyMode(QSslSocket::VerifyNone);
    const std::scoped_lock lock(m_mutex);
    m_settings = settings;
    m_base = base;
    return {};
}

core::Result<void> Trust::enter(const core::CredentialSettings &credential, const std::string &passphrase)
{
    const auto chain = readCertificates(credential.certificateFile);
    if (!chain)
        return core::Failure(chain.error());
    const QString keyFile = withHome(credential.keyFile);
    if (const auto own = requireOwnerOnly(keyFile); !own)
        return own;
    const auto bytes = readPem(keyFile);
    if (!bytes)
        return core::Failure(bytes.error());
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        const QSslKey key(*bytes, algorithm, QSsl::Pem, QSsl::PrivateKey,
                          QByteArray::fromStdString(passphrase));
        if (key.isNull())
            continue;
        const std::scoped_lock lock(m_mutex);
        m_identities[credential.name] = {*chain, key};
        return {};
    }
    return storageFailure(keyFile, QStringLiteral("no PEM key in it, or its passphrase is another"));
}

void Trust::mean(const std::string &origin, const std::string &name)
{
    const std::scoped_lock lock(m_mutex);
    m_meant.try_emplace(origin, name);
}

bool Trust::acceptsAnyCertificate() const
{
    const std::scoped_lock lock(m_mutex);
    return m_settings.anyCertificate;
}

QSslConfiguration Trust::configurationFor(const std::string &origin) const
{
    const std::scoped_lock lock(m_mutex);
    QSslConfiguration configuration = m_base;
    const auto meant = m_meant.find(origin);
    const auto identity = meant == m_meant.end() ? m_identities.end() : m_identities.find(meant->second);
    if (identity != m_identities.end()) {
        configuration.setLocalCertificateChain(identity->second.chain);
        configuration.setPrivateKey(identity->second.key);
    }
    return configuration;
}

std::string tlsProblem(const QList<QSslError> &errors)
{
    const auto has = [&](std::initializer_list<QSslError::SslError> kinds) {
        return std::ranges::any_of(errors, [&](const QSslError &error) {
            return std::ranges::find(kinds, error.error()) != kinds.end();
        });
    };
    // An authority first: of a certificate nobody vouches for, the name and the dates say nothing.
    if (has({QSslError::SelfSignedCertificate, QSslError::SelfSignedCertificateInChain,
             QSslError::UnableToGetLocalIssuerCertificate, QSslError::UnableToGetIssuerCertificate,
             QSslError::UnableToVerifyFirstCertificate, QSslError::CertificateUntrusted}))
        return std::string(core::tlsAuthority);
    if (has({QSslError::HostNameMismatch}))
        return std::string(core::tlsHostName);
    if (has({QSslError::CertificateExpired, QSslError::CertificateNotYetValid}))
        return std::string(core::tlsExpired);
    return {};
}

} // namespace app
