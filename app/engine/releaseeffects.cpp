// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/actuatorread.h"
#include "app/engine/releasedriver.h"
#include "core/release/past.h"

#include <QTimer>

#include <algorithm>

// What the driver does: where a change goes is read first, then the journal line, then the change, each at
// its moment.

namespace app {

namespace {

/// Between two changes, as Asgard and Spinnaker learned to keep.
constexpr core::Millis writePace{150};

core::Goal goalOf(core::Phase phase)
{
    switch (phase) {
    case core::Phase::StopSending:
        return core::Goal::Shutdown;
    case core::Phase::Cancelling:
        return core::Goal::Restore;
    default:
        return core::Goal::Drain;
    }
}

} // namespace

void ReleaseDriver::findEndpoint(const core::StartOperation &intent)
{
    const core::FleetView picture = m_keeper.pictureOf(intent.key.application, m_clock());
    const core::InstanceView *row = picture.find(intent.key);
    const bool isByPause = intent.settings.by == core::TakeOutBy::Pause;
    const core::ActuatorOrder order =
        isByPause ? core::ActuatorOrder{core::ActuatorOrder::Kind::Pause, std::nullopt, row->actuatorUrl}
                  : core::ActuatorOrder{core::ActuatorOrder::Kind::SetStatus, core::Status::OutOfService,
                                        row->actuatorUrl};
    auto *read = new ActuatorRead(
        order, *row->registered, m_connections.reader, m_clock,
        [this, intent, isByPause](const core::FoundOrder &found) {
            if (!isStillAsked(intent))
                return;
            const auto *usable = std::get_if<core::ActuatorOrder>(&found);
            const core::Request request = usable ? core::requestFor(*usable) : core::Request();
            if (usable && request == intent.confirmed.value_or(request)) {
                beginOrContinue(intent, usable->identity, request);
                return;
            }
            const core::FoundOrder why =
                usable ? core::FoundOrder(core::ActuatorTrap::NotAsConfirmed) : found;
            core::GuardFinding finding{core::Guard::NoServiceRegistry, true, {"failed"}};
            if (const auto *trap = std::get_if<core::ActuatorTrap>(&why))
                finding.details = {std::string(core::trapName(*trap))};
            if (isByPause)
                finding = core::pauseFinding(why).value_or(finding);
            emit refused({intent.key, intent.goal, {finding}});
        },
        this);
    read->start();
}

void ReleaseDriver::apply(Running &running, const core::Event &event)
{
    carryOut(running, core::step(running.operation, event, m_clock()));
}

void ReleaseDriver::carryOut(Running &running, core::Step step)
{
    const core::Phase before = running.operation.phase;
    const bool wasFinished = running.operation.isFinished();
    const bool isDifferent = !(running.operation == step.operation);
    running.operation = std::move(step.operation);
    mark(running.operation, before);
    for (const core::Effect &effect : step.effects) {
        if (const auto *line = std::get_if<core::JournalLine>(&effect)) {
            const auto written = writeLine(running, *line);
            if (!written && running.operation.pending) {
                // What cannot be recorded is not sent.
                const auto number = running.operation.pending->number;
                apply(running, core::WriteAnswered{number, core::Failure(written.error())});
                return;
            }
        } else if (const auto *write = std::get_if<core::SendWrite>(&effect)) {
            send(running.operation.key, *write);
        }
    }
    if (running.operation.isFinished() != wasFinished)
        announceRelease();
    if (isDifferent)
        emit changed();
}

core::Result<void> ReleaseDriver::writeLine(Running &running, const core::JournalLine &line)
{
    const core::TimePoint now = m_clock();
    const auto written = m_journal.append(running.journal, line, now);
    if (written)
        emit lineWritten(running.operation.key, line, now);
    return written;
}

void ReleaseDriver::send(const core::InstanceKey &key, const core::SendWrite &write)
{
    const core::Millis sinceLast = m_clock() - m_lastWrite;
    const core::Millis wait = std::max(core::Millis(0), writePace - sinceLast);
    m_lastWrite = m_clock() + wait;
    QTimer::singleShot(wait, this, [this, key, write] { sendNow(key, write); });
}

void ReleaseDriver::sendNow(const core::InstanceKey &key, const core::SendWrite &write)
{
    Running *running = find(key);
    if (!running || !running->operation.pending || running->operation.pending->number != write.number)
        return;
    auto guards = refusingGuards(*running);
    // The computer slept between the decision and now.
    constexpr core::Millis oldDecision = std::chrono::seconds(15);
    if (m_clock() - running->operation.pending->sentAt >= oldDecision)
        guards.emplace_back(core::guardName(core::Guard::StaleData));
    if (!guards.empty()) {
        apply(*running, core::WriteRefused{write.number, std::move(guards)});
        return;
    }
    m_connections.writer.send(write.request, this,
                              [this, key, number = write.number](const core::Result<core::Response> &answer) {
                                  if (Running *answered = find(key))
                                      apply(*answered, core::WriteAnswered{number, answer});
                              });
}

std::vector<std::string> ReleaseDriver::refusingGuards(const Running &running)
{
    core::StartOperation intent{running.operation.key};
    intent.goal = goalOf(running.operation.phase);
    intent.settings = running.operation.settings;
    intent.isTypedNameGiven = running.isTypedNameGiven;
    intent.overridden = running.overridden;
    intent.release = running.journal.release.toStdString();
    std::vector<std::string> names;
    for (const core::GuardFinding &finding : findings(intent, running.identity)) {
        if (finding.blocks)
            names.emplace_back(core::guardName(finding.guard));
    }
    return names;
}

void ReleaseDriver::mark(const core::Operation &operation, core::Phase before)
{
    if (const auto kind = core::markFor(before, operation.phase))
        m_keeper.addMark({m_clock(), *kind, operation.key.id.text()});
}

void ReleaseDriver::announceRelease()
{
    std::set<core::InstanceName> names = m_watched;
    for (const auto &[key, running] : m_running) {
        if (!running.operation.isFinished())
            names.insert({key.application, key.id});
    }
    emit inReleaseChanged(names);
}

} // namespace app
