// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reach/servertest.h"
#include "ui/profile/profilefile.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace ui {

class ProfileForm;

/// Makes a profile or changes one: each field is checked while it is typed, by what reads profiles. It writes
/// and tests nothing itself, and never waits.
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
    QByteArray body() const;
    void showChecked();
    void showNote();
    void setUpLayout();
    void onSave();

    ProfileFile m_file;
    ProfileForm *m_form;
    QLabel *m_result;
    QLabel *m_note;
    QPushButton *m_test;
    QPushButton *m_save;
    QPushButton *m_cancel;
    bool m_isTesting = false;
    bool m_mayClose = false; ///< what was typed is given up
};

} // namespace ui
