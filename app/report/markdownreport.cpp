// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/runreport.h"
#include "app/store/isotime.h"
#include "ui/text/text.h"

namespace app {

namespace {

/// Text that no renderer takes for markup.
QString escaped(const QString &text)
{
    QString result;
    for (const QChar c : ui::Text::plain(text.toStdString())) {
        if (QStringView(u"\\`*_{}[]<>()#+!|~&").contains(c))
            result += QLatin1Char('\\');
        result += c;
    }
    return result;
}

QString section(const QString &title, const std::vector<ReportRow> &rows)
{
    QString text = QStringLiteral("\n## %1\n\n").arg(escaped(title));
    if (rows.empty())
        return text + QStringLiteral("none\n");
    text += QStringLiteral("| | |\n|---|---|\n");
    for (const auto &[what, value] : rows)
        text += QStringLiteral("| %1 | %2 |\n").arg(escaped(what), escaped(value));
    return text;
}

std::vector<ReportRow> earlierRows(const Report &report)
{
    std::vector<ReportRow> rows;
    for (const Earlier &earlier : report.earlier) {
        const auto impact = impactRows(earlier.impact);
        rows.emplace_back(
            QStringLiteral("%1 %2").arg(isoTime(earlier.operation.startedAt),
                                        QString::fromStdString(earlier.operation.instance)),
            QStringLiteral("failed at callers: %1; seconds with failures: %2; fewest in service: %3")
                .arg(impact[0].second, impact[4].second, impact[5].second));
    }
    return rows;
}

QString tableRow(const std::vector<QString> &cells)
{
    QString row = QStringLiteral("|");
    for (const QString &cell : cells)
        row += QLatin1Char(' ') + escaped(cell) + QStringLiteral(" |");
    return row + QLatin1Char('\n');
}

QString earlierReleases(const Report &report)
{
    QString text = QStringLiteral("\n## Earlier releases of this application\n\n");
    if (const QString rank = rankText(report); !rank.isEmpty())
        text += escaped(rank) + QStringLiteral("\n\n");
    text += tableRow(earlierColumns()) + QLatin1Char('|') +
            QStringLiteral("---|").repeated(qsizetype(earlierColumns().size())) + QLatin1Char('\n');
    for (const auto &row : earlierReleaseRows(report))
        text += tableRow(row);
    return text;
}

} // namespace

QString markdownReport(const Report &report)
{
    QString text = QStringLiteral("# %1\n\n%2, made %3\n")
                       .arg(escaped(reportTitle(report)), escaped(report.id), escaped(report.madeAt));
    text += section(QStringLiteral("Impact"), impactRows(report.impact));
    text += section(QStringLiteral("Per caller and instance"), partRows(report.impact));
    for (const core::RecordedOperation &operation : report.operations) {
        text += section(QString::fromStdString(operation.instance), factRows(operation));
        text += section(QStringLiteral("Changes sent"), requestRows(operation));
        text += section(QStringLiteral("Countdown, with its sources"), budgetRows(report, operation));
    }
    text += section(QStringLiteral("Guards overridden"), overriddenRows(report));
    text += report.earlierReleases.empty()
                ? section(QStringLiteral("Earlier ones of this application"), earlierRows(report))
                : earlierReleases(report);
    text += QStringLiteral("\n## Every line of the journal\n\n| UTC | Instance | Who | Event | What |\n"
                           "|---|---|---|---|---|\n");
    for (const JournalEntry &entry : report.lines)
        text +=
            QStringLiteral("| %1 | %2 | %3 | %4 | %5 |\n")
                .arg(escaped(entry.at), escaped(entry.instance), escaped(entry.operatorName),
                     escaped(entry.kind), escaped(ui::Text::withoutCredentials(entry.text.toStdString())));
    return text;
}

} // namespace app
