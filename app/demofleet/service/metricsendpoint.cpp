// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/service/metricsendpoint.h"

#include "app/demofleet/booterror.h"
#include "app/demofleet/service/actuatorresponse.h"

#include <QDateTime>
#include <QJsonArray>

namespace demofleet {

namespace {

const QString StartTime = QStringLiteral("process.start.time");
const QString Uptime = QStringLiteral("process.uptime");
const QString Active = QStringLiteral("http.server.requests.active");

double secondsSinceEpoch()
{
    return static_cast<double>(QDateTime::currentMSecsSinceEpoch()) / 1000.0;
}

QJsonObject gauge(const QString &name, double value)
{
    return {{QStringLiteral("name"), name},
            {QStringLiteral("baseUnit"), QStringLiteral("seconds")},
            {QStringLiteral("measurements"), QJsonArray{measurement(QStringLiteral("VALUE"), value)}},
            {QStringLiteral("availableTags"), QJsonArray{}}};
}

/// Several tags are joined by "and"; nothing if one has no colon.
std::optional<Tags> wantedTags(const HttpRequest &request)
{
    Tags tags;
    const QList<QByteArray> values = request.queries("tag");
    for (const QByteArray &value : values) {
        const QList<QByteArray> parts = value.split(',');
        for (const QByteArray &part : parts) {
            const qsizetype colon = part.indexOf(':');
            if (colon <= 0) {
                return std::nullopt;
            }
            tags.append({QString::fromUtf8(part.left(colon)), QString::fromUtf8(part.mid(colon + 1))});
        }
    }
    return tags;
}

} // namespace

MetricsEndpoint::MetricsEndpoint(std::shared_ptr<RequestLog> log)
    : m_log(std::move(log))
    , m_startTime(secondsSinceEpoch())
{
}

HttpResponse MetricsEndpoint::names() const
{
    QJsonArray list{Active, StartTime, Uptime};
    if (!m_log->finished().isEmpty()) {
        list.append(m_log->finished().name());
    }
    for (const auto &meter : m_meters) {
        if (!meter->isEmpty()) {
            list.append(meter->name());
        }
    }
    return actuatorResponse({{QStringLiteral("names"), list}});
}

HttpResponse MetricsEndpoint::one(const HttpRequest &request, const QString &name) const
{
    const auto wanted = wantedTags(request);
    if (!wanted) {
        return bootError(400, request.path());
    }
    const auto found = find(name, *wanted);
    return found ? actuatorResponse(*found) : HttpResponse{404, {}, {}, {}};
}

std::optional<QJsonObject> MetricsEndpoint::find(const QString &name, const Tags &wanted) const
{
    if (name == m_log->finished().name()) {
        return m_log->finished().answer(wanted);
    }
    for (const auto &meter : m_meters) {
        if (name == meter->name()) {
            return meter->answer(wanted);
        }
    }
    if (name == Active) {
        return m_log->activeAnswer();
    }
    if (!wanted.isEmpty()) {
        return std::nullopt; // the gauges have no tags
    }
    if (name == StartTime) {
        return gauge(name, m_startTime);
    }
    return name == Uptime ? std::optional(gauge(name, secondsSinceEpoch() - m_startTime)) : std::nullopt;
}

} // namespace demofleet
