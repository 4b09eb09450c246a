// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

struct Confirmation;
class ActionBar;
class ApplicationList;
class Band;
class ChartTabs;
class ElidedLabel;
class LeaveDialog;
class PeerChips;
class ReleasePanel;
class TableArea;
class Tools;

/// The window: shows the newest snapshot and says what the operator wants. It sends nothing and never waits.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);

    /// Nothing happens for a null pointer.
    void setSnapshot(core::SnapshotPointer snapshot);
    /// The clock that ages and countdowns are read against; the system's where none is given.
    void setNow(std::function<core::TimePoint()> now);
    /// What new operations start with: hops that are set by option or profile.
    void setSettings(core::OperationSettings settings) { m_settings = std::move(settings); }

    /// The engine could not start: nothing is read and nothing can be done. Stays until the window closes.
    void setStopped(const core::Error &error);

signals:
    void intent(core::Intent intent);

protected:
    /// Asks first where an operation is under way, and ignores the event meanwhile; nothing is sent.
    void closeEvent(QCloseEvent *event) override;

private:
    QWidget *makeToolRow();
    QWidget *makeCentre();
    QWidget *makeReleaseSide();
    void setUpKeys();
    void connectParts();

    const std::string &environment() const; ///< of what is shown: every intent carries it
    void refresh();                         ///< everything that depends on the time or the selection
    void refreshRelease(core::TimePoint now);
    void ask(Confirmation confirmation);
    void askToStart(core::Goal goal);
    void changeQuery(const std::function<void(core::ListQuery &)> &change);
    void onVisibleKeysChanged();
    void onLockClicked();
    void cancelStop();
    void chooseAsked();
    void tellChanges();
    void askToLeave();
    std::optional<core::Operation> shownOperation() const;

    std::function<core::TimePoint()> m_now;
    core::SnapshotPointer m_snapshot;
    core::OperationSettings m_settings;
    core::ListQuery m_query; ///< as asked for; the snapshot follows a moment later
    std::vector<core::InstanceKey> m_visibleKeys;
    QTimer m_beat;
    std::optional<core::InstanceKey> m_askedKey; ///< to choose when its list is shown
    std::uint64_t m_toldChange = 0;              ///< id of the newest single write whose outcome was told
    QPointer<LeaveDialog> m_leave;
    bool m_mayLeave = false; ///< the operator said so

    QWidget *m_toolRow;
    QWidget *m_desk; ///< all below the tool row
    Band *m_band;
    QLabel *m_stopped; ///< why the engine could not start
    PeerChips *m_peers;
    QLineEdit *m_filter;
    Tools *m_tools;
    QPushButton *m_lock;
    ApplicationList *m_applications;
    ActionBar *m_actions;
    TableArea *m_table;
    ChartTabs *m_charts;
    ReleasePanel *m_release;
    ElidedLabel *m_status;
};

} // namespace ui
