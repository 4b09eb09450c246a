// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/callerread.h"
#include "app/engine/countsread.h"
#include "app/engine/discovery.h"
#include "app/engine/polling.h"
#include "core/actuator/discovery/resiliencesource.h"
#include "core/rates/recentcalls.h"

#include <QObject>

#include <functional>
#include <map>
#include <set>

namespace app {

/// Asks the instances themselves for their health and their request counters. Engine thread only.
class InstancePoll : public QObject
{
    Q_OBJECT

public:
    InstancePoll(Polling &polling, QObject *parent);

    void tick(core::TimePoint now);
    void makeDue();
    void probe(const core::InstanceName &name) { m_discovery.askFor(name); } ///< at the next beat
    void setVisible(std::set<core::InstanceName> names);                     ///< measured on the quick beat
    void setInRelease(std::set<core::InstanceName> names);
    /// Awaited or come back: their health is asked for as often as that of their callers.
    void setReturning(std::set<core::InstanceName> names);
    /// Who calls what is in release: their health tells what their own copies hold.
    void setCallers(const std::set<core::InstanceName> &names);
    /// Whose counters another source tells, so that they need not be asked for; those in release always are.
    using MeasuredElsewhere = std::function<bool(const core::InstanceName &, core::TimePoint)>;
    void setMeasuredElsewhere(MeasuredElsewhere isMeasured) { m_isMeasuredElsewhere = std::move(isMeasured); }
    /// Every listed instance that may be asked was asked for its health and its counters.
    bool isEveryInstanceTried() const;

signals:
    void changed();
    void trafficRead(const core::InstanceName &name, const core::TrafficSample &sample);

private:
    void askOthers(core::TimePoint now);
    void ask(const core::InstanceName &name, const core::Instance &instance, core::TimePoint now);
    bool isPaced() const; ///< the fleet is so large that most of it is asked more rarely
    void lookAtSoon(const core::ApplicationName &application);
    /// Something of it is visible, in release or awaited.
    bool isNear(const core::ApplicationName &application) const;
    /// Of one that nobody looks at.
    core::Millis hidden(const core::InstanceName &name, core::Millis period) const;
    core::Millis healthPeriod(const core::InstanceName &name) const;
    void freed(const core::InstanceName &name);
    bool readOther(const core::InstanceName &name, const core::Instance &instance,
                   const std::string &actuator, core::TimePoint now);
    void discover(const core::InstanceName &name, const core::Instance &instance);
    void readHealth(const core::InstanceName &name, const std::string &actuatorUrl);
    /// Whom does it call, and with what success? Callers see failures where the instances cannot.
    void readCalls(const core::InstanceName &name, const std::string &actuatorUrl);
    /// The same of Boot 1.5, whose Hystrix stream is all there is.
    void readStream(const core::InstanceName &name, const core::ResilienceAddress &address);
    void onStream(const core::InstanceName &name, const core::Result<core::Resilience> &read);
    bool callsVisible(const CallerReading &reading) const;
    void onCalls(const core::InstanceName &name, const core::Result<CallerReading> &read);
    /// What does it do without being called? Of what is visible or in release only.
    void readBackground(const core::InstanceName &name, const std::string &actuatorUrl);
    void readTraffic(const core::InstanceName &name, const core::Instance &instance,
                     const std::string &actuatorUrl);
    void onTraffic(const core::InstanceName &name, const std::string &actuatorUrl,
                   const CountsRead::Reading &reading);
    /// Its page tells both sides at once, so that its calls are no question of their own.
    bool isReadByPage(const core::InstanceName &name) const;
    void gatewaySeen(const core::InstanceName &name);
    bool isMeasuredElsewhere(const core::InstanceName &name, core::TimePoint now) const;
    /// What is looked at, and in release: it never waits for the others.
    std::set<core::InstanceName> quickNames(const ListedInstances &listed) const;
    bool mayAskForBackground(const core::InstanceName &name) const;
    bool isQuick(const core::InstanceName &name) const;

    Polling &m_polling;
    Discovery m_discovery;
    std::set<core::InstanceName> m_visible;
    std::set<core::InstanceName> m_inRelease;
    std::set<core::InstanceName> m_returning;
    std::set<core::InstanceName> m_watchedCallers;
    std::set<core::InstanceName>
        m_busy; ///< one question at a time to each instance, as each counts itself as active
    std::optional<core::InstanceName> m_askedLast; ///< of those that nobody looks at; they take turns
    bool m_isFull = false;                         ///< somebody could not be asked for all that were
    std::set<core::ApplicationName> m_callers; ///< gateways: their errors are what a release is watched for
    std::map<core::InstanceName, int> m_callsAsked;
    /// Names of the meters of those that count what they send, so that they need not be asked for each time.
    std::map<core::InstanceName, std::vector<std::string>> m_callerMeters;
    std::map<core::InstanceName, core::RecentCallCounts> m_recentCalls;
    std::map<core::InstanceName, CountsSource> m_sources;
    MeasuredElsewhere m_isMeasuredElsewhere;
    std::set<core::InstanceName> m_measured;
    /// Its counters were read last. An instance that answers slowly is always due for the next reading of
    /// them: whatever else is due has its turn in between.
    std::set<core::InstanceName> m_justMeasured;
    std::set<core::InstanceName> m_healthTried;
};

} // namespace app
