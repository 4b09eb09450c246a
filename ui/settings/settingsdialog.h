// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/preferences.h"

#include <QDialog>

class QComboBox;
class QLabel;

namespace ui {

/// Language and theme. It changes nothing itself: see chosen().
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SettingsDialog(Preferences current, QWidget *parent = nullptr);

signals:
    void chosen(ui::Preferences preferences); ///< only where something is different

private:
    Preferences preferences() const;
    void onSave();

    Preferences m_current;
    QComboBox *m_language;
    QComboBox *m_theme;
};

} // namespace ui
