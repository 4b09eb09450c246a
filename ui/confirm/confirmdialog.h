// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/confirm/confirmation.h"

#include <QDialog>

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

private:
    void addWords(QVBoxLayout *layout);
    void addRequests(QVBoxLayout *layout);
    void addQuestion(QVBoxLayout *layout);
    void addButtons(QVBoxLayout *layout);
    void updateConfirm();
    void copyAsCurl() const;
    void onConfirmed();

    Confirmation m_confirmation;
    QLineEdit *m_answer = nullptr; ///< the typed name or the reason; absent where nothing is asked
    QPushButton *m_confirm = nullptr;
};

} // namespace ui
