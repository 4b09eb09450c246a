// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsdialog.h"

#include "ui/widgets/saverow.h"

#include <QComboBox>
#include <QFormLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

SettingsDialog::SettingsDialog(Preferences current, QWidget *parent)
    : QDialog(parent)
    , m_current(std::move(current))
    , m_language(new QComboBox(this))
    , m_theme(new QComboBox(this))
{
    setObjectName(QStringLiteral("settingsDialog"));
    setWindowTitle(tr("Settings"));
    setWhatsThis(tr("How you want the window: its language and its theme. Kept for you alone, not for the "
                    "fleet."));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(420);
    m_language->setObjectName(QStringLiteral("language"));
    m_language->addItem(tr("As the system's"), QString());
    // In their own words, so that who cannot read the present one finds his.
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("简体中文"), QStringLiteral("zh_CN"));
    m_language->setCurrentIndex(std::max(m_language->findData(m_current.language), 0));
    m_theme->setObjectName(QStringLiteral("theme"));
    m_theme->addItem(tr("As the system's"), int(ThemeMode::System));
    m_theme->addItem(tr("Light"), int(ThemeMode::Light));
    m_theme->addItem(tr("Dark"), int(ThemeMode::Dark));
    m_theme->setCurrentIndex(m_theme->findData(int(m_current.theme)));

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(10);
    form->addRow(tr("&Language"), m_language);
    form->addRow(tr("&Theme"), m_theme);
    auto *row = new SaveRow(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(12);
    layout->addLayout(form);
    layout->addStretch(1);
    layout->addWidget(row);
    connect(row, &SaveRow::saved, this, &SettingsDialog::onSave);
}

Preferences SettingsDialog::preferences() const
{
    Preferences wanted = m_current;
    wanted.language = m_language->currentData().toString();
    wanted.theme = ThemeMode(m_theme->currentData().toInt());
    return wanted;
}

void SettingsDialog::onSave()
{
    if (const Preferences wanted = preferences(); wanted != m_current)
        emit chosen(wanted);
    accept();
}

} // namespace ui
