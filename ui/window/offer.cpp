// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/offer.h"

#include "core/release/overriding.h"
#include "ui/text/text.h"

#include <algorithm>

namespace ui {

namespace {
bool isBetter(const core::Operation &a, const core::Operation *b)
{
    if (!b || a.isFinished() != b->isFinished())
        return !b || b->isFinished();
    return a.id > b->id;
}

core::GuardContext contextFor(const core::Snapshot &snapshot, const core::InstanceKey &key,
                              core::TimePoint now)
{
    core::GuardContext context;
    context.now = now;
    context.isWritable = snapshot.access.isWritable(now);
    context.operations = &snapshot.operations;
    context.heldElsewhere = snapshot.heldElsewhere;
    const core::Operation *own = operationOn(snapshot, key);
    if (own && !own->isFinished())
        context.own = *own;
    return context;
}

/// While an operation is under way only the next step it can take is on offer.
QString ownObstacle(const core::Operation *own, core::Goal goal)
{
    if (!own || own->isFinished())
        return {};
    const QString id = Text::shortened(own->key.id.text(), 80);
    if (goal == core::Goal::Drain)
        return Text::tr("%1: it is being worked on already, see the panel on the right.").arg(id);
    const bool isDrained = own->phase == core::Phase::Drained;
    if (goal == core::Goal::Shutdown && !isDrained) {
        return Text::tr(
                   "%1: it is not drained yet. It opens when callers have let go, or after “Go on early”.")
            .arg(id);
    }
    return {};
}
/// `obstacle`: what no guard knows of and nobody can override.
void closeWhereBlocked(Offer &offer, const core::InstanceKey &key, const QString &obstacle)
{
    std::vector<core::GuardFinding> blocking;
    std::ranges::copy_if(offer.findings, std::back_inserter(blocking), &core::GuardFinding::blocks);
    offer.reason = obstacle;
    if (obstacle.isEmpty()) {
        offer.reason = Text::sentences(blocking, key);
        offer.toOverride = core::guardsToOverride(offer.findings);
    }
    offer.isOpen = offer.reason.isEmpty() || !offer.toOverride.empty();
}

/// Where its endpoint is, or why it cannot be asked.
QString takeEndpoint(const core::Snapshot &snapshot, const core::InstanceKey &key, core::ActuatorOrder &order)
{
    const QString id = Text::plain(key.id.text());
    const core::InstanceView *row = snapshot.fleet->find(key);
    if (!row || !row->actuator)
        return Text::tr("%1: its actuator was not looked for yet. It opens when that is done.").arg(id);
    const core::FoundOrder found = core::orderBy(order, *row->actuator);
    if (const auto *trap = std::get_if<core::ActuatorTrap>(&found))
        return Text::sentence(*trap);
    if (const auto *error = std::get_if<core::Error>(&found))
        return Text::sentence(*error);
    order = std::get<core::ActuatorOrder>(found);
    return {};
}

/// Another change of the instance is under way.
QString busyWith(const core::Snapshot &snapshot, const core::InstanceKey &key)
{
    const bool isBusy =
        std::ranges::any_of(snapshot.registryChanges, [&](const core::RegistryChangeState &running) {
            return running.key == key && !running.isFinished();
        });
    return isBusy ? Text::tr("%1: another change of it is under way. It opens when that one is read back.")
                        .arg(Text::plain(key.id.text()))
                  : QString();
}
} // namespace

Offer offerFor(const core::Snapshot &snapshot, const core::InstanceKey &key, core::Goal goal,
               core::TimePoint now, core::TakeOutBy by)
{
    core::GuardContext context = contextFor(snapshot, key, now);
    context.by = by;
    Offer offer;
    offer.findings = core::guardsFor(*snapshot.fleet, key, goal, context);
    const auto isNotDrained = [](const auto &finding) { return finding.guard == core::Guard::NotDrained; };
    if (goal == core::Goal::Shutdown && std::ranges::any_of(offer.findings, isNotDrained)) {
        offer.needsTypedName = true;
        context.withoutDrain = true;
        context.isTypedNameGiven = true;
        const auto notDrained = *std::ranges::find_if(offer.findings, isNotDrained);
        offer.findings = core::guardsFor(*snapshot.fleet, key, goal, context);
        offer.findings.insert(offer.findings.begin(), {notDrained.guard, false, notDrained.details});
    }
    closeWhereBlocked(offer, key, ownObstacle(operationOn(snapshot, key), goal));
    return offer;
}

Offer offerForChange(const core::Snapshot &snapshot, const core::InstanceKey &key,
                     const core::RegistryChange &change, core::TimePoint now)
{
    core::GuardContext context = contextFor(snapshot, key, now);
    if (snapshot.adviceFacts)
        context.lease = snapshot.adviceFacts->leaseOf(key);
    const core::InstanceWrite write = core::writeOf(change);
    Offer offer;
    offer.findings = core::guardsForChange(*snapshot.fleet, key, write, context);
    const auto trap = core::trapOf({}, key, write);
    closeWhereBlocked(offer, key, trap ? Text::sentence(*trap) : busyWith(snapshot, key));
    return offer;
}

OrderOffer offerForOrder(const core::Snapshot &snapshot, const core::InstanceKey &key,
                         core::ActuatorOrder wish, core::TimePoint now)
{
    OrderOffer result{{}, std::move(wish)};
    QString obstacle = takeEndpoint(snapshot, key, result.order);
    if (obstacle.isEmpty())
        obstacle = busyWith(snapshot, key);
    result.offer.findings =
        core::guardsForChange(*snapshot.fleet, key, result.order, contextFor(snapshot, key, now));
    closeWhereBlocked(result.offer, key, obstacle);
    return result;
}

OrderOffer offerForDrainByInstance(const core::Snapshot &snapshot, const core::InstanceKey &key,
                                   core::TimePoint now)
{
    OrderOffer result{offerFor(snapshot, key, core::Goal::Drain, now),
                      {core::ActuatorOrder::Kind::SetStatus, core::Status::OutOfService, {}, {}}};
    if (!result.offer.isOpen)
        return result;
    const QString obstacle = takeEndpoint(snapshot, key, result.order);
    if (!obstacle.isEmpty())
        closeWhereBlocked(result.offer, key, obstacle);
    return result;
}

const core::Operation *operationOn(const core::Snapshot &snapshot, const core::InstanceKey &key)
{
    const core::Operation *best = nullptr;
    for (const core::Operation &operation : snapshot.operations) {
        if (operation.key == key && isBetter(operation, best))
            best = &operation;
    }
    return best;
}

const core::Operation *stopCountdownOf(const core::Snapshot &snapshot)
{
    const core::Operation *soonest = nullptr;
    for (const core::Operation &operation : snapshot.operations) {
        const bool isCounting = operation.phase == core::Phase::StopCountdown;
        if (isCounting && (!soonest || operation.stopAt < soonest->stopAt))
            soonest = &operation;
    }
    return soonest;
}

const core::Operation *operationToShow(const core::Snapshot &snapshot,
                                       const std::optional<core::InstanceKey> &selected)
{
    if (const core::Operation *stopping = stopCountdownOf(snapshot))
        return stopping;
    const core::Operation *best = selected ? operationOn(snapshot, *selected) : nullptr;
    if (best)
        return best;
    for (const core::Operation &operation : snapshot.operations) {
        if (isBetter(operation, best))
            best = &operation;
    }
    return best;
}

} // namespace ui
