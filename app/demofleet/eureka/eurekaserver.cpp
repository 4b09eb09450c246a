// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/eureka/eurekaserver.h"

#include "app/demofleet/booterror.h"
#include "app/demofleet/eureka/instancejson.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

namespace demofleet {

namespace {

const QString AllKey = QStringLiteral("all"); // lower case: no application is called so
const QString DeltaKey = QStringLiteral("delta");

qint64 currentTime()
{
    return QDateTime::currentMSecsSinceEpoch();
}

QStringList segments(const QByteArray &path)
{
    QStringList names;
    const QList<QByteArray> parts = path.split('/');
    for (const QByteArray &part : parts) {
        if (!part.isEmpty()) {
            names.append(QString::fromUtf8(QByteArray::fromPercentEncoding(part)));
        }
    }
    return names;
}

/// Tomcat refuses encoded slashes and backslashes before Eureka sees them.
bool hasEncodedSlash(const QByteArray &path)
{
    const QByteArray lower = path.toLower();
    return lower.contains("%2f") || lower.contains("%5c");
}

bool acceptsJson(const HttpRequest &request)
{
    const QByteArray accept = request.header("Accept");
    return accept.contains("json") && !accept.contains("+json");
}

HttpResponse outcome(bool found, const HttpRequest &request)
{
    return found ? HttpResponse{200, {}, {}, {}} : bootError(404, request.path());
}

/// Nothing for a stamp that is missing; false in `valid` for one that is no number.
std::optional<qint64> dirtyStamp(const HttpRequest &request, bool &valid)
{
    const QByteArray text = request.query("lastDirtyTimestamp");
    valid = true;
    return text.isEmpty() ? std::nullopt : std::optional<qint64>(text.toLongLong(&valid));
}

} // namespace

EurekaServer::EurekaServer(Intervals intervals, QObject *parent)
    : QObject(parent)
    , m_intervals(intervals)
    , m_cache([this](const QString &key) { return build(key); })
    , m_http([this](const HttpRequest &request, const std::shared_ptr<Exchange> &exchange) {
        exchange->respond(answer(request));
    })
{
    m_registry.setChangeListener([this](const QString &application) {
        m_cache.drop(application);
        m_cache.drop(AllKey);
        m_cache.drop(DeltaKey);
    });
    m_refreshTimer.setTimerType(Qt::PreciseTimer);
    m_refreshTimer.setSingleShot(true);
    connect(&m_refreshTimer, &QTimer::timeout, this, [this] {
        m_cache.refresh(currentTime());
        scheduleRefresh();
    });
    connect(&m_evictionTimer, &QTimer::timeout, this, [this] { m_registry.evict(currentTime()); });
}

void EurekaServer::start()
{
    scheduleRefresh();
    m_evictionTimer.start(m_intervals.eviction);
}

QString EurekaServer::url() const
{
    return QStringLiteral("http://localhost:%1/eureka").arg(m_http.port());
}

void EurekaServer::scheduleRefresh()
{
    const qint64 now = currentTime();
    const qint64 next = ResponseCache::nextRefresh(now, m_intervals.cacheRefresh.count());
    m_refreshTimer.start(std::chrono::milliseconds(next - now));
}

HttpResponse EurekaServer::answer(const HttpRequest &request)
{
    if (hasEncodedSlash(request.path())) {
        return {400, "text/html;charset=utf-8", "<!doctype html><title>HTTP Status 400</title>", {}};
    }
    QStringList names = segments(request.path());
    if (request.method == "GET" && names == QStringList{QStringLiteral("demo"), QStringLiteral("hops")}) {
        return jsonResponse(m_hops);
    }
    if (names.isEmpty() || names.takeFirst() != QLatin1String("eureka")) {
        return bootError(404, request.path());
    }
    if (!names.isEmpty() && names.first() == QLatin1String("v2")) {
        names.removeFirst();
    }
    const QString resource = names.isEmpty() ? QString() : names.takeFirst();
    if (resource == QLatin1String("apps")) {
        return answerApplications(request, names);
    }
    if (resource == QLatin1String("instances") && names.size() == 1 && request.method == "GET") {
        return answerFound(request, m_registry.findById(names.first(), currentTime()));
    }
    // Modern servers cannot write their own status as JSON.
    return bootError(resource == QLatin1String("status") ? 500 : 404, request.path());
}

HttpResponse EurekaServer::answerApplications(const HttpRequest &request, const QStringList &names)
{
    const QString application = names.value(0).toUpper();
    switch (names.size()) {
    case 0:
        return answerCached(request, AllKey);
    case 1:
        if (request.method == "POST") {
            return answerRegistration(request, application);
        }
        return answerCached(request, names.first() == DeltaKey ? DeltaKey : application);
    case 2:
        return answerInstance(request, application, names.at(1));
    case 3:
        if (names.at(2) == QLatin1String("status")) {
            return answerStatus(request, application, names.at(1));
        }
        if (names.at(2) == QLatin1String("metadata")) {
            return answerMetadata(request, application, names.at(1));
        }
        break;
    default:
        break;
    }
    return bootError(404, request.path());
}

HttpResponse EurekaServer::answerCached(const HttpRequest &request, const QString &key)
{
    if (request.method != "GET") {
        return bootError(405, request.path());
    }
    if (!acceptsJson(request)) {
        return bootError(406, request.path());
    }
    const ResponseCache::Body body = m_cache.answer(key, currentTime());
    return body ? HttpResponse{200, "application/json", *body, {}} : bootError(404, request.path());
}

HttpResponse EurekaServer::answerFound(const HttpRequest &request,
                                       const std::optional<InstanceRecord> &record) const
{
    if (!acceptsJson(request)) {
        return bootError(406, request.path());
    }
    if (!record) {
        return bootError(404, request.path());
    }
    return jsonResponse({{QStringLiteral("instance"), instanceToJson(*record)}});
}

HttpResponse EurekaServer::answerInstance(const HttpRequest &request, const QString &application,
                                          const QString &id)
{
    const qint64 now = currentTime();
    if (request.method == "GET") {
        return answerFound(request, m_registry.find(application, id, now));
    }
    if (request.method == "DELETE") {
        return outcome(m_registry.cancel(application, id, now), request);
    }
    if (request.method != "PUT") {
        return bootError(405, request.path());
    }
    bool valid = true;
    const auto dirty = dirtyStamp(request, valid);
    return valid ? outcome(m_registry.renew(application, id, dirty, now), request)
                 : bootError(500, request.path());
}

HttpResponse EurekaServer::answerStatus(const HttpRequest &request, const QString &application,
                                        const QString &id)
{
    const bool isPut = request.method == "PUT";
    if (!isPut && request.method != "DELETE") {
        return bootError(405, request.path());
    }
    const qint64 now = currentTime();
    if (!m_registry.find(application, id, now)) {
        return bootError(404, request.path());
    }
    const QByteArray word = request.query("value");
    std::optional<Status> status = statusFrom(QString::fromUtf8(word));
    if (!isPut && word.isEmpty()) {
        status = Status::Unknown;
    }
    if (!status) {
        return bootError(500, request.path());
    }
    bool valid = true;
    const auto dirty = dirtyStamp(request, valid);
    if (!valid) {
        // A real server has stored half of the change by then; see the protocol notes. Not simulated.
        return bootError(500, request.path());
    }
    return outcome(isPut ? m_registry.setStatus(application, id, *status, dirty, now)
                         : m_registry.removeOverride(application, id, *status, dirty, now),
                   request);
}

HttpResponse EurekaServer::answerMetadata(const HttpRequest &request, const QString &application,
                                          const QString &id)
{
    if (request.method != "PUT") {
        return bootError(405, request.path());
    }
    QJsonObject added;
    const auto items = request.queryItems();
    for (const auto &[key, value] : items) {
        const QString name = QString::fromUtf8(key);
        if (!added.contains(name)) {
            added.insert(name, QString::fromUtf8(value));
        }
    }
    return outcome(m_registry.addMetadata(application, id, added, currentTime()), request);
}

HttpResponse EurekaServer::answerRegistration(const HttpRequest &request, const QString &application)
{
    if (!request.header("Content-Type").toLower().startsWith("application/json")) {
        return bootError(415, request.path());
    }
    const QJsonValue instance = QJsonDocument::fromJson(request.body).object().value(u"instance");
    if (!instance.isObject()) {
        return {400, "application/json", R"({"error": "cannot parse request body"})", {}};
    }
    const PostedInstance posted = instanceFromJson(instance.toObject(), application);
    if (!posted.refusal.isEmpty()) {
        return {400, "text/plain", posted.refusal, {}};
    }
    m_registry.registerInstance(posted.record, currentTime());
    return {204, {}, {}, {}};
}

ResponseCache::Body EurekaServer::build(const QString &key)
{
    QJsonObject body;
    if (key == AllKey || key == DeltaKey) {
        const bool isDelta = key == DeltaKey;
        const int version = isDelta ? ++m_deltaVersion : 1;
        const auto records = isDelta ? m_registry.changes(currentTime()) : m_registry.instances();
        body = {{QStringLiteral("applications"),
                 QJsonObject{{QStringLiteral("versions__delta"), QString::number(version)},
                             {QStringLiteral("apps__hashcode"), m_registry.hashcode()},
                             {QStringLiteral("application"), groupedToJson(records)}}}};
    } else {
        const QJsonArray group = groupedToJson(m_registry.instancesOf(key));
        if (group.isEmpty()) {
            return std::nullopt;
        }
        body = {{QStringLiteral("application"), group.first()}};
    }
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace demofleet
