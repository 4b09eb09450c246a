// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "ui/applications/applicationlist.h"
#include "ui/confirm/confirmdialog.h"
#include "ui/instances/instancetable.h"
#include "ui/instances/tablecolumns.h"
#include "ui/links/linkdialog.h"
#include "ui/profile/profiledesk.h"
#include "ui/rehearsal/rehearsalbutton.h"
#include "ui/release/releasepanel.h"
#include "ui/start/startpage.h"
#include "ui/text/text.h"
#include "ui/text/zone.h"
#include "ui/widgets/accessibleroles.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/window/actionbar.h"
#include "ui/window/band.h"
#include "ui/window/changebox.h"
#include "ui/window/charttabs.h"
#include "ui/window/filterline.h"
#include "ui/window/instancemenu.h"
#include "ui/window/leavedialog.h"
#include "ui/window/notice.h"
#include "ui/window/notification.h"
#include "ui/window/offer.h"
#include "ui/window/peerchips.h"
#include "ui/window/releasedesk.h"
#include "ui/window/tablearea.h"
#include "ui/window/tools.h"
#include "ui/window/wording.h"

#include <QAction>
#include <QClipboard>
#include <QCloseEvent>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QStatusBar>
#include <QVBoxLayout>

namespace ui {

namespace {
core::TimePoint systemNow()
{
    return std::chrono::time_point_cast<core::Millis>(std::chrono::system_clock::now());
}

core::SnapshotPointer nothingYet(const std::string &environment = {})
{
    auto fleet = std::make_shared<core::FleetView>();
    fleet->environment = environment;
    auto snapshot = std::make_shared<core::Snapshot>();
    snapshot->fleet = std::move(fleet);
    return snapshot;
}
} // namespace

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_now(systemNow)
    , m_snapshot(nothingYet())
    , m_band(new Band(this))
    , m_notice(new Notice(this))
    , m_start(new StartPage(this))
    , m_profiles(new ProfileDesk(this))
    , m_status(new ElidedLabel(this))
{
    qRegisterMetaType<core::Intent>("core::Intent");
    installAccessibleRoles();
    auto *whole = new QWidget(this);
    auto *layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_band);
    layout->addWidget(m_notice);
    layout->addWidget(m_start, 1);
    m_start->hide();
    layout->addStretch(0);
    setCentralWidget(whole);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(10, 0, 10, 0);
    statusBar()->addWidget(m_status, 1);
    m_status->setObjectName(QStringLiteral("status"));
    resize(1456, 830);
    setUpKeys();
    connect(&m_beat, &QTimer::timeout, this, &MainWindow::refresh);
    connect(m_band->environment(), &EnvironmentButton::chosen, this, &MainWindow::onChosen);
    connect(m_band, &Band::loginAsked, this, &MainWindow::loginAsked);
    connect(m_band->environment(), &EnvironmentButton::editAsked, m_profiles, &ProfileDesk::ask);
    connect(m_start, &StartPage::editAsked, m_profiles, &ProfileDesk::ask);
    connect(m_start, &StartPage::newProfileAsked, m_profiles, [this] { m_profiles->ask({}); });
    m_beat.setInterval(250);
    m_beat.start();
    makeDesk();
}

void MainWindow::connectParts()
{
    connect(m_lock, &QPushButton::clicked, this, &MainWindow::onLockClicked);
    connect(m_rehearsal, &RehearsalButton::faultAsked, this, &MainWindow::faultAsked);
    connect(m_table->table()->columns(), &TableColumns::chosen, this, [this] {
        Preferences wanted = m_preferences;
        wanted.columns = m_table->table()->columns()->choice();
        changePreferences(wanted);
    });
    connectChoices();
    connect(m_tools, &Tools::intent, this, &MainWindow::intent);
    connect(m_plans, &ReleaseDesk::intent, this, &MainWindow::intent);
    connect(m_plans, &ReleaseDesk::confirmAsked, this, &MainWindow::ask);
    connect(m_peers, &PeerChips::peerAsked, m_tools, &Tools::openPeer);
    connect(
        m_tools, &Tools::changeAsked, this,
        [this](const core::InstanceKey &key, const std::vector<core::RegistryChange> &changes,
               const std::string &peer) { ask(confirmChange(*m_snapshot, key, changes, m_now(), peer)); });
    connect(m_tools, &Tools::instanceAsked, this, [this](const core::InstanceKey &key) {
        m_filter->clear();
        changeQuery([&key](core::ListQuery &query) { query.application = key.application; });
        m_askedKey = key;
        activateWindow();
    });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        changeQuery([&text](core::ListQuery &query) { query.filter = text.trimmed().toStdString(); });
    });
    connect(m_charts, &ChartTabs::fileWanted, this, &MainWindow::fileWanted);
    connect(m_charts, &ChartTabs::pastAsked, this, &MainWindow::pastAsked);
    connect(m_table, &TableArea::clearFilterAsked, m_filter, &QLineEdit::clear);
    connect(m_applications, &ApplicationList::applicationAsked, this,
            [this](const std::optional<core::ApplicationName> &application) {
                changeQuery([&application](core::ListQuery &query) { query.application = application; });
            });
    connect(m_table->table(), &InstanceTable::orderAsked, this, [this](core::Column column, bool descending) {
        changeQuery([column, descending](core::ListQuery &query) {
            query.sortBy = column;
            query.descending = descending;
        });
    });
    connect(m_table->table(), &InstanceTable::detailsAsked, m_tools, &Tools::openDetails);
    connect(m_table->table(), &InstanceTable::selectedKeyChanged, this, &MainWindow::refresh);
    connect(m_table->table(), &InstanceTable::visibleKeysChanged, this, &MainWindow::onVisibleKeysChanged);
    connect(m_actions, &ActionBar::asked, this, &MainWindow::askToStart);
    connectInstanceMenu();
    const auto openMetadata = [this] {
        if (const auto key = m_table->table()->selectedKey())
            m_tools->openMetadata(*key);
    };
    connect(m_actions, &ActionBar::metadataAsked, this, openMetadata);
    // A right click chooses the row first.
    auto *metadata = new QAction(tr("Metadata…"), m_table->table());
    metadata->setObjectName(QStringLiteral("metadataOfRow"));
    connect(metadata, &QAction::triggered, this, openMetadata);
    m_table->table()->addAction(metadata);
    connect(m_release, &ReleasePanel::takeBackAsked, this, &MainWindow::cancelStop);
    connect(m_release, &ReleasePanel::abortAsked, this, [this] {
        if (const auto operation = shownOperation())
            ask(confirmAbort(*operation));
    });
    connect(m_release, &ReleasePanel::goOnEarlyAsked, this, [this] {
        if (const auto operation = shownOperation())
            ask(m_plans->goOnEarlyFor(*operation).value_or(confirmGoOnEarly(*operation, m_now())));
    });
    connect(m_release, &ReleasePanel::copyStatusAsked, this, [this] {
        if (const auto operation = shownOperation())
            QGuiApplication::clipboard()->setText(
                Text::chatStatus(*operation, m_snapshot->operatorName, m_now()));
    });
    connect(m_release, &ReleasePanel::dismissAsked, this, [this] {
        if (const auto operation = shownOperation())
            emit intent(core::Dismiss{operation->key});
    });
}

/// The row that was asked for from beside the window, once the list that holds it is there.
void MainWindow::chooseAsked()
{
    if (!m_askedKey || m_snapshot->query.application != m_askedKey->application)
        return;
    m_table->table()->choose({*m_askedKey});
    m_askedKey.reset();
}

/// What came of single writes, each told once: what is not proven on every peer must not look like a success.
void MainWindow::tellChanges()
{
    for (const core::RegistryChangeState &change : m_snapshot->registryChanges) {
        if (!change.isFinished() || change.id <= m_toldChange)
            continue;
        m_toldChange = change.id;
        if (!change.isFollowed)
            tellOutcome(change, this);
    }
}

void MainWindow::setNow(std::function<core::TimePoint()> now)
{
    m_now = std::move(now);
    refresh();
}

void MainWindow::setSnapshot(core::SnapshotPointer snapshot)
{
    if (!snapshot || !snapshot->fleet || m_isSwitching)
        return;
    // Sent before the window was told to leave, arrived after it.
    if (m_environment && snapshot->fleet->environment != *m_environment)
        return;
    if (m_snapshot->fleet->peers.empty())
        m_query = snapshot->query; // what the engine begins with; from then on the window leads
    m_snapshot = std::move(snapshot);
    showSnapshot();
    tellChanges();
    for (const QString &notice : m_waits.take(*m_snapshot))
        tellNotice(*this, notice);
    refresh();
}

void MainWindow::showSnapshot()
{
    const core::TimePoint now = m_now();
    m_applications->setFleet(*m_snapshot->fleet, m_query.application);
    m_filter->setFleet(m_snapshot->fleet);
    m_table->setSnapshot(m_snapshot, now);
    m_charts->setSnapshot(*m_snapshot, now);
    m_tools->setSnapshot(m_snapshot, now);
    chooseAsked();
    if (m_leave)
        m_leave->setLeaving(leavingOf(*m_snapshot));
}

void MainWindow::setPast(const core::PastPointer &past)
{
    m_charts->setPast(past);
}

void MainWindow::setStopped(const core::Error &error)
{
    m_notice->showStopped(error);
    showNotice();
}

void MainWindow::setNotOpened(const core::Error &error)
{
    m_notice->showNotOpened(Text::plain(environment()), error);
    showNotice();
}

/// Nothing else is true of this window any more, not even that an answer is awaited.
void MainWindow::showNotice()
{
    m_isSwitching = false;
    m_hasNotice = true;
    m_desk->hide();
    m_status->hide();
}

void MainWindow::setEnvironmentReader(std::function<EnvironmentList()> reader)
{
    m_band->environment()->setReader(std::move(reader));
}

void MainWindow::onChosen(const EnvironmentChoice &choice)
{
    if (choice.isCurrent && !m_hasNotice)
        return;
    if (leavingOf(*m_snapshot).asks())
        askToLeave(choice);
    else
        emit environmentChosen(choice.id);
}

void MainWindow::leaveFor(const QString &name, const std::optional<std::array<std::uint8_t, 3>> &colour)
{
    closeDialogs();
    m_environment = name.toStdString();
    auto snapshot = std::make_shared<core::Snapshot>(*nothingYet(*m_environment));
    snapshot->colour = colour;
    m_snapshot = std::move(snapshot);
    Zone::use({});
    m_links.clear();
    m_settings = {};
    m_query = {};
    m_visibleKeys.clear();
    m_askedKey.reset();
    m_toldChange = 0;
    m_waits = {};
    makeDesk();
    m_start->hide();
    m_notice->showSwitching(name);
    showNotice();
    m_isSwitching = true;
}

void MainWindow::showStart(const EnvironmentList &profiles, const QStringList &recent)
{
    leaveFor(tr("No fleet chosen"), std::nullopt);
    m_notice->hide();
    m_start->setChoices(profiles, recent);
    m_start->show();
    m_start->focusFirst();
    refresh();
}

void MainWindow::enter(core::OperationSettings settings, std::vector<core::LinkTemplate> links,
                       const std::string &timeZone)
{
    Zone::use(timeZone);
    m_links = std::move(links);
    showLinks();
    m_settings = std::move(settings);
    m_isSwitching = false;
    m_hasNotice = false;
    m_notice->hide();
    m_start->hide();
    m_desk->show();
    m_status->show();
    m_table->table()->setFocus();
    refresh();
}

/// Whatever a dialog was about to ask for belongs to the environment that is left: it sends nothing any more.
void MainWindow::closeDialogs()
{
    for (QDialog *dialog : findChildren<QDialog *>()) {
        dialog->disconnect(this);
        for (QObject *part : findChildren<QObject *>())
            dialog->disconnect(part);
        dialog->hide();
        dialog->deleteLater();
    }
    m_leave = nullptr;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_mayLeave || !leavingOf(*m_snapshot).asks()) {
        event->accept();
        return;
    }
    event->ignore();
    askToLeave(std::nullopt);
}

void MainWindow::askToLeave(const std::optional<EnvironmentChoice> &next)
{
    if (m_leave) {
        m_leave->raise();
        m_leave->activateWindow();
        return;
    }
    m_leave = new LeaveDialog(leavingOf(*m_snapshot), next ? next->name : QString(), this);
    connect(m_leave, &QDialog::accepted, this, [this, next] {
        if (next) {
            emit environmentChosen(next->id);
            return;
        }
        m_mayLeave = true;
        close();
    });
    m_leave->open();
}

const std::string &MainWindow::environment() const
{
    return m_snapshot->fleet->environment;
}

void MainWindow::refresh()
{
    const core::TimePoint now = m_now();
    const bool isWritable = m_snapshot->access.isWritable(now);
    m_band->setHasFleet(m_start->isHidden());
    m_band->setSnapshot(*m_snapshot, now);
    m_peers->setFleet(*m_snapshot->fleet, m_snapshot->adviceFacts.get(), now);
    m_lock->setVisible(!m_snapshot->access.isLoopback);
    m_lock->setText(isWritable ? tr("Lock") : tr("Unlock"));
    m_lock->setToolTip(isWritable ? tr("Nothing can be changed after that. Key: Ctrl+L")
                                  : tr("Lets you change instances for 30 minutes. Key: Ctrl+L"));
    m_rehearsal->setSnapshot(m_snapshot, m_table->table()->selectedKey());
    m_actions->setSnapshot(*m_snapshot, m_table->table()->selectedKey(), now);
    m_table->setNow(*m_snapshot, now);
    m_status->setText(Wording::statusLine(*m_snapshot, now));
    refreshRelease(now);
}

void MainWindow::refreshRelease(core::TimePoint now)
{
    const core::Operation *shown = operationToShow(*m_snapshot, m_table->table()->selectedKey());
    m_plans->setSnapshot(m_snapshot, m_table->table()->selectedKey(), m_settings, now);
    m_release->setRehearsal(!m_snapshot->rehearsalVersion.empty());
    m_release->setOperation(shown ? std::optional(*shown) : std::nullopt, Wording::others(*m_snapshot, shown),
                            now);
    setWindowTitle(Wording::windowTitle(*m_snapshot, shown, now));
    if (const auto &several = m_table->table()->selectedKeys(); several.size() > 1)
        m_actions->setSeveral(several, m_plans->obstacle(several));
}

std::optional<core::Operation> MainWindow::shownOperation() const
{
    const core::Operation *shown = operationToShow(*m_snapshot, m_table->table()->selectedKey());
    return shown ? std::optional(*shown) : std::nullopt;
}

void MainWindow::ask(Confirmation confirmation)
{
    auto *dialog = new ConfirmDialog(std::move(confirmation), this);
    connect(dialog, &ConfirmDialog::confirmed, this, &MainWindow::intent);
    dialog->open();
}

void MainWindow::askToStart(core::Goal goal)
{
    const auto key = m_table->table()->selectedKey();
    const core::InstanceView *row = key ? m_snapshot->fleet->find(*key) : nullptr;
    if (!row)
        return;
    const core::Operation *own = operationOn(*m_snapshot, *key);
    // What is under way is put back by its own abort, which knows what it has to undo.
    if (goal == core::Goal::Restore && own && !own->isFinished())
        ask(confirmAbort(*own));
    else
        ask(confirmStart(*m_snapshot, *row, goal, m_settings, m_now()));
}

void MainWindow::changeQuery(const std::function<void(core::ListQuery &)> &change)
{
    core::ListQuery query = m_query;
    change(query);
    if (query == m_query)
        return;
    m_query = query;
    emit intent(core::SetQuery{std::move(query), environment()});
}

void MainWindow::onVisibleKeysChanged()
{
    std::vector<core::InstanceKey> keys = m_table->table()->visibleKeys();
    if (keys == m_visibleKeys)
        return;
    m_visibleKeys = keys;
    emit intent(core::SetVisible{std::move(keys), environment()});
}

void MainWindow::onLockClicked()
{
    if (m_snapshot->access.isWritable(m_now()))
        emit intent(core::Lock{environment()});
    else
        emit intent(core::Unlock{environment()});
}

void MainWindow::cancelStop()
{
    if (const core::Operation *stopping = stopCountdownOf(*m_snapshot))
        emit intent(core::CancelStop{stopping->key});
}

} // namespace ui
