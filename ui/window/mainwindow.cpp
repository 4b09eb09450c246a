// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "ui/applications/applicationlist.h"
#include "ui/confirm/confirmdialog.h"
#include "ui/instances/instancetable.h"
#include "ui/release/releasepanel.h"
#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/labels.h"
#include "ui/window/actionbar.h"
#include "ui/window/band.h"
#include "ui/window/charttabs.h"
#include "ui/window/leavedialog.h"
#include "ui/window/offer.h"
#include "ui/window/peerchips.h"
#include "ui/window/tablearea.h"
#include "ui/window/tools.h"
#include "ui/window/wording.h"

#include <QAction>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QStatusBar>
#include <QVBoxLayout>

namespace ui {

namespace {
core::TimePoint systemNow()
{
    return std::chrono::time_point_cast<core::Millis>(std::chrono::system_clock::now());
}

core::SnapshotPointer nothingYet()
{
    auto snapshot = std::make_shared<core::Snapshot>();
    snapshot->fleet = std::make_shared<core::FleetView>();
    return snapshot;
}
} // namespace

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_now(systemNow)
    , m_snapshot(nothingYet())
    , m_band(new Band(this))
    , m_stopped(plainLabel(this))
    , m_peers(new PeerChips(this))
    , m_filter(new QLineEdit(this))
    , m_tools(new Tools(this))
    , m_lock(new QPushButton(this))
    , m_applications(new ApplicationList(this))
    , m_actions(new ActionBar(this))
    , m_table(new TableArea(this))
    , m_charts(new ChartTabs(this))
    , m_release(new ReleasePanel(this))
    , m_status(new ElidedLabel(this))
{
    qRegisterMetaType<core::Intent>("core::Intent");
    auto *whole = new QWidget(this);
    auto *layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_band);
    m_stopped->setObjectName(QStringLiteral("stopped"));
    m_stopped->setWordWrap(true);
    m_stopped->setAutoFillBackground(true);
    m_stopped->setContentsMargins(12, 8, 12, 8);
    m_stopped->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_stopped->hide();
    layout->addWidget(m_stopped);
    m_toolRow = makeToolRow();
    layout->addWidget(m_toolRow);
    auto *parts = new QSplitter(Qt::Horizontal, whole);
    parts->setChildrenCollapsible(false);
    parts->addWidget(m_applications);
    parts->addWidget(makeCentre());
    parts->addWidget(makeReleaseSide());
    parts->setStretchFactor(1, 1);
    parts->setSizes({180, 926, 350});
    m_desk = parts;
    layout->addWidget(parts, 1);
    setCentralWidget(whole);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(10, 0, 10, 0);
    statusBar()->addWidget(m_status, 1);
    m_status->setObjectName(QStringLiteral("status"));
    resize(1456, 830);
    setUpKeys();
    connectParts();
    m_beat.setInterval(250);
    m_beat.start();
    m_table->table()->setFocus();
    refresh();
}

QWidget *MainWindow::makeToolRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(12, 7, 12, 7);
    layout->setSpacing(8);
    layout->addWidget(m_peers);
    layout->addStretch(1);
    m_filter->setObjectName(QStringLiteral("filter"));
    m_filter->setPlaceholderText(tr("Filter instances   status:oos app:orders   Ctrl+F"));
    m_filter->setAccessibleName(tr("Filter instances"));
    m_filter->setToolTip(
        tr("Words and terms, all of which must fit: status:oos app:orders version:2.14* zone:b host: ip: "
           "override:any; “-” before a term turns it round. Key: Ctrl+F"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(200);
    m_filter->setMaximumWidth(320);
    layout->addWidget(m_filter, 2);
    layout->addWidget(m_tools);
    m_lock->setObjectName(QStringLiteral("lock"));
    layout->addWidget(m_lock);
    return row;
}

QWidget *MainWindow::makeCentre()
{
    auto *centre = new QWidget(this);
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

QWidget *MainWindow::makeReleaseSide()
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_release);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(350);
    scroll->setAccessibleName(tr("Release"));
    return scroll;
}

void MainWindow::setUpKeys()
{
    const auto add = [this](const QKeySequence &keys, auto slot) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, slot);
    };
    add(QKeySequence(Qt::Key_F5), [this] { emit intent(core::RefreshNow{environment()}); });
    add(QKeySequence(Qt::CTRL | Qt::Key_L), [this] { m_lock->click(); });
    add(QKeySequence(Qt::Key_Escape), [this] { cancelStop(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_F), [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
}

void MainWindow::connectParts()
{
    connect(&m_beat, &QTimer::timeout, this, &MainWindow::refresh);
    connect(m_lock, &QPushButton::clicked, this, &MainWindow::onLockClicked);
    connect(m_tools, &Tools::intent, this, &MainWindow::intent);
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
    connect(m_table->table(), &InstanceTable::selectedKeyChanged, this, &MainWindow::refresh);
    connect(m_table->table(), &InstanceTable::visibleKeysChanged, this, &MainWindow::onVisibleKeysChanged);
    connect(m_actions, &ActionBar::asked, this, &MainWindow::askToStart);
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
    m_table->table()->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_release, &ReleasePanel::takeBackAsked, this, &MainWindow::cancelStop);
    connect(m_release, &ReleasePanel::abortAsked, this, [this] {
        if (const auto operation = shownOperation())
            ask(confirmAbort(*operation));
    });
    connect(m_release, &ReleasePanel::goOnEarlyAsked, this, [this] {
        if (const auto operation = shownOperation())
            ask(confirmGoOnEarly(*operation, m_now()));
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
    for (std::size_t row = 0; row < m_snapshot->order.size(); ++row) {
        if (m_snapshot->fleet->instances[m_snapshot->order[row]].key == *m_askedKey)
            m_table->table()->selectRow(static_cast<int>(row));
    }
    m_askedKey.reset();
}

/// What came of single writes, each told once: what is not proven on every peer must not look like a success.
void MainWindow::tellChanges()
{
    for (const core::RegistryChangeState &change : m_snapshot->registryChanges) {
        if (!change.isFinished() || change.id <= m_toldChange)
            continue;
        m_toldChange = change.id;
        if (change.isFollowed)
            continue;
        QStringList lines;
        if (change.failure)
            lines << Text::sentence(*change.failure);
        if (change.trap)
            lines << Text::sentence(*change.trap);
        for (const auto &[peer, read] : change.readBack)
            lines << Text::readBackSentence(peer, read);
        auto *box = new QMessageBox(this);
        box->setObjectName(QStringLiteral("changeOutcome"));
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setIcon(change.outcome == core::Outcome::Done ? QMessageBox::Information : QMessageBox::Warning);
        box->setTextFormat(Qt::PlainText);
        box->setWindowTitle(Text::plain(change.key.path()));
        box->setText(Text::outcomeName(change.outcome));
        box->setInformativeText(lines.join(QLatin1Char('\n')));
        box->open();
    }
}

void MainWindow::setNow(std::function<core::TimePoint()> now)
{
    m_now = std::move(now);
    refresh();
}

void MainWindow::setSnapshot(core::SnapshotPointer snapshot)
{
    if (!snapshot || !snapshot->fleet)
        return;
    if (m_snapshot->fleet->peers.empty())
        m_query = snapshot->query; // what the engine begins with; from then on the window leads
    m_snapshot = std::move(snapshot);
    const core::TimePoint now = m_now();
    m_applications->setFleet(*m_snapshot->fleet, m_query.application);
    m_table->setSnapshot(m_snapshot, now);
    m_charts->setSnapshot(*m_snapshot, now);
    m_tools->setSnapshot(m_snapshot, now);
    chooseAsked();
    tellChanges();
    refresh();
    if (m_leave)
        m_leave->setLeaving(leavingOf(*m_snapshot));
}

void MainWindow::setStopped(const core::Error &error)
{
    const Palette &colours = Theme::palette();
    tint(m_stopped, colours.down);
    QPalette own = m_stopped->palette();
    own.setColor(QPalette::Window, colours.downFill);
    m_stopped->setPalette(own);
    m_stopped->setText(tr("✕ Drainboard could not start: nothing is read and nothing can be changed. %1\n"
                          "A change is only sent when it was written down first. Put this right, then open "
                          "the window again.")
                           .arg(Text::sentence(error)));
    m_stopped->show();
    // Nothing else is true of this window any more, not even that an answer is awaited.
    m_toolRow->hide();
    m_desk->hide();
    m_status->hide();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_mayLeave || !leavingOf(*m_snapshot).asks()) {
        event->accept();
        return;
    }
    event->ignore();
    askToLeave();
}

void MainWindow::askToLeave()
{
    if (m_leave) {
        m_leave->raise();
        m_leave->activateWindow();
        return;
    }
    m_leave = new LeaveDialog(leavingOf(*m_snapshot), this);
    connect(m_leave, &QDialog::accepted, this, [this] {
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
    m_band->setSnapshot(*m_snapshot, now);
    m_peers->setFleet(*m_snapshot->fleet, now);
    m_lock->setVisible(!m_snapshot->access.isLoopback);
    m_lock->setText(isWritable ? tr("Lock") : tr("Unlock"));
    m_lock->setToolTip(isWritable ? tr("Nothing can be changed after that. Key: Ctrl+L")
                                  : tr("Lets you change instances for 30 minutes. Key: Ctrl+L"));
    m_actions->setSnapshot(*m_snapshot, m_table->table()->selectedKey(), now);
    m_table->setNow(*m_snapshot, now);
    m_status->setText(Wording::statusLine(*m_snapshot, now));
    refreshRelease(now);
}

void MainWindow::refreshRelease(core::TimePoint now)
{
    const core::Operation *shown = operationToShow(*m_snapshot, m_table->table()->selectedKey());
    m_release->setOperation(shown ? std::optional(*shown) : std::nullopt, Wording::others(*m_snapshot, shown),
                            now);
    setWindowTitle(Wording::windowTitle(*m_snapshot, shown, now));
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
