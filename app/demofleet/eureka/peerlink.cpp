// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/eureka/peerlink.h"

#include "app/demofleet/eureka/instancejson.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrl>

namespace demofleet {

namespace {

using namespace std::chrono_literals;

constexpr int TransferTimeout = 2000;      // milliseconds; Spring's own is 200, too short for a busy machine
constexpr auto RetryAfterNoAnswer = 100ms; // and how often the queue is looked at
constexpr auto RetryAfterRefusal = 1000ms;

qint64 currentTime()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

PeerLink::PeerLink(QString peerUrl, EurekaRegistry *registry, Flavour flavour, QObject *parent)
    : QObject(parent)
    , m_peerUrl(std::move(peerUrl))
    , m_registry(registry)
    , m_flavour(flavour)
{
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PeerLink::send);
}

void PeerLink::tell(Replicated action, const InstanceRecord &record)
{
    m_queue.add(action, record, currentTime());
    schedule(RetryAfterNoAnswer);
}

void PeerLink::schedule(std::chrono::milliseconds after)
{
    if (!m_timer.isActive() && !m_isSending && !m_queue.isEmpty()) {
        m_timer.start(after);
    }
}

void PeerLink::send()
{
    const qint64 now = currentTime();
    m_queue.dropExpired(now);
    if (m_isCut || !m_queue.isDue(now)) {
        schedule(RetryAfterNoAnswer);
        return;
    }
    const QList<ReplicationTask> tasks = m_queue.take();
    QList<ReplicationItem> items;
    for (const ReplicationTask &task : tasks) {
        items.append(replicationItem(task, m_registry->stored(task.record.application, task.record.id)));
    }
    QNetworkRequest request(QUrl(m_peerUrl + QStringLiteral("/peerreplication/batch/")));
    request.setRawHeader("Accept", "application/json");
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
    request.setTransferTimeout(TransferTimeout);
    m_isSending = true;
    QNetworkReply *reply = m_network.post(request, replicationBody(items, m_flavour));
    connect(reply, &QNetworkReply::finished, this, [this, reply, tasks] { answered(reply, tasks); });
}

void PeerLink::answered(QNetworkReply *reply, const QList<ReplicationTask> &tasks)
{
    reply->deleteLater();
    m_isSending = false;
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 200) {
        readAnswers(reply->readAll(), tasks);
    } else if (status == 0 || status == 503) {
        m_queue.putBack(tasks);
    }
    schedule(status == 503 ? RetryAfterRefusal : RetryAfterNoAnswer);
}

/// A peer that does not know the instance is sent all of it; one that knows it better tells.
void PeerLink::readAnswers(const QByteArray &body, const QList<ReplicationTask> &tasks)
{
    const QJsonArray answers = QJsonDocument::fromJson(body).object().value(u"responseList").toArray();
    for (qsizetype i = 0; i < std::min(answers.size(), tasks.size()); ++i) {
        if (tasks.at(i).action != Replicated::Heartbeat) {
            continue;
        }
        const InstanceRecord &record = tasks.at(i).record;
        const QJsonObject answer = answers.at(i).toObject();
        const int status = answer.value(u"statusCode").toInt();
        if (status == 404) {
            if (const auto stored = m_registry->stored(record.application, record.id)) {
                tell(Replicated::Register, *stored);
            }
        } else if (status == 409) {
            const PostedInstance posted =
                instanceFromJson(answer.value(u"responseEntity").toObject(), record.application);
            if (posted.refusal.isEmpty()) {
                m_registry->takeFromPeer(posted.record, currentTime());
            }
        }
    }
}

} // namespace demofleet
