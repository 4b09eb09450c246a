// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/savedfilter.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace ui {

class SaveRow;

/// Asks under which name a filter is kept, and whether in this environment alone.
class SaveFilterDialog : public QDialog
{
    Q_OBJECT

public:
    /// `known` are those that are offered here already: one of the same name is replaced.
    SaveFilterDialog(const QString &text, const QString &environment, const QList<SavedFilter> &known,
                     QWidget *parent = nullptr);

signals:
    void chosen(ui::SavedFilter filter);

private:
    void update();
    void onSave();

    QString m_text;
    QString m_environment;
    QList<SavedFilter> m_known;
    QLineEdit *m_name;
    QCheckBox *m_everywhere;
    QLabel *m_note;
    SaveRow *m_row;
};

} // namespace ui
