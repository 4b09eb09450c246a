// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instances/instancetable.h"

#include "ui/instances/instancedelegate.h"
#include "ui/instances/instancemodel.h"

#include <QAction>
#include <QHeaderView>
#include <QScrollBar>

#include <algorithm>
#include <array>

namespace ui {

namespace {
/// Widths of the columns after the first one, which takes what is left.
constexpr std::array<int, core::columnCount> widths{0, 156, 156, 58, 88, 68, 60, 62, 70};
/// What the first column needs at least; others are hidden for it.
constexpr int nameWidth = 130;
/// What the health gets of the room that is left, for the name of the part that fails.
constexpr int mostForHealth = 90;
/// Hidden in a narrow window, the first one first: what a release is decided on stays. The tooltip has all.
constexpr std::array hiddenFirst{core::Column::Since, core::Column::Version, core::Column::Health};
} // namespace

InstanceTable::InstanceTable(QWidget *parent)
    : QTableView(parent)
    , m_model(new InstanceModel(this))
{
    setModel(m_model);
    setItemDelegate(new InstanceDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setAccessibleName(tr("Instances"));
    setUpColumns();
    setUpDetails();
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &InstanceTable::visibleKeysChanged);
}

void InstanceTable::setUpDetails()
{
    auto *details = new QAction(tr("&Details …"), this);
    details->setObjectName(QStringLiteral("details"));
    addAction(details);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    const auto askCurrent = [this] {
        if (const auto key = selectedKey())
            emit detailsAsked(*key);
    };
    connect(details, &QAction::triggered, this, askCurrent);
    connect(this, &QTableView::activated, this, askCurrent);
}

void InstanceTable::setUpColumns()
{
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(28);
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setMinimumSectionSize(48);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int column = 1; column < core::columnCount; ++column)
        header->resizeSection(column, widths[std::size_t(column)]);
    connect(header, &QHeaderView::sectionClicked, this, &InstanceTable::onHeaderClicked);
}

void InstanceTable::fitColumns()
{
    int room = viewport()->width() - nameWidth;
    for (int column = 1; column < core::columnCount; ++column)
        room -= widths[std::size_t(column)];
    for (const core::Column column : hiddenFirst) {
        const bool isHidden = room < 0;
        setColumnHidden(int(column), isHidden);
        if (isHidden)
            room += widths[std::size_t(column)];
    }
    constexpr auto health = core::Column::Health;
    horizontalHeader()->resizeSection(int(health),
                                      widths[std::size_t(health)] + std::clamp(room / 3, 0, mostForHealth));
}

void InstanceTable::onHeaderClicked(int section)
{
    const auto column = core::Column(section);
    emit orderAsked(column, column == m_query.sortBy && !m_query.descending);
}

void InstanceTable::setSnapshot(const core::SnapshotPointer &snapshot, core::TimePoint now)
{
    m_model->setNow(now);
    m_query = snapshot->query;
    m_model->setSnapshot(snapshot);
    horizontalHeader()->setSortIndicator(int(m_query.sortBy),
                                         m_query.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    emit visibleKeysChanged();
}

void InstanceTable::setNow(core::TimePoint now)
{
    m_model->setNow(now);
    viewport()->update();
}

std::optional<core::InstanceKey> InstanceTable::selectedKey() const
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    const core::InstanceView *row = rows.isEmpty() ? nullptr : m_model->instanceAt(rows.front().row());
    return row ? std::optional(row->key) : std::nullopt;
}

std::vector<core::InstanceKey> InstanceTable::visibleKeys() const
{
    std::vector<core::InstanceKey> keys;
    const int first = rowAt(0);
    const int end = rowAt(viewport()->height() - 1);
    const int last = end < 0 ? m_model->rowCount() - 1 : end;
    for (int row = first; row >= 0 && row <= last; ++row)
        keys.push_back(m_model->instanceAt(row)->key);
    return keys;
}

void InstanceTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    emit selectedKeyChanged();
}

void InstanceTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
    emit visibleKeysChanged();
}

void InstanceTable::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    // Qt would select the neighbour, and the buttons would name another instance under the operator's hand.
    const int current = currentIndex().row();
    if (current >= start && current <= end)
        selectionModel()->clear();
    QTableView::rowsAboutToBeRemoved(parent, start, end);
}

} // namespace ui
