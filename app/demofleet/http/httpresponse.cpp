// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/http/httpresponse.h"

#include <QDateTime>
#include <QLocale>

namespace demofleet {

namespace {

QByteArray dateHeader()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return QLocale::c().toString(now, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'").toLatin1();
}

bool hasNoBodyByDefinition(int status)
{
    return status == 204 || status == 304 || status < 200;
}

} // namespace

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 302:
        return "Found";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 406:
        return "Not Acceptable";
    case 409:
        return "Conflict";
    case 411:
        return "Length Required";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    default:
        return "Status " + QByteArray::number(status);
    }
}

QByteArray serialized(const HttpResponse &response, bool keepAlive, bool withBody)
{
    QByteArray bytes =
        "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonPhrase(response.status);
    bytes += "\r\nDate: " + dateHeader() + "\r\n";
    if (!response.contentType.isEmpty() && !response.body.isEmpty()) {
        bytes += "Content-Type: " + response.contentType + "\r\n";
    }
    for (const auto &[key, value] : response.headers) {
        bytes += key + ": " + value + "\r\n";
    }
    const bool bodyless = hasNoBodyByDefinition(response.status);
    if (!bodyless) {
        bytes += "Content-Length: " + QByteArray::number(response.body.size()) + "\r\n";
    }
    bytes += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    if (withBody && !bodyless) {
        bytes += response.body;
    }
    return bytes;
}

} // namespace demofleet
