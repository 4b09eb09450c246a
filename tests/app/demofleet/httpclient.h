// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QUrl>

namespace tests {

struct Answer
{
    int status = 0; ///< 0: none arrived
    QByteArray type;
    QByteArray body;

    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

/// Sends one request and lets the event loop run until its answer is there.
class HttpClient
{
public:
    HttpClient() { m_network.setProxy(QNetworkProxy::NoProxy); }

    Answer send(const QByteArray &method, const QString &url, const QByteArray &body = {},
                const QByteArray &accept = "application/json", const QByteArray &type = "application/json")
    {
        QNetworkRequest request(QUrl(url, QUrl::StrictMode));
        request.setRawHeader("Accept", accept);
        request.setRawHeader("Content-Type", type);
        request.setTransferTimeout(5000);
        QNetworkReply *reply = m_network.sendCustomRequest(request, method, body);
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        reply->deleteLater();
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                reply->rawHeader("Content-Type"), reply->readAll()};
    }
    Answer get(const QString &url) { return send("GET", url); }

private:
    QNetworkAccessManager m_network;
};

} // namespace tests
