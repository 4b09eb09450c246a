// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <functional>
#include <optional>

namespace demofleet {

/// Eureka's two caches in front of its lists. Requests are answered from the upper one, which is only brought
/// up to date by a timer; a change drops entries of the lower one. No body is a 404, which is kept as well.
class ResponseCache
{
public:
    using Body = std::optional<QByteArray>;
    using Builder = std::function<Body(const QString &key)>;

    explicit ResponseCache(Builder builder)
        : m_builder(std::move(builder))
    {
    }

    Body answer(const QString &key, qint64 now);
    void drop(const QString &key);
    void refresh(qint64 now);

    /// The timer fires at wall-clock multiples of its interval.
    static qint64 nextRefresh(qint64 now, qint64 interval);

private:
    struct Entry
    {
        Body body;
        qint64 builtAt = 0;
    };

    const Body &lower(const QString &key, qint64 now);

    Builder m_builder;
    QHash<QString, Entry> m_lower;
    QHash<QString, Body> m_upper;
};

} // namespace demofleet
