// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/links/linkdialog.h"

#include "ui/text/linktext.h"
#include "ui/text/text.h"
#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextOption>
#include <QVBoxLayout>

namespace ui {

LinkDialog::LinkDialog(const core::Link &link, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("linkDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(Text::plain(link.name));
    setWhatsThis(
        tr("The whole address of a page elsewhere, as this environment's profile makes it. Nothing is "
           "opened before you say so."));
    resize(620, 190);
    auto *address = new QPlainTextEdit(LinkText::address(link), this);
    address->setObjectName(QStringLiteral("address"));
    address->setAccessibleName(tr("Address"));
    address->setReadOnly(true);
    address->setWordWrapMode(QTextOption::WrapAnywhere); // an address has no spaces to break at
    address->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    address->setTabChangesFocus(true);
    auto *open = new QPushButton(tr("&Open"), this);
    auto *copy = new QPushButton(tr("&Copy address"), this);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    open->setObjectName(QStringLiteral("open"));
    copy->setObjectName(QStringLiteral("copy"));
    cancel->setObjectName(QStringLiteral("cancel"));
    open->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);
    layout->addWidget(plainLabel(this, tr("Open this address in the browser?")));
    layout->addWidget(address, 1);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    for (QPushButton *button : {copy, cancel, open})
        row->addWidget(button);
    layout->addLayout(row);
    const QString url = QString::fromStdString(link.url);
    connect(open, &QPushButton::clicked, this, [this, url] {
        emit openAsked(url);
        accept();
    });
    connect(copy, &QPushButton::clicked, this, [url] { QGuiApplication::clipboard()->setText(url); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    open->setFocus();
}

} // namespace ui
