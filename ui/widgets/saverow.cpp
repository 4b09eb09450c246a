// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/saverow.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QPushButton>

namespace ui {

SaveRow::SaveRow(QDialog *dialog)
    : QWidget(dialog)
    , m_layout(new QHBoxLayout(this))
    , m_save(new QPushButton(tr("Save"), this))
{
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancel"));
    m_save->setObjectName(QStringLiteral("save"));
    m_save->setProperty("primary", true);
    m_save->setDefault(true);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->addStretch(1);
    m_layout->addWidget(cancel);
    m_layout->addWidget(m_save);
    setTabOrder(cancel, m_save);
    connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &SaveRow::saved);
}

void SaveRow::addFirst(QPushButton *button)
{
    button->setAutoDefault(false);
    m_layout->insertWidget(0, button);
}

} // namespace ui
