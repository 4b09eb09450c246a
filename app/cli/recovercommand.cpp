// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/recovercommand.h"

#include "app/cli/listcommand.h"
#include "app/cli/output.h"
#include "app/cli/progress.h"
#include "app/cli/question.h"
#include "ui/text/text.h"

#include <algorithm>

namespace app {

namespace {

constexpr core::Millis tellEvery = std::chrono::seconds(5);

QString word(core::RecoveryChoice choice)
{
    return QString::fromUtf8(core::choiceName(choice).data());
}

void printOffers(const core::Recovery &recovery, core::TimePoint now)
{
    printLine(ui::Text::recoveryWhat(recovery));
    printLine(ui::Text::recoveryNow(recovery));
    for (const auto choice :
         {core::RecoveryChoice::Continue, core::RecoveryChoice::Undo, core::RecoveryChoice::Leave}) {
        const QString does = ui::Text::recoveryChoice(recovery, choice, now);
        printLine(QStringLiteral("  --%1: %2")
                      .arg(word(choice), does.isEmpty() ? QStringLiteral("not now") : does));
    }
}

bool isWanted(const core::Recovery &recovery, const QString &operation)
{
    return QString::fromStdString(recovery.recorded.id) == operation ||
           QString::fromStdString(recovery.key.path()).compare(operation, Qt::CaseInsensitive) == 0;
}

} // namespace

RecoverCommand::RecoverCommand(Arguments arguments, Engine &engine, Clock clock)
    : m_arguments(std::move(arguments))
    , m_engine(engine)
    , m_clock(std::move(clock))
{
    connect(&m_engine, &Engine::snapshotReady, this, &RecoverCommand::onSnapshot);
    connect(&m_engine, &Engine::refused, this, &RecoverCommand::onRefused);
    connect(&m_engine, &Engine::lineWritten, this, &RecoverCommand::onLine);
    connect(&m_interrupt, &Interrupt::raised, this, [this] {
        printError(QStringLiteral("Left unfinished; nothing more is sent."));
        end(ExitCode::NotProven);
    });
    m_timeout.setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, this, [this] {
        printError(QStringLiteral("Not proven in time; it stays unfinished."));
        end(ExitCode::NotProven);
    });
    if (m_arguments.timeout > core::Millis(0))
        m_timeout.start(m_arguments.timeout);
}

void RecoverCommand::onSnapshot(const core::SnapshotPointer &snapshot)
{
    if (m_isOver || !m_engine.isEveryPeerTried())
        return;
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

void RecoverCommand::tell(const core::Snapshot &snapshot)
{
    const QString &operation = m_arguments.journal.operation;
    const core::Recovery *wanted = nullptr;
    for (const core::Recovery &recovery : snapshot.unfinished) {
        if (!operation.isEmpty() && !isWanted(recovery, operation))
            continue;
        wanted = &recovery;
        if (m_arguments.isJson)
            printJson(recoveryJson(recovery, m_clock()));
        else
            printOffers(recovery, m_clock());
    }
    if (!wanted && !m_arguments.isJson)
        printLine(QStringLiteral("Nothing is unfinished here."));
    if (wanted && m_arguments.journal.choice)
        choose(*wanted);
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
    if (choice != core::RecoveryChoice::Leave && !confirm(recovery))
        return;
    m_key = recovery.key;
    m_engine.handle(
        core::Recover{recovery.key, recovery.recorded.id, choice, m_arguments.reason.toStdString()});
    if (choice == core::RecoveryChoice::Leave && !m_isOver)
        end(ExitCode::Done);
}

bool RecoverCommand::confirm(const core::Recovery &recovery)
{
    const bool sends =
        *m_arguments.journal.choice == core::RecoveryChoice::Undo || !recovery.continueSends.empty();
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
    for (const core::GuardFinding &finding : refusal.findings)
        printRefusal(finding, refusal.key);
    end(ExitCode::Refused);
}

void RecoverCommand::onLine(const core::InstanceKey &key, const core::JournalLine &line, core::TimePoint at)
{
    if (m_isOver)
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
