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
    /// Why what was asked for could not be opened.
    void setMistake(const QString &sentence);
    void focusFirst();

signals:
    void demoAsked();
    void testAsked(QString addresses);
    void addressAsked(QString addresses);
    void profileAsked(QString id);
    void fileAsked();

private:
    QWidget *makeDemo();
    QWidget *makeAddress();
    QWidget *makeProfiles();
    void updateButtons();
    void askAddress();

    QPushButton *m_demo;
    QLineEdit *m_address;
    QPushButton *m_test;
    QPushButton *m_open;
    QLabel *m_result;
    QListWidget *m_profiles;
    QPushButton *m_openProfile;
    QLabel *m_folder;
    QLabel *m_mistake;
};

} // namespace ui
