// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"

#include <QDialog>

class QButtonGroup;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace ui {

/// Asks for the judgement of one instance that came back, beside what its own counters say. Nothing is chosen
/// beforehand where those say nothing.
class JudgeDialog : public QDialog
{
    Q_OBJECT

public:
    JudgeDialog(const core::Release &release, const core::InstanceProgress &progress,
                QWidget *parent = nullptr);

signals:
    void intent(core::Intent intent);

private:
    void addMeasured(QVBoxLayout *layout, const QString &figures);
    void addChoices(QVBoxLayout *layout);
    void addButtons(QVBoxLayout *layout);
    core::Verdict verdict() const; ///< NoData: none is chosen
    QString obstacle() const;
    void updateJudge();
    void onJudge();

    std::string m_release;
    std::string m_environment;
    core::InstanceKey m_key;
    core::Verdict m_measured;
    QButtonGroup *m_verdicts;
    QLineEdit *m_note;
    QPushButton *m_judge;
};

} // namespace ui
