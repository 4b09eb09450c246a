// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reportcommand.h"

#include "app/cli/output.h"
#include "app/engine/clock.h"
#include "app/report/runreport.h"
#include "ui/text/text.h"

#include <QJsonDocument>
#include <QSaveFile>

namespace app {

namespace {

QByteArray written(const Report &report, ReportFormat format)
{
    switch (format) {
    case ReportFormat::Html:
        return htmlReport(report).toUtf8();
    case ReportFormat::Markdown:
        return markdownReport(report).toUtf8();
    case ReportFormat::Json:
        return QJsonDocument(jsonReport(report)).toJson(QJsonDocument::Indented);
    case ReportFormat::Csv:
        return csvReport(report).toUtf8();
    }
    return {};
}

ExitCode failed(const core::Error &error)
{
    printError(ui::Text::sentence(error));
    return ExitCode::Failed;
}

} // namespace

ExitCode runReport(const Arguments &arguments)
{
    Journal journal;
    RunHistory history;
    const QString path = Journal::standardPath();
    if (const auto opened = journal.open(path); !opened)
        return failed(opened.error());
    if (const auto opened = history.open(RunHistory::pathBeside(path)); !opened)
        return failed(opened.error());
    const auto report = makeReport(journal, history, arguments.journal.operation, steadyWallClock()());
    if (!report && report.error().kind == core::ErrorKind::NotFound) {
        printError(QStringLiteral("The journal holds no operation \"%1\".")
                       .arg(ui::Text::plain(report.error().what)));
        return ExitCode::Failed;
    }
    if (!report)
        return failed(report.error());
    const QByteArray text = written(*report, arguments.journal.format);
    if (arguments.journal.output.isEmpty()) {
        printLine(QString::fromUtf8(text).trimmed());
        return ExitCode::Done;
    }
    // Whole or not at all: a report that was cut off would look like one.
    QSaveFile file(arguments.journal.output);
    const bool isDone = file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
    if (!isDone)
        return failed({core::ErrorKind::Storage, arguments.journal.output.toStdString(),
                       file.errorString().toStdString(), 0});
    printLine(QStringLiteral("Written: %1").arg(arguments.journal.output));
    return ExitCode::Done;
}

} // namespace app
