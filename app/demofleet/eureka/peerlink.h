// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/eureka/eurekaregistry.h"
#include "app/demofleet/eureka/replication.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>

class QNetworkReply;

namespace demofleet {

/// Passes the changes of one server on to one peer, in batches. Real servers send with up to 20 threads, so
/// that the order between different actions is open; this one sends one batch after the other.
class PeerLink : public QObject
{
    Q_OBJECT

public:
    /// `registry` has to live longer.
    PeerLink(QString peerUrl, EurekaRegistry *registry, Flavour flavour, QObject *parent);

    void tell(Replicated action, const InstanceRecord &record);
    void setCut(bool isCut) { m_isCut = isCut; } ///< as if the network to the peer were gone
    const QString &peerUrl() const { return m_peerUrl; }

private:
    void send();
    void answered(QNetworkReply *reply, const QList<ReplicationTask> &tasks);
    void readAnswers(const QByteArray &body, const QList<ReplicationTask> &tasks);
    void schedule(std::chrono::milliseconds after);

    QString m_peerUrl;
    EurekaRegistry *m_registry;
    Flavour m_flavour;
    ReplicationQueue m_queue;
    QTimer m_timer;
    bool m_isCut = false;
    bool m_isSending = false;
    QNetworkAccessManager m_network;
};

} // namespace demofleet
