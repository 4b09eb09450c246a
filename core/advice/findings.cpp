// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/findings.h"

#include "core/advice/peerfindings.h"
#include "core/eureka/agreement.h"
#include "core/eureka/operations.h"

#include <algorithm>
#include <tuple>

namespace core {

namespace {

/// One row and all that a check of it looks at.
struct Look
{
    const FleetView &fleet;
    const InstanceView &row;
    OwnHealth health;
    ServerGeneration generation;
    std::optional<Millis> since;  ///< its status, never negative
    const OverrideAuthor *author; ///< of its override; null: the journal does not know it
    TimePoint now;
    const AdviceSettings &settings;
    std::vector<Finding> &findings;

    Finding &add(FindingCode code, Severity severity)
    {
        Finding finding{code, severity, row.key};
        finding.status = row.status();
        finding.overriddenStatus = row.overriddenStatus();
        finding.length = since;
        finding.readFrom = row.served.source;
        return findings.emplace_back(std::move(finding));
    }
    void addCured(FindingCode code, Severity severity, Diagnosis diagnosis)
    {
        add(code, severity).fix = cureFor(diagnosis, health, generation);
    }
    bool isOlderThan(Millis length) const { return since && *since >= length; }
};

/// The journal's own record goes first: the status moves with each new registration, the override does not.
void checkAge(Look &look)
{
    const bool isKnown = look.author && look.author->value == look.row.overriddenStatus().status;
    if (isKnown)
        look.since = std::max(look.now - look.author->at, Millis(0));
    if (!look.isOlderThan(look.settings.forgottenAfter))
        return;
    look.addCured(FindingCode::ForgottenOverride, Severity::Notice, Diagnosis::Forgotten);
    if (isKnown)
        look.findings.back().arguments = {look.author->person};
}

void checkOverride(Look &look)
{
    const Status override = look.row.overriddenStatus().status;
    if (override == Status::Up && look.health == OwnHealth::NotUp)
        look.addCured(FindingCode::HiddenSickness, Severity::Alarm, Diagnosis::HiddenSickness);
    else
        checkAge(look);
}

/// A cancel on an old server stamps the entry with the server's time, so that every later registration counts
/// as older: only its registration time moves, with every heartbeat, and the time of the last change with it
/// (seen with Dalston). The stamp that stays behind tells how long that goes on.
bool keepsRegistering(const Instance &instance, Millis atLeast)
{
    const TimePoint stamped = instance.lastDirty;
    return stamped != TimePoint{} && instance.lease.registered - stamped >= atLeast;
}

void checkWithoutOverride(Look &look)
{
    if (look.health != OwnHealth::Up)
        return;
    // Two renewals would have brought its own report, if it could come through.
    const Millis twoRenewals = look.row.registered->lease.renewalInterval * 2;
    const bool isLasting = look.isOlderThan(twoRenewals);
    switch (look.row.status().status) {
    case Status::OutOfService:
        if (isLasting)
            look.addCured(FindingCode::StuckOut, Severity::Warning, Diagnosis::StuckOut);
        break;
    case Status::Unknown:
        if ((isLasting || keepsRegistering(*look.row.registered, twoRenewals)) &&
            look.row.status().unknownWord.empty())
            look.addCured(FindingCode::StuckUnknown, Severity::Warning, Diagnosis::StuckUnknown);
        break;
    case Status::Down:
    case Status::Starting:
        if (look.isOlderThan(look.settings.notComingUpAfter))
            look.add(FindingCode::NotComingUp, Severity::Warning);
        break;
    case Status::Up:
        break;
    }
}

void checkNames(Look &look)
{
    for (const ReportedStatus &told : {look.row.status(), look.row.overriddenStatus()}) {
        if (!told.unknownWord.empty()) {
            look.add(FindingCode::UnknownWord, Severity::Notice).arguments = {told.unknownWord.text()};
            break;
        }
    }
    if (!isAddressable(look.row.key.id) || !isAddressable(look.row.key.application.text()))
        look.add(FindingCode::NotAddressable, Severity::Notice);
}

void checkAgreement(Look &look)
{
    if (!look.row.peersDisagree)
        return;
    Finding &finding = look.add(FindingCode::PeersDisagree, Severity::Alarm);
    std::vector<Status> held;
    for (const auto &[url, said] : look.row.servedByPeer) {
        held.push_back(said.overriddenStatus.status);
        finding.arguments.push_back(url);
        finding.arguments.push_back(std::string(said.status.word()) + "/" +
                                    std::string(said.overriddenStatus.word()));
    }
    for (const PeerView &peer : look.fleet.peers) {
        if (!peer.served.isFresh() || look.row.servedByPeer.contains(peer.url))
            continue;
        finding.arguments.push_back(peer.url);
        finding.arguments.emplace_back("missing");
    }
    if (const auto repair = overrideToRepeat(held)) {
        finding.fix = {*repair};
        finding.isRepair = true;
    }
}

void checkLease(Look &look, const AdviceFacts &facts)
{
    const LeaseRead *found = facts.leaseOf(look.row.key);
    if (!found)
        return;
    const LeaseRead &read = *found;
    const bool isClosed = read.isPortClosed.value_or(false);
    const auto left = aboutToExpireIn(read.instance, read.serverNow);
    if (isDownGhost(read.instance, read.serverNow, isClosed)) {
        look.add(FindingCode::DownGhost, Severity::Warning).fix = {Deregister{}};
        return;
    }
    const bool isDead = isDeadLease(read.instance, read.serverNow, isClosed);
    if (!isDead && !left)
        return;
    Finding &finding =
        look.add(isDead ? FindingCode::DeadLease : FindingCode::LeaseEnding, Severity::Warning);
    if (isDead)
        finding.fix = {Deregister{}};
    // What was read says when it ends; meanwhile it comes nearer.
    const Millis passed = std::max(look.now - read.readAt, Millis(0));
    finding.length =
        std::max(left.value_or(Millis(0)) - (read.readAt == TimePoint{} ? Millis(0) : passed), Millis(0));
    finding.callersStop = callersStopAt(read.instance, read.serverNow, facts.caches);
    finding.caches = facts.caches;
    finding.isPreserved = isPreserving(facts, read.peer);
    finding.isPreservationKnown = facts.isPreserving.contains(read.peer);
    if (!read.peer.empty())
        finding.readFrom = read.peer;
}

void checkRow(Look look, const AdviceFacts &facts)
{
    checkNames(look);
    checkAgreement(look);
    checkLease(look, facts);
    if (look.row.isEurekaServer || look.row.isInRelease)
        return;
    if (look.row.hasOverride())
        checkOverride(look);
    else
        checkWithoutOverride(look);
}

/// An override is kept by the id alone, so two applications with the same id share it (Netflix #690).
void checkTwins(const FleetView &fleet, std::vector<Finding> &findings)
{
    std::map<InstanceId, std::vector<const InstanceView *>> byId;
    for (const InstanceView &row : fleet.instances)
        byId[row.key.id].push_back(&row);
    for (const auto &[id, rows] : byId) {
        if (rows.size() < 2)
            continue;
        Finding finding{FindingCode::OneIdTwice, Severity::Warning, rows.front()->key};
        for (const InstanceView *row : rows)
            finding.arguments.push_back(row->key.application.text());
        finding.readFrom = rows.front()->served.source;
        findings.push_back(std::move(finding));
    }
}

const OverrideAuthor *authorOf(const InstanceView &row, const AdviceFacts &facts)
{
    if (!row.hasOverride())
        return nullptr;
    const auto found = facts.authors.find(row.key.path());
    return found == facts.authors.end() ? nullptr : &found->second;
}

void tellUnreadHealth(const FleetView &fleet, std::vector<Finding> &findings)
{
    std::vector<const InstanceView *> unread;
    for (const InstanceView &row : fleet.instances) {
        if (!row.health.isFresh() && !row.isEurekaServer)
            unread.push_back(&row);
    }
    if (unread.empty())
        return;
    Finding finding{FindingCode::HealthNotRead, Severity::NotChecked};
    finding.arguments = {std::to_string(unread.size()), std::to_string(fleet.instances.size()),
                         unread.front()->key.path()};
    findings.push_back(std::move(finding));
}

void tellUnreadLeases(const FleetView &fleet, const AdviceFacts &facts, std::vector<Finding> &findings)
{
    const auto unread = std::ranges::count_if(
        fleet.instances, [&](const InstanceView &row) { return !facts.leases.contains(row.key); });
    if (unread == 0)
        return;
    Finding finding{FindingCode::LeasesNotRead, Severity::NotChecked};
    finding.arguments = {std::to_string(unread), std::to_string(fleet.instances.size())};
    findings.push_back(std::move(finding));
}

} // namespace

const LeaseRead *AdviceFacts::leaseOf(const InstanceKey &key) const
{
    const auto found = leases.find(key);
    return found == leases.end() ? nullptr : &found->second;
}

bool isSuspect(const LeaseRead &read)
{
    return aboutToExpireIn(read.instance, read.serverNow) || isDownGhost(read.instance, read.serverNow, true);
}

OwnHealth ownHealthOf(const InstanceView &row)
{
    if (!row.health.isFresh())
        return OwnHealth::NotKnown;
    return row.health.value->isUp() ? OwnHealth::Up : OwnHealth::NotUp;
}

std::vector<Finding> findingsOf(const FleetView &fleet, const AdviceFacts &facts, TimePoint now,
                                const AdviceSettings &settings)
{
    std::vector<Finding> findings;
    for (const InstanceView &row : fleet.instances) {
        std::optional<Millis> since;
        if (row.statusSince)
            since = std::max(now - *row.statusSince, Millis(0)); // a server's clock may be ahead of ours
        checkRow({fleet, row, ownHealthOf(row), generationBy(*row.registered), since, authorOf(row, facts),
                  now, settings, findings},
                 facts);
    }
    checkTwins(fleet, findings);
    addPeerFindings(fleet, facts, findings);
    tellUnreadHealth(fleet, findings);
    tellUnreadLeases(fleet, facts, findings);
    std::ranges::stable_sort(findings, [](const Finding &a, const Finding &b) {
        return std::tie(a.severity, a.code, a.key) < std::tie(b.severity, b.code, b.key);
    });
    return findings;
}

} // namespace core
