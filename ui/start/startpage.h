// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reach/servertest.h"
#include "ui/window/environmentbutton.h"

#include <QScrollArea>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace ui {

/// What the window shows where nothing was chosen yet: the demo fleet, the address of a Eureka server with a
/// test of it, and the profiles. It opens and tests nothing itself.
class StartPage : public QScrollArea
{
    Q_OBJECT

public:
    explicit StartPage(QWidget *parent = nullptr);

    /// Profiles that there are, and what was opened last, the newest first.
    void setChoices(const EnvironmentList &profiles, const QStringList &recent);
    void setTest(const core::ServerTest &test);
    /// What answers at that server, what is missing, and how to switch it on.
    static QStringList linesOf(const core::ServerTest &test);
    /// Why what was asked for could not be opened.
    void setMistake(const QString &sentence);
    void focusFirst();

signals:
    void demoAsked();
    void testAsked(QString addresses);
    void addressAsked(QString addresses);
    void profileAsked(QString id);
    void fileAsked();
    void newProfileAsked();
    void editAsked(QString id); ///< of a profile, also of one that cannot be used

protected:
    void changeEvent(QEvent *event) override; ///< made anew in another language

private:
    void make();
    void makeAnew();
    QWidget *makeDemo();
    QWidget *makeAddress();
    QWidget *makeProfiles();
    void updateButtons();
    void showBeginning();
    void askAddress();

    EnvironmentList m_choices;
    QStringList m_recent;
    std::optional<core::ServerTest> m_tested;
    bool m_isStale = false; ///< in the language before
    // Made by make().
    QPushButton *m_demo = nullptr;
    QLineEdit *m_address = nullptr;
    QPushButton *m_test = nullptr;
    QPushButton *m_open = nullptr;
    QLabel *m_result = nullptr;
    QListWidget *m_profiles = nullptr;
    QPushButton *m_openProfile = nullptr;
    QPushButton *m_editProfile = nullptr;
    QLabel *m_folder = nullptr;
    QLabel *m_mistake = nullptr;
};

} // namespace ui
