// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/background.h"
#include "core/actuator/discovery/facts.h"
#include "core/actuator/health.h"
#include "core/actuator/settings.h"
#include "core/base/ids.h"
#include "core/eureka/registry.h"
#include "core/fleet/sourced.h"
#include "core/http/serverclock.h"
#include "core/rates/lines.h"
#include "core/rates/report.h"
#include "core/rates/series.h"
#include "core/rates/traffic.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace core {

/// One Eureka server as far as it answers.
struct PeerView
{
    std::string url;          ///< base address without credentials, for example "http://eureka-1:8761/eureka"
    std::string name;         ///< short, for the screen: host, with its port where two peers share a host
    Sourced<Registry> served; ///< the full JSON list: what callers are served
    Millis latency{0};        ///< of the last answer
    /// The newest list was empty although the one before was not: kept aside, not believed at once.
    bool isSuspiciouslyEmpty = false;
    std::optional<TimePoint> restartedAt; ///< its newest start, noticed or told; our clock; see peerwatch.h
    int droppedOverrides = 0;             ///< overrides that it lost in that restart
    bool isSeveralServers = false;        ///< its answers contradict each other in turn
    bool isOtherCluster = false;          ///< it lists hardly anything that the first peer lists
    Sourced<Settings> settings;           ///< of the server itself, from its actuator
    ServerClock clock;
};

/// What one peer says of one instance.
struct PeerStatus
{
    ReportedStatus status;
    ReportedStatus overriddenStatus;

    bool operator==(const PeerStatus &) const = default;
};

/// One instance, everything known of it joined. A row of the table.
struct InstanceView
{
    InstanceKey key;
    InstanceRow registered;     ///< newest of the live read (truth) and the served list; never null
    Sourced<PeerStatus> served; ///< what callers are served (full list of the first answering peer)
    std::map<std::string, Sourced<PeerStatus>>
        live; ///< by peer url: live reads (truth), only where they were made
    std::map<std::string, PeerStatus> servedByPeer; ///< by peer url; absent: that peer does not list it
    bool isListed = true;                 ///< false: gone from the newest list but still shown (in a release)
    std::optional<TimePoint> statusSince; ///< last status change; see clockdifference.h
    Sourced<Health> health;
    Sourced<TrafficSample> traffic;
    std::optional<TrafficRate> rate;       ///< from the last two traffic samples; absent: not known (yet)
    std::string version;                   ///< metadata or info; empty where not told
    std::string zone;                      ///< metadata; empty where not told
    std::string actuatorUrl;               ///< empty where it cannot be derived
    std::vector<std::string> sharesIdWith; ///< other applications with an instance of the same id
    bool isEurekaServer = false;           ///< a registry's own entry: never drained
    bool peersDisagree = false;
    bool isInRelease = false;                        ///< Drainboard is draining, restoring or stopping it now
    Sourced<std::vector<BackgroundWork>> background; ///< what it does without being called
    ActuatorPointer actuator; ///< what a probe of its actuator found; null: not probed yet

    /// Status and override to show: truth where it was read and is not older than the list. What a release
    /// waits for has none while no peer has it: what it said last is no longer so.
    ReportedStatus status() const { return isAway() ? ReportedStatus() : registered->status; }
    ReportedStatus overriddenStatus() const
    {
        return isAway() ? ReportedStatus() : registered->overriddenStatus;
    }
    bool hasOverride() const { return !isAway() && registered->hasOverride(); }
    /// Some peer has it, by the live reads where they were made, else by the lists, which are served late.
    bool isRegistered() const;

private:
    bool isAway() const { return isInRelease && !isRegistered(); }
};

/// Sums over the rows of one application, made with the picture that they are of.
struct ApplicationView
{
    ApplicationName name;
    int total = 0;
    int up = 0;           ///< status UP
    int outOfService = 0; ///< status OUT_OF_SERVICE
    int starting = 0;
    int down = 0;
    int unknown = 0;
    int overrides = 0; ///< rows with any override
    int unhealthy = 0; ///< status UP but own health known and not UP (its Eureka part left out)

    bool operator==(const ApplicationView &) const = default;
};

/// What a Prometheus server tells of the fleet.
struct PrometheusState
{
    std::size_t processes = 0; ///< of this fleet
    std::size_t strangers = 0; ///< of others
    std::size_t ambiguous = 0; ///< that two instances could be

    /// It tells of processes, and not of one of ours.
    bool isOtherFleet() const { return processes == 0 && strangers > 0; }
    bool operator==(const PrometheusState &) const = default;
};

/// The whole fleet at one moment: immutable once made, shared between threads.
struct FleetView
{
    std::string environment;
    TimePoint takenAt{};
    std::uint64_t round = 0; ///< number of the poll that made it
    std::vector<PeerView> peers;
    std::vector<InstanceView> instances;       ///< sorted by key
    std::vector<ApplicationView> applications; ///< sums of its rows, as applicationsOf() makes them
    /// Per application: as its instances count, as its callers count, and of gateways as a whole; newest
    /// last.
    std::vector<Series> errorShare;
    std::vector<Series> requestsPerSecond;
    std::vector<Series> meanLatency; ///< milliseconds
    /// Of the application that is chosen; null: none is, or nothing was measured yet.
    std::shared_ptr<const ApplicationCharts> charts;
    std::shared_ptr<const TrafficReport> traffic; ///< of the application under watch; null: none is
    Sourced<PrometheusState> prometheus;          ///< neither value nor error: there is none
    std::vector<ChartMark> marks;
    int requestsPerMinute = 0; ///< what Drainboard itself asks of the fleet

    const InstanceView *find(const InstanceKey &key) const;
    const InstanceView *find(const ApplicationName &application, const InstanceId &id) const;
};

using FleetViewPointer = std::shared_ptr<const FleetView>;

/// One entry per application in order of name, each summed from its rows.
std::vector<ApplicationView> applicationsOf(const FleetView &fleet);
ApplicationView sumOf(const ApplicationName &name, const std::vector<const InstanceView *> &rows);
/// The counts of several applications together, under that name.
ApplicationView sumOf(const ApplicationName &name, const std::vector<ApplicationView> &applications);

} // namespace core
