// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/actuatororder.h"
#include "core/release/intent.h"

#include <QMenu>

#include <optional>

namespace ui {

/// What the chosen instance can be asked for itself, past Eureka: its service registry, pause, resume,
/// restart. Every line that is closed says why in its tooltip. Used by the button above the table and by the
/// row's own menu.
class InstanceMenu : public QMenu
{
    Q_OBJECT

public:
    explicit InstanceMenu(QWidget *parent = nullptr);

    void setSnapshot(const core::Snapshot &snapshot, const std::optional<core::InstanceKey> &selected,
                     core::TimePoint now);

signals:
    void detailsAsked();
    void drainAsked();
    /// With its endpoint, as the probe of the actuator found it.
    void orderAsked(core::ActuatorOrder order);

private:
    struct Line
    {
        QAction *action;
        core::ActuatorOrder wish;
        core::ActuatorOrder offered;
    };
    void addOrder(const QString &text, const char *name, core::ActuatorOrder::Kind kind);

    QAction *m_details;
    QAction *m_drain;
    std::vector<Line> m_lines;
};

} // namespace ui
