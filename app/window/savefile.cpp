// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/savefile.h"

#include "ui/window/wording.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QSaveFile>

namespace app {

QString writeFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return file.errorString();
    return {};
}

void saveFile(QWidget *window, const QString &name, const QByteArray &content)
{
    const QString path = QFileDialog::getSaveFileName(window, {}, name);
    if (path.isEmpty())
        return;
    const QString why = writeFile(path, content);
    if (why.isEmpty())
        return;
    auto *box = new QMessageBox(QMessageBox::Warning, {}, ui::Wording::notWritten(path, why), QMessageBox::Ok,
                                window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->open();
}

} // namespace app
