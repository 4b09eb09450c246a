// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/secrets.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTimer>

#include <unistd.h>

#ifdef DRAINBOARD_KEYCHAIN
#include <qt6keychain/keychain.h>
#endif

namespace app {

namespace {

constexpr int secretTimeout = 30'000;     ///< milliseconds
constexpr qint64 secretLimit = 64 * 1024; ///< a token can be long

core::Failure storageFailure(const QString &place, const QString &what)
{
    return core::fail(core::ErrorKind::Storage, place.toStdString(), what.toStdString());
}

core::Result<std::string> firstLine(const QByteArray &content, const QString &place)
{
    const qsizetype end = content.indexOf('\n');
    QByteArray line = end < 0 ? content : content.left(end);
    if (line.endsWith('\r'))
        line.chop(1);
    if (line.trimmed().isEmpty())
        return storageFailure(place, QStringLiteral("no secret in its first line"));
    return line.toStdString();
}

core::Result<std::string> fromDescriptor(const std::string &number)
{
    const QString place = QStringLiteral("fd:%1").arg(QString::fromStdString(number));
    // A copy, so that a second credential can be read from the same one's next bytes no more than once.
    const int copy = ::dup(place.mid(3).toInt());
    QFile file;
    if (copy < 0 || !file.open(copy, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        return storageFailure(place, QStringLiteral("this file descriptor is not open"));
    return firstLine(file.readLine(secretLimit), place);
}

core::Result<std::string> fromCommand(const std::string &text)
{
    const QString place = QStringLiteral("command:%1").arg(QString::fromStdString(text));
    QStringList words = QProcess::splitCommand(QString::fromStdString(text));
    if (words.isEmpty())
        return storageFailure(place, QStringLiteral("no command"));
    QProcess process;
    // Its own questions and complaints go to the terminal, not into ours.
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.setInputChannelMode(QProcess::ForwardedInputChannel);
    const QString program = words.takeFirst();
    process.start(program, words);
    if (!process.waitForFinished(secretTimeout)) {
        process.kill();
        process.waitForFinished(1'000);
        return storageFailure(place, QStringLiteral("it cannot be run or did not end in time"));
    }
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return storageFailure(place, QStringLiteral("it ended with code %1").arg(process.exitCode()));
    return firstLine(process.readAllStandardOutput(), place);
}

#ifdef DRAINBOARD_KEYCHAIN
constexpr const char *service = "Drainboard";

QString keyOf(const core::CredentialSettings &credential)
{
    const std::string &text = credential.secret.text;
    return QString::fromStdString(text.empty() ? credential.name : text);
}

/// Runs the job; nothing where it did not end in time, as a key store can wait for a password forever.
bool runJob(QKeychain::Job &job)
{
    job.setAutoDelete(false);
    job.setInsecureFallback(false);
    QEventLoop loop;
    bool isOver = false;
    QObject::connect(&job, &QKeychain::Job::finished, &loop, [&] {
        isOver = true;
        loop.quit();
    });
    QTimer::singleShot(secretTimeout, &loop, &QEventLoop::quit);
    job.start();
    if (!isOver)
        loop.exec();
    return isOver;
}

/// The first time nothing is there: a person is asked, and it is kept from then on.
core::Result<std::string> askedAndKept(const core::CredentialSettings &credential, const AskSecret &ask)
{
    auto secret = ask(credential);
    if (!secret)
        return secret;
    if (const auto kept = keepSecret(credential, *secret); !kept)
        return core::Failure(kept.error());
    return secret;
}

core::Result<std::string> fromKeychain(const core::CredentialSettings &credential, const AskSecret &ask)
{
    const QString key = keyOf(credential);
    const QString place = QStringLiteral("keychain:%1").arg(key);
    QKeychain::ReadPasswordJob job(QString::fromLatin1(service));
    job.setKey(key);
    if (!runJob(job))
        return storageFailure(place, QStringLiteral("the key store did not answer in time"));
    if (job.error() == QKeychain::EntryNotFound && ask)
        return askedAndKept(credential, ask);
    if (job.error() != QKeychain::NoError)
        return storageFailure(place, job.errorString());
    return firstLine(job.textData().toUtf8(), place);
}
#else
core::Result<std::string> fromKeychain(const core::CredentialSettings &, const AskSecret &)
{
    return storageFailure(QStringLiteral("keychain"), QStringLiteral("this build knows no key store"));
}
#endif

} // namespace

core::Result<std::string> readSecretFile(const QString &path)
{
    const QFileInfo info(path);
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if (info.exists() && (info.permissions() & others))
        return storageFailure(path, QStringLiteral("others may read or write it; chmod 600 puts it right"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return storageFailure(path, file.errorString());
    return firstLine(file.read(secretLimit), path);
}

core::Result<std::string> readSecret(const core::CredentialSettings &credential, const AskSecret &ask)
{
    const std::string &text = credential.secret.text;
    switch (credential.secret.source) {
    case core::SecretSource::Keychain:
        return fromKeychain(credential, ask);
    case core::SecretSource::File: {
        const QString path = QString::fromStdString(text);
        return readSecretFile(path.startsWith(QLatin1String("~/")) ? QDir::homePath() + path.mid(1) : path);
    }
    case core::SecretSource::Descriptor:
        return fromDescriptor(text);
    case core::SecretSource::Command:
        return fromCommand(text);
    case core::SecretSource::Ask:
        break;
    }
    return ask ? ask(credential) : core::fail(core::ErrorKind::Cancelled, credential.name);
}

core::Result<void> keepSecret(const core::CredentialSettings &credential, const std::string &secret)
{
#ifdef DRAINBOARD_KEYCHAIN
    QKeychain::WritePasswordJob job(QString::fromLatin1(service));
    job.setKey(keyOf(credential));
    job.setTextData(QString::fromStdString(secret));
    const bool isOver = runJob(job);
    if (isOver && job.error() == QKeychain::NoError)
        return {};
    return storageFailure(QStringLiteral("keychain:%1").arg(keyOf(credential)),
                          isOver ? job.errorString()
                                 : QStringLiteral("the key store did not answer in time"));
#else
    Q_UNUSED(secret)
    const auto unknown = fromKeychain(credential, {});
    return core::Failure(unknown.error());
#endif
}

bool hasKeychain()
{
#ifdef DRAINBOARD_KEYCHAIN
    return true;
#else
    return false;
#endif
}

} // namespace app
