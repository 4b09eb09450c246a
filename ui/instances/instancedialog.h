// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/linksfor.h"
#include "core/release/intent.h"

#include <QDialog>

#include <utility>
#include <vector>

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace ui {

/// Everything known of one instance: how its lease stands, its health part by part, who calls it and how long
/// a drain would take, which of its requests fail, which
/// circuit breakers and retries of its callers stand before it, the profile's links for it, the settings that
/// say so, the way to it step by step, where its actuator was looked for and found, what it exposes, what is
/// lost without the rest and the property that switches it on. Stays beside the window and never waits.
class InstanceDialog : public QDialog
{
    Q_OBJECT

public:
    explicit InstanceDialog(core::InstanceKey key, QWidget *parent = nullptr);

    void setSnapshot(const core::Snapshot &snapshot, core::TimePoint now);
    const core::InstanceKey &key() const { return m_key; }
    void setLinks(std::vector<core::LinkTemplate> links) { m_links = std::move(links); }

signals:
    void intent(core::Intent intent);
    void linkAsked(core::Link link);

protected:
    void showEvent(QShowEvent *event) override; ///< asks for who calls it, and for nobody once it is hidden
    void hideEvent(QHideEvent *event) override;

private:
    using Lines = std::vector<std::pair<QString, QString>>;
    void test();
    void showSum(const core::InstanceView &row, core::TimePoint now);
    void showActuator(const core::ActuatorFacts &facts);
    void showEndpoints(const core::ActuatorFacts &facts);
    void showHealth(const core::InstanceView &row);
    void showInspection(const core::Inspection &inspection, core::TimePoint now);
    void showTriage(const core::Inspection &inspection, core::TimePoint now);
    void showSettings(const core::Inspection &inspection, core::TimePoint now);
    void showLinks(const core::Snapshot &snapshot, const core::InstanceView &row, core::TimePoint now);
    void askForLink(const QTreeWidgetItem *item);
    void showConnection(const core::ConnectionReport &connection);
    QTreeWidgetItem *section(const QString &title);
    /// In place, so that what is read once a second moves nothing under the operator's eyes.
    void fill(QTreeWidgetItem *section, const Lines &lines);

    core::InstanceKey m_key;
    core::ActuatorPointer m_shown;  ///< what the tree shows
    core::ActuatorPointer m_tested; ///< what was known when the test was asked for
    bool m_isTesting = false;
    std::vector<core::LinkTemplate> m_links;
    std::vector<core::Link> m_shownLinks; ///< in the order of their lines
    QLabel *m_sum;
    QLabel *m_state;
    QTreeWidget *m_tree;
    QPushButton *m_test;
    QTreeWidgetItem *m_lease;
    QTreeWidgetItem *m_health;
    QTreeWidgetItem *m_failing;
    QTreeWidgetItem *m_versions;
    QTreeWidgetItem *m_share;
    QTreeWidgetItem *m_linkLines;
    QTreeWidgetItem *m_countdown;
    QTreeWidgetItem *m_callers;
    QTreeWidgetItem *m_resilience;
    QTreeWidgetItem *m_settings;
    QTreeWidgetItem *m_serverSettings;
    QTreeWidgetItem *m_way;
    QTreeWidgetItem *m_actuator;
    QTreeWidgetItem *m_endpoints;
};

} // namespace ui
