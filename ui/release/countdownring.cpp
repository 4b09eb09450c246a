// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/release/countdownring.h"

#include "ui/text/text.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace ui {

namespace {

constexpr double thickness = 8;

/// Rounded up: zero is shown only when nothing is left.
core::Millis wholeSeconds(core::Millis time)
{
    return std::chrono::ceil<core::Seconds>(std::max(time, core::Millis(0)));
}

QRectF circleIn(const QRectF &area)
{
    const double side = std::min(area.width(), area.height()) - thickness - 2;
    QRectF circle(0, 0, side, side);
    circle.moveCenter(area.center());
    return circle;
}

} // namespace

CountdownRing::CountdownRing(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Countdown until callers let go"));
    setAccessibleDescription(spoken());
}

void CountdownRing::setRemaining(core::Millis remaining, core::Millis total)
{
    showState(State::Running, remaining, total);
}

void CountdownRing::setOverdue(core::Millis since)
{
    showState(State::Overdue, since, core::Millis(0));
}

void CountdownRing::setDone()
{
    showState(State::Done, core::Millis(0), core::Millis(0));
}

void CountdownRing::setIdle()
{
    showState(State::Idle, core::Millis(0), core::Millis(0));
}

void CountdownRing::showState(State state, core::Millis time, core::Millis total)
{
    m_state = state;
    m_time = std::max(time, core::Millis(0));
    m_total = std::max(total, core::Millis(0));
    // Screen readers repeat a changed description: it is not touched while it says the same.
    if (accessibleDescription() != spoken())
        setAccessibleDescription(spoken());
    update();
}

QString CountdownRing::bigText() const
{
    switch (m_state) {
    case State::Idle:
        return Text::dash();
    case State::Running:
        return Text::duration(wholeSeconds(m_time));
    case State::Overdue:
        return tr("+%1").arg(Text::duration(std::chrono::floor<core::Seconds>(m_time)));
    case State::Done:
        return {};
    }
    return {};
}

QString CountdownRing::smallText() const
{
    switch (m_state) {
    case State::Idle:
        return tr("no countdown");
    case State::Running:
        return tr("of %1").arg(Text::duration(m_total));
    case State::Overdue:
        return tr("still called");
    case State::Done:
        return tr("let go");
    }
    return {};
}

QString CountdownRing::spoken() const
{
    switch (m_state) {
    case State::Idle:
        return tr("No countdown is running");
    case State::Running:
        return tr("%1 left of %2").arg(bigText(), Text::duration(m_total));
    case State::Overdue:
        return tr("Overdue by %1, still called").arg(bigText().mid(1));
    case State::Done:
        return tr("Callers have let go");
    }
    return {};
}

double CountdownRing::share() const
{
    if (m_state == State::Overdue || m_state == State::Done)
        return 1;
    if (m_state == State::Idle || m_total.count() == 0)
        return 0;
    return std::clamp(double(m_time.count()) / double(m_total.count()), 0.0, 1.0);
}

QSize CountdownRing::sizeHint() const
{
    return {136, 136};
}

QSize CountdownRing::minimumSizeHint() const
{
    return {112, 112};
}

QColor CountdownRing::ringColour() const
{
    const Palette &colours = Theme::palette();
    switch (m_state) {
    case State::Idle:
        return colours.track;
    case State::Running:
        return colours.accent;
    case State::Overdue:
        return colours.out;
    case State::Done:
        return colours.up;
    }
    return colours.track;
}

void CountdownRing::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF circle = circleIn(QRectF(rect()));
    if (circle.width() <= thickness)
        return;
    paintRing(painter, circle);
    if (m_state == State::Done)
        paintCheck(painter, circle);
    paintTexts(painter, circle);
}

void CountdownRing::paintRing(QPainter &painter, const QRectF &circle) const
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::palette().track, thickness));
    painter.drawEllipse(circle);
    if (share() <= 0)
        return;
    constexpr double top = 90.0 * 16;
    painter.setPen(QPen(ringColour(), thickness, Qt::SolidLine, share() < 1 ? Qt::RoundCap : Qt::FlatCap));
    painter.drawArc(circle, int(top), -int(share() * 360 * 16));
}

void CountdownRing::paintCheck(QPainter &painter, const QRectF &circle) const
{
    const double unit = circle.width() / 10;
    const QPointF centre = circle.center() - QPointF(0, unit * 1.3);
    painter.setPen(QPen(ringColour(), unit * 0.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF({centre + QPointF(-1.6, 0) * unit, centre + QPointF(-0.4, 1.2) * unit,
                                    centre + QPointF(1.8, -1.4) * unit}));
}

void CountdownRing::paintTexts(QPainter &painter, const QRectF &circle) const
{
    const Palette &colours = Theme::palette();
    QFont big = font();
    big.setPointSizeF(font().pointSizeF() * 2);
    big.setWeight(QFont::DemiBold);
    const double inside = circle.width() - thickness - 12;
    // "+1:23:45" must not run into the ring.
    while (big.pointSizeF() > 8 && QFontMetricsF(big).horizontalAdvance(bigText()) > inside)
        big.setPointSizeF(big.pointSizeF() - 1);
    QFont small = font();
    small.setPointSizeF(font().pointSizeF() * 0.9);

    const double middle = circle.center().y();
    painter.setFont(big);
    painter.setPen(m_state == State::Overdue ? colours.out
                   : m_state == State::Idle  ? colours.mutedText
                                             : colours.text);
    painter.drawText(QRectF(circle.left(), middle - 32, circle.width(), 36), Qt::AlignCenter, bigText());
    painter.setFont(small);
    painter.setPen(m_state == State::Overdue ? colours.out : colours.mutedText);
    painter.drawText(QRectF(circle.left(), middle + 8, circle.width(), 20), Qt::AlignCenter, smallText());
}

} // namespace ui
