// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/svgchart.h"

#include <QDateTime>

#include <algorithm>
#include <optional>

namespace app {

namespace {

constexpr double width = 900;
constexpr double height = 190;
constexpr double left = 56;
constexpr double right = 12;
constexpr double top = 18;
constexpr double bottom = 24;

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

    double x(core::TimePoint at) const
    {
        const double whole = std::max<double>(1, static_cast<double>((to - from).count()));
        return left + (width - left - right) * static_cast<double>((at - from).count()) / whole;
    }
    double y(double value) const
    {
        return height - bottom - (height - top - bottom) * (highest > 0 ? value / highest : 0);
    }
};

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
    if (frame && frame->highest <= 0)
        frame->highest = 1;
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

/// Its name stands beside its line, on the side that has room for it.
QString markOf(const Frame &frame, const SvgMark &mark, double y)
{
    const double x = frame.x(mark.at);
    const bool hasRoom = x + 3 + widthOf(mark.text) < width;
    return QStringLiteral("<line class=\"mark\" x1=\"%1\" x2=\"%1\" y1=\"%2\" y2=\"%3\"/>\n")
               .arg(number(x), number(top), number(height - bottom)) +
           text(hasRoom ? x + 3 : x - 3, y, mark.text, hasRoom ? "start" : "end", "marked");
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
    svg += text(left, height - 6, clock(frame.from), "start");
    return svg + text(width - right, height - 6, clock(frame.to) + QStringLiteral(" UTC"), "end");
}

} // namespace

QString svgOf(const SvgChart &chart)
{
    const auto frame = frameOf(chart);
    if (!frame)
        return {};
    QString svg = QStringLiteral("<svg viewBox=\"0 0 %1 %2\" role=\"img\" aria-label=\"%3\">\n")
                      .arg(number(width), number(height), chart.title.toHtmlEscaped());
    svg += text(left, 12, chart.title, "start", "title") + axes(*frame, chart.isShare);
    double markY = top + 8;
    for (const SvgMark &mark : chart.marks) {
        if (mark.at < frame->from || mark.at > frame->to)
            continue;
        svg += markOf(*frame, mark, markY);
        markY = markY > top + 40 ? top + 8 : markY + 12;
    }
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
    return svg + QStringLiteral("</svg>\n");
}

} // namespace app
