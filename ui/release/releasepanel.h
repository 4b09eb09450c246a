// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/operation.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui {

class BudgetBar;
class CallerBoard;
class CountdownRing;
class ElidedLabel;
class HopList;
class StepList;

/// One operation: its steps, what was read, the countdown, and what can be done about it.
class ReleasePanel : public QWidget
{
    Q_OBJECT

public:
    explicit ReleasePanel(QWidget *parent = nullptr);

    /// Nothing: no operation runs. `others` names those that run beside the shown one.
    void setOperation(const std::optional<core::Operation> &operation, const QString &others,
                      core::TimePoint now);
    /// With a release on the screen nothing is said where no operation runs; a step of that release is put
    /// back by the release alone, and once it is over the release says what comes of it.
    void setInRelease(bool hasRelease, bool isStep);
    /// On the demo fleet it says where a first release begins.
    void setRehearsal(bool isRehearsal);

signals:
    void goOnEarlyAsked();
    void abortAsked();
    void takeBackAsked();
    void dismissAsked();
    void copyStatusAsked();

private:
    void setUpLayout();
    QWidget *makeButtons();
    void showTitle(const core::Operation &operation);
    void showCountdown(const core::Operation &operation, core::TimePoint now);
    void showButtons(const core::Operation &operation);
    void showCallers(const core::Operation &operation);

    bool m_hasRelease = false;
    bool m_isStep = false;
    QWidget *m_content;
    QLabel *m_empty;
    ElidedLabel *m_title;
    ElidedLabel *m_others;
    StepList *m_behind;
    StepList *m_ahead;
    StepList *m_evidence;
    CountdownRing *m_ring;
    BudgetBar *m_bar;
    HopList *m_hops;
    CallerBoard *m_callers;
    QLabel *m_next;
    QPushButton *m_goOn;
    QPushButton *m_abort;
    QPushButton *m_takeBack;
    QPushButton *m_dismiss;
    QPushButton *m_copyStatus;
};

} // namespace ui
