// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fleet/fleetview.h"

#include <QLineEdit>

class QCompleter;
class QStringListModel;

namespace ui {

/// Where instances are filtered: completes the term that is being typed by fields and by what this fleet has.
class FilterLine : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterLine(QWidget *parent = nullptr);

    void setFleet(core::FleetViewPointer fleet) { m_fleet = std::move(fleet); }

private:
    void offer();
    void take(const QString &term);
    /// Where the term at the cursor begins.
    qsizetype beginOfTerm() const;

    core::FleetViewPointer m_fleet; ///< null before the first
    QStringListModel *m_terms;
    QCompleter *m_completer;
};

} // namespace ui
