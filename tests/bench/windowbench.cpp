// SPDX-License-Identifier: GPL-3.0-or-later
// The window with a whole fleet in it, joined to its engine as the program joins them: for how long its
// thread does not come round while the list changes, is filtered, sorted and scrolled, and charts are drawn.
// Beside it, in turns, the same rows in a table as Qt offers it. It prints figures and judges none; it fails
// where it could not measure.
#include "app/window/joined.h"
#include "tests/bench/plaintable.h"
#include "tests/bench/servedfleet.h"
#include "tests/bench/stallwatch.h"
#include "tests/bench/tablerow.h"
#include "ui/charts/chartview.h"
#include "ui/instances/instancetable.h"
#include "ui/theme/theme.h"
#include "ui/window/charttabs.h"
#include "ui/window/filterline.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using bench::runFor;
using bench::runUntil;
using bench::Stalls;

namespace {

constexpr int rounds = 11;
constexpr double target = 8; // milliseconds, for the median; see the README
/// After an operation is done its repaint is to be measured, too.
constexpr auto afterwards = 120ms;
constexpr auto longest = 120s;

[[noreturn]] void giveUp(const QString &why)
{
    std::printf("Not measured: %s\n", qPrintable(why));
    std::fflush(stdout);
    std::exit(1);
}

/// Waits for what comes of it, and then for the repaint.
template <typename Done> bench::Stall measured(const std::function<void()> &act, const Done &isDone)
{
    bench::StallWatch watch;
    watch.start();
    act();
    if (!runUntil(isDone, longest))
        giveUp(u"an operation did not come to its end"_s);
    runFor(afterwards);
    return watch.stop();
}

bool always()
{
    return true;
}

/// The window on a served fleet.
class Desk
{
public:
    Desk(const bench::ServedFleet &fleet, bool measures)
    {
        app::EngineSettings settings;
        settings.peers = {*core::parseBaseAddress(fleet.url().toStdString())};
        settings.environment = "bench";
        settings.journalPath = m_folder.filePath(u"journal.sqlite"_s);
        settings.measures = measures;
        m_engine = std::make_unique<app::EngineThread>(std::move(settings));
        m_joint = std::make_unique<QObject>();
        app::join(m_window, *m_engine, m_joint.get());
        QObject::connect(m_engine->engine(), &app::Engine::snapshotReady, m_joint.get(),
                         [this](const core::SnapshotPointer &snapshot) { m_snapshot = snapshot; });
        m_table = m_window.findChild<ui::InstanceTable *>();
        m_filter = m_window.findChild<ui::FilterLine *>();
        m_window.enter({});
        m_window.show();
    }

    void start() { m_engine->start(); }
    void stop()
    {
        m_joint.reset();
        m_engine.reset();
    }
    std::size_t rows() const { return static_cast<std::size_t>(m_table->model()->rowCount()); }
    ui::InstanceTable &table() { return *m_table; }
    ui::FilterLine &filter() { return *m_filter; }
    ui::MainWindow &window() { return m_window; }
    const core::Snapshot &snapshot() const { return *m_snapshot; }
    core::TimePoint listReadAt() const { return m_snapshot->fleet->peers.front().served.readAt; }
    void refresh() { m_engine->handle(core::RefreshNow{"bench"}); }
    bool shows(const QString &filter) const { return m_snapshot->query.filter == filter.toStdString(); }

private:
    QTemporaryDir m_folder;
    ui::MainWindow m_window;
    std::unique_ptr<app::EngineThread> m_engine;
    std::unique_ptr<QObject> m_joint;
    core::SnapshotPointer m_snapshot;
    ui::InstanceTable *m_table = nullptr;
    ui::FilterLine *m_filter = nullptr;
};

Stalls control()
{
    Stalls stalls;
    for (int i = 0; i < rounds; ++i)
        stalls.add(measured([] {}, always));
    return stalls;
}

/// By the name of the operation, in the order of their first round.
class Table
{
public:
    Stalls &operator[](const std::string &operation)
    {
        for (auto &[name, stalls] : m_rows) {
            if (name == operation)
                return stalls;
        }
        return m_rows.emplace_back(operation, Stalls{}).second;
    }
    void print(const Table &beside) const
    {
        for (const auto &[name, stalls] : m_rows) {
            const auto same = std::ranges::find(beside.m_rows, name, &Row::first);
            const bool isLimited = name != nothing && name != firstPicture;
            printStalls(name, stalls, same == beside.m_rows.end() ? nullptr : &same->second,
                        isLimited ? target : 0);
        }
    }
    static constexpr const char *nothing = "nothing at all, before";
    static constexpr const char *firstPicture = "first picture";

private:
    using Row = std::pair<std::string, Stalls>;
    std::deque<Row> m_rows; // whose references stay
};

const QString filterWords = u"1-2"_s; // each letter rejects more of the ids
constexpr std::array<std::pair<core::Column, const char *>, 3> sortings{
    {{core::Column::Version, "sorted by version"},
     {core::Column::Requests, "sorted by requests/s"},
     {core::Column::Instance, "sorted by name"}}};
const std::string polled = "poll, one row of a hundred changed";
const std::string cleared = "filter cleared";
const std::string scrolledRow = "scrolled by pages and jumps";

std::string filtered(qsizetype length)
{
    return "filter \"" + filterWords.left(length).toStdString() + "\"";
}

void pollAndFilter(Desk &desk, Table &table)
{
    for (int round = 0; round < rounds; ++round) {
        const core::TimePoint before = desk.listReadAt();
        table[polled].add(measured([&] { desk.refresh(); }, [&] { return desk.listReadAt() > before; }));
    }
    for (int round = 0; round < rounds; ++round) {
        for (qsizetype length = 1; length <= filterWords.size(); ++length) {
            const char letter = filterWords.at(length - 1).toLatin1();
            table[filtered(length)].add(measured([&] { QTest::keyClick(&desk.filter(), letter); },
                                                 [&] { return desk.shows(filterWords.left(length)); }));
        }
        table[cleared].add(measured([&] { desk.filter().clear(); }, [&] { return desk.shows({}); }));
    }
}

void sort(Desk &desk, Table &table)
{
    QHeaderView *header = desk.table().horizontalHeader();
    for (int round = 0; round < rounds; ++round) {
        for (const auto &[column, name] : sortings) {
            const QPoint place(header->sectionViewportPosition(static_cast<int>(column)) + 12,
                               header->height() / 2);
            table[name].add(
                measured([&] { QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place); },
                         [&, by = column] { return desk.snapshot().query.sortBy == by; }));
        }
    }
}

Stalls scrolled(QAbstractItemView &view)
{
    Stalls stalls;
    view.verticalScrollBar()->setValue(0);
    for (int round = 0; round < rounds; ++round) {
        QScrollBar *bar = view.verticalScrollBar();
        stalls.add(measured(
            [&] {
                bar->setValue(round % 4 == 3 ? bar->maximum() * round / rounds
                                             : bar->value() + bar->pageStep());
            },
            always));
    }
    return stalls;
}

void measurePlain(bench::PlainTable &plain, Table &table)
{
    for (int round = 0; round < rounds; ++round) {
        table[polled].add(measured([&] { plain.poll(); }, always));
        for (qsizetype length = 1; length <= filterWords.size(); ++length)
            table[filtered(length)].add(measured([&] { plain.filter(filterWords.left(length)); }, always));
        table[cleared].add(measured([&] { plain.filter({}); }, always));
        for (const auto &[column, name] : sortings)
            table[name].add(measured([&, by = column] { plain.sort(static_cast<int>(by)); }, always));
    }
    table[scrolledRow] = scrolled(plain);
}

/// 20 lines of an hour, each a little longer than a pixel is wide.
core::SnapshotPointer withCharts(const core::Snapshot &snapshot, core::TimePoint end)
{
    auto fleet = std::make_shared<core::FleetView>(*snapshot.fleet);
    fleet->takenAt = end;
    fleet->errorShare.clear();
    for (int line = 0; line < 20; ++line) {
        core::Series &series = fleet->errorShare.emplace_back();
        series.name = "SERVICE-" + std::to_string(line);
        for (int i = 0; i < 3'600; ++i) {
            const double value =
                0.02 + 0.015 * std::sin(i * (0.01 + line * 0.002)) + 0.003 * ((i * 7919) % 5);
            series.points.push_back({end - core::Millis(1000) * (3'600 - i), value});
        }
    }
    auto changed = std::make_shared<core::Snapshot>(snapshot);
    changed->fleet = std::move(fleet);
    return changed;
}

/// After the engine has ended, so that nothing else is shown meanwhile.
Stalls charted(Desk &desk)
{
    auto *tabs = desk.window().findChild<ui::ChartTabs *>();
    auto *length = tabs->findChild<QComboBox *>(u"window"_s);
    length->setCurrentIndex(length->findData(60));
    Stalls stalls;
    core::TimePoint end = desk.snapshot().fleet->takenAt;
    std::vector<core::SnapshotPointer> given; // as the engine keeps them: the window frees no rows
    for (int round = 0; round < rounds; ++round) {
        end += std::chrono::seconds(1);
        const core::SnapshotPointer next = given.emplace_back(withCharts(desk.snapshot(), end));
        stalls.add(measured([&] { desk.window().setSnapshot(next); }, always));
    }
    if (tabs->currentChart()->data().lines.size() != 20)
        giveUp(u"the chart does not show what it was given"_s);
    return stalls;
}

/// Drainboard's own, with the engine at work behind it; then, with that ended, Qt's.
void run(std::size_t instances, int ports)
{
    const bench::ServedFleet fleet(instances, ports);
    if (fleet.url().isEmpty())
        giveUp(u"the fleet could not listen"_s);
    Table ours, theirs;
    ours[Table::nothing] = control();
    core::FleetViewPointer rows;
    QSize size;
    {
        Desk desk(fleet, ports > 0);
        runFor(500ms);
        ours[Table::firstPicture].add(
            measured([&] { desk.start(); }, [&] { return desk.rows() == instances; }));
        runFor(3s);
        rows = desk.snapshot().fleet;
        size = desk.table().size();
        pollAndFilter(desk, ours);
        sort(desk, ours);
        ours[scrolledRow] = scrolled(desk.table());
        for (int round = 0; round < rounds; ++round)
            ours["a second left alone, polls as they come"].add(measured([] { runFor(1s); }, always));
        desk.stop();
        ours["chart of 20 lines of 3,600 points, and all rows"] = charted(desk);
    }
    bench::PlainTable plain(rows);
    plain.resize(size);
    plain.show();
    runFor(500ms);
    measurePlain(plain, theirs);
    if (fleet.writes() > 0)
        giveUp(u"something was changed"_s);
    std::printf("\n%zu instances, %s\n\n", instances,
                ports > 0 ? "their health and meters asked for, too" : "Eureka's lists only");
    bench::printStallHead();
    ours.print(theirs);
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    ui::Theme::apply(application, ui::ThemeMode::Light);
    // Another number of instances by hand, a multiple of 20 from 200 on.
    if (const std::size_t size = QApplication::arguments().value(1).toULongLong(); size > 0) {
        run(size, 0);
        run(size, 20);
        return 0;
    }
    run(10'000, 0);
    run(10'000, 100);
    run(100'000, 0);
    return 0;
}
