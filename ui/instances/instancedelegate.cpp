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
constexpr int mostShown = 4'000; ///< some screens full of cells

void drawAt(QPainter &painter, const QPoint &left, const QStaticText &text)
{
    const int height = painter.fontMetrics().height();
    painter.drawStaticText(QPoint(left.x(), left.y() - height / 2), text);
}

/// Of its middle line; QRect's own centre leans to the left and up.
int middleOf(const QRect &area)
{
    return area.top() + area.height() / 2;
}

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

InstanceDelegate::InstanceDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
    , m_shown(mostShown)
{
}

InstanceDelegate::Shown InstanceDelegate::shown(const QPainter &painter, const QString &text, int width) const
{
    if (m_font != painter.font()) {
        m_shown.clear();
        m_font = painter.font();
    }
    const std::pair key(text, width);
    if (const Shown *known = m_shown.object(key))
        return *known;
    const QFontMetrics metrics = painter.fontMetrics();
    const QString cut = elidedName(text, metrics, width);
    auto *made = new Shown{QStaticText(cut), metrics.horizontalAdvance(cut)};
    made->text.setTextFormat(Qt::PlainText);
    made->text.prepare(painter.transform(), m_font);
    const Shown result = *made;
    m_shown.insert(key, made);
    return result;
}

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
    const Shown glyph = shown(painter, Text::statusGlyph(*cell.pill), area.width());
    const int glyphWidth = glyph.width + 5;
    const int room = area.width() + 4 - glyphWidth - 2 * margin + 2;
    const Shown words = shown(painter, cell.text, std::max(room, 0));
    const int width = std::min(area.width() + 4, glyphWidth + words.width + 2 * margin);
    const QRect pill(area.left() - 4, area.center().y() - 9, width, 20);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(pill, 10, 10);
    painter.setPen(cell.isMuted ? Theme::palette().mutedText : ink);
    const QPoint left(pill.left() + margin, middleOf(pill));
    drawAt(painter, left, glyph.text);
    drawAt(painter, left + QPoint(glyphWidth, 0), words.text);
}

void InstanceDelegate::paintText(QPainter &painter, const QRect &area, const InstanceCell &cell) const
{
    const Palette &palette = Theme::palette();
    const auto widthOf = [&](const QString &text) { return shown(painter, text, QWIDGETSIZE_MAX).width; };
    // Where the mark would leave no room for the name only its sign stays; the tooltip has the words.
    const bool isTight =
        !cell.mark.isEmpty() && widthOf(cell.text) + widthOf(cell.mark) + margin > area.width();
    const QString mark = isTight && !cell.isPlace ? cell.mark.left(1) : cell.mark;
    const int markWidth = mark.isEmpty() ? 0 : widthOf(mark) + margin;
    const int room = area.width() - markWidth;
    const Shown words = shown(painter, cell.text, room);
    const QPoint left(cell.isNumber ? area.left() + room - words.width : area.left(), middleOf(area));
    painter.setPen(cell.isMuted ? palette.mutedText : palette.text);
    drawAt(painter, left, words.text);
    if (markWidth == 0)
        return;
    painter.setPen(palette.out);
    drawAt(painter, QPoint(area.left() + words.width + margin, middleOf(area)),
           shown(painter, mark, QWIDGETSIZE_MAX).text);
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
