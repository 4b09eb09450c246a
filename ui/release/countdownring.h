// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QString>
#include <QWidget>

namespace ui {

/// The time until callers should have let go, as a ring that empties. At zero and still called it turns amber
/// and counts up.
class CountdownRing : public QWidget
{
    Q_OBJECT

public:
    explicit CountdownRing(QWidget *parent = nullptr);

    void setRemaining(core::Millis remaining, core::Millis total);
    void setOverdue(core::Millis since);
    void setDone();
    void setIdle();

    QString bigText() const;
    QString smallText() const;
    double share() const; ///< of the ring that is filled, 0..1

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum class State { Idle, Running, Overdue, Done };

    void showState(State state, core::Millis time, core::Millis total);
    QString spoken() const;
    QColor ringColour() const;
    void paintRing(QPainter &painter, const QRectF &circle) const;
    void paintCheck(QPainter &painter, const QRectF &circle) const;
    void paintTexts(QPainter &painter, const QRectF &circle) const;

    State m_state = State::Idle;
    core::Millis m_time{0};
    core::Millis m_total{0};
};

} // namespace ui
