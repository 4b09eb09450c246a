// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace ui {

class InstanceTable;

/// The table, or the reason why there is none, with a banner above where what it shows is old.
class TableArea : public QWidget
{
    Q_OBJECT

public:
    explicit TableArea(QWidget *parent = nullptr);

    InstanceTable *table() const { return m_table; }
    void setSnapshot(const core::SnapshotPointer &snapshot, core::TimePoint now);
    void setNow(const core::Snapshot &snapshot, core::TimePoint now);

signals:
    void clearFilterAsked();

private:
    QWidget *makeMessage();

    QLabel *m_banner;
    QStackedWidget *m_stack;
    InstanceTable *m_table;
    QLabel *m_message = nullptr;
    QPushButton *m_clearFilter = nullptr;
};

} // namespace ui
