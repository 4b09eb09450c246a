// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/takeovercommand.h"

#include "app/cli/listcommand.h"
#include "app/cli/output.h"
#include "ui/text/text.h"

#include <QFile>
#include <QSaveFile>

#include <algorithm>

namespace app {

namespace {

ExitCode failed(const core::Error &error)
{
    printError(ui::Text::sentence(error));
    return ExitCode::Failed;
}

core::Result<void> noteExport(Journal &journal, const Handover &handover, const QString &operatorName,
                              core::TimePoint now)
{
    for (const core::RecordedOperation &operation : operationsOf(handover)) {
        const JournalContext context{handover.environment, operatorName, QString::fromStdString(operation.id),
                                     QString::fromStdString(operation.instance),
                                     QString::fromStdString(operation.release)};
        const core::JournalLine line{
            core::JournalKind::Operator, "exported for a hand-over", {{"act", "export"}}};
        if (auto written = journal.append(context, line, now); !written)
            return written;
    }
    return {};
}

} // namespace

ExitCode exportJournal(Journal &journal, const Arguments &arguments, const QString &operatorName)
{
    const core::TimePoint now = steadyWallClock()();
    const auto handover = handoverFrom(journal, arguments.journal.operation, operatorName, now);
    if (!handover && handover.error().kind == core::ErrorKind::NotFound) {
        printError(QStringLiteral("The journal holds no operation \"%1\".")
                       .arg(ui::Text::plain(handover.error().what)));
        return ExitCode::Failed;
    }
    if (!handover)
        return failed(handover.error());
    QSaveFile file(arguments.journal.exportFile);
    const QByteArray json = handoverJson(*handover);
    const bool isDone = file.open(QIODevice::WriteOnly) &&
                        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                        file.write(json) == json.size() && file.commit();
    if (!isDone)
        return failed({core::ErrorKind::Storage, arguments.journal.exportFile.toStdString(),
                       file.errorString().toStdString(), 0});
    if (const auto noted = noteExport(journal, *handover, operatorName, now); !noted)
        return failed(noted.error());
    printLine(
        QStringLiteral("Written: %1 (%2 lines). Once it is taken over, leave it here: drainboard recover "
                       "APP/INSTANCE --leave")
            .arg(arguments.journal.exportFile)
            .arg(handover->lines.size()));
    return ExitCode::Done;
}

std::optional<Handover> TakeoverCommand::read(const Arguments &arguments,
                                              const std::vector<core::BaseAddress> &peers)
{
    QFile file(arguments.journal.takeoverFile);
    if (!file.open(QIODevice::ReadOnly)) {
        printError(QStringLiteral("%1: %2").arg(arguments.journal.takeoverFile, file.errorString()));
        return std::nullopt;
    }
    auto handover = readHandover(file.readAll(), arguments.journal.takeoverFile.toStdString());
    if (!handover) {
        printError(ui::Text::sentence(handover.error()));
        return std::nullopt;
    }
    const bool isHere = std::ranges::any_of(handover->peers, [&](const std::string &peer) {
        return std::ranges::find(peers, peer, &core::BaseAddress::url) != peers.end();
    });
    if (!isHere) {
        printError(QStringLiteral("It belongs to %1 at %2, which is none of the Eureka servers given here.")
                       .arg(ui::Text::plain(handover->environment.toStdString()),
                            ui::Text::withoutCredentials(core::joinedUrls(handover->peers))));
        return std::nullopt;
    }
    return std::move(*handover);
}

TakeoverCommand::TakeoverCommand(Arguments arguments, Engine &engine, Clock clock)
    : m_arguments(std::move(arguments))
    , m_engine(engine)
    , m_clock(std::move(clock))
{
    connect(&m_engine, &Engine::snapshotReady, this, &TakeoverCommand::onSnapshot);
}

void TakeoverCommand::setHandover(Handover handover, QString operatorName)
{
    m_handover = std::move(handover);
    m_operatorName = std::move(operatorName);
}

void TakeoverCommand::onSnapshot(const core::SnapshotPointer &snapshot)
{
    if (m_isOver || !m_engine.isEveryPeerTried())
        return;
    if (!snapshot->hasEverAnswered)
        end(reportSilence(*snapshot->fleet));
    else if (m_engine.isFirstPictureComplete() && m_engine.isRecoveryRead())
        judge(*snapshot);
}

void TakeoverCommand::judge(const core::Snapshot &snapshot)
{
    bool isOpen = false;
    for (const core::Recovery &recovery : snapshot.unfinished) {
        if (m_arguments.isJson)
            printJson(recoveryJson(recovery, m_clock()));
        else
            printLine(ui::Text::recoveryWhat(recovery) + QLatin1Char('\n') + ui::Text::recoveryNow(recovery));
        if (recovery.seen == core::SeenNow::Unread) {
            printError(
                QStringLiteral("Not taken over: a Eureka server does not answer, so that it is not known "
                               "what stands."));
            end(ExitCode::Unreachable);
            return;
        }
        isOpen = isOpen || (recovery.recorded.end == core::RecordEnd::Open && !recovery.settled);
    }
    if (!isOpen) {
        printError(QStringLiteral("Not taken over: by what Eureka says now, nothing of it is left to do."));
        end(ExitCode::Refused);
        return;
    }
    accept(snapshot);
}

void TakeoverCommand::accept(const core::Snapshot &)
{
    if (m_arguments.isDryRun) {
        end(ExitCode::Done);
        return;
    }
    Journal journal;
    auto taken = journal.open(Journal::standardPath());
    if (taken)
        taken = takeOver(journal, m_handover, m_operatorName, m_clock());
    if (!taken) {
        end(failed(taken.error()));
        return;
    }
    if (!m_arguments.isJson)
        printLine(QStringLiteral("Taken over from %1. Go on with: drainboard recover")
                      .arg(ui::Text::plain(m_handover.from.toStdString())));
    end(ExitCode::Done);
}

void TakeoverCommand::end(ExitCode code)
{
    if (m_isOver)
        return;
    m_isOver = true;
    if (m_arguments.isJson)
        printJson(resultJson(code, nullptr, m_clock()));
    emit finished(code);
}

} // namespace app
