// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/grouping.h"
#include "core/release/intent.h"
#include "ui/instances/instancecells.h"

#include <QAbstractTableModel>

#include <cstdint>
#include <optional>
#include <vector>

namespace ui {

/// The rows of the table in the finished order that the engine made. A new snapshot is merged row by row,
/// never by a reset: selection, current cell and scroll position stay where they are.
class InstanceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit InstanceModel(QObject *parent = nullptr);

    void setSnapshot(core::SnapshotPointer snapshot);
    void setGrouping(core::Grouping grouping);
    core::Grouping grouping() const { return m_grouping; }
    /// Several that are acted on in this order; each says its place.
    void setChosen(std::vector<core::InstanceKey> chosen) { m_chosen = std::move(chosen); }
    /// Above the first row of a group, for example "zone b · 3 instances"; empty above the others.
    QString groupTitle(int row) const;
    /// For ages only; the view repaints by itself.
    void setNow(core::TimePoint now) { m_now = now; }

    const core::InstanceView *instanceAt(int row) const;
    int rowOf(const core::InstanceKey &key) const; ///< -1 where it is not shown
    InstanceCell cellAt(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    using Places = std::vector<std::optional<std::uint32_t>>;

    void removeGone(const Places &newPlaceOf);
    void reorder(const std::vector<std::uint32_t> &rankOf);
    void insertNew();

    std::vector<std::uint32_t> orderOf(const core::Snapshot &snapshot) const;
    QString placeOf(const core::InstanceKey &key) const; ///< "2." of several; empty where it is none of them

    core::SnapshotPointer m_snapshot;
    core::Grouping m_grouping = core::Grouping::None;
    std::vector<std::uint32_t> m_order; ///< the snapshot's, group by group
    std::vector<core::InstanceKey> m_chosen;
    std::vector<const core::InstanceView *>
        m_rows; ///< into m_snapshot, and during a merge into the one before too
    core::TimePoint m_now{};
};

} // namespace ui
