// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/peerchip.h"

#include "ui/text/clocktext.h"
#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/plaintip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>

#include <algorithm>
#include <initializer_list>

namespace ui {

PeerChip::PeerChip(QWidget *parent)
    : QAbstractButton(parent)
    , m_glyph(plainLabel(this))
    , m_name(new ElidedLabel(this))
    , m_state(new ElidedLabel(this))
{
    setObjectName(QStringLiteral("peer"));
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // a button's own would never give way
    setCursor(Qt::PointingHandCursor);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(5, 3, 5, 3);
    layout->setSpacing(5);
    m_name->setElideMode(Qt::ElideMiddle);
    for (QLabel *label : std::initializer_list<QLabel *>{m_glyph, m_name, m_state}) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        label->setForegroundRole(QPalette::WindowText); // else a button's, which no tint changes
        layout->addWidget(label);
    }
}

void PeerChip::setPeer(const core::PeerView &peer, const core::ServerPage &page, core::TimePoint now)
{
    const Palette &palette = Theme::palette();
    const auto &served = peer.served;
    const bool isAnswering = served.isFresh();
    const bool isSilent = served.lastError.has_value();
    m_glyph->setText(isAnswering ? QStringLiteral("●")
                     : isSilent  ? QStringLiteral("✕")
                                 : QStringLiteral("○"));
    tint(m_glyph, isAnswering ? palette.up : isSilent ? palette.down : palette.mutedText);
    m_name->setText(Text::plain(peer.name));
    // Of two servers neither may be an "e"; a very long name gives way all the same.
    const int least = m_name->fontMetrics().averageCharWidth() * 8;
    m_name->setMinimumWidth(std::min(m_name->sizeHint().width(), least));
    const QString clock = ClockText::shortly(peer);
    if (isAnswering)
        m_state->setText(tr("%1 ms").arg(peer.latency.count()) +
                         (clock.isEmpty() ? QString() : QStringLiteral(" · ") + clock));
    else if (served.isKnown())
        m_state->setText(Text::notReadFor(served.ageAt(now)));
    else
        m_state->setText(isSilent ? tr("never read") : tr("asked"));
    tint(m_state, isAnswering && !clock.isEmpty() ? palette.out : palette.mutedText);
    QString tip = Text::withoutCredentials(peer.url);
    if (served.isKnown())
        tip += QLatin1Char('\n') + Text::readAgo(served.ageAt(now));
    if (page.renewsLastMinute && page.renewsThreshold)
        tip += QLatin1Char('\n') +
               tr("renews last minute %1, threshold %2")
                   .arg(Text::number(page.renewsLastMinute), Text::number(page.renewsThreshold));
    if (const QString sentence = ClockText::sentence(peer); !sentence.isEmpty())
        tip += QLatin1Char('\n') + sentence;
    if (served.lastError)
        tip += QLatin1Char('\n') + Text::sentence(*served.lastError);
    tip += QLatin1Char('\n') + tr("Click to compare it with the others.");
    setToolTip(plainTip(tip));
    // A screen reader hears of each change: ages, which change all the time, are left to the tooltip.
    const QString name = isAnswering ? tr("%1 answers").arg(m_name->text())
                         : isSilent  ? tr("%1 does not answer").arg(m_name->text())
                                     : tr("%1 is asked").arg(m_name->text());
    if (name != accessibleName())
        setAccessibleName(name);
}

bool PeerChip::event(QEvent *event)
{
    const auto type = event->type();
    if (type == QEvent::Enter || type == QEvent::Leave)
        update();
    return QAbstractButton::event(event);
}

void PeerChip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void PeerChip::paintEvent(QPaintEvent *)
{
    if (!hasFocus() && !underMouse())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(Theme::palette().accent, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(underMouse() ? QBrush(Theme::palette().selection) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
}

} // namespace ui
