// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/recoverer.h"

#include "app/store/isotime.h"

#include <QCoreApplication>

#include <algorithm>

namespace app {

namespace {

/// Details of Guard::HeldElsewhere; none where nobody does.
std::vector<std::string> heldBy(const std::optional<LockHolder> &holder)
{
    if (!holder)
        return {};
    return {std::to_string(holder->pid), holder->operatorName.toStdString(), holder->what.toStdString(),
            holder->since.toStdString()};
}

bool isOpenFor(core::RecoveryChoice choice, bool canContinue, bool canUndo)
{
    return choice == core::RecoveryChoice::Leave ||
           (choice == core::RecoveryChoice::Continue && canContinue) ||
           (choice == core::RecoveryChoice::Undo && canUndo);
}

} // namespace

Recoverer::Recoverer(Parts parts, Clock clock, QString operatorName, bool recovers, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_clock(std::move(clock))
    , m_operatorName(std::move(operatorName))
    , m_recovers(recovers)
{
}

void Recoverer::start()
{
    m_heldElsewhere = heldBy(m_parts.lock.otherHolder());
    if (m_recovers && m_heldElsewhere.empty())
        tellStorage(m_parts.desk.read());
}

bool Recoverer::isActing() const
{
    return m_parts.driver.isRunning() || m_parts.writer.isRunning() || m_parts.plans.isRunning();
}

std::vector<std::string> Recoverer::holdLock(const std::string &what)
{
    const LockHolder self{QCoreApplication::applicationPid(), m_operatorName, QString::fromStdString(what),
                          isoTime(m_clock())};
    const auto other = m_parts.lock.acquire(self);
    if (!other)
        return {"", "", other.error().where + ": " + other.error().what, ""};
    return heldBy(*other);
}

void Recoverer::tick()
{
    if (!isActing())
        m_parts.lock.release();
    if (const core::TimePoint now = m_clock(); now - m_lockReadAt >= std::chrono::seconds(1)) {
        m_lockReadAt = now;
        readLock();
    }
    m_parts.desk.tick(m_parts.driver.operations(), m_parts.plans.releases());
}

/// While another acts here, what is unfinished is his; once he has ended, it may have been left behind.
void Recoverer::readLock()
{
    std::vector<std::string> held = heldBy(m_parts.lock.otherHolder());
    if (held == m_heldElsewhere)
        return;
    m_heldElsewhere = std::move(held);
    if (m_recovers && m_heldElsewhere.empty())
        tellStorage(m_parts.desk.read());
    else
        m_parts.desk.forget();
    emit changed();
}

void Recoverer::tellStorage(const core::Result<void> &done)
{
    m_storageTrouble = done ? std::nullopt : std::optional(done.error());
    emit changed();
}

bool Recoverer::isRefused(const core::InstanceKey &key, core::RecoveryChoice choice, bool isOpen)
{
    const std::string name(core::choiceName(choice));
    std::vector<core::GuardFinding> found;
    if (!isOpen)
        found.push_back({core::Guard::NotRecoverable, true, {name}});
    else if (auto other = holdLock(name + " " + key.path()); !other.empty())
        found.push_back({core::Guard::HeldElsewhere, true, std::move(other)});
    if (!found.empty())
        emit refused({key, core::Goal::Restore, found});
    return !found.empty();
}

void Recoverer::recover(const core::Recover &intent)
{
    const core::Recovery *known = m_parts.desk.find(intent.operation);
    const bool isOpen = known && isOpenFor(intent.choice, known->canContinue, known->undo.has_value());
    if (isRefused(intent.key, intent.choice, isOpen))
        return;
    const core::Recovery recovery = *known;
    if (intent.choice == core::RecoveryChoice::Leave) {
        tellStorage(m_parts.desk.leave(recovery, intent.reason));
        return;
    }
    m_parts.driver.resume(recovery, intent.choice, intent.reason);
    const std::vector<core::Operation> running = m_parts.driver.operations();
    if (std::ranges::find(running, intent.key, &core::Operation::key) == running.end())
        emit refused({intent.key, core::Goal::Restore, {{core::Guard::TargetMissing, true, {}}}});
    m_parts.desk.tick(running, m_parts.plans.releases());
}

void Recoverer::recover(const core::RecoverRelease &intent)
{
    const core::ReleaseRecovery *known = m_parts.desk.findRelease(intent.release);
    if (!known)
        return; // it was chosen already, or another program goes on with it
    const core::InstanceKey key = known->recorded.at->plan.instances.front().key;
    if (isRefused(key, intent.choice, isOpenFor(intent.choice, known->canContinue, known->canUndo)))
        return;
    const core::ReleaseRecovery recovery = *known;
    if (intent.choice == core::RecoveryChoice::Leave) {
        tellStorage(m_parts.desk.leave(recovery, intent.reason));
        return;
    }
    if (const auto settled = m_parts.desk.settle(recovery); !settled) {
        tellStorage(settled);
        return;
    }
    m_parts.plans.resume(recovery, intent.choice, intent.reason);
    m_parts.desk.drop(intent.release);
}

} // namespace app
