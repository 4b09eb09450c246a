// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/secretquestion.h"

#include "ui/text/text.h"

#include <QInputDialog>

namespace ui {

std::optional<std::string> askSecret(const std::string &name, const std::string &user, QWidget *parent)
{
    QInputDialog dialog(parent);
    dialog.setObjectName(QStringLiteral("secretQuestion"));
    dialog.setWindowTitle(Text::tr("Login"));
    dialog.setLabelText(Text::secretQuestion(name, user));
    dialog.setTextEchoMode(QLineEdit::Password);
    if (dialog.exec() != QDialog::Accepted || dialog.textValue().isEmpty())
        return std::nullopt;
    return dialog.textValue().toStdString();
}

} // namespace ui
