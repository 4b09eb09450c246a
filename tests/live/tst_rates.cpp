// SPDX-License-Identifier: GPL-3.0-or-later
// Error rates that can be trusted, against real servers: a load of known failures, and what the program says
// of it, by the instances' own count and by their callers', through a kill, a restart and a drain. Two
// programs watch at the same time: one asks the instances themselves (one of them by its Prometheus page, as
// it does not expose its metrics), the other a Prometheus server.
#include "tests/live/livefleet.h"
#include "tests/live/mavenbuild.h"
#include "tests/live/program.h"
#include "tests/live/prometheusserver.h"
#include "tests/live/ratestruth.h"
#include "tests/live/waiting.h"

#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int perSecond = 40;
/// Every ninth request is one that the instance answers with 500: an odd number, so that both get some.
constexpr int failingEach = 9;
constexpr auto phaseLimit = 90s;
constexpr qint64 phaseMs = 10'000;

/// One program that watches.
struct Watch
{
    const char *name = "";
    qint64 lagMs = 0; ///< one poll, and the reading of it on a busy machine
    std::unique_ptr<live::Program> program;
    std::unique_ptr<live::RunningProgram> running;
    QList<live::WatchedCount> marks; ///< at the start of a phase: callers, first and second instance

    /// Callers for an empty version; of the newest line.
    std::optional<live::WatchedCount> newest(const QString &version) const
    {
        const QList<QJsonObject> &lines = running->lines();
        for (auto line = lines.crbegin(); line != lines.crend(); ++line) {
            if (line->value("event"_L1).toString() == u"traffic"_s)
                return live::watchedIn(*line, version);
        }
        return std::nullopt;
    }
};

void print(const QByteArray &text)
{
    std::printf("live: %s\n", text.constData());
    std::fflush(stdout);
}

const QStringList versions{QString(), u"1.0"_s, u"2.0"_s};

} // namespace

class TestRates : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void readsEachSource();
    void steady();
    void killedInstanceIsAGapAndItsCallersFail();
    void restartedInstanceIsNoSpike();
    void drainedInstanceIsZeroAndNobodyFails();

private:
    void addWatch(const char *name, qint64 lagMs, const QJsonObject &profile);
    void startPrometheus();
    live::Truth truthOf(int which) const;
    /// Every watch tells these now, with a line made after this call.
    bool isEveryCountTold(const QList<int> &which);
    void beginPhase(const QList<int> &which);
    void checkPhase(const char *phase, const QList<int> &which);
    int refused(qint64 since) const;

    std::unique_ptr<live::LiveFleet> m_fleet;
    std::unique_ptr<live::PrometheusServer> m_prometheus;
    std::vector<Watch> m_watches;
    std::unique_ptr<live::Load> m_load;
    bool m_isBroken = false;
};

void TestRates::initTestCase()
{
    QVERIFY2(!live::Program::path().isEmpty(), "the program under test is not built");
    const live::BuildOutcome built = live::buildServers();
    if (built.kind == live::BuildOutcome::Kind::Skip) {
        live::printSkipLine(built.why);
        QSKIP(qPrintable(built.why));
    }
    QVERIFY2(built.kind == live::BuildOutcome::Kind::Ready, qPrintable(built.why));
    m_fleet = std::make_unique<live::LiveFleet>(live::Intervals::Short);
    m_fleet->setProviderOptions(
        0,
        {u"--eureka.instance.metadata-map.version=1.0"_s,
         u"--management.endpoints.web.exposure.include=health,info,prometheus,shutdown,serviceregistry"_s});
    m_fleet->setProviderOptions(1, {u"--eureka.instance.metadata-map.version=2.0"_s});
    const bool started = m_fleet->start();
    if (!started)
        m_fleet->printLogs();
    QVERIFY(started);
    m_load = std::make_unique<live::Load>(m_fleet->workUrl(), perSecond, failingEach, u"fail=true"_s);
    addWatch("instances", 3'500, {});
    startPrometheus();
    for (Watch &watch : m_watches)
        watch.running = watch.program->begin({u"watch"_s, u"orders"_s, u"--sample"_s, u"2s"_s});
}

void TestRates::addWatch(const char *name, qint64 lagMs, const QJsonObject &profile)
{
    Watch watch;
    watch.name = name;
    watch.lagMs = lagMs;
    watch.program = std::make_unique<live::Program>(m_fleet->eureka().baseUrl(), profile);
    m_watches.push_back(std::move(watch));
}

void TestRates::startPrometheus()
{
    const QString program = live::PrometheusServer::program();
    if (program.isEmpty()) {
        live::printSkipLine(u"there is no Prometheus here"_s);
        return;
    }
    const std::vector<const live::JavaServer *> targets{&m_fleet->provider(0), &m_fleet->provider(1),
                                                        &m_fleet->gateway()};
    m_prometheus = std::make_unique<live::PrometheusServer>(program, targets);
    const bool isScraped = m_prometheus->waitUntilScraped(targets.size(), 60s);
    if (!isScraped)
        m_prometheus->printLog();
    QVERIFY(isScraped);
    // It is asked every 5 s, and what it scraped is up to a second old then.
    addWatch("Prometheus", 8'000, {{u"prometheus"_s, QJsonObject{{u"url"_s, m_prometheus->url()}}}});
}

void TestRates::init()
{
    if (m_isBroken)
        QSKIP("an earlier phase failed, and each begins where the one before it ended");
}

void TestRates::cleanup()
{
    if (!QTest::currentTestFailed())
        return;
    m_isBroken = true;
    for (Watch &watch : m_watches) {
        const QList<QJsonObject> &lines = watch.running ? watch.running->lines() : QList<QJsonObject>();
        for (const QJsonObject &line : lines.mid(std::max<qsizetype>(0, lines.size() - 3)))
            print(watch.name + (": " + QJsonDocument(line).toJson(QJsonDocument::Compact)));
    }
    if (m_fleet)
        m_fleet->printLogs();
}

void TestRates::cleanupTestCase()
{
    for (Watch &watch : m_watches) {
        if (!watch.running)
            continue;
        const live::ProgramRun run = watch.running->end(SIGINT);
        // Passed, failed or doubtful, all of which this run may be; anything else is no verdict.
        QVERIFY2(run.exitCode == 0 || run.exitCode == 1 || run.exitCode == 4, run.errors.constData());
        QCOMPARE(run.errors, QByteArray());
    }
    if (m_load)
        m_load->stop();
}

live::Truth TestRates::truthOf(int which) const
{
    return which == 0 ? live::Truth(live::callersTruth) : live::instanceTruth(m_fleet->serverName(which - 1));
}

bool TestRates::isEveryCountTold(const QList<int> &which)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    return live::eventually(
        [&] {
            return std::ranges::all_of(m_watches, [&](const Watch &watch) {
                return std::ranges::all_of(which, [&](int one) {
                    const auto count = watch.newest(versions[one]);
                    return count && count->at > now && count->sources > 0 && count->requests > 0;
                });
            });
        },
        phaseLimit);
}

void TestRates::beginPhase(const QList<int> &which)
{
    QVERIFY(isEveryCountTold(which));
    for (Watch &watch : m_watches) {
        watch.marks = QList<live::WatchedCount>(versions.size());
        for (const int one : which)
            watch.marks[one] = watch.newest(versions[one]).value_or(live::WatchedCount());
    }
}

void TestRates::checkPhase(const char *phase, const QList<int> &which)
{
    QVERIFY(isEveryCountTold(which));
    for (const Watch &watch : m_watches) {
        for (const int one : which) {
            const auto now = watch.newest(versions[one]);
            QVERIFY(now);
            const live::Compared compared =
                live::compare(watch.marks[one], *now, *m_load, truthOf(one), watch.lagMs);
            const QByteArray text =
                QByteArray(phase) + ", by " + watch.name + ", " +
                (one == 0 ? QByteArray("callers") : "instance " + QByteArray::number(one)) + ": " +
                compared.text();
            print(text);
            QVERIFY2(compared.isTrue, text.constData());
        }
    }
}

/// Requests that failed at the callers without having reached an instance.
int TestRates::refused(qint64 since) const
{
    const std::vector<live::LoadEnd> ends = m_load->ended(since, std::numeric_limits<qint64>::max());
    return static_cast<int>(std::ranges::count_if(ends, [&](const live::LoadEnd &end) {
        return end.body != m_fleet->serverName(0) && end.body != m_fleet->serverName(1);
    }));
}

void TestRates::readsEachSource()
{
    QVERIFY(isEveryCountTold({0, 1, 2}));
    for (const Watch &watch : m_watches) {
        const live::ProgramRun run = watch.program->run({u"list"_s, u"--sample"_s, u"8s"_s});
        QStringList sources;
        for (const QJsonObject &line : run.lines) {
            if (line.value("application"_L1).toString() == u"ORDERS"_s)
                sources << line.value("ratesFrom"_L1).toString();
        }
        sources.sort();
        QStringList expected{m_fleet->provider(0).url(u"/actuator/prometheus"_s).toString(),
                             m_fleet->provider(1).url(u"/actuator/metrics"_s).toString()};
        if (watch.lagMs > 5'000)
            expected = {m_prometheus->url(), m_prometheus->url()};
        expected.replaceInStrings(u"127.0.0.1"_s, u"localhost"_s);
        sources.replaceInStrings(u"127.0.0.1"_s, u"localhost"_s);
        expected.sort();
        QVERIFY2(sources == expected, run.told().constData());
    }
}

void TestRates::steady()
{
    beginPhase({0, 1, 2});
    QTest::qWait(phaseMs);
    checkPhase("steady", {0, 1, 2});
}

void TestRates::killedInstanceIsAGapAndItsCallersFail()
{
    beginPhase({0, 1, 2});
    const qint64 since = QDateTime::currentMSecsSinceEpoch();
    m_fleet->provider(0).kill();
    // Callers fail until the dead lease has left every cache.
    QVERIFY(live::eventually([&] { return refused(since) > 0; }, 30s));
    QVERIFY(live::eventually([&] { return refused(QDateTime::currentMSecsSinceEpoch() - 4'000) == 0; },
                             phaseLimit));
    const auto isGap = [](const Watch &watch) {
        const auto dead = watch.newest(versions[1]);
        return dead && dead->sources == 0 && !dead->requestsPerSecond && !dead->errorShare;
    };
    QVERIFY(live::eventually([&] { return std::ranges::all_of(m_watches, isGap); }, phaseLimit));
    checkPhase("killed", {0, 2});
    const int lost = refused(since);
    for (const Watch &watch : m_watches) {
        const auto callers = watch.newest(versions[0]);
        const auto dead = watch.newest(versions[1]);
        // What was refused is in the callers' count, and not in that of the instance.
        QVERIFY(callers->failures - watch.marks[0].failures >= lost);
        QVERIFY(dead->failures - watch.marks[1].failures < lost);
    }
    print("killed: " + QByteArray::number(lost) + " requests never reached an instance");
}

void TestRates::restartedInstanceIsNoSpike()
{
    std::vector<double> before;
    for (const Watch &watch : m_watches)
        before.push_back(watch.newest(versions[1])->requests);
    const qint64 since = QDateTime::currentMSecsSinceEpoch();
    m_fleet->provider(0).start(); // the fleet's own way to start one again sends requests that nobody counts
    QVERIFY(m_fleet->provider(0).waitUntilHealthy(120s));
    beginPhase({0, 1, 2});
    QTest::qWait(phaseMs);
    checkPhase("restarted", {0, 1, 2});
    const auto ends = m_load->ended(since, std::numeric_limits<qint64>::max());
    const auto served = std::ranges::count_if(
        ends, [&](const live::LoadEnd &end) { return end.body == m_fleet->serverName(0); });
    // Counters that began anew are neither taken off nor counted twice.
    for (std::size_t i = 0; i < m_watches.size(); ++i) {
        const double grown = m_watches[i].newest(versions[1])->requests - before[i];
        QVERIFY2(grown > 0 && grown <= double(served), qPrintable(QString::number(grown)));
    }
}

void TestRates::drainedInstanceIsZeroAndNobodyFails()
{
    beginPhase({0, 1, 2});
    const qint64 since = QDateTime::currentMSecsSinceEpoch();
    const live::Program operatorsOwn(m_fleet->eureka().baseUrl());
    const live::ProgramRun run = operatorsOwn.run(
        {u"drain"_s, u"ORDERS/"_s + m_fleet->instanceId(0), u"--yes"_s, u"--server-cache"_s, u"2s"_s,
         u"--fetch"_s, u"2s"_s, u"--list-cache"_s, u"2s"_s, u"--timeout"_s, u"90s"_s});
    QVERIFY2(run.exitCode == 0, run.told().constData());
    const auto isZero = [](const Watch &watch) {
        const auto drained = watch.newest(versions[1]);
        return drained && drained->sources == 1 && drained->requestsPerSecond == 0.0 && !drained->errorShare;
    };
    QVERIFY(live::eventually([&] { return std::ranges::all_of(m_watches, isZero); }, phaseLimit));
    checkPhase("drained", {0, 1, 2});
    QCOMPARE(refused(since), 0);
}

QTEST_GUILESS_MAIN(TestRates)
#include "tst_rates.moc"
