// SPDX-License-Identifier: GPL-3.0-or-later
// The program as it is installed, from its start: how long until it has a whole picture, what it holds then,
// and what it costs while it is left alone. The fleet is served by this process. It prints figures and judges
// none; it fails where it could not measure.
#include "tests/bench/childprogram.h"
#include "tests/bench/servedfleet.h"
#include "tests/bench/stallwatch.h"
#include "tests/bench/tablerow.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <cstdio>
#include <vector>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QString program = QStringLiteral(DRAINBOARD_PROGRAM);
const QString firstPicture = QStringLiteral(DRAINBOARD_FIRST_PICTURE);
constexpr int rounds = 5;
constexpr auto warmUp = 25s; ///< connections are open, every instance was asked
constexpr auto watched = 30s;

[[noreturn]] void giveUp(const QString &why)
{
    std::printf("Not measured: %s\n", qPrintable(why));
    std::fflush(stdout);
    std::exit(1);
}

void printStarts(const char *what, const QString &started, const QStringList &arguments, int times)
{
    const QTemporaryDir home;
    std::vector<double> wall, cpu, peak;
    for (int i = 0; i < times; ++i) {
        const bench::Finished finished = bench::runToItsEnd(started, arguments, home.path());
        if (finished.exitCode != 0)
            giveUp(u"%1 ended with code %2"_s.arg(QLatin1String(what)).arg(finished.exitCode));
        wall.push_back(finished.wall);
        cpu.push_back(finished.cpu);
        peak.push_back(finished.peak);
    }
    std::printf("| %s | %d | %.0f (%.0f) | %.0f | %.0f |\n", what, times, bench::median(wall),
                bench::highest(wall), bench::median(cpu), bench::median(peak));
    std::fflush(stdout);
}

/// The window on the fleet, left alone.
void printWindow(const char *what, const bench::ServedFleet *fleet, const char *target)
{
    const QTemporaryDir home;
    const QStringList arguments = fleet ? QStringList{u"--eureka"_s, fleet->url()} : QStringList();
    const bench::RunningProgram window(program, arguments, home.path());
    bench::runFor(warmUp);
    const auto before = window.taken();
    const int asked = fleet ? fleet->requests() : 0;
    bench::runFor(watched);
    const auto after = window.taken();
    if (!before || !after)
        giveUp(u"the window has ended"_s);
    const double share =
        (after->cpu - before->cpu) / std::chrono::duration<double, std::milli>(watched).count();
    const double perSecond =
        fleet ? (fleet->requests() - asked) / std::chrono::duration<double>(watched).count() : 0;
    std::printf("| %s | %.0f | %.0f | %.0f | %.2f %% | %s |\n", what, after->resident, after->proportional,
                perSecond, share * 100, target);
    std::fflush(stdout);
    if (fleet && fleet->writes() > 0)
        giveUp(u"something was changed"_s);
}

} // namespace

/// `programbench 10000`: the window on a fleet of that many, and nothing else.
int measureOne(std::size_t instances)
{
    const bench::ServedFleet fleet(instances, instances > 1'000 ? 100 : static_cast<int>(instances));
    if (fleet.url().isEmpty())
        giveUp(u"the fleet could not listen"_s);
    printWindow(qPrintable(u"%1 instances"_s.arg(instances)), &fleet, "");
    return 0;
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc > 1)
        return measureOne(QByteArray(argv[1]).toULongLong());
    const bench::ServedFleet few(200, 200), many(1'000, 1'000), most(10'000, 100);
    for (const bench::ServedFleet *fleet : {&few, &many, &most}) {
        if (fleet->url().isEmpty())
            giveUp(u"the fleet could not listen"_s);
    }
    const auto list = [](const bench::ServedFleet &fleet) {
        return QStringList{u"list"_s, u"--json"_s, u"--eureka"_s, fleet.url()};
    };
    std::printf("\n| start to end, median (max) | rounds | ms | CPU, ms | peak, MB |\n"
                "| --- | --- | --- | --- | --- |\n");
    printStarts("--version", program, {u"--version"_s}, rounds);
    printStarts("window, until its start page is painted", firstPicture, {}, rounds);
    for (const bench::ServedFleet *fleet : {&few, &many, &most}) {
        const QString size = QString::number(fleet->size());
        printStarts(qPrintable(u"window, until %1 rows are painted"_s.arg(size)), firstPicture,
                    {fleet->url(), size}, rounds);
    }
    printStarts("list, 200 instances, each asked", program, list(few), rounds);
    printStarts("list, 1,000 instances, each asked", program, list(many), rounds);
    printStarts("list, 10,000 instances, each asked", program, list(most), 1);
    std::printf(
        "\n| window, left alone for 30 s | resident, MB | its own part, MB | requests/s | of a core | "
        "target |\n| --- | --- | --- | --- | --- | --- |\n");
    printWindow("no fleet: its start page", nullptr, "");
    printWindow("200 instances, each asked", &few, "70 MB, 1 % for one request an instance and 10 s");
    printWindow("1,000 instances, each asked", &many, "5 % for one request an instance and 10 s");
    printWindow("10,000 instances, each asked", &most, "");
    return 0;
}
