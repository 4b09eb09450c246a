// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/recovercommand.h"

#include "app/cli/listcommand.h"
#include "app/cli/output.h"
#include "app/cli/progress.h"
#include "app/cli/question.h"
#include "app/cli/releasejson.h"
#include "core/profile/profilecommands.h"
#include "ui/text/text.h"

#include <algorithm>

namespace app {

namespace {

constexpr core::Millis tellEvery = std::chrono::seconds(5);

QString word(core::RecoveryChoice choice)
{
    return QString::fromUtf8(core::choiceName(choice).data());
}

template <typename Recovery> void printOffers(const Recovery &recovery, core::TimePoint now)
{
    printLine(ui::Text::recoveryWhat(recovery));
    printLine(ui::Text::recoveryNow(recovery));
    for (const auto choice :
         {core::RecoveryChoice::Continue, core::RecoveryChoice::Undo, core::RecoveryChoice::Leave}) {
        const QString does = ui::Text::recoveryChoice(recovery, choice, now);
        const QString name = QStringLiteral("  --%1: ").arg(word(choice));
        if (does.contains(QLatin1Char('\n')))
            printLine(name + QStringLiteral("\n    ") +
                      QString(does).replace(QLatin1Char('\n'), QStringLiteral("\n    ")));
        else
            printLine(name + (does.isEmpty() ? QStringLiteral("not now") : does));
    }
}

bool isWanted(const core::Recovery &recovery, const QString &operation)
{
    return QString::fromStdString(recovery.recorded.id) == operation ||
           QString::fromStdString(recovery.key.path()).compare(operation, Qt::CaseInsensitive) == 0;
}

bool isWanted(const core::ReleaseRecovery &recovery, const QString &release)
{
    const std::string &application = recovery.recorded.at->plan.application.text();
    return QString::fromStdString(recovery.recorded.id) == release ||
           QString::fromStdString(application).compare(release, Qt::CaseInsensitive) == 0;
}

template <typename Recovery>
const Recovery *newestWanted(const std::vector<Recovery> &all, const QString &operation)
{
    const auto found = std::find_if(all.rbegin(), all.rend(), [&](const Recovery &one) {
        return operation.isEmpty() || isWanted(one, operation);
    });
    return found == all.rend() ? nullptr : &*found;
}

/// What the choice sends at once; that which follows is asked for by the plan.
bool sendsAtOnce(const core::ReleaseRecovery &recovery, core::RecoveryChoice choice)
{
    return std::ranges::any_of(recovery.instances, [&](const core::InstanceResume &one) {
        const bool isOut =
            one.way == core::ResumeWay::WaitsForCallers || one.way == core::ResumeWay::PutsBack;
        return choice == core::RecoveryChoice::Continue || isOut;
    });
}

} // namespace

RecoverCommand::RecoverCommand(Arguments arguments, Engine &engine, Clock clock)
    : m_arguments(std::move(arguments))
    , m_engine(engine)
    , m_clock(std::move(clock))
    , m_release(m_arguments, m_engine, m_clock)
{
    connect(&m_engine, &Engine::snapshotReady, this, &RecoverCommand::onSnapshot);
    connect(&m_engine, &Engine::refused, this, &RecoverCommand::onRefused);
    connect(&m_engine, &Engine::lineWritten, this, &RecoverCommand::onLine);
    connect(&m_release, &ReleaseFollow::finished, this, [this](ExitCode code) {
        m_isOver = true;
        emit finished(code);
    });
    connect(&m_interrupt, &Interrupt::raised, this, &RecoverCommand::onInterrupt);
    m_timeout.setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, this, &RecoverCommand::onTimeout);
    if (m_arguments.timeout > core::Millis(0))
        m_timeout.start(m_arguments.timeout);
}

void RecoverCommand::onSnapshot(const core::SnapshotPointer &snapshot)
{
    if (m_isOver || !m_engine.isEveryPeerTried())
        return;
    if (m_release.isBegun()) {
        m_release.follow(*snapshot);
        return;
    }
    if (m_key) {
        follow(*snapshot);
        return;
    }
    if (!snapshot->hasEverAnswered) {
        end(reportSilence(*snapshot->fleet));
        return;
    }
    if (!snapshot->heldElsewhere.empty()) {
        printError(QStringLiteral("Another Drainboard acts here: %1. What is unfinished is its own.")
                       .arg(ui::Text::holder(snapshot->heldElsewhere)));
        end(ExitCode::Refused);
        return;
    }
    // Its own health decides which way back is right.
    if (m_engine.isFirstPictureComplete() && m_engine.isRecoveryRead())
        tell(*snapshot);
}

void RecoverCommand::onInterrupt()
{
    if (m_release.isBegun()) {
        m_release.interrupt();
        return;
    }
    printError(QStringLiteral("Left unfinished; nothing more is sent."));
    end(ExitCode::NotProven);
}

void RecoverCommand::onTimeout()
{
    if (m_release.isBegun()) {
        m_release.timeOut();
        return;
    }
    printError(QStringLiteral("Not proven in time; it stays unfinished."));
    end(ExitCode::NotProven);
}

void RecoverCommand::tell(const core::Snapshot &snapshot)
{
    const QString &wanted = m_arguments.journal.operation;
    for (const core::ReleaseRecovery &release : snapshot.unfinishedReleases) {
        if (!wanted.isEmpty() && !isWanted(release, wanted))
            continue;
        if (m_arguments.isJson)
            printJson(releaseRecoveryJson(release, m_clock()));
        else
            printOffers(release, m_clock());
    }
    for (const core::Recovery &recovery : snapshot.unfinished) {
        if (!wanted.isEmpty() && !isWanted(recovery, wanted))
            continue;
        if (m_arguments.isJson)
            printJson(recoveryJson(recovery, m_clock()));
        else
            printOffers(recovery, m_clock());
    }
    const auto *release = newestWanted(snapshot.unfinishedReleases, wanted);
    const auto *operation = newestWanted(snapshot.unfinished, wanted);
    if (!release && !operation && !m_arguments.isJson)
        printLine(QStringLiteral("Nothing is unfinished here."));
    if (release && m_arguments.journal.choice)
        choose(*release, snapshot);
    else if (operation && m_arguments.journal.choice)
        choose(*operation);
    else
        end(ExitCode::Done);
}

void RecoverCommand::choose(const core::Recovery &recovery)
{
    const core::RecoveryChoice choice = *m_arguments.journal.choice;
    if (m_arguments.isDryRun) {
        end(ExitCode::Done);
        return;
    }
    const bool sends = choice == core::RecoveryChoice::Undo ||
                       (choice == core::RecoveryChoice::Continue && !recovery.continueSends.empty());
    if (!confirm(sends))
        return;
    m_key = recovery.key;
    m_engine.handle(
        core::Recover{recovery.key, recovery.recorded.id, choice, m_arguments.reason.toStdString()});
    if (choice == core::RecoveryChoice::Leave && !m_isOver)
        end(ExitCode::Done);
}

/// Whoever wrote the plan: this user's program is what runs them.
bool RecoverCommand::areCommandsApproved(const core::ReleasePlan &plan, const core::Snapshot &snapshot)
{
    const auto open = core::commandsToApprove(plan, snapshot.approvedCommands);
    if (open.empty() || m_arguments.release.approvesCommands)
        return true;
    printNotApproved(open);
    end(ExitCode::Refused);
    return false;
}

void RecoverCommand::choose(const core::ReleaseRecovery &recovery, const core::Snapshot &snapshot)
{
    const core::RecoveryChoice choice = *m_arguments.journal.choice;
    if (m_arguments.isDryRun) {
        end(ExitCode::Done);
        return;
    }
    const bool isLeft = choice == core::RecoveryChoice::Leave;
    core::ReleasePlan plan = recovery.recorded.at->plan;
    const bool isContinued = choice == core::RecoveryChoice::Continue;
    if (isContinued && !areCommandsApproved(plan, snapshot))
        return;
    if (!isLeft && !confirm(sendsAtOnce(recovery, choice)))
        return;
    if (isContinued) {
        for (const core::ReleaseCommand &command : core::commandsOf(plan))
            m_engine.handle(core::ApproveCommand{command, true, plan.environment});
    }
    const core::RecoverRelease intent{recovery.recorded.id, choice, m_arguments.reason.toStdString(),
                                      plan.environment};
    m_isRelease = m_isChoosing = true;
    if (!isLeft)
        m_release.begin(std::move(plan), choice == core::RecoveryChoice::Undo ? core::ReleaseOutcome::Aborted
                                                                              : core::ReleaseOutcome::Done);
    m_engine.handle(intent);
    m_isChoosing = false;
    if (isLeft && !m_isOver)
        end(ExitCode::Done);
}

bool RecoverCommand::confirm(bool sends)
{
    if (!sends || m_arguments.isYes)
        return true;
    const auto declined = declinedOnTerminal();
    if (declined)
        end(*declined);
    return !declined;
}

void RecoverCommand::follow(const core::Snapshot &snapshot)
{
    const auto found = std::ranges::find(snapshot.operations, *m_key, &core::Operation::key);
    if (found == snapshot.operations.end())
        return;
    m_operation = *found;
    if (found->isFinished()) {
        end(exitCodeOf(found->outcome));
    } else if (found->phase == core::Phase::Drained) {
        const core::Outcome outcome = found->outcome;
        m_engine.handle(core::LeaveAsItIs{*m_key, "the drain was all that was asked for"});
        end(exitCodeOf(outcome));
    } else if (const core::TimePoint now = m_clock(); now - m_toldAt >= tellEvery) {
        m_toldAt = now;
        printProgress(*found, now, m_arguments.isJson);
    }
}

void RecoverCommand::onRefused(const core::IntentRefusal &refusal)
{
    if (m_release.isBegun() && !m_isChoosing)
        return; // of one of its steps: the plan stops, and says so
    printRefusals(refusal);
    end(ExitCode::Refused);
}

void RecoverCommand::onLine(const core::InstanceKey &key, const core::JournalLine &line, core::TimePoint at)
{
    if (m_isOver || m_isRelease)
        return;
    if (m_arguments.isJson)
        printJson(eventJson(key, line, at));
    else
        printLine(QStringLiteral("%1  %2  %3: %4")
                      .arg(ui::Text::clockTime(at), ui::Text::plain(key.path()),
                           QString::fromUtf8(core::journalKindName(line.kind).data()),
                           ui::Text::plain(line.text)));
}

void RecoverCommand::end(ExitCode code)
{
    if (m_isOver)
        return;
    m_isOver = true;
    const core::Operation *operation = m_operation ? &*m_operation : nullptr;
    if (operation && operation->failure)
        printError(ui::Text::sentence(*operation->failure));
    if (m_arguments.isJson)
        printJson(resultJson(code, operation, m_clock()));
    else if (operation)
        printLine(ui::Text::phaseTitle(operation->phase));
    emit finished(code);
}

} // namespace app
