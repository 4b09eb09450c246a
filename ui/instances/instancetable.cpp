// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instances/instancetable.h"

#include "core/release/releasepreview.h"
#include "ui/instances/instancedelegate.h"
#include "ui/instances/instancemodel.h"
#include "ui/instances/tablecolumns.h"
#include "ui/text/text.h"

#include <QAction>
#include <QActionGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>
#include <set>

namespace ui {

InstanceTable::InstanceTable(QWidget *parent)
    : QTableView(parent)
    , m_model(new InstanceModel(this))
{
    setModel(m_model);
    m_columns = new TableColumns(this);
    setItemDelegate(new InstanceDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setAccessibleName(tr("Instances"));
    setWhatsThis(tr("The instances: Eureka's status and its override, since when, the health with the part "
                    "that fails, version, requests per second, errors and what is in flight. Grey values "
                    "are old. A click on a title sorts; the menu of a row copies, groups and chooses "
                    "columns; with Ctrl several are chosen in order."));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(28);
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, &InstanceTable::onHeaderClicked);
    setUpDetails();
    setUpCopies();
    addAction(m_columns->menu()->menuAction());
    setUpGroups();
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

void InstanceTable::setUpCopies()
{
    const auto add = [this](const QString &text, const char *name,
                            QString (InstanceTable::*copied)(int) const) {
        auto *action = new QAction(text, this);
        action->setObjectName(QLatin1String(name));
        action->setEnabled(false);
        connect(action, &QAction::triggered, this, [this, copied] {
            if (!m_chosen.empty())
                QGuiApplication::clipboard()->setText(textOfRows(copied));
        });
        addAction(action);
        m_copies << action;
        return action;
    };
    QAction *row = add(tr("Copy ro&w"), "copyRow", &InstanceTable::rowText);
    row->setShortcut(QKeySequence::Copy);
    row->setShortcutContext(Qt::WidgetShortcut);
    add(tr("Copy c&ell"), "copyCell", &InstanceTable::cellText);
    add(tr("Copy na&me for the command line"), "copyName", &InstanceTable::nameText);
    add(tr("Copy &address"), "copyAddress", &InstanceTable::addressText);
}

void InstanceTable::setUpGroups()
{
    m_groups = new QMenu(tr("&Group by"), this);
    auto *choices = new QActionGroup(this);
    for (const auto &[grouping, text] : {std::pair{core::Grouping::None, tr("Nothing")},
                                         {core::Grouping::Host, tr("Host")},
                                         {core::Grouping::Zone, tr("Zone")},
                                         {core::Grouping::Version, tr("Version")}}) {
        QAction *line = m_groups->addAction(text);
        line->setObjectName(QLatin1String("groupBy-") + Text::plain(core::groupingName(grouping)));
        line->setCheckable(true);
        line->setChecked(grouping == core::Grouping::None);
        line->setData(int(grouping));
        choices->addAction(line);
        connect(line, &QAction::triggered, this, [this, by = grouping] {
            setGrouping(by);
            emit groupingChosen(by);
        });
    }
    addAction(m_groups->menuAction());
}

void InstanceTable::setGrouping(core::Grouping grouping)
{
    for (QAction *line : m_groups->actions())
        line->setChecked(line->data().toInt() == int(grouping));
    m_model->setGrouping(grouping);
    fitRows();
}

void InstanceTable::fitRows()
{
    const int usual = verticalHeader()->defaultSectionSize();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const int height = usual + (m_model->groupTitle(row).isEmpty() ? 0 : groupTitleHeight);
        if (rowHeight(row) != height)
            setRowHeight(row, height);
    }
}

QString InstanceTable::textOfRows(QString (InstanceTable::*text)(int row) const) const
{
    QStringList lines;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (selectionModel()->isRowSelected(row))
            lines << (this->*text)(row);
    }
    return lines.join(QLatin1Char('\n'));
}

QString InstanceTable::rowText(int row) const
{
    QStringList cells;
    for (int place = 0; place < core::columnCount; ++place) {
        const int column = horizontalHeader()->logicalIndex(place);
        if (!isColumnHidden(column))
            cells << m_model->index(row, column).data().toString();
    }
    return cells.join(QLatin1Char('\t'));
}

QString InstanceTable::cellText(int row) const
{
    return m_model->index(row, std::max(currentIndex().column(), 0)).data().toString();
}

QString InstanceTable::nameText(int row) const
{
    return Text::plain(m_model->instanceAt(row)->key.path());
}

QString InstanceTable::addressText(int row) const
{
    return Text::plain(core::instanceUrl(*m_model->instanceAt(row)->registered));
}

int InstanceTable::selectedRow() const
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    return rows.size() == 1 ? rows.front().row() : -1;
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
    m_columns->setNamesApplications(!m_query.application);
    fitRows();
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
    const int selected = selectedRow();
    const core::InstanceView *row = selected < 0 ? nullptr : m_model->instanceAt(selected);
    return row ? std::optional(row->key) : std::nullopt;
}

void InstanceTable::choose(const std::vector<core::InstanceKey> &keys)
{
    clearSelection();
    for (const core::InstanceKey &key : keys) {
        const QModelIndex index = m_model->index(m_model->rowOf(key), 0);
        if (!index.isValid())
            continue;
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        selectionModel()->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
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
    followSelection();
    for (QAction *copy : std::as_const(m_copies))
        copy->setEnabled(!m_chosen.empty());
    emit selectedKeyChanged();
}

/// What was selected earlier goes first, what is selected together in the order of the table.
void InstanceTable::followSelection()
{
    std::set<core::InstanceKey> selected;
    std::vector<core::InstanceKey> inOrder;
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    for (const QModelIndex &row : rows) {
        if (const core::InstanceView *view = m_model->instanceAt(row.row())) {
            selected.insert(view->key);
            inOrder.push_back(view->key);
        }
    }
    std::erase_if(m_chosen, [&](const core::InstanceKey &key) { return selected.erase(key) == 0; });
    for (const core::InstanceKey &key : inOrder) {
        if (selected.contains(key))
            m_chosen.push_back(key);
    }
    m_model->setChosen(m_chosen);
    viewport()->update();
}

void InstanceTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    m_columns->fit();
    emit visibleKeysChanged();
}

void InstanceTable::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    // Qt would select the neighbour, and the buttons would name another instance under the operator's hand.
    // Of several, none is left alone where one of them goes: what is then pressed would act on another
    // choice.
    const int current = currentIndex().row();
    bool isHit = current >= start && current <= end;
    if (m_chosen.size() > 1) {
        for (int row = start; row <= end && !isHit; ++row)
            isHit = selectionModel()->isRowSelected(row);
    }
    if (isHit)
        selectionModel()->clear();
    QTableView::rowsAboutToBeRemoved(parent, start, end);
}

} // namespace ui
