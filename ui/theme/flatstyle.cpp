// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/flatstyle.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QPolygonF>
#include <QStyleOptionComboBox>

#include <algorithm>

namespace ui {

namespace {

void drawArrow(QPainter &painter, const QPointF &centre, const QColor &colour)
{
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(
        QPolygonF({centre + QPointF(-4, -2), centre + QPointF(0, 2), centre + QPointF(4, -2)}));
}

void drawCombo(QPainter &painter, const QStyleOptionComboBox &option, const QRect &arrow)
{
    const Palette &colours = Theme::palette();
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const bool isFocused = option.state.testFlag(QStyle::State_HasFocus);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (option.frame) {
        painter.setPen(isFocused ? colours.accent : isEnabled ? colours.controlBorder : colours.border);
        painter.setBrush(isEnabled ? colours.panel : colours.window);
        painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    }
    drawArrow(painter, QRectF(arrow).center(), isEnabled ? colours.text : colours.mutedText);
    painter.restore();
}

/// Fusion takes the edge from the ground's colour, which in the dark leaves none to be seen.
void drawCheckBox(QPainter &painter, const QStyleOption &option)
{
    const Palette &colours = Theme::palette();
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const bool isFilled = isEnabled && !option.state.testFlag(QStyle::State_Off);
    const bool isFocused = option.state.testFlag(QStyle::State_HasFocus);
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(isFilled || isFocused ? colours.accent : isEnabled ? colours.mutedText : colours.border);
    painter.setBrush(isFilled ? colours.accent : isEnabled ? colours.panel : colours.window);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(QPen(isFilled ? colours.accentText : colours.mutedText, 1.8, Qt::SolidLine, Qt::RoundCap,
                        Qt::RoundJoin));
    const double unit = box.width() / 10;
    const QPointF centre = box.center();
    if (option.state.testFlag(QStyle::State_On))
        painter.drawPolyline(QPolygonF({centre + QPointF(-2.4, 0) * unit, centre + QPointF(-0.6, 1.9) * unit,
                                        centre + QPointF(2.6, -2) * unit}));
    else if (option.state.testFlag(QStyle::State_NoChange))
        painter.drawLine(centre - QPointF(2.2, 0) * unit, centre + QPointF(2.2, 0) * unit);
    painter.restore();
}

void drawRadioButton(QPainter &painter, const QStyleOption &option)
{
    const Palette &colours = Theme::palette();
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const bool isOn = option.state.testFlag(QStyle::State_On);
    const bool isMarked = isEnabled && (isOn || option.state.testFlag(QStyle::State_HasFocus));
    const QRectF circle = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(isMarked ? colours.accent : isEnabled ? colours.mutedText : colours.border);
    painter.setBrush(isEnabled ? colours.panel : colours.window);
    painter.drawEllipse(circle);
    if (isOn) {
        const double inset = circle.width() / 4;
        painter.setPen(Qt::NoPen);
        painter.setBrush(isEnabled ? colours.accent : colours.mutedText);
        painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset));
    }
    painter.restore();
}

} // namespace

FlatStyle::FlatStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                   QPainter *painter, const QWidget *widget) const
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (control != CC_ComboBox || !combo) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    drawCombo(*painter, *combo, proxy()->subControlRect(CC_ComboBox, combo, SC_ComboBoxArrow, widget));
}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck)
        drawCheckBox(*painter, *option);
    else if (element == PE_IndicatorRadioButton)
        drawRadioButton(*painter, *option);
    else
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

QRect FlatStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    const bool isText = control == CC_ComboBox && part == SC_ComboBoxEditField;
    return isText ? rect.adjusted(4, 0, 0, 0) : rect;
}

QSize FlatStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                  const QWidget *widget) const
{
    const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    // As high as the buttons of the style sheet beside it.
    return type == CT_ComboBox ? QSize(size.width() + 10, std::max(size.height(), 28)) : size;
}

} // namespace ui
