// SPDX-License-Identifier: GPL-3.0-or-later
// 1,000 instances are asked for their health, each on a connection of its own that stays open, a tenth of
// them every 250 ms: by Drainboard's reader, which also decodes the answers, and by the JDK's HTTP client,
// which does not. In turns, each in a process of its own. It prints figures and judges none; it fails where
// it could not measure.
#include "app/net/reader.h"
#include "core/actuator/health.h"
#include "tests/bench/servedfleet.h"
#include "tests/bench/stallwatch.h"
#include "tests/bench/tablerow.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t instances = 1'000;
constexpr int rounds = 3;
constexpr int warmUp = 20'000; ///< requests; until Java's code is compiled
constexpr int beats = 60;
constexpr auto beat = 250ms;

/// The requests of one process.
class Poller
{
public:
    explicit Poller(const QString &file)
    {
        QFile addresses(file);
        if (addresses.open(QIODevice::ReadOnly)) {
            for (const QByteArray &line : addresses.readAll().split('\n')) {
                if (!line.isEmpty())
                    m_addresses.push_back(line.toStdString());
            }
        }
    }

    bool isReady() const { return !m_addresses.empty(); }

    void warm(int requests)
    {
        constexpr int atOnce = 64;
        int asked = 0;
        bench::runUntil(
            [&] {
                for (; asked < requests && asked - m_answered < atOnce; ++asked)
                    ask(static_cast<std::size_t>(asked));
                return m_answered == requests;
            },
            5min);
        m_took.clear();
        m_answered = 0;
    }

    bool ask(int beatCount)
    {
        const std::size_t each = m_addresses.size() / 10;
        const int all = beatCount * static_cast<int>(each);
        std::size_t next = 0;
        QTimer timer;
        timer.setTimerType(Qt::PreciseTimer);
        const auto askSome = [&] {
            for (std::size_t i = 0; i < each && next < static_cast<std::size_t>(all); ++i)
                ask(next++);
        };
        QObject::connect(&timer, &QTimer::timeout, &m_context, askSome);
        timer.start(beat);
        askSome();
        return bench::runUntil([&] { return m_answered == all; }, 5min);
    }

    double tookAt(double share)
    {
        std::ranges::sort(m_took);
        return m_took[static_cast<std::size_t>(share * static_cast<double>(m_took.size()))];
    }
    int failed() const { return m_failed; }

private:
    void ask(std::size_t index)
    {
        core::Request request;
        request.url = m_addresses[index % m_addresses.size()];
        request.timeout = 5s;
        QElapsedTimer stopwatch;
        stopwatch.start();
        m_reader.read(request, &m_context,
                      [this, stopwatch, url = request.url](const core::Result<core::Response> &response) {
                          m_took.push_back(static_cast<double>(stopwatch.nsecsElapsed()) / 1e6);
                          ++m_answered;
                          const auto health = core::healthFrom(response, url);
                          m_failed += health && health->isUp() ? 0 : 1;
                      });
    }

    std::vector<std::string> m_addresses;
    QObject m_context;
    app::Reader m_reader{std::make_shared<app::Credentials>()};
    std::vector<double> m_took; ///< milliseconds
    int m_answered = 0;
    int m_failed = 0;
};

double processCpu()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

/// Prints as Poller.java does.
int poll(const QString &file)
{
    Poller poller(file);
    if (!poller.isReady())
        return 1;
    poller.warm(warmUp);
    const double before = processCpu();
    if (!poller.ask(beats))
        return 1;
    const double each = (processCpu() - before) / (beats * static_cast<double>(instances / 10));
    std::printf("%.1f %.2f %.2f %d\n", each, poller.tookAt(0.5), poller.tookAt(0.99), poller.failed());
    return 0;
}

/// What a process printed: CPU a request, median and 99th percentile, failures.
struct Figures
{
    std::vector<double> cpu, median, late;
    bool isWhole = true;

    void add(const QString &program, const QStringList &words)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(program, words);
        process.waitForFinished(10 * 60 * 1000);
        const QList<QByteArray> told = process.readAllStandardOutput().simplified().split(' ');
        isWhole = isWhole && process.exitCode() == 0 && told.size() == 4 && told.at(3) == "0";
        cpu.push_back(told.value(0).toDouble());
        median.push_back(told.value(1).toDouble());
        late.push_back(told.value(2).toDouble());
    }
    void print(const char *who) const
    {
        std::printf("| %s | %.0f (%.0f to %.0f) | %.1f %% | %.1f | %.1f |\n", who, bench::median(cpu),
                    *std::ranges::min_element(cpu), bench::highest(cpu),
                    bench::median(cpu) * static_cast<double>(instances / 10) * 4 / 1e6 * 100,
                    bench::median(median), bench::median(late));
    }
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc > 1)
        return poll(QString::fromLocal8Bit(argv[1]));
    const bench::ServedFleet fleet(instances, instances);
    const QTemporaryDir folder;
    QFile addresses(folder.filePath(u"addresses"_s));
    if (fleet.url().isEmpty() || !addresses.open(QIODevice::WriteOnly)) {
        std::printf("Not measured: the fleet could not listen\n");
        return 1;
    }
    addresses.write(fleet.healthUrls().join(u'\n').toUtf8());
    addresses.close();
    Figures ours, java;
    for (int i = 0; i < rounds; ++i) {
        ours.add(QCoreApplication::applicationFilePath(), {addresses.fileName()});
        java.add(u"java"_s, {QStringLiteral(DRAINBOARD_BENCH_POLLER), addresses.fileName(),
                             QString::number(warmUp), QString::number(beats)});
    }
    if (!ours.isWhole || !java.isWhole) {
        std::printf("Not measured: a request failed, or one of the two did not end well\n");
        return 1;
    }
    std::printf("\n| 1,000 connections, 400 requests/s in beats of 100 | us of CPU a request | of a core | "
                "answered after, "
                "ms | 99th percentile |\n| --- | --- | --- | --- | --- |\n");
    ours.print("Drainboard's reader, answers decoded");
    java.print("java.net.http, answers read only");
    std::printf("%.1f times less CPU\n", bench::median(java.cpu) / bench::median(ours.cpu));
    return 0;
}
