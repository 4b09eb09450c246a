// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleetview.h"

#include <QListView>

#include <optional>

namespace ui {

class ApplicationModel;

/// The applications on the left. Choosing one asks for its instances.
class ApplicationList : public QListView
{
    Q_OBJECT

public:
    explicit ApplicationList(QWidget *parent = nullptr);

    void setFleet(const core::FleetView &fleet, const std::optional<core::ApplicationName> &chosen);

signals:
    void applicationAsked(std::optional<core::ApplicationName> application);

private:
    void onCurrentChanged(const QModelIndex &current);

    ApplicationModel *m_model;
    bool m_isUpdating = false; ///< what we select ourselves asks for nothing
};

} // namespace ui
