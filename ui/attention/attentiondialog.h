// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"

#include <QDialog>

#include <vector>

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace ui {

/// How many of them want somebody to act.
int countUrgent(const std::vector<core::Finding> &findings);

/// The list of what wants attention, worst first: what was seen, why it matters, and the cure. Stays beside
/// the window and never waits.
class AttentionDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AttentionDialog(QWidget *parent = nullptr);

    /// Keeps the chosen finding while it is there; nothing is chosen once it is gone.
    void setFindings(const std::vector<core::Finding> &findings);
    /// What may be done about them now.
    void setSnapshot(const core::SnapshotPointer &snapshot, core::TimePoint now);

signals:
    void instanceAsked(core::InstanceKey key);
    /// The writes that cure it, to be confirmed first.
    void cureAsked(core::InstanceKey key, std::vector<core::RegistryChange> changes);

private:
    void showSum();
    void addFinding(const core::Finding &finding);
    void updateButtons();
    void updateCure();
    void chooseAgain(const std::optional<core::Finding> &before);
    const core::Finding *chosen() const;
    void copyFix() const;

    std::vector<core::Finding> m_findings;
    QLabel *m_sum;
    QTreeWidget *m_list;
    core::SnapshotPointer m_snapshot; ///< null before the first
    core::TimePoint m_now{};
    bool m_isNew = true; ///< nothing was listed yet
    QPushButton *m_cure;
    QPushButton *m_show;
    QPushButton *m_copy;
};

} // namespace ui
