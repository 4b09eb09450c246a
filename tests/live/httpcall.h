// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QUrl>

#include <optional>

namespace live {

/// Plain HTTP over a socket of its own. QNetworkAccessManager may send a GET again without saying so, and
/// then a lost request would not be seen: here one call is one request.
struct HttpAnswer
{
    int status = 0; ///< 0: no whole answer came
    QByteArray head;
    QByteArray body;

    QByteArray header(const QByteArray &name) const;
    QJsonObject json() const;
};

/// A login in the address goes along as HTTP Basic.
QByteArray requestBytes(const QByteArray &method, const QUrl &url, const QList<QByteArray> &headers = {},
                        const QByteArray &body = {});

/// Nothing where `bytes` is not yet a whole answer. `closed`: the server will send no more.
std::optional<HttpAnswer> wholeAnswer(const QByteArray &bytes, bool closed);

/// Blocks for at most 10 s.
HttpAnswer call(const QByteArray &method, const QUrl &url, const QList<QByteArray> &headers = {},
                const QByteArray &body = {});

} // namespace live
