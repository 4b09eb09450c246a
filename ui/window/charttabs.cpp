// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/charttabs.h"

#include "ui/charts/chartview.h"

#include <QTabBar>

#include <algorithm>

namespace ui {

namespace {
/// Lines of the chosen application and of its callers; all of them where none is chosen.
std::vector<core::Series> chosenLines(const std::vector<core::Series> &all, const core::ListQuery &query)
{
    if (!query.application)
        return all;
    std::vector<core::Series> chosen;
    std::ranges::copy_if(all, std::back_inserter(chosen), [&](const core::Series &line) {
        return line.isCallerSide || line.name == query.application->text();
    });
    return chosen;
}
} // namespace

ChartTabs::ChartTabs(QWidget *parent)
    : QTabWidget(parent)
    , m_errors(new ChartView(ChartUnit::Percent, this))
    , m_requests(new ChartView(ChartUnit::PerSecond, this))
{
    addTab(m_errors, tr("Error rate"));
    addTab(m_requests, tr("Requests/s"));
    m_errors->setAccessibleName(tr("Error rate over time"));
    m_requests->setAccessibleName(tr("Requests per second over time"));
    setAccessibleName(tr("Charts"));
    tabBar()->setAccessibleName(tr("Charts"));
}

void ChartTabs::setSnapshot(const core::Snapshot &snapshot, core::TimePoint now)
{
    m_errors->setData(chosenLines(snapshot.fleet->errorShare, snapshot.query), snapshot.fleet->marks, now);
    m_requests->setData(chosenLines(snapshot.fleet->requestsPerSecond, snapshot.query), snapshot.fleet->marks,
                        now);
}

} // namespace ui
