// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/http/httpserver.h"
#include "app/demofleet/service/actuator.h"
#include "app/demofleet/service/eurekaclient.h"
#include "app/demofleet/service/legacyactuator.h"

#include <QObject>

namespace demofleet {

/// One simulated process: a web server with an actuator and a Eureka client, from its start to its graceful
/// end.
class ServiceProcess : public QObject
{
    Q_OBJECT

public:
    ServiceProcess(ServiceIdentity identity, const QStringList &eurekaUrls, const FleetOptions &options,
                   QObject *parent);

    bool start(); ///< false if its port is taken
    void shutdown();
    void kill(); ///< at once, and Eureka is told nothing

    /// Takes requests and answers none, as a process whose threads are all stuck. Its heartbeats go on. The
    /// callers whose requests came meanwhile are never answered, also not afterwards.
    void setHanging(bool isHanging) { m_isHanging = isHanging; }
    bool isHanging() const { return m_isHanging; }
    /// This share (0 to 1) of its business requests is answered with 500.
    void setErrorShare(double share) { m_errorShare = share; }
    double errorShare() const { return m_errorShare; }

    /// From the next shutdown request until connections are refused.
    void setStopDelay(std::chrono::milliseconds delay) { m_options.stopDelay = delay; }
    std::chrono::milliseconds stopDelay() const { return m_options.stopDelay; }

    const ServiceIdentity &identity() const { return m_identity; }

signals:
    void ended();

protected:
    virtual void serve(const std::shared_ptr<Call> &call) = 0;

    const FleetOptions &options() const { return m_options; }
    EurekaClient &eureka() { return m_client; }
    const EurekaClient &eureka() const { return m_client; }
    Actuator &actuator() { return m_actuator; }
    const RequestLog &requestLog() const { return *m_log; }

private:
    void handle(const HttpRequest &request, const std::shared_ptr<Exchange> &exchange);
    void closePort();
    void endWhenIdle();

    ServiceIdentity m_identity;
    FleetOptions m_options;
    std::shared_ptr<RequestLog> m_log;
    EurekaClient m_client;
    Actuator m_actuator;
    LegacyActuator m_legacyActuator; ///< instead of it where the fleet is legacy
    QTimer m_idleTimer;
    double m_errorShare = 0;
    bool m_isHanging = false;
    bool m_stopping = false;
    bool m_removed = false;
    HttpServer m_http; ///< last, so that it goes first: its handlers use the others
};

} // namespace demofleet
