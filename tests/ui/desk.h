// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/releases.h"
#include "ui/window/mainwindow.h"

#include <functional>
#include <vector>

class QDialog;

namespace ui {
class InstanceTable;
}

namespace tests {

/// What the window has to show.
enum class Filling {
    Usual,     ///< four instances of ORDERS, measured, and some other applications
    LongNames, ///< the longest names that people really give, and servers that disagree
    Empty,     ///< a registry that answers and lists nothing
    Failing,   ///< no server answers
    Many,      ///< 10,000 rows
    Markup,    ///< names that look like markup, see markupfaults.h
};

/// The window on a fleet, one application and one of its instances chosen.
struct Desk
{
    explicit Desk(Filling filling = Filling::Usual);

    bool hasFleet() const { return !builder.fleet().instances.empty(); }
    void show(const core::SnapshotPointer &snapshot) { window.setSnapshot(snapshot); }
    ui::InstanceTable *table();
    /// The release in which the first one waits to be judged, and beside it a drain.
    std::shared_ptr<core::Snapshot> releasing();
    /// The same where callers are awaited.
    std::shared_ptr<core::Snapshot> draining();
    core::InstanceKey key(std::size_t at) const; ///< of the chosen application
    void click(const char *name);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    QWidget *dialog(const char *className); ///< null: none of it is open

    ui::MainWindow window;
    FleetBuilder builder;
    core::ListQuery query;
};

/// Something to look at. `open` brings it up; null where this fleet has none of it.
struct Screen
{
    const char *name;
    int leastControls; ///< with the usual filling: a tree that shows fewer is not the one that was meant
    std::function<QWidget *(Desk &)> open;
    bool showsFleet = false; ///< all of it, not one instance
};

/// The window in its states, the start page, and every dialog by the key or button that opens it.
const std::vector<Screen> &everyScreen();
/// Every chart of the window.
const std::vector<Screen> &everyChart();

} // namespace tests
