// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/keylist.h"

#include "ui/window/commands.h"

#include <QAction>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ui {

KeyList::KeyList(QWidget *window)
    : QDialog(window)
{
    setObjectName(QStringLiteral("keyList"));
    setWindowTitle(tr("Keys"));
    setWhatsThis(tr("Every key of the window, and what it does now."));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(520, 480);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);
    auto *list = new QTreeWidget(this);
    list->setObjectName(QStringLiteral("keys"));
    list->setAccessibleName(tr("Keys and what they do"));
    list->setHeaderLabels({tr("Key"), tr("What it does")});
    list->setRootIsDecorated(false);
    list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    for (const QAction *command : commandsOf(window, this)) {
        if (!command->shortcut().isEmpty())
            new QTreeWidgetItem(list,
                                {command->shortcut().toString(QKeySequence::NativeText), command->text()});
    }
    layout->addWidget(list, 1);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    layout->addWidget(close, 0, Qt::AlignRight);
}

} // namespace ui
