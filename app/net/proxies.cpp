// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/proxies.h"

#include "core/http/url.h"

#include <QUrl>

namespace app {

QList<QNetworkProxy> Proxies::queryProxy(const QNetworkProxyQuery &query)
{
    if (core::isLoopback(query.peerHostName().toStdString()))
        return {QNetworkProxy(QNetworkProxy::NoProxy)};
    if (m_fixed)
        return {*m_fixed};
    return QNetworkProxyFactory::proxyForQuery(query);
}

QNetworkProxy proxyFor(const QString &host, int port, bool secure, const std::optional<QNetworkProxy> &fixed)
{
    const QString scheme = secure ? QStringLiteral("https") : QStringLiteral("http");
    const QList<QNetworkProxy> found = Proxies(fixed).queryProxy(QNetworkProxyQuery(host, port, scheme));
    QNetworkProxy proxy = found.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : found.first();
    // A socket needs a tunnel; a caching proxy would be refused by Qt.
    if (proxy.type() == QNetworkProxy::HttpCachingProxy)
        proxy.setType(QNetworkProxy::HttpProxy);
    return proxy;
}

} // namespace app
