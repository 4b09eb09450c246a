// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/planpreview.h"

#include "ui/text/releasetext.h"
#include "ui/text/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <set>

namespace ui {

namespace {

struct Preview
{
    Q_DECLARE_TR_FUNCTIONS(ui::PlanPreview)
};

using When = core::PlannedRequest::When;

/// What is done, in one line; empty where it is a wait alone.
QString deedOf(const core::ReleasePlan &plan, const core::PlannedRequest &planned)
{
    if (planned.request)
        return Text::requestLine(*planned.request);
    if (!planned.command.empty())
        return Preview::tr("run %1").arg(ReleaseText::commandLine(planned.command));
    if (planned.when == When::Elsewhere)
        return {};
    if (planned.stage == core::Stage::Draining && plan.recipe != core::Recipe::Pause)
        return Preview::tr("POST to its service-registry endpoint, which is looked for just before");
    return Preview::tr("not possible: its actuator address is not known");
}

core::ReleasePlan onlyFor(const core::ReleasePlan &plan, std::size_t first, std::size_t count)
{
    core::ReleasePlan part = plan;
    const auto begin = plan.instances.begin() + static_cast<std::ptrdiff_t>(first);
    part.instances.assign(begin, begin + static_cast<std::ptrdiff_t>(count));
    return part;
}

/// The wait that follows the step; empty where none does.
QString waitAfter(core::Stage stage, const core::ExpectedLength &length, bool isDrained)
{
    switch (stage) {
    case core::Stage::Draining:
        return Preview::tr("wait until callers let go: about %1").arg(Text::duration(length.drains));
    case core::Stage::Stopping:
        return isDrained
                   ? Preview::tr("wait until its port is closed and its lease is gone")
                   : Preview::tr("callers still call it for up to %1").arg(Text::duration(length.returns));
    case core::Stage::AwaitingReturn:
        return Preview::tr("wait: UP, healthy, in callers' copies (about %1), first requests")
            .arg(Text::duration(length.returns));
    default:
        return {};
    }
}

void addInstance(QStringList &lines, const core::ReleasePlan &one, const core::FleetView &fleet,
                 const std::optional<core::Inspection> &read, std::size_t place)
{
    const core::PlannedInstance &planned = one.instances.front();
    lines << QStringLiteral("%1. %2").arg(place).arg(Text::plain(planned.key.id.text()));
    if (planned.pausesBefore)
        lines << QStringLiteral("   ") + Preview::tr("pause: waits for you");
    const core::ExpectedLength length = core::expectedLength(one, fleet, read);
    const bool isDrained = one.recipe != core::Recipe::DirectStop;
    for (const core::PlannedRequest &step : core::plannedRequests(one, fleet)) {
        const QString note = ReleaseText::whenNote(step.when);
        QString head = QStringLiteral("   ") + ReleaseText::stepTitle(step.stage);
        if (!note.isEmpty())
            head += QStringLiteral(" – ") + note;
        lines << head;
        if (const QString deed = deedOf(one, step); !deed.isEmpty())
            lines << QStringLiteral("      ") + deed;
        if (step.stage == core::Stage::Draining && one.recipe == core::Recipe::Pause)
            lines << QStringLiteral("      ") +
                         Preview::tr(
                             "wait until no peer has it UP; from here on only a restart registers it again");
        // The article's cancel stands before the stop and has no wait of its own.
        const bool isCancel = step.request && step.request->method == core::Method::Delete;
        if (const QString wait = waitAfter(step.stage, length, isDrained); !wait.isEmpty() && !isCancel)
            lines << QStringLiteral("      ") + wait;
    }
    if (planned.asksAfter)
        lines << QStringLiteral("   ") + Preview::tr("judge: waits for you");
}

std::size_t zonesOf(const core::ReleasePlan &plan, const core::FleetView &fleet)
{
    std::set<std::string> zones;
    for (const core::PlannedInstance &planned : plan.instances) {
        const core::InstanceView *view = fleet.find(planned.key);
        if (view && !view->zone.empty())
            zones.insert(view->zone);
    }
    return zones.size();
}

QStringList assumedHops(const core::Budget &budget)
{
    QStringList names;
    for (const core::Hop &hop : budget.hops) {
        if (hop.source == core::HopSource::Assumed)
            names << Text::hopName(hop.kind);
    }
    return names;
}

/// How the lengths are known, for the brackets behind the sum of them.
QString basisOf(const std::optional<core::Inspection> &read)
{
    if (!read)
        return Preview::tr("lengths as set or assumed");
    if (read->isAwaited)
        return Preview::tr("callers and servers are still being read");
    const QStringList assumed = assumedHops(read->budget);
    if (assumed.isEmpty())
        return Preview::tr("lengths as read from the fleet or set");
    return assumed.size() == int(read->budget.hops.size())
               ? Preview::tr("all lengths assumed: none could be read")
               : Preview::tr("as read from the fleet or set; assumed: %1")
                     .arg(assumed.join(QStringLiteral(", ")));
}

} // namespace

std::optional<core::Inspection> readFor(const core::ReleasePlan &plan, const core::Snapshot &snapshot)
{
    const bool isOfIt = snapshot.inspection && snapshot.inspection->key.application == plan.application &&
                        snapshot.inspection->key.environment == plan.environment;
    return isOfIt ? snapshot.inspection : std::nullopt;
}

core::Millis heartbeatOf(const core::ReleasePlan &plan, const core::FleetView &fleet)
{
    core::Millis longest = std::chrono::seconds(30);
    for (const core::PlannedInstance &planned : plan.instances) {
        if (const core::InstanceView *view = fleet.find(planned.key))
            longest = std::max<core::Millis>(longest, view->registered->lease.renewalInterval);
    }
    return longest;
}

QString planTitle(const core::ReleasePlan &plan, const core::Snapshot &snapshot)
{
    QStringList words{Preview::tr("Release %1").arg(Text::plain(plan.application.text()))};
    if (!plan.expectedVersion.empty())
        words << Preview::tr("to version %1").arg(Text::plain(plan.expectedVersion));
    const std::size_t zones = zonesOf(plan, *snapshot.fleet);
    words << (plan.instances.size() == 1 ? Preview::tr("1 instance")
              : zones > 1 ? Preview::tr("%1 instances in %2 zones").arg(plan.instances.size()).arg(zones)
                          : Preview::tr("%1 instances").arg(plan.instances.size()));
    words << Text::plain(plan.environment);
    if (!snapshot.operatorName.empty())
        words << Preview::tr("as %1").arg(Text::plain(snapshot.operatorName));
    if (!plan.changeNumber.empty())
        words << Preview::tr("change %1").arg(Text::plain(plan.changeNumber));
    return words.join(QStringLiteral(" · "));
}

QString previewText(const core::ReleasePlan &plan, const core::FleetView &fleet,
                    const std::optional<core::Inspection> &read)
{
    if (plan.instances.empty())
        return Preview::tr("No instance is ticked: nothing will be sent.");
    if (plan.recipe == core::Recipe::Observe)
        return Preview::tr(
            "Nothing is sent. What somebody else does to these instances is recognised, measured "
            "and kept.");
    QStringList lines;
    for (std::size_t at = 0; at < plan.instances.size(); ++at) {
        if (at > 0)
            lines << QString();
        addInstance(lines, onlyFor(plan, at, 1), fleet, read, at + 1);
    }
    return lines.join(QLatin1Char('\n'));
}

QString previewCurl(const core::ReleasePlan &plan, const core::FleetView &fleet)
{
    QStringList lines;
    for (const core::PlannedRequest &step : core::plannedRequests(plan, fleet)) {
        QString comment = QStringLiteral("# %1: %2")
                              .arg(Text::plain(step.key.id.text()), ReleaseText::stepTitle(step.stage));
        if (const QString note = ReleaseText::whenNote(step.when); !note.isEmpty())
            comment += QStringLiteral(" (%1)").arg(note);
        lines << comment;
        if (step.request)
            lines << QString::fromStdString(core::toCurl(*step.request));
        else if (!step.command.empty())
            lines << ReleaseText::commandLine(step.command);
    }
    return lines.join(QLatin1Char('\n'));
}

QString dryRunText(const core::ReleasePlan &plan, const core::FleetView &fleet,
                   const std::optional<core::Inspection> &read, core::TimePoint now)
{
    QStringList lines{Preview::tr("Dry run at %1. Nothing was sent.").arg(Text::clockTime(now)),
                      Preview::tr("Times without what people and programs elsewhere need.")};
    const auto batch = static_cast<std::size_t>(std::max(plan.batchSize, 1));
    core::TimePoint at = now;
    const auto add = [&lines](core::TimePoint when, const core::InstanceKey &key, const QString &what) {
        lines << QStringLiteral("%1  %2  %3").arg(Text::clockTime(when), Text::plain(key.id.text()), what);
    };
    for (std::size_t first = 0; first < plan.instances.size(); first += batch) {
        const std::size_t count = std::min(batch, plan.instances.size() - first);
        const core::ReleasePlan part = onlyFor(plan, first, count);
        const core::ExpectedLength length = core::expectedLength(part, fleet, read);
        const bool isNewFirst = plan.order == core::StepOrder::StartThenDrain;
        const core::TimePoint out = isNewFirst ? at + length.returns : at;
        const core::TimePoint back = isNewFirst ? at : at + length.drains;
        lines << QString();
        for (const core::PlannedRequest &step : core::plannedRequests(part, fleet)) {
            const bool isReturn = step.stage == core::Stage::AwaitingReturn;
            const core::TimePoint when = step.stage == core::Stage::Draining          ? out
                                         : isReturn                                   ? back
                                         : step.stage == core::Stage::Stopping        ? out + length.drains
                                         : step.stage == core::Stage::AwaitingTraffic ? back + length.returns
                                                                                      : at + length.total();
            if (step.when == When::Always || isReturn)
                add(when, step.key, ReleaseText::stepTitle(step.stage));
        }
        at += length.total();
    }
    lines << QString() << Preview::tr("%1  the end, at the earliest").arg(Text::clockTime(at));
    return lines.join(QLatin1Char('\n'));
}

QString expectedText(const core::ReleasePlan &plan, const core::FleetView &fleet,
                     const std::optional<core::Inspection> &read)
{
    if (plan.instances.empty())
        return Preview::tr("Nothing is sent before you press Start.");
    if (plan.recipe == core::Recipe::Observe)
        return Preview::tr("Nothing is ever sent: this release is only observed.");
    const QString time = Text::duration(core::expectedLength(plan, fleet, read).total());
    return plan.instances.size() == 1
               ? Preview::tr("About %1 (%2), and your deploy. Nothing is sent before you press Start.")
                     .arg(time, basisOf(read))
               : Preview::tr("About %1 (%2), and your deploys for %3 instances. Nothing is sent before you "
                             "press Start.")
                     .arg(time, basisOf(read))
                     .arg(plan.instances.size());
}

QString lengthsText(const std::optional<core::Inspection> &read)
{
    if (!read)
        return {};
    QStringList lines;
    for (const core::Hop &hop : read->budget.hops)
        lines << Preview::tr("%1: %2, %3", "hop, length, how it is known")
                     .arg(Text::hopName(hop.kind), Text::length(hop.length), Text::hopSource(hop, read->at));
    if (read->callers.empty() || read->budget.unknownCallers > 0)
        lines << Text::callersUnknown(read->budget);
    return lines.join(QLatin1Char('\n'));
}

} // namespace ui
