// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/band.h"

#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/labels.h"
#include "ui/window/wording.h"

#include <QHBoxLayout>

namespace ui {

Band::Band(QWidget *parent)
    : QWidget(parent)
    , m_environment(new ElidedLabel(this))
    , m_facts(new ElidedLabel(this))
{
    setAutoFillBackground(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->setSpacing(8);
    layout->addWidget(m_environment);
    layout->addWidget(m_facts, 1);
    setBold(m_environment, true);
}

void Band::setSnapshot(const core::Snapshot &snapshot, core::TimePoint now)
{
    const Palette &colours = Theme::palette();
    const core::Access &access = snapshot.access;
    const QColor ground = access.isLoopback        ? colours.bandDemo
                          : access.isWritable(now) ? colours.bandProduction
                                                   : colours.bandLocked;
    if (palette().color(QPalette::Window) != ground) {
        QPalette own = palette();
        own.setColor(QPalette::Window, ground);
        setPalette(own);
    }
    tint(m_environment, colours.bandText);
    tint(m_facts, colours.bandText);
    m_environment->setText(Text::plain(snapshot.fleet->environment));
    QStringList facts;
    if (!snapshot.operatorName.empty())
        facts << Text::plain(snapshot.operatorName);
    facts << Wording::timeZone() << Wording::access(access, now);
    m_facts->setText(QStringLiteral("·  ") + facts.join(QStringLiteral("  ·  ")));
}

} // namespace ui
