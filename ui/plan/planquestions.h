// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/releaseplan.h"
#include "ui/plan/planchecks.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace ui {

/// What has to be answered before a plan can start: guards to override, programs to let run word by word, and
/// where it is dangerous the application's name, typed.
class PlanQuestions : public QWidget
{
    Q_OBJECT

public:
    explicit PlanQuestions(QWidget *parent = nullptr);

    /// Questions that were asked already keep their answers.
    void ask(const PlanChecks &checks, const core::ReleasePlan &plan);

    std::vector<core::Guard> overridden() const;                                  ///< those that were ticked
    const std::vector<core::ReleaseCommand> &commands() const { return m_asked; } ///< those to let run
    bool isNameTyped() const; ///< true only where it was asked for
    /// Which of the boxes is still open; empty where none is.
    QString obstacle() const;

signals:
    void answered();

private:
    struct Override
    {
        core::Guard guard;
        QCheckBox *box;
    };

    void askOverrides(const std::vector<core::Guard> &guards);
    void askApprovals(const std::vector<core::ReleaseCommand> &commands);
    void addApproval(const core::ReleaseCommand &command);
    void askName(const PlanChecks &checks, const core::ReleasePlan &plan);

    QVBoxLayout *m_boxes;
    std::vector<Override> m_overrides;
    std::vector<QCheckBox *> m_approvals;
    std::vector<core::ReleaseCommand> m_asked; ///< whose boxes are there
    QLabel *m_question;
    QLineEdit *m_answer;
    QString m_name;
    bool m_needsName = false;
};

} // namespace ui
