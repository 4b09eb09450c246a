// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleetview.h"

#include <QSortFilterProxyModel>
#include <QTableView>

#include <memory>

namespace bench {

class PlainModel;

/// The same rows as most programs show them: a model of texts, Qt's proxy that filters on all columns and
/// keeps sorted, Qt's own delegate. What Drainboard's table is measured beside.
class PlainTable : public QTableView
{
public:
    explicit PlainTable(core::FleetViewPointer fleet);
    ~PlainTable() override;

    /// One row of a hundred changed.
    void poll();
    void filter(const QString &text) { m_proxy.setFilterFixedString(text); }
    void sort(int column) { m_proxy.sort(column); }

private:
    std::unique_ptr<PlainModel> m_model;
    QSortFilterProxyModel m_proxy;
};

} // namespace bench
