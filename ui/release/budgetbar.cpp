// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/release/budgetbar.h"

#include "ui/text/text.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStringList>
#include <QToolTip>

namespace ui {

namespace {

constexpr double barHeight = 8;
constexpr double tickRoom = 12; ///< above the bar, for the tick of a hop that was seen

QColor colourOf(core::HopKind kind)
{
    return Theme::palette().hopColours.at(std::size_t(kind));
}

void paintTick(QPainter &painter, const QRectF &bar)
{
    const QPointF foot(bar.center().x() - 1, bar.top() - 3);
    painter.setPen(QPen(Theme::palette().up, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF({foot + QPointF(-3, -3), foot, foot + QPointF(5, -6)}));
}

void paintSegment(QPainter &painter, const BudgetBarGeometry::Segment &segment)
{
    QPainterPath outline;
    outline.addRoundedRect(segment.rect, 2.5, 2.5);
    QColor ahead = colourOf(segment.kind);
    ahead.setAlphaF(0.32F);
    painter.fillPath(outline, ahead);
    QRectF passed = segment.rect;
    passed.setWidth(passed.width() * segment.passed);
    painter.save();
    painter.setClipRect(passed);
    painter.fillPath(outline, colourOf(segment.kind));
    painter.restore();
    if (segment.isSeen)
        paintTick(painter, segment.rect);
}

} // namespace

BudgetBar::BudgetBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Parts of the countdown"));
}

void BudgetBar::setBudget(const core::Budget &budget, core::TimePoint start, core::TimePoint now)
{
    m_budget = budget;
    m_start = start;
    m_now = now;
    QStringList lines;
    for (const core::Hop &hop : m_budget.hops)
        lines.append(hopText(hop));
    setAccessibleDescription(lines.join(QLatin1Char('\n')));
    update();
}

QString BudgetBar::hopText(const core::Hop &hop) const
{
    return tr("%1: %2, %3")
        .arg(Text::hopName(hop.kind), Text::length(hop.length), Text::hopSource(hop, m_start));
}

BudgetBarGeometry BudgetBar::geometryOfHops() const
{
    return BudgetBarGeometry::of(m_budget, m_start, m_now, QRectF(0, tickRoom, width(), barHeight));
}

QSize BudgetBar::sizeHint() const
{
    return {280, int(tickRoom + barHeight)};
}

QSize BudgetBar::minimumSizeHint() const
{
    return {80, int(tickRoom + barHeight)};
}

bool BudgetBar::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const BudgetBarGeometry geometry = geometryOfHops();
    for (std::size_t i = 0; i < geometry.segments.size(); ++i) {
        const QRectF &rect = geometry.segments[i].rect;
        if (help->pos().x() >= rect.left() && help->pos().x() <= rect.right()) {
            QToolTip::showText(help->globalPos(), hopText(m_budget.hops[i]), this);
            return true;
        }
    }
    QToolTip::hideText();
    return true;
}

void BudgetBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const BudgetBarGeometry geometry = geometryOfHops();
    if (geometry.segments.empty()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::palette().track);
        painter.drawRoundedRect(QRectF(0, tickRoom, width(), barHeight), 2.5, 2.5);
    }
    for (const BudgetBarGeometry::Segment &segment : geometry.segments)
        paintSegment(painter, segment);
}

} // namespace ui
