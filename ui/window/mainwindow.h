// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/linksfor.h"
#include "core/release/intent.h"
#include "core/release/past.h"
#include "ui/rehearsal/demofault.h"
#include "ui/settings/preferences.h"
#include "ui/window/environmentbutton.h"
#include "ui/window/waitnotices.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

class QPushButton;

namespace ui {

struct Confirmation;
class ActionBar;
class ApplicationList;
class Band;
class ChartTabs;
class ElidedLabel;
class FilterLine;
class LeaveDialog;
class LinkDialog;
class Notice;
class PeerChips;
class ProfileDesk;
class RehearsalButton;
class ReleaseDesk;
class ReleasePanel;
class StartPage;
class TableArea;
class Tools;

/// The window: shows the newest snapshot and says what the operator wants. It sends nothing and never waits.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);

    /// Nothing happens for a null pointer, nor for a snapshot of an environment that was left.
    void setSnapshot(core::SnapshotPointer snapshot);
    /// The clock that ages and countdowns are read against; the system's where none is given.
    void setNow(std::function<core::TimePoint()> now);
    /// The environment that is shown; every intent carries it.
    const std::string &environmentName() const { return environment(); }
    /// What new operations start with: hops that are set by option or profile.
    void setSettings(core::OperationSettings settings) { m_settings = std::move(settings); }

    void setPreferences(Preferences preferences);
    void setPast(const core::PastPointer &past); ///< the answer to pastAsked()

    /// The engine could not start: nothing is read and nothing can be done. Stays until the window closes or
    /// shows another environment.
    void setStopped(const core::Error &error);
    /// The environment named by the last leaveFor() could not be opened. Others can still be chosen.
    void setNotOpened(const core::Error &error);

    /// Asked for all environments each time the menu in the band opens; where they come from is not known
    /// here.
    void setEnvironmentReader(std::function<EnvironmentList()> reader);
    /// Shows nothing of the environment before any more, under the next one's name and colour, locked, and
    /// drops every snapshot until enter(). Open dialogs close and send nothing.
    void leaveFor(const QString &name, const std::optional<std::array<std::uint8_t, 3>> &colour);
    /// The page from which a fleet is chosen, in place of everything below the band; until leaveFor().
    void showStart(const EnvironmentList &profiles, const QStringList &recent);
    StartPage *startPage() const { return m_start; }
    ProfileDesk *profiles() const { return m_profiles; }
    /// The next environment's engine is there; what new operations start with, its profile's links, and in
    /// which zone times are shown, see Zone::use().
    void enter(core::OperationSettings settings, std::vector<core::LinkTemplate> links = {},
               const std::string &timeZone = {});

signals:
    void intent(core::Intent intent);
    /// The credential of that name, which is suspended, shall be entered again.
    void loginAsked(QString name);
    /// The operator wants another environment, and knows what stays behind.
    void environmentChosen(QString id);
    /// The operator wants to see an earlier release of this environment; an empty id: which there are.
    void pastAsked(QString id);
    void faultAsked(ui::DemoFault fault);                ///< for the demo fleet, where that is shown
    void preferencesChosen(ui::Preferences preferences); ///< they are set already
    /// The operator saw this whole address and wants it in the browser.
    void pageWanted(QString url);
    /// The operator wants this in a file; the name is a proposal.
    void fileWanted(QString name, QByteArray content);

protected:
    /// Asks first where an operation is under way, and ignores the event meanwhile; nothing is sent.
    void closeEvent(QCloseEvent *event) override;
    /// In another language everything below the band is made anew; the engine, what runs and what is chosen
    /// stay, open dialogs close and send nothing.
    void changeEvent(QEvent *event) override;

private:
    void speakAnew();
    void makeDesk(); ///< throws the one of before away
    QWidget *makeToolRow();
    QWidget *makeCentre();
    QWidget *makeReleaseSide();
    void setUpKeys();
    void openSettings();
    void editCurrentProfile();
    void showPreferences();
    void showLinks();
    void changePreferences(const Preferences &wanted);
    void connectParts();

    const std::string &environment() const; ///< of what is shown: every intent carries it
    void showSnapshot();                    ///< in all that lists it
    void refresh();                         ///< everything that depends on the time or the selection
    void refreshRelease(core::TimePoint now);
    void ask(Confirmation confirmation);
    void askToStart(core::Goal goal);
    void connectInstanceMenu();
    void askForLink(const core::Link &link, QWidget *above);
    void connectChoices(); ///< what is kept for this user
    void askOfInstance(const core::ActuatorOrder &order);
    void askToDrainByInstance();
    void changeQuery(const std::function<void(core::ListQuery &)> &change);
    void onVisibleKeysChanged();
    void onLockClicked();
    void cancelStop();
    void chooseAsked();
    void tellChanges();
    void askToLeave(const std::optional<EnvironmentChoice> &next); ///< none: closes the window
    void onChosen(const EnvironmentChoice &choice);
    void closeDialogs();
    void showNotice();
    std::optional<core::Operation> shownOperation() const;

    std::function<core::TimePoint()> m_now;
    core::SnapshotPointer m_snapshot;
    core::OperationSettings m_settings;
    Preferences m_preferences;
    std::vector<core::LinkTemplate> m_links; ///< of the environment's profile
    core::ListQuery m_query;                 ///< as asked for; the snapshot follows a moment later
    std::vector<core::InstanceKey> m_visibleKeys;
    QTimer m_beat;
    std::optional<core::InstanceKey> m_askedKey; ///< to choose when its list is shown
    WaitNotices m_waits;
    std::uint64_t m_toldChange = 0; ///< id of the newest single write whose outcome was told
    QPointer<LeaveDialog> m_leave;
    QPointer<LinkDialog> m_link;
    bool m_mayLeave = false;                  ///< the operator said so
    std::optional<std::string> m_environment; ///< the only one whose snapshots are shown; absent: any
    bool m_isSwitching = false;
    bool m_isStale = false;   ///< in the language before
    bool m_hasNotice = false; ///< the desk is hidden

    Band *m_band;
    Notice *m_notice;
    StartPage *m_start;
    ProfileDesk *m_profiles;
    ElidedLabel *m_status;
    // The desk, new for each environment.
    QWidget *m_desk = nullptr;
    RehearsalButton *m_rehearsal = nullptr;
    PeerChips *m_peers;
    FilterLine *m_filter;
    Tools *m_tools;
    QPushButton *m_lock;
    ApplicationList *m_applications;
    ActionBar *m_actions;
    TableArea *m_table;
    ChartTabs *m_charts;
    ReleasePanel *m_release;
    ReleaseDesk *m_plans;
};

} // namespace ui
