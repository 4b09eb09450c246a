// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"

#include <QTableView>

#include <optional>
#include <vector>

namespace ui {

class InstanceModel;

/// The table of instances. A click on a header asks for an order; the table itself never sorts.
class InstanceTable : public QTableView
{
    Q_OBJECT

public:
    explicit InstanceTable(QWidget *parent = nullptr);

    void setSnapshot(const core::SnapshotPointer &snapshot, core::TimePoint now);
    void setNow(core::TimePoint now);
    std::optional<core::InstanceKey> selectedKey() const;
    std::vector<core::InstanceKey> visibleKeys() const;

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
    void setUpColumns();
    void fitColumns();
    void setUpDetails();
    void onHeaderClicked(int section);

    InstanceModel *m_model;
    core::ListQuery m_query;
};

} // namespace ui
