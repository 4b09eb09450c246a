// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>
#include <QObject>
#include <QRandomGenerator>
#include <QTimer>

namespace demofleet {

/// What users saw: `answered` are the requests answered well, `failed` all others.
struct Totals
{
    qint64 answered = 0;
    qint64 failed = 0;
};

/// Users of the fleet: a steady stream of requests to the gateway.
class LoadGenerator : public QObject
{
    Q_OBJECT

public:
    explicit LoadGenerator(QString gatewayUrl, QObject *parent = nullptr);

    void start(double requestsPerSecond);
    void stop() { m_timer.stop(); }
    Totals totals() const { return m_totals; }

private:
    void send();

    QString m_gatewayUrl;
    QTimer m_timer;
    QRandomGenerator m_random{QRandomGenerator::securelySeeded()};
    Totals m_totals;
    int m_turn = 0;
    QNetworkAccessManager m_network;
};

} // namespace demofleet
