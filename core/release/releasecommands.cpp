// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/releasemoves.h"

// The programs that a plan may name: before a drain, to stop, to start, after a return. That one ended with 0
// proves nothing about the instance; that it did not keeps the plan from going on.

namespace core::releasing {

namespace {

void run(Making &making, const InstanceProgress &progress, CommandKind kind, const ReleaseCommand &command)
{
    making.effects.emplace_back(RunCommand{progress.planned.key, kind, command});
}

std::vector<std::string> howItEnded(const CommandEnded &ended)
{
    return {ended.exitCode ? std::to_string(*ended.exitCode) : ended.what};
}

} // namespace

// --- before the drain

void takeOut(Making &making, InstanceProgress &progress)
{
    const ReleasePlan &plan = making.release.plan;
    if (plan.beforeDrainCommand.isGiven() && !progress.isPrepared) {
        making.go(progress, Stage::Preparing, Awaited::CommandEnd);
        progress.isCommandBegun = true;
        run(making, progress, CommandKind::BeforeDrain, plan.beforeDrainCommand);
        return;
    }
    if (plan.recipe == Recipe::DirectStop) {
        beginStop(making, progress);
        return;
    }
    making.go(progress, Stage::Draining, Awaited::CallersLetGo);
    making.begin(progress.planned.key, Goal::Drain);
}

void onPreparingCommandEnded(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    const auto &ended = std::get<CommandEnded>(event);
    if (ended.kind != CommandKind::BeforeDrain)
        return;
    if (ended.exitCode != 0) {
        making.fail(progress, SurpriseKind::CommandFailed, howItEnded(ended));
        return;
    }
    progress.isPrepared = true;
    making.await(progress, Awaited::Turn); // a plan that was paused meanwhile begins no drain
}

void onPreparingSeen(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    const auto &seen = std::get<FleetSeen>(event);
    const SeenInstance *row = seen.find(progress.planned.key);
    if (!seen.isTrusted || !progress.before)
        return;
    if (!row || !row->isListed)
        making.fail(progress, SurpriseKind::Vanished);
    else if (auto change = changeBetween(*progress.before, *row))
        making.fail(progress, change->kind, std::move(change->details));
    else
        progress.now = *row;
}

// --- stop and start

void runStopCommand(Making &making, InstanceProgress &progress)
{
    // Called again meanwhile, or gone on with by another program: it has been run, and once is enough.
    if (progress.isStopCommandRun) {
        making.go(progress, Stage::Stopping, Awaited::ProcessEnd);
        return;
    }
    making.go(progress, Stage::Stopping, Awaited::CommandEnd);
    progress.isStopCommandRun = true;
    progress.isStopSent = true; // whatever the program does, it cannot be taken back
    run(making, progress, CommandKind::Stop, making.release.plan.stopCommand);
}

void onStopCommandEnded(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    const auto &ended = std::get<CommandEnded>(event);
    if (ended.kind != CommandKind::Stop)
        return;
    if (ended.exitCode != 0) {
        making.fail(progress, SurpriseKind::CommandFailed, howItEnded(ended));
        return;
    }
    progress.isCommandDone = true;
    making.await(progress, Awaited::ProcessEnd);
}

void runStartCommand(Making &making, InstanceProgress &progress)
{
    const ReleasePlan &plan = making.release.plan;
    if (plan.startBy != StartBy::Command || progress.isCommandBegun)
        return;
    progress.isCommandBegun = true;
    making.await(progress, Awaited::CommandEnd);
    run(making, progress, CommandKind::Start, plan.startCommand);
}

void onStartCommandEnded(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    const auto &ended = std::get<CommandEnded>(event);
    if (ended.kind != CommandKind::Start)
        return;
    if (ended.exitCode != 0) {
        making.surprise(SurpriseKind::CommandFailed, progress, howItEnded(ended));
        return;
    }
    progress.isCommandDone = true;
    if (progress.awaited == Awaited::CommandEnd)
        making.await(progress, Awaited::RegistryUp);
}

// --- after the return

void completeReturn(Making &making, InstanceProgress &progress)
{
    const bool hasCommand = making.release.plan.afterReturnCommand.isGiven() && !isObserving(making.release);
    if (hasCommand)
        making.go(progress, Stage::Completing, Awaited::CommandEnd);
    else
        finishReturn(making, progress);
}

void goOnCompleting(Making &making, InstanceProgress &progress)
{
    if (progress.isCommandDone) {
        finishReturn(making, progress);
    } else if (!progress.isCommandBegun) {
        progress.isCommandBegun = true;
        making.await(progress, Awaited::CommandEnd);
        run(making, progress, CommandKind::AfterReturn, making.release.plan.afterReturnCommand);
    }
}

void askAboutCommand(Making &making, InstanceProgress &progress, std::vector<std::string> details)
{
    making.await(progress, Awaited::OperatorDecides);
    making.surprise(SurpriseKind::CommandFailed, progress, std::move(details));
}

void onCompletingCommandEnded(Making &making, InstanceProgress &progress, const ReleaseEvent &event)
{
    const auto &ended = std::get<CommandEnded>(event);
    if (ended.kind != CommandKind::AfterReturn)
        return;
    if (ended.exitCode != 0) {
        askAboutCommand(making, progress, howItEnded(ended));
        return;
    }
    progress.isCommandDone = true;
    making.await(progress, Awaited::Turn);
}

} // namespace core::releasing
