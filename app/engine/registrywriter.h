// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/clock.h"
#include "app/engine/connections.h"
#include "app/store/journal.h"
#include "core/release/intent.h"
#include "core/release/registrychange.h"

#include <QObject>

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace app {

/// Carries single writes out, at Eureka or at the instance itself: a live read on every peer, a journal line,
/// the request to one peer (or to the instance, once its endpoint was found by reads) exactly once, then live
/// reads on every peer until each shows it or the time is up. Never sends twice and never tries another peer
/// after a request has left. Engine thread only.
class RegistryWriter : public QObject
{
    Q_OBJECT

public:
    struct Person
    {
        QString environment;
        QString name;
    };
    /// Lengths.
    struct Limits
    {
        core::Millis readBack{15'000}; ///< until a write must show on every peer
        core::Millis again{500};       ///< between two rounds of reads
        core::Millis pace{150};        ///< between two writes
    };
    /// Asked again at the moment of the write; what blocks keeps it from leaving.
    using Guards = std::function<std::vector<core::GuardFinding>(
        const core::InstanceKey &key, const core::InstanceWrite &write, const std::vector<core::Guard> &)>;

    RegistryWriter(Connections &connections, Journal &journal, Clock clock, Person person,
                   std::vector<std::string> peers, QObject *parent);

    void setGuards(Guards guards) { m_guards = std::move(guards); }
    void setLimits(Limits limits) { m_limits = limits; }

    /// What is to be written, and in which way.
    struct Order
    {
        core::InstanceKey key;
        core::InstanceWrite write;
        std::string reason;
        std::vector<core::Guard> overridden;
        std::vector<core::RegistryChange> then; ///< see ChangeRegistry
        std::string peer;                       ///< see ChangeRegistry
        bool isRepair = false;                  ///< see ChangeRegistry
        std::string release;                    ///< id of the release it is a step of; empty: of none
        std::optional<core::Request> confirmed; ///< see AskActuator
    };

    /// Nothing is refused here: see `refused` and RegistryChangeState::trap.
    void start(Order order);

    /// Oldest first; the last 50.
    std::vector<core::RegistryChangeState> changes() const;
    bool isRunning() const;

signals:
    void changed();
    void refused(const core::IntentRefusal &refusal);
    void lineWritten(const core::InstanceKey &key, const core::JournalLine &line, core::TimePoint at);

private:
    struct Running
    {
        core::RegistryChangeState state;
        Order order;
        JournalContext journal;
        std::set<std::string> awaited;   ///< peers whose answer of this round is not there yet
        std::vector<core::Error> errors; ///< of the reads before the write
    };
    using Id = std::uint64_t;
    using LiveAnswer = core::Result<std::optional<core::Instance>>;

    Running *find(Id id);
    void readAll(Id id, void (RegistryWriter::*take)(Running &, const std::string &, const LiveAnswer &),
                 void (RegistryWriter::*then)(Running &));
    void takeBefore(Running &running, const std::string &peer, const LiveAnswer &answer);
    void choosePeer(Running &running);
    void findEndpoint(Running &running); ///< of an order to the instance itself
    void takeEndpoint(Running &running, const core::FoundOrder &found);
    bool isRefused(Running &running);
    void refuse(Running &running, std::vector<core::GuardFinding> findings);
    void forgetOldest();
    void goOn(const Order &done);
    bool isAsConfirmed(const Running &running) const;
    void sendSoon(Running &running);
    void send(Running &running);
    void onAnswer(Running &running, const core::Result<core::Response> &answer);
    void takeReadBack(Running &running, const std::string &peer, const LiveAnswer &answer);
    void afterRound(Running &running);
    void checkPort(Running &running); ///< a paused instance goes on answering; a dead one was not paused
    void finish(Running &running, core::Outcome outcome, std::optional<core::Error> failure = std::nullopt);
    core::Result<void> writeLine(Running &running, const core::JournalLine &line);

    Connections &m_connections;
    Journal &m_journal;
    Clock m_clock;
    Person m_person;
    std::vector<std::string> m_peers;
    Guards m_guards;
    Limits m_limits;
    std::map<Id, Running> m_running; ///< finished ones too, until there are too many
    Id m_nextId = 1;
    core::TimePoint m_lastWrite{};
};

} // namespace app
