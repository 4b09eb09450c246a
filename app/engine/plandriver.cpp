// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/plandriver.h"

#include "core/profile/profilecommands.h"
#include "core/release/hopsread.h"

#include <QUuid>

#include <algorithm>

namespace app {

namespace {

/// How often the machine is shown the fleet. Reads come in between; waits are measured in seconds.
constexpr core::Millis seenEvery{500};

core::InstanceName nameOf(const core::InstanceKey &key)
{
    return {key.application, key.id};
}

/// Callers are taking it up, or are about to.
bool isComingBack(const core::InstanceProgress &progress)
{
    return progress.stage == core::Stage::AwaitingReturn || progress.stage == core::Stage::ClearingOverride ||
           progress.stage == core::Stage::Returning || progress.stage == core::Stage::AwaitingTraffic;
}

bool isToBeJudged(const core::InstanceProgress &progress)
{
    const bool isBack =
        progress.stage == core::Stage::AwaitingTraffic || progress.stage == core::Stage::Judging;
    return isBack && progress.backSince;
}

/// From its return on, against what was before the release.
core::Judging judgingOf(const core::Release &release, const core::InstanceProgress &progress,
                        const core::SeenInstance &row)
{
    core::Judging judging{release.plan.application};
    judging.armedAt = release.startedAt;
    judging.since = progress.backSince;
    judging.newVersion = progress.targetVersion.empty() ? row.version : progress.targetVersion;
    judging.thresholds = release.plan.thresholds;
    return judging;
}

} // namespace

PlanDriver::PlanDriver(Parts parts, Clock clock, Person person, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_clock(std::move(clock))
    , m_person(std::move(person))
{
    connect(&m_parts.driver, &ReleaseDriver::changed, this, &PlanDriver::onOperations);
    connect(&m_parts.driver, &ReleaseDriver::refused, this, &PlanDriver::onOperationRefused);
    connect(&m_parts.writer, &RegistryWriter::changed, this, &PlanDriver::onWriter);
}

std::vector<core::Release> PlanDriver::releases() const
{
    std::vector<core::Release> all;
    for (const Running &running : m_running)
        all.push_back(running.release);
    return all;
}

bool PlanDriver::isRunning() const
{
    return std::ranges::any_of(m_running, [](const Running &one) { return !one.release.isFinished(); });
}

PlanDriver::Running *PlanDriver::find(const std::string &release)
{
    const auto found = std::ranges::find_if(
        m_running, [&](const Running &running) { return running.release.id == release; });
    return found == m_running.end() ? nullptr : &*found;
}

// --- intents

void PlanDriver::start(const core::StartRelease &intent, const core::HopSettings &hops,
                       const core::VerdictThresholds &thresholds)
{
    core::ReleasePlan plan = intent.plan;
    if (plan.hops == core::HopSettings{})
        plan.hops = hops;
    if (plan.thresholds == core::VerdictThresholds{})
        plan.thresholds = thresholds;
    std::vector<core::PlanFault> faults = core::faultsOf(plan);
    const auto isSame = [&](const Running &running) {
        return running.release.plan.application == plan.application && !running.release.isFinished();
    };
    if (std::ranges::any_of(m_running, isSame))
        faults.push_back(core::PlanFault::AnotherRelease);
    const auto isApproved = [this](const core::ReleaseCommand &command) {
        return m_parts.approvals.has(command);
    };
    if (!std::ranges::all_of(core::commandsOf(plan), isApproved))
        faults.push_back(core::PlanFault::CommandNotApproved);
    if (!faults.empty()) {
        emit refused({std::move(plan), std::move(faults)});
        return;
    }
    const std::string id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    m_running.push_back({core::makeRelease(std::move(plan), id, m_clock())});
    tell(id, core::ReleaseStarted{m_parts.peers});
    tell(id, seenFor(m_running.back().release));
}

void PlanDriver::resume(const core::ReleaseRecovery &recovery, core::RecoveryChoice choice,
                        const std::string &reason)
{
    Running running{*recovery.recorded.at};
    for (const core::InstanceResume &one : recovery.instances) {
        if (one.operation)
            running.left.insert_or_assign(one.operation->recorded.id, *one.operation);
    }
    m_running.push_back(std::move(running));
    const std::string id = recovery.recorded.id;
    m_isTelling = true; // what its operations say at once comes after all of this step
    take(m_running.back(), core::resumeRelease(recovery, choice, reason, m_clock()));
    m_isTelling = false;
    tell(id, seenFor(m_running.back().release));
}

void PlanDriver::steer(const core::SteerRelease &intent)
{
    std::visit([&](const auto &wish) { tell(intent.release, core::ReleaseEvent(wish)); }, intent.wish);
}

void PlanDriver::dismiss(const std::string &release)
{
    std::erase_if(m_running, [&](const Running &running) {
        return running.release.id == release && running.release.isFinished();
    });
    emit changed();
}

// --- events

void PlanDriver::tell(const std::string &release, core::ReleaseEvent event)
{
    m_events.push_back({release, std::move(event)});
    if (m_isTelling)
        return;
    m_isTelling = true;
    while (!m_events.empty()) {
        const Told told = std::move(m_events.front());
        m_events.pop_front();
        if (Running *running = find(told.release))
            apply(*running, told.event);
    }
    m_isTelling = false;
    tellWatched();
}

void PlanDriver::apply(Running &running, const core::ReleaseEvent &event)
{
    take(running, core::stepRelease(running.release, event, m_clock()));
}

void PlanDriver::take(Running &running, core::ReleaseStep step)
{
    const bool isDifferent = !(running.release == step.release);
    running.release = std::move(step.release);
    for (const core::ReleaseEffect &effect : step.effects) {
        // What cannot be recorded is not done.
        if (carryOut(running, effect))
            continue;
        const bool isGoingOn = running.release.state == core::ReleaseState::Running ||
                               running.release.state == core::ReleaseState::RollingBack;
        if (isGoingOn)
            m_events.push_back({running.release.id, core::PauseAsked{}});
        break;
    }
    if (isDifferent)
        emit changed();
}

void PlanDriver::onOperations()
{
    const std::vector<core::Operation> operations = m_parts.driver.operations();
    std::vector<Told> events;
    for (Running &running : m_running) {
        if (running.release.isFinished())
            continue;
        for (const core::Operation &operation : operations) {
            const core::InstanceProgress *progress = running.release.find(operation.key);
            const bool isOurs =
                progress && progress->isActive() && operation.id > running.ignoredUpTo[operation.key];
            const auto known = running.told.find(operation.key);
            if (!isOurs || (known != running.told.end() && known->second == operation))
                continue;
            running.told.insert_or_assign(operation.key, operation);
            events.push_back({running.release.id, core::OperationChanged{operation}});
        }
    }
    for (Told &told : events)
        tell(told.release, std::move(told.event));
}

void PlanDriver::onOperationRefused(const core::IntentRefusal &refusal)
{
    std::vector<std::string> guards;
    for (const core::GuardFinding &finding : refusal.findings) {
        if (finding.blocks)
            guards.emplace_back(core::guardName(finding.guard));
    }
    for (const core::Release &release : releases()) {
        const core::InstanceProgress *progress = release.find(refusal.key);
        if (!release.isFinished() && progress && progress->isActive())
            tell(release.id, core::OperationRefused{refusal.key, refusal.goal, guards});
    }
}

void PlanDriver::onWriter()
{
    const auto changes = m_parts.writer.changes();
    std::vector<Told> events;
    for (Running &running : m_running) {
        std::erase_if(running.ghosts, [&](const auto &ghost) {
            const auto done = std::ranges::find_if(changes, [&](const core::RegistryChangeState &change) {
                return change.key == ghost.first && change.id > ghost.second && change.isFinished() &&
                       std::holds_alternative<core::Deregister>(change.write);
            });
            if (done == changes.end())
                return false;
            events.push_back({running.release.id, core::GhostRemoved{ghost.first, done->outcome}});
            return true;
        });
    }
    for (Told &told : events)
        tell(told.release, std::move(told.event));
}

core::FleetSeen PlanDriver::seenFor(const core::Release &release) const
{
    const core::TimePoint now = m_clock();
    const core::ApplicationName &application = release.plan.application;
    core::FleetSeen seen = core::seenOf(m_parts.keeper.pictureOf(application, now), application, now);
    for (core::SeenInstance &row : seen.rows) {
        const core::InstanceProgress *progress = release.find(row.key);
        if (progress && isComingBack(*progress))
            row.hops = core::hopsReadFor(m_parts.keeper.facts(), application, row.key.id, m_declared,
                                         progress->backSince.value_or(now));
        if (progress && isToBeJudged(*progress))
            row.verdict = core::decisive(
                core::judgeRelease(m_parts.keeper.ledger(), judgingOf(release, *progress, row), now));
    }
    return seen;
}

/// Read on every beat: all instances of a running plan that are out, awaited or come back.
void PlanDriver::tellWatched()
{
    std::set<core::InstanceName> inRelease;
    std::set<core::InstanceName> returning;
    for (const Running &running : m_running) {
        if (running.release.isFinished())
            continue;
        for (const core::InstanceProgress &progress : running.release.instances) {
            if (!progress.isActive())
                continue;
            inRelease.insert(nameOf(progress.planned.key));
            inRelease.insert(nameOf(progress.current()));
            if (isComingBack(progress)) {
                returning.insert(nameOf(progress.planned.key));
                returning.insert(nameOf(progress.current()));
            }
        }
    }
    m_parts.driver.setWatched(std::move(inRelease), std::move(returning));
}

void PlanDriver::woke(core::Millis slept)
{
    for (Running &running : m_running)
        core::passOver(running.release, slept, m_clock());
}

void PlanDriver::tick()
{
    const core::TimePoint now = m_clock();
    if (now - m_seenAt < seenEvery)
        return;
    m_seenAt = now;
    for (const core::Release &release : releases()) {
        if (release.isFinished())
            continue;
        tell(release.id, seenFor(release));
        tell(release.id, core::Tick{});
    }
}

} // namespace app
