// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/charttabs.h"

#include "ui/charts/chartcsv.h"
#include "ui/charts/charttime.h"
#include "ui/charts/chartview.h"
#include "ui/charts/groupedchart.h"
#include "ui/past/pastdialog.h"
#include "ui/text/weighttext.h"
#include "ui/text/zone.h"

#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>
#include <set>
#include <string_view>

namespace ui {

namespace {
/// Lines of the chosen application on both sides. Gateways as a whole stand in for its callers as long as
/// none of them tells what it sends to this application. Where none is chosen, one line of each.
std::vector<core::Series> chosenLines(const std::vector<core::Series> &all, const core::ListQuery &query)
{
    const auto isOf = [&](const core::Series &line) { return line.name == query.application->text(); };
    const auto isTold = [&](const core::Series &line) { return line.isCallerSide && isOf(line); };
    const bool hasCallers = query.application && std::ranges::any_of(all, isTold);
    std::vector<core::Series> chosen;
    for (const core::Series &line : all) {
        const bool isFirst = chosen.empty() || chosen.back().name != line.name;
        if (query.application ? isOf(line) || (line.isCallerSide && !hasCallers) : isFirst)
            chosen.push_back(line);
    }
    return chosen;
}

/// Of all lines; `now` where there is nothing to see.
core::TimePoint firstOf(const core::FleetView &fleet, core::TimePoint now)
{
    core::TimePoint first = now;
    for (const core::Series &line : fleet.requestsPerSecond) {
        if (!line.points.empty())
            first = std::min(first, line.points.front().at);
    }
    return first;
}

/// Of the newest release, or of an operation that is a step of none.
std::optional<core::TimePoint> releaseStart(const core::Snapshot &snapshot)
{
    std::optional<core::TimePoint> newest;
    for (const core::Release &release : snapshot.releases)
        newest = std::max(newest, std::optional(release.startedAt)); // absent is the least
    if (newest)
        return newest;
    for (const core::Operation &operation : snapshot.operations)
        newest = std::max(newest, std::optional(operation.startedAt));
    return newest;
}
} // namespace

ChartTabs::ChartTabs(QWidget *parent)
    : QTabWidget(parent)
    , m_errors(new ChartView(ChartUnit::Percent, this))
    , m_requests(new ChartView(ChartUnit::PerSecond, this))
    , m_latency(new ChartView(ChartUnit::Milliseconds, this))
    , m_instances(new GroupedChart(tr("Instances"), this))
    , m_versions(new GroupedChart(tr("Versions"), this))
    , m_callers(new GroupedChart(tr("Callers"), this))
    , m_time(new ChartTime)
{
    addTab(m_errors, tr("Errors"));
    addTab(m_requests, tr("Requests/s"));
    addTab(m_latency, tr("Latency"));
    addTab(m_instances, tr("Instances"));
    addTab(m_versions, tr("Versions"));
    addTab(m_callers, tr("Callers"));
    setAccessibleName(tr("Charts"));
    setWhatsThis(tr("Errors, requests and latency over time, as the instances count them and as their "
                    "callers do. What was done is marked in them; where nothing was measured there is a "
                    "gap. The corner goes back in time, exports, and opens earlier releases."));
    tabBar()->setAccessibleName(tr("Charts"));
    tabBar()->setUsesScrollButtons(true);
    setCornerWidget(makeCorner());
    connect(m_time, &ChartTime::changed, this, &ChartTabs::refresh);
    connect(this, &QTabWidget::currentChanged, this, &ChartTabs::refresh);
}

QWidget *ChartTabs::makeCorner()
{
    auto *corner = new QWidget(this);
    auto *more = new QToolButton(corner);
    more->setText(tr("Export"));
    more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(more);
    menu->addAction(tr("Copy as table (CSV)"), this, [this] {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(csvOf(currentChart()->data())));
    });
    menu->addAction(tr("Copy as picture"), this,
                    [this] { QGuiApplication::clipboard()->setImage(currentChart()->picture()); });
    menu->addAction(tr("Save as table (CSV)…"), this, &ChartTabs::saveCsv);
    menu->addAction(tr("Save as picture (PNG)…"), this, &ChartTabs::savePicture);
    more->setMenu(menu);
    auto *past = new QToolButton(corner);
    past->setObjectName(QStringLiteral("past"));
    past->setText(tr("Earlier…"));
    past->setToolTip(tr("Charts and statuses of earlier releases of this environment"));
    connect(past, &QToolButton::clicked, this, &ChartTabs::openPast);
    m_some = new QLabel(corner);
    m_some->setObjectName(QStringLiteral("some"));
    m_some->setProperty("muted", true);
    m_some->setContentsMargins(0, 0, 8, 0);
    m_some->setToolTip(tr(
        "Those with the highest values of the last five minutes. Choose an application to see its lines."));
    m_some->hide();
    auto *layout = new QHBoxLayout(corner);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(0);
    layout->addWidget(m_some);
    layout->addWidget(m_time);
    layout->addWidget(more);
    layout->addWidget(past);
    return corner;
}

void ChartTabs::openPast()
{
    if (!m_past) {
        m_past = new PastDialog(this);
        connect(m_past, &PastDialog::pastAsked, this, &ChartTabs::pastAsked);
    }
    m_past->renew();
    m_past->show();
    m_past->raise();
    m_past->activateWindow();
}

void ChartTabs::setPast(const core::PastPointer &past)
{
    if (m_past)
        m_past->setPast(past);
}

ChartView *ChartTabs::currentChart() const
{
    if (auto *group = qobject_cast<GroupedChart *>(currentWidget()))
        return group->view();
    return qobject_cast<ChartView *>(currentWidget());
}

QString ChartTabs::fileName(const char *ending) const
{
    const QString what = m_query.application ? QString::fromStdString(m_query.application->text()).toLower()
                                             : QStringLiteral("fleet");
    const QString at = Zone::local(m_time->end(m_now)).toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString name = what + QLatin1Char('-') + at + QLatin1String(ending);
    for (QChar &c : name) {
        if (!c.isLetterOrNumber() && c != QLatin1Char('.'))
            c = QLatin1Char('-'); // an application may have any name
    }
    return name;
}

void ChartTabs::saveCsv()
{
    emit fileWanted(fileName(".csv"), csvOf(currentChart()->data()));
}

void ChartTabs::savePicture()
{
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    currentChart()->picture().save(&buffer, "PNG");
    emit fileWanted(fileName(".png"), content);
}

void ChartTabs::setSnapshot(const core::Snapshot &snapshot, core::TimePoint now)
{
    m_now = now;
    if (m_fleet && m_time->isPaused() && snapshot.query == m_query &&
        snapshot.fleet->environment == m_fleet->environment)
        return; // what is read meanwhile is drawn when it goes on
    m_fleet = snapshot.fleet;
    m_query = snapshot.query;
    m_time->setFirst(firstOf(*m_fleet, now));
    m_time->setNow(now);
    m_time->setReleaseStart(releaseStart(snapshot));
    refresh();
}

void ChartTabs::drawGroup(GroupedChart &chart, const core::ChartSet core::ApplicationCharts::*set)
{
    const auto &charts = m_fleet->charts;
    const bool isChosen = charts && m_query.application && charts->application == *m_query.application;
    static const core::ChartSet nothingYet;
    chart.view()->setWindow(m_time->window());
    chart.view()->setPast(m_time->isPaused());
    if (&chart == m_instances)
        chart.setShareNote(isChosen ? WeightText::sentence(charts->weights) : QString());
    chart.setData(isChosen              ? &((*charts).*set)
                  : m_query.application ? &nothingYet
                                        : nullptr,
                  m_fleet->marks, m_time->end(m_now));
}

/// Of a large fleet the engine gives the highest ones only; it never looks as if these were all.
void ChartTabs::tellSome(const std::vector<core::Series> &lines)
{
    std::set<std::string_view> shown;
    for (const core::Series &line : lines)
        shown.insert(line.name);
    const std::size_t all = m_fleet->applications.size();
    constexpr std::size_t many = 60; // of fewer, all that are measured are shown
    m_some->setVisible(!m_query.application && all > many && shown.size() < all);
    if (m_some->isHidden())
        return;
    constexpr int roomy = 860; // the tabs, the buttons and all of it beside each other
    const QString words = tr("%1 of %2 applications").arg(shown.size()).arg(all);
    m_some->setText(width() < roomy ? tr("%1 of %2").arg(shown.size()).arg(all) : words);
    m_some->setAccessibleName(words);
}

/// Only what can be seen: an hour of a fleet is much to draw.
void ChartTabs::refresh()
{
    if (!m_fleet)
        return;
    const core::TimePoint end = m_time->end(m_now);
    const auto draw = [&](ChartView *view, const std::vector<core::Series> &lines) {
        view->setWindow(m_time->window());
        view->setPast(m_time->isPaused()); // an earlier moment is not now
        view->setData(chosenLines(lines, m_query), m_fleet->marks, end);
        tellSome(lines);
    };
    if (currentWidget() == m_errors)
        draw(m_errors, m_fleet->errorShare);
    else if (currentWidget() == m_requests)
        draw(m_requests, m_fleet->requestsPerSecond);
    else if (currentWidget() == m_latency)
        draw(m_latency, m_fleet->meanLatency);
    else if (currentWidget() == m_instances)
        drawGroup(*m_instances, &core::ApplicationCharts::byInstance);
    else if (currentWidget() == m_versions)
        drawGroup(*m_versions, &core::ApplicationCharts::byVersion);
    else
        drawGroup(*m_callers, &core::ApplicationCharts::byCaller);
}

} // namespace ui
