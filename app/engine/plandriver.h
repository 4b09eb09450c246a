// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/clock.h"
#include "app/engine/commandrun.h"
#include "app/engine/connections.h"
#include "app/engine/factkeeper.h"
#include "app/engine/registrywriter.h"
#include "app/engine/releasedriver.h"
#include "app/store/approvals.h"
#include "app/store/journal.h"
#include "core/release/intent.h"
#include "core/release/linedetails.h"
#include "core/release/releasemachine.h"

#include <QObject>

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace app {

/// Drives whole releases: feeds the machine above the operations with what was seen and done, and carries out
/// what it asks for, in its order, through ReleaseDriver (which asks the guards again at each write). Each
/// accepted move is in the journal, under the release's id. Engine thread only.
class PlanDriver : public QObject
{
    Q_OBJECT

public:
    /// What it works through; all live longer.
    struct Parts
    {
        Connections &connections;
        FactKeeper &keeper;
        Journal &journal;
        ReleaseDriver &driver;
        RegistryWriter &writer;
        std::vector<std::string> peers; ///< base urls, for the journal
        const Approvals &approvals;     ///< asked again before each command
    };
    struct Person
    {
        QString environment;
        QString name;
    };

    PlanDriver(Parts parts, Clock clock, Person person, QObject *parent);

    /// `hops` and `thresholds` of the environment count where the plan has none of its own.
    void start(const core::StartRelease &intent, const core::HopSettings &hops,
               const core::VerdictThresholds &thresholds);
    /// Goes on with what a program that died left, or puts it back, under its own number in the journal. It
    /// must be open to that choice.
    void resume(const core::ReleaseRecovery &recovery, core::RecoveryChoice choice,
                const std::string &reason);
    void steer(const core::SteerRelease &intent);
    void dismiss(const std::string &release);
    void setDeclaredCallers(std::vector<core::DeclaredCaller> callers) { m_declared = std::move(callers); }

    std::vector<core::Release> releases() const;
    bool isRunning() const; ///< any release that is not finished
    void tick();
    void woke(core::Millis slept); ///< see core::passOver

signals:
    void changed();
    void refused(const core::ReleaseRefusal &refusal);
    void notified(const std::string &release, const core::Notify &notice);
    void lineWritten(const std::string &release, const core::JournalLine &line, core::TimePoint at);

private:
    struct Running
    {
        core::Release release;
        /// The newest operation that the machine was told of, by instance; and the last finished one that
        /// belonged to what was before.
        std::map<core::InstanceKey, core::Operation> told;
        std::map<core::InstanceKey, std::uint64_t> ignoredUpTo;
        std::map<core::InstanceKey, std::uint64_t> ghosts; ///< the newest de-registration before, by instance
        std::map<std::string, core::Recovery> left; ///< operations of a program that died, by their number
    };
    struct Told
    {
        std::string release;
        core::ReleaseEvent event;
    };

    Running *find(const std::string &release);
    void tell(const std::string &release, core::ReleaseEvent event);
    void apply(Running &running, const core::ReleaseEvent &event);
    void take(Running &running, core::ReleaseStep step);
    void resumeOperation(const Running &running, const core::ResumeOperation &resume);
    bool carryOut(Running &running, const core::ReleaseEffect &effect);
    bool writeLine(const Running &running, const core::JournalLine &line);
    void beginOperation(Running &running, const core::BeginOperation &begin);
    void runCommand(const Running &running, const core::RunCommand &run);
    void runEventCommand(const Running &running, const core::RunEventCommand &run);
    bool start(const Running &running, const core::ReleaseCommand &command, core::LineDetails about,
               std::vector<std::pair<QString, QString>> environment,
               std::function<void(const CommandRun::Result &)> ended);
    void sendSmoke(const Running &running, const core::SendSmoke &smoke);
    void removeGhost(Running &running, const core::RemoveGhost &ghost);
    void onOperations();
    void onWriter();
    void onOperationRefused(const core::IntentRefusal &refusal);
    core::FleetSeen seenFor(const core::Release &release) const;
    void tellWatched();

    Parts m_parts;
    Clock m_clock;
    Person m_person;
    std::vector<Running> m_running; ///< oldest first
    std::vector<core::DeclaredCaller> m_declared;
    std::deque<Told> m_events; ///< one after the other: an effect may answer at once
    bool m_isTelling = false;
    core::TimePoint m_seenAt{};
};

} // namespace app
