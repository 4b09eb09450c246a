// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

namespace demofleet {

struct Target
{
    QString id;
    quint16 port = 0;

    bool operator==(const Target &) const = default;
};

/// What a client knows of the registry since its last fetch.
struct RegistryView
{
    QMap<QString, QList<Target>>
        up; ///< by application; instances that are not UP are left out, as clients do
    QString ownStatus = QStringLiteral("UNKNOWN"); ///< what the server says of the client itself
};

RegistryView registryViewFrom(const QJsonObject &answer, const QString &ownId);

} // namespace demofleet
