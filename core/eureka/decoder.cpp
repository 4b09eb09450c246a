// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/decoder.h"

#include "core/base/json.h"

#include <algorithm>

namespace core {

namespace {

/// A field that makes an instance useless: said with its path, so that the server's owner can find it.
struct FieldError
{
    std::string path;
};
template <typename T> using Field = tl::expected<T, FieldError>;

/// A time outside of 1970 to 9999 is a server's nonsense and counts as not told; sums with it would overflow.
TimePoint timeMember(const JsonElement &element, std::string_view name)
{
    constexpr std::int64_t latest = 253'402'300'799'999;
    const auto value = memberInteger(element, name).value_or(0);
    return value > 0 && value <= latest ? timeFromEpoch(value) : TimePoint{};
}

std::optional<int> portMember(const JsonElement &instance, std::string_view name)
{
    const auto port = member(instance, name);
    if (!port)
        return std::nullopt;
    if (const auto enabled = member(*port, "@enabled"); enabled && !scalarBool(*enabled).value_or(true))
        return std::nullopt;
    const auto number = port->is_object() ? memberInteger(*port, "$") : scalarInteger(*port);
    if (!number || *number < 1 || *number > 65535)
        return std::nullopt;
    return static_cast<int>(*number);
}

Seconds secondsMember(const JsonElement &element, std::string_view name, Seconds standard)
{
    const auto value = memberInteger(element, name);
    // A lease of more than a year is a server's nonsense; so is a negative one.
    if (!value || *value < 0 || *value > 365 * 24 * 3600)
        return standard;
    return Seconds(*value);
}

Lease decodeLease(const JsonElement &instance)
{
    Lease lease;
    const auto info = member(instance, "leaseInfo");
    if (!info)
        return lease;
    lease.renewalInterval = secondsMember(*info, "renewalIntervalInSecs", lease.renewalInterval);
    lease.duration = secondsMember(*info, "durationInSecs", lease.duration);
    lease.registered = timeMember(*info, "registrationTimestamp");
    lease.lastRenewalAsSent = timeMember(*info, "lastRenewalTimestamp");
    lease.serviceUp = timeMember(*info, "serviceUpTimestamp");
    return lease;
}

std::vector<std::pair<std::string, std::string>> decodeMetadata(const JsonElement &instance)
{
    std::vector<std::pair<std::string, std::string>> entries;
    const auto metadata = member(instance, "metadata");
    simdjson::dom::object object;
    if (!metadata || metadata->get(object))
        return entries;
    for (const auto field : object) {
        if (field.key == "@class") // names a Java map, for example java.util.Collections$EmptyMap
            continue;
        if (auto text = scalarText(field.value))
            entries.emplace_back(std::string(field.key), std::move(*text));
    }
    return entries;
}

/// "overriddenStatus" from Eureka 1.8.0, "overriddenstatus" up to 1.7.2 and in XStream's codec.
ReportedStatus decodeOverridden(const JsonElement &instance)
{
    for (const std::string_view name : {"overriddenStatus", "overriddenstatus"}) {
        if (const auto text = memberText(instance, name); !text.empty())
            return reportedStatus(text);
    }
    return {};
}

/// An instance without an id is known by its AWS instance id, else by its host name (InstanceInfo.getId).
std::string idText(const JsonElement &instance)
{
    if (auto id = memberText(instance, "instanceId"); !id.empty())
        return id;
    if (const auto center = member(instance, "dataCenterInfo")) {
        if (const auto metadata = member(*center, "metadata")) {
            if (auto id = memberText(*metadata, "instance-id"); !id.empty())
                return id;
        }
    }
    return memberText(instance, "hostName");
}

Field<Instance> decodeInstanceObject(const JsonElement &element, const std::string &path)
{
    if (!element.is_object())
        return tl::unexpected(FieldError{path});
    auto application = ApplicationName::from(memberText(element, "app"));
    if (!application)
        return tl::unexpected(FieldError{path + ".app"});
    auto id = InstanceId::from(idText(element));
    if (!id)
        return tl::unexpected(FieldError{path + ".instanceId"});
    const std::string status = memberText(element, "status");
    if (status.empty())
        return tl::unexpected(FieldError{path + ".status"});

    Instance instance{
        std::move(*application), std::move(*id), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
    instance.hostName = memberText(element, "hostName");
    instance.ipAddress = memberText(element, "ipAddr");
    instance.port = portMember(element, "port");
    instance.securePort = portMember(element, "securePort");
    instance.status = reportedStatus(status);
    instance.overriddenStatus = decodeOverridden(element);
    instance.vipAddress = memberText(element, "vipAddress");
    instance.homePageUrl = memberText(element, "homePageUrl");
    instance.statusPageUrl = memberText(element, "statusPageUrl");
    instance.healthCheckUrl = memberText(element, "healthCheckUrl");
    instance.metadata = decodeMetadata(element);
    instance.lease = decodeLease(element);
    instance.lastUpdated = timeMember(element, "lastUpdatedTimestamp");
    if (const auto flag = member(element, "isCoordinatingDiscoveryServer"))
        instance.isDiscoveryServer = scalarBool(*flag).value_or(false);
    instance.lastDirty = timeMember(element, "lastDirtyTimestamp");
    return instance;
}

bool keyLess(const Instance &a, const Instance &b)
{
    return std::tie(a.application, a.id) < std::tie(b.application, b.id);
}

/// Collects the instances of one application; the first field that is wrong ends it.
std::optional<FieldError> decodeApplication(const JsonElement &application, const std::string &path,
                                            std::vector<Instance> &instances)
{
    if (!application.is_object())
        return FieldError{path};
    const auto list = member(application, "instance");
    if (!list)
        return std::nullopt;
    std::optional<FieldError> error;
    std::size_t index = 0;
    forOneOrMany(*list, [&](const JsonElement &element) {
        if (error)
            return;
        auto decoded = decodeInstanceObject(element, path + ".instance[" + std::to_string(index++) + "]");
        if (decoded)
            instances.push_back(std::move(*decoded));
        else
            error = decoded.error();
    });
    return error;
}

} // namespace

Result<Registry> decodeApplications(std::string_view body, std::string_view where)
{
    const auto document = JsonDocument::parse(body, where);
    if (!document)
        return Failure(document.error());
    const auto applications = member(document->root(), "applications");
    if (!applications || !applications->is_object())
        return fail(ErrorKind::Malformed, std::string(where), "applications");

    Registry registry;
    registry.hashCode = memberText(*applications, "apps__hashcode");
    std::optional<FieldError> error;
    if (const auto list = member(*applications, "application")) {
        std::size_t index = 0;
        forOneOrMany(*list, [&](const JsonElement &application) {
            if (!error)
                error = decodeApplication(application, "application[" + std::to_string(index++) + "]",
                                          registry.instances);
        });
    }
    if (error)
        return fail(ErrorKind::Malformed, std::string(where), error->path);

    std::ranges::sort(registry.instances, keyLess);
    const auto same = [](const Instance &a, const Instance &b) {
        return a.application == b.application && a.id == b.id;
    };
    if (const auto twice = std::ranges::adjacent_find(registry.instances, same);
        twice != registry.instances.end())
        return fail(ErrorKind::Malformed, std::string(where),
                    "listed twice: " + twice->application.text() + "/" + twice->id.text());
    return registry;
}

Result<Instance> decodeInstance(std::string_view body, std::string_view where)
{
    const auto document = JsonDocument::parse(body, where);
    if (!document)
        return Failure(document.error());
    const auto element = member(document->root(), "instance");
    if (!element)
        return fail(ErrorKind::Malformed, std::string(where), "instance");
    auto instance = decodeInstanceObject(*element, "instance");
    if (!instance)
        return fail(ErrorKind::Malformed, std::string(where), instance.error().path);
    return std::move(*instance);
}

} // namespace core
