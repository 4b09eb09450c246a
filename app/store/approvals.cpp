// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/approvals.h"

#include "core/profile/profilecommands.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace app {

namespace {

constexpr qint64 largest = 1024 * 1024;
constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr QFileDevice::Permissions others =
    QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;

} // namespace

Approvals::Approvals(QString path)
    : m_path(std::move(path))
{
    read();
}

QString Approvals::standardPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) +
           QStringLiteral("/approved-commands");
}

void Approvals::read()
{
    QFile file(m_path);
    if (m_path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return;
    // Of the open file, so that it is not another one by now.
    if ((file.permissions() & others) || file.size() > largest)
        return;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        if (!line.isEmpty())
            m_texts.insert(line.toStdString());
    }
}

bool Approvals::has(const core::ReleaseCommand &command) const
{
    return command.isGiven() && m_texts.contains(core::commandText(command));
}

core::Result<void> Approvals::add(const core::ReleaseCommand &command, bool isKept)
{
    const std::string text = core::commandText(command);
    if (!command.isGiven() || m_texts.contains(text))
        return {};
    m_texts.insert(text);
    if (!isKept || m_path.isEmpty())
        return {};
    auto kept = keep(text);
    if (!kept)
        m_trouble = kept.error();
    return kept;
}

core::Result<void> Approvals::keep(const std::string &text) const
{
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    QFile file(m_path);
    const auto failed = [&] {
        return core::fail(core::ErrorKind::Storage, m_path.toStdString(), file.errorString().toStdString());
    };
    // Taken from others before a word is in it; what they may have written is dropped with it.
    const bool isTrusted = file.exists() && !(file.permissions() & others);
    const auto mode = QIODevice::WriteOnly | (isTrusted ? QIODevice::Append : QIODevice::Truncate);
    if (!file.open(mode) || !file.setPermissions(ownerOnly))
        return failed();
    file.write(QByteArray::fromStdString(text) + '\n');
    return file.flush() ? core::Result<void>() : failed();
}

} // namespace app
