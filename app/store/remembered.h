// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace app {

/// What the window remembers from one run to the next, in one file of this user: nothing that is needed, and
/// no secret. Without a path it remembers nothing. A file that cannot be read or written is as an empty one.
class Remembered
{
public:
    explicit Remembered(QString path = {})
        : m_path(std::move(path))
    {
    }
    static QString standardPath();

    /// Addresses that were opened without a profile, the newest first, at most mostAddresses.
    QStringList addresses() const;
    /// Credentials in it are left out.
    void addAddresses(const QString &addresses);

    QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);

    static constexpr int mostAddresses = 8;

private:
    QString m_path;
};

} // namespace app
