// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/planchecks.h"

#include "core/release/overriding.h"
#include "ui/text/releasetext.h"
#include "ui/text/text.h"
#include "ui/window/offer.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

struct Checks
{
    Q_DECLARE_TR_FUNCTIONS(ui::PlanChecks)
};

bool isServing(const core::FleetView &fleet, const core::InstanceKey &key)
{
    const core::InstanceView *view = fleet.find(key);
    return view && view->status().status == core::Status::Up;
}

/// The most serving ones that are out at the same time.
int mostAtOnce(const core::ReleasePlan &plan, const core::FleetView &fleet)
{
    const auto batch = static_cast<std::size_t>(std::max(plan.batchSize, 1));
    int most = 0;
    for (std::size_t first = 0; first < plan.instances.size(); ++first) {
        int out = 0;
        for (std::size_t at = first; at < std::min(first + batch, plan.instances.size()); ++at)
            out += isServing(fleet, plan.instances[at].key) ? 1 : 0;
        most = std::max(most, out);
    }
    return most;
}

StepLine capacityLine(const PlanCapacity &capacity)
{
    const bool isFine = capacity.atWorst > 0 && capacity.atWorst * 2 >= capacity.serving;
    QString text = Checks::tr("%1 serving; at worst %2 will be").arg(capacity.serving).arg(capacity.atWorst);
    if (capacity.perSecond && capacity.atWorst > 0)
        text += Checks::tr(", each with %1 instead of %2 req/s")
                    .arg(Text::rate(*capacity.perSecond / capacity.atWorst),
                         Text::rate(*capacity.perSecond / capacity.serving));
    return {isFine                 ? StepState::Done
            : capacity.atWorst > 0 ? StepState::Unproven
                                   : StepState::Failed,
            {},
            text};
}

struct GuardGroup
{
    core::GuardFinding finding;
    std::vector<core::InstanceKey> keys;
};

/// The same finding of several instances is one line.
class Findings
{
public:
    void add(const core::GuardFinding &finding, const core::InstanceKey &key)
    {
        auto found = std::ranges::find(m_groups, finding, &GuardGroup::finding);
        if (found == m_groups.end())
            found = m_groups.insert(m_groups.end(), {finding, {}});
        if (std::ranges::find(found->keys, key) == found->keys.end())
            found->keys.push_back(key);
    }
    const std::vector<GuardGroup> &groups() const { return m_groups; }

private:
    std::vector<GuardGroup> m_groups;
};

QString subjectOf(const std::vector<core::InstanceKey> &keys, const core::ReleasePlan &plan)
{
    if (keys.size() > 1 && keys.size() == plan.instances.size())
        return Checks::tr("All %1").arg(keys.size());
    const QString first = Text::shortened(keys.front().id.text());
    return keys.size() == 1 ? first : Checks::tr("%1 and %n more", nullptr, int(keys.size()) - 1).arg(first);
}

/// Of the drain; and of the stop what a drain before it does not change.
Findings findingsOf(const core::ReleasePlan &plan, const core::Snapshot &snapshot, core::TimePoint now)
{
    Findings findings;
    if (plan.recipe == core::Recipe::Observe)
        return findings;
    const bool isDrained = plan.recipe != core::Recipe::DirectStop;
    const auto by = plan.recipe == core::Recipe::Pause ? core::TakeOutBy::Pause : plan.takeOutBy;
    for (const core::PlannedInstance &planned : plan.instances) {
        const auto add = [&](core::Goal goal, auto &&isWanted) {
            for (const core::GuardFinding &finding :
                 offerFor(snapshot, planned.key, goal, now, by).findings) {
                if (isWanted(finding.guard))
                    findings.add(finding, planned.key);
            }
        };
        if (isDrained)
            add(core::Goal::Drain, [](core::Guard) { return true; });
        if (plan.stopBy == core::StopBy::Drainboard)
            add(core::Goal::Shutdown, [isDrained](core::Guard guard) {
                return !isDrained || guard == core::Guard::NoShutdownAddress ||
                       guard == core::Guard::WorksUncalled;
            });
    }
    return findings;
}

void addGuard(PlanChecks &checks, core::Guard guard, const QString &text)
{
    if (!core::mayBeOverridden(guard)) {
        if (checks.obstacle.isEmpty())
            checks.obstacle = text;
    } else if (std::ranges::find(checks.toOverride, guard) == checks.toOverride.end()) {
        checks.toOverride.push_back(guard);
    }
}

void addGuards(PlanChecks &checks, const core::ReleasePlan &plan, const core::Snapshot &snapshot,
               core::TimePoint now)
{
    const Findings findings = findingsOf(plan, snapshot, now);
    for (const GuardGroup &group : findings.groups()) {
        const QString text = ReleaseText::sentence(group.finding, subjectOf(group.keys, plan));
        checks.lines.push_back({group.finding.blocks ? StepState::Failed : StepState::Unproven, {}, text});
        if (group.finding.blocks)
            addGuard(checks, group.finding.guard, text);
    }
}

bool isAnotherRunning(const core::ReleasePlan &plan, const core::Snapshot &snapshot)
{
    return std::ranges::any_of(snapshot.releases, [&](const core::Release &release) {
        return !release.isFinished() && release.plan.application == plan.application;
    });
}

void addFaults(PlanChecks &checks, const core::ReleasePlan &plan, const core::Snapshot &snapshot)
{
    std::vector<core::PlanFault> faults = core::faultsOf(plan);
    if (isAnotherRunning(plan, snapshot))
        faults.push_back(core::PlanFault::AnotherRelease);
    for (const core::PlanFault fault : faults) {
        const QString text = ReleaseText::sentence(fault);
        checks.lines.push_back({StepState::Failed, {}, text});
        if (checks.obstacle.isEmpty())
            checks.obstacle = text;
    }
}

} // namespace

PlanCapacity capacityOf(const core::ReleasePlan &plan, const core::FleetView &fleet)
{
    PlanCapacity capacity;
    double sum = 0;
    bool isMeasured = true;
    for (const core::InstanceView &view : fleet.instances) {
        if (view.key.application != plan.application || view.status().status != core::Status::Up)
            continue;
        ++capacity.serving;
        isMeasured = isMeasured && view.rate.has_value();
        sum += view.rate ? view.rate->requestsPerSecond : 0;
    }
    if (isMeasured && capacity.serving > 0)
        capacity.perSecond = sum;
    const bool isOneMore = plan.order == core::StepOrder::StartThenDrain;
    capacity.atWorst = capacity.serving - (isOneMore ? 0 : mostAtOnce(plan, fleet));
    return capacity;
}

PlanChecks checksOf(const core::ReleasePlan &plan, const core::Snapshot &snapshot, core::TimePoint now)
{
    PlanChecks checks;
    addFaults(checks, plan, snapshot);
    checks.toApprove = core::commandsToApprove(plan, snapshot.approvedCommands);
    const PlanCapacity capacity = capacityOf(plan, *snapshot.fleet);
    if (plan.recipe != core::Recipe::Observe && !plan.instances.empty())
        checks.lines.push_back(capacityLine(capacity));
    addGuards(checks, plan, snapshot, now);
    if (plan.expectedVersion.empty())
        checks.lines.push_back({StepState::Unproven,
                                {},
                                Checks::tr("No version is expected: any version counts as the new one.")});
    // Neither can be taken back.
    const bool isFinal = plan.recipe == core::Recipe::DirectStop || plan.recipe == core::Recipe::Pause;
    checks.needsTypedName = !plan.instances.empty() && (isFinal || !checks.toOverride.empty());
    return checks;
}

} // namespace ui
