// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/registrywrite.h"

#include "core/eureka/operations.h"
#include "core/http/url.h"

#include <algorithm>

namespace core {

namespace {

std::string metadataQuery(const std::map<std::string, std::string> &values)
{
    std::string query;
    for (const auto &[key, value] : values) {
        query += query.empty() ? '?' : '&';
        query += encodeQueryValue(key) + '=' + encodeQueryValue(value);
    }
    return query;
}

struct ChangeRequest
{
    Method method;
    std::string tail; ///< after .../apps/{app}/{id}
};

ChangeRequest partsOf(const SetOverride &change)
{
    return {Method::Put, "/status?value=" + std::string(statusWord(change.value))};
}

ChangeRequest partsOf(const CancelOverride &change)
{
    return {Method::Delete, change.value ? "/status?value=" + std::string(statusWord(*change.value))
                                         : std::string("/status")};
}

ChangeRequest partsOf(const SetMetadata &change)
{
    return {Method::Put, "/metadata" + metadataQuery(change.values)};
}

ChangeRequest partsOf(const Deregister &)
{
    return {Method::Delete, {}};
}

/// XML 1.0 has no way to write these. Seen on a real server: its list as XML is then refused by parsers.
bool isOutsideXml(char c)
{
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

std::optional<WriteTrap> trapIn(const SetOverride &change)
{
    return change.value == Status::Unknown ? std::optional(WriteTrap::OverrideUnknown) : std::nullopt;
}

std::optional<WriteTrap> trapIn(const CancelOverride &change)
{
    // UP is a claim, but one that the instance's next own registration corrects. Any other status stays by
    // Eureka's rule 4 (LeaseExists), with no override that a later DELETE could remove.
    return change.value && *change.value != Status::Up ? std::optional(WriteTrap::CancelLeavesStuck)
                                                       : std::nullopt;
}

std::optional<WriteTrap> trapIn(const SetMetadata &change)
{
    if (change.values.empty())
        return WriteTrap::NoMetadata;
    for (const auto &[key, value] : change.values) {
        // Other keys are escaped by the server where XML needs it (seen on a real one).
        if (key.empty() || key == "@class")
            return WriteTrap::MetadataKeyUnusable;
        if (std::ranges::any_of(key, isOutsideXml) || std::ranges::any_of(value, isOutsideXml))
            return WriteTrap::MetadataValueUnusable;
    }
    return std::nullopt;
}

std::optional<WriteTrap> trapIn(const Deregister &)
{
    return std::nullopt;
}

} // namespace

Request requestFor(std::string_view base, const RegistryWrite &write)
{
    const ChangeRequest parts = std::visit([](const auto &change) { return partsOf(change); }, write.change);
    Request request = instanceRequest(base, write.application, write.id);
    request.method = parts.method;
    request.url += parts.tail;
    return request;
}

std::string_view trapName(WriteTrap trap)
{
    switch (trap) {
    case WriteTrap::OverrideUnknown:
        return "override-unknown";
    case WriteTrap::CancelLeavesStuck:
        return "cancel-leaves-stuck";
    case WriteTrap::NameNotAddressable:
        return "name-not-addressable";
    case WriteTrap::NoMetadata:
        return "no-metadata";
    case WriteTrap::MetadataKeyUnusable:
        return "metadata-key-unusable";
    case WriteTrap::MetadataValueUnusable:
        return "metadata-value-unusable";
    case WriteTrap::AddressTooLong:
        return "address-too-long";
    }
    return "unknown";
}

std::optional<WriteTrap> trapOf(std::string_view base, const RegistryWrite &write)
{
    if (!isAddressable(write.application.text()) || !isAddressable(write.id))
        return WriteTrap::NameNotAddressable;
    if (const auto trap = std::visit([](const auto &change) { return trapIn(change); }, write.change))
        return trap;
    if (targetOf(requestFor(base, write).url).size() > longestTarget)
        return WriteTrap::AddressTooLong;
    return std::nullopt;
}

} // namespace core
