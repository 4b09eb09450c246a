// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"
#include "ui/plan/planchecks.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace ui {

class ElidedLabel;
class PlanForm;
class PlanModel;
class PlanQuestions;
class StepList;
struct PlanDraft;

/// The walkthrough of a release before it begins: order, recipe, every request, and what speaks against it.
/// Nothing is sent from here; Start says what the operator wants.
class PlanDialog : public QDialog
{
    Q_OBJECT

public:
    PlanDialog(PlanDraft draft, const core::SnapshotPointer &snapshot, core::TimePoint now,
               QWidget *parent = nullptr);

    void setSnapshot(const core::SnapshotPointer &snapshot, core::TimePoint now);
    /// What the operator wanted to remember; empty: nothing.
    void setNote(const QString &note);
    const std::string &application() const;

signals:
    void intent(core::Intent intent);

protected:
    /// Who calls the application, and how long a drain takes, is read for as long as the plan is open.
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUpLayout();
    void setUpTable();
    QWidget *makeLeft();
    QWidget *makeRight();
    void addPreview(QVBoxLayout *layout);
    void addChecks(QVBoxLayout *layout);
    QWidget *makeBottom();
    void onChanged();
    void showPlan();
    void showChecks();
    /// Why it cannot be started yet; empty where it can.
    QString obstacle() const;
    core::ReleasePlan plan() const; ///< with what is overridden and typed
    void copyAsCurl() const;
    void onDryRun();
    void onStart();

    core::SnapshotPointer m_snapshot;
    core::TimePoint m_now;
    PlanModel *m_model;
    PlanForm *m_form;
    PlanChecks m_checks;
    bool m_isDryRun = false; ///< its text is shown until the plan changes
    bool m_isShowing = false;

    ElidedLabel *m_title;
    QLabel *m_note;
    QTableView *m_table;
    QPlainTextEdit *m_preview;
    QLabel *m_previewTitle;
    StepList *m_lines;
    PlanQuestions *m_questions;
    QLabel *m_expected;
    QPushButton *m_start;
};

} // namespace ui
