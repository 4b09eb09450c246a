// SPDX-License-Identifier: GPL-3.0-or-later
// A whole release against real servers under load: three instances of one version are replaced by those of
// the next, one after the other, without one failed request. The program drains and stops the old ones; who
// starts the new ones is somebody else, here the test.
#include "tests/live/livefleet.h"
#include "tests/live/mavenbuild.h"
#include "tests/live/program.h"
#include "tests/live/waiting.h"

#include <QJsonArray>
#include <QTest>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int providers = 3;
constexpr int perSecond = 40;
constexpr int enoughRequests = 2000;
/// How long after the last change a caller with short intervals can still go by the old list.
constexpr qint64 aftermathMs = 10'000;

const QStringList &shortHops()
{
    static const QStringList hops{u"--server-cache"_s, u"2s"_s, u"--fetch"_s, u"2s"_s,
                                  u"--list-cache"_s,   u"2s"_s};
    return hops;
}

void print(const QByteArray &text)
{
    std::printf("live: %s\n", text.constData());
    std::fflush(stdout);
}

} // namespace

class TestRollingRelease : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void dryRunSendsNothing();
    void oldOutNewInWithoutAFailure();

private:
    /// Whoever starts new versions: each provider that has ended comes back once as the next one.
    void startWhatHasEnded();
    QStringList command() const;

    std::unique_ptr<live::LiveFleet> m_fleet;
    QList<bool> m_isReplaced = QList<bool>(providers, false);
    int m_mostAway = 0; ///< providers that were away at the same time
};

void TestRollingRelease::initTestCase()
{
    QVERIFY2(!live::Program::path().isEmpty(), "the program under test is not built");
    const live::BuildOutcome built = live::buildServers();
    if (built.kind == live::BuildOutcome::Kind::Skip) {
        live::printSkipLine(built.why);
        QSKIP(qPrintable(built.why));
    }
    QVERIFY2(built.kind == live::BuildOutcome::Kind::Ready, qPrintable(built.why));
    m_fleet = std::make_unique<live::LiveFleet>(live::Intervals::Short, providers);
    m_fleet->setVersion(u"1.0"_s);
    const bool started = m_fleet->start();
    if (!started)
        m_fleet->printLogs();
    QVERIFY(started);
}

void TestRollingRelease::cleanup()
{
    if (m_fleet && QTest::currentTestFailed())
        m_fleet->printLogs();
}

QStringList TestRollingRelease::command() const
{
    return QStringList{u"release"_s, u"orders"_s, u"--to"_s,      u"2.0"_s, u"--change"_s,
                       u"CHG-1"_s,   u"--yes"_s,  u"--timeout"_s, u"6m"_s} +
           shortHops();
}

void TestRollingRelease::dryRunSendsNothing()
{
    const live::Program program(m_fleet->eureka().baseUrl());
    const live::ProgramRun run = program.run(command() + QStringList{u"--dry-run"_s});
    QVERIFY2(run.exitCode == 0, run.told().constData());
    int changes = 0;
    for (const QJsonObject &line : run.lines) {
        const bool isChange =
            line.value("event"_L1).toString() == u"plan"_s && line.value("when"_L1).toString() == u"always"_s;
        changes += isChange ? 1 : 0;
    }
    QCOMPARE(changes, 2 * providers); // out of service and shutdown, of each
    for (int i = 0; i < providers; ++i)
        QCOMPARE(m_fleet->state(i), u"UP/UNKNOWN"_s);
}

void TestRollingRelease::startWhatHasEnded()
{
    int away = 0;
    for (int i = 0; i < providers; ++i) {
        away += m_fleet->provider(i).isRunning() ? 0 : 1;
        if (m_fleet->provider(i).isRunning() || m_isReplaced.at(i))
            continue;
        m_isReplaced[i] = true;
        m_fleet->setVersion(i, u"2.0"_s);
        m_fleet->provider(i).start();
    }
    m_mostAway = std::max(m_mostAway, away);
}

void TestRollingRelease::oldOutNewInWithoutAFailure()
{
    const live::Program program(m_fleet->eureka().baseUrl());
    QTimer starter;
    connect(&starter, &QTimer::timeout, this, &TestRollingRelease::startWhatHasEnded);
    starter.start(500ms);
    live::Load load(m_fleet->workUrl(), perSecond);
    QTRY_VERIFY_WITH_TIMEOUT(load.count().total() >= perSecond, 30'000);
    const qint64 mark = load.mark();
    const live::ProgramRun run = program.run(command());
    QVERIFY2(run.exitCode == 0, run.told().constData());
    const qint64 end = load.mark() + aftermathMs;
    QVERIFY(live::eventually([&] { return load.mark() >= end && load.count(mark).total() >= enoughRequests; },
                             120s));
    load.stop();
    const live::LoadCount count = load.count(mark);
    print("release of " + QByteArray::number(providers) + " instances: " + QByteArray::number(count.failed) +
          " of " + QByteArray::number(count.total()) + " requests failed in " +
          QByteArray::number(double(run.tookMs) / 1000, 'f', 1) + " s" +
          (count.failed > 0 ? ", first: " + count.firstReason : QByteArray()));
    QVERIFY(count.total() >= enoughRequests);
    QVERIFY2(count.failed == 0, run.told().constData());
    QVERIFY(m_mostAway <= 1);

    // The record of the release says what the servers say.
    QCOMPARE(run.resultWord(), u"done"_s);
    const QJsonArray instances = run.result().value("instances"_L1).toArray();
    QCOMPARE(instances.size(), providers);
    for (const QJsonValue &instance : instances) {
        QCOMPARE(instance["stage"_L1].toString(), u"done"_s);
        QCOMPARE(instance["drainProof"_L1].toString(), u"traffic"_s);
        QCOMPARE(instance["returnProof"_L1].toString(), u"traffic"_s);
        QCOMPARE(instance["version"_L1].toString(), u"2.0"_s);
    }
    for (int i = 0; i < providers; ++i) {
        QVERIFY(m_isReplaced.at(i));
        QCOMPARE(m_fleet->state(i), u"UP/UNKNOWN"_s);
        QVERIFY(count.byServer.value(m_fleet->serverName(i)) > 0);
    }
}

QTEST_GUILESS_MAIN(TestRollingRelease)
#include "tst_rollingrelease.moc"
