// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/instancefields.h"

#include "core/base/instancename.h"

#include <algorithm>
#include <memory>

namespace core {

namespace {

using Useless = tl::unexpected<std::string>;

/// Compares with a name of the same length, which the compiler makes a few instructions of.
template <std::size_t Size> bool is(std::string_view name, const char (&known)[Size])
{
    return std::char_traits<char>::compare(name.data(), known, Size - 1) == 0;
}

std::string_view idText(const InstanceFields &fields)
{
    if (!fields.instanceId.empty())
        return fields.instanceId;
    return fields.dataCenterId.empty() ? fields.hostName : fields.dataCenterId;
}

using ToldMetadata = std::vector<std::pair<std::string_view, std::string_view>>;

/// Empty: each is told once.
std::string_view keyToldTwice(const ToldMetadata &entries)
{
    constexpr std::size_t few = 32; // up to here comparing all pairs is cheaper than sorting
    if (entries.size() > few) {
        std::vector<std::string_view> keys;
        for (const auto &[key, value] : entries)
            keys.push_back(key);
        std::ranges::sort(keys);
        const auto found = std::ranges::adjacent_find(keys);
        return found == keys.end() ? std::string_view() : *found;
    }
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        for (auto later = entry + 1; later != entries.end(); ++later) {
            if (entry->first == later->first)
                return entry->first;
        }
    }
    return {};
}

/// Of two statuses nobody can tell which is true, and of two ports which to ask.
std::string toldTwice(const InstanceFields &fields)
{
    if (!fields.toldTwice.empty())
        return std::string(fields.toldTwice) + " told twice";
    const std::string_view key = keyToldTwice(fields.metadata);
    return key.empty() ? std::string() : "metadata." + std::string(key) + " told twice";
}

/// Makes a row and the memory of its texts one block: a list is built and thrown away so often that the
/// number of allocations counts. `texts` is where the room for texts begins.
template <typename T> struct RoomForTexts
{
    using value_type = T;

    RoomForTexts(std::size_t wantedSize, char **wantedTexts)
        : size(wantedSize)
        , texts(wantedTexts)
    {
    }
    template <typename Other>
    RoomForTexts(const RoomForTexts<Other> &other)
        : size(other.size)
        , texts(other.texts)
    {
    }
    T *allocate(std::size_t count)
    {
        const std::size_t own = count * sizeof(T);
        char *block = static_cast<char *>(::operator new(own + size));
        *texts = block + own;
        return reinterpret_cast<T *>(block);
    }
    void deallocate(T *block, std::size_t) { ::operator delete(block); }
    friend bool operator==(const RoomForTexts &a, const RoomForTexts &b) { return a.size == b.size; }

    std::size_t size;
    char **texts; ///< used while allocating only
};

/// Copies texts into one block, one behind the other.
class TextBlock
{
public:
    explicit TextBlock(char *begin)
        : m_end(begin)
    {
    }
    RowText add(std::string_view text)
    {
        char *begin = m_end;
        m_end = std::copy(text.begin(), text.end(), m_end);
        return RowText::viewing({begin, text.size()});
    }

private:
    char *m_end;
};

std::size_t sizeOfTexts(const InstanceFields &fields)
{
    std::size_t size = fields.hostName.size() + fields.ipAddress.size() + fields.vipAddress.size() +
                       fields.secureVipAddress.size() + fields.homePageUrl.size() +
                       fields.statusPageUrl.size() + fields.healthCheckUrl.size() +
                       fields.secureHealthCheckUrl.size() + fields.availabilityZone.size();
    for (const auto &[key, value] : fields.metadata)
        size += key.size() + value.size();
    return size;
}

void fillTexts(Instance &instance, TextBlock texts, const InstanceFields &fields)
{
    instance.hostName = texts.add(fields.hostName);
    instance.ipAddress = texts.add(fields.ipAddress);
    instance.vipAddress = texts.add(fields.vipAddress);
    instance.secureVipAddress = texts.add(fields.secureVipAddress);
    instance.homePageUrl = texts.add(fields.homePageUrl);
    instance.statusPageUrl = texts.add(fields.statusPageUrl);
    instance.healthCheckUrl = texts.add(fields.healthCheckUrl);
    instance.secureHealthCheckUrl = texts.add(fields.secureHealthCheckUrl);
    instance.availabilityZone = texts.add(fields.availabilityZone);
    instance.metadata.reserve(fields.metadata.size());
    for (const auto &[key, value] : fields.metadata)
        instance.metadata.emplace_back(texts.add(key), texts.add(value));
}

bool idLess(const RowCollector::Row &a, const RowCollector::Row &b)
{
    return a.instance->id.text() < b.instance->id.text();
}

bool keyLess(const RowCollector::Row &a, const RowCollector::Row &b)
{
    const int order = a.instance->application.text().compare(b.instance->application.text());
    return order != 0 ? order < 0 : idLess(a, b);
}

bool sameKey(const RowCollector::Row &a, const RowCollector::Row &b)
{
    return a.instance->id == b.instance->id && a.instance->application == b.instance->application;
}

} // namespace

InstanceField instanceField(std::string_view name)
{
    using enum InstanceField;
    switch (name.size()) {
    case 3:
        return is(name, "app") ? Application : Other;
    case 4:
        return is(name, "port") ? Port : Other;
    case 6:
        return is(name, "status") ? Status : is(name, "ipAddr") ? IpAddress : Other;
    case 8:
        return is(name, "hostName") ? HostName : is(name, "metadata") ? Metadata : Other;
    case 9:
        return is(name, "leaseInfo") ? LeaseInfo : Other;
    case 10:
        return is(name, "instanceId")   ? InstanceId
               : is(name, "securePort") ? SecurePort
               : is(name, "vipAddress") ? VipAddress
               : is(name, "actionType") ? ActionType
                                        : Other;
    case 11:
        return is(name, "homePageUrl") ? HomePageUrl : Other;
    case 13:
        return is(name, "statusPageUrl") ? StatusPageUrl : Other;
    case 14:
        return is(name, "dataCenterInfo")   ? DataCenterInfo
               : is(name, "healthCheckUrl") ? HealthCheckUrl
               : is(name, "durationInSecs") ? Duration
                                            : Other;
    case 16:
        return is(name, "overriddenStatus")   ? OverriddenStatus
               : is(name, "overriddenstatus") ? OverriddenStatusOld
               : is(name, "secureVipAddress") ? SecureVipAddress
                                              : Other;
    case 18:
        return is(name, "lastDirtyTimestamp")   ? LastDirty
               : is(name, "serviceUpTimestamp") ? ServiceUp
                                                : Other;
    case 20:
        return is(name, "lastUpdatedTimestamp")   ? LastUpdated
               : is(name, "lastRenewalTimestamp") ? LastRenewal
               : is(name, "secureHealthCheckUrl") ? SecureHealthCheckUrl
                                                  : Other;
    case 21:
        return is(name, "renewalIntervalInSecs")   ? RenewalInterval
               : is(name, "registrationTimestamp") ? Registered
                                                   : Other;
    case 29:
        return is(name, "isCoordinatingDiscoveryServer") ? IsDiscoveryServer : Other;
    default:
        return Other;
    }
}

void InstanceFields::clear()
{
    auto kept = std::move(metadata);
    kept.clear();
    *this = {};
    metadata = std::move(kept);
}

std::optional<int> usablePort(std::optional<std::int64_t> number, std::optional<bool> isEnabled)
{
    if (!isEnabled.value_or(true) || !number || *number < 1 || *number > 65535)
        return std::nullopt;
    return static_cast<int>(*number);
}

TimePoint usableTime(std::optional<std::int64_t> milliseconds)
{
    constexpr std::int64_t latest = 253'402'300'799'999;
    const std::int64_t value = milliseconds.value_or(0);
    return value > 0 && value <= latest ? timeFromEpoch(value) : TimePoint{};
}

Seconds usableSeconds(std::optional<std::int64_t> seconds, Seconds standard)
{
    if (!seconds || *seconds < 0 || *seconds > 365 * 24 * 3600)
        return standard;
    return Seconds(*seconds);
}

ActionType actionType(std::string_view word)
{
    if (word == "ADDED")
        return ActionType::Added;
    if (word == "MODIFIED")
        return ActionType::Modified;
    if (word == "DELETED")
        return ActionType::Deleted;
    return ActionType::Untold;
}

tl::expected<InstanceRow, std::string> makeInstance(const InstanceFields &fields,
                                                    const EnclosingApplication &enclosing)
{
    if (std::string twice = toldTwice(fields); !twice.empty())
        return Useless(std::move(twice));
    std::optional<ApplicationName> application;
    if (fields.application.empty() || fields.application == enclosing.told) {
        application = enclosing.name;
    } else {
        application = ApplicationName::from(fields.application);
        // A write goes to /apps/{application}/{id}: with two names for it, it could hit another instance.
        if (enclosing.name && *application != *enclosing.name)
            return Useless("app");
    }
    if (!application)
        return Useless("app");
    auto id = InstanceId::from(idText(fields));
    if (!id)
        return Useless("instanceId");
    if (fields.status.empty())
        return Useless("status");

    char *texts = nullptr;
    const RoomForTexts<Instance> room(sizeOfTexts(fields), &texts);
    const auto row = std::allocate_shared<Instance>(room, std::move(*application), std::move(*id));
    Instance &instance = *row;
    fillTexts(instance, TextBlock(texts), fields);
    instance.port = fields.port;
    instance.securePort = fields.securePort;
    instance.status = reportedStatus(fields.status);
    if (const auto word = fields.overridden.empty() ? fields.overriddenOld : fields.overridden; !word.empty())
        instance.overriddenStatus = reportedStatus(word);
    instance.isOfOldServer = fields.overridden.empty() && !fields.overriddenOld.empty();
    instance.lease = fields.lease;
    instance.lastUpdated = fields.lastUpdated;
    instance.isDiscoveryServer = fields.isDiscoveryServer;
    instance.lastDirty = fields.lastDirty;
    return row;
}

void RowCollector::endApplication()
{
    if (m_rows.size() > (m_ends.empty() ? 0 : m_ends.back()))
        m_ends.push_back(m_rows.size());
}

std::vector<RowCollector::Row> RowCollector::takeRows()
{
    endApplication();
    sortRows();
    rejectDuplicates();
    return std::move(m_rows);
}

/// Sorts each application for itself, then the applications: a third of the comparisons of sorting all at
/// once.
void RowCollector::sortRows()
{
    struct Range
    {
        std::size_t begin, end;
    };
    std::vector<Range> ranges;
    ranges.reserve(m_ends.size());
    std::size_t begin = 0;
    for (const std::size_t end : m_ends) {
        std::stable_sort(m_rows.begin() + static_cast<std::ptrdiff_t>(begin),
                         m_rows.begin() + static_cast<std::ptrdiff_t>(end), idLess);
        ranges.push_back({begin, end});
        begin = end;
    }
    const auto nameOf = [this](const Range &range) -> const std::string & {
        return m_rows[range.begin].instance->application.text();
    };
    std::ranges::stable_sort(ranges, {}, nameOf);
    std::vector<Row> sorted;
    sorted.reserve(m_rows.size());
    for (const Range &range : ranges) {
        for (std::size_t i = range.begin; i < range.end; ++i)
            sorted.push_back(std::move(m_rows[i]));
    }
    m_rows = std::move(sorted);
    // One application in two places of the document: its rows are not in order yet.
    if (!std::ranges::is_sorted(m_rows, keyLess))
        std::ranges::stable_sort(m_rows, keyLess);
}

void RowCollector::rejectDuplicates()
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (kept > 0 && sameKey(m_rows[kept - 1], m_rows[i])) {
            const Instance &earlier = *m_rows[kept - 1].instance;
            m_rejected.add(fullName({earlier.application, earlier.id}), "listed twice");
            --kept;
        }
        if (kept != i)
            m_rows[kept] = std::move(m_rows[i]);
        ++kept;
    }
    m_rows.resize(kept);
}

} // namespace core
