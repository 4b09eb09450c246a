// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/actuatororder.h"
#include "core/profile/profilelinks.h"
#include "core/release/intent.h"

#include <QMenu>

#include <optional>

namespace ui {

class LinkMenu;

/// What the chosen instance can be asked for itself, past Eureka: its service registry, pause, resume,
/// restart; and the profile's links for it, or for the
/// chosen application where no instance is chosen. Every line that is closed says why in its tooltip. Used by
/// the button above the table and by the row's own menu.
class InstanceMenu : public QMenu
{
    Q_OBJECT

public:
    explicit InstanceMenu(QWidget *parent = nullptr);

    void setSnapshot(const core::Snapshot &snapshot, const std::optional<core::InstanceKey> &selected,
                     core::TimePoint now);
    void setLinks(std::vector<core::LinkTemplate> links) { m_links = std::move(links); }
    LinkMenu *linkMenu() const { return m_linkMenu; }

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

    void showLinks(const core::Snapshot &snapshot, const core::InstanceView *row, core::TimePoint now);

    QAction *m_details;
    LinkMenu *m_linkMenu;
    std::vector<core::LinkTemplate> m_links;
    QAction *m_drain;
    std::vector<Line> m_lines;
};

} // namespace ui
