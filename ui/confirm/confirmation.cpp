// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/confirm/confirmation.h"

#include "core/advice/findings.h"
#include "core/eureka/override.h"
#include "core/release/plan.h"
#include "ui/text/text.h"
#include "ui/window/offer.h"

#include <QCoreApplication>

namespace ui {

namespace {
struct Confirm
{
    Q_DECLARE_TR_FUNCTIONS(ui::Confirmation)
};

/// Whole, unless it would make the dialog wider than a screen: the requests below hold it whole in any case.
QString nameOf(const core::InstanceKey &key)
{
    return Text::shortened(key.id.text(), 80);
}

/// Nobody types thousands of characters; their end tells instances apart.
QString toType(const core::InstanceKey &key)
{
    const QString id = Text::plain(key.id.text());
    return id.size() <= 80 ? id : id.right(16);
}

core::ApplicationView sumFor(const core::FleetView &fleet, const core::ApplicationName &name)
{
    std::vector<const core::InstanceView *> rows;
    for (const core::InstanceView &row : fleet.instances) {
        if (row.key.application == name)
            rows.push_back(&row);
    }
    return core::sumOf(name, rows);
}

QString capacityEffect(const core::FleetView &fleet, const core::InstanceView &row, core::Goal goal)
{
    const core::ApplicationView sum = sumFor(fleet, row.key.application);
    const QString application = Text::plain(row.key.application.text());
    const bool serves = row.status().status == core::Status::Up;
    if (goal == core::Goal::Restore) {
        return Confirm::tr("Callers of %1 will have %2 of %3.")
            .arg(application)
            .arg(serves ? sum.up : sum.up + 1)
            .arg(sum.total);
    }
    if (!serves)
        return Confirm::tr("Callers of %1 keep %2 of %3: this one does not serve.")
            .arg(application)
            .arg(sum.up)
            .arg(sum.total);
    return Confirm::tr("Callers of %1 will have %2 of %3 left.")
        .arg(application)
        .arg(sum.up - 1)
        .arg(sum.total);
}

QString noteFor(const core::InstanceView &row, const Offer &offer, core::Goal goal)
{
    if (goal == core::Goal::Drain)
        return Confirm::tr("Then it waits until callers have let go. Nothing is stopped.");
    if (goal == core::Goal::Restore)
        return Confirm::tr("Then it is read back on every peer until it is UP.");
    if (offer.needsTypedName)
        return Confirm::tr("Callers that still know %1 will see failed requests.").arg(nameOf(row.key));
    return Confirm::tr(
        "It is sent after a countdown of 5 s, which Esc takes back. A stop cannot be taken back.");
}

QString titleFor(core::Goal goal, const QString &id, bool isWithoutDrain)
{
    switch (goal) {
    case core::Goal::Drain:
        return Confirm::tr("Drain %1?").arg(id);
    case core::Goal::Restore:
        return Confirm::tr("Cancel the override of %1?").arg(id);
    case core::Goal::Shutdown:
        break;
    }
    return isWithoutDrain ? Confirm::tr("Shut down %1 without a drain?").arg(id)
                          : Confirm::tr("Shut down %1?").arg(id);
}

QString titleFor(const core::RegistryChange &change, const QString &id)
{
    if (std::holds_alternative<core::CancelOverride>(change))
        return Confirm::tr("Cancel the override of %1?").arg(id);
    if (std::holds_alternative<core::SetMetadata>(change))
        return Confirm::tr("Change the metadata of %1?").arg(id);
    if (std::holds_alternative<core::Deregister>(change))
        return Confirm::tr("Remove %1 from the registry?").arg(id);
    return Confirm::tr("Change %1 at Eureka?").arg(id);
}

QString titleFor(const core::ActuatorOrder &order, const QString &id)
{
    switch (order.kind) {
    case core::ActuatorOrder::Kind::SetStatus:
        return Confirm::tr("Set %1 to %2 through the instance itself?")
            .arg(id, Text::plain(core::statusWord(order.value.value_or(core::Status::Unknown))));
    case core::ActuatorOrder::Kind::CancelOverride:
        return Confirm::tr("Cancel the override of %1 through the instance itself?").arg(id);
    case core::ActuatorOrder::Kind::Pause:
        return Confirm::tr("Pause %1?").arg(id);
    case core::ActuatorOrder::Kind::Resume:
        return Confirm::tr("Resume %1?").arg(id);
    case core::ActuatorOrder::Kind::Restart:
        break;
    }
    return Confirm::tr("Restart %1?").arg(id);
}

/// What comes of an order; Eureka's rules tell it where the instance only passes it on.
QString effectOf(const core::FleetView &fleet, const core::InstanceView &row,
                 const core::ActuatorOrder &order)
{
    if (const auto change = core::changeOf(order))
        return Text::sentence(core::previewOf(*row.registered, *change, core::ownHealthOf(row),
                                              core::generationBy(*row.registered)));
    const QString id = Text::plain(row.key.id.text());
    switch (order.kind) {
    case core::ActuatorOrder::Kind::Pause:
        return Confirm::tr("%1 leaves the registry and goes on answering callers that still hold it.")
                   .arg(id) +
               QLatin1Char('\n') + capacityEffect(fleet, row, core::Goal::Drain);
    case core::ActuatorOrder::Kind::Resume:
        return Confirm::tr("%1 is asked to register again.").arg(id);
    default:
        break;
    }
    return Confirm::tr("%1 closes its port and begins anew.").arg(id) + QLatin1Char('\n') +
           capacityEffect(fleet, row, core::Goal::Drain);
}

bool isDangerous(const core::ActuatorOrder &order)
{
    return order.kind == core::ActuatorOrder::Kind::Pause || order.kind == core::ActuatorOrder::Kind::Restart;
}

/// By the lists: the change is what one server holds and another one missed.
bool isRepair(const core::FleetView &fleet, const core::InstanceKey &key, const core::RegistryChange &change)
{
    std::vector<std::optional<core::Instance>> listed;
    for (const core::PeerView &peer : fleet.peers) {
        if (!peer.served.isFresh())
            continue;
        const core::Instance *instance = peer.served.value->find(key.application, key.id);
        listed.push_back(instance ? std::optional(*instance) : std::nullopt);
    }
    const auto repair = core::repairFor(listed);
    return repair && core::RegistryChange(*repair) == change;
}

/// What comes of each write, the later ones told from what the earlier ones leave.
QStringList effectOf(const core::InstanceView &row, const std::vector<core::RegistryChange> &changes)
{
    QStringList lines;
    core::Instance instance = *row.registered;
    for (const core::RegistryChange &change : changes) {
        const core::WritePreview preview =
            core::previewOf(instance, change, core::ownHealthOf(row), core::generationBy(*row.registered));
        const QString sentence = Text::sentence(preview);
        lines << (changes.size() == 1 ? sentence : Confirm::tr("%1. %2").arg(lines.size() + 1).arg(sentence));
        if (preview.record) {
            instance.status = {preview.record->status, {}};
            instance.overriddenStatus = {preview.record->override.value_or(core::Status::Unknown), {}};
        }
    }
    return lines;
}

void giveReason(core::ReleaseWish &wish, const std::string &reason)
{
    if (auto *skip = std::get_if<core::SkipAsked>(&wish))
        skip->reason = reason;
    else if (auto *early = std::get_if<core::GoOnEarlyAsked>(&wish))
        early->reason = reason;
    else if (auto *confirmed = std::get_if<core::ReturnConfirmed>(&wish))
        confirmed->note = reason;
}
} // namespace

Confirmation confirmStart(const core::Snapshot &snapshot, const core::InstanceView &row, core::Goal goal,
                          const core::OperationSettings &settings, core::TimePoint now)
{
    const Offer offer = offerFor(snapshot, row.key, goal, now);
    Confirmation result;
    result.title = titleFor(goal, nameOf(row.key), offer.needsTypedName);
    result.effect = capacityEffect(*snapshot.fleet, row, goal);
    if (const auto preview = core::previewFor(row, goal))
        result.effect += QLatin1Char('\n') + Text::sentence(*preview);
    for (const core::GuardFinding &finding : offer.findings)
        result.warnings << Text::sentence(finding, row.key);
    result.toOverride = offer.toOverride;
    result.requests = core::plannedWrites(*snapshot.fleet, row, goal);
    result.requestsNote = noteFor(row, offer, goal);
    result.confirmText = Text::goalName(goal);
    result.isDangerous = goal == core::Goal::Shutdown;
    core::StartOperation start{row.key, goal, settings, false, {}, {}};
    if (offer.needsTypedName) {
        result.typedName = toType(row.key);
        result.question = Confirm::tr("Type %1 to shut it down without a drain:").arg(result.typedName);
        start.isTypedNameGiven = true;
        start.settings.withoutDrain = true;
    }
    result.intent = start;
    return result;
}

Confirmation confirmChange(const core::Snapshot &snapshot, const core::InstanceKey &key,
                           const std::vector<core::RegistryChange> &changes, core::TimePoint now,
                           std::string peer)
{
    const QString id = nameOf(key);
    const core::RegistryChange &first = changes.front();
    const Offer offer = offerForChange(snapshot, key, first, now);
    if (peer.empty())
        peer = core::peerForChange(*snapshot.fleet, key, first);
    Confirmation result;
    result.title = titleFor(first, id);
    if (const core::InstanceView *row = snapshot.fleet->find(key))
        result.effect = effectOf(*row, changes).join(QLatin1Char('\n'));
    for (const core::GuardFinding &finding : offer.findings)
        result.warnings << Text::sentence(finding, key);
    result.toOverride = offer.toOverride;
    for (const core::RegistryChange &change : changes)
        result.requests.push_back(core::requestFor(peer, {key.application, key.id, change}));
    result.requestsNote =
        changes.size() == 1
            ? Confirm::tr("It is sent once, and then read back on every Eureka server.")
            : Confirm::tr("Each is sent once and read back on every Eureka server; the next one leaves only "
                          "when that shows everywhere.");
    result.confirmText = Confirm::tr("Send");
    if (std::holds_alternative<core::Deregister>(first)) {
        result.isDangerous = true;
        result.typedName = toType(key);
        result.question = Confirm::tr("Type %1 to remove it from the registry:").arg(result.typedName);
    }
    core::ChangeRegistry intent{key, first, {}, {}, {changes.begin() + 1, changes.end()}, std::move(peer)};
    intent.isRepair = isRepair(*snapshot.fleet, key, first);
    result.intent = std::move(intent);
    return result;
}

Confirmation confirmOrder(const core::Snapshot &snapshot, const core::InstanceView &row,
                          const core::ActuatorOrder &order, core::TimePoint now)
{
    const QString id = Text::plain(row.key.id.text());
    const Offer offer = offerForOrder(snapshot, row.key, order, now).offer;
    Confirmation result;
    result.title = titleFor(order, id);
    result.effect = effectOf(*snapshot.fleet, row, order);
    for (const core::GuardFinding &finding : offer.findings)
        result.warnings << Text::sentence(finding, row.key);
    for (const core::OrderWarning warning : core::warningsFor(order))
        result.warnings << Text::sentence(warning);
    result.toOverride = offer.toOverride;
    result.requests = {core::requestFor(order)};
    result.requestsNote = Confirm::tr(
        "The endpoint is looked for once more before it is sent, by reads; if it is another one, nothing is "
        "sent. It is sent once, to the instance, and then read back on every Eureka server.");
    result.confirmText = Confirm::tr("Send");
    if (isDangerous(order)) {
        result.isDangerous = true;
        result.typedName = id;
        result.question = Confirm::tr("Type %1 to go on:").arg(id);
    }
    result.intent = core::AskActuator{row.key, order, {}, {}, result.requests.front()};
    return result;
}

Confirmation confirmDrainByInstance(const core::Snapshot &snapshot, const core::InstanceView &row,
                                    core::OperationSettings settings, core::TimePoint now)
{
    settings.by = core::TakeOutBy::ServiceRegistry;
    const core::ActuatorOrder order = offerForDrainByInstance(snapshot, row.key, now).order;
    Confirmation result = confirmStart(snapshot, row, core::Goal::Drain, settings, now);
    result.title = Confirm::tr("Drain %1 through the instance itself?").arg(Text::plain(row.key.id.text()));
    for (const core::OrderWarning warning : core::warningsFor(order))
        result.warnings << Text::sentence(warning);
    result.requests = {core::requestFor(order)};
    result.requestsNote =
        Confirm::tr("The endpoint is looked for once more before it is sent, by reads; if it is another one, "
                    "nothing is sent. Then it waits until callers have let go. Nothing is stopped.");
    std::get<core::StartOperation>(result.intent).confirmed = result.requests.front();
    return result;
}

Confirmation confirmAbort(const core::Operation &operation)
{
    const QString id = nameOf(operation.key);
    Confirmation result;
    result.title = Confirm::tr("Abort and put %1 back?").arg(id);
    result.effect = Confirm::tr("%1 gets requests again as soon as callers renew their copies.").arg(id);
    result.requests = core::unwindOf(operation);
    result.requestsNote = Confirm::tr("Then it is read back on every peer until it is UP.");
    result.confirmText = Confirm::tr("Abort and put back");
    result.isDangerous = true;
    result.intent = core::Abort{operation.key};
    return result;
}

Confirmation confirmGoOnEarly(const core::Operation &operation, core::TimePoint now)
{
    const QString id = nameOf(operation.key);
    Confirmation result;
    result.title = Confirm::tr("End the wait for %1 early?").arg(id);
    const core::Millis left = operation.remaining(now);
    result.effect =
        left > core::Millis(0)
            ? Confirm::tr("Callers may still hold %1 for up to %2.").arg(id, Text::duration(left))
            : Confirm::tr("The time is up, but it is not proven that callers have let go of %1.").arg(id);
    result.warnings << Text::quietSentence(operation);
    result.requestsNote =
        Confirm::tr("Nothing is sent now. The result is kept as not proven, with your reason.");
    result.confirmText = Confirm::tr("Go on early");
    result.asksReason = true;
    result.isDangerous = true;
    result.intent = core::GoOnEarly{operation.key, {}};
    return result;
}

core::Intent intentWith(const Confirmation &confirmation, const QString &reason)
{
    core::Intent intent = confirmation.intent;
    if (auto *goOn = std::get_if<core::GoOnEarly>(&intent))
        goOn->reason = reason.toStdString();
    if (auto *steer = std::get_if<core::SteerRelease>(&intent))
        giveReason(steer->wish, reason.toStdString());
    if (auto *start = std::get_if<core::StartOperation>(&intent); start && !confirmation.toOverride.empty()) {
        start->overridden = confirmation.toOverride;
        start->reason = reason.toStdString();
    }
    if (auto *ask = std::get_if<core::AskActuator>(&intent); ask && !confirmation.toOverride.empty()) {
        ask->overridden = confirmation.toOverride;
        ask->reason = reason.toStdString();
    }
    if (auto *change = std::get_if<core::ChangeRegistry>(&intent);
        change && !confirmation.toOverride.empty()) {
        change->overridden = confirmation.toOverride;
        change->reason = reason.toStdString();
    }
    return intent;
}

} // namespace ui
