// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/keys.h"

#include <QPushButton>
#include <QShortcut>

namespace ui {

namespace {

constexpr const char *property = "drainboardKey";

} // namespace

void giveKey(QAbstractButton *button, const QKeySequence &keys)
{
    button->setProperty(property, keys);
    auto *shortcut = new QShortcut(keys, button);
    QObject::connect(shortcut, &QShortcut::activated, button, [button] {
        auto *push = qobject_cast<QPushButton *>(button);
        if (push && push->menu())
            push->showMenu();
        else
            button->click();
    });
}

QKeySequence keyOf(const QAbstractButton *button)
{
    return button->property(property).value<QKeySequence>();
}

} // namespace ui
