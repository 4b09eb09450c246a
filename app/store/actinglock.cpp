// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/actinglock.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace app {

namespace {

/// Who only looks shares the lock for a moment.
constexpr int attempts = 5;
constexpr useconds_t betweenAttempts = 5'000; // microseconds

QString fileName(const std::string &server)
{
    const QByteArray name =
        QCryptographicHash::hash(QByteArray::fromStdString(server), QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(name.left(32)) + QStringLiteral(".lock");
}

QByteArray written(const LockHolder &holder)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("pid"), holder.pid},
                                     {QStringLiteral("operator"), holder.operatorName},
                                     {QStringLiteral("what"), holder.what},
                                     {QStringLiteral("since"), holder.since}})
        .toJson(QJsonDocument::Compact);
}

LockHolder holderIn(int file)
{
    QByteArray text(4096, '\0');
    const ssize_t size = ::pread(file, text.data(), static_cast<std::size_t>(text.size()), 0);
    text.truncate(std::max<ssize_t>(size, 0));
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    return {static_cast<qint64>(object.value(QLatin1String("pid")).toDouble()),
            object.value(QLatin1String("operator")).toString(),
            object.value(QLatin1String("what")).toString(), object.value(QLatin1String("since")).toString()};
}

bool isFree(int file, int operation)
{
    for (int i = 0; i < attempts; ++i) {
        if (::flock(file, operation | LOCK_NB) == 0)
            return true;
        if (errno != EWOULDBLOCK && errno != EINTR)
            return false;
        ::usleep(betweenAttempts);
    }
    return false;
}

} // namespace

ActingLock::ActingLock(QString folder, const std::vector<std::string> &servers)
    : m_folder(std::move(folder))
{
    for (const std::string &server : servers)
        m_paths.push_back(m_folder + QLatin1Char('/') + fileName(server));
    // The same order for all, so that two that want the same servers never hold half of them each.
    std::ranges::sort(m_paths);
    m_paths.erase(std::ranges::unique(m_paths).begin(), m_paths.end());
}

ActingLock::~ActingLock()
{
    release();
}

core::Result<int> ActingLock::lock(const QString &path, Use use, std::optional<LockHolder> &other) const
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW,
                            S_IRUSR | S_IWUSR);
    if (file < 0)
        return core::fail(core::ErrorKind::Storage, path.toStdString(), std::strerror(errno));
    if (isFree(file, use == Use::Act ? LOCK_EX : LOCK_SH))
        return file;
    const int reason = errno;
    other = holderIn(file);
    ::close(file);
    if (reason != EWOULDBLOCK && reason != EINTR)
        return core::fail(core::ErrorKind::Storage, path.toStdString(), std::strerror(reason));
    return -1;
}

core::Result<std::optional<LockHolder>> ActingLock::acquire(const LockHolder &self)
{
    if (isHeld())
        return std::optional<LockHolder>();
    if (!QDir().mkpath(m_folder))
        return core::fail(core::ErrorKind::Storage, m_folder.toStdString(), "the folder cannot be made");
    for (const QString &path : m_paths) {
        std::optional<LockHolder> other;
        const auto file = lock(path, Use::Act, other);
        if (file && *file >= 0) {
            m_files.push_back(*file);
            continue;
        }
        release();
        return file ? core::Result<std::optional<LockHolder>>(other) : core::Failure(file.error());
    }
    const QByteArray text = written(self);
    for (const int file : m_files) {
        // What stands there only tells others who it is: the lock itself is the kernel's.
        if (::ftruncate(file, 0) != 0 ||
            ::pwrite(file, text.constData(), static_cast<std::size_t>(text.size()), 0) < 0)
            continue;
    }
    return std::optional<LockHolder>();
}

void ActingLock::release()
{
    for (const int file : m_files)
        ::close(file); // and with it goes the lock
    m_files.clear();
}

std::optional<LockHolder> ActingLock::otherHolder() const
{
    if (isHeld())
        return std::nullopt;
    for (const QString &path : m_paths) {
        if (!QFile::exists(path))
            continue;
        std::optional<LockHolder> other;
        const auto file = lock(path, Use::Look, other);
        if (file && *file >= 0)
            ::close(*file);
        else if (other)
            return other;
    }
    return std::nullopt;
}

} // namespace app
