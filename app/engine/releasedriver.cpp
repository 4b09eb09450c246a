// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/releasedriver.h"

#include "app/engine/identityread.h"
#include "core/http/url.h"
#include "core/release/plan.h"

#include <QTimer>
#include <QUuid>

#include <algorithm>

namespace app {

namespace {

/// Between two changes, as Asgard and Spinnaker learned to keep.
constexpr core::Millis writePace{150};
constexpr core::Millis probeEvery{500};
constexpr core::Millis probeTimeout{2'000};

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

core::PortState portState(PortState state)
{
    switch (state) {
    case PortState::Open:
        return core::PortState::Open;
    case PortState::Closed:
        return core::PortState::Closed;
    case PortState::Unknown:
        break;
    }
    return core::PortState::Unknown;
}

std::optional<core::MarkKind> markFor(core::Phase before, core::Phase after)
{
    switch (after) {
    case core::Phase::ReadingBack:
        return core::MarkKind::Drain;
    case core::Phase::Drained:
        return core::MarkKind::Drained;
    case core::Phase::Stopping:
        return core::MarkKind::Shutdown;
    case core::Phase::Stopped:
        return core::MarkKind::Stopped;
    case core::Phase::Restoring:
        return core::MarkKind::Restore;
    case core::Phase::Restored:
        return core::MarkKind::Back;
    case core::Phase::Failed:
        return before == after ? std::nullopt : std::optional(core::MarkKind::Failed);
    default:
        return std::nullopt;
    }
}

} // namespace

ReleaseDriver::ReleaseDriver(Connections &connections, FactKeeper &keeper, Journal &journal, Clock clock,
                             Person person, QObject *parent)
    : QObject(parent)
    , m_connections(connections)
    , m_keeper(keeper)
    , m_journal(journal)
    , m_clock(std::move(clock))
    , m_person(std::move(person))
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
    const std::vector<core::Operation> all = operations();
    core::GuardContext context;
    context.now = m_clock();
    context.isWritable = m_access.isWritable(context.now);
    context.operations = &all;
    if (const Running *own = find(intent.key); own && !own->operation.isFinished())
        context.own = own->operation;
    context.withoutDrain = intent.settings.withoutDrain;
    context.identity = identity;
    context.isTypedNameGiven = intent.isTypedNameGiven;
    context.overridden = intent.overridden;
    return core::guardsFor(*m_keeper.picture(context.now), intent.key, intent.goal, context);
}

void ReleaseDriver::start(const core::StartOperation &intent)
{
    const auto found = findings(intent, core::Identity::NotAsked);
    if (core::isBlocked(found)) {
        emit refused({intent.key, intent.goal, found});
        return;
    }
    if (intent.goal != core::Goal::Shutdown) {
        beginOrContinue(intent, core::Identity::NotAsked);
        return;
    }
    // Before the irreversible request: is the process that answers there really this instance?
    const auto picture = m_keeper.picture(m_clock());
    const core::InstanceView *row = picture->find(intent.key);
    auto *read = new IdentityRead(
        row->registered, row->actuatorUrl, m_connections.reader,
        [this, intent](core::Identity identity) { beginOrContinue(intent, identity); }, this);
    read->start();
}

void ReleaseDriver::beginOrContinue(const core::StartOperation &intent, core::Identity identity)
{
    const auto found = findings(intent, identity);
    if (core::isBlocked(found)) {
        emit refused({intent.key, intent.goal, found});
        return;
    }
    Running *running = find(intent.key);
    if (!running || running->operation.isFinished()) {
        begin(intent, identity);
        return;
    }
    running->identity = identity;
    running->isTypedNameGiven = intent.isTypedNameGiven;
    running->overridden = intent.overridden;
    if (intent.goal == core::Goal::Shutdown)
        apply(*running, core::StopAsked{});
    else if (intent.goal == core::Goal::Restore)
        apply(*running, core::AbortAsked{});
}

void ReleaseDriver::begin(const core::StartOperation &intent, core::Identity identity)
{
    const core::TimePoint now = m_clock();
    const auto picture = m_keeper.picture(now);
    const core::InstanceView *row = picture->find(intent.key);
    if (!row)
        return;
    Running running{core::planOperation(*picture, *row, intent.goal, intent.settings, m_nextId++, now)};
    running.journal = {m_person.environment, m_person.name,
                       QUuid::createUuid().toString(QUuid::WithoutBraces),
                       QString::fromStdString(intent.key.path())};
    running.overridden = intent.overridden;
    running.isTypedNameGiven = intent.isTypedNameGiven;
    running.identity = identity;
    Running &kept = m_running.insert_or_assign(intent.key, std::move(running)).first->second;
    announceRelease();
    for (const core::Guard guard : intent.overridden)
        writeLine(kept, {core::JournalKind::Operator,
                         "overrides the guard " + std::string(core::guardName(guard)),
                         {{"reason", intent.reason}}});
    carryOut(kept, core::begin(kept.operation, now));
}

void ReleaseDriver::abort(const core::InstanceKey &key)
{
    if (Running *running = find(key))
        apply(*running, core::AbortAsked{});
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
    if (Running *running = find(name))
        apply(*running, core::PeerRead{peer, read});
}

void ReleaseDriver::onTraffic(const core::InstanceName &name, const core::TrafficSample &sample)
{
    if (Running *running = find(name))
        apply(*running, core::Sampled{sample});
}

void ReleaseDriver::tick()
{
    for (auto &[key, running] : m_running) {
        if (running.operation.isFinished())
            continue;
        apply(running, core::Tick{});
        if (running.operation.phase == core::Phase::Stopping)
            probePort(running);
    }
}

void ReleaseDriver::probePort(Running &running)
{
    const core::TimePoint now = m_clock();
    if (running.isProbing || now - running.probedAt < probeEvery)
        return;
    const auto picture = m_keeper.picture(now);
    const core::InstanceView *row = picture->find(running.operation.key);
    const std::optional<int> port =
        row ? (row->registered.port ? row->registered.port : row->registered.securePort) : std::nullopt;
    if (!port)
        return;
    running.isProbing = true;
    running.probedAt = now;
    const std::string &host =
        row->registered.hostName.empty() ? row->registered.ipAddress : row->registered.hostName;
    m_connections.probe.probe(host, *port, probeTimeout, this,
                              [this, key = running.operation.key](PortState state) {
                                  if (Running *probed = find(key)) {
                                      probed->isProbing = false;
                                      apply(*probed, core::PortProbed{portState(state)});
                                  }
                              });
}

// --- effects
// ---------------------------------------------------------------------------------------------------------

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
    if (auto guards = refusingGuards(*running); !guards.empty()) {
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
    std::vector<std::string> names;
    for (const core::GuardFinding &finding : findings(intent, running.identity)) {
        if (finding.blocks)
            names.emplace_back(core::guardName(finding.guard));
    }
    return names;
}

void ReleaseDriver::mark(const core::Operation &operation, core::Phase before)
{
    if (operation.phase == before)
        return;
    if (const auto kind = markFor(before, operation.phase))
        m_keeper.addMark({m_clock(), *kind, operation.key.id.text()});
}

void ReleaseDriver::announceRelease()
{
    std::set<core::InstanceName> names;
    for (const auto &[key, running] : m_running) {
        if (!running.operation.isFinished())
            names.insert({key.application, key.id});
    }
    emit inReleaseChanged(names);
}

} // namespace app
