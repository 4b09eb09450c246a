// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/live/httpcall.h"

#include <QString>

namespace live {

/// One Eureka server as the tests see it, read by plain calls and not through the program under test.
class EurekaView
{
public:
    explicit EurekaView(const QString &baseUrl); ///< ends in /eureka

    HttpAnswer call(const QByteArray &method, const QString &path, const QList<QByteArray> &headers = {},
                    const QByteArray &body = {}) const;
    HttpAnswer getJson(const QString &path) const;

    /// Every instance of the cached list.
    QList<QJsonObject> cachedInstances() const;
    /// Empty where the server does not have it.
    QJsonObject liveInstance(const QString &application, const QString &instanceId) const;
    /// For example "UP/UNKNOWN": status and overridden status; empty where the server does not have it.
    QString liveState(const QString &application, const QString &instanceId) const;

    QString baseUrl() const { return m_baseUrl; }

private:
    QString m_baseUrl;
};

/// "UP/UNKNOWN" of one instance, with either spelling of the overridden status; empty for an empty object.
QString stateOf(const QJsonObject &instance);

} // namespace live
