// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/applications/applicationdelegate.h"

#include "ui/applications/applicationmodel.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <array>

namespace ui {

namespace {
constexpr int margin = 11;
constexpr int barHeight = 5;
constexpr int gap = 2;

void paintBar(QPainter &painter, const QRectF &bar, const core::ApplicationView &sum)
{
    const Palette &palette = Theme::palette();
    const std::array<std::pair<int, QColor>, 5> parts{{{sum.up, palette.up},
                                                       {sum.outOfService, palette.out},
                                                       {sum.starting, palette.starting},
                                                       {sum.down, palette.down},
                                                       {sum.unknown, palette.unknown}}};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (sum.total == 0) {
        painter.setBrush(palette.track);
        painter.drawRoundedRect(bar, 2, 2);
        return;
    }
    int used = 0;
    for (const auto &part : parts)
        used += part.first > 0 ? 1 : 0;
    const double room = bar.width() - gap * (used - 1);
    double left = bar.left();
    for (const auto &[count, colour] : parts) {
        if (count == 0)
            continue;
        const double width = room * count / sum.total;
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(left, bar.top(), width, bar.height()), 2, 2);
        left += width + gap;
    }
}
} // namespace

void ApplicationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    const auto *model = qobject_cast<const ApplicationModel *>(index.model());
    if (!model)
        return;
    const Palette &palette = Theme::palette();
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, palette.selection);
    const QRect area = option.rect.adjusted(margin, 5, -margin, -9);
    const QRect line(area.left(), area.top(), area.width(), area.height() - barHeight);
    painter->setFont(option.font);
    const QString count = model->countAt(index.row());
    const int countWidth = painter->fontMetrics().horizontalAdvance(count);
    painter->setPen(palette.mutedText);
    painter->drawText(line, Qt::AlignVCenter | Qt::AlignRight, count);
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    painter->setFont(bold);
    painter->setPen(palette.text);
    const QRect words = line.adjusted(0, 0, -countWidth - 8, 0);
    const QFontMetrics metrics = painter->fontMetrics();
    QString title = model->titleAt(index.row());
    if (metrics.horizontalAdvance(title) > words.width())
        title = model->shortTitleAt(index.row());
    painter->drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                      metrics.elidedText(title, Qt::ElideRight, words.width()));
    paintBar(*painter, QRectF(area.left(), area.bottom() - barHeight + 3, area.width(), barHeight),
             model->sumAt(index.row()));
    painter->restore();
}

QSize ApplicationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(index)
    return {120, option.fontMetrics.height() + 26};
}

} // namespace ui
