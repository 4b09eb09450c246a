// SPDX-License-Identifier: GPL-3.0-or-later
// The window left alone for ten minutes (`soakbench 60`: for an hour) with 10,000 measured instances on two
// peers: what it holds and for how long its thread did not come round, minute by minute. The fleet is served
// by a process of its own. It prints figures and judges none; it fails where it could not measure.
#include "app/window/joined.h"
#include "tests/bench/servedfleet.h"
#include "tests/bench/stallwatch.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t instances = 10'000;
constexpr int ports = 100;

/// MB of memory that this process holds.
double resident()
{
    QFile file(u"/proc/self/statm"_s);
    const QList<QByteArray> fields =
        file.open(QIODevice::ReadOnly) ? file.readAll().split(' ') : QList<QByteArray>();
    return fields.value(1).toDouble() * 4096 / 1e6;
}

double processCpu()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

int serve(const QStringList &words)
{
    const bench::ServedFleet fleet(instances, ports, 2);
    if (fleet.url().isEmpty()) {
        std::printf("Not measured: the fleet could not listen\n");
        return 1;
    }
    QProcess window;
    window.setProcessChannelMode(QProcess::ForwardedChannels);
    window.start(QCoreApplication::applicationFilePath(),
                 QStringList{words.value(1, u"10"_s)} + fleet.urls());
    window.waitForFinished(-1);
    if (fleet.writes() > 0)
        std::printf("Not measured: something was changed\n");
    return fleet.writes() > 0 || window.exitStatus() != QProcess::NormalExit ? 1 : window.exitCode();
}

app::EngineSettings settingsFor(const QStringList &urls, const QTemporaryDir &folder)
{
    app::EngineSettings settings;
    for (const QString &url : urls)
        settings.peers.push_back(*core::parseBaseAddress(url.toStdString()));
    settings.environment = "bench";
    settings.journalPath = folder.filePath(u"journal.sqlite"_s);
    return settings;
}

int watch(int minutes, const QStringList &urls)
{
    const QTemporaryDir folder;
    ui::MainWindow window;
    app::EngineThread engine(settingsFor(urls, folder));
    QObject joint;
    app::join(window, engine, &joint);
    core::SnapshotPointer shown;
    QObject::connect(engine.engine(), &app::Engine::snapshotReady, &joint,
                     [&](const core::SnapshotPointer &snapshot) { shown = snapshot; });
    window.enter({});
    window.show();
    engine.start();
    if (!bench::runUntil([&] { return shown && shown->fleet->instances.size() >= instances; }, 60s)) {
        std::printf("Not measured: the list did not come\n");
        return 1;
    }
    std::printf("\n| minute | resident, MB | of a core | longest stall, ms | CPU in it | asked in it |\n"
                "| --- | --- | --- | --- | --- | --- |\n");
    for (int minute = 1; minute <= minutes; ++minute) {
        bench::StallWatch stalls;
        const double before = processCpu();
        stalls.start();
        bench::runFor(60s);
        const bench::Stall longest = stalls.stop();
        std::printf("| %d | %.0f | %.0f %% | %.1f | %.1f | %d |\n", minute, resident(),
                    (processCpu() - before) / 60 * 100, longest.wall, longest.cpu,
                    shown->fleet->requestsPerMinute);
        std::fflush(stdout);
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QStringList words = QApplication::arguments();
    if (words.size() < 3)
        return serve(words);
    ui::Theme::apply(application, ui::ThemeMode::System);
    return watch(words.at(1).toInt(), words.mid(2));
}
