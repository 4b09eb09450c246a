// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/registrychange.h"

#include "core/advice/findings.h"
#include "core/eureka/agreement.h"
#include "core/eureka/lease.h"
#include "core/eureka/operations.h"
#include "core/http/url.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

template <typename... Handlers> struct Overloaded : Handlers...
{
    using Handlers::operator()...;
};
template <typename... Handlers> Overloaded(Handlers...) -> Overloaded<Handlers...>;

bool holds(const Instance &instance, Status value)
{
    return instance.overriddenStatus == ReportedStatus{value, {}};
}

/// An instance that says DOWN or STARTING itself keeps an override that is not shown until it says UP (rule
/// 1, DownOrStarting).
bool isInForce(const Instance &instance, Status value)
{
    const Status shown = instance.status.status;
    return holds(instance, value) && (shown == value || shown == Status::Down || shown == Status::Starting);
}

bool hasMetadata(const Instance &instance, const SetMetadata &change)
{
    return std::ranges::all_of(change.values, [&](const auto &pair) {
        return std::ranges::any_of(instance.metadata, [&](const auto &known) {
            return known.first == pair.first && known.second == pair.second;
        });
    });
}

/// Its removal alone proves nothing: without a value, the record says UNKNOWN until the instance speaks up
/// again, which a first-generation client never does, and nobody calls an UNKNOWN one.
bool isCancelled(const Instance &instance)
{
    return !instance.hasOverride() && instance.status.status != Status::Unknown;
}

/// What takes an instance from its callers.
bool takesAway(const InstanceWrite &write)
{
    if (const auto *order = std::get_if<ActuatorOrder>(&write)) {
        const bool setsUp = order->kind == ActuatorOrder::Kind::SetStatus && order->value == Status::Up;
        return !setsUp && order->kind != ActuatorOrder::Kind::CancelOverride &&
               order->kind != ActuatorOrder::Kind::Resume;
    }
    if (const auto *change = std::get_if<SetOverride>(&write))
        return change->value != Status::Up;
    if (const auto *registration = std::get_if<Registration>(&write))
        return registration->instance.status.status != Status::Up;
    return std::holds_alternative<Deregister>(write);
}

bool putsBack(const InstanceWrite &write)
{
    if (std::holds_alternative<ActuatorOrder>(write))
        return !takesAway(write);
    const auto *change = std::get_if<SetOverride>(&write);
    return std::holds_alternative<CancelOverride>(write) || (change && change->value == Status::Up);
}

/// A paused instance is in no list, and a restart is what brings it back.
bool needsNoLease(const InstanceWrite &write)
{
    const auto *order = std::get_if<ActuatorOrder>(&write);
    return std::holds_alternative<Registration>(write) ||
           (order &&
            (order->kind == ActuatorOrder::Kind::Resume || order->kind == ActuatorOrder::Kind::Restart));
}

bool isShownOrder(const ActuatorOrder &order, const std::optional<Instance> &before, const Instance &now)
{
    switch (order.kind) {
    case ActuatorOrder::Kind::SetStatus:
        return order.value && isInForce(now, *order.value);
    case ActuatorOrder::Kind::CancelOverride:
        return isCancelled(now);
    case ActuatorOrder::Kind::Pause:
        return false; // shown by its absence
    case ActuatorOrder::Kind::Resume:
        return now.status.status == Status::Up;
    case ActuatorOrder::Kind::Restart:
        break;
    }
    const bool isNew = !before || now.lease.registered != before->lease.registered;
    return isNew && now.status.status == Status::Up;
}

bool endsLease(const InstanceWrite &write)
{
    const auto *order = std::get_if<ActuatorOrder>(&write);
    return std::holds_alternative<Deregister>(write) || (order && order->kind == ActuatorOrder::Kind::Pause);
}

/// A caller may still send requests to it.
bool isOffered(const InstanceView &row)
{
    return row.status().status == Status::Up ||
           (row.served.isKnown() && row.served.value->status.status == Status::Up);
}

bool concerns(Guard guard, const InstanceWrite &write, const InstanceView &row)
{
    if (guard == Guard::LastServing || guard == Guard::BelowHalf)
        return takesAway(write) && isOffered(row);
    if (guard == Guard::StaleData)
        return !putsBack(write);
    if (guard == Guard::SharedId)
        return takesAway(write) || putsBack(write);
    return guard == Guard::ReadOnly || guard == Guard::HeldElsewhere || guard == Guard::EurekaServer ||
           guard == Guard::PeerSilent || guard == Guard::PeerRestarted || guard == Guard::SeveralServers ||
           guard == Guard::OtherCluster;
}

bool isOperatedOn(const InstanceKey &key, const GuardContext &context)
{
    return context.operations && std::ranges::any_of(*context.operations, [&](const Operation &operation) {
               return operation.key == key && !operation.isFinished();
           });
}

bool isKnownDead(const LeaseRead *lease)
{
    if (!lease)
        return false;
    const bool isClosed = lease->isPortClosed.value_or(false);
    return isDeadLease(lease->instance, lease->serverNow, isClosed) ||
           isDownGhost(lease->instance, lease->serverNow, isClosed);
}

} // namespace

std::optional<RegistryChange> changeOf(const ActuatorOrder &order)
{
    if (order.kind == ActuatorOrder::Kind::SetStatus && order.value)
        return SetOverride{*order.value};
    if (order.kind == ActuatorOrder::Kind::CancelOverride)
        return CancelOverride{};
    return std::nullopt;
}

InstanceWrite writeOf(const RegistryChange &change)
{
    return std::visit([](const auto &one) { return InstanceWrite(one); }, change);
}

std::optional<RegistryChange> changeOf(const InstanceWrite &write)
{
    return std::visit(Overloaded{
                          [](const Registration &) { return std::optional<RegistryChange>(); },
                          [](const Renewal &) { return std::optional<RegistryChange>(); },
                          [](const ActuatorOrder &order) { return changeOf(order); },
                          [](const auto &change) { return std::optional<RegistryChange>(change); },
                      },
                      write);
}

std::string_view writeName(const InstanceWrite &write)
{
    static constexpr std::array<std::string_view, std::variant_size_v<InstanceWrite>> names{
        "set-override", "cancel-override", "set-metadata", "deregister", "register", "heartbeat", "order"};
    if (const auto *order = std::get_if<ActuatorOrder>(&write))
        return orderName(order->kind);
    return names[write.index()];
}

Request requestFor(std::string_view base, const InstanceKey &key, const InstanceWrite &write)
{
    if (const auto *order = std::get_if<ActuatorOrder>(&write))
        return requestFor(*order);
    if (const auto *registration = std::get_if<Registration>(&write))
        return registrationRequest(base, *registration);
    if (const auto *renewal = std::get_if<Renewal>(&write))
        return heartbeatRequest(base, key.application, key.id, *renewal);
    return requestFor(base, RegistryWrite{key.application, key.id, *changeOf(write)});
}

std::optional<WriteTrap> trapOf(std::string_view base, const InstanceKey &key, const InstanceWrite &write)
{
    if (const auto change = changeOf(write))
        return trapOf(base, RegistryWrite{key.application, key.id, *change});
    if (!isAddressable(key.application.text()) || !isAddressable(key.id))
        return WriteTrap::NameNotAddressable;
    // A registration's id stands in its body, but every later request would need it in the address.
    if (targetOf(heartbeatRequest(base, key.application, key.id, {}).url).size() > longestTarget)
        return WriteTrap::AddressTooLong;
    if (const auto *registration = std::get_if<Registration>(&write);
        registration && !registration->instance.metadata.empty()) {
        SetMetadata posted;
        for (const auto &[name, value] : registration->instance.metadata)
            posted.values.insert({name, value});
        const auto trap = trapOf({}, RegistryWrite{key.application, key.id, posted});
        // Its metadata stands in the body, too.
        return trap == WriteTrap::AddressTooLong ? std::nullopt : trap;
    }
    return std::nullopt;
}

std::string_view verdictName(PeerVerdict verdict)
{
    switch (verdict) {
    case PeerVerdict::NotRead:
        return "not-read";
    case PeerVerdict::Done:
        return "done";
    case PeerVerdict::NotYet:
        return "not-yet";
    case PeerVerdict::Unproven:
        return "unproven";
    }
    return "unknown";
}

bool isFitToWrite(const RegistryChangeState &state, const std::string &peer)
{
    if (needsNoLease(state.write))
        return state.answered.contains(peer);
    const auto found = state.before.find(peer);
    if (found == state.before.end())
        return false;
    const auto *change = std::get_if<SetOverride>(&state.write);
    if (!change || holds(found->second, change->value))
        return true;
    return std::ranges::none_of(state.before,
                                [&](const auto &entry) { return holds(entry.second, change->value); });
}

bool cancelsNothing(const RegistryChangeState &state)
{
    const auto change = changeOf(state.write);
    if (!change || !std::holds_alternative<CancelOverride>(*change) || state.before.empty())
        return false;
    return std::ranges::none_of(state.before, [](const auto &entry) {
        // A stored UNKNOWN is an override that no answer shows.
        return entry.second.hasOverride() || entry.second.status.status == Status::Unknown;
    });
}

std::optional<std::string> peerToWrite(const RegistryChangeState &state)
{
    const auto fit =
        std::ranges::find_if(state.peers, [&](const auto &peer) { return isFitToWrite(state, peer); });
    return fit == state.peers.end() ? std::optional<std::string>() : *fit;
}

bool isShown(const InstanceWrite &write, const std::optional<Instance> &before,
             const std::optional<Instance> &now)
{
    if (endsLease(write))
        return !now;
    if (!now)
        return false;
    return std::visit(
        Overloaded{
            [&](const SetOverride &change) { return isInForce(*now, change.value); },
            [&](const CancelOverride &) { return isCancelled(*now); },
            [&](const SetMetadata &change) { return hasMetadata(*now, change); },
            [](const Deregister &) { return false; },
            // Each registration begins a new lease, and each renewal moves it on; both are replicated.
            [&](const Registration &) {
                return !before || now->lease.registered != before->lease.registered;
            },
            [&](const Renewal &) {
                return !before || now->lease.lastRenewalAsSent != before->lease.lastRenewalAsSent;
            },
            [&](const ActuatorOrder &order) { return isShownOrder(order, before, *now); },
        },
        write);
}

void readBack(RegistryChangeState &state, const std::string &peer,
              const Result<std::optional<Instance>> &read, TimePoint at)
{
    PeerReadBack &entry = state.readBack[peer];
    entry.at = at;
    entry.error.reset();
    entry.status.reset();
    if (!read) {
        entry.error = read.error();
        entry.verdict = PeerVerdict::Unproven;
        return;
    }
    if (*read)
        entry.status = PeerStatus{(*read)->status, (*read)->overriddenStatus};
    const auto found = state.before.find(peer);
    const auto before = found == state.before.end() ? std::nullopt : std::optional(found->second);
    entry.verdict = isShown(state.write, before, *read) ? PeerVerdict::Done : PeerVerdict::NotYet;
}

Millis proofLimit(const RegistryChangeState &state, Millis usual)
{
    const auto change = changeOf(state.write);
    const auto *cancel = change ? std::get_if<CancelOverride>(&*change) : nullptr;
    if (!cancel || cancel->value)
        return usual;
    Millis interval{0};
    for (const auto &[peer, instance] : state.before)
        interval = std::max<Millis>(interval, instance.lease.renewalInterval);
    return usual + heartbeatsUntilKnown * interval;
}

bool isProven(const RegistryChangeState &state)
{
    return std::ranges::all_of(state.peers, [&](const std::string &peer) {
        const auto found = state.readBack.find(peer);
        return found != state.readBack.end() && found->second.verdict == PeerVerdict::Done;
    });
}

Outcome outcomeOf(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
        return Outcome::Denied;
    case ErrorKind::UnknownHost:
    case ErrorKind::Refused:
    case ErrorKind::Unreachable:
    case ErrorKind::TimedOut:
    case ErrorKind::Tls:
    case ErrorKind::ConnectionLost:
        return Outcome::Unreachable;
    default:
        return Outcome::Failed;
    }
}

std::string peerForChange(const FleetView &fleet, const InstanceKey &key, const RegistryChange &change)
{
    RegistryChangeState state{0, key, writeOf(change)};
    for (const PeerView &peer : fleet.peers) {
        if (!peer.served.isFresh())
            continue;
        state.peers.push_back(peer.url);
        if (const Instance *listed = peer.served.value->find(key.application, key.id))
            state.before.emplace(peer.url, *listed);
    }
    return peerToWrite(state).value_or(state.peers.empty() ? std::string() : state.peers.front());
}

std::vector<GuardFinding> guardsForChange(const FleetView &fleet, const InstanceKey &key,
                                          const InstanceWrite &write, const GuardContext &context)
{
    std::vector<GuardFinding> found;
    const InstanceView *row = fleet.find(key);
    if (!row) {
        if (!context.isWritable)
            found.push_back({Guard::ReadOnly, true, {}});
        if (!context.heldElsewhere.empty())
            found.push_back({Guard::HeldElsewhere, true, context.heldElsewhere});
        return found;
    }
    const auto ofDrain = guardsFor(fleet, key, Goal::Drain, context);
    std::ranges::copy_if(ofDrain, std::back_inserter(found),
                         [&](const GuardFinding &finding) { return concerns(finding.guard, write, *row); });
    for (GuardFinding &finding : found) {
        const bool isOfOthers = finding.guard == Guard::SharedId || finding.guard == Guard::OtherCluster;
        finding.blocks = finding.blocks && !(isOfOthers && putsBack(write));
    }
    if (isOperatedOn(key, context))
        found.push_back({Guard::AnotherOperation, true, {key.id.text()}});
    if (std::holds_alternative<Deregister>(write) && !isKnownDead(context.lease)) {
        const bool isOverridden =
            std::ranges::find(context.overridden, Guard::MayStillRun) != context.overridden.end();
        found.push_back({Guard::MayStillRun, !isOverridden, {key.id.text()}});
    }
    return found;
}

std::optional<SetOverride> repairFor(const std::vector<std::optional<Instance>> &peers)
{
    std::vector<Status> held;
    for (const std::optional<Instance> &instance : peers) {
        if (instance)
            held.push_back(instance->overriddenStatus.status);
    }
    return overrideToRepeat(held);
}

} // namespace core
