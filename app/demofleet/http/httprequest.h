// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>

namespace demofleet {

using Headers = QList<QPair<QByteArray, QByteArray>>;

/// The first header of that name in any case; empty if there is none.
QByteArray headerValue(const Headers &headers, QByteArrayView name);

/// One request as it arrived.
struct HttpRequest
{
    QByteArray method;
    QByteArray target; ///< raw path and query
    Headers headers;
    QByteArray body;

    QByteArray path() const; ///< still percent-encoded, without the query
    QByteArray header(QByteArrayView name) const;
    QByteArray query(QByteArrayView name) const; ///< the first value, decoded; empty if it is missing
    QList<QByteArray> queries(QByteArrayView name) const;
    QList<QPair<QByteArray, QByteArray>> queryItems() const; ///< all, decoded, in the order of the target
};

} // namespace demofleet
