// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instances/tablecolumns.h"

#include "core/fleet/listing.h"
#include "ui/text/text.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QTableView>

#include <algorithm>
#include <array>
#include <utility>

namespace ui {

namespace {

/// Widths of the columns after the first one.
constexpr std::array<int, core::columnCount> widths{0, 156, 156, 58, 88, 68, 60, 62, 70};
/// What the first column needs at least; others are hidden for it.
constexpr int nameWidth = 130;
constexpr int nameWidthWithApplication = 200;
/// What the first column gets at most of the room that is left; the rest is spread over all.
constexpr int mostForName = 460;
/// What the health gets of the room that is left, for the name of the part that fails.
constexpr int mostForHealth = 90;
/// Hidden in a narrow window, the first one first: what a release is decided on stays. The tooltip has all.
constexpr std::array hiddenFirst{core::Column::Since, core::Column::Version, core::Column::Health};

/// For files, in the order of core::Column.
constexpr std::array<const char *, core::columnCount> names{
    "instance", "status", "override", "since", "health", "version", "requests", "errors", "inFlight"};

int columnNamed(const QString &name)
{
    const auto found =
        std::ranges::find_if(names, [&](const char *known) { return name == QLatin1String(known); });
    return found == names.end() ? -1 : int(found - names.begin());
}

} // namespace

TableColumns::TableColumns(QTableView *table)
    : QObject(table)
    , m_table(table)
    , m_menu(new QMenu(tr("&Columns"), table))
{
    QHeaderView *header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setMinimumSectionSize(48);
    header->setSectionsClickable(true);
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(false);
    header->setSortIndicatorShown(true);
    header->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int column = 1; column < core::columnCount; ++column)
        header->resizeSection(column, widths[std::size_t(column)]);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this,
            [this, header](const QPoint &at) { m_menu->popup(header->viewport()->mapToGlobal(at)); });
    connect(header, &QHeaderView::sectionMoved, this, [this] {
        if (!m_isSetting)
            emit chosen();
    });
    makeMenu();
}

void TableColumns::makeMenu()
{
    for (int column = 1; column < core::columnCount; ++column) {
        QAction *line = m_menu->addAction(Text::columnTitle(core::Column(column)));
        line->setObjectName(QLatin1String(names[std::size_t(column)]));
        line->setCheckable(true);
        line->setChecked(true);
        connect(line, &QAction::triggered, this, [this, column](bool isShown) { choose(column, isShown); });
    }
    m_menu->addSeparator();
    QAction *all = m_menu->addAction(tr("All, as at first"), this, &TableColumns::reset);
    all->setObjectName(QStringLiteral("allColumns"));
}

bool TableColumns::isChosen(int column) const
{
    return column == 0 || m_menu->actions().at(column - 1)->isChecked();
}

void TableColumns::choose(int column, bool isShown)
{
    m_menu->actions().at(column - 1)->setChecked(isShown);
    fit();
    emit chosen();
}

void TableColumns::reset()
{
    setChoice({});
    emit chosen();
}

void TableColumns::fit()
{
    int room = m_table->viewport()->width() - (m_namesApplications ? nameWidthWithApplication : nameWidth);
    for (int column = 1; column < core::columnCount; ++column) {
        m_table->setColumnHidden(column, !isChosen(column));
        if (isChosen(column))
            room -= widths[std::size_t(column)];
    }
    for (const core::Column column : hiddenFirst) {
        if (room >= 0 || !isChosen(int(column)))
            continue;
        m_table->setColumnHidden(int(column), true);
        room += widths[std::size_t(column)];
    }
    // On a very wide screen the eye would lose the row between a name and its status.
    const int spread = std::max(0, room - mostForName) / (core::columnCount - 1);
    if (spread != std::exchange(m_spread, spread)) {
        for (int column = 1; column < core::columnCount; ++column)
            m_table->horizontalHeader()->resizeSection(column, widths[std::size_t(column)] + spread);
    }
    constexpr auto health = core::Column::Health;
    m_table->horizontalHeader()->resizeSection(int(health), widths[std::size_t(health)] + spread +
                                                                std::clamp(room / 3, 0, mostForHealth));
}

void TableColumns::setNamesApplications(bool doesName)
{
    if (doesName != std::exchange(m_namesApplications, doesName))
        fit();
}

QStringList TableColumns::choice() const
{
    QStringList choice;
    for (int place = 1; place < core::columnCount; ++place) {
        const int column = m_table->horizontalHeader()->logicalIndex(place);
        const QString name = QLatin1String(names[std::size_t(column)]);
        choice << (isChosen(column) ? name : QLatin1Char('-') + name);
    }
    return choice;
}

void TableColumns::setChoice(const QStringList &choice)
{
    const QScopedValueRollback setting(m_isSetting, true);
    std::vector<int> order;
    std::vector<bool> isShown(core::columnCount, true);
    for (const QString &entry : choice) {
        const bool isOut = entry.startsWith(QLatin1Char('-'));
        const int column = columnNamed(isOut ? entry.mid(1) : entry);
        if (column < 1 || std::ranges::find(order, column) != order.end())
            continue;
        order.push_back(column);
        isShown[std::size_t(column)] = !isOut;
    }
    for (int column = 1; column < core::columnCount; ++column) {
        if (std::ranges::find(order, column) == order.end())
            order.push_back(column);
    }
    QHeaderView *header = m_table->horizontalHeader();
    for (int place = 1; place < core::columnCount; ++place) {
        const int column = order[std::size_t(place - 1)];
        header->moveSection(header->visualIndex(column), place);
        m_menu->actions().at(column - 1)->setChecked(isShown[std::size_t(column)]);
    }
    fit();
}

} // namespace ui
