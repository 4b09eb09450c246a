// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"
#include "core/release/past.h"

#include <QByteArray>
#include <QTabWidget>

class QLabel;

namespace ui {

class ChartTime;
class ChartView;
class GroupedChart;
class PastDialog;

/// Error rate, requests per second and latency of what is chosen; and of one application its instances,
/// versions and callers.
class ChartTabs : public QTabWidget
{
    Q_OBJECT

public:
    explicit ChartTabs(QWidget *parent = nullptr);

    void setSnapshot(const core::Snapshot &snapshot, core::TimePoint now);
    ChartView *currentChart() const;
    void setPast(const core::PastPointer &past);

signals:
    /// What was kept of an earlier release; empty: the list of them alone.
    void pastAsked(QString id);
    /// The operator wants this in a file of his choice; the name is a proposal.
    void fileWanted(QString name, QByteArray content);

private:
    QWidget *makeCorner();
    void openPast();
    void refresh();
    void tellSome(const std::vector<core::Series> &lines);
    void drawGroup(GroupedChart &chart, const core::ChartSet core::ApplicationCharts::*set);
    void saveCsv();
    void savePicture();
    QString fileName(const char *ending) const;

    ChartView *m_errors;
    ChartView *m_requests;
    ChartView *m_latency;
    GroupedChart *m_instances;
    GroupedChart *m_versions;
    GroupedChart *m_callers;
    ChartTime *m_time;
    QLabel *m_some = nullptr;       ///< how many of the applications have a line
    PastDialog *m_past = nullptr;   ///< made when it is first asked for
    core::FleetViewPointer m_fleet; ///< as it was when a pause began
    core::ListQuery m_query;
    core::TimePoint m_now{};
};

} // namespace ui
