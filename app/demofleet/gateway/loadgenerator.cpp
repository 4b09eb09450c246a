// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/gateway/loadgenerator.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrl>

#include <algorithm>

namespace demofleet {

namespace {

constexpr int ShortestWork = 5; // milliseconds
constexpr int LongestWork = 40;
constexpr int TransferTimeout = 10'000;
constexpr double HighestRate = 1000;

} // namespace

LoadGenerator::LoadGenerator(QString gatewayUrl, QObject *parent)
    : QObject(parent)
    , m_gatewayUrl(std::move(gatewayUrl))
{
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &LoadGenerator::send);
}

void LoadGenerator::start(double requestsPerSecond)
{
    if (requestsPerSecond > 0) {
        m_timer.start(static_cast<int>(1000 / std::min(requestsPerSecond, HighestRate)));
    }
}

void LoadGenerator::send()
{
    const QString route = m_turn++ % 3 == 2 ? QStringLiteral("payments") : QStringLiteral("orders");
    const int time = m_random.bounded(ShortestWork, LongestWork + 1);
    QNetworkRequest request(QUrl(QStringLiteral("%1/%2/work?ms=%3").arg(m_gatewayUrl, route).arg(time)));
    request.setTransferTimeout(TransferTimeout);
    QNetworkReply *reply = m_network.get(request);
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        if (reply->error() == QNetworkReply::NoError) {
            ++m_totals.answered;
        } else {
            ++m_totals.failed;
        }
    });
}

} // namespace demofleet
