// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eureka/peerwatch.h"
#include "core/fleet/absences.h"
#include "core/fleet/join.h"
#include "core/rates/callerreadings.h"
#include "core/rates/history.h"
#include "core/rates/ledger.h"
#include "core/release/triage.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace app {

/// What is asked for beside the lists.
struct ListedInstances
{
    std::map<core::InstanceName, core::InstanceRow> rows;
    std::set<core::ApplicationName> applications;       ///< of the rows
    std::map<core::ApplicationName, std::size_t> sizes; ///< instances of each of them
};
using ListedPointer = std::shared_ptr<const ListedInstances>;

/// Holds what was read so far and makes the picture of it. Engine thread only.
class FactKeeper
{
public:
    FactKeeper(std::string environment, const std::vector<std::string> &peerUrls);

    void listAnswered(const std::string &peer, core::Registry registry, core::TimePoint at,
                      core::Millis took);
    /// The same list once more: only its age is new.
    void listConfirmed(const std::string &peer, core::TimePoint at, core::Millis took);
    /// Empty after a list with instances: the last good one stays.
    void listDoubted(const std::string &peer, core::Millis took);
    void listFailed(const std::string &peer, core::Error error);
    void liveRead(const core::InstanceName &name, const std::string &peer,
                  const core::Result<std::optional<core::Instance>> &read, core::TimePoint at);
    void healthRead(const core::InstanceName &name, const core::Result<core::Health> &read,
                    core::TimePoint at, const std::string &source);
    void trafficRead(const core::InstanceName &name, const core::Result<core::TrafficSample> &read,
                     const std::string &source);
    /// What one caller counted of its requests to others.
    void callsRead(const core::InstanceName &name, const std::vector<core::CallerCount> &counts);
    const core::CallerReadings &calls() const { return m_calls; }
    void prometheusRead(const core::Result<core::PrometheusState> &read, core::TimePoint at);
    const core::Sourced<core::PrometheusState> &prometheus() const { return m_prometheus; }
    void backgroundRead(const core::InstanceName &name,
                        const core::Result<std::vector<core::BackgroundWork>> &read, core::TimePoint at,
                        const std::string &source);
    void failingRead(const core::InstanceName &name, const core::Result<core::FailingRequests> &read,
                     core::TimePoint at, const std::string &source);
    /// Of a caller: its circuit breakers and retries.
    void resilienceRead(const core::InstanceName &name, const core::Result<core::Resilience> &read,
                        core::TimePoint at, const std::string &source);
    const core::ResilienceByInstance &resilience() const { return m_resilience; }
    void serverSettingsRead(const std::string &peer, const core::Result<core::Settings> &read,
                            core::TimePoint at, const std::string &source);
    void callerSettingsRead(const core::InstanceName &name, const core::Result<core::Settings> &read,
                            core::TimePoint at, const std::string &source);
    void routesRead(const core::InstanceName &name, const core::Result<std::vector<core::GatewayRoute>> &read,
                    core::TimePoint at, const std::string &source);
    /// Requests that its balancer sent to that target; nothing: it does not tell.
    void sentRead(const core::InstanceName &name, const std::string &target,
                  const core::Result<std::optional<double>> &read, core::TimePoint at);
    /// More than one server answers at that peer's address.
    void severalServersSeen(const std::string &peer);
    /// When that peer's process started, as it says itself: its list may be incomplete for a while.
    void startTold(const std::string &peer, core::TimePoint startedAt);
    /// An answer of a peer carried this Date header.
    void dateRead(const std::string &peer, core::TimePoint date, core::TimePoint askedAt, core::TimePoint at);
    void actuatorFound(const core::InstanceName &name, core::ActuatorPointer found);
    /// One point of every chart line, from the newest rates.
    void addBeat(core::TimePoint at);
    void callerSeen(const core::ApplicationName &application)
    {
        m_history.setCallerSide(application.text(), true);
    }
    void addMark(core::ChartMark mark);
    /// Whose charts are drawn in detail from the next beat on.
    void setCharted(std::optional<core::ApplicationName> application);
    /// Of releases that are shown: their lines are in every picture, by application.
    void setReleased(std::set<std::string> applications) { m_released = std::move(applications); }
    /// What is compared from the next beat on; see core::TrafficReport.
    void setJudging(std::optional<core::Judging> judging) { m_judging = std::move(judging); }
    /// Everything that was counted lately, for a verdict.
    const core::RateLedger &ledger() const { return m_ledger; }
    void setInRelease(std::set<core::InstanceName> names);
    void setRequestsPerMinute(int requests) { m_requestsPerMinute = requests; }

    /// Live reads of all others but those in release are dropped.
    void keepLiveOf(const std::set<core::InstanceName> &names);

    /// Every instance of any peer's list or in release; made once for each list. Whoever has it may keep it.
    ListedPointer listed() const;
    const core::FleetFacts &facts() const { return m_facts; }
    /// What a probe of its actuator found; null before the probe.
    const core::ActuatorFacts *actuatorOf(const core::InstanceName &name) const;
    /// What the probe found, else what the registration says; may be empty.
    std::string actuatorUrlOf(const core::InstanceName &name, const core::Instance &instance) const;
    /// Every Eureka server is on this machine, so that loopback addresses in its lists are this machine's
    /// too.
    bool isEurekaHere() const;
    core::FleetViewPointer picture(core::TimePoint at);
    /// Enough to decide on one instance: the rows of its application, and the peers without their lists'
    /// rows.
    core::FleetView pictureOf(const core::ApplicationName &application, core::TimePoint at) const;

private:
    core::PeerView *findPeer(const std::string &url);
    void watch(core::PeerView &peer, const core::Registry &list, core::TimePoint at);
    void tellStart(core::PeerView &peer);
    core::WantedLines wantedLines() const;
    /// For when no list has it any more.
    void keepLast(const core::InstanceName &name, const core::Instance &instance);
    void compareClusters();
    /// What was read of instances that no list has had for an hour.
    void forgetGone(core::TimePoint now);

    core::FleetFacts m_facts;
    core::Sourced<core::PrometheusState> m_prometheus;
    core::RateHistory m_history;
    core::RateLedger m_ledger;
    core::ResilienceByInstance m_resilience;
    mutable ListedPointer m_listed; ///< null: to be made anew
    core::Absences m_absences;
    core::TimePoint m_lookedForGone{};
    core::CallerReadings m_calls;
    std::optional<core::ApplicationName> m_charted;
    std::set<std::string> m_released;
    std::shared_ptr<const core::ApplicationCharts> m_charts;
    std::optional<core::Judging> m_judging;
    std::shared_ptr<const core::TrafficReport> m_report;
    std::map<std::string, core::PeerWatch> m_watches; ///< by peer url
    std::map<std::string, core::TimePoint> m_started; ///< by peer url, as it told
    std::vector<core::ChartMark> m_marks;
    std::uint64_t m_round = 0;
    int m_requestsPerMinute = 0;
};

} // namespace app
