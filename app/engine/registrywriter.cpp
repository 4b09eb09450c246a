// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/registrywriter.h"

#include "app/engine/actuatorread.h"
#include "app/engine/polling.h"
#include "core/actuator/endpoints.h"
#include "core/eureka/answers.h"
#include "core/eureka/operations.h"
#include "core/release/linedetails.h"

#include <QTimer>
#include <QUuid>

#include <algorithm>

namespace app {

namespace {

constexpr std::size_t keptChanges = 50;
constexpr core::Millis probeTimeout{2'000};

std::string requestText(const core::Request &request)
{
    return std::string(core::methodName(request.method)) + " " + request.url;
}

/// What a peer said, for the journal.
std::string readText(const core::PeerReadBack &read)
{
    if (read.error)
        return "no answer";
    if (!read.status)
        return "no such instance";
    return std::string(read.status->status.word()) + ", override " +
           std::string(read.status->overriddenStatus.word());
}

const core::ActuatorOrder *orderOf(const core::RegistryChangeState &state)
{
    return std::get_if<core::ActuatorOrder>(&state.write);
}

/// What an endpoint said, for the journal: "true" of a pause is no proof, but it is worth keeping.
std::string answerText(const core::RegistryChangeState &state, const core::Result<core::Response> &answer)
{
    if (!answer)
        return "no answer";
    std::string text = "answered " + std::to_string(answer->status);
    if (const core::ActuatorOrder *order = orderOf(state); order && !core::needsServiceRegistry(*order)) {
        const auto said = core::lifecycleAnswer(answer, state.request->url);
        if (said && said->isTrue)
            text += *said->isTrue ? ": true" : ": false";
        else if (said && !said->message.empty())
            text += ": " + said->message;
    }
    return text;
}

/// The answer of a write that did not do it, or nothing for a success.
std::optional<core::Error> refusal(const core::RegistryChangeState &state,
                                   const core::Result<core::Response> &answer)
{
    if (!answer)
        return answer.error();
    const std::string &url = state.request->url;
    if (const core::ActuatorOrder *order = orderOf(state)) {
        auto taken = core::answerOf(*order, answer);
        if (taken)
            return std::nullopt;
        // A page instead of an answer, or a gateway in between: it may have happened all the same.
        const bool isUnknown =
            taken.error().kind == core::ErrorKind::NotJson || answer->status == 502 || answer->status == 504;
        if (isUnknown)
            taken.error().kind = core::ErrorKind::OutcomeUnknown;
        return taken.error();
    }
    const auto good = core::requireSuccess(answer, url);
    // A success whose body we cannot read is a success: servers answer writes with an empty one.
    if (good || (answer->status >= 200 && answer->status < 300))
        return std::nullopt;
    return good.error();
}

} // namespace

RegistryWriter::RegistryWriter(Connections &connections, Journal &journal, Clock clock, Person person,
                               std::vector<std::string> peers, QObject *parent)
    : QObject(parent)
    , m_connections(connections)
    , m_journal(journal)
    , m_clock(std::move(clock))
    , m_person(std::move(person))
    , m_peers(std::move(peers))
{
}

std::vector<core::RegistryChangeState> RegistryWriter::changes() const
{
    std::vector<core::RegistryChangeState> all;
    for (const auto &[id, running] : m_running)
        all.push_back(running.state);
    return all;
}

bool RegistryWriter::isRunning() const
{
    return std::ranges::any_of(m_running, [](const auto &entry) { return !entry.second.state.isFinished(); });
}

RegistryWriter::Running *RegistryWriter::find(Id id)
{
    const auto found = m_running.find(id);
    return found == m_running.end() ? nullptr : &found->second;
}

void RegistryWriter::start(Order order)
{
    forgetOldest();
    core::RegistryChangeState state{m_nextId++, order.key, order.write};
    state.reason = order.reason;
    state.startedAt = m_clock();
    state.peers = m_peers;
    const Id id = state.id;
    JournalContext journal{m_person.environment, m_person.name,
                           QUuid::createUuid().toString(QUuid::WithoutBraces),
                           QString::fromStdString(order.key.path()), QString::fromStdString(order.release)};
    Running running{std::move(state), std::move(order), std::move(journal)};
    Running &kept = m_running.emplace(id, std::move(running)).first->second;
    // The longest base decides about the length of the address.
    for (const std::string &peer : m_peers) {
        if (!kept.state.trap)
            kept.state.trap = core::trapOf(peer, kept.state.key, kept.state.write);
    }
    if (kept.state.trap) {
        finish(kept, core::Outcome::Refused);
        return;
    }
    if (isRefused(kept))
        return;
    readAll(id, &RegistryWriter::takeBefore, &RegistryWriter::choosePeer);
    emit changed();
}

void RegistryWriter::forgetOldest()
{
    if (m_running.size() < keptChanges)
        return;
    const auto old =
        std::ranges::find_if(m_running, [](const auto &entry) { return entry.second.state.isFinished(); });
    if (old != m_running.end())
        m_running.erase(old);
}

bool RegistryWriter::isRefused(Running &running)
{
    if (!m_guards)
        return false;
    auto found = m_guards(running.state.key, running.state.write, running.order.overridden);
    if (!core::isBlocked(found))
        return false;
    refuse(running, std::move(found));
    return true;
}

void RegistryWriter::refuse(Running &running, std::vector<core::GuardFinding> findings)
{
    const core::InstanceKey key = running.state.key;
    finish(running, core::Outcome::Refused);
    emit refused({key, core::Goal::Drain, std::move(findings)});
}

// --- reading
// ---------------------------------------------------------------------------------------------------------

void RegistryWriter::readAll(Id id,
                             void (RegistryWriter::*take)(Running &, const std::string &, const LiveAnswer &),
                             void (RegistryWriter::*then)(Running &))
{
    Running *running = find(id);
    running->awaited = {m_peers.begin(), m_peers.end()};
    for (const std::string &peer : m_peers) {
        core::Request request =
            core::instanceRequest(peer, running->state.key.application, running->state.key.id);
        request.timeout = readTimeout;
        m_connections.reader.read(
            request, this,
            [this, id, peer, take, then, url = request.url](const core::Result<core::Response> &response) {
                Running *reading = find(id);
                if (!reading)
                    return;
                (this->*take)(*reading, peer, core::instanceAnswer(response, url, reading->state.key.id));
                reading->awaited.erase(peer);
                if (reading->awaited.empty())
                    (this->*then)(*reading);
            });
    }
}

void RegistryWriter::takeBefore(Running &running, const std::string &peer, const LiveAnswer &answer)
{
    if (!answer) {
        running.errors.push_back(answer.error());
        return;
    }
    running.state.answered.insert(peer);
    if (*answer)
        running.state.before.emplace(peer, **answer);
}

void RegistryWriter::choosePeer(Running &running)
{
    const std::string &confirmed = running.order.peer;
    if (!running.state.before.empty() && !isAsConfirmed(running)) {
        // What was confirmed is sent, or nothing.
        refuse(running, {{core::Guard::PeerChanged, true, {confirmed}}});
        return;
    }
    if (core::cancelsNothing(running.state)) {
        refuse(running, {{core::Guard::NoOverride, true, {}}});
        return;
    }
    const auto peer = core::peerToWrite(running.state);
    if (peer) {
        running.state.peer = confirmed.empty() ? *peer : confirmed;
        if (orderOf(running.state))
            findEndpoint(running);
        else
            sendSoon(running);
    } else if (!running.state.answered.empty()) {
        core::Error none{core::ErrorKind::NotFound, *running.state.answered.begin(), running.state.key.path(),
                         404};
        finish(running, core::Outcome::Refused, std::move(none));
    } else {
        const core::Error error = running.errors.front();
        finish(running, core::outcomeOf(error), error);
    }
}

/// By the reads just before the write: the confirmed peer is fit, and a repair still has something to heal.
bool RegistryWriter::isAsConfirmed(const Running &running) const
{
    const core::RegistryChangeState &state = running.state;
    const std::string &confirmed = running.order.peer;
    if (!confirmed.empty() && !core::isFitToWrite(state, confirmed))
        return false;
    if (!running.order.isRepair)
        return true;
    std::vector<std::optional<core::Instance>> read;
    for (const std::string &peer : state.answered) {
        const auto found = state.before.find(peer);
        read.push_back(found == state.before.end() ? std::nullopt : std::optional(found->second));
    }
    const auto repair = core::repairFor(read);
    return repair && core::InstanceWrite(*repair) == state.write;
}

void RegistryWriter::findEndpoint(Running &running)
{
    core::ActuatorOrder order = *orderOf(running.state);
    const auto known = running.state.before.find(running.state.peer);
    std::optional<core::Instance> instance;
    if (known != running.state.before.end())
        instance = known->second;
    if (order.actuatorUrl.empty() && instance)
        order.actuatorUrl = core::actuatorUrl(*instance);
    auto *read = new ActuatorRead(
        std::move(order), std::move(instance), m_connections.reader, m_clock,
        [this, id = running.state.id](const core::FoundOrder &found) {
            if (Running *waiting = find(id))
                takeEndpoint(*waiting, found);
        },
        this);
    read->start();
}

void RegistryWriter::takeEndpoint(Running &running, const core::FoundOrder &found)
{
    if (const auto *order = std::get_if<core::ActuatorOrder>(&found)) {
        const auto &confirmed = running.order.confirmed;
        if (confirmed && core::requestFor(*order) != *confirmed) {
            running.state.actuatorTrap = core::ActuatorTrap::NotAsConfirmed;
            finish(running, core::Outcome::Refused);
            return;
        }
        running.state.write = *order;
        if (order->identity == core::Identity::CannotTell)
            writeLine(running, core::notProvenToBeItLine());
        sendSoon(running);
    } else if (const auto *trap = std::get_if<core::ActuatorTrap>(&found)) {
        running.state.actuatorTrap = *trap;
        finish(running, core::Outcome::Refused);
    } else {
        const core::Error error = std::get<core::Error>(found);
        finish(running, core::outcomeOf(error), error);
    }
}

void RegistryWriter::takeReadBack(Running &running, const std::string &peer, const LiveAnswer &answer)
{
    const core::PeerVerdict before = running.state.readBack[peer].verdict;
    core::readBack(running.state, peer, answer, m_clock());
    const core::PeerReadBack &now = running.state.readBack[peer];
    if (now.verdict == before)
        return;
    writeLine(running, {core::JournalKind::ReadBack,
                        std::string(core::verdictName(now.verdict)) + " on " + peer + ": " + readText(now),
                        {{"peer", peer}, {"verdict", std::string(core::verdictName(now.verdict))}}});
    emit changed();
}

void RegistryWriter::afterRound(Running &running)
{
    if (core::isProven(running.state)) {
        const core::ActuatorOrder *order = orderOf(running.state);
        if (order && order->kind == core::ActuatorOrder::Kind::Pause)
            checkPort(running);
        else
            finish(running, core::Outcome::Done);
        return;
    }
    if (m_clock() - *running.state.answeredAt >= core::proofLimit(running.state, m_limits.readBack)) {
        finish(running, core::Outcome::Unproven, running.state.failure);
        return;
    }
    QTimer::singleShot(m_limits.again, this, [this, id = running.state.id] {
        if (find(id))
            readAll(id, &RegistryWriter::takeReadBack, &RegistryWriter::afterRound);
    });
}

void RegistryWriter::checkPort(Running &running)
{
    const core::Instance &instance = running.state.before.at(running.state.peer);
    const std::string &host = instance.hostName.empty() ? instance.ipAddress : instance.hostName;
    const int port = instance.port.value_or(instance.securePort.value_or(0));
    m_connections.probe.probe(host, port, probeTimeout, this, [this, id = running.state.id](PortState state) {
        Running *probed = find(id);
        if (!probed)
            return;
        writeLine(*probed, {core::JournalKind::ReadBack,
                            state == PortState::Open ? "its port is still open" : "its port is not open"});
        if (state == PortState::Open)
            finish(*probed, core::Outcome::Done);
        else
            finish(*probed, core::Outcome::Unproven,
                   core::Error{core::ErrorKind::Refused, probed->state.request->url,
                               "it left the registry, but its port is not open", 0});
    });
}

// --- writing
// ---------------------------------------------------------------------------------------------------------

void RegistryWriter::sendSoon(Running &running)
{
    const core::Millis wait = std::max(core::Millis(0), m_limits.pace - (m_clock() - m_lastWrite));
    m_lastWrite = m_clock() + wait;
    QTimer::singleShot(wait, this, [this, id = running.state.id] {
        if (Running *waiting = find(id))
            send(*waiting);
    });
}

void RegistryWriter::send(Running &running)
{
    if (isRefused(running))
        return;
    core::RegistryChangeState &state = running.state;
    const core::Request request = core::requestFor(state.peer, state.key, state.write);
    for (const core::Guard guard : running.order.overridden)
        writeLine(running, {core::JournalKind::Operator,
                            "overrides the guard " + std::string(core::guardName(guard)),
                            {{"reason", state.reason},
                             {"act", "override"},
                             {"guard", std::string(core::guardName(guard))}}});
    std::string text = requestText(request);
    if (orderOf(state) && !request.body.empty())
        text += " " + request.body;
    const auto written = writeLine(running, {core::JournalKind::WriteIntended,
                                             std::move(text),
                                             {{"write", std::string(core::writeName(state.write))},
                                              {"method", std::string(core::methodName(request.method))},
                                              {"url", request.url},
                                              {"reason", state.reason}}});
    if (!written) {
        // What cannot be recorded is not sent.
        finish(running, core::Outcome::Failed, written.error());
        return;
    }
    state.request = request;
    state.sentAt = m_clock();
    emit changed();
    m_connections.writer.send(request, this,
                              [this, id = state.id](const core::Result<core::Response> &answer) {
                                  if (Running *answered = find(id))
                                      onAnswer(*answered, answer);
                              });
}

void RegistryWriter::onAnswer(Running &running, const core::Result<core::Response> &answer)
{
    core::RegistryChangeState &state = running.state;
    state.answeredAt = m_clock();
    const auto error = refusal(state, answer);
    state.isWriteUnknown = error && error->kind == core::ErrorKind::OutcomeUnknown;
    writeLine(running, {core::JournalKind::Answer,
                        answerText(state, answer),
                        {core::answerDetail(!error                 ? core::WriteAnswer::Accepted
                                            : state.isWriteUnknown ? core::WriteAnswer::Unknown
                                                                   : core::WriteAnswer::NotDone),
                         {"status", std::to_string(answer ? answer->status : error->httpStatus)}}});
    if (error && !state.isWriteUnknown) {
        finish(running, core::outcomeOf(*error), error);
        return;
    }
    state.failure = error;
    emit changed();
    readAll(state.id, &RegistryWriter::takeReadBack, &RegistryWriter::afterRound);
}

void RegistryWriter::finish(Running &running, core::Outcome outcome, std::optional<core::Error> failure)
{
    core::RegistryChangeState &state = running.state;
    state.outcome = outcome;
    // Read back on every peer: it happened, whether or not its answer arrived.
    state.failure = outcome == core::Outcome::Done ? std::nullopt : std::move(failure);
    if (state.request)
        writeLine(running, {core::JournalKind::Finished,
                            outcome == core::Outcome::Done       ? "proven on every peer"
                            : outcome == core::Outcome::Unproven ? "not proven on every peer"
                                                                 : "failed",
                            {{"write", std::string(core::writeName(state.write))}}});
    const bool goesOn = outcome == core::Outcome::Done && !running.order.then.empty();
    state.isFollowed = goesOn;
    if (goesOn)
        goOn(running.order);
    emit changed();
}

/// The next write of the cure. It is read and guarded anew, as any other.
void RegistryWriter::goOn(const Order &done)
{
    Order next = done;
    next.write = core::writeOf(next.then.front());
    next.then.erase(next.then.begin());
    start(std::move(next));
}

core::Result<void> RegistryWriter::writeLine(Running &running, const core::JournalLine &line)
{
    const core::TimePoint now = m_clock();
    const auto written = m_journal.append(running.journal, line, now);
    if (written)
        emit lineWritten(running.state.key, line, now);
    return written;
}

} // namespace app
