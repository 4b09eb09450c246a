// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"

#include <QTableView>

#include <optional>
#include <vector>

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
    std::optional<core::InstanceKey> selectedKey() const;
    std::vector<core::InstanceKey> visibleKeys() const;
    TableColumns *columns() const { return m_columns; }

signals:
    void orderAsked(core::Column column, bool descending);
    void selectedKeyChanged();
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
    int selectedRow() const; ///< -1 without one
    // Of the selected row, as the table shows it.
    QString rowText() const; ///< visible cells in their order, tabs between them
    QString cellText() const;
    QString nameText() const;
    QString addressText() const;
    void onHeaderClicked(int section);

    InstanceModel *m_model;
    TableColumns *m_columns = nullptr;
    QList<QAction *> m_copies;
    core::ListQuery m_query;
};

} // namespace ui
