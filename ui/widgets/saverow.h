// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDialog;
class QHBoxLayout;
class QPushButton;

namespace ui {

/// The foot of a dialog that keeps what was typed: Cancel, which gives it up as Escape does, and Save, which
/// Return presses.
class SaveRow : public QWidget
{
    Q_OBJECT

public:
    explicit SaveRow(QDialog *dialog);

    QPushButton *save() const { return m_save; }
    /// On the left, for what is neither.
    void addFirst(QPushButton *button);

signals:
    void saved();

private:
    QHBoxLayout *m_layout;
    QPushButton *m_save;
};

} // namespace ui
