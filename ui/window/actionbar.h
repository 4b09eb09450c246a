// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"

#include <QWidget>

#include <array>
#include <optional>

class QPushButton;

namespace ui {

class ElidedLabel;
class InstanceMenu;

/// What is chosen, its sums, and what can be done with the selected instance.
class ActionBar : public QWidget
{
    Q_OBJECT

public:
    explicit ActionBar(QWidget *parent = nullptr);

    void setSnapshot(const core::Snapshot &snapshot, const std::optional<core::InstanceKey> &selected,
                     core::TimePoint now);

    /// Several are selected, in this order: they are only acted on one after the other, by a plan.
    /// `obstacle`: why none can be made. After setSnapshot(), which shows one or none.
    void setSeveral(const std::vector<core::InstanceKey> &keys, const QString &obstacle);

    /// What the chosen instance can be asked for itself.
    InstanceMenu *instanceMenu() const { return m_instanceMenu; }

signals:
    void asked(core::Goal goal);
    void planAsked(); ///< of the several
    void metadataAsked();

private:
    void addAction(core::Goal goal, const char *name, const QKeySequence &keys);
    void addMetadata();
    void addInstanceMenu();
    void showMetadata(bool isChosen);
    void showTip(core::Goal goal, const QString &tip);
    void showAction(core::Goal goal, const core::Snapshot &snapshot,
                    const std::optional<core::InstanceKey> &selected, core::TimePoint now);

    ElidedLabel *m_title;
    ElidedLabel *m_sums;
    ElidedLabel *m_target;
    QPushButton *m_metadata;
    QPushButton *m_instance;
    InstanceMenu *m_instanceMenu;
    bool m_isSeveral = false;
    std::array<QPushButton *, 3> m_buttons{}; ///< in the order of core::Goal
};

} // namespace ui
