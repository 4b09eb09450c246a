// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/eureka/rowtext.h"
#include "core/eureka/status.h"

#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

/// The lease as Eureka tells it. Times are the server's clock; a zero time means "not told".
struct Lease
{
    Seconds renewalInterval{30};
    Seconds duration{90};
    TimePoint registered{};
    TimePoint lastRenewalAsSent{}; ///< NOT the last heartbeat, see lastHeartbeat()
    TimePoint serviceUp{};

    /// Eureka sends "last heartbeat + duration" once a heartbeat arrived, and the registration before the
    /// first one (seen on real servers, Lease.renew). Cached lists carry it up to 210 s late: only a live
    /// read is fresh.
    TimePoint lastHeartbeat() const
    {
        const TimePoint beat = lastRenewalAsSent - duration;
        return beat >= registered ? beat : registered;
    }
    bool operator==(const Lease &) const = default;
};

/// One instance as one Eureka server describes it.
struct Instance
{
    ApplicationName application;
    InstanceId id;
    RowText hostName;
    RowText ipAddress;
    std::optional<int> port;       ///< 1..65535, absent where disabled
    std::optional<int> securePort; ///< 1..65535, absent where disabled
    ReportedStatus status;
    ReportedStatus overriddenStatus; ///< UNKNOWN means: no override
    RowText vipAddress;
    RowText homePageUrl;
    RowText statusPageUrl;
    RowText healthCheckUrl;
    std::vector<std::pair<RowText, RowText>> metadata; ///< each key once
    Lease lease;
    TimePoint
        lastUpdated{}; ///< server clock at the last registration or status change; not moved by heartbeats
    bool isDiscoveryServer = false; ///< the entry of the very Eureka server that answered
    TimePoint lastDirty{};          ///< the instance's own stamp
    RowText secureVipAddress;
    RowText availabilityZone;     ///< of an AmazonInfo data centre; empty elsewhere
    RowText secureHealthCheckUrl; ///< only where eureka.instance.secure-port-enabled is set
    /// JSON that spells "overriddenstatus": a server up to 1.7.2. XML of every server does, and says nothing.
    bool isOfOldServer = false;

    bool hasOverride() const
    {
        return overriddenStatus.status != Status::Unknown || !overriddenStatus.unknownWord.empty();
    }
    /// Value of a metadata key, or an empty view.
    std::string_view metadataValue(std::string_view key) const;
    bool operator==(const Instance &) const = default;
};

/// One instance as lists share it: snapshots of the same server keep one copy of what did not change. Never
/// null.
using InstanceRow = std::shared_ptr<const Instance>;

} // namespace core
