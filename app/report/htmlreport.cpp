// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/runreport.h"
#include "app/report/svgchart.h"
#include "app/store/isotime.h"
#include "ui/text/text.h"

namespace app {

namespace {

/// Nothing is loaded: the page forbids it to itself, and whoever gets it by mail need not trust it.
const QString head = QStringLiteral(R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>%1</title>
<style>
:root { --ground: #ffffff; --text: #1c2530; --muted: #5a6673; --line: #d5dbe2; --one: #b3261e; --two: #1565c0; --three: #2e7d32; --mark: #8a5a00; }
@media (prefers-color-scheme: dark) { :root { --ground: #14191f; --text: #e4e9ee; --muted: #9aa7b4; --line: #323c47; --one: #ff8a80; --two: #82b1ff; --three: #81c784; --mark: #ffcc66; } }
@media print { :root { --ground: #ffffff; --text: #000000; --muted: #444444; --line: #bbbbbb; } section, svg { break-inside: avoid; } }
body { background: var(--ground); color: var(--text); font: 15px/1.45 system-ui, sans-serif; max-width: 960px; margin: 24px auto; padding: 0 16px; }
h1 { font-size: 1.5em; } h2 { font-size: 1.15em; margin-top: 1.6em; } h3 { font-size: 1em; }
table { border-collapse: collapse; width: 100%; } td, th { border-bottom: 1px solid var(--line); padding: 4px 10px 4px 0; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: 600; } td:first-child { color: var(--muted); width: 34%; } table.lines td:first-child { width: auto; white-space: nowrap; }
svg { width: 100%; height: auto; margin-top: 10px; } .grid { stroke: var(--line); } .mark { stroke: var(--mark); stroke-dasharray: 3 3; }
text { fill: var(--muted); font: 11px system-ui, sans-serif; } .title { fill: var(--text); font-weight: 600; } .marked { fill: var(--mark); stroke: var(--ground); stroke-width: 3px; paint-order: stroke; }
.line { fill: none; stroke-width: 1.8; } .line1 { stroke: var(--one); } .line2 { stroke: var(--two); } .line3 { stroke: var(--three); }
.key1 { fill: var(--one); } .key2 { fill: var(--two); } .key3 { fill: var(--three); } .muted { color: var(--muted); }
</style>
</head>
<body>
)");

QString escaped(const QString &text)
{
    return ui::Text::plain(text.toStdString()).toHtmlEscaped();
}

QString table(const std::vector<ReportRow> &rows)
{
    if (rows.empty())
        return QStringLiteral("<p class=\"muted\">none</p>\n");
    QString html = QStringLiteral("<table>\n");
    for (const auto &[what, value] : rows)
        html += QStringLiteral("<tr><td>%1</td><td>%2</td></tr>\n").arg(escaped(what), escaped(value));
    return html + QStringLiteral("</table>\n");
}

QString section(const QString &title, const QString &content)
{
    return QStringLiteral("<section>\n<h2>%1</h2>\n").arg(escaped(title)) + content +
           QStringLiteral("</section>\n");
}

std::vector<SvgMark> marksOf(const Report &report)
{
    std::vector<SvgMark> marks;
    for (const JournalEntry &entry : report.lines) {
        const auto line = recordedLine(entry);
        if (!line || line->line.kind != core::JournalKind::Moved)
            continue;
        if (const auto to = core::detailOf(line->line.details, "to"))
            marks.push_back({line->at, ui::Text::plain(*to)});
    }
    return marks;
}

QString charts(const Report &report)
{
    const std::vector<SvgMark> marks = marksOf(report);
    QString html =
        svgOf({QStringLiteral("Failed requests"), core::errorShareOf(report.samples), marks, true});
    html += svgOf({QStringLiteral("Requests per second"), core::requestsPerSecondOf(report.samples), marks});
    html += svgOf(
        {QStringLiteral("Instances in service"), {core::inServiceOf(report.changes)}, marks, false, true});
    return html.isEmpty() ? QStringLiteral("<p class=\"muted\">not measured</p>\n") : html;
}

QString earlierTable(const Report &report)
{
    if (report.earlier.empty())
        return QStringLiteral("<p class=\"muted\">none is in the journal</p>\n");
    QString html = QStringLiteral("<table>\n<tr><th>When</th><th>What</th><th>Failed at callers</th>"
                                  "<th>Seconds with failures</th><th>Fewest in service</th></tr>\n");
    for (const Earlier &earlier : report.earlier) {
        const auto rows = impactRows(earlier.impact);
        const QString what = earlier.operation.goal
                                 ? QString::fromUtf8(core::goalName(*earlier.operation.goal).data())
                                 : QStringLiteral("single change");
        html += QStringLiteral("<tr><td>%1</td><td>%2 %3</td><td>%4</td><td>%5</td><td>%6</td></tr>\n")
                    .arg(isoTime(earlier.operation.startedAt), what,
                         escaped(QString::fromStdString(earlier.operation.instance)), escaped(rows[0].second),
                         escaped(rows[4].second), escaped(rows[5].second));
    }
    return html + QStringLiteral("</table>\n");
}

QString earlierReleases(const Report &report)
{
    QString html;
    if (const QString rank = rankText(report); !rank.isEmpty())
        html += QStringLiteral("<p>%1</p>\n").arg(escaped(rank));
    html += QStringLiteral("<table class=\"lines\">\n<tr>");
    for (const QString &title : earlierColumns())
        html += QStringLiteral("<th>%1</th>").arg(escaped(title));
    html += QStringLiteral("</tr>\n");
    for (const auto &row : earlierReleaseRows(report)) {
        html += QStringLiteral("<tr>");
        for (const QString &cell : row)
            html += QStringLiteral("<td>%1</td>").arg(escaped(cell));
        html += QStringLiteral("</tr>\n");
    }
    html += QStringLiteral("</table>\n");
    return html + svgOf({QStringLiteral("Failed requests, each release from its start"),
                         failuresSideBySide(report),
                         {},
                         true});
}

QString linesTable(const Report &report)
{
    QString html = QStringLiteral("<table class=\"lines\">\n<tr><th>UTC</th><th>Instance</th><th>Who</th>"
                                  "<th>Event</th><th>What</th></tr>\n");
    for (const JournalEntry &entry : report.lines)
        html += QStringLiteral("<tr><td>%1</td><td>%2</td><td>%3</td><td>%4</td><td>%5"
                               "<br><span class=\"muted\">%6</span></td></tr>\n")
                    .arg(escaped(entry.at), escaped(entry.instance), escaped(entry.operatorName),
                         escaped(entry.kind), escaped(ui::Text::withoutCredentials(entry.text.toStdString())),
                         escaped(detailsText(entry)));
    return html + QStringLiteral("</table>\n");
}

} // namespace

QString htmlReport(const Report &report)
{
    const QString title = reportTitle(report);
    QString html = head.arg(escaped(title));
    html += QStringLiteral("<h1>%1</h1>\n<p class=\"muted\">%2 · made %3</p>\n")
                .arg(escaped(title), escaped(report.id), escaped(report.madeAt));
    html += section(QStringLiteral("Impact"), table(impactRows(report.impact)) +
                                                  QStringLiteral("<h3>Per caller and instance</h3>\n") +
                                                  table(partRows(report.impact)) + charts(report));
    for (const core::RecordedOperation &operation : report.operations) {
        html += section(QString::fromStdString(operation.instance),
                        table(factRows(operation)) + QStringLiteral("<h3>Changes sent</h3>\n") +
                            table(requestRows(operation)) +
                            QStringLiteral("<h3>Countdown, with its sources</h3>\n") +
                            table(budgetRows(report, operation)));
    }
    html += section(QStringLiteral("Guards overridden"), table(overriddenRows(report)));
    if (report.earlierReleases.empty())
        html += section(QStringLiteral("Earlier ones of this application"), earlierTable(report));
    else
        html += section(QStringLiteral("Earlier releases of this application"), earlierReleases(report));
    html += section(QStringLiteral("Every line of the journal"), linesTable(report));
    return html + QStringLiteral("</body>\n</html>\n");
}

} // namespace app
