// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/charttime.h"

#include "ui/text/text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSlider>
#include <QToolButton>

#include <algorithm>

namespace ui {

namespace {

/// Steps of the slider: a pixel each, about.
constexpr int steps = 400;
constexpr int wholeRelease = 0; ///< in place of a number of minutes
/// Of what was before it, to compare with.
constexpr core::Millis before = std::chrono::seconds(30);

} // namespace

ChartTime::ChartTime(QWidget *parent)
    : QWidget(parent)
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_pause(new QToolButton(this))
    , m_window(new QComboBox(this))
{
    m_slider->setRange(0, steps);
    m_slider->setValue(steps);
    m_slider->setFixedWidth(120);
    m_slider->setAccessibleName(tr("Moment at which the charts end"));
    m_slider->hide();
    m_pause->setText(tr("Pause"));
    m_pause->setCheckable(true);
    m_pause->setToolTip(tr("Holds the charts still; the slider beside it goes back in time."));
    m_window->setObjectName(QStringLiteral("window"));
    m_window->addItem(tr("5 min"), 5);
    m_window->addItem(tr("15 min"), 15);
    m_window->addItem(tr("1 h"), 60);
    m_window->addItem(tr("Release"), wholeRelease);
    m_window->setAccessibleName(tr("How far the charts look back"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(6);
    for (QWidget *part : {static_cast<QWidget *>(m_slider), static_cast<QWidget *>(m_pause),
                          static_cast<QWidget *>(m_window)})
        layout->addWidget(part);
    connect(m_pause, &QToolButton::toggled, this, &ChartTime::onPause);
    connect(m_slider, &QSlider::valueChanged, this, [this] {
        m_slider->setToolTip(Text::clockTime(end(m_now)));
        emit changed();
    });
    connect(m_window, &QComboBox::currentIndexChanged, this, &ChartTime::changed);
}

core::Millis ChartTime::window() const
{
    const int minutes = m_window->currentData().toInt();
    if (minutes != wholeRelease)
        return std::chrono::minutes(minutes);
    if (!m_releaseStart)
        return std::chrono::minutes(5);
    return std::max<core::Millis>(end(m_now) - *m_releaseStart + before, std::chrono::minutes(1));
}

bool ChartTime::isPaused() const
{
    return m_pause->isChecked();
}

core::TimePoint ChartTime::end(core::TimePoint now) const
{
    if (!isPaused())
        return now;
    const core::Millis length = m_pausedAt - m_pausedFrom;
    return m_pausedFrom + length * m_slider->value() / steps;
}

void ChartTime::onPause(bool isPaused)
{
    m_pausedAt = m_now;
    m_pausedFrom = std::min(m_first, m_now);
    m_slider->setVisible(isPaused);
    m_slider->setValue(steps);
    m_pause->setText(isPaused ? tr("Go on") : tr("Pause"));
    emit changed();
}

} // namespace ui
