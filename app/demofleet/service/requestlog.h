// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/service/timermeter.h"

#include <QElapsedTimer>
#include <QHash>

namespace demofleet {

/// Counts what one process has answered and what it is answering, as Spring's observations do.
class RequestLog
{
public:
    RequestLog() { m_clock.start(); }

    quint64 begin();
    void end(quint64 id, const QByteArray &method, const QString &uri, int status, const QString &exception);

    double running(quint64 id) const { return secondsSince(m_running.value(id)); }
    int active() const { return static_cast<int>(m_running.size()); }
    const TimerMeter &finished() const { return m_finished; }
    QJsonObject activeAnswer() const;

private:
    double secondsSince(qint64 start) const;

    QElapsedTimer m_clock;
    QHash<quint64, qint64> m_running; ///< by their number: when they began
    quint64 m_last = 0;
    TimerMeter m_finished{QStringLiteral("http.server.requests")};
};

} // namespace demofleet
