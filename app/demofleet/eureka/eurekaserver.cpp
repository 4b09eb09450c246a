// SPDX-License-Identifier: GPL-3.0-or-later
// What a server answers without changing anything; the rest is in eurekawrites.cpp.
#include "app/demofleet/eureka/eurekaserver.h"

#include "app/demofleet/booterror.h"
#include "app/demofleet/eureka/accepted.h"
#include "app/demofleet/eureka/instancejson.h"
#include "app/demofleet/eureka/instancexml.h"
#include "app/demofleet/http/gzip.h"
#include "app/demofleet/service/settingspages.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QNetworkProxy>

namespace demofleet {

namespace {

using namespace std::chrono_literals;

constexpr auto RecountInterval = 15min;

qint64 currentTime()
{
    return QDateTime::currentMSecsSinceEpoch();
}

/// A raw ';' begins a matrix parameter, which is no part of the name.
QByteArray withoutParameters(const QByteArray &part)
{
    const qsizetype mark = part.indexOf(';');
    return mark < 0 ? part : part.left(mark);
}

QStringList segments(const QByteArray &path)
{
    QStringList names;
    const QList<QByteArray> parts = path.split('/');
    for (const QByteArray &whole : parts) {
        const QByteArray part = withoutParameters(whole);
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

QByteArray contentType(Form form)
{
    return form == Form::Xml ? "application/xml" : "application/json";
}

/// Only the two big lists are there compressed.
bool isSentCompressed(const HttpRequest &request, const ListKey &key)
{
    return (key.kind == ListKey::Kind::All || key.kind == ListKey::Kind::Delta) &&
           request.header("Accept-Encoding").toLower().contains("gzip");
}

} // namespace

EurekaServer::EurekaServer(const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_startedAt(currentTime())
    , m_registry({settings.flavour, settings.isSelfPreserving, m_startedAt})
    , m_cache([this](const QString &key) { return build(key); })
    , m_http([this](const HttpRequest &request, const std::shared_ptr<Exchange> &exchange) {
        exchange->respond(answer(request));
    })
{
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_registry.setChangeListener([this](const InstanceRecord &record) {
        const QList<ListKey> keys = keysTouchedBy(record);
        for (const ListKey &key : keys) {
            m_cache.drop(key.text());
        }
    });
    m_refreshTimer.setTimerType(Qt::PreciseTimer);
    m_refreshTimer.setSingleShot(true);
    connect(&m_refreshTimer, &QTimer::timeout, this, [this] {
        m_cache.refresh(currentTime());
        scheduleRefresh();
    });
    connect(&m_evictionTimer, &QTimer::timeout, this, [this] { m_registry.evict(currentTime()); });
    connect(&m_recountTimer, &QTimer::timeout, this, [this] { m_registry.recount(); });
}

void EurekaServer::start()
{
    scheduleRefresh();
    m_evictionTimer.start(m_settings.eviction);
    m_recountTimer.start(RecountInterval);
}

void EurekaServer::setPeers(const QStringList &urls)
{
    qDeleteAll(std::exchange(m_links, {}));
    for (const QString &url : urls) {
        m_links.append(new PeerLink(url, &m_registry, m_settings.flavour, this));
    }
    setCut(m_isCut);
}

void EurekaServer::setCut(bool isCut)
{
    m_isCut = isCut;
    for (PeerLink *link : std::as_const(m_links)) {
        link->setCut(isCut);
    }
}

QString EurekaServer::url() const
{
    return QStringLiteral("http://%1:%2/eureka").arg(m_settings.host).arg(m_http.port());
}

void EurekaServer::scheduleRefresh()
{
    const qint64 now = currentTime();
    const qint64 next = ResponseCache::nextRefresh(now, m_settings.cacheRefresh.count());
    m_refreshTimer.start(std::chrono::milliseconds(next - now));
}

/// Legacy servers send no body with an error.
HttpResponse EurekaServer::error(int status, const HttpRequest &request) const
{
    if (m_settings.flavour == Flavour::Legacy) {
        return {status, {}, {}, {}};
    }
    return bootError(status, request.path());
}

HttpResponse EurekaServer::outcome(bool found, const HttpRequest &request) const
{
    return found ? HttpResponse{200, {}, {}, {}} : error(404, request);
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
    if (names.isEmpty() && request.method == "GET") {
        return {200, "text/html;charset=UTF-8", dashboardHtml(state()), {}};
    }
    if (m_settings.flavour == Flavour::Modern && names.value(0) == QLatin1String("actuator")) {
        return answerActuator(request);
    }
    if (names.isEmpty() || names.takeFirst() != QLatin1String("eureka")) {
        return error(404, request);
    }
    if (m_settings.flavour == Flavour::Modern && !names.isEmpty() && names.first() == QLatin1String("v2")) {
        names.removeFirst();
    }
    return answerResource(request, names);
}

/// Its settings alone, as a server has them that shows values.
HttpResponse EurekaServer::answerActuator(const HttpRequest &request) const
{
    if (request.method == "GET" && request.path() == "/actuator/env") {
        return jsonResponse(environmentJson({}));
    }
    if (request.method == "GET" && request.path() == "/actuator/configprops") {
        const QJsonObject server{{QStringLiteral("responseCacheUpdateIntervalMs"),
                                  static_cast<qint64>(m_settings.cacheRefresh.count())},
                                 {QStringLiteral("useReadOnlyResponseCache"), true}};
        return jsonResponse(configurationPropertiesJson(QStringLiteral("eureka"),
                                                        {{QStringLiteral("eureka.server"), server}}));
    }
    return error(404, request);
}

HttpResponse EurekaServer::answerResource(const HttpRequest &request, QStringList names)
{
    const QString resource = names.isEmpty() ? QString() : names.takeFirst();
    if (resource == QLatin1String("apps")) {
        return answerApplications(request, names);
    }
    if (resource == QLatin1String("instances") && names.size() == 1 && request.method == "GET") {
        return answerFound(request, m_registry.findById(names.first(), currentTime()));
    }
    if (resource == QLatin1String("vips") && names.size() == 1) {
        return answerCached(request, {ListKey::Kind::Vip, names.first()});
    }
    if (resource == QLatin1String("svips") && names.size() == 1) {
        return answerCached(request, {ListKey::Kind::SecureVip, names.first()});
    }
    if (resource == QLatin1String("status") && names.isEmpty()) {
        return answerServerStatus(request);
    }
    if (resource == QLatin1String("peerreplication") && names == QStringList{QStringLiteral("batch")}) {
        return answerBatch(request);
    }
    return error(404, request);
}

HttpResponse EurekaServer::answerApplications(const HttpRequest &request, const QStringList &names)
{
    const QString application = names.value(0).toUpper();
    switch (names.size()) {
    case 0:
        return answerCached(request, {});
    case 1:
        if (request.method == "POST") {
            return answerRegistration(request, application);
        }
        return answerCached(request, names.first() == QLatin1String("delta")
                                         ? ListKey{ListKey::Kind::Delta}
                                         : ListKey{ListKey::Kind::Application, application});
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
    return error(404, request);
}

HttpResponse EurekaServer::answerCached(const HttpRequest &request, ListKey key)
{
    if (request.method != "GET") {
        return error(405, request);
    }
    const Form form = acceptedForm(request.header("Accept"));
    if (form == Form::None) {
        return error(406, request);
    }
    key.isXml = form == Form::Xml;
    const ResponseCache::Body body = m_cache.answer(key.text(), currentTime());
    if (!body) {
        return error(404, request);
    }
    if (isSentCompressed(request, key)) {
        return {200, contentType(form), gzipped(*body), {{"Content-Encoding", "gzip"}}};
    }
    return {200, contentType(form), *body, {}};
}

HttpResponse EurekaServer::answerFound(const HttpRequest &request,
                                       const std::optional<InstanceRecord> &record) const
{
    const Form form = acceptedForm(request.header("Accept"));
    if (form == Form::None) {
        return error(406, request);
    }
    if (!record) {
        return error(404, request);
    }
    const QJsonObject json{{QStringLiteral("instance"), instanceToJson(*record, m_settings.flavour)}};
    return form == Form::Json ? jsonResponse(json)
                              : HttpResponse{200, contentType(form), xmlFromJson(json), {}};
}

/// Modern servers cannot write their own status as JSON.
HttpResponse EurekaServer::answerServerStatus(const HttpRequest &request) const
{
    switch (acceptedForm(request.header("Accept"))) {
    case Form::Xml:
        return {200, "application/xml", statusXml(state()), {}};
    case Form::Json:
        return m_settings.flavour == Flavour::Legacy
                   ? HttpResponse{200, "application/json", statusJson(state()), {}}
                   : error(500, request);
    case Form::None:
        break;
    }
    return error(406, request);
}

/// All peers are "available", also behind a cut: to Eureka the word only means that a server of that host
/// name is registered.
ServerState EurekaServer::state() const
{
    const qint64 now = currentTime();
    ServerState state;
    state.url = url();
    for (const PeerLink *link : m_links) {
        state.peers.append(link->peerUrl());
    }
    state.reachablePeers = state.peers;
    state.isExpiryEnabled = m_registry.isExpiryEnabled(now);
    state.isSelfPreserving = m_settings.isSelfPreserving;
    state.renewsThreshold = m_registry.meter().threshold();
    state.renewsLastMinute = m_registry.meter().lastMinute(now);
    state.uptime = now - m_startedAt;
    state.ranBefore = m_settings.ranBefore.count();
    return state;
}

ResponseCache::Body EurekaServer::build(const QString &text)
{
    const ListKey key = ListKey::from(text);
    if (key.kind == ListKey::Kind::Delta) {
        ++m_deltaVersion;
    }
    return listBody(m_registry, key, m_settings.flavour, m_deltaVersion, currentTime());
}

} // namespace demofleet
