// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/grouping.h"
#include "core/release/intent.h"

#include <QTableView>

#include <optional>
#include <vector>

class QMenu;

namespace ui {

class InstanceModel;
class TableColumns;

/// The table of instances. A click on a header asks for an order; the table itself never sorts. Its own menu
/// copies what the selected row shows, and chooses the columns.
class InstanceTable : public QTableView
{
    Q_OBJECT

public:
    explicit InstanceTable(QWidget *parent = nullptr);

    void setSnapshot(const core::SnapshotPointer &snapshot, core::TimePoint now);
    void setNow(core::TimePoint now);
    /// The only one that is selected; nothing where none or several are.
    std::optional<core::InstanceKey> selectedKey() const;
    /// All that are selected, in the order in which they were.
    const std::vector<core::InstanceKey> &selectedKeys() const { return m_chosen; }
    /// These and no others, in this order, as far as they are shown.
    void choose(const std::vector<core::InstanceKey> &keys);
    void setGrouping(core::Grouping grouping);
    std::vector<core::InstanceKey> visibleKeys() const;
    TableColumns *columns() const { return m_columns; }

signals:
    void orderAsked(core::Column column, bool descending);
    void selectedKeyChanged();                    ///< or several of them
    void groupingChosen(core::Grouping grouping); ///< by the operator; it is set already
    void visibleKeysChanged();
    /// Enter, a double click, or "Details..." of the context menu.
    void detailsAsked(core::InstanceKey key);

protected:
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void resizeEvent(QResizeEvent *event) override;

protected slots:
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;

private:
    void setUpDetails();
    void setUpCopies();
    void setUpGroups();
    void fitRows(); ///< the first row of a group has room for its title
    void followSelection();
    /// Of each selected row, in the order of the table.
    QString textOfRows(QString (InstanceTable::*text)(int row) const) const;
    int selectedRow() const; ///< -1 without one
    // Of one row, as the table shows it.
    QString rowText(int row) const; ///< visible cells in their order, tabs between them
    QString cellText(int row) const;
    QString nameText(int row) const;
    QString addressText(int row) const;
    void onHeaderClicked(int section);

    InstanceModel *m_model;
    TableColumns *m_columns = nullptr;
    QList<QAction *> m_copies;
    QMenu *m_groups = nullptr;
    std::vector<core::InstanceKey> m_chosen;
    core::ListQuery m_query;
};

} // namespace ui
