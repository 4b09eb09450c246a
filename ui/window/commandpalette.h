// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QDialog>
#include <QList>

class QLineEdit;
class QListWidget;

namespace ui {

/// Everything that can be done, to be found by typing words of its name; Return does it. Nothing is done by
/// opening, typing or closing it, and what asks first still asks.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    /// Of everything that `window` can be told now.
    explicit CommandPalette(QWidget *window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &typed);
    void run();
    void chooseFirstOpen();

    QList<QAction *> m_commands;
    QLineEdit *m_words;
    QListWidget *m_list;
};

} // namespace ui
