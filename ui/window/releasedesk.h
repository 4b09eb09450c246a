// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"
#include "ui/confirm/confirmation.h"

#include <QObject>
#include <QPointer>

class QPushButton;
class QWidget;

namespace ui {

class PlanDialog;
class ReleasePanel;
class ReleaseView;

/// All of the window that has to do with whole releases: the button that begins one, its plan, and the panel
/// of the one that runs.
class ReleaseDesk : public QObject
{
    Q_OBJECT

public:
    ReleaseDesk(ReleasePanel *panel, QWidget *desk);

    QPushButton *button() const { return m_start; }
    QWidget *side() const { return m_side; } ///< the view of the release, the operation's panel below it
    void setSnapshot(const core::SnapshotPointer &snapshot, const std::optional<core::InstanceKey> &selected,
                     const core::OperationSettings &settings, core::TimePoint now);
    /// Where the operation is a step of a release, its wait is ended by an order to that release.
    std::optional<Confirmation> goOnEarlyFor(const core::Operation &operation) const;

signals:
    void intent(core::Intent intent);
    void confirmAsked(Confirmation confirmation);

private:
    void openPlan();
    /// Why none can be planned now; empty where one can.
    QString obstacle() const;
    void showButton();

    core::SnapshotPointer m_snapshot;
    core::OperationSettings m_settings;
    core::TimePoint m_now{};
    QPushButton *m_start;
    QWidget *m_side;
    ReleaseView *m_view;
    ReleasePanel *m_panel;
    QPointer<PlanDialog> m_plan;
};

} // namespace ui
