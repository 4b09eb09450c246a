// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QListWidget;
class QTextBrowser;

namespace ui {

/// The manual beside the window: its pages on the left, one of them on the right. Links lead from page to
/// page and nowhere else.
class HelpDialog : public QDialog
{
    Q_OBJECT

public:
    explicit HelpDialog(QWidget *parent = nullptr);

    /// By its file name; an unknown one changes nothing.
    void showPage(const QString &page);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showText(const QString &page);
    void onPageChosen(int row);

    QStringList m_pages;
    QListWidget *m_list;
    QTextBrowser *m_text;
};

} // namespace ui
