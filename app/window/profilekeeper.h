// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/secrets.h"
#include "app/window/servertestrun.h"
#include "ui/profile/profilefile.h"
#include "ui/window/mainwindow.h"

#include <QObject>

#include <memory>

namespace app {

/// Reads, writes and tests the profiles that are edited in the window.
class ProfileKeeper : public QObject
{
    Q_OBJECT

public:
    /// New ones are put into `folder`. `ask` is for secrets that a test needs.
    ProfileKeeper(ui::MainWindow &window, QString folder, AskSecret ask);

signals:
    void saved(QString path);

private:
    void open(const QString &id);
    /// Empty where it was written, else why not.
    QString save(const ui::ProfileFile &before, const QByteArray &body);
    void test(const QByteArray &body);

    ui::MainWindow &m_window;
    QString m_folder;
    AskSecret m_ask;
    std::unique_ptr<ServerTestRun> m_test; ///< the newest
};

} // namespace app
