// SPDX-License-Identifier: GPL-3.0-or-later
// The window's keys, and what lies beside its work: palette, list of keys, manual, settings.
#include "ui/help/helpdialog.h"
#include "ui/instances/instancetable.h"
#include "ui/instances/tablecolumns.h"
#include "ui/settings/settingsdialog.h"
#include "ui/window/commandpalette.h"
#include "ui/window/filterline.h"
#include "ui/window/keylist.h"
#include "ui/window/mainwindow.h"
#include "ui/window/tablearea.h"

#include <QAction>

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

void MainWindow::setPreferences(Preferences preferences)
{
    m_preferences = std::move(preferences);
    m_table->table()->columns()->setChoice(m_preferences.columns);
}

void MainWindow::changePreferences(const Preferences &wanted)
{
    m_preferences = wanted;
    emit preferencesChosen(wanted);
}

} // namespace ui
