// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/past/pastdialog.h"

#include "ui/charts/chartview.h"
#include "ui/charts/readout.h"
#include "ui/text/text.h"
#include "ui/text/zone.h"
#include "ui/widgets/plaintip.h"

#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int steps = 1000; ///< of the slider
constexpr int idRole = Qt::UserRole;
constexpr int applicationColumn = 1;
constexpr int whatColumn = 2;
enum View { Errors, Requests, InService };

QString dateText(core::TimePoint at)
{
    return QLocale().toString(Zone::local(at), QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString whatText(const core::PastRelease &release)
{
    if (release.isRelease)
        return release.instances == 1 ? PastDialog::tr("release of 1 instance")
                                      : PastDialog::tr("release of %1 instances").arg(release.instances);
    return release.instance.empty() ? PastDialog::tr("single change") : Text::plain(release.instance);
}

/// Failed requests first: that is what a release is remembered by.
QString impactText(const core::PastCharts &charts)
{
    if (!charts.isMeasured())
        return PastDialog::tr("Nothing was measured while this ran, so there are no charts of it.");
    const core::Impact &impact = charts.impact;
    QStringList parts;
    if (impact.failedAtCallers && impact.requestsAtCallers)
        parts << PastDialog::tr("%1 of %2 requests failed at callers")
                     .arg(std::llround(*impact.failedAtCallers))
                     .arg(std::llround(*impact.requestsAtCallers));
    if (impact.failedAtServers && impact.requestsAtServers)
        parts << PastDialog::tr("%1 of %2 at the instances")
                     .arg(std::llround(*impact.failedAtServers))
                     .arg(std::llround(*impact.requestsAtServers));
    if (impact.fewestInService)
        parts << PastDialog::tr("fewest in service: %1 of %2")
                     .arg(*impact.fewestInService)
                     .arg(impact.instances);
    return parts.join(QStringLiteral(" · "));
}

} // namespace

PastDialog::PastDialog(QWidget *parent)
    : QDialog(parent)
    , m_list(new QTreeWidget(this))
    , m_said(new QLabel(this))
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_window(new QComboBox(this))
    , m_momentText(new QLabel(this))
{
    setWindowTitle(tr("Earlier releases"));
    setWhatsThis(tr("What was released earlier here: choose one at the left, and its error rates, its "
                    "requests and what each instance's status was are shown. The slider goes through it "
                    "moment by moment."));
    resize(1180, 690); // on the smallest screen, too
    m_list->setObjectName(QStringLiteral("releases"));
    m_list->setAccessibleName(tr("Earlier releases"));
    m_list->setRootIsDecorated(false);
    m_list->setHeaderLabels({tr("When"), tr("Application"), tr("What"), tr("Who")});
    // Names may be long: they share the width that is there, and the tooltip has all of them.
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(applicationColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(whatColumn, QHeaderView::Stretch);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_said->setObjectName(QStringLiteral("said"));
    m_said->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);
    auto *right = new QWidget(this);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_said);
    column->addWidget(makeCharts(), 1);
    column->addWidget(makeMoment());
    auto *split = new QSplitter(this);
    split->addWidget(m_list);
    split->addWidget(right);
    split->setStretchFactor(1, 1);
    split->setSizes({450, 730});
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(split);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &PastDialog::choose);
    showList();
    draw();
}

QWidget *PastDialog::makeCharts()
{
    auto *charts = new QWidget(this);
    auto *layout = new QVBoxLayout(charts);
    layout->setContentsMargins(0, 0, 0, 0);
    m_views = {new ChartView(ChartUnit::Percent, charts), new ChartView(ChartUnit::PerSecond, charts),
               new ChartView(ChartUnit::PerSecond, charts)};
    m_views[InService]->setUnit(ChartUnit::Count, tr("Instances in service over time"));
    for (ChartView *view : m_views) {
        view->setPast(true);
        view->setEmptyText(tr("Choose a release on the left"));
        layout->addWidget(view, view == m_views[InService] ? 2 : 3);
    }
    return charts;
}

QWidget *PastDialog::makeMoment()
{
    m_slider->setObjectName(QStringLiteral("moment"));
    m_slider->setRange(0, steps);
    m_slider->setAccessibleName(tr("Moment that is looked at"));
    m_window->setObjectName(QStringLiteral("window"));
    m_window->setAccessibleName(tr("How much of it is shown"));
    m_window->addItem(tr("All of it"), 0);
    m_window->addItem(tr("5 min"), 300);
    m_window->addItem(tr("1 min"), 60);
    m_momentText->setObjectName(QStringLiteral("momentText"));
    m_momentText->setTextFormat(Qt::PlainText);
    m_momentText->setWordWrap(true);
    m_momentText->setMinimumHeight(m_momentText->fontMetrics().lineSpacing() * 2);
    m_momentText->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *part = new QWidget(this);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *row = new QHBoxLayout;
    row->addWidget(m_slider, 1);
    row->addWidget(m_window);
    layout->addLayout(row);
    layout->addWidget(m_momentText);
    connect(m_slider, &QSlider::valueChanged, this, &PastDialog::draw);
    connect(m_window, &QComboBox::currentIndexChanged, this, &PastDialog::draw);
    return part;
}

void PastDialog::renew()
{
    emit pastAsked(m_asked);
}

const core::PastCharts *PastDialog::opened() const
{
    const bool isIt = m_past && m_past->opened && QString::fromStdString(m_past->opened->id) == m_asked;
    return isIt ? &*m_past->opened : nullptr;
}

void PastDialog::setPast(const core::PastPointer &past)
{
    const bool wasOpened = opened() != nullptr;
    m_past = past;
    showList();
    if (m_asked.isEmpty())
        m_list->setCurrentItem(m_list->topLevelItem(0)); // the newest, which most people come for
    if (opened() && !wasOpened) {
        const QSignalBlocker blocker(m_slider);
        m_slider->setValue(steps);
    }
    draw();
}

void PastDialog::showList()
{
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    QTreeWidgetItem *chosen = nullptr;
    for (const core::PastRelease &release : m_past ? m_past->releases : std::vector<core::PastRelease>()) {
        auto *item = new QTreeWidgetItem(m_list, {dateText(release.from), Text::plain(release.application),
                                                  whatText(release), Text::plain(release.operators)});
        for (int column = 0; column < item->columnCount(); ++column)
            item->setToolTip(column, plainTip(item->text(column)));
        item->setData(0, idRole, QString::fromStdString(release.id));
        if (item->data(0, idRole).toString() == m_asked)
            chosen = item;
    }
    m_list->setCurrentItem(chosen);
}

void PastDialog::choose()
{
    const QTreeWidgetItem *item = m_list->currentItem();
    m_asked = item ? item->data(0, idRole).toString() : QString();
    draw();
    if (!m_asked.isEmpty())
        emit pastAsked(m_asked);
}

core::TimePoint PastDialog::moment() const
{
    const core::PastCharts *charts = opened();
    if (!charts)
        return {};
    const double share = double(m_slider->value()) / steps;
    return charts->from + core::Millis(std::llround(share * double((charts->to - charts->from).count())));
}

std::string PastDialog::applicationOf(const QString &id) const
{
    for (const core::PastRelease &release : m_past ? m_past->releases : std::vector<core::PastRelease>()) {
        if (QString::fromStdString(release.id) == id)
            return release.application;
    }
    return {};
}

void PastDialog::draw()
{
    const core::PastCharts *charts = opened();
    m_slider->setEnabled(charts && charts->isMeasured());
    m_window->setEnabled(m_slider->isEnabled());
    const core::Millis all = charts ? charts->to - charts->from : core::Millis(0);
    const core::Millis chosen = core::Seconds(m_window->currentData().toInt());
    const core::Millis length = chosen == core::Millis(0) ? all : std::min(chosen, all);
    // The moment lies in the middle of what is shown, as far as there is something on both sides of it.
    const core::TimePoint end =
        charts ? std::clamp(moment() + length / 2, charts->from + length, charts->to) : core::TimePoint();
    const std::vector<core::ChartMark> marks = charts ? charts->marks : std::vector<core::ChartMark>();
    for (ChartView *view : m_views)
        view->setWindow(length);
    using Lines = std::vector<core::Series>;
    const auto named = [&](Lines lines, const std::string &name) {
        for (core::Series &line : lines)
            line.name = name;
        return lines;
    };
    const std::string application = applicationOf(m_asked);
    m_views[Errors]->setData(charts ? named(charts->errorShare, application) : Lines(), marks, end);
    m_views[Requests]->setData(charts ? named(charts->requestsPerSecond, application) : Lines(), marks, end);
    const bool hasStatuses = charts && !charts->inService.points.empty();
    m_views[InService]->setData(
        hasStatuses ? named({charts->inService}, tr("instances in service").toStdString()) : Lines(), {},
        end);
    const bool canChoose = m_past && !m_past->releases.empty();
    for (ChartView *view : m_views) {
        view->setEmptyText(charts || !canChoose ? tr("No measurements") : tr("Choose a release on the left"));
        view->pin(charts && charts->isMeasured() ? std::optional(moment()) : std::nullopt);
    }
    showMoment();
}

/// Of every line at that moment, with the side that counted it.
QString PastDialog::valuesAt(core::TimePoint at) const
{
    QStringList values;
    for (const ChartView *view : {m_views[Errors], m_views[Requests]}) {
        const ChartData &charted = view->data();
        for (const ChartLine &line : charted.lines) {
            const auto value = Readout::valueAt(line.series, at, charted.beat);
            if (!value)
                continue;
            const QString text = Readout::valueText(charted.unit, value);
            values << (line.series.isCallerSide ? tr("%1 at callers").arg(text)
                                                : tr("%1 at instances").arg(text));
        }
    }
    return values.isEmpty() ? tr("no measurement") : values.join(QStringLiteral(", "));
}

void PastDialog::showMoment()
{
    const core::PastCharts *charts = opened();
    const bool hasFailed = m_past && m_past->error;
    if (hasFailed)
        m_said->setText(Text::sentence(*m_past->error));
    else if (charts)
        m_said->setText(impactText(*charts));
    else if (m_past && m_past->releases.empty())
        m_said->setText(tr("The journal of this environment holds no release yet."));
    else
        m_said->setText(m_asked.isEmpty() ? QString() : tr("Reading…"));
    QStringList statuses;
    for (const core::StatusChange &one :
         charts ? core::statusesAt(charts->changes, moment()) : std::vector<core::StatusChange>())
        statuses << tr("%1 %2").arg(Text::shortened(one.name),
                                    one.status.empty() ? tr("not registered") : Text::plain(one.status));
    m_momentText->setText(charts && charts->isMeasured()
                              ? tr("%1: %2").arg(Text::clockTime(moment()), valuesAt(moment())) +
                                    QLatin1Char('\n') + statuses.join(QStringLiteral(", "))
                              : QString());
}

} // namespace ui
