// SPDX-License-Identifier: GPL-3.0-or-later
// What lies below the band: made once for each environment, so that nothing of another one can be left in it.
#include "ui/applications/applicationlist.h"
#include "ui/confirm/confirmation.h"
#include "ui/instances/instancetable.h"
#include "ui/links/linkdialog.h"
#include "ui/links/linkmenu.h"
#include "ui/rehearsal/rehearsalbutton.h"
#include "ui/release/releasepanel.h"
#include "ui/widgets/keys.h"
#include "ui/window/actionbar.h"
#include "ui/window/charttabs.h"
#include "ui/window/filterline.h"
#include "ui/window/instancemenu.h"
#include "ui/window/mainwindow.h"
#include "ui/window/peerchips.h"
#include "ui/window/releasedesk.h"
#include "ui/window/tablearea.h"
#include "ui/window/tools.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

namespace ui {

void MainWindow::makeDesk()
{
    if (m_desk) {
        for (QObject *part : m_desk->findChildren<QObject *>())
            part->disconnect(this);
        m_desk->hide();
        m_desk->setParent(nullptr);
        m_desk->deleteLater(); // what was pressed in it may still be on its way back
    }
    m_desk = new QWidget(centralWidget());
    m_peers = new PeerChips(m_desk);
    m_filter = new FilterLine(m_desk);
    m_tools = new Tools(m_desk);
    m_rehearsal = new RehearsalButton(m_desk);
    m_lock = new QPushButton(m_desk);
    m_applications = new ApplicationList(m_desk);
    m_actions = new ActionBar(m_desk);
    m_table = new TableArea(m_desk);
    m_charts = new ChartTabs(m_desk);
    m_release = new ReleasePanel(m_desk);
    m_plans = new ReleaseDesk(m_release, m_desk);
    auto *layout = new QVBoxLayout(m_desk);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeToolRow());
    auto *parts = new QSplitter(Qt::Horizontal, m_desk);
    parts->setChildrenCollapsible(false);
    parts->addWidget(m_applications);
    parts->addWidget(makeCentre());
    parts->addWidget(makeReleaseSide());
    parts->setStretchFactor(1, 1);
    parts->setSizes({180, 914, 362});
    layout->addWidget(parts, 1);
    static_cast<QVBoxLayout *>(centralWidget()->layout())->addWidget(m_desk, 1);
    connectParts();
    // Both say that nothing was read yet, the chart with times of today.
    showPreferences();
    m_table->setSnapshot(m_snapshot, m_now());
    m_charts->setSnapshot(*m_snapshot, m_now());
    m_table->table()->setFocus();
    refresh();
}

QWidget *MainWindow::makeToolRow()
{
    auto *row = new QWidget(m_desk);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(12, 7, 12, 7);
    layout->setSpacing(8);
    layout->addWidget(m_peers);
    layout->addStretch(1);
    m_filter->setMinimumWidth(150); // a server's name goes before it
    m_filter->setMaximumWidth(350);
    layout->addWidget(m_filter, 2);
    layout->addWidget(m_tools);
    layout->addWidget(m_rehearsal);
    m_lock->setObjectName(QStringLiteral("lock"));
    m_lock->setWhatsThis(
        tr("A Eureka server that is not on this machine opens read-only. Unlocked, it can be "
           "changed for 30 minutes, and for as long as a release runs."));
    giveKey(m_lock, QKeySequence(Qt::CTRL | Qt::Key_L));
    layout->addWidget(m_lock);
    layout->addWidget(m_plans->button());
    return row;
}

QWidget *MainWindow::makeCentre()
{
    auto *centre = new QWidget(m_desk);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(8, 2, 8, 6);
    layout->setSpacing(8);
    layout->addWidget(m_actions);
    auto *split = new QSplitter(Qt::Vertical, centre);
    split->setChildrenCollapsible(false);
    split->addWidget(m_table);
    split->addWidget(m_charts);
    split->setSizes({340, 330});
    layout->addWidget(split, 1);
    return centre;
}

void MainWindow::connectInstanceMenu()
{
    InstanceMenu *menu = m_actions->instanceMenu();
    m_table->table()->addAction(menu->menuAction());
    connect(menu, &InstanceMenu::drainAsked, this, &MainWindow::askToDrainByInstance);
    connect(menu, &InstanceMenu::orderAsked, this, &MainWindow::askOfInstance);
    connect(menu, &InstanceMenu::detailsAsked, this, [this] {
        if (const auto key = m_table->table()->selectedKey())
            m_tools->openDetails(*key);
    });
    connect(menu->linkMenu(), &LinkMenu::asked, this,
            [this](const core::Link &link) { askForLink(link, this); });
    connect(m_tools, &Tools::linkAsked, this,
            [this](const core::Link &link) { askForLink(link, m_tools->details()); });
}

/// A link is opened only once its whole address was seen. One question at a time: a double click asks twice.
void MainWindow::askForLink(const core::Link &link, QWidget *above)
{
    if (m_link)
        m_link->close();
    m_link = new LinkDialog(link, above);
    connect(m_link, &LinkDialog::openAsked, this, &MainWindow::pageWanted);
    m_link->open();
}

void MainWindow::askOfInstance(const core::ActuatorOrder &order)
{
    const auto key = m_table->table()->selectedKey();
    if (const core::InstanceView *row = key ? m_snapshot->fleet->find(*key) : nullptr)
        ask(confirmOrder(*m_snapshot, *row, order, m_now()));
}

void MainWindow::askToDrainByInstance()
{
    const auto key = m_table->table()->selectedKey();
    if (const core::InstanceView *row = key ? m_snapshot->fleet->find(*key) : nullptr)
        ask(confirmDrainByInstance(*m_snapshot, *row, m_settings, m_now()));
}

QWidget *MainWindow::makeReleaseSide()
{
    auto *scroll = new QScrollArea(m_desk);
    scroll->setWidget(m_plans->side());
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Room for its scroll bar, so that nothing is cut off at the right once it is needed.
    scroll->setMinimumWidth(350 + scroll->verticalScrollBar()->sizeHint().width());
    scroll->setAccessibleName(tr("Release"));
    scroll->setWhatsThis(
        tr("The release that runs, or the operation on the chosen instance: its steps, the "
           "countdown until every caller must have let go and where its length comes from, what "
           "each caller still holds, and what comes next. Abort lists what it sends before it "
           "sends it."));
    return scroll;
}

} // namespace ui
