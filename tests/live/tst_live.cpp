// SPDX-License-Identifier: GPL-3.0-or-later
// The program's promise, against real servers under load: a drained instance can be stopped without one
// failed request.
#include "tests/live/livefleet.h"
#include "tests/live/mavenbuild.h"
#include "tests/live/prediction.h"
#include "tests/live/program.h"
#include "tests/live/waiting.h"

#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int perSecond = 40;
constexpr int enoughRequests = 1000;

// How long after an instance is gone a caller with short intervals can still call it: 6 s, and some for a
// busy machine.
constexpr qint64 aftermathMs = 10'000;

const QStringList &shortHops()
{
    static const QStringList hops{u"--server-cache"_s, u"2s"_s, u"--fetch"_s, u"2s"_s,
                                  u"--list-cache"_s,   u"2s"_s};
    return hops;
}

QString target(const live::LiveFleet &fleet, int index)
{
    return u"ORDERS/"_s + fleet.instanceId(index);
}

QByteArray countText(const live::LoadCount &count)
{
    QByteArray text =
        QByteArray::number(count.failed) + " of " + QByteArray::number(count.total()) + " requests failed";
    if (count.failed > 0) {
        text += " (from +" + QByteArray::number(double(count.firstFailureMs) / 1000, 'f', 1) + " to +" +
                QByteArray::number(double(count.lastFailureMs) / 1000, 'f', 1) +
                " s, first: " + count.firstReason + ")";
    }
    return text;
}

void print(const QByteArray &text)
{
    std::printf("live: %s\n", text.constData());
    std::fflush(stdout);
}

/// Lets the load run on until no caller can still hold the old list, and until enough requests are counted.
bool runOut(const live::Load &load, qint64 mark, int atLeast)
{
    const qint64 end = load.mark() + aftermathMs;
    return live::eventually([&] { return load.mark() >= end && load.count(mark).total() >= atLeast; }, 300s);
}

} // namespace

class TestLive : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void listShowsEveryInstance();
    void shutdownWithoutADrainLosesRequests();
    void drainThenShutdownLosesNothing();
    void drainThenRestoreLosesNothing();
    void theLastServingInstanceIsKept();
    void drainWithDefaultIntervalsLosesNothing();

private:
    void startFleet(live::Intervals intervals);
    void drainAndStop(const QByteArray &title, const QStringList &drainOptions);
    void isOverWhenPredicted(const QByteArray &title, const live::Prediction &prediction,
                             const live::LoadCount &whole);

    std::unique_ptr<live::LiveFleet> m_fleet;
    bool m_disturbed = false;
};

void TestLive::initTestCase()
{
    QVERIFY2(!live::Program::path().isEmpty(), "the program under test is not built");
    const live::BuildOutcome built = live::buildServers();
    if (built.kind == live::BuildOutcome::Kind::Skip) {
        live::printSkipLine(built.why);
        QSKIP(qPrintable(built.why));
    }
    QVERIFY2(built.kind == live::BuildOutcome::Kind::Ready, qPrintable(built.why));
    startFleet(live::Intervals::Short);
}

void TestLive::startFleet(live::Intervals intervals)
{
    m_fleet.reset(); // the old servers' memory first
    m_fleet = std::make_unique<live::LiveFleet>(intervals);
    const bool started = m_fleet->start();
    if (!started)
        m_fleet->printLogs();
    QVERIFY(started);
}

// A failed test may have left an instance stopped or out of service, which would fail the next ones too.
void TestLive::init()
{
    if (m_disturbed)
        QVERIFY(m_fleet->putInOrder());
}

void TestLive::cleanup()
{
    m_disturbed = QTest::currentTestFailed();
    if (m_fleet && m_disturbed)
        m_fleet->printLogs();
}

void TestLive::listShowsEveryInstance()
{
    // The two instances and the gateway, which may register after it began to answer.
    constexpr qsizetype registered = 3;
    QVERIFY(live::eventually([this] { return m_fleet->eureka().cachedInstances().size() == registered; },
                             std::chrono::seconds(60)));
    const live::Program program(m_fleet->eureka().baseUrl());
    const live::ProgramRun run = program.run({u"list"_s});
    QVERIFY2(run.exitCode == 0, run.told().constData());
    QStringList seen;
    for (const QJsonObject &line : run.lines) {
        if (!line.contains("instanceId"_L1))
            continue;
        seen.append(line.value("application"_L1).toString() + u'/' + line.value("instanceId"_L1).toString());
        QCOMPARE(line.value("status"_L1).toString(), u"UP"_s);
        QCOMPARE(line.value("overriddenStatus"_L1).toString(), u"UNKNOWN"_s);
    }
    QVERIFY2(seen.contains(target(*m_fleet, 0)) && seen.contains(target(*m_fleet, 1)),
             run.told().constData());
    QCOMPARE(seen.size(), registered);
}

void TestLive::shutdownWithoutADrainLosesRequests()
{
    const live::Program program(m_fleet->eureka().baseUrl());
    live::Load load(m_fleet->workUrl(), perSecond);
    QTRY_VERIFY_WITH_TIMEOUT(load.count().total() >= perSecond, 30'000);
    const qint64 mark = load.mark();
    const live::ProgramRun run =
        program.run({u"shutdown"_s, target(*m_fleet, 0), u"--without-drain"_s, u"--yes"_s});
    QVERIFY2(run.exitCode == 0, run.told().constData());
    QVERIFY(m_fleet->provider(0).waitUntilEnded(60s));
    QVERIFY(runOut(load, mark, 0));
    load.stop();
    const live::LoadCount count = load.count(mark);
    print("shutdown without a drain: " + countText(count));
    QVERIFY(count.failed > 0);
    QVERIFY(m_fleet->restartProvider(0));
}

// The second command finds the proof of the first in the journal, or in the override that it reads live.
void TestLive::drainAndStop(const QByteArray &title, const QStringList &drainOptions)
{
    const live::Program program(m_fleet->eureka().baseUrl());
    live::Load load(m_fleet->workUrl(), perSecond);
    QTRY_VERIFY_WITH_TIMEOUT(load.count().total() >= perSecond, 30'000);
    const qint64 mark = load.mark();
    const live::ProgramRun drain =
        program.run(QStringList{u"drain"_s, target(*m_fleet, 0), u"--yes"_s} + drainOptions);
    QVERIFY2(drain.exitCode == 0, drain.told().constData());
    QCOMPARE(m_fleet->state(0), u"OUT_OF_SERVICE/OUT_OF_SERVICE"_s);
    const live::ProgramRun shutdown =
        program.run(QStringList{u"shutdown"_s, target(*m_fleet, 0), u"--yes"_s} + drainOptions);
    QVERIFY2(shutdown.exitCode == 0, shutdown.told().constData());
    QVERIFY(m_fleet->provider(0).waitUntilEnded(60s));
    QVERIFY(runOut(load, mark, enoughRequests));
    load.stop();
    const live::LoadCount count = load.count(mark);
    print(title + ": " + countText(count) + "; the drain took " +
          QByteArray::number(double(drain.tookMs) / 1000, 'f', 1) + " s, the shutdown " +
          QByteArray::number(double(shutdown.tookMs) / 1000, 'f', 1) + " s");
    QVERIFY(count.total() >= enoughRequests);
    QVERIFY2(count.failed == 0, countText(count).constData());
    isOverWhenPredicted(title, live::predictionOf(drain), load.count());
}

/// The countdown is computed from the fleet; when traffic ended is told by the load alone.
void TestLive::isOverWhenPredicted(const QByteArray &title, const live::Prediction &prediction,
                                   const live::LoadCount &whole)
{
    const auto seconds = [](double value) { return '+' + QByteArray::number(value, 'f', 1) + " s"; };
    QVERIFY(whole.lastBy.contains(m_fleet->serverName(0)));
    const double observed = prediction.observed(whole, m_fleet->serverName(0));
    print(title + ": end of traffic predicted for " + seconds(prediction.atFirst) +
          ", by what was seen later " + seconds(prediction.shortest) + "; the last answer came at " +
          seconds(observed));
    for (const QByteArray &hop : prediction.hops)
        print(title + ":   " + hop);
    QCOMPARE(prediction.hops.size(), 4);
    QVERIFY(prediction.shortest > 0);
    QVERIFY(observed <= prediction.shortest);
}

// Nothing is told to the program: it has to find the waiting time by itself.
void TestLive::drainThenShutdownLosesNothing()
{
    drainAndStop("drain, then shutdown", {u"--timeout"_s, u"120s"_s});
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(m_fleet->state(0), QString()); // its lease is gone too, and the override with it
    QVERIFY(m_fleet->restartProvider(0));
    QCOMPARE(m_fleet->state(0), u"UP/UNKNOWN"_s);
}

void TestLive::drainThenRestoreLosesNothing()
{
    const live::Program program(m_fleet->eureka().baseUrl());
    live::Load load(m_fleet->workUrl(), perSecond);
    const live::ProgramRun drain =
        program.run(QStringList{u"drain"_s, target(*m_fleet, 0), u"--yes"_s} + shortHops());
    QVERIFY2(drain.exitCode == 0, drain.told().constData());
    QCOMPARE(m_fleet->state(0), u"OUT_OF_SERVICE/OUT_OF_SERVICE"_s);
    const live::ProgramRun restore = program.run({u"restore"_s, target(*m_fleet, 0), u"--yes"_s});
    QVERIFY2(restore.exitCode == 0, restore.told().constData());
    QCOMPARE(m_fleet->state(0), u"UP/UNKNOWN"_s);
    QVERIFY(m_fleet->waitUntilAllServe(60s));
    load.stop();
    print("drain, then restore: " + countText(load.count()));
    QCOMPARE(load.count().failed, 0);
}

// The other one is stopped and not only drained, so that no other guard has a reason to refuse.
void TestLive::theLastServingInstanceIsKept()
{
    const live::Program program(m_fleet->eureka().baseUrl());
    const live::EurekaView eureka = m_fleet->eureka();
    QCOMPARE(live::call("POST", m_fleet->provider(1).url(u"/actuator/shutdown"_s)).status, 200);
    QVERIFY(m_fleet->provider(1).waitUntilEnded(60s));
    const auto onlyOneIsListed = [&] { return eureka.cachedInstances().size() == 2; }; // it and the gateway
    QVERIFY(live::eventually(onlyOneIsListed, 60s));
    const QString updated = u"lastUpdatedTimestamp"_s;
    const QString before = eureka.liveInstance(u"ORDERS"_s, m_fleet->instanceId(0)).value(updated).toString();
    const live::ProgramRun run =
        program.run(QStringList{u"drain"_s, target(*m_fleet, 0), u"--yes"_s} + shortHops());
    QVERIFY2(run.exitCode == 3, run.told().constData());
    QVERIFY2(run.resultWord() == u"refused"_s, run.told().constData());
    QCOMPARE(m_fleet->state(0), u"UP/UNKNOWN"_s);
    QCOMPARE(eureka.liveInstance(u"ORDERS"_s, m_fleet->instanceId(0)).value(updated).toString(), before);
}

// The same with what a plain installation has. Takes about five minutes.
void TestLive::drainWithDefaultIntervalsLosesNothing()
{
    startFleet(live::Intervals::Default);
    if (QTest::currentTestFailed())
        return;
    drainAndStop("default intervals: drain, then shutdown", {u"--timeout"_s, u"300s"_s});
}

QTEST_GUILESS_MAIN(TestLive)
#include "tst_live.moc"
