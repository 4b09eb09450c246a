// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/guards.h"

#include "core/eureka/operations.h"
#include "core/eureka/peerwatch.h"
#include "core/release/plan.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

constexpr std::array<std::pair<Guard, std::string_view>, 31> names{{
    {Guard::ReadOnly, "read-only"},
    {Guard::TargetMissing, "target-missing"},
    {Guard::EurekaServer, "eureka-server"},
    {Guard::LastServing, "last-serving"},
    {Guard::BelowHalf, "below-half"},
    {Guard::AnotherOperation, "another-operation"},
    {Guard::AlreadyOut, "already-out"},
    {Guard::StuckOut, "stuck-out"},
    {Guard::NoOverride, "no-override"},
    {Guard::NotHealthy, "not-healthy"},
    {Guard::PeersDisagree, "peers-disagree"},
    {Guard::PeerSilent, "peer-silent"},
    {Guard::PeerRestarted, "peer-restarted"},
    {Guard::SeveralServers, "several-servers"},
    {Guard::StaleData, "stale-data"},
    {Guard::NotDrained, "not-drained"},
    {Guard::NoShutdownAddress, "no-shutdown-address"},
    {Guard::NotIdentified, "not-identified"},
    {Guard::MayStillRun, "may-still-run"},
    {Guard::PeerChanged, "peer-changed"},
    {Guard::OtherEnvironment, "other-environment"},
    {Guard::WorksUncalled, "works-uncalled"},
    {Guard::NoServiceRegistry, "no-service-registry"},
    {Guard::NoPauseEndpoint, "no-pause-endpoint"},
    {Guard::PauseKeepsLease, "pause-keeps-lease"},
    {Guard::PauseCannotBeTold, "pause-cannot-be-told"},
    {Guard::NotAddressable, "not-addressable"},
    {Guard::SharedId, "shared-id"},
    {Guard::OtherCluster, "other-cluster"},
    {Guard::HeldElsewhere, "held-elsewhere"},
    {Guard::NotRecoverable, "not-recoverable"},
}};

/// Everything one check looks at, and where it puts what it finds.
struct Check
{
    const FleetView &fleet;
    const InstanceView &row;
    const GuardContext &context;
    std::vector<GuardFinding> findings;

    void add(Guard guard, bool blocks, std::vector<std::string> details = {})
    {
        const bool isOverridden = std::ranges::find(context.overridden, guard) != context.overridden.end();
        findings.push_back({guard, blocks && !isOverridden, std::move(details)});
    }
};

bool isAnyPeerAnswering(const FleetView &fleet)
{
    return std::ranges::any_of(fleet.peers, [](const PeerView &peer) { return peer.served.isFresh(); });
}

/// What callers reach: listed as UP, and not known to be ill. The old list of a silent peer offers nothing
/// that an answering one does not; where none answers, the last lists are all there is (see PeerSilent,
/// StaleData).
bool isServing(const FleetView &fleet, const InstanceView &row)
{
    const bool isCurrent = row.served.isFresh() || !isAnyPeerAnswering(fleet);
    const bool isOffered = isCurrent && row.served.isKnown() && row.served.value->status.status == Status::Up;
    const bool isIll = row.health.isFresh() && !row.health.value->isUp();
    const bool isTakenOut = row.status().status != Status::Up;
    return isOffered && !isIll && !isTakenOut;
}

void checkCapacity(Check &check)
{
    int serving = 0;
    int others = 0;
    int total = 0;
    for (const InstanceView &row : check.fleet.instances) {
        if (row.key.application != check.row.key.application)
            continue;
        ++total;
        serving += isServing(check.fleet, row) ? 1 : 0;
        others += isServing(check.fleet, row) && row.key != check.row.key ? 1 : 0;
    }
    const auto counts = std::vector{std::to_string(others), std::to_string(total)};
    // Nothing is lost by taking out what serves nobody, unless nobody else serves either.
    if (others == 0)
        check.add(Guard::LastServing, true, counts);
    else if (others * 2 < total && others < serving)
        check.add(Guard::BelowHalf, false, counts);
}

bool isRecent(const PeerView &peer, const GuardContext &context)
{
    return peer.served.isKnown() && peer.served.ageAt(context.now) <= context.staleAfter;
}

/// What every write has to know of the servers; only another cluster's may be a reason against it.
void checkPeers(Check &check, bool isOtherClusterBlocking)
{
    for (const PeerView &peer : check.fleet.peers) {
        if (!peer.served.isFresh() || !isRecent(peer, check.context))
            check.add(Guard::PeerSilent, false, {peer.name});
        if (peer.restartedAt && check.context.now - *peer.restartedAt < restartCaution)
            check.add(Guard::PeerRestarted, false, {peer.name});
        if (peer.isSeveralServers)
            check.add(Guard::SeveralServers, false, {peer.name});
        if (peer.isOtherCluster)
            check.add(Guard::OtherCluster, isOtherClusterBlocking, {peer.name});
    }
}

void checkFreshness(Check &check)
{
    checkPeers(check, true);
    const bool hasFresh = std::ranges::any_of(check.fleet.peers, [&](const PeerView &peer) {
        return isRecent(peer, check.context) && !peer.isSuspiciouslyEmpty;
    });
    if (!hasFresh)
        check.add(Guard::StaleData, true);
}

void checkOtherOperations(Check &check)
{
    if (!check.context.operations)
        return;
    for (const Operation &operation : *check.context.operations) {
        const bool isSameApplication = operation.key.environment == check.row.key.environment &&
                                       operation.key.application == check.row.key.application;
        if (isSameApplication && operation.key != check.row.key && !operation.isFinished())
            check.add(Guard::AnotherOperation, true, {operation.key.id.text()});
    }
}

bool isOutWithOverride(const InstanceView &row)
{
    return row.overriddenStatus().status == Status::OutOfService;
}

/// Eureka keeps overrides by the id alone: what is written of this instance is written of its twins.
void checkTwins(Check &check, bool blocks)
{
    if (!check.row.sharesIdWith.empty())
        check.add(Guard::SharedId, blocks, check.row.sharesIdWith);
}

/// Details: pairs of "messages", "schedules" or "jobs" and a name.
void checkBackground(Check &check)
{
    if (!check.row.background.isKnown() || check.row.background.value->empty())
        return;
    std::vector<std::string> details;
    for (const BackgroundWork &work : *check.row.background.value) {
        details.emplace_back(backgroundKindName(work.kind));
        details.push_back(work.name);
    }
    check.add(Guard::WorksUncalled, false, std::move(details));
}

/// Of the process to which the change itself goes; not asked where it goes to Eureka.
void checkIdentity(Check &check)
{
    const Identity identity = check.context.identity;
    if (identity == Identity::Mismatch)
        check.add(Guard::NotIdentified, true, {"mismatch"});
    else if (identity == Identity::CannotTell && !check.context.isTypedNameGiven)
        check.add(Guard::NotIdentified, true, {"cannot-tell"});
}

/// By what its probe found. The reads just before the write decide it once more.
void checkPause(Check &check)
{
    const ActuatorOrder pause{ActuatorOrder::Kind::Pause};
    const auto finding = check.row.actuator ? pauseFinding(orderBy(pause, *check.row.actuator))
                                            : GuardFinding{Guard::NoPauseEndpoint, true, {"not-looked-for"}};
    if (finding)
        check.add(finding->guard, finding->blocks, finding->details);
}

void checkDrain(Check &check)
{
    checkIdentity(check);
    const bool isByPause = check.context.by == TakeOutBy::Pause;
    if (isByPause && !check.context.isPauseAskedLater)
        checkPause(check);
    if (isOutWithOverride(check.row))
        check.add(Guard::AlreadyOut, true);
    else if (check.row.status().status == Status::OutOfService)
        check.add(Guard::StuckOut, true);
    checkCapacity(check);
    checkFreshness(check);
    checkOtherOperations(check);
    if (check.row.peersDisagree)
        check.add(Guard::PeersDisagree, true);
    // A pause ends its own lease and leaves no override, which is all that twins share.
    if (!isByPause)
        checkTwins(check, true);
    checkBackground(check);
}

bool isProven(const GuardContext &context)
{
    return context.own && context.own->proof != Proof::None && context.own->quiet.value != Quiet::StillCalled;
}

/// A drain that stands, from which a stop can rebuild its proof.
bool standsDrained(const Check &check)
{
    const bool isPausedOut = !check.row.isRegistered() || check.row.status().status == Status::Down;
    return check.context.by == TakeOutBy::Pause ? isPausedOut : isOutWithOverride(check.row);
}

bool wentOnEarly(const GuardContext &context)
{
    return context.own && !context.own->earlyReason.empty();
}

void checkShutdown(Check &check)
{
    if (check.row.actuatorUrl.empty())
        check.add(Guard::NoShutdownAddress, true);
    checkIdentity(check);
    checkOtherOperations(check);
    checkBackground(check);
    const bool canProve = standsDrained(check) && !check.context.own; // rebuilt from what stands
    if (check.context.withoutDrain) {
        checkCapacity(check);
        checkFreshness(check);
        return;
    }
    checkPeers(check, false);
    if (!isProven(check.context) && !wentOnEarly(check.context) && !canProve)
        check.add(Guard::NotDrained, true);
}

/// Putting back is never in the way of capacity, staleness, a silent peer or another operation; what is wrong
/// with a server is told.
void checkRestore(Check &check)
{
    const bool isOurs = check.context.own && !check.context.own->isFinished();
    // An override of UNKNOWN reads just like none, and nobody calls the instance.
    const bool mayHideOne =
        check.row.isRegistered() && check.row.status() == ReportedStatus{Status::Unknown, {}};
    if (!check.row.hasOverride() && !mayHideOne && !isOurs)
        check.add(Guard::NoOverride, true);
    if (cancelFormFor(check.row) == CancelForm::Refuse)
        check.add(Guard::NotHealthy, true,
                  {check.row.health.isKnown() ? check.row.health.value->ownStatus : ""});
    checkTwins(check, false);
    checkPeers(check, false);
}

} // namespace

std::string_view guardName(Guard guard)
{
    for (const auto &[value, name] : names) {
        if (value == guard)
            return name;
    }
    return "unknown";
}

std::optional<Guard> guardFromName(std::string_view name)
{
    for (const auto &[value, text] : names) {
        if (text == name)
            return value;
    }
    return std::nullopt;
}

std::optional<GuardFinding> pauseFinding(const FoundOrder &found)
{
    if (std::holds_alternative<ActuatorOrder>(found))
        return std::nullopt;
    const auto *trap = std::get_if<ActuatorTrap>(&found);
    if (!trap)
        return GuardFinding{Guard::NoPauseEndpoint, true, {"failed"}};
    if (*trap == ActuatorTrap::PauseKeepsLease)
        return GuardFinding{Guard::PauseKeepsLease, true, {}};
    if (*trap == ActuatorTrap::PauseCannotBeTold)
        return GuardFinding{Guard::PauseCannotBeTold, true, {}};
    return GuardFinding{Guard::NoPauseEndpoint, true, {std::string(trapName(*trap))}};
}

std::vector<GuardFinding> guardsFor(const FleetView &fleet, const InstanceKey &key, Goal goal,
                                    const GuardContext &context)
{
    const InstanceView *row = fleet.find(key);
    if (!row)
        return {{Guard::TargetMissing, true, {}}};
    Check check{fleet, *row, context, {}};
    const bool putsBackOwn = goal == Goal::Restore && context.own && !context.own->isFinished();
    if (!context.isWritable && !putsBackOwn)
        check.add(Guard::ReadOnly, true);
    if (!context.heldElsewhere.empty())
        check.add(Guard::HeldElsewhere, true, context.heldElsewhere);
    if (row->isEurekaServer)
        check.add(Guard::EurekaServer, true);
    if (!isAddressable(key.id) || !isAddressable(key.application.text()))
        check.add(Guard::NotAddressable, true);
    switch (goal) {
    case Goal::Drain:
        checkDrain(check);
        break;
    case Goal::Restore:
        checkRestore(check);
        break;
    case Goal::Shutdown:
        checkShutdown(check);
        break;
    }
    return std::move(check.findings);
}

bool isBlocked(const std::vector<GuardFinding> &findings)
{
    return std::ranges::any_of(findings, [](const GuardFinding &finding) { return finding.blocks; });
}

} // namespace core
