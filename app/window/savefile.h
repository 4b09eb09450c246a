// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

class QWidget;

namespace app {

/// Writes all of it or leaves what was there. Nothing where it was written, else why not.
QString writeFile(const QString &path, const QByteArray &content);

/// Asks where to, and writes; a mistake is told. Nothing happens where the operator thinks better of it.
void saveFile(QWidget *window, const QString &name, const QByteArray &content);

} // namespace app
