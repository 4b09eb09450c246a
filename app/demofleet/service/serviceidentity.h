// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace demofleet {

/// Who a simulated process is. All but the version stays the same over restarts.
struct ServiceIdentity
{
    QString application; ///< upper case
    QString name;        ///< for example orders-1
    quint16 port = 0;
    QString version;
    QString zone;

    QString id() const { return name + QLatin1Char(':') + QString::number(port); }
    QString url() const { return QStringLiteral("http://localhost:%1").arg(port); }
};

} // namespace demofleet
