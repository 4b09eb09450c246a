// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/addresspoll.h"
#include "app/engine/callerpoll.h"
#include "app/engine/failingpoll.h"
#include "app/engine/instancepoll.h"
#include "app/engine/leasepoll.h"
#include "app/engine/listpoll.h"
#include "app/engine/livepoll.h"
#include "app/engine/pagepoll.h"
#include "app/engine/polling.h"
#include "app/engine/prometheuspoll.h"
#include "app/engine/resiliencepoll.h"
#include "app/engine/settingspoll.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <set>

namespace app {

/// Reads the fleet, in batches, and keeps what it learns in the FactKeeper. Engine thread only.
class Poller : public QObject
{
    Q_OBJECT

public:
    Poller(Connections &connections, FactKeeper &keeper, Clock clock, PollPeriods periods, QObject *parent);

    void start();
    void setVisible(std::set<core::InstanceName> names) { m_instances.setVisible(std::move(names)); }
    void setInRelease(const std::set<core::InstanceName> &names);
    void setTarget(core::InstanceName name) { m_live.setTarget(std::move(name)); } ///< see LivePoll
    void setReturning(const std::set<core::InstanceName> &names)
    {
        m_callers.setReturning(names);
        m_instances.setReturning(names);
    }
    void setMeasuring(bool isOn) { m_measures = isOn; } ///< false: Eureka servers only
    void refreshNow();
    /// By application in upper case, where the profile says that actuators are.
    void setActuators(std::map<std::string, std::string> overrides)
    {
        m_polling.actuators = std::move(overrides);
    }
    /// Left out of every rate: probes and the like.
    void setIgnoredUris(std::vector<std::string> uris) { m_polling.ignoredUris = std::move(uris); }
    void setPrometheus(core::PrometheusSettings settings) { m_polling.prometheus = std::move(settings); }
    void setInspected(std::set<core::InstanceName> names)
    {
        m_settings.setInspected(names);
        m_failing.setInspected(names);
        m_isInspecting = !names.empty();
        m_callers.setInspected(std::move(names));
    }
    /// Its lease, too.
    void probeActuator(const core::InstanceName &name);

    bool isEveryPeerTried() const;
    /// And every overridden or disputed instance was asked for at every peer.
    bool isEveryWatchedRead() const;
    /// And every listed instance was asked for its health and its counters.
    bool isFirstPictureComplete() const;
    /// Every peer was asked for its own page, and whether it is one server.
    bool isEveryServerTried() const
    {
        return m_addresses.isEveryAddressTried() && m_pages.isEveryPageTried();
    }
    bool isEveryLeaseTried() const { return m_leases.isEveryLeaseTried(); }
    bool isLeaseTried(const core::InstanceName &name) const { return m_leases.isTried(name); }
    /// What was learned beside the picture.
    core::AdviceFacts adviceFacts() const;

signals:
    void changed();
    void listRead(const std::string &peer, const core::Registry &registry);
    void liveRead(const core::InstanceName &name, const std::string &peer,
                  const core::Result<std::optional<core::Instance>> &read);
    void trafficRead(const core::InstanceName &name, const core::TrafficSample &sample);

private:
    void tick();

    Polling m_polling;
    ListPoll m_lists;
    LivePoll m_live;
    InstancePoll m_instances;
    LeasePoll m_leases;
    PagePoll m_pages;
    AddressPoll m_addresses;
    SettingsPoll m_settings;
    FailingPoll m_failing;
    CallerPoll m_callers;
    ResiliencePoll m_resilience;
    PrometheusPoll m_prometheus;
    QTimer m_timer;
    bool m_measures = true;
    bool m_isInspecting = false;
    std::deque<core::TimePoint> m_requests; ///< of the last minute
    core::TimePoint m_lastBeat{};
};

} // namespace app
