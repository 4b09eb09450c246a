// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/readout.h"

#include "ui/text/text.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

core::Millis distance(core::TimePoint a, core::TimePoint b)
{
    return a < b ? core::Millis(b - a) : core::Millis(a - b);
}

constexpr int mostLines = 14;
constexpr double nearPixels = 4;

QString lineRow(const ChartData &data, const ChartLine &line, core::TimePoint at)
{
    const QString value = Readout::valueText(data.unit, Readout::valueAt(line.series, at, data.beat));
    return QStringLiteral(
               "<tr><td style='color:%1'>●</td><td>%2&nbsp;&nbsp;</td><td align='right'>%3</td></tr>")
        .arg(line.stroke.colour.name(), Readout::lineLabel(data, line.series).toHtmlEscaped(),
             value.toHtmlEscaped());
}

QString markRows(const ChartData &data, core::TimePoint at)
{
    QString rows;
    for (const core::ChartMark &mark : data.marks) {
        if (std::abs(data.x(mark.at) - data.x(at)) <= nearPixels)
            rows += QStringLiteral("<br/><span style='color:%1'>%2 %3</span>")
                        .arg(Readout::markColour(mark.kind).name(), Text::clockTime(mark.at),
                             Readout::markLabel(mark).toHtmlEscaped());
    }
    return rows;
}

} // namespace

std::optional<double> Readout::valueAt(const core::Series &series, core::TimePoint at, core::Millis beat)
{
    const auto &points = series.points;
    auto nearest = std::ranges::lower_bound(points, at, {}, &core::SeriesPoint::at);
    if (nearest != points.begin() &&
        (nearest == points.end() || distance(std::prev(nearest)->at, at) < distance(nearest->at, at)))
        --nearest;
    if (nearest == points.end() || distance(nearest->at, at) > beat * 3 / 2)
        return std::nullopt;
    return nearest->value && std::isfinite(*nearest->value) ? nearest->value : std::nullopt;
}

QString Readout::valueText(ChartUnit unit, std::optional<double> value)
{
    if (!value)
        return tr("no data");
    const double shown = shownValue(unit, *value);
    if (unit == ChartUnit::Percent)
        return tr("%1 %").arg(QLocale().toString(shown, 'f', shown > 0 && shown < 1 ? 2 : 1));
    if (unit == ChartUnit::Milliseconds)
        return tr("%1 ms").arg(QLocale().toString(shown, 'f', shown < 10 ? 1 : 0));
    if (unit == ChartUnit::Count)
        return QLocale().toString(shown, 'f', 0);
    return tr("%1/s").arg(QLocale().toString(shown, 'f', shown < 10 ? 1 : 0));
}

QString Readout::seriesLabel(const core::Series &series)
{
    const QString name = series.name.empty() ? tr("no version told") : Text::shortened(series.name);
    return series.isCallerSide ? tr("%1 (caller side)").arg(name) : tr("%1 (server side)").arg(name);
}

QString Readout::lineLabel(const ChartData &data, const core::Series &series)
{
    return data.unit == ChartUnit::Count ? Text::plain(series.name) : seriesLabel(series);
}

QString Readout::markLabel(const core::ChartMark &mark)
{
    const QString instance = Text::shortened(mark.instance, 24);
    switch (mark.kind) {
    case core::MarkKind::Drain:
        return tr("drain %1").arg(instance);
    case core::MarkKind::Restore:
        return tr("restore %1").arg(instance);
    case core::MarkKind::Shutdown:
        return tr("shut down %1").arg(instance);
    case core::MarkKind::Drained:
        return tr("drained %1").arg(instance);
    case core::MarkKind::Stopped:
        return tr("stopped %1").arg(instance);
    case core::MarkKind::Back:
        return tr("back %1").arg(instance);
    case core::MarkKind::Failed:
        return tr("failed %1").arg(instance);
    }
    return instance;
}

QString Readout::html(const ChartData &data, core::TimePoint at)
{
    QString rows;
    int count = 0;
    for (const ChartLine &line : data.lines) {
        if (!line.isHidden && ++count <= mostLines)
            rows += lineRow(data, line, at);
    }
    const QString more = count > mostLines ? tr("and %1 more").arg(count - mostLines) : QString();
    return QStringLiteral("<b>%1</b>%2<table>%3</table>%4")
        .arg(Text::clockTime(at), markRows(data, at), rows, more);
}

QString Readout::spoken(const ChartData &data)
{
    QStringList lines;
    for (const ChartLine &line : data.lines)
        lines.append(tr("%1: %2").arg(lineLabel(data, line.series),
                                      valueText(data.unit, valueAt(line.series, data.now, data.beat * 2))));
    return lines.isEmpty() ? tr("No measurements yet") : lines.join(QLatin1Char('\n'));
}

QColor Readout::markColour(core::MarkKind kind)
{
    const Palette &colours = Theme::palette();
    switch (kind) {
    case core::MarkKind::Drain:
        return colours.out;
    case core::MarkKind::Restore:
        return colours.starting;
    case core::MarkKind::Shutdown:
        return colours.down;
    case core::MarkKind::Drained:
        return colours.unknown;
    case core::MarkKind::Stopped:
        return colours.unknown;
    case core::MarkKind::Back:
        return colours.up;
    case core::MarkKind::Failed:
        return colours.down;
    }
    return colours.unknown;
}

} // namespace ui
