// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eureka/lease.h"
#include "core/fleet/fleetview.h"

#include <QAbstractButton>

class QLabel;

namespace ui {

class ElidedLabel;

/// Whether one Eureka server answers, as a button: by click, Space or Return.
class PeerChip : public QAbstractButton
{
    Q_OBJECT

public:
    explicit PeerChip(QWidget *parent = nullptr);

    /// `page`: what its page told; empty where it was not read.
    void setPeer(const core::PeerView &peer, const core::ServerPage &page, core::TimePoint now);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    QLabel *m_glyph;
    ElidedLabel *m_name;
    ElidedLabel *m_state;
};

} // namespace ui
