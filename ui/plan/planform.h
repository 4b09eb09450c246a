// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/releaseplan.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace ui {

/// What is chosen for a whole release, beside its instances.
class PlanForm : public QWidget
{
    Q_OBJECT

public:
    /// Commands come from `plan` alone, never from what is typed.
    explicit PlanForm(const core::ReleasePlan &plan, QWidget *parent = nullptr);

    /// Takes over what stands in the fields; the rest of the plan stays.
    void writeTo(core::ReleasePlan &plan) const;
    void setInstanceCount(int count);
    /// What the chosen recipe does and costs.
    void setRecipeSentence(const QString &sentence, bool isLoud);

signals:
    void changed();

private:
    /// A program that runs beside the steps, which the operator may leave out.
    struct ExtraCommand
    {
        core::ReleaseCommand core::ReleasePlan::*place;
        core::ReleaseCommand command;
        QCheckBox *box;
    };

    QLineEdit *addLine(const char *name, const QString &label, const QString &placeholder, int row,
                       int column, int span = 1);
    QComboBox *addChoice(const char *name, const QString &label, int row, int column, int span = 1);
    void addRow(const QString &label, QWidget *field, int row, int column, int span);
    void fill(const core::ReleasePlan &plan);
    void fillSmoke(const core::ReleasePlan &plan);
    void fillCommands(const core::ReleasePlan &plan);
    void listen();
    void openChoices(); ///< those that the recipe leaves open

    QGridLayout *m_grid;
    QLineEdit *m_version;
    QComboBox *m_batch;
    QComboBox *m_recipe;
    QLabel *m_sentence;
    QComboBox *m_takeOutBy;
    int m_chosenTakeOut = 0; ///< while the recipe leaves no choice
    QComboBox *m_stopBy;
    QComboBox *m_startBy;
    QComboBox *m_returnRule;
    QComboBox *m_order;
    QLineEdit *m_smoke;
    QSpinBox *m_smokeStatus;
    QLineEdit *m_change;
    QLineEdit *m_note;
    std::vector<ExtraCommand> m_commands; ///< those that the profile names
};

} // namespace ui
