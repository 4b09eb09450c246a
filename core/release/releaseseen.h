// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleetview.h"
#include "core/rates/judging.h"
#include "core/release/budget.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

/// What a release has to know of one instance, distilled from everything that was read.
struct SeenInstance
{
    InstanceKey key;
    std::string host;
    std::optional<int> port;
    std::string version;                ///< empty: not told
    std::optional<TimePoint> startedAt; ///< of its process, where told
    TimePoint registeredAt{};           ///< by Eureka's clock; zero: not told
    ReportedStatus status;
    ReportedStatus overriddenStatus; ///< UNKNOWN: none
    bool isListed = true;            ///< false: no answering peer lists it any more
    bool isServedUp = false;         ///< every answering peer's list offers it to callers
    std::optional<bool> isHealthy;   ///< its own health without the Eureka part; nothing: not known
    TimePoint healthReadAt{};        ///< of isHealthy
    bool isAnswering = false;        ///< its actuator answered the newest request
    bool isSilent = false;           ///< nothing answers at its address any more
    std::optional<double> requests;  ///< since its process started
    std::optional<double> serverErrors;
    std::optional<double> clientErrors; ///< 4xx: also what is asked for and not there, by this program too
    std::optional<double> requestsPerSecond;
    std::optional<HopsRead> hops;       ///< callers' copies and lengths; only for those that come back
    std::optional<SideVerdict> verdict; ///< on its application since it is back; only for those to be judged

    bool hasOverride() const
    {
        return overriddenStatus.status != Status::Unknown || !overriddenStatus.unknownWord.empty();
    }
    bool operator==(const SeenInstance &) const = default;
};

/// The application at one moment.
struct FleetSeen
{
    /// At least one peer answered lately and its list is not one to be doubted: what is missing is missing.
    bool isTrusted = false;
    std::vector<SeenInstance> rows; ///< of the application, in order of key

    const SeenInstance *find(const InstanceKey &key) const;
    bool operator==(const FleetSeen &) const = default;
};

FleetSeen seenOf(const FleetView &fleet, const ApplicationName &application, TimePoint now);

/// Whether `now` is another process than `before`: by the start that both tell, else by the registration.
/// Starts that are told from an uptime waver by seconds.
bool isNewProcess(const SeenInstance &before, const SeenInstance &now);

/// Its registration is a later one, beyond what the peers' own stamps of one registration differ by.
bool isRegisteredLater(const SeenInstance &before, const SeenInstance &now);

} // namespace core
