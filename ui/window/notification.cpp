// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/notification.h"

#include <QApplication>
#include <QSystemTrayIcon>
#include <QWidget>

namespace ui {

namespace {

/// Made when first needed, and gone with its window.
QSystemTrayIcon *trayOf(QWidget &window)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        return nullptr;
    auto *tray = window.findChild<QSystemTrayIcon *>();
    if (!tray) {
        tray = new QSystemTrayIcon(
            window.windowIcon().isNull() ? QApplication::windowIcon() : window.windowIcon(), &window);
        tray->setToolTip(QStringLiteral("Drainboard"));
    }
    tray->show();
    return tray;
}

} // namespace

void tellNotice(QWidget &window, const QString &text)
{

    if (window.isActiveWindow())
        return;
    QApplication::alert(&window);
    if (QSystemTrayIcon *tray = trayOf(window))
        tray->showMessage(QStringLiteral("Drainboard"), text);
}

} // namespace ui
