// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ui {

/// The operator's own note on one application, beside its steps: "stop orders-1 last, it has the cron jobs".
class ApplicationNoteView : public QWidget
{
    Q_OBJECT

public:
    explicit ApplicationNoteView(QWidget *parent = nullptr);

    /// Without an application it hides itself.
    void setNote(const QString &application, const QString &text);

signals:
    void chosen(QString application, QString text); ///< an empty text: none any more

private:
    void edit();

    QString m_application;
    QString m_text;
    QLabel *m_words;
    QPushButton *m_edit;
};

/// Where a note is typed.
class NoteDialog : public QDialog
{
    Q_OBJECT

public:
    NoteDialog(const QString &application, const QString &text, QWidget *parent = nullptr);

signals:
    void chosen(QString text);

private:
    QPlainTextEdit *m_edit;
};

} // namespace ui
