// SPDX-License-Identifier: GPL-3.0-or-later
// What a server answers to requests that change something, its peers' among them.
#include "app/demofleet/booterror.h"
#include "app/demofleet/eureka/eurekaserver.h"
#include "app/demofleet/eureka/instancejson.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QNetworkRequest>

namespace demofleet {

namespace {

constexpr int CopyTimeout = 5000; // milliseconds

qint64 currentTime()
{
    return QDateTime::currentMSecsSinceEpoch();
}

/// Nothing for a stamp that is missing; false in `valid` for one that is no number.
std::optional<qint64> dirtyStamp(const HttpRequest &request, bool &valid)
{
    const QByteArray text = request.query("lastDirtyTimestamp");
    valid = true;
    return text.isEmpty() ? std::nullopt : std::optional<qint64>(text.toLongLong(&valid));
}

/// Single calls between servers carry this; the batch is known by its address.
Origin originOf(const HttpRequest &request)
{
    return request.header("x-netflix-discovery-replication").toLower() == "true" ? Origin::Peer
                                                                                 : Origin::Instance;
}

} // namespace

/// What a peer told is not passed on: changes go one hop.
void EurekaServer::tellPeers(const HttpRequest &request, Replicated action, const QString &application,
                             const QString &id)
{
    const auto record = m_registry.stored(application, id);
    if (!record || originOf(request) == Origin::Peer) {
        return;
    }
    for (PeerLink *link : std::as_const(m_links)) {
        link->tell(action, *record);
    }
}

HttpResponse EurekaServer::answerInstance(const HttpRequest &request, const QString &application,
                                          const QString &id)
{
    if (request.method == "GET") {
        return answerFound(request, m_registry.find(application, id, currentTime()));
    }
    if (request.method == "DELETE") {
        return answerCancel(request, application, id);
    }
    return request.method == "PUT" ? answerHeartbeat(request, application, id) : error(405, request);
}

HttpResponse EurekaServer::answerCancel(const HttpRequest &request, const QString &application,
                                        const QString &id)
{
    tellPeers(request, Replicated::Cancel, application, id); // while its record is still there
    return outcome(m_registry.cancel(application, id, currentTime()), request);
}

HttpResponse EurekaServer::answerHeartbeat(const HttpRequest &request, const QString &application,
                                           const QString &id)
{
    bool valid = true;
    const auto dirty = dirtyStamp(request, valid);
    if (!valid) {
        return error(500, request);
    }
    const bool isRenewed = m_registry.renew(application, id, dirty, currentTime());
    if (isRenewed) {
        tellPeers(request, Replicated::Heartbeat, application, id);
    }
    return outcome(isRenewed, request);
}

HttpResponse EurekaServer::answerStatus(const HttpRequest &request, const QString &application,
                                        const QString &id)
{
    const bool isPut = request.method == "PUT";
    if (!isPut && request.method != "DELETE") {
        return error(405, request);
    }
    const qint64 now = currentTime();
    if (!m_registry.find(application, id, now)) {
        return error(404, request);
    }
    const QByteArray word = request.query("value");
    std::optional<Status> status = statusFrom(QString::fromUtf8(word));
    if (!isPut && word.isEmpty()) {
        status = Status::Unknown;
    }
    bool valid = true;
    const auto dirty = dirtyStamp(request, valid);
    if (!status || (!valid && !isPut)) {
        return error(500, request);
    }
    if (!valid && m_registry.setStatusUpToStamp(application, id, *status, now)) {
        return error(500, request); // and no peer is told
    }
    const bool isStored = isPut ? m_registry.setStatus(application, id, *status, dirty, now)
                                : m_registry.removeOverride(application, id, *status, dirty, now);
    if (isStored) { // also where nothing changed here: that is how a lost change is sent again
        tellPeers(request, isPut ? Replicated::StatusUpdate : Replicated::DeleteStatusOverride, application,
                  id);
    }
    return outcome(isStored, request);
}

HttpResponse EurekaServer::answerMetadata(const HttpRequest &request, const QString &application,
                                          const QString &id)
{
    if (request.method != "PUT") {
        return error(405, request);
    }
    QJsonObject added;
    const auto items = request.queryItems();
    for (const auto &[key, value] : items) {
        const QString name = QString::fromUtf8(key);
        if (!added.contains(name)) {
            added.insert(name, QString::fromUtf8(value));
        }
    }
    if (!m_registry.addMetadata(application, id, added, currentTime())) {
        return error(m_settings.flavour == Flavour::Legacy ? 500 : 404, request);
    }
    tellPeers(request, Replicated::Register, application, id);
    return outcome(true, request);
}

HttpResponse EurekaServer::answerRegistration(const HttpRequest &request, const QString &application)
{
    if (!request.header("Content-Type").toLower().startsWith("application/json")) {
        return error(415, request);
    }
    const QJsonValue instance = QJsonDocument::fromJson(request.body).object().value(u"instance");
    if (!instance.isObject()) {
        return {400, "application/json", R"({"error": "cannot parse request body"})", {}};
    }
    const PostedInstance posted = instanceFromJson(instance.toObject(), application);
    if (!posted.refusal.isEmpty()) {
        return {400, "text/plain", posted.refusal, {}};
    }
    m_registry.registerInstance(posted.record, currentTime(), originOf(request));
    tellPeers(request, Replicated::Register, application, posted.record.id);
    return {204, {}, {}, {}};
}

HttpResponse EurekaServer::answerBatch(const HttpRequest &request)
{
    if (request.method != "POST") {
        return error(405, request);
    }
    if (m_isCut) {
        return error(503, request);
    }
    const auto items = replicationItemsFrom(request.body);
    if (!items) {
        return error(400, request);
    }
    QJsonArray answers;
    for (const ReplicationItem &item : *items) {
        answers.append(applied(item));
    }
    return jsonResponse({{QStringLiteral("responseList"), answers}});
}

QJsonObject EurekaServer::applied(const ReplicationItem &item)
{
    const qint64 now = currentTime();
    if (item.action != Replicated::Heartbeat) {
        return {{QStringLiteral("statusCode"), applyChange(item, now)}};
    }
    const Renewal renewal =
        m_registry.renewFromPeer(item.application, item.id, {item.dirty, item.overridden}, now);
    if (renewal != Renewal::Conflict) {
        return {{QStringLiteral("statusCode"), renewal == Renewal::Renewed ? 200 : 404}};
    }
    QJsonObject answer{{QStringLiteral("statusCode"), 409}};
    const auto stored = m_registry.stored(item.application, item.id);
    if (stored && m_settings.flavour == Flavour::Modern) { // legacy servers leave it out
        answer.insert(QStringLiteral("responseEntity"), instanceToJson(*stored, m_settings.flavour));
    }
    return answer;
}

int EurekaServer::applyChange(const ReplicationItem &item, qint64 now)
{
    bool isFound = true;
    switch (item.action) {
    case Replicated::Register:
        m_registry.registerInstance(*item.instance, now, Origin::Peer);
        break;
    case Replicated::Cancel:
        isFound = m_registry.cancel(item.application, item.id, now);
        break;
    case Replicated::StatusUpdate:
        isFound = m_registry.setStatus(item.application, item.id, item.status, item.dirty, now);
        break;
    case Replicated::DeleteStatusOverride:
        isFound = m_registry.removeOverride(item.application, item.id, item.status, item.dirty, now);
        break;
    case Replicated::Heartbeat:
        break;
    }
    return isFound ? 200 : 404;
}

void EurekaServer::copyFrom(const QString &peerUrl, bool onlyUp, const std::function<void()> &done)
{
    QNetworkRequest request(QUrl(peerUrl + QStringLiteral("/apps/")));
    request.setRawHeader("Accept", "application/json");
    request.setTransferTimeout(CopyTimeout);
    QNetworkReply *reply = m_network.get(request);
    connect(reply, &QNetworkReply::finished, this, [this, reply, onlyUp, done] {
        reply->deleteLater();
        if (reply->error() == QNetworkReply::NoError) {
            import(reply->readAll(), onlyUp);
        }
        done();
    });
}

void EurekaServer::import(const QByteArray &list, bool onlyUp)
{
    const QJsonArray applications = QJsonDocument::fromJson(list)
                                        .object()
                                        .value(u"applications")
                                        .toObject()
                                        .value(u"application")
                                        .toArray();
    for (const QJsonValue application : applications) {
        const QJsonArray instances = application.toObject().value(u"instance").toArray();
        for (const QJsonValue value : instances) {
            const QJsonObject instance = value.toObject();
            const PostedInstance posted = instanceFromJson(instance, instance.value(u"app").toString());
            if (posted.refusal.isEmpty() && (!onlyUp || posted.record.status == Status::Up)) {
                m_registry.registerInstance(posted.record, currentTime(), Origin::Peer);
            }
        }
    }
}

} // namespace demofleet
