// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"
#include "ui/confirm/confirmation.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class CallerBoard;
class ElidedLabel;
class JudgeDialog;
class StepList;

/// A whole release while it runs: its instances, what is awaited, what surprised, and the orders it takes.
/// The operation on the active instance is shown below it, by ReleasePanel.
class ReleaseView : public QWidget
{
    Q_OBJECT

public:
    explicit ReleaseView(QWidget *parent = nullptr);

    /// Hides itself where there is no release.
    void setSnapshot(const core::SnapshotPointer &snapshot, const std::optional<core::InstanceKey> &selected,
                     core::TimePoint now);

signals:
    void intent(core::Intent intent);
    void confirmAsked(Confirmation confirmation);

private:
    QPushButton *addButton(const char *name, const QString &text);
    QWidget *makeButtons();
    void connectButtons();
    void showRelease(const core::Release &release, core::TimePoint now);
    void showReturn(const core::Release &release, core::TimePoint now);
    void showButtons(const core::Release &release);
    void showSubjectButtons(const core::Release &release);
    void steer(core::ReleaseWish wish);
    void askToJudge();
    const core::Release *release() const;
    const core::InstanceProgress *subject() const;

    core::SnapshotPointer m_snapshot;
    std::optional<core::InstanceKey> m_selected;
    QPointer<JudgeDialog> m_judgeDialog;

    ElidedLabel *m_title;
    QLabel *m_subtitle;
    QLabel *m_impact;
    QLabel *m_state;
    QLabel *m_surprise;
    StepList *m_instances;
    QLabel *m_returnTitle;
    StepList *m_return;
    CallerBoard *m_callers;
    QLabel *m_next;
    QPushButton *m_pause;
    QPushButton *m_resume;
    QPushButton *m_retry;
    QPushButton *m_judge;
    QPushButton *m_confirm;
    QPushButton *m_early;
    QPushButton *m_skip;
    QPushButton *m_rollBack;
    QPushButton *m_abort;
    QPushButton *m_dismiss;
};

} // namespace ui
