// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/journalcommand.h"

#include "app/cli/output.h"
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

} // namespace

ExitCode runJournal(const Arguments &arguments)
{
    Journal journal;
    if (const auto opened = journal.open(Journal::standardPath()); !opened) {
        printError(ui::Text::sentence(opened.error()));
        return ExitCode::Failed;
    }
    if (arguments.isVerify)
        return verify(journal);
    const auto entries = journal.entries();
    if (!entries) {
        printError(ui::Text::sentence(entries.error()));
        return ExitCode::Failed;
    }
    for (const JournalEntry &entry : *entries) {
        if (arguments.isJson)
            printJson(entryJson(entry));
        else
            printLine(entryLine(entry));
    }
    return ExitCode::Done;
}

} // namespace app
