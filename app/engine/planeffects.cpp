// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/plandriver.h"
#include "core/release/releasepreview.h"

#include <algorithm>

// What the driver of releases does: the journal line first, then what it says, each at its moment.

namespace app {

namespace {

template <typename... Handlers> struct Overloaded : Handlers...
{
    using Handlers::operator()...;
};
template <typename... Handlers> Overloaded(Handlers...) -> Overloaded<Handlers...>;

/// The instance that a line is about, or nothing.
std::string instanceOf(const core::JournalLine &line)
{
    for (const auto &[name, value] : line.details) {
        if (name == "instance")
            return value;
    }
    return {};
}

} // namespace

bool PlanDriver::carryOut(Running &running, const core::ReleaseEffect &effect)
{
    return std::visit(Overloaded{[&](const core::JournalLine &line) { return writeLine(running, line); },
                                 [&](const core::BeginOperation &begin) {
                                     beginOperation(running, begin);
                                     return true;
                                 },
                                 [&](const core::ResumeOperation &resume) {
                                     resumeOperation(running, resume);
                                     return true;
                                 },
                                 [&](const core::AbortOperation &abort) {
                                     m_parts.driver.abort(abort.key);
                                     return true;
                                 },
                                 [&](const core::EndWaitEarly &end) {
                                     m_parts.driver.goOnEarly(end.key, end.reason);
                                     return true;
                                 },
                                 [&](const core::RunCommand &run) {
                                     runCommand(running, run);
                                     return true;
                                 },
                                 [&](const core::RunEventCommand &run) {
                                     runEventCommand(running, run);
                                     return true;
                                 },
                                 [&](const core::SendSmoke &smoke) {
                                     sendSmoke(running, smoke);
                                     return true;
                                 },
                                 [&](const core::RemoveGhost &ghost) {
                                     removeGhost(running, ghost);
                                     return true;
                                 },
                                 [&](const core::Notify &notice) {
                                     emit notified(running.release.id, notice);
                                     return true;
                                 }},
                      effect);
}

bool PlanDriver::writeLine(const Running &running, const core::JournalLine &line)
{
    const core::TimePoint now = m_clock();
    const QString id = QString::fromStdString(running.release.id);
    const JournalContext context{m_person.environment, m_person.name, id,
                                 QString::fromStdString(instanceOf(line)), id};
    const bool isWritten = m_parts.journal.append(context, line, now).has_value();
    if (isWritten)
        emit lineWritten(running.release.id, line, now);
    return isWritten;
}

void PlanDriver::beginOperation(Running &running, const core::BeginOperation &begin)
{
    const core::ReleasePlan &plan = running.release.plan;
    // One that had ended before says nothing about what begins now.
    for (const core::Operation &operation : m_parts.driver.operations()) {
        if (operation.key == begin.key && operation.isFinished())
            running.ignoredUpTo[begin.key] = operation.id;
    }
    core::StartOperation start{begin.key, begin.goal, begin.settings};
    start.isTypedNameGiven = plan.isNameTyped;
    start.overridden = plan.overridden;
    start.reason = plan.note;
    start.release = running.release.id;
    m_parts.driver.start(start);
}

void PlanDriver::resumeOperation(const Running &running, const core::ResumeOperation &resume)
{
    const auto left = running.left.find(resume.operation);
    if (left != running.left.end())
        m_parts.driver.resume(left->second,
                              resume.isUndone ? core::RecoveryChoice::Undo : core::RecoveryChoice::Continue,
                              running.release.plan.note);
}

void PlanDriver::sendSmoke(const Running &running, const core::SendSmoke &smoke)
{
    const core::FleetView picture = m_parts.keeper.pictureOf(smoke.key.application, m_clock());
    const core::InstanceView *row = picture.find(smoke.key);
    const core::Request request =
        core::smokeRequestFor(smoke.smoke, row ? core::instanceUrl(*row->registered) : std::string());
    m_parts.connections.reader.read(
        request, this,
        [this, id = running.release.id, key = smoke.key](const core::Result<core::Response> &answer) {
            core::Result<int> status =
                answer ? core::Result<int>(answer->status) : core::Result<int>(core::Failure(answer.error()));
            tell(id, core::SmokeAnswered{key, std::move(status)});
        });
}

void PlanDriver::removeGhost(Running &running, const core::RemoveGhost &ghost)
{
    std::uint64_t newest = 0;
    for (const core::RegistryChangeState &change : m_parts.writer.changes())
        newest = std::max(newest, change.id);
    running.ghosts[ghost.key] = newest;
    RegistryWriter::Order order{ghost.key, core::Deregister{}};
    order.reason = "the process is gone and its entry stayed";
    order.overridden = running.release.plan.overridden;
    order.release = running.release.id;
    m_parts.writer.start(std::move(order));
}

} // namespace app
