// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/join.h"

#include "core/actuator/endpoints.h"
#include "core/fleet/clockdifference.h"

#include <algorithm>
#include <functional>
#include <set>
#include <span>
#include <string_view>
#include <unordered_map>

namespace core {

namespace {

/// One instance as one peer's list has it.
struct ListedRow
{
    const PeerView *peer;
    const InstanceRow *row;
};

using NameView = std::pair<std::string_view, std::string_view>;

NameView viewOf(const InstanceRow &row)
{
    return {row->application.text(), row->id.text()};
}

NameView viewOf(const InstanceName &name)
{
    return {name.first.text(), name.second.text()};
}

/// Goes through what all peers list and what is in release, in order of name. Lists are sorted, so that
/// nothing has to be gathered first.
class ListWalk
{
public:
    ListWalk(const FleetFacts &facts, const std::optional<ApplicationName> &only)
        : m_inRelease(facts.inRelease.begin(), facts.inRelease.end())
    {
        if (only)
            std::erase_if(m_inRelease, [&](const InstanceName &name) { return name.first != *only; });
        // Peers that answer go first: the old list of a silent one must not hide what callers are served now.
        for (const bool isFresh : {true, false}) {
            for (const PeerView &peer : facts.peers) {
                if (peer.served.isKnown() && peer.served.isFresh() == isFresh)
                    m_lists.push_back({&peer, rowsOf(*peer.served.value, only)});
            }
        }
    }

    /// False at the end.
    bool next()
    {
        std::optional<NameView> first;
        for (const List &list : m_lists) {
            if (!list.rows.empty() && (!first || viewOf(list.rows.front()) < *first))
                first = viewOf(list.rows.front());
        }
        const bool hasMore = m_at < m_inRelease.size();
        if (hasMore && (!first || viewOf(m_inRelease[m_at]) < *first))
            first = viewOf(m_inRelease[m_at]);
        if (first)
            take(*first);
        return first.has_value();
    }

    InstanceName name() const
    {
        return m_rows.empty() ? m_inRelease[m_at - 1]
                              : InstanceName((*m_rows.front().row)->application, (*m_rows.front().row)->id);
    }
    const std::vector<ListedRow> &rows() const
    {
        return m_rows;
    } ///< fresh ones first; empty: in release only
    bool isInRelease() const { return m_isInRelease; }

private:
    struct List
    {
        const PeerView *peer;
        std::span<const InstanceRow> rows;
    };

    static std::span<const InstanceRow> rowsOf(const Registry &registry,
                                               const std::optional<ApplicationName> &only)
    {
        const std::vector<InstanceRow> &all = registry.instances.rows();
        if (!only)
            return all;
        return std::ranges::equal_range(
            all, only->text(), {},
            [](const InstanceRow &row) -> const std::string & { return row->application.text(); });
    }

    void take(NameView name)
    {
        m_rows.clear();
        for (List &list : m_lists) {
            if (!list.rows.empty() && viewOf(list.rows.front()) == name) {
                m_rows.push_back({list.peer, &list.rows.front()});
                list.rows = list.rows.subspan(1);
            }
        }
        m_isInRelease = m_at < m_inRelease.size() && viewOf(m_inRelease[m_at]) == name;
        m_at += m_isInRelease ? 1 : 0;
    }

    std::vector<List> m_lists;
    std::vector<InstanceName> m_inRelease;
    std::size_t m_at = 0; ///< in m_inRelease
    std::vector<ListedRow> m_rows;
    bool m_isInRelease = false;
};

PeerStatus statusOf(const Instance &instance)
{
    return {instance.status, instance.overriddenStatus};
}

/// What is known of an instance, and since when by our clock: servers whose clocks differ must not be held
/// against each other by their stamps.
struct Description
{
    InstanceRow instance; ///< null: none
    TimePoint since{};    ///< the beginning of time: not told
};

TimePoint sinceAt(const std::string &peerUrl, const Instance &instance, const FleetFacts &facts)
{
    const auto peer = std::ranges::find(facts.peers, peerUrl, &PeerView::url);
    return peer == facts.peers.end() ? instance.lastUpdated : byOurClock(instance.lastUpdated, *peer);
}

/// The newest description: a live read made after the list, else the list's. Both may be missing in a
/// release.
Description newest(const std::vector<ListedRow> &listed, const InstanceFacts *known, const FleetFacts &facts)
{
    Description best;
    if (!listed.empty()) {
        const auto &[peer, row] = listed.front();
        best = {*row, byOurClock((*row)->lastUpdated, *peer)};
    }
    if (!known)
        return best;
    for (const auto &[peer, read] : known->live) {
        if (!read.isKnown() || !read.value->has_value())
            continue;
        const Instance &instance = **read.value;
        const TimePoint since = sinceAt(peer, instance, facts);
        // Lists come from a cache that lags up to its interval; equal stamps mean the same state, read live.
        if (!best.instance || since >= best.since)
            best = {std::make_shared<const Instance>(instance), since};
    }
    return best;
}

std::string versionOf(const Instance &instance, const InstanceFacts *facts)
{
    if (const auto version = instance.metadataValue("version"); !version.empty())
        return std::string(version);
    if (facts && facts->actuator && facts->actuator->info && !facts->actuator->info->version.empty())
        return facts->actuator->info->version;
    return facts ? facts->version : std::string();
}

/// A broker that its health shows counts too, where its meters do not tell.
void addBackgroundOfHealth(InstanceView &row)
{
    if (!row.health.isKnown())
        return;
    std::vector<std::string> paths;
    for (const HealthPart &part : row.health.value->parts)
        paths.push_back(part.path);
    const auto seen = backgroundOfHealth(paths);
    if (seen.empty())
        return;
    if (row.background.isKnown())
        row.background.value = joined(std::move(*row.background.value), seen);
    else
        row.background.answered(seen, row.health.readAt, row.health.source);
}

void addLive(InstanceView &row, const InstanceFacts &facts)
{
    for (const auto &[peer, read] : facts.live) {
        Sourced<PeerStatus> &shown = row.live[peer];
        if (read.isKnown() && read.value->has_value())
            shown.answered(statusOf(**read.value), read.readAt, read.source);
        shown.lastError = read.lastError;
    }
    row.health = facts.health;
    row.traffic = facts.traffic;
    row.rate = facts.rate;
    row.background = facts.background;
    addBackgroundOfHealth(row);
    row.actuator = facts.actuator;
}

/// As long as a list may lag behind what its server says live (response-cache-update-interval-ms).
constexpr Millis oldestLiveRead = std::chrono::seconds(30);

/// Only lists of answering peers are held against each other: a live read differs from a list for as long as
/// the cache lags, and the old list of a silent peer says nothing about now.
bool disagree(const std::vector<ListedRow> &listed, std::size_t answeringPeers)
{
    std::vector<PeerStatus> said;
    for (const auto &[peer, row] : listed) {
        if (peer->served.isFresh())
            said.push_back(statusOf(**row));
    }
    if (said.size() < answeringPeers && !listed.empty())
        return true;
    return std::ranges::adjacent_find(said, std::not_equal_to()) != said.end();
}

void addServed(InstanceView &row, const std::vector<ListedRow> &listed)
{
    for (const auto &[peer, found] : listed) {
        const Instance &instance = **found;
        row.servedByPeer[peer->url] = statusOf(instance);
        if (!row.served.isKnown()) {
            row.served.answered(statusOf(instance), peer->served.readAt, peer->served.source);
            row.served.lastError = peer->served.lastError;
        }
        row.isEurekaServer =
            row.isEurekaServer || instance.isDiscoveryServer || instance.application.text() == "EUREKA";
    }
    row.isListed = !listed.empty();
}

/// Twins may be in an application that was not asked for.
void addTwins(std::vector<InstanceView> &rows, const FleetFacts &facts)
{
    std::unordered_multimap<std::string_view, InstanceView *> byId;
    for (InstanceView &row : rows)
        byId.emplace(row.key.id.text(), &row);
    for (const PeerView &peer : facts.peers) {
        if (!peer.served.isKnown())
            continue;
        for (const Instance &instance : peer.served.value->instances) {
            const auto [first, last] = byId.equal_range(instance.id.text());
            for (auto found = first; found != last; ++found) {
                std::vector<std::string> &others = found->second->sharesIdWith;
                const std::string &name = instance.application.text();
                if (instance.application != found->second->key.application &&
                    std::ranges::find(others, name) == others.end())
                    others.push_back(name);
            }
        }
    }
}

/// A server names only itself; the others of its application are servers too.
void addEurekaServers(std::vector<InstanceView> &rows)
{
    std::set<ApplicationName> servers;
    for (const InstanceView &row : rows) {
        if (row.isEurekaServer)
            servers.insert(row.key.application);
    }
    for (InstanceView &row : rows)
        row.isEurekaServer = servers.contains(row.key.application);
}

/// A list may be as old as the servers' caches, and two of them differ for that long after every change.
/// What every answering peer says live and alike is agreed on.
bool isAgreedLive(const InstanceView &row, const std::vector<PeerView> &peers)
{
    const PeerStatus *first = nullptr;
    for (const PeerView &peer : peers) {
        if (!peer.served.isFresh())
            continue;
        const auto live = row.live.find(peer.url);
        const bool isRecent = live != row.live.end() && live->second.isFresh() &&
                              live->second.readAt + oldestLiveRead >= peer.served.readAt;
        if (!isRecent || (first && *first != *live->second.value))
            return false;
        first = &*live->second.value;
    }
    return first != nullptr;
}

} // namespace

std::string versionOf(const FleetFacts &facts, const InstanceName &name)
{
    const auto known = facts.instances.find(name);
    const InstanceFacts *read = known == facts.instances.end() ? nullptr : &known->second;
    for (const PeerView &peer : facts.peers) {
        const Instance *listed =
            peer.served.isKnown() ? peer.served.value->find(name.first, name.second) : nullptr;
        if (listed)
            return versionOf(*listed, read);
    }
    const auto last = facts.lastKnown.find(name);
    return last == facts.lastKnown.end() ? std::string() : versionOf(*last->second, read);
}

namespace {

/// Nothing where nobody knows more of it than its name.
std::optional<InstanceView> joinRow(const FleetFacts &facts, const ListWalk &walk, std::size_t answeringPeers)
{
    const InstanceName name = walk.name();
    const auto found = facts.instances.find(name);
    const InstanceFacts *known = found == facts.instances.end() ? nullptr : &found->second;
    Description description = newest(walk.rows(), known, facts);
    if (const auto last = facts.lastKnown.find(name); !description.instance && last != facts.lastKnown.end())
        description = {last->second, last->second->lastUpdated};
    if (!description.instance)
        return std::nullopt;
    InstanceView row{InstanceKey{facts.environment, name.first, name.second}, description.instance};
    addServed(row, walk.rows());
    if (known)
        addLive(row, *known);
    if (description.since != TimePoint{})
        row.statusSince = description.since;
    row.version = versionOf(*row.registered, known);
    row.zone = std::string(row.registered->metadataValue("zone"));
    row.actuatorUrl = actuatorUrl(*row.registered, row.actuator.get());
    row.peersDisagree = disagree(walk.rows(), answeringPeers) && !isAgreedLive(row, facts.peers);
    row.isInRelease = walk.isInRelease();
    return row;
}

} // namespace

std::vector<InstanceView> joinInstances(const FleetFacts &facts, const std::optional<ApplicationName> &only)
{
    const auto answering = static_cast<std::size_t>(
        std::ranges::count_if(facts.peers, [](const PeerView &peer) { return peer.served.isFresh(); }));
    std::vector<InstanceView> rows;
    for (ListWalk walk(facts, only); walk.next();) {
        if (auto row = joinRow(facts, walk, answering))
            rows.push_back(*std::move(row));
    }
    addTwins(rows, facts);
    addEurekaServers(rows);
    return rows;
}

} // namespace core
