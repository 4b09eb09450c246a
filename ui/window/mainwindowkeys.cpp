// SPDX-License-Identifier: GPL-3.0-or-later
// The window's keys, and what lies beside its work: palette, list of keys, manual, settings.
#include "ui/help/helpdialog.h"
#include "ui/instances/instancetable.h"
#include "ui/instances/tablecolumns.h"
#include "ui/profile/profiledesk.h"
#include "ui/settings/settingsdialog.h"
#include "ui/text/text.h"
#include "ui/widgets/whatsthis.h"
#include "ui/window/actionbar.h"
#include "ui/window/band.h"
#include "ui/window/commandpalette.h"
#include "ui/window/filterline.h"
#include "ui/window/instancemenu.h"
#include "ui/window/keylist.h"
#include "ui/window/mainwindow.h"
#include "ui/window/releasedesk.h"
#include "ui/window/tablearea.h"
#include "ui/window/tools.h"

#include <QAction>
#include <QEvent>
#include <QSignalBlocker>

namespace ui {

namespace {

/// One at a time; it shows what can be done at the moment it opens.
template <typename Dialog> void openOne(QWidget *window)
{
    if (!window->findChild<Dialog *>())
        (new Dialog(window))->open();
}

/// Stays beside the window.
void showManual(QWidget *window)
{
    auto *manual = window->findChild<HelpDialog *>();
    if (!manual)
        manual = new HelpDialog(window);
    manual->show();
    manual->raise();
    manual->activateWindow();
}

} // namespace

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() != QEvent::LanguageChange || std::exchange(m_isStale, true))
        return;
    // Later, and once for both translators: the event is still on its way to what would be thrown away.
    QMetaObject::invokeMethod(this, &MainWindow::speakAnew, Qt::QueuedConnection);
}

void MainWindow::speakAnew()
{
    m_isStale = false;
    closeDialogs();
    for (QAction *action : actions()) {
        removeAction(action);
        action->deleteLater();
    }
    setUpKeys();
    const std::vector<core::InstanceKey> chosen = m_table->table()->selectedKeys();
    makeDesk();
    m_desk->setVisible(!m_hasNotice);
    {
        const QSignalBlocker quiet(m_filter); // it is asked for already
        m_filter->setText(Text::plain(m_query.filter));
    }
    showLinks();
    showSnapshot();
    m_table->table()->choose(chosen);
    refresh();
}

/// Each is an action of the window, so that palette and list of keys have it too.
void MainWindow::setUpKeys()
{
    const auto add = [this](const QString &text, const QKeySequence &keys, auto slot) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    add(tr("What to do…"), QKeySequence(Qt::CTRL | Qt::Key_K), [this] { openOne<CommandPalette>(this); });
    add(tr("Keys…"), QKeySequence(QStringLiteral("?")), [this] { openOne<KeyList>(this); });
    add(tr("Settings…"), QKeySequence(Qt::CTRL | Qt::Key_Comma), [this] { openSettings(); });
    add(tr("New profile…"), {}, [this] { m_profiles->ask({}); });
    add(tr("Edit this profile…"), {}, [this] { editCurrentProfile(); });
    add(tr("What is this?"), QKeySequence(Qt::SHIFT | Qt::Key_F1), [this] { explain(this); });
    add(tr("Manual…"), QKeySequence(Qt::Key_F1), [this] { showManual(this); });
    add(tr("Read everything anew"), QKeySequence(Qt::Key_F5), [this] {
        if (!m_hasNotice)
            emit intent(core::RefreshNow{environment()});
    });
    add(tr("Filter instances"), QKeySequence(Qt::CTRL | Qt::Key_F), [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    add(tr("Take back the countdown to a stop"), QKeySequence(Qt::Key_Escape), [this] { cancelStop(); });
}

void MainWindow::openSettings()
{
    if (findChild<SettingsDialog *>())
        return;
    auto *dialog = new SettingsDialog(m_preferences, this);
    connect(dialog, &SettingsDialog::chosen, this, &MainWindow::changePreferences);
    dialog->open();
}

/// One that was opened by its address has no profile: then a new one is what is meant.
void MainWindow::editCurrentProfile()
{
    m_profiles->ask(m_band->environment()->currentId());
}

void MainWindow::setPreferences(Preferences preferences)
{
    m_preferences = std::move(preferences);
    showPreferences();
}

void MainWindow::showPreferences()
{
    m_table->table()->columns()->setChoice(m_preferences.columns);
    m_table->table()->setGrouping(
        core::groupingFromName(m_preferences.groupBy.toStdString()).value_or(core::Grouping::None));
    m_filter->setSaved(m_preferences.filters);
    m_plans->setNotes(m_preferences.notes);
}

void MainWindow::showLinks()
{
    m_actions->instanceMenu()->setLinks(m_links);
    m_tools->setLinks(m_links);
}

void MainWindow::connectChoices()
{
    connect(m_table->table(), &InstanceTable::groupingChosen, this, [this](core::Grouping grouping) {
        Preferences wanted = m_preferences;
        wanted.groupBy = Text::plain(core::groupingName(grouping));
        changePreferences(wanted);
    });
    connect(m_filter, &FilterLine::savedChanged, this, [this](const QList<SavedFilter> &saved) {
        Preferences wanted = m_preferences;
        wanted.filters = saved;
        changePreferences(wanted);
    });
    connect(m_plans, &ReleaseDesk::notesChosen, this, [this](const QList<ApplicationNote> &notes) {
        Preferences wanted = m_preferences;
        wanted.notes = notes;
        changePreferences(wanted);
    });
    connect(m_actions, &ActionBar::planAsked, this,
            [this] { m_plans->openPlan(m_table->table()->selectedKeys()); });
}

void MainWindow::changePreferences(const Preferences &wanted)
{
    m_preferences = wanted;
    emit preferencesChosen(wanted);
}

} // namespace ui
