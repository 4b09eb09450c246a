// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instances/instancetable.h"

#include "core/release/releasepreview.h"
#include "ui/instances/instancedelegate.h"
#include "ui/instances/instancemodel.h"
#include "ui/instances/tablecolumns.h"
#include "ui/text/text.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace ui {

InstanceTable::InstanceTable(QWidget *parent)
    : QTableView(parent)
    , m_model(new InstanceModel(this))
{
    setModel(m_model);
    m_columns = new TableColumns(this);
    setItemDelegate(new InstanceDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setAccessibleName(tr("Instances"));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(28);
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, &InstanceTable::onHeaderClicked);
    setUpDetails();
    setUpCopies();
    addAction(m_columns->menu()->menuAction());
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
    const auto add = [this](const QString &text, const char *name, QString (InstanceTable::*copied)() const) {
        auto *action = new QAction(text, this);
        action->setObjectName(QLatin1String(name));
        action->setEnabled(false);
        connect(action, &QAction::triggered, this, [this, copied] {
            if (selectedKey())
                QGuiApplication::clipboard()->setText((this->*copied)());
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

QString InstanceTable::rowText() const
{
    QStringList cells;
    for (int place = 0; place < core::columnCount; ++place) {
        const int column = horizontalHeader()->logicalIndex(place);
        if (!isColumnHidden(column))
            cells << m_model->index(selectedRow(), column).data().toString();
    }
    return cells.join(QLatin1Char('\t'));
}

QString InstanceTable::cellText() const
{
    return m_model->index(selectedRow(), std::max(currentIndex().column(), 0)).data().toString();
}

QString InstanceTable::nameText() const
{
    return Text::plain(m_model->instanceAt(selectedRow())->key.path());
}

QString InstanceTable::addressText() const
{
    return Text::plain(core::instanceUrl(m_model->instanceAt(selectedRow())->registered));
}

int InstanceTable::selectedRow() const
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : rows.front().row();
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
    const int selected = selectedRow();
    const core::InstanceView *row = selected < 0 ? nullptr : m_model->instanceAt(selected);
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
    for (QAction *copy : std::as_const(m_copies))
        copy->setEnabled(selectedKey().has_value());
    emit selectedKeyChanged();
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
    const int current = currentIndex().row();
    if (current >= start && current <= end)
        selectionModel()->clear();
    QTableView::rowsAboutToBeRemoved(parent, start, end);
}

} // namespace ui
