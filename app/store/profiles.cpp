// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/profiles.h"

#include "app/store/secrets.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

namespace app {

namespace {

core::Failure storageFailure(const QString &path, const QString &what)
{
    return core::fail(core::ErrorKind::Storage, path.toStdString(), what.toStdString());
}

core::Result<core::Profile> readProfile(const QString &path)
{
    const auto body = readProfileFile(path);
    if (!body)
        return core::Failure(body.error());
    return core::decodeProfile({body->constData(), std::size_t(body->size())}, path.toStdString());
}

QString withHome(const std::string &path)
{
    const QString text = QString::fromStdString(path);
    return text.startsWith(QLatin1String("~/")) ? QDir::homePath() + text.mid(1) : text;
}

} // namespace

core::Result<QByteArray> readProfileFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return storageFailure(path, file.errorString());
    // One byte more than allowed shows that the file is too large.
    return file.read(qint64(core::profileLimit) + 1);
}

core::Result<void> writeProfileFile(const QString &path, const QByteArray &body)
{
    const QFileInfo info(path);
    if (!info.dir().exists()) {
        QDir().mkpath(info.path());
        QFile::setPermissions(info.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    QSaveFile file(path);
    // Its rights first: nobody else reads it even while it is written.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(body) != body.size() || !file.commit())
        return storageFailure(path, file.errorString());
    return {};
}

QString newProfilePath(const QString &folder, const QString &name)
{
    QString base;
    for (const QChar c : name.toLower())
        base += c.isLetterOrNumber() ? c : QLatin1Char('-');
    const QDir dir(folder);
    QString file = base + QStringLiteral(".json");
    for (int count = 2; dir.exists(file); ++count)
        file = QStringLiteral("%1-%2.json").arg(base).arg(count);
    return dir.filePath(file);
}

QString profileFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + QStringLiteral("/profiles");
}

std::vector<ProfileFile> profilesIn(const QString &folder)
{
    std::vector<ProfileFile> files;
    const auto entries = QDir(folder).entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (const QFileInfo &info : entries) {
        auto profile = readProfile(info.filePath());
        const QString name = profile ? QString::fromStdString(profile->name) : info.completeBaseName();
        files.push_back({info.filePath(), name, std::move(profile)});
    }
    return files;
}

core::Result<core::Profile> loadProfile(const QString &nameOrPath, const QString &folder)
{
    if (nameOrPath.contains(QLatin1Char('/')) || nameOrPath.endsWith(QLatin1String(".json")))
        return readProfile(nameOrPath);
    std::vector<ProfileFile> files = profilesIn(folder);
    const auto found = std::ranges::find_if(files, [&](const ProfileFile &file) {
        return file.name.compare(nameOrPath, Qt::CaseInsensitive) == 0 ||
               QFileInfo(file.path).completeBaseName().compare(nameOrPath, Qt::CaseInsensitive) == 0;
    });
    if (found != files.end())
        return std::move(found->profile);
    QStringList names;
    for (const ProfileFile &file : files)
        names << file.name;
    return core::fail(core::ErrorKind::NotFound, folder.toStdString(),
                      names.join(QStringLiteral(", ")).toStdString());
}

core::Result<std::vector<core::BaseAddress>> peersOf(const core::Profile &profile)
{
    std::vector<core::BaseAddress> peers;
    for (const std::string &text : profile.peers) {
        auto address = eurekaAddress(text);
        if (!address)
            return core::Failure(address.error());
        if (!profile.user.empty()) {
            const auto password = readSecretFile(withHome(profile.passwordFile));
            if (!password)
                return core::Failure(password.error());
            address->user = profile.user;
            address->password = *password;
            address->hasCredentials = true;
        }
        peers.push_back(std::move(*address));
    }
    return peers;
}

core::Result<core::BaseAddress> eurekaAddress(std::string_view text)
{
    auto address = core::parseBaseAddress(text);
    if (address && core::targetOf(address->url) == "/")
        address->url += "/eureka";
    return address;
}

} // namespace app
