// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instances/instancedelegate.h"

#include "ui/instances/instancemodel.h"
#include "ui/text/text.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace ui {

namespace {
constexpr int margin = 8;
constexpr int rowHeight = 28;

std::pair<QColor, QColor> coloursOf(core::Status status)
{
    const Palette &palette = Theme::palette();
    switch (status) {
    case core::Status::Up:
        return {palette.up, palette.upFill};
    case core::Status::OutOfService:
        return {palette.out, palette.outFill};
    case core::Status::Starting:
        return {palette.starting, palette.startingFill};
    case core::Status::Down:
        return {palette.down, palette.downFill};
    case core::Status::Unknown:
        break;
    }
    return {palette.unknown, palette.unknownFill};
}
} // namespace

void InstanceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const auto *model = qobject_cast<const InstanceModel *>(index.model());
    if (!model)
        return;
    const InstanceCell cell = model->cellAt(index);
    painter->save();
    painter->setFont(option.font);
    QRect whole = option.rect;
    if (const QString title = model->groupTitle(index.row()); !title.isEmpty()) {
        paintGroup(*painter, option, title);
        whole.setTop(whole.top() + groupTitleHeight);
    }
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(whole, Theme::palette().selection);
    const QRect area = whole.adjusted(margin, 0, -margin, 0);
    if (cell.pill)
        paintPill(*painter, area, cell);
    else
        paintText(*painter, area, cell);
    painter->restore();
}

/// Over the whole width of the table: each cell paints its part of it.
void InstanceDelegate::paintGroup(QPainter &painter, const QStyleOptionViewItem &option,
                                  const QString &title) const
{
    QRect band = option.rect;
    band.setHeight(groupTitleHeight);
    painter.save();
    painter.setClipRect(band);
    painter.fillRect(band, Theme::palette().window);
    QFont font = option.font;
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(Theme::palette().mutedText);
    const int width = option.widget ? option.widget->width() : band.right();
    painter.drawText(QRect(margin, band.top(), width - 2 * margin, band.height()),
                     Qt::AlignVCenter | Qt::AlignLeft, title);
    painter.restore();
}

void InstanceDelegate::paintPill(QPainter &painter, const QRect &area, const InstanceCell &cell) const
{
    const auto [ink, fill] = coloursOf(*cell.pill);
    const QFontMetrics metrics = painter.fontMetrics();
    const QString glyph = Text::statusGlyph(*cell.pill);
    const int glyphWidth = metrics.horizontalAdvance(glyph) + 5;
    const int width =
        std::min(area.width() + 4, glyphWidth + metrics.horizontalAdvance(cell.text) + 2 * margin);
    const QRect pill(area.left() - 4, area.center().y() - 9, width, 20);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(pill, 10, 10);
    painter.setPen(cell.isMuted ? Theme::palette().mutedText : ink);
    const QRect inner = pill.adjusted(margin, 0, -margin + 2, 0);
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft, glyph);
    const QRect words = inner.adjusted(glyphWidth, 0, 0, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(cell.text, Qt::ElideRight, words.width()));
}

void InstanceDelegate::paintText(QPainter &painter, const QRect &area, const InstanceCell &cell) const
{
    const Palette &palette = Theme::palette();
    const QFontMetrics metrics = painter.fontMetrics();
    // Where the mark would leave no room for the name only its sign stays; the tooltip has the words.
    const bool isTight =
        metrics.horizontalAdvance(cell.text) + metrics.horizontalAdvance(cell.mark) + margin > area.width();
    const QString mark = isTight && !cell.isPlace ? cell.mark.left(1) : cell.mark;
    const int markWidth = mark.isEmpty() ? 0 : metrics.horizontalAdvance(mark) + margin;
    const QRect words = area.adjusted(0, 0, -markWidth, 0);
    const QString shown = elidedName(cell.text, metrics, words.width());
    painter.setPen(cell.isMuted ? palette.mutedText : palette.text);
    painter.drawText(words, Qt::AlignVCenter | (cell.isNumber ? Qt::AlignRight : Qt::AlignLeft), shown);
    if (markWidth == 0)
        return;
    painter.setPen(palette.out);
    const QRect beside = area.adjusted(metrics.horizontalAdvance(shown) + margin, 0, 0, 0);
    painter.drawText(beside, Qt::AlignVCenter | Qt::AlignLeft, mark);
}

QString elidedName(const QString &name, const QFontMetrics &metrics, int width)
{
    if (metrics.horizontalAdvance(name) <= width)
        return name;
    const QString between = QStringLiteral(" / ");
    const qsizetype end = name.indexOf(between);
    const QString id = end < 0 ? name : name.mid(end + between.size());
    const QString application = end < 0 ? QString() : name.left(end);
    // Two letters and the sign of what was left out: less says nothing.
    const int least = metrics.horizontalAdvance(application.left(2) + QChar(0x2026));
    // Parts side by side can be wider than the sum of their widths, hence the steps.
    for (int room = width - metrics.horizontalAdvance(between + id); !application.isEmpty() && room >= least;
         --room) {
        const QString shown = metrics.elidedText(application, Qt::ElideRight, room) + between + id;
        if (metrics.horizontalAdvance(shown) <= width)
            return shown;
    }
    // The end of an id tells instances apart, its start the host: the middle is what can go.
    return metrics.elidedText(id, Qt::ElideMiddle, width);
}

QSize InstanceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(index)
    return {60, std::max(rowHeight, option.fontMetrics.height() + 8)};
}

} // namespace ui
