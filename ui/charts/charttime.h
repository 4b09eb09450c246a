// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QSlider;
class QToolButton;

namespace ui {

/// How far the charts look back, and a pause in which an earlier moment can be chosen: what is read meanwhile
/// is not lost, it only is not drawn.
class ChartTime : public QWidget
{
    Q_OBJECT

public:
    explicit ChartTime(QWidget *parent = nullptr);

    core::Millis window() const;
    bool isPaused() const;
    /// The moment at which the charts end: `now`, or the one that was chosen in the pause.
    core::TimePoint end(core::TimePoint now) const;
    /// From where on there is something to see.
    void setFirst(core::TimePoint first) { m_first = first; }
    void setNow(core::TimePoint now) { m_now = now; }
    /// When the newest release or operation began; nothing: there is none, and five minutes stand in for it.
    void setReleaseStart(std::optional<core::TimePoint> start) { m_releaseStart = start; }

signals:
    void changed();

private:
    void onPause(bool isPaused);

    QSlider *m_slider;
    QToolButton *m_pause;
    QComboBox *m_window;
    core::TimePoint m_first{};
    core::TimePoint m_now{};
    std::optional<core::TimePoint> m_releaseStart;
    core::TimePoint m_pausedFrom{}; ///< what the slider's left end stands for
    core::TimePoint m_pausedAt{};   ///< its right end
};

} // namespace ui
