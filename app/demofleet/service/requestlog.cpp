// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/service/requestlog.h"

#include <QJsonArray>

#include <algorithm>

namespace demofleet {

namespace {

QString outcomeOf(int status)
{
    switch (status / 100) {
    case 1:
        return QStringLiteral("INFORMATIONAL");
    case 2:
        return QStringLiteral("SUCCESS");
    case 3:
        return QStringLiteral("REDIRECTION");
    case 4:
        return QStringLiteral("CLIENT_ERROR");
    case 5:
        return QStringLiteral("SERVER_ERROR");
    default:
        return QStringLiteral("UNKNOWN");
    }
}

QJsonObject tagJson(const QString &tag, const QString &value)
{
    return {{QStringLiteral("tag"), tag}, {QStringLiteral("values"), QJsonArray{value}}};
}

} // namespace

double RequestLog::secondsSince(qint64 start) const
{
    return static_cast<double>(m_clock.nsecsElapsed() - start) / 1e9;
}

quint64 RequestLog::begin()
{
    m_running.insert(++m_last, m_clock.nsecsElapsed());
    return m_last;
}

void RequestLog::end(quint64 id, const QByteArray &method, const QString &uri, int status,
                     const QString &exception)
{
    const auto running = m_running.constFind(id);
    if (running == m_running.constEnd()) {
        return;
    }
    const double seconds = secondsSince(running.value());
    m_running.erase(running);
    m_finished.record({{QStringLiteral("exception"), exception},
                       {QStringLiteral("method"), QString::fromLatin1(method)},
                       {QStringLiteral("error"), exception},
                       {QStringLiteral("uri"), uri},
                       {QStringLiteral("outcome"), outcomeOf(status)},
                       {QStringLiteral("status"), QString::number(status)}},
                      seconds);
}

/// The tags are those known when a request starts, so they are the same for all. The asking request is in it
/// as well.
QJsonObject RequestLog::activeAnswer() const
{
    double sum = 0;
    double longest = 0;
    for (const qint64 start : m_running) {
        sum += secondsSince(start);
        longest = std::max(longest, secondsSince(start));
    }
    return {{QStringLiteral("name"), QStringLiteral("http.server.requests.active")},
            {QStringLiteral("baseUnit"), QStringLiteral("seconds")},
            {QStringLiteral("measurements"), QJsonArray{measurement(QStringLiteral("ACTIVE_TASKS"), active()),
                                                        measurement(QStringLiteral("DURATION"), sum),
                                                        measurement(QStringLiteral("MAX"), longest)}},
            {QStringLiteral("availableTags"),
             QJsonArray{tagJson(QStringLiteral("exception"), QStringLiteral("none")),
                        tagJson(QStringLiteral("method"), QStringLiteral("GET")),
                        tagJson(QStringLiteral("outcome"), QStringLiteral("SUCCESS")),
                        tagJson(QStringLiteral("status"), QStringLiteral("200")),
                        tagJson(QStringLiteral("uri"), QStringLiteral("UNKNOWN"))}}};
}

} // namespace demofleet
