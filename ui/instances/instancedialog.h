// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace ui {

/// Everything known of one instance: where its actuator was looked for and found, what it exposes, what is
/// lost without the rest and the property that switches it on, and its health part by part. Stays beside the
/// window and never waits.
class InstanceDialog : public QDialog
{
    Q_OBJECT

public:
    explicit InstanceDialog(core::InstanceKey key, QWidget *parent = nullptr);

    void setSnapshot(const core::Snapshot &snapshot, core::TimePoint now);
    const core::InstanceKey &key() const { return m_key; }

signals:
    void intent(core::Intent intent);

private:
    void test();
    void showSum(const core::InstanceView &row, core::TimePoint now);
    void showSteps(const core::ActuatorFacts &facts);
    void showEndpoints(const core::ActuatorFacts &facts);
    void showHealth(const core::InstanceView &row);
    QTreeWidgetItem *section(const QString &title);

    core::InstanceKey m_key;
    core::ActuatorPointer m_shown; ///< what the tree shows
    std::optional<core::Health> m_shownHealth;
    core::ActuatorPointer m_tested; ///< what was known when the test was asked for
    bool m_isTesting = false;
    bool m_isFilled = false;
    QLabel *m_sum;
    QLabel *m_state;
    QTreeWidget *m_tree;
    QPushButton *m_test;
};

} // namespace ui
