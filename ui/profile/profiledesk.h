// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reach/servertest.h"
#include "ui/profile/profilefile.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace ui {

class ProfileDialog;

/// All of the window that has to do with editing profiles. Files are read and written by who hears it.
class ProfileDesk : public QObject
{
    Q_OBJECT

public:
    explicit ProfileDesk(QWidget *window);

    /// The operator wants this file in the editor; an empty id: a new one. Where one is open already, that
    /// one comes to the front.
    void ask(const QString &id);
    /// The answer to wanted().
    void open(const ProfileFile &file);
    void setTest(const core::ServerTest &test);
    /// The answer to saveAsked(): empty where it is written, else why not.
    void setSaved(const QString &mistake);

signals:
    void wanted(QString id);
    /// Writes the file; refused where it is not `before` any more.
    void saveAsked(ui::ProfileFile before, QByteArray body);
    void testAsked(QByteArray body);

private:
    QWidget *m_window;
    QPointer<ProfileDialog> m_dialog;
};

} // namespace ui
