// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/clock.h"
#include "app/engine/connections.h"
#include "app/engine/factkeeper.h"
#include "core/schedule/schedule.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <set>

namespace app {

/// How often what is read. Lengths.
struct PollPeriods
{
    core::Millis list{2'000};    ///< served lists, per peer
    core::Millis live{1'000};    ///< live reads of instances in release, per peer
    core::Millis health{10'000}; ///< it runs the instance's own checks
    core::Millis traffic{2'000}; ///< of what is visible or in release
    core::Millis trafficHidden{10'000};
    core::Millis tick{250}; ///< one batch of requests
};

/// Reads the fleet, in batches, and keeps what it learns in the FactKeeper. Engine thread only.
class Poller : public QObject
{
    Q_OBJECT

public:
    Poller(Connections &connections, FactKeeper &keeper, Clock clock, PollPeriods periods, QObject *parent);

    void start();
    void setVisible(std::set<core::InstanceName> names); ///< measured on the quick beat
    void setInRelease(std::set<core::InstanceName> names);
    void setMeasuring(bool isOn) { m_measures = isOn; } ///< false: lists and live reads only
    void refreshNow();

    /// Every peer answered or failed, and every listed instance was asked for its health and its counters.
    bool isFirstPictureComplete() const;
    bool isEveryPeerTried() const;

signals:
    void changed();
    void listRead(const std::string &peer, const core::Registry &registry);
    void liveRead(const core::InstanceName &name, const std::string &peer,
                  const core::Result<std::optional<core::Instance>> &read);
    void trafficRead(const core::InstanceName &name, const core::TrafficSample &sample);

private:
    void tick();
    void readLists(core::TimePoint now);
    void readList(const std::string &peer);
    void readLive(core::TimePoint now);
    void readInstances(core::TimePoint now);
    void readHealth(const core::InstanceName &name, const std::string &actuatorUrl);
    /// Is it a gateway, which sees its callers' failures where the instances cannot?
    void readRoutes(const core::InstanceName &name, const std::string &actuatorUrl);
    void readTraffic(const core::InstanceName &name, const core::Instance &instance,
                     const std::string &actuatorUrl);
    /// False without an address, and for a loopback address that a Eureka elsewhere handed out.
    bool mayAsk(const std::string &actuatorUrl) const;
    bool isQuick(const core::InstanceName &name) const;
    std::map<core::InstanceName, core::Instance> listed() const;

    Connections &m_connections;
    FactKeeper &m_keeper;
    Clock m_clock;
    PollPeriods m_periods;
    core::Schedule m_schedule;
    QTimer m_timer;
    bool m_measures = true;
    std::set<core::InstanceName> m_visible;
    std::set<core::InstanceName> m_inRelease;
    std::set<core::InstanceName>
        m_busy; ///< one question at a time to each instance, as each counts itself as active
    std::set<core::ApplicationName> m_callers; ///< gateways: their errors are what a release is watched for
    std::map<core::InstanceName, int> m_routesAsked;
    std::set<std::string> m_peersTried;
    std::set<core::InstanceName> m_measured;
    std::set<core::InstanceName> m_healthTried;
    std::deque<core::TimePoint> m_requests; ///< of the last minute
    core::TimePoint m_lastBeat{};
};

} // namespace app
