// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eureka/registry.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace core {

// What the decoders of JSON and XML have in common: which fields an instance has, and what makes a row
// usable.

/// The fields that are read, by Eureka's own names.
enum class InstanceField {
    Other,
    Application,
    InstanceId,
    HostName,
    IpAddress,
    Status,
    OverriddenStatus,    ///< from Eureka 1.8.0
    OverriddenStatusOld, ///< "overriddenstatus": up to 1.7.2, in XStream's codecs, and in all XML
    Port,
    SecurePort,
    VipAddress,
    SecureVipAddress,
    HomePageUrl,
    StatusPageUrl,
    HealthCheckUrl,
    SecureHealthCheckUrl,
    Metadata,
    LeaseInfo,
    DataCenterInfo,
    LastUpdated,
    LastDirty,
    IsDiscoveryServer,
    ActionType,
    // within leaseInfo
    RenewalInterval,
    Duration,
    Registered,
    LastRenewal,
    ServiceUp,
};

/// Those from RenewalInterval on belong into leaseInfo.
inline bool isOfLease(InstanceField field)
{
    return field >= InstanceField::RenewalInterval;
}

/// By the field's name; Other for one that is not read.
InstanceField instanceField(std::string_view name);

/// What changed, in a delta. Untold: the answer is no delta, or the word is none of Eureka's three.
enum class ActionType { Untold, Added, Modified, Deleted };

/// One instance as a document tells it, before it is known to be usable. The views point into the document or
/// into `texts` of the decoder.
struct InstanceFields
{
    std::string_view application, instanceId, hostName, ipAddress, status, overridden, overriddenOld;
    std::string_view vipAddress, secureVipAddress, homePageUrl, statusPageUrl, healthCheckUrl, action;
    std::string_view secureHealthCheckUrl;
    std::string_view dataCenterId;     ///< "instance-id" of an AmazonInfo
    std::string_view availabilityZone; ///< "availability-zone" of an AmazonInfo
    std::optional<int> port, securePort;
    Lease lease;
    TimePoint lastUpdated{}, lastDirty{};
    bool isDiscoveryServer = false;
    std::vector<std::pair<std::string_view, std::string_view>> metadata; ///< as told, any key twice too
    std::string_view toldTwice; ///< a field that was told twice; empty: none

    /// Of each field that is told where it belongs, by its name in the document, also where it tells nothing
    /// usable.
    void tell(InstanceField field, std::string_view name)
    {
        const std::uint64_t bit = std::uint64_t(1) << static_cast<unsigned>(field);
        if ((m_told & bit) != 0 && field != InstanceField::Other)
            toldTwice = name;
        m_told |= bit;
    }
    /// Empty again; the memory of the metadata is kept.
    void clear();

private:
    std::uint64_t m_told = 0; ///< a bit for each InstanceField
};

/// 1..65535 and not disabled, else nothing. A port that is disabled is sent with its number all the same.
std::optional<int> usablePort(std::optional<std::int64_t> number, std::optional<bool> isEnabled);

/// A time outside of 1970 to 9999 is a server's nonsense and counts as not told; sums with it would overflow.
TimePoint usableTime(std::optional<std::int64_t> milliseconds);

/// A lease of more than a year is a server's nonsense; so is a negative one.
Seconds usableSeconds(std::optional<std::int64_t> seconds, Seconds standard);

ActionType actionType(std::string_view word);

/// Takes over one scalar. `Value` has text(), integer() and boolean(), as the codecs disagree on which scalar
/// is sent as what.
template <typename Value> void assignField(InstanceFields &fields, InstanceField field, const Value &value)
{
    switch (field) {
    case InstanceField::Application:
        fields.application = value.text();
        break;
    case InstanceField::InstanceId:
        fields.instanceId = value.text();
        break;
    case InstanceField::HostName:
        fields.hostName = value.text();
        break;
    case InstanceField::IpAddress:
        fields.ipAddress = value.text();
        break;
    case InstanceField::Status:
        fields.status = value.text();
        break;
    case InstanceField::OverriddenStatus:
        fields.overridden = value.text();
        break;
    case InstanceField::OverriddenStatusOld:
        fields.overriddenOld = value.text();
        break;
    case InstanceField::VipAddress:
        fields.vipAddress = value.text();
        break;
    case InstanceField::SecureVipAddress:
        fields.secureVipAddress = value.text();
        break;
    case InstanceField::HomePageUrl:
        fields.homePageUrl = value.text();
        break;
    case InstanceField::StatusPageUrl:
        fields.statusPageUrl = value.text();
        break;
    case InstanceField::HealthCheckUrl:
        fields.healthCheckUrl = value.text();
        break;
    case InstanceField::SecureHealthCheckUrl:
        fields.secureHealthCheckUrl = value.text();
        break;
    case InstanceField::ActionType:
        fields.action = value.text();
        break;
    case InstanceField::LastUpdated:
        fields.lastUpdated = usableTime(value.integer());
        break;
    case InstanceField::LastDirty:
        fields.lastDirty = usableTime(value.integer());
        break;
    case InstanceField::IsDiscoveryServer:
        fields.isDiscoveryServer = value.boolean().value_or(false);
        break;
    case InstanceField::Port:
        fields.port = usablePort(value.integer(), std::nullopt);
        break;
    case InstanceField::SecurePort:
        fields.securePort = usablePort(value.integer(), std::nullopt);
        break;
    default:
        break;
    }
}

template <typename Value> void assignLeaseField(Lease &lease, InstanceField field, const Value &value)
{
    switch (field) {
    case InstanceField::RenewalInterval:
        lease.renewalInterval = usableSeconds(value.integer(), lease.renewalInterval);
        break;
    case InstanceField::Duration:
        lease.duration = usableSeconds(value.integer(), lease.duration);
        break;
    case InstanceField::Registered:
        lease.registered = usableTime(value.integer());
        break;
    case InstanceField::LastRenewal:
        lease.lastRenewalAsSent = usableTime(value.integer());
        break;
    case InstanceField::ServiceUp:
        lease.serviceUp = usableTime(value.integer());
        break;
    default:
        break;
    }
}

/// The application that a document is in the middle of: `told` as the document writes it.
struct EnclosingApplication
{
    std::string_view told;
    std::optional<ApplicationName> name;
};

/// The row, or what makes it useless: "app" (missing, or not the enclosing application's), "instanceId",
/// "status", or a field or key of the metadata "told twice": which of two statuses is true nobody can tell.
/// An instance without an id is known by its AWS instance id, else by its host name (InstanceInfo.getId).
tl::expected<InstanceRow, std::string> makeInstance(const InstanceFields &fields,
                                                    const EnclosingApplication &enclosing);

/// Collects the rows of one answer, then sorts them. Of two rows with the same application and id the later
/// one stands, as in Eureka's own client (Application.addInstance); the earlier one is rejected.
class RowCollector
{
public:
    struct Row
    {
        InstanceRow instance;
        ActionType action = ActionType::Untold;
    };

    void reserve(std::size_t rows) { m_rows.reserve(rows); }
    void add(InstanceRow instance, ActionType action) { m_rows.push_back({std::move(instance), action}); }
    void reject(std::string where, std::string_view what)
    {
        m_rejected.add(std::move(where), std::string(what));
    }
    /// The rows since the last call are of one application.
    void endApplication();
    /// Sorted by application, then id; each pair once.
    std::vector<Row> takeRows();
    RejectedRows takeRejected() { return std::move(m_rejected); }

private:
    void sortRows();
    void rejectDuplicates();

    std::vector<Row> m_rows;
    std::vector<std::size_t> m_ends; ///< of each application's rows
    RejectedRows m_rejected;
};

} // namespace core
