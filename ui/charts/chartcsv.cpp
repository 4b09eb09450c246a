// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartcsv.h"

#include "ui/charts/readout.h"

#include <QDateTime>
#include <QTimeZone>

#include <cmath>
#include <map>

namespace ui {

namespace {

QString cellOf(QString text)
{
    if (!text.isEmpty() && QStringLiteral("=+-@\t").contains(text.front()))
        text.prepend(QLatin1Char('\''));
    text.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

QString moment(core::TimePoint at)
{
    return QDateTime::fromMSecsSinceEpoch(core::toEpoch(at), Qt::UTC).toString(Qt::ISODateWithMs);
}

/// By moment, one value for each line.
using Rows = std::map<core::TimePoint, std::vector<std::optional<double>>>;

Rows rowsOf(const ChartData &data, const std::vector<const ChartLine *> &lines)
{
    Rows rows;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (const core::SeriesPoint &point : lines[i]->series.points) {
            if (point.at < data.time.from || point.at > data.time.to || point.at > data.now)
                continue;
            auto &row = rows[point.at];
            row.resize(lines.size());
            row[i] = point.value;
        }
    }
    return rows;
}

} // namespace

QByteArray csvOf(const ChartData &data)
{
    std::vector<const ChartLine *> lines;
    QStringList header{QStringLiteral("time")};
    for (const ChartLine &line : data.lines) {
        if (line.isHidden)
            continue;
        lines.push_back(&line);
        header << cellOf(Readout::seriesLabel(line.series));
    }
    QByteArray csv = header.join(QLatin1Char(',')).toUtf8() + "\r\n";
    for (const auto &[at, values] : rowsOf(data, lines)) {
        csv += moment(at).toUtf8();
        for (const auto &value : values) {
            csv += ',';
            if (value && std::isfinite(*value))
                csv += QByteArray::number(shownValue(data.unit, *value), 'g', 10);
        }
        csv += "\r\n";
    }
    return csv;
}

} // namespace ui
