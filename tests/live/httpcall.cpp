// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/httpcall.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace live {

namespace {

constexpr int callLimit = 10'000;

/// Nothing where the last chunk is not there yet.
std::optional<QByteArray> dechunked(const QByteArray &bytes)
{
    QByteArray body;
    qsizetype at = 0;
    while (true) {
        const qsizetype lineEnd = bytes.indexOf("\r\n", at);
        if (lineEnd < 0)
            return std::nullopt;
        const qsizetype size = bytes.mid(at, lineEnd - at).toLongLong(nullptr, 16);
        const qsizetype chunk = lineEnd + 2;
        if (bytes.size() < chunk + size + 2)
            return std::nullopt;
        if (size == 0)
            return body;
        body += bytes.mid(chunk, size);
        at = chunk + size + 2;
    }
}

bool hasNoBody(const HttpAnswer &answer)
{
    return answer.status == 204 || answer.status == 304;
}

std::optional<QByteArray> wholeBody(const HttpAnswer &answer, const QByteArray &bytes, bool closed)
{
    if (hasNoBody(answer))
        return QByteArray();
    if (answer.header("transfer-encoding").toLower() == "chunked")
        return dechunked(bytes);
    const QByteArray length = answer.header("content-length");
    if (!length.isEmpty())
        return bytes.size() >= length.toLongLong() ? std::optional(bytes.left(length.toLongLong()))
                                                   : std::nullopt;
    return closed ? std::optional(bytes) : std::nullopt;
}

} // namespace

QByteArray HttpAnswer::header(const QByteArray &name) const
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).toLower() == name.toLower())
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

QJsonObject HttpAnswer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QByteArray requestBytes(const QByteArray &method, const QUrl &url, const QList<QByteArray> &headers,
                        const QByteArray &body)
{
    const QByteArray target =
        url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    QByteArray bytes = method + ' ' + target +
                       " HTTP/1.1\r\nHost: " + url.authority().section(u'@', -1).toUtf8() +
                       "\r\nConnection: close\r\n";
    if (!url.userName().isEmpty()) {
        const QString login = url.userName(QUrl::FullyDecoded) + u':' + url.password(QUrl::FullyDecoded);
        bytes += "Authorization: Basic " + login.toUtf8().toBase64() + "\r\n";
    }
    for (const QByteArray &header : headers)
        bytes += header + "\r\n";
    if (method != "GET")
        bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return bytes + "\r\n" + body;
}

std::optional<HttpAnswer> wholeAnswer(const QByteArray &bytes, bool closed)
{
    const qsizetype headEnd = bytes.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return std::nullopt;
    HttpAnswer answer;
    answer.head = bytes.left(headEnd);
    answer.status = answer.head.mid(9, 3).toInt();
    const auto body = wholeBody(answer, bytes.mid(headEnd + 4), closed);
    if (!body)
        return std::nullopt;
    answer.body = *body;
    return answer;
}

HttpAnswer call(const QByteArray &method, const QUrl &url, const QList<QByteArray> &headers,
                const QByteArray &body)
{
    const QDeadlineTimer deadline(callLimit);
    QTcpSocket socket;
    socket.connectToHost(url.host(), static_cast<quint16>(url.port(80)));
    if (!socket.waitForConnected(static_cast<int>(deadline.remainingTime())))
        return {};
    socket.write(requestBytes(method, url, headers, body));
    QByteArray bytes;
    while (true) {
        const bool more = socket.waitForReadyRead(static_cast<int>(deadline.remainingTime()));
        bytes += socket.readAll();
        if (const auto answer = wholeAnswer(bytes, !more))
            return *answer;
        if (!more)
            return {};
    }
}

} // namespace live
