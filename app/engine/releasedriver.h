// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/clock.h"
#include "app/engine/connections.h"
#include "app/engine/factkeeper.h"
#include "app/engine/portwatch.h"
#include "app/engine/readinesswatch.h"
#include "app/engine/recorder.h"
#include "app/store/journal.h"
#include "core/release/intent.h"
#include "core/release/machine.h"

#include <QObject>

#include <functional>
#include <map>
#include <set>

namespace app {

/// Drives the operations: feeds the state machine with what was read, does what it asks for, in its order. A
/// change leaves only after its journal line is on disk and the guards were asked again. Engine thread only.
class ReleaseDriver : public QObject
{
    Q_OBJECT

public:
    struct Person
    {
        QString environment;
        QString name;
    };

    ReleaseDriver(Connections &connections, FactKeeper &keeper, Journal &journal, Clock clock, Person person,
                  QObject *parent);

    void start(const core::StartOperation &intent);
    void abort(const core::InstanceKey &key);
    void goOnEarly(const core::InstanceKey &key, const std::string &reason);
    void cancelStop(const core::InstanceKey &key);
    void dismiss(const core::InstanceKey &key);
    /// Goes on with what a program that died left, under its own number in the journal. Nothing happens where
    /// the instance is no longer known.
    void resume(const core::Recovery &recovery, core::RecoveryChoice choice, const std::string &reason);
    /// Ends it here and in the journal, as it is.
    void leave(const core::InstanceKey &key, const std::string &reason);

    /// What a release watches beside the instances of running operations: those that are awaited, and those
    /// that callers have yet to take up.
    void setWatched(std::set<core::InstanceName> inRelease, std::set<core::InstanceName> returning);

    /// Asked before anything is begun and before each write: takes the lock, or tells who holds it.
    void setLock(std::function<std::vector<std::string>(const std::string &what)> holdLock)
    {
        m_holdLock = std::move(holdLock);
    }
    void setAccess(const core::Access &access) { m_access = access; }
    void setDeclaredCallers(std::vector<core::DeclaredCaller> callers) { m_declared = std::move(callers); }
    std::vector<core::Operation> operations() const;
    std::vector<core::Operation> operationsOutside(const std::string &release) const;
    /// With their numbers in the journal.
    std::vector<Recorder::Recorded> recorded() const;
    bool isRunning() const; ///< any operation that is not finished

    void onListRead(const std::string &peer, const core::Registry &registry);
    void onLiveRead(const core::InstanceName &name, const std::string &peer,
                    const core::Result<std::optional<core::Instance>> &read);
    void onTraffic(const core::InstanceName &name, const core::TrafficSample &sample);
    void tick();
    void woke(core::Millis slept); ///< see core::Woke

signals:
    void changed();
    void inReleaseChanged(const std::set<core::InstanceName> &names);
    /// Put back, and not yet taken up by every caller.
    void returningChanged(const std::set<core::InstanceName> &names);
    void refused(const core::IntentRefusal &refusal);
    void lineWritten(const core::InstanceKey &key, const core::JournalLine &line, core::TimePoint at);

private:
    struct Running
    {
        core::Operation operation;
        JournalContext journal;
        std::vector<core::Guard> overridden;
        bool isTypedNameGiven = false;
        core::Identity identity = core::Identity::NotAsked;
        std::optional<core::HopsRead> hopsRead; ///< the newest
    };

    bool isStillAsked(const core::StartOperation &intent);
    Running *find(const core::InstanceKey &key);
    Running *find(const core::InstanceName &name);
    std::vector<core::GuardFinding> findings(const core::StartOperation &intent, core::Identity identity);
    /// `takeOut` is the POST to the instance itself; empty where Eureka is asked.
    void beginOrContinue(const core::StartOperation &intent, core::Identity identity,
                         const core::Request &takeOut = {});
    void begin(const core::StartOperation &intent, core::Identity identity, const core::Request &takeOut);
    void findEndpoint(const core::StartOperation &intent);
    /// Who goes past a guard, and why, stands in the journal before anything is sent because of it.
    void writeOverrides(Running &running, const core::StartOperation &intent);
    void writeIdentity(Running &running);
    void putBack(Running &running);
    void planCancel(Running &running); ///< by the newest evidence
    void watchStop(const core::InstanceKey &key, const core::InstanceView &row);
    void forgetStop(const core::InstanceKey &key);
    core::HopsRead hopsReadFor(const core::Operation &operation) const;
    void tellHops();
    void apply(Running &running, const core::Event &event);
    void carryOut(Running &running, core::Step step);
    core::Result<void> writeLine(Running &running, const core::JournalLine &line);
    void send(const core::InstanceKey &key, const core::SendWrite &write);
    void sendNow(const core::InstanceKey &key, const core::SendWrite &write);
    std::vector<std::string> refusingGuards(const Running &running);
    void mark(const core::Operation &operation, core::Phase before);
    void announceRelease();

    Connections &m_connections;
    FactKeeper &m_keeper;
    Journal &m_journal;
    Clock m_clock;
    Person m_person;
    PortWatch m_ports;
    ReadinessWatch m_readiness;
    std::function<std::vector<std::string>(const std::string &)> m_holdLock;
    core::Access m_access;
    std::map<core::InstanceKey, Running> m_running;
    std::set<core::InstanceKey>
        m_asking; ///< what is read before the first request of an operation is under way
    std::uint64_t m_nextId = 1;
    std::vector<core::DeclaredCaller> m_declared;
    core::TimePoint m_hopsToldAt{};
    std::set<core::InstanceName> m_returning;
    std::set<core::InstanceName> m_watched;
    std::set<core::InstanceName> m_watchedReturning;
    core::TimePoint m_lastWrite{};
};

} // namespace app
