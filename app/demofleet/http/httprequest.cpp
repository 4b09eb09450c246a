// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/http/httprequest.h"

namespace demofleet {

namespace {

/// '+' stands for a space in a query, as servlet containers read it.
QByteArray decoded(QByteArray text)
{
    text.replace('+', ' ');
    return QByteArray::fromPercentEncoding(text);
}

} // namespace

QByteArray headerValue(const Headers &headers, QByteArrayView name)
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0) {
            return value;
        }
    }
    return {};
}

QByteArray HttpRequest::path() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? target : target.left(mark);
}

QByteArray HttpRequest::header(QByteArrayView name) const
{
    return headerValue(headers, name);
}

QByteArray HttpRequest::query(QByteArrayView name) const
{
    const QList<QByteArray> values = queries(name);
    return values.isEmpty() ? QByteArray() : values.first();
}

QList<QByteArray> HttpRequest::queries(QByteArrayView name) const
{
    QList<QByteArray> values;
    const auto items = queryItems();
    for (const auto &[key, value] : items) {
        if (key == name) {
            values.append(value);
        }
    }
    return values;
}

QList<QPair<QByteArray, QByteArray>> HttpRequest::queryItems() const
{
    QList<QPair<QByteArray, QByteArray>> items;
    const qsizetype mark = target.indexOf('?');
    if (mark < 0) {
        return items;
    }
    const QList<QByteArray> parts = target.mid(mark + 1).split('&');
    for (const QByteArray &part : parts) {
        if (part.isEmpty()) {
            continue;
        }
        const qsizetype equals = part.indexOf('=');
        const QByteArray key = equals < 0 ? part : part.left(equals);
        const QByteArray value = equals < 0 ? QByteArray() : part.mid(equals + 1);
        items.append({decoded(key), decoded(value)});
    }
    return items;
}

} // namespace demofleet
