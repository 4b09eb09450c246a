// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/eureka/responsecache.h"

namespace demofleet {

namespace {

constexpr qint64 LowerLife = 180 * 1000;

} // namespace

const ResponseCache::Body &ResponseCache::lower(const QString &key, qint64 now)
{
    auto entry = m_lower.find(key);
    if (entry == m_lower.end() || now - entry->builtAt >= LowerLife) {
        entry = m_lower.insert(key, {m_builder(key), now});
    }
    return entry->body;
}

ResponseCache::Body ResponseCache::answer(const QString &key, qint64 now)
{
    auto body = m_upper.find(key);
    if (body == m_upper.end()) {
        body = m_upper.insert(key, lower(key, now));
    }
    return body.value();
}

void ResponseCache::drop(const QString &key)
{
    m_lower.remove(key);
}

void ResponseCache::refresh(qint64 now)
{
    for (auto body = m_upper.begin(); body != m_upper.end(); ++body) {
        body.value() = lower(body.key(), now);
    }
}

qint64 ResponseCache::nextRefresh(qint64 now, qint64 interval)
{
    return (now / interval + 1) * interval;
}

} // namespace demofleet
