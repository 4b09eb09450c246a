// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rehearsal/rehearsalbutton.h"

#include "ui/rehearsal/guide.h"
#include "ui/text/text.h"

#include <QAction>
#include <QMenu>

namespace ui {

using Kind = DemoFault::Kind;

namespace {

constexpr int guideMargin = 12;
constexpr int guideTop = 150; ///< below the buttons that it speaks of

} // namespace

RehearsalButton::RehearsalButton(QWidget *parent)
    : QPushButton(tr("Rehearse"), parent)
    , m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("rehearse"));
    setToolTip(tr("What may go wrong at night, to practise on. It reaches the demo fleet alone."));
    setWhatsThis(tr("A guide through a first release, and what may go wrong at night, to practise on. It is "
                    "there on the demo fleet alone and reaches nothing else."));
    m_menu->setToolTipsVisible(true);
    QAction *guide =
        m_menu->addAction(tr("Guide through a first release…"), this, &RehearsalButton::openGuide);
    guide->setObjectName(QStringLiteral("guide"));
    m_menu->addSeparator();
    addOfInstance(Kind::Kill, "kill", tr("Kill %1"),
                  tr("It ends without a farewell: callers go on calling it until its lease and their lists "
                     "are over."));
    addOfInstance(Kind::Hang, "hang", tr("Let %1 hang"),
                  tr("It takes requests and answers none. Its heartbeats go on, so Eureka says UP."));
    addOfInstance(Kind::Errors, "errors", tr("Let %1 answer with errors"),
                  tr("Every second request is answered with 500."));
    addOfInstance(Kind::SlowStop, "slowStop", tr("Let %1 stop slowly"),
                  tr("After it was asked to stop it goes on for half a minute."));
    m_menu->addSeparator();
    addOfFleet(Kind::CutServers, "cutServers", tr("Cut the Eureka servers from each other"),
               tr("A change at one is not seen at the other: a drain is not proven there."));
    addOfFleet(Kind::RestartServer, "restartServer", tr("Restart the second Eureka server"),
               tr("It copies from its peer only what is UP: instances that are drained are missing there."));
    m_menu->addSeparator();
    addOfFleet(Kind::Heal, "heal", tr("Heal everything"),
               tr("Ended processes are started by their supervisor."));
    setMenu(m_menu);
    hide();
}

void RehearsalButton::addOfInstance(Kind kind, const char *name, const QString &text, const QString &tip)
{
    QAction *action = m_menu->addAction(text.arg(tr("an instance")), this, [this, kind] {
        if (!m_selected)
            return;
        m_hasKilled = m_hasKilled || kind == Kind::Kill;
        emit faultAsked({kind, m_selected->id.text()});
    });
    action->setObjectName(QLatin1String(name));
    action->setToolTip(tip);
    m_lines.push_back({action, text, kind});
}

void RehearsalButton::addOfFleet(Kind kind, const char *name, const QString &text, const QString &tip)
{
    QAction *action = m_menu->addAction(text, this, [this, kind] { emit faultAsked({kind, {}}); });
    action->setObjectName(QLatin1String(name));
    action->setToolTip(tip);
}

void RehearsalButton::openGuide()
{
    if (!m_guide)
        m_guide = new GuideDialog(window());
    if (m_snapshot)
        m_guide->setSnapshot(*m_snapshot, m_hasKilled);
    // Beside what it speaks of, where nothing stands before the first release.
    if (!m_guide->isVisible())
        m_guide->move(window()->geometry().topRight() - QPoint(m_guide->width() + guideMargin, -guideTop));
    m_guide->show();
    m_guide->raise();
}

void RehearsalButton::setSnapshot(const core::SnapshotPointer &snapshot,
                                  const std::optional<core::InstanceKey> &selected)
{
    setVisible(!snapshot->rehearsalVersion.empty());
    if (m_guide && snapshot != m_snapshot)
        m_guide->setSnapshot(*snapshot, m_hasKilled);
    m_snapshot = snapshot;
    m_selected = selected;
    for (const Line &line : m_lines) {
        line.action->setEnabled(selected.has_value());
        line.action->setText(line.text.arg(selected ? Text::plain(selected->id.text()) : tr("an instance")));
    }
}

} // namespace ui
