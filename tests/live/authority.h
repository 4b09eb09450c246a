// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace live {

/// A certificate authority of the run's own, made by the openssl program.
class Authority
{
public:
    static bool isPossible(); ///< the openssl program is there

    bool make();
    /// `name`.pem and `name`.key, for a server of these names, for example "DNS:localhost".
    bool issue(const QString &name, const QString &alternatives);
    QString file(const QString &name) const { return m_dir.filePath(name); } ///< the authority's: ca.pem

private:
    bool openssl(const QString &arguments) const;

    QTemporaryDir m_dir;
};

} // namespace live
