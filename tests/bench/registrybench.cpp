// SPDX-License-Identifier: GPL-3.0-or-later
// Decodes one list of 10,000 instances, and applies deltas of 100, with Drainboard and with Netflix's own
// Java client: in one run, in turns, in CPU time. It prints figures and judges none; it fails where it could
// not measure, or where the two did not read the same.
#include "core/eureka/decoder.h"
#include "tests/bench/fleetlist.h"
#include "tests/bench/netflixclient.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <malloc.h>
#include <vector>

namespace {

constexpr std::size_t fleetSize = 10'000;
constexpr int decodeRounds = 20;
constexpr int deltaRounds = 9;
constexpr int decodesInRound = 10;
constexpr int deltaPairsInRound = 100;
constexpr int warmUpSeconds = 8;

double cpuNow()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
}

double bytesInUse()
{
    const struct mallinfo2 info = mallinfo2();
    return static_cast<double>(info.uordblks + info.hblkhd);
}

[[noreturn]] void giveUp(const std::string &why)
{
    std::printf("Not measured: %s\n", why.c_str());
    std::exit(1);
}

template <typename T> T valueOf(core::Result<T> result)
{
    if (!result)
        giveUp("Drainboard did not decode: " + result.error().what);
    return std::move(*result);
}

bench::Measured decodeTimes(const std::string &list, int times)
{
    bench::Measured measured;
    const double begin = cpuNow();
    for (int i = 0; i < times; ++i) {
        const core::Registry registry = valueOf(core::decodeApplications(list, "bench"));
        measured.instances = static_cast<int>(registry.instances.size());
        measured.hashOfRows = core::hashCodeOf(registry);
        measured.hashAsSent = registry.hashCode;
    }
    measured.threadCpu = measured.processCpu = cpuNow() - begin;
    return measured;
}

bench::Measured applyDeltas(core::Registry &registry, const bench::FleetList &fleet, int pairs)
{
    const double begin = cpuNow();
    for (int i = 0; i < 2 * pairs; ++i) {
        const core::Delta delta = valueOf(core::decodeDelta(i % 2 == 0 ? fleet.delta : fleet.undo, "bench"));
        if (core::applyDelta(registry, delta) != core::DeltaResult::Applied)
            giveUp("Drainboard did not apply a delta");
    }
    const double spent = cpuNow() - begin;
    return {spent, spent, static_cast<int>(registry.instances.size()), core::hashCodeOf(registry),
            registry.hashCode};
}

void requireSame(const bench::Measured &ours, const bench::Measured &theirs)
{
    if (ours.instances != theirs.instances || ours.hashOfRows != theirs.hashOfRows ||
        ours.hashAsSent != theirs.hashAsSent || ours.hashOfRows != ours.hashAsSent)
        giveUp("the two read different things: " + std::to_string(ours.instances) + " " + ours.hashOfRows +
               " and " + std::to_string(theirs.instances) + " " + theirs.hashOfRows);
}

void printRow(const char *what, std::vector<double> values, const char *unit)
{
    std::ranges::sort(values);
    std::printf("  %-44s %9.2f %9.2f %9.2f  %s\n", what, values.front(), values[values.size() / 2],
                values.back(), unit);
}

struct Comparison
{
    const char *title;
    int rounds;
    double units; ///< decodes or deltas in a round
    std::function<bench::Measured()> ours;
    std::function<std::optional<bench::Measured>()> theirs;
};

/// In turns, so that what else the machine does falls on both.
void compare(const Comparison &comparison, const bench::NetflixClient &netflix)
{
    std::vector<double> ours, thread, process, ratio, processRatio;
    for (int round = 0; round < comparison.rounds; ++round) {
        const bench::Measured mine = comparison.ours();
        const auto other = comparison.theirs();
        if (!other)
            giveUp(netflix.error().toStdString());
        requireSame(mine, *other);
        const double milliseconds = 1e6 * comparison.units;
        ours.push_back(mine.threadCpu / milliseconds);
        thread.push_back(other->threadCpu / milliseconds);
        process.push_back(other->processCpu / milliseconds);
        ratio.push_back(other->threadCpu / mine.threadCpu);
        processRatio.push_back(other->processCpu / mine.processCpu);
    }
    std::printf("%s: %d rounds in turns, CPU time\n  %-44s %9s %9s %9s\n", comparison.title,
                comparison.rounds, "", "min", "median", "max");
    printRow("Drainboard", ours, "ms");
    printRow("Netflix, working thread only", thread, "ms");
    printRow("Netflix, whole process", process, "ms");
    printRow("times faster than the working thread", ratio, "x");
    printRow("times faster than the whole process", processRatio, "x");
}

QString write(const QTemporaryDir &folder, const char *name, const std::string &body)
{
    QFile file(folder.filePath(QString::fromLatin1(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(body.data(), static_cast<qint64>(body.size())) < 0)
        giveUp("a file could not be written: " + file.errorString().toStdString());
    return file.fileName();
}

void printMemory(const std::string &list)
{
    const double before = bytesInUse();
    const core::Registry registry = valueOf(core::decodeApplications(list, "bench"));
    const double rows = bytesInUse() - before;
    std::printf("Memory: decoded rows %.1f MB, body %.1f MB, %.0f bytes an instance\n", rows / 1e6,
                static_cast<double>(list.size()) / 1e6,
                rows / static_cast<double>(registry.instances.size()));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const bench::FleetList fleet = bench::makeFleetList(fleetSize);
    const QTemporaryDir folder;
    bench::NetflixClient netflix;
    if (!netflix.start({write(folder, "list.json", fleet.list), write(folder, "delta.json", fleet.delta),
                        write(folder, "undo.json", fleet.undo)}) ||
        !netflix.warm(warmUpSeconds))
        giveUp(netflix.error().toStdString());

    core::Registry registry = valueOf(core::decodeApplications(fleet.list, "bench"));
    std::printf("%zu instances, %.1f MB of JSON, %.0f bytes an instance; eureka-client 2.0.4 after %d s of "
                "warm-up (CPU time)\n",
                registry.instances.size(), static_cast<double>(fleet.list.size()) / 1e6,
                static_cast<double>(fleet.list.size()) / static_cast<double>(registry.instances.size()),
                warmUpSeconds);
    printMemory(fleet.list);
    decodeTimes(fleet.list, decodesInRound);
    compare({"Decoding the list", decodeRounds, decodesInRound,
             [&] { return decodeTimes(fleet.list, decodesInRound); },
             [&] { return netflix.decode(decodesInRound); }},
            netflix);
    applyDeltas(registry, fleet, deltaPairsInRound);
    compare({"Decoding and applying a delta of 100, with its hash", deltaRounds, 2.0 * deltaPairsInRound,
             [&] { return applyDeltas(registry, fleet, deltaPairsInRound); },
             [&] { return netflix.applyDeltas(deltaPairsInRound); }},
            netflix);
    return 0;
}
