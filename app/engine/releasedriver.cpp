// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/releasedriver.h"

#include "app/engine/identityread.h"
#include "core/actuator/endpoints.h"
#include "core/release/hopsread.h"
#include "core/release/linedetails.h"
#include "core/release/plan.h"

#include <QUuid>

#include <algorithm>

namespace app {

ReleaseDriver::ReleaseDriver(Connections &connections, FactKeeper &keeper, Journal &journal, Clock clock,
                             Person person, QObject *parent)
    : QObject(parent)
    , m_connections(connections)
    , m_keeper(keeper)
    , m_journal(journal)
    , m_clock(std::move(clock))
    , m_person(std::move(person))
    , m_ports(
          connections.probe, m_clock,
          [this](const core::InstanceKey &key, core::PortState state) {
              if (Running *probed = find(key))
                  apply(*probed, core::PortProbed{state});
          },
          this)
    , m_readiness(
          connections.reader, m_clock,
          [this](const core::InstanceKey &key, bool isReady) {
              if (Running *asked = find(key))
                  apply(*asked, core::ReadinessRead{isReady});
          },
          this)
{
}

std::vector<core::Operation> ReleaseDriver::operations() const
{
    std::vector<core::Operation> all;
    for (const auto &[key, running] : m_running)
        all.push_back(running.operation);
    std::ranges::sort(all, {}, &core::Operation::id);
    return all;
}

std::vector<core::Operation> ReleaseDriver::operationsOutside(const std::string &release) const
{
    std::vector<core::Operation> others;
    for (const auto &[key, running] : m_running) {
        if (release.empty() || running.journal.release != QString::fromStdString(release))
            others.push_back(running.operation);
    }
    return others;
}

std::vector<Recorder::Recorded> ReleaseDriver::recorded() const
{
    std::vector<Recorder::Recorded> all;
    for (const auto &[key, running] : m_running)
        all.push_back({running.journal.operation, running.operation});
    return all;
}

bool ReleaseDriver::isRunning() const
{
    return std::ranges::any_of(m_running,
                               [](const auto &entry) { return !entry.second.operation.isFinished(); });
}

ReleaseDriver::Running *ReleaseDriver::find(const core::InstanceKey &key)
{
    const auto found = m_running.find(key);
    return found == m_running.end() ? nullptr : &found->second;
}

ReleaseDriver::Running *ReleaseDriver::find(const core::InstanceName &name)
{
    return find(core::InstanceKey{m_keeper.facts().environment, name.first, name.second});
}

// --- intents
// ---------------------------------------------------------------------------------------------------------

std::vector<core::GuardFinding> ReleaseDriver::findings(const core::StartOperation &intent,
                                                        core::Identity identity)
{
    // Instances of one batch go out together: the release itself says which may.
    const std::vector<core::Operation> all = operationsOutside(intent.release);
    core::GuardContext context;
    context.now = m_clock();
    context.isWritable = m_access.isWritable(context.now);
    context.operations = &all;
    if (const Running *own = find(intent.key); own && !own->operation.isFinished())
        context.own = own->operation;
    context.withoutDrain = intent.settings.withoutDrain;
    context.by = intent.settings.by;
    context.isPauseAskedLater = intent.goal == core::Goal::Drain;
    context.identity = identity;
    context.isTypedNameGiven = intent.isTypedNameGiven;
    context.overridden = intent.overridden;
    if (m_holdLock)
        context.heldElsewhere =
            m_holdLock(std::string(core::goalName(intent.goal)) + " " + intent.key.path());
    return core::guardsFor(m_keeper.pictureOf(intent.key.application, context.now), intent.key, intent.goal,
                           context);
}

void ReleaseDriver::start(const core::StartOperation &intent)
{
    const auto found = findings(intent, core::Identity::NotAsked);
    if (core::isBlocked(found)) {
        emit refused({intent.key, intent.goal, found});
        return;
    }
    if (intent.goal == core::Goal::Drain && intent.settings.by != core::TakeOutBy::Eureka) {
        m_asking.insert(intent.key);
        findEndpoint(intent);
        return;
    }
    if (intent.goal != core::Goal::Shutdown) {
        beginOrContinue(intent, core::Identity::NotAsked);
        return;
    }
    // Before the irreversible request: is the process that answers there really this instance?
    const core::FleetView picture = m_keeper.pictureOf(intent.key.application, m_clock());
    const core::InstanceView *row = picture.find(intent.key);
    m_asking.insert(intent.key);
    auto *read = new IdentityRead(
        *row->registered, row->actuatorUrl, m_connections.reader, m_clock,
        [this, intent](core::Identity identity) {
            if (isStillAsked(intent))
                beginOrContinue(intent, identity);
        },
        this);
    read->start();
}

void ReleaseDriver::beginOrContinue(const core::StartOperation &intent, core::Identity identity,
                                    const core::Request &takeOut)
{
    const auto found = findings(intent, identity);
    if (core::isBlocked(found)) {
        emit refused({intent.key, intent.goal, found});
        return;
    }
    Running *running = find(intent.key);
    if (!running || running->operation.isFinished()) {
        begin(intent, identity, takeOut);
        return;
    }
    running->identity = identity;
    running->isTypedNameGiven = intent.isTypedNameGiven;
    running->overridden = intent.overridden;
    writeOverrides(*running, intent);
    writeIdentity(*running);
    if (intent.goal == core::Goal::Shutdown)
        apply(*running, core::StopAsked{});
    else if (intent.goal == core::Goal::Restore)
        putBack(*running);
}

void ReleaseDriver::begin(const core::StartOperation &intent, core::Identity identity,
                          const core::Request &takeOut)
{
    const core::TimePoint now = m_clock();
    const core::FleetView picture = m_keeper.pictureOf(intent.key.application, now);
    const core::InstanceView *row = picture.find(intent.key);
    if (!row)
        return;
    Running running{core::planOperation(picture, *row, intent.goal, intent.settings, m_nextId++, now)};
    running.journal = {m_person.environment, m_person.name,
                       QUuid::createUuid().toString(QUuid::WithoutBraces),
                       QString::fromStdString(intent.key.path()), QString::fromStdString(intent.release)};
    running.operation.takeOutRequest = takeOut;
    running.operation.reason = intent.reason;
    running.overridden = intent.overridden;
    running.isTypedNameGiven = intent.isTypedNameGiven;
    running.identity = identity;
    // What callers hold before the change is what their letting go is told by.
    running.hopsRead = hopsReadFor(running.operation);
    running.operation.budget.update(*running.hopsRead, running.operation.drainedSince);
    Running &kept = m_running.insert_or_assign(intent.key, std::move(running)).first->second;
    watchStop(intent.key, *row);
    announceRelease();
    writeOverrides(kept, intent);
    writeIdentity(kept);
    carryOut(kept, core::begin(kept.operation, now));
}

void ReleaseDriver::writeOverrides(Running &running, const core::StartOperation &intent)
{
    for (const core::Guard guard : intent.overridden)
        writeLine(running, {core::JournalKind::Operator,
                            "overrides the guard " + std::string(core::guardName(guard)),
                            {{"reason", intent.reason},
                             {"act", "override"},
                             {"guard", std::string(core::guardName(guard))}}});
}

/// A guard lets it pass for a typed name only; that it is not proven stands on record all the same.
void ReleaseDriver::writeIdentity(Running &running)
{
    if (running.identity == core::Identity::CannotTell)
        writeLine(running, core::notProvenToBeItLine());
}

/// Aborted while something was read for it: nothing of it leaves any more.
bool ReleaseDriver::isStillAsked(const core::StartOperation &intent)
{
    if (m_asking.erase(intent.key) > 0)
        return true;
    emit refused({intent.key, intent.goal, {}});
    return false;
}

void ReleaseDriver::abort(const core::InstanceKey &key)
{
    m_asking.erase(key);
    if (Running *running = find(key))
        putBack(*running);
}

void ReleaseDriver::putBack(Running &running)
{
    planCancel(running);
    apply(running, core::AbortAsked{});
}

void ReleaseDriver::planCancel(Running &running)
{
    const core::InstanceKey &key = running.operation.key;
    const core::FleetView picture = m_keeper.pictureOf(key.application, m_clock());
    auto [peer, request] = core::cancelPlanFor(picture, running.operation);
    apply(running, core::CancelPlanned{std::move(peer), std::move(request)});
}

/// What tells later that it has stopped.
void ReleaseDriver::watchStop(const core::InstanceKey &key, const core::InstanceView &row)
{
    m_ports.setTarget(key, *row.registered);
    m_readiness.setTarget(key, core::isFirstGeneration(*row.registered) ? std::string() : row.actuatorUrl);
}

void ReleaseDriver::forgetStop(const core::InstanceKey &key)
{
    m_ports.forget(key);
    m_readiness.forget(key);
}

void ReleaseDriver::goOnEarly(const core::InstanceKey &key, const std::string &reason)
{
    if (Running *running = find(key))
        apply(*running, core::GoOnAsked{reason});
}

void ReleaseDriver::cancelStop(const core::InstanceKey &key)
{
    if (Running *running = find(key))
        apply(*running, core::StopTakenBack{});
}

void ReleaseDriver::dismiss(const core::InstanceKey &key)
{
    const Running *running = find(key);
    if (!running || !running->operation.isFinished())
        return;
    m_running.erase(key);
    forgetStop(key);
    announceRelease();
    emit changed();
}

void ReleaseDriver::resume(const core::Recovery &recovery, core::RecoveryChoice choice,
                           const std::string &reason)
{
    const core::TimePoint now = m_clock();
    const core::InstanceKey &key = recovery.key;
    const core::FleetView picture = m_keeper.pictureOf(key.application, now);
    const core::InstanceView *row = picture.find(key);
    if (!row)
        return;
    const core::Operation base =
        core::planOperation(picture, *row, core::Goal::Drain, recovery.recorded.settings, m_nextId++, now);
    Running running{core::resumed(recovery, choice, base)};
    running.journal = {m_person.environment, m_person.name, QString::fromStdString(recovery.recorded.id),
                       QString::fromStdString(key.path()), QString::fromStdString(recovery.recorded.release)};
    auto [peer, request] = core::cancelPlanFor(picture, running.operation);
    running.operation.cancelPeer = std::move(peer);
    running.operation.cancelRequest = std::move(request);
    running.hopsRead = hopsReadFor(running.operation);
    running.operation.budget.update(*running.hopsRead, running.operation.drainedSince);
    Running &kept = m_running.insert_or_assign(key, std::move(running)).first->second;
    watchStop(key, *row);
    announceRelease();
    carryOut(kept, core::resume(kept.operation, recovery, choice, reason, now));
}

void ReleaseDriver::leave(const core::InstanceKey &key, const std::string &reason)
{
    Running *running = find(key);
    if (!running || running->operation.isFinished())
        return;
    if (!writeLine(*running, core::leavingLine(running->operation, reason)))
        return; // it stays on the screen: what is over must be on record
    m_running.erase(key);
    forgetStop(key);
    announceRelease();
    emit changed();
}

// --- what was read
// ---------------------------------------------------------------------------------------------------

void ReleaseDriver::onListRead(const std::string &peer, const core::Registry &registry)
{
    for (auto &[key, running] : m_running) {
        const core::Instance *listed = registry.find(key.application, key.id);
        apply(running, core::ServedRead{peer, listed && listed->status.status == core::Status::Up});
    }
}

void ReleaseDriver::onLiveRead(const core::InstanceName &name, const std::string &peer,
                               const core::Result<std::optional<core::Instance>> &read)
{
    Running *running = find(name);
    if (!running)
        return;
    apply(*running, core::PeerRead{peer, read});
    // What an abort would send is shown before it is asked for: kept as new as what was read.
    if (!core::unwindOf(running->operation).empty())
        planCancel(*running);
}

void ReleaseDriver::onTraffic(const core::InstanceName &name, const core::TrafficSample &sample)
{
    if (Running *running = find(name))
        apply(*running, core::Sampled{sample});
}

core::HopsRead ReleaseDriver::hopsReadFor(const core::Operation &operation) const
{
    return core::hopsReadFor(m_keeper.facts(), operation.key.application, operation.key.id, m_declared,
                             operation.backSince.value_or(operation.drainedSince));
}

void ReleaseDriver::tellHops()
{
    std::set<core::InstanceName> returning = m_watchedReturning;
    for (auto &[key, running] : m_running) {
        const bool isReturning = core::isReturning(running.operation, m_clock());
        if (isReturning)
            returning.insert({key.application, key.id});
        if (running.operation.isFinished() && !isReturning)
            continue;
        core::HopsRead read = hopsReadFor(running.operation);
        if (running.hopsRead == read)
            continue;
        running.hopsRead = read;
        apply(running, read);
    }
    if (returning != m_returning)
        emit returningChanged(m_returning = returning);
}

void ReleaseDriver::setWatched(std::set<core::InstanceName> inRelease, std::set<core::InstanceName> returning)
{
    m_watchedReturning = std::move(returning);
    if (inRelease == m_watched)
        return;
    m_watched = std::move(inRelease);
    announceRelease();
}

void ReleaseDriver::woke(core::Millis slept)
{
    for (auto &[key, running] : m_running)
        apply(running, core::Woke{slept});
}

void ReleaseDriver::tick()
{
    // Each goes over the whole fleet; the moment that counts is when a copy was read, not when it is told.
    const core::Millis hopsEvery =
        core::Millis(500) * std::clamp<int>(static_cast<int>(m_running.size()), 1, 10);
    if (const core::TimePoint now = m_clock(); now - m_hopsToldAt >= hopsEvery) {
        m_hopsToldAt = now;
        tellHops();
    }
    for (auto &[key, running] : m_running) {
        if (running.operation.isFinished())
            continue;
        apply(running, core::Tick{});
        const core::Phase phase = running.operation.phase;
        if (phase == core::Phase::Stopping)
            m_ports.ask(key);
        // From before the request on: it is a sign only where it was ready then.
        if (phase == core::Phase::StopSending || phase == core::Phase::Stopping)
            m_readiness.ask(key);
    }
}

} // namespace app
