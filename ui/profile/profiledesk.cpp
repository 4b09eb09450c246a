// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/profiledesk.h"

#include "ui/profile/profiledialog.h"

namespace ui {

ProfileDesk::ProfileDesk(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

void ProfileDesk::ask(const QString &id)
{
    if (!m_dialog) {
        emit wanted(id);
        return;
    }
    m_dialog->raise();
    m_dialog->activateWindow();
}

void ProfileDesk::open(const ProfileFile &file)
{
    m_dialog = new ProfileDialog(file, m_window);
    connect(m_dialog, &ProfileDialog::saveAsked, this, &ProfileDesk::saveAsked);
    connect(m_dialog, &ProfileDialog::testAsked, this, &ProfileDesk::testAsked);
    m_dialog->open();
}

void ProfileDesk::setTest(const core::ServerTest &test)
{
    if (m_dialog)
        m_dialog->setTest(test);
}

void ProfileDesk::setSaved(const QString &mistake)
{
    if (m_dialog)
        m_dialog->setSaved(mistake);
}

} // namespace ui
