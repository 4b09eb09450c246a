// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/groupedchart.h"

#include "ui/charts/chartview.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <array>

namespace ui {

namespace {

struct Choice
{
    const char *name;
    ChartUnit unit;
    std::vector<core::Series> core::ChartSet::*lines;
};

const std::array<Choice, 5> choices{{
    {QT_TRANSLATE_NOOP("ui::GroupedChart", "Error rate"), ChartUnit::Percent, &core::ChartSet::errorShare},
    {QT_TRANSLATE_NOOP("ui::GroupedChart", "Requests/s"), ChartUnit::PerSecond,
     &core::ChartSet::requestsPerSecond},
    {QT_TRANSLATE_NOOP("ui::GroupedChart", "Mean latency"), ChartUnit::Milliseconds,
     &core::ChartSet::meanLatency},
    {QT_TRANSLATE_NOOP("ui::GroupedChart", "Longest request of the last minutes"), ChartUnit::Milliseconds,
     &core::ChartSet::longestLatency},
    {QT_TRANSLATE_NOOP("ui::GroupedChart", "Share of the traffic"), ChartUnit::Percent,
     &core::ChartSet::trafficShare},
}};

} // namespace

GroupedChart::GroupedChart(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_choice(new QComboBox(this))
    , m_shareNote(new ElidedLabel(this))
    , m_view(new ChartView(ChartUnit::Percent, this))
{
    for (const Choice &choice : choices)
        m_choice->addItem(tr(choice.name));
    m_choice->setAccessibleName(tr("What is drawn: %1").arg(name));
    connect(m_choice, &QComboBox::currentIndexChanged, this, &GroupedChart::draw);
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    row->setContentsMargins(8, 4, 8, 0);
    row->addWidget(m_choice);
    row->addWidget(m_shareNote, 100);
    row->addStretch(1); // where there is no note
    m_shareNote->setObjectName(QStringLiteral("shareNote"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_view, 1);
}

void GroupedChart::setData(const core::ChartSet *set, const std::vector<core::ChartMark> &marks,
                           core::TimePoint now)
{
    m_hasApplication = set != nullptr;
    m_set = set ? *set : core::ChartSet();
    m_marks = marks;
    m_now = now;
    draw();
}

void GroupedChart::setShareNote(const QString &note)
{
    m_shareNote->setText(note);
}

void GroupedChart::draw()
{
    const Choice &choice = choices.at(std::size_t(std::max(0, m_choice->currentIndex())));
    m_view->setUnit(choice.unit, tr("%1: %2").arg(m_name, tr(choice.name)));
    m_view->setEmptyText(m_hasApplication ? tr("No measurements yet")
                                          : tr("Choose an application on the left"));
    m_shareNote->setVisible(choice.lines == &core::ChartSet::trafficShare);
    tint(m_shareNote, Theme::palette().mutedText);
    m_view->setData(m_set.*choice.lines, m_marks, m_now);
}

} // namespace ui
