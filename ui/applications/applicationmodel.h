// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleetview.h"

#include <QAbstractListModel>

#include <vector>

namespace ui {

/// Row 0 is the whole fleet, then one row per application in order of name. Merged row by row like the
/// instances.
class ApplicationModel : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit ApplicationModel(QObject *parent = nullptr);

    void setFleet(const core::FleetView &fleet);

    const core::ApplicationView &sumAt(int row) const { return m_rows[std::size_t(row)]; }
    bool isWholeFleet(int row) const { return row == 0; }
    int rowOf(const core::ApplicationName &name) const; ///< -1 where it is not listed
    QString titleAt(int row) const;
    QString shortTitleAt(int row) const; ///< where that has no room
    QString countAt(int row) const;      ///< "4 of 6"

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QString explanation(const core::ApplicationView &sum) const;

    std::vector<core::ApplicationView> m_rows;
};

} // namespace ui
