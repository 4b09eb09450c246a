// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reach/servertest.h"
#include "ui/profile/profilefile.h"

#include <QDialog>

#include <vector>

class QLabel;
class QPushButton;
class QTabWidget;

namespace core {
struct ProfileMistake;
}

namespace ui {

class ProfileForm;
class ProfileTextPage;
class SaveRow;

/// Makes a profile or changes one, in fields or as the file's text: it is checked while it is typed, by what
/// reads profiles. It writes and tests nothing itself, and never waits.
class ProfileDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ProfileDialog(ProfileFile file, QWidget *parent = nullptr);

    const QString &id() const { return m_file.id; }
    void setTest(const core::ServerTest &test);
    /// What came of the last saveAsked(); an empty sentence: it is written, and the dialog closes.
    void setSaved(const QString &mistake);

signals:
    void saveAsked(ui::ProfileFile before, QByteArray body);
    /// Tests the first server that this profile names.
    void testAsked(QByteArray body);

protected:
    void closeEvent(QCloseEvent *event) override;
    void reject() override; ///< asks once where something was typed

private:
    void onFields();
    void onText();
    void onPage();
    void onManual();
    void edited();
    /// A sentence where the text is no profile at all, else an empty one.
    QString unreadable() const;
    void showChecked();
    void showMistakes(const std::vector<core::ProfileMistake> &mistakes, const QString &unreadable);
    void showNote();
    void setUpPages();
    void setUpLayout();
    void onSave();

    ProfileFile m_file;
    QByteArray m_body; ///< as it would be saved
    QByteArray m_base; ///< the text that the fields change: what is typed and taken back leaves no trace
    QTabWidget *m_pages;
    ProfileForm *m_form;
    ProfileTextPage *m_text;
    QLabel *m_result;
    QLabel *m_note;
    QPushButton *m_test;
    SaveRow *m_row;
    QPushButton *m_save; ///< of that row
    bool m_isTesting = false;
    bool m_mayClose = false; ///< what was typed is given up
};

} // namespace ui
