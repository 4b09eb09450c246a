// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace ui {

/// "What would a caller get for this name?": asks for a VIP and shows what a server answers its callers.
/// Stays beside the window and never waits.
class VipDialog : public QDialog
{
    Q_OBJECT

public:
    explicit VipDialog(QWidget *parent = nullptr);

    void setSnapshot(const core::Snapshot &snapshot, core::TimePoint now);

signals:
    void intent(core::Intent intent);

private:
    void addQuestion(QVBoxLayout *layout);
    void addAnswer(QVBoxLayout *layout);
    void ask();
    void updateAsk();
    void showNames();
    void showAnswer(const core::VipAnswer &answer, core::TimePoint now);
    void showRows(const core::Registry &served);

    QComboBox *m_name;
    QCheckBox *m_isSecure;
    QPushButton *m_ask;
    QLabel *m_refusal; ///< why the typed name cannot be asked; hidden while it can
    QLabel *m_sum;
    QLabel *m_source;
    QTableWidget *m_rows;
    core::FleetViewPointer m_fleet;
    core::Registry m_shown;
};

} // namespace ui
