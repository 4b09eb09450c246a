// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/runreport.h"
#include "app/store/isotime.h"
#include "ui/text/text.h"

namespace app {

namespace {

/// A spreadsheet takes a cell that begins like a formula for one.
QString cell(const QString &text)
{
    QString value = ui::Text::plain(text.toStdString());
    if (!value.isEmpty() && QStringView(u"=+-@\t").contains(value.front()))
        value.prepend(QLatin1Char('\''));
    return QLatin1Char('"') + value.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

QString row(const QStringList &cells)
{
    QStringList written;
    for (const QString &one : cells)
        written << cell(one);
    return written.join(QLatin1Char(',')) + QStringLiteral("\r\n");
}

} // namespace

QString csvReport(const Report &report)
{
    QString text = row({QStringLiteral("section"), QStringLiteral("at_utc"), QStringLiteral("instance"),
                        QStringLiteral("who"), QStringLiteral("what"), QStringLiteral("value"),
                        QStringLiteral("details")});
    const auto addRows = [&text](const QString &section, const QString &instance,
                                 const std::vector<ReportRow> &rows) {
        for (const auto &[what, value] : rows)
            text += row({section, {}, instance, {}, what, value, {}});
    };
    addRows(QStringLiteral("impact"), {}, impactRows(report.impact));
    addRows(QStringLiteral("counted"), {}, partRows(report.impact));
    for (const core::RecordedOperation &operation : report.operations) {
        const QString instance = QString::fromStdString(operation.instance);
        addRows(QStringLiteral("facts"), instance, factRows(operation));
        addRows(QStringLiteral("requests"), instance, requestRows(operation));
        addRows(QStringLiteral("countdown"), instance, budgetRows(report, operation));
    }
    addRows(QStringLiteral("overridden"), {}, overriddenRows(report));
    const auto columns = earlierColumns();
    for (const auto &cells : earlierReleaseRows(report)) {
        for (std::size_t at = 1; at < cells.size(); ++at)
            text +=
                row({QStringLiteral("earlier release"), cells.front(), {}, {}, columns[at], cells[at], {}});
    }
    for (const JournalEntry &entry : report.lines)
        text += row({QStringLiteral("line"), entry.at, entry.instance, entry.operatorName, entry.kind,
                     ui::Text::withoutCredentials(entry.text.toStdString()), detailsText(entry)});
    for (const core::CountSample &sample : report.samples)
        text += row({QStringLiteral("sample"),
                     isoTime(sample.at),
                     QString::fromStdString(sample.name),
                     {},
                     QString::fromUtf8(core::sideName(sample.side).data()),
                     QString::number(sample.requests, 'f', 0),
                     QString::number(sample.errors, 'f', 0)});
    return text;
}

} // namespace app
