// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/journalcommand.h"

#include "app/cli/output.h"
#include "app/cli/takeovercommand.h"
#include "app/store/journal.h"
#include "ui/text/text.h"

#include <QJsonDocument>

namespace app {

namespace {

QJsonObject entryJson(const JournalEntry &entry)
{
    return {{QStringLiteral("number"), entry.number},
            {QStringLiteral("at"), entry.at},
            {QStringLiteral("environment"), entry.environment},
            {QStringLiteral("operator"), entry.operatorName},
            {QStringLiteral("release"), entry.release.isEmpty() ? QJsonValue() : QJsonValue(entry.release)},
            {QStringLiteral("operation"), entry.operation},
            {QStringLiteral("instance"), entry.instance},
            {QStringLiteral("event"), entry.kind},
            {QStringLiteral("text"), entry.text},
            {QStringLiteral("details"), QJsonDocument::fromJson(entry.details.toUtf8()).object()}};
}

QJsonObject recordedJson(const core::RecordedOperation &recorded)
{
    return {
        {QStringLiteral("operation"), QString::fromStdString(recorded.id)},
        {QStringLiteral("environment"), QString::fromStdString(recorded.environment)},
        {QStringLiteral("instance"), QString::fromStdString(recorded.instance)},
        {QStringLiteral("goal"),
         recorded.goal ? QJsonValue(QString::fromUtf8(core::goalName(*recorded.goal).data())) : QJsonValue()},
        {QStringLiteral("standing"),
         QString::fromUtf8(core::standingName(core::standingOf(recorded)).data())},
        {QStringLiteral("startedBy"), QString::fromStdString(recorded.startedBy)},
        {QStringLiteral("startedAt"), isoTime(recorded.startedAt)},
        {QStringLiteral("unfinishedSince"), isoTime(recorded.lastAt)}};
}

QJsonObject recordedJson(const core::RecordedRelease &recorded)
{
    const auto text = [](std::string_view utf8) {
        return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    };
    QJsonObject object{{QStringLiteral("release"), text(recorded.id)},
                       {QStringLiteral("environment"), text(recorded.environment)},
                       {QStringLiteral("startedBy"), text(recorded.startedBy)},
                       {QStringLiteral("startedAt"), isoTime(recorded.startedAt)},
                       {QStringLiteral("unfinishedSince"), isoTime(recorded.lastAt)}};
    if (recorded.at) {
        object.insert(QStringLiteral("application"), text(recorded.at->plan.application.text()));
        object.insert(QStringLiteral("state"), text(core::releaseStateName(recorded.at->state)));
    }
    return object;
}

QString entryLine(const JournalEntry &entry)
{
    const QString details =
        entry.details == QStringLiteral("{}") ? QString() : QStringLiteral("  ") + entry.details;
    return QStringLiteral("%1  %2  %3  %4  %5: %6%7")
        .arg(entry.at, entry.environment, entry.operatorName, entry.instance, entry.kind, entry.text,
             details);
}

ExitCode verify(const Journal &journal)
{
    const auto count = journal.verify();
    if (!count) {
        printError(ui::Text::sentence(count.error()));
        return ExitCode::Failed;
    }
    printLine(QStringLiteral("%1 lines, none changed or lost.").arg(*count));
    return ExitCode::Done;
}

core::Result<std::vector<JournalEntry>> chosenLines(const Journal &journal, const QString &operation)
{
    return operation.isEmpty() ? journal.entries() : journal.entriesOfAll(operation);
}

ExitCode failed(const core::Error &error)
{
    printError(ui::Text::sentence(error));
    return ExitCode::Failed;
}

/// Without a word of Eureka, which only `recover` asks.
ExitCode printUnfinishedOf(const Journal &journal, bool isJson)
{
    const auto releases = journal.unfinishedReleases({});
    if (!releases)
        return failed(releases.error());
    for (const UnfinishedRelease &release : *releases) {
        const core::ReleaseRecovery recovery{release.recorded};
        if (isJson)
            printJson(recordedJson(release.recorded));
        else
            printLine(QStringLiteral("%1  %2  %3")
                          .arg(ui::Text::plain(release.recorded.id),
                               ui::Text::plain(release.recorded.environment),
                               ui::Text::recoveryWhat(recovery)));
    }
    const auto unfinished = journal.unfinished();
    if (!unfinished)
        return failed(unfinished.error());
    for (const core::RecordedOperation &recorded : *unfinished) {
        const auto key = core::keyFromPath(recorded.environment, recorded.instance);
        if (!key)
            continue;
        const core::Recovery recovery{recorded, *key, core::standingOf(recorded)};
        if (isJson)
            printJson(recordedJson(recorded));
        else
            printLine(QStringLiteral("%1  %2  %3")
                          .arg(ui::Text::plain(recorded.id), ui::Text::plain(recorded.environment),
                               ui::Text::recoveryWhat(recovery)));
    }
    return ExitCode::Done;
}

ExitCode printStatus(const Journal &journal, const QString &wanted)
{
    const auto operation = wanted.isEmpty() ? journal.newestOperation() : core::Result<QString>(wanted);
    if (!operation)
        return failed(operation.error());
    const auto lines = journal.entriesOf(*operation);
    if (!lines)
        return failed(lines.error());
    if (lines->empty()) {
        printError(QStringLiteral("The journal holds no operation \"%1\".").arg(*operation));
        return ExitCode::Failed;
    }
    printLine(ui::Text::chatStatus(recordedOperation(*lines)));
    return ExitCode::Done;
}

} // namespace

ExitCode runJournal(const Arguments &arguments, const QString &operatorName)
{
    Journal journal;
    if (const auto opened = journal.open(Journal::standardPath()); !opened) {
        printError(ui::Text::sentence(opened.error()));
        return ExitCode::Failed;
    }
    if (!journal.keptAside().isEmpty())
        printError(QStringLiteral("The journal was damaged. It is kept at %1 and a new one was begun.")
                       .arg(journal.keptAside()));
    const JournalArguments &asked = arguments.journal;
    if (asked.isVerify)
        return verify(journal);
    if (asked.isUnfinished)
        return printUnfinishedOf(journal, arguments.isJson);
    if (asked.isStatus)
        return printStatus(journal, asked.operation);
    if (!asked.exportFile.isEmpty())
        return exportJournal(journal, arguments, operatorName);
    const auto entries = chosenLines(journal, asked.operation);
    if (!entries)
        return failed(entries.error());
    for (const JournalEntry &entry : *entries) {
        if (arguments.isJson)
            printJson(entryJson(entry));
        else
            printLine(entryLine(entry));
    }
    return ExitCode::Done;
}

} // namespace app
