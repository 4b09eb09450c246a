// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"

#include <QTabWidget>

namespace ui {

class ChartView;

/// Error rate and requests per second of what is chosen.
class ChartTabs : public QTabWidget
{
    Q_OBJECT

public:
    explicit ChartTabs(QWidget *parent = nullptr);

    void setSnapshot(const core::Snapshot &snapshot, core::TimePoint now);

private:
    ChartView *m_errors;
    ChartView *m_requests;
};

} // namespace ui
