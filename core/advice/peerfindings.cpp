// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/peerfindings.h"

#include "core/eureka/lease.h"
#include "core/eureka/peerwatch.h"

#include <algorithm>

namespace core {

namespace {

Finding ofPeer(FindingCode code, Severity severity, const PeerView &peer,
               std::vector<std::string> arguments = {})
{
    Finding finding{code, severity};
    finding.arguments = {peer.url};
    std::ranges::move(arguments, std::back_inserter(finding.arguments));
    finding.readFrom = peer.url;
    return finding;
}

void checkRejected(const PeerView &peer, std::vector<Finding> &findings)
{
    const RejectedRows &rejected = peer.served.value->rejected;
    if (rejected.empty())
        return;
    std::vector<std::string> arguments{std::to_string(rejected.count)};
    if (!rejected.rows.empty()) {
        arguments.push_back(rejected.rows.front().where);
        arguments.push_back(rejected.rows.front().what);
    }
    findings.push_back(ofPeer(FindingCode::RejectedRows, Severity::Warning, peer, std::move(arguments)));
}

/// A small registry is in it for good: worth a word, but nobody needs to come running.
void checkPreservation(const PeerView &peer, const AdviceFacts &facts, std::vector<Finding> &findings)
{
    if (!isPreserving(facts, peer.url))
        return;
    const std::size_t listed = peer.served.isKnown() ? peer.served.value->instances.size() : 0;
    const bool isUsual = peer.served.isKnown() && isTooSmallToEvict(static_cast<int>(listed));
    std::vector<std::string> arguments{facts.isPreserving.contains(peer.url) ? "read" : "inferred",
                                       std::to_string(listed)};
    if (isUsual)
        arguments.emplace_back("small");
    findings.push_back(ofPeer(FindingCode::SelfPreservation, isUsual ? Severity::Notice : Severity::Warning,
                              peer, std::move(arguments)));
}

void checkFacts(const PeerView &peer, const AdviceFacts &facts, std::vector<Finding> &findings)
{
    if (const auto dropped = facts.restarted.find(peer.url); dropped != facts.restarted.end())
        findings.push_back(
            ofPeer(FindingCode::PeerRestarted, Severity::Warning, peer, {std::to_string(dropped->second)}));
    if (std::ranges::find(facts.severalServers, peer.url) != facts.severalServers.end())
        findings.push_back(ofPeer(FindingCode::SeveralServers, Severity::Warning, peer));
    checkPreservation(peer, facts, findings);
}

} // namespace

bool isPreserving(const AdviceFacts &facts, const std::string &peer)
{
    if (const auto told = facts.isPreserving.find(peer); told != facts.isPreserving.end())
        return told->second;
    return std::ranges::any_of(facts.leases, [&](const auto &entry) {
        return entry.second.peer == peer && isKeptBeyondExpiry(entry.second.instance, entry.second.serverNow);
    });
}

void addPeerFindings(const FleetView &fleet, const AdviceFacts &facts, std::vector<Finding> &findings)
{
    const PeerView *first = nullptr;
    for (const PeerView &peer : fleet.peers) {
        checkFacts(peer, facts, findings);
        if (!peer.served.isFresh())
            findings.push_back(ofPeer(FindingCode::PeerNotRead, Severity::NotChecked, peer));
        if (!peer.served.isKnown())
            continue;
        checkRejected(peer, findings);
        if (first && isOtherCluster(*first->served.value, *peer.served.value))
            findings.push_back(ofPeer(FindingCode::OtherCluster, Severity::Alarm, peer, {first->url}));
        first = first ? first : &peer;
    }
}

} // namespace core
