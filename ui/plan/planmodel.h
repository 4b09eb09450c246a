// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plan/plandraft.h"

#include <QAbstractTableModel>

namespace ui {

/// The instances of a plan in their order: ticked or left out, with what happens before and after each.
class PlanModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Place, Instance, Status, Version, PauseBefore, AskAfter, Remark, ColumnCount };

    PlanModel(PlanDraft draft, core::SnapshotPointer snapshot, QObject *parent = nullptr);

    /// Keeps the operator's order and choices.
    void setSnapshot(core::SnapshotPointer snapshot);
    /// Everything but the instances; what is ticked may depend on it.
    void setChoices(const core::ReleasePlan &choices);
    const PlanDraft &draft() const { return m_draft; }
    core::ReleasePlan plan() const;
    /// One place up or down; false at the end of the list.
    bool move(int row, int to);
    void toggle(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::DropActions supportedDropActions() const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

signals:
    void changed();

private:
    QString textOf(int row, int column) const;
    int placeOf(int row) const; ///< from 1 among the ticked ones
    void tellAll();

    PlanDraft m_draft;
    core::SnapshotPointer m_snapshot;
};

} // namespace ui
