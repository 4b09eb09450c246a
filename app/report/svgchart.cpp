// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/svgchart.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <optional>

namespace app {

namespace {

constexpr double width = 900;
constexpr double titleHeight = 18;
constexpr double plotHeight = 148;
constexpr double left = 56;
constexpr double right = 12;
constexpr double bottom = 24;
constexpr double laneHeight = 12; // of the names of marks, above the plot
constexpr std::size_t mostLanes = 12;
constexpr double beside = 3; // from a mark's line to its name

QString number(double value)
{
    return QString::number(value, 'f', 1);
}

/// What one chart reaches from and to.
struct Frame
{
    core::TimePoint from{};
    core::TimePoint to{};
    double highest = 0;
    double top = titleHeight;

    double foot() const { return top + plotHeight; }
    double height() const { return foot() + bottom; }
    double x(core::TimePoint at) const
    {
        const double whole = std::max<double>(1, static_cast<double>((to - from).count()));
        return left + (width - left - right) * static_cast<double>((at - from).count()) / whole;
    }
    double y(double value) const { return foot() - plotHeight * (highest > 0 ? value / highest : 0); }
};

/// A round number not below it, whose half can be read, too.
double roundedUp(double value)
{
    const double unit = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 2.5, 4.0, 5.0, 6.0, 8.0}) {
        if (value <= step * unit)
            return step * unit;
    }
    return 10 * unit;
}

std::optional<Frame> frameOf(const SvgChart &chart)
{
    std::optional<Frame> frame;
    for (const core::Series &line : chart.lines) {
        for (const core::SeriesPoint &point : line.points) {
            if (!frame)
                frame = Frame{point.at, point.at, 0};
            frame->from = std::min(frame->from, point.at);
            frame->to = std::max(frame->to, point.at);
            frame->highest = std::max(frame->highest, point.value.value_or(0));
        }
    }
    if (frame && chart.isShare)
        frame->highest = std::max(frame->highest, 0.01);
    if (frame)
        frame->highest = frame->highest > 0 ? roundedUp(frame->highest) : 1;
    return frame;
}

QString pathOf(const core::Series &line, const Frame &frame, bool isStepped)
{
    QString path;
    bool isJoined = false; // to the point before; not at the start and after a gap
    double y = 0;          // of the point before
    for (const core::SeriesPoint &point : line.points) {
        if (!point.value) {
            isJoined = false;
            continue;
        }
        const QString x = number(frame.x(point.at));
        if (isJoined && isStepped)
            path += QStringLiteral("L%1 %2").arg(x, number(y));
        y = frame.y(*point.value);
        path +=
            QStringLiteral("%1%2 %3").arg(isJoined ? QStringLiteral("L") : QStringLiteral("M"), x, number(y));
        isJoined = true;
    }
    if (isJoined && isStepped)
        path += QStringLiteral("L%1 %2").arg(number(width - right), number(y));
    return path;
}

QString clock(core::TimePoint at)
{
    return QDateTime::fromMSecsSinceEpoch(core::toEpoch(at), Qt::UTC).toString(QStringLiteral("hh:mm:ss"));
}

QString text(double x, double y, const QString &words, const char *anchor, const char *kind = "label")
{
    return QStringLiteral("<text class=\"%5\" x=\"%1\" y=\"%2\" text-anchor=\"%3\">%4</text>\n")
        .arg(number(x), number(y), QString::fromLatin1(anchor), words.toHtmlEscaped(),
             QString::fromLatin1(kind));
}

/// About as wide as its letters are drawn; there is no font here to measure them with.
double widthOf(const QString &words)
{
    constexpr double letter = 6.3; // at 11 px
    double sum = 0;
    for (const QChar c : words)
        sum += c.unicode() < 0x2e80 ? letter : 2 * letter;
    return sum;
}

/// A mark with the place of its name: beside its line, on the side that has room, in a lane of its own where
/// another name stands already.
struct PlacedMark
{
    double x = 0;
    bool isLeftOf = false; ///< the name stands left of the line
    std::size_t lane = 0;
    QString name;
};

std::vector<PlacedMark> placed(const std::vector<SvgMark> &marks, const Frame &frame)
{
    constexpr double gap = 6;
    std::vector<PlacedMark> result;
    std::vector<double> ends; // of the last name in each lane
    for (const SvgMark &mark : marks) {
        if (mark.at < frame.from || mark.at > frame.to)
            continue;
        const double x = frame.x(mark.at);
        const double length = widthOf(mark.text);
        const bool isLeftOf = x + beside + length > width;
        const double start = isLeftOf ? x - beside - length : x + beside;
        const auto isFree = [&](double end) { return end + gap <= start; };
        const auto lane = std::size_t(std::ranges::find_if(ends, isFree) - ends.begin());
        if (lane == ends.size())
            ends.push_back(0);
        ends[lane] = start + length;
        result.push_back({x, isLeftOf, lane, mark.text});
    }
    return result;
}

std::size_t lanesOf(const std::vector<PlacedMark> &marks)
{
    std::size_t lanes = 0;
    for (const PlacedMark &mark : marks)
        lanes = std::max(lanes, mark.lane + 1);
    return std::min(lanes, mostLanes);
}

/// Names after all lines, so that none is crossed out. Past the last lane a mark has its line alone.
QString drawn(const std::vector<PlacedMark> &marks, const Frame &frame)
{
    QString lines;
    QString names;
    for (const PlacedMark &mark : marks) {
        const bool hasName = mark.lane < mostLanes;
        const double y = titleHeight + laneHeight * (double(mark.lane) + 1) - 2;
        lines +=
            QStringLiteral("<line class=\"mark\" x1=\"%1\" x2=\"%1\" y1=\"%2\" y2=\"%3\"/>\n")
                .arg(number(mark.x), number(hasName ? y - laneHeight + 4 : frame.top), number(frame.foot()));
        if (hasName)
            names += text(mark.x + (mark.isLeftOf ? -beside : beside), y, mark.name,
                          mark.isLeftOf ? "end" : "start", "marked");
    }
    return lines + names;
}

QString axes(const Frame &frame, bool isShare)
{
    QString svg;
    for (const double part : {0.0, 0.5, 1.0}) {
        const double value = frame.highest * part;
        const QString label =
            isShare ? QStringLiteral("%1 %").arg(number(value * 100)) : QString::number(value, 'g', 4);
        svg += QStringLiteral("<line class=\"grid\" x1=\"%1\" x2=\"%2\" y1=\"%3\" y2=\"%3\"/>\n")
                   .arg(number(left), number(width - right), number(frame.y(value)));
        svg += text(left - 6, frame.y(value) + 4, label, "end");
    }
    const double y = frame.height() - 6;
    svg += text(left, y, clock(frame.from), "start");
    return svg + text(width - right, y, clock(frame.to) + QStringLiteral(" UTC"), "end");
}

} // namespace

QString svgOf(const SvgChart &chart)
{
    auto frame = frameOf(chart);
    if (!frame)
        return {};
    const std::vector<PlacedMark> marks = placed(chart.marks, *frame);
    frame->top += laneHeight * double(lanesOf(marks));
    QString svg = QStringLiteral("<svg viewBox=\"0 0 %1 %2\" role=\"img\" aria-label=\"%3\">\n")
                      .arg(number(width), number(frame->height()), chart.title.toHtmlEscaped());
    svg += text(left, 12, chart.title, "start", "title") + axes(*frame, chart.isShare);
    int line = 0;
    double legend = width - right;
    for (const core::Series &series : chart.lines) {
        ++line;
        svg += QStringLiteral("<path class=\"line line%1\" d=\"%2\"/>\n")
                   .arg(line)
                   .arg(pathOf(series, *frame, chart.isStepped));
        const QString name = QString::fromStdString(series.name);
        svg += text(legend, 12, name, "end", line == 1 ? "key key1" : line == 2 ? "key key2" : "key key3");
        legend -= widthOf(name) + 18;
    }
    return svg + drawn(marks, *frame) + QStringLiteral("</svg>\n");
}

} // namespace app
