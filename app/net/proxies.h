// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkProxy>
#include <QString>

#include <optional>

namespace app {

/// The proxy for a connection of our own. Loopback is always direct; others take `fixed`, or where that is
/// empty what the application is configured for (QNetworkProxyFactory). Any thread.
QNetworkProxy proxyFor(const QString &host, int port, bool secure, const std::optional<QNetworkProxy> &fixed);

/// The same choice for a QNetworkAccessManager.
class Proxies : public QNetworkProxyFactory
{
public:
    explicit Proxies(std::optional<QNetworkProxy> fixed)
        : m_fixed(std::move(fixed))
    {
    }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;

private:
    std::optional<QNetworkProxy> m_fixed;
};

} // namespace app
