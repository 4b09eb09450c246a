// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/confirm/confirmation.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QDialogButtonBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace ui {

/// Asks once before something is changed. It never waits: the answer comes as a signal.
class ConfirmDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ConfirmDialog(Confirmation confirmation, QWidget *parent = nullptr);

signals:
    void confirmed(core::Intent intent);

protected:
    void showEvent(QShowEvent *event) override; ///< as high as its words need with long names

private:
    void addWords(QVBoxLayout *layout);
    void addRequests(QVBoxLayout *layout);
    void addQuestion(QVBoxLayout *layout);
    void addOverrides(QVBoxLayout *layout);
    void addButtons(QVBoxLayout *layout);
    /// Why it cannot be confirmed yet; empty where it can.
    QString obstacle() const;
    void updateConfirm();
    void copyAsCurl() const;
    void onConfirmed();

    Confirmation m_confirmation;
    std::vector<QCheckBox *> m_overrides; ///< one per guard to override
    QLineEdit *m_reason = nullptr;        ///< why they are overridden; absent where none is
    QLineEdit *m_answer = nullptr;        ///< the typed name or the reason; absent where nothing is asked
    QPushButton *m_confirm = nullptr;
};

} // namespace ui
