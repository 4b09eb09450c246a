// SPDX-License-Identifier: GPL-3.0-or-later
// A whole release against real servers under load: three instances of one version are replaced by those of
// the next, one after the other, without one failed request on either of two ways: through the gateway, and
// through a service that calls by OpenFeign, with the balancer's retry and Resilience4j. The program drains
// and stops the old ones; who starts the new ones is somebody else, here the test. With short caches in every
// run; with nothing set, as in a plain installation, in the long run alone.
#include "tests/live/livefleet.h"
#include "tests/live/mavenbuild.h"
#include "tests/live/program.h"
#include "tests/live/waiting.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int providers = 3;
constexpr int perSecond = 40;
constexpr int enoughRequests = 2000;

/// How long after the last change a caller can still go by the old list.
qint64 aftermathMs(live::Intervals intervals)
{
    return intervals == live::Intervals::Short ? 10'000 : 100'000;
}

/// With nothing set the program knows the intervals by what it reads.
QStringList hops(live::Intervals intervals)
{
    if (intervals == live::Intervals::Default)
        return {u"--timeout"_s, u"25m"_s};
    return {u"--timeout"_s, u"6m"_s, u"--server-cache"_s, u"2s"_s,
            u"--fetch"_s,   u"2s"_s, u"--list-cache"_s,   u"2s"_s};
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
    void callerPublishesWhatIsRead();
    void dryRunSendsNothing();
    void oldOutNewInWithoutAFailure_data();
    void oldOutNewInWithoutAFailure();
    void showTellsTheCallersBreaker();

private:
    /// What `show` of the first instance has of CALLER in that array, under the name "orders".
    QJsonObject toldByCaller(const live::ProgramRun &shown, const QString &array) const;
    void startFleet(live::Intervals intervals);
    /// Whoever starts new versions: each provider that has ended comes back once as the next one.
    void startWhatHasEnded();
    static QStringList command(live::Intervals intervals);
    static void checkNoneFailed(const char *way, const live::LoadCount &count, const live::ProgramRun &run);

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
    startFleet(live::Intervals::Short);
}

void TestRollingRelease::startFleet(live::Intervals intervals)
{
    m_fleet.reset();
    m_isReplaced.fill(false);
    m_mostAway = 0;
    m_fleet = std::make_unique<live::LiveFleet>(intervals, providers);
    m_fleet->setVersion(u"1.0"_s);
    m_fleet->addCaller();
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

// The names by which core/rates/callermeters.cpp asks, as seen on this caller (OpenFeign 4.3 with Feign's own
// meters, Resilience4j 2.2, Spring Cloud LoadBalancer 4.3), of its metrics and of its Prometheus page.
void TestRollingRelease::callerPublishesWhatIsRead()
{
    live::Load load(m_fleet->callerUrl(), 20, 5, u"fail=true"_s);
    QTRY_VERIFY_WITH_TIMEOUT(load.count().total() >= 60, 30'000);
    load.stop();
    const QJsonObject metrics = live::call("GET", m_fleet->caller().actuatorUrl(u"metrics"_s)).json();
    const QJsonArray names = metrics["names"_L1].toArray();
    for (const char *name :
         {"feign.Client", "feign.Client.http_response_code", "feign.Feign", "feign.Feign.http_error",
          "http.client.requests", "loadbalancer.requests.success", "resilience4j.circuitbreaker.calls",
          "resilience4j.circuitbreaker.state", "resilience4j.circuitbreaker.not.permitted.calls",
          "resilience4j.retry.calls"})
        QVERIFY2(names.contains(QLatin1StringView(name)),
                 qPrintable(QLatin1StringView(name) + u" is not among "_s +
                            QString::fromUtf8(QJsonDocument(names).toJson(QJsonDocument::Compact))));
    const QByteArray page = live::call("GET", m_fleet->caller().actuatorUrl(u"prometheus"_s)).body;
    for (const char *name :
         {"feign_Client_seconds_count{", "feign_Client_http_response_code_total{",
          "feign_Feign_seconds_count{", "loadbalancer_requests_success_seconds_count{",
          "resilience4j_circuitbreaker_calls_seconds_count{", "resilience4j_circuitbreaker_state{",
          "resilience4j_circuitbreaker_not_permitted_calls_total{", "resilience4j_retry_calls_total{"})
        QVERIFY2(page.contains("\n" + QByteArray(name)), name);
}

QStringList TestRollingRelease::command(live::Intervals intervals)
{
    return QStringList{u"release"_s,  u"orders"_s, u"--to"_s, u"2.0"_s,
                       u"--change"_s, u"CHG-1"_s,  u"--yes"_s} +
           hops(intervals);
}

void TestRollingRelease::dryRunSendsNothing()
{
    const live::Program program(m_fleet->eureka().baseUrl());
    const live::ProgramRun run = program.run(command(live::Intervals::Short) + QStringList{u"--dry-run"_s});
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

void TestRollingRelease::checkNoneFailed(const char *way, const live::LoadCount &count,
                                         const live::ProgramRun &run)
{
    print("release of " + QByteArray::number(providers) + " instances, called by " + way + ": " +
          QByteArray::number(count.failed) + " of " + QByteArray::number(count.total()) +
          " requests failed in " + QByteArray::number(double(run.tookMs) / 1000, 'f', 1) + " s" +
          (count.failed > 0 ? ", first: " + count.firstReason : QByteArray()));
    QVERIFY(count.total() >= enoughRequests);
    QVERIFY2(count.failed == 0, run.told().constData());
}

void TestRollingRelease::oldOutNewInWithoutAFailure_data()
{
    QTest::addColumn<live::Intervals>("intervals");
    QTest::newRow("short caches") << live::Intervals::Short;
    if (live::allGenerationsWanted())
        QTest::newRow("default caches") << live::Intervals::Default;
}

void TestRollingRelease::oldOutNewInWithoutAFailure()
{
    QFETCH(live::Intervals, intervals);
    if (intervals != live::Intervals::Short)
        startFleet(intervals);
    QVERIFY(!QTest::currentTestFailed());
    const live::Program program(m_fleet->eureka().baseUrl());
    QTimer starter;
    connect(&starter, &QTimer::timeout, this, &TestRollingRelease::startWhatHasEnded);
    starter.start(500ms);
    live::Load load(m_fleet->workUrl(), perSecond);
    live::Load second(m_fleet->callerUrl(), perSecond);
    QTRY_VERIFY_WITH_TIMEOUT(load.count().total() >= perSecond && second.count().total() >= perSecond,
                             30'000);
    const qint64 mark = load.mark();
    const qint64 secondMark = second.mark();
    const live::ProgramRun run = program.run(command(intervals));
    if (run.exitCode != 0)
        print(run.told().right(8000)); // the end says why; a failed check prints the beginning alone
    QVERIFY2(run.exitCode == 0, run.told().constData());
    const qint64 end = load.mark() + aftermathMs(intervals);
    const auto isEnough = [&] {
        return load.mark() >= end && load.count(mark).total() >= enoughRequests &&
               second.count(secondMark).total() >= enoughRequests;
    };
    QVERIFY(live::eventually(isEnough, 240s));
    load.stop();
    second.stop();
    const live::LoadCount count = load.count(mark);
    checkNoneFailed("gateway", count, run);
    checkNoneFailed("OpenFeign", second.count(secondMark), run);
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

QJsonObject TestRollingRelease::toldByCaller(const live::ProgramRun &shown, const QString &array) const
{
    const QString caller = u"CALLER/localhost:caller:"_s + QString::number(m_fleet->caller().port());
    for (const QJsonObject &line : shown.lines) {
        for (const QJsonValue &one : line.value(array).toArray()) {
            if (one["caller"_L1].toString() == caller && one["name"_L1].toString() == u"orders"_s)
                return one.toObject();
        }
    }
    return {};
}

/// The last of all, as a breaker that opened stays so for a minute.
void TestRollingRelease::showTellsTheCallersBreaker()
{
    const live::Program program(m_fleet->eureka().baseUrl());
    const QStringList show{u"show"_s, u"ORDERS/"_s + m_fleet->instanceId(0)};
    live::ProgramRun shown = program.run(show);
    QVERIFY2(shown.exitCode == 0, shown.told().constData());
    QJsonObject breaker = toldByCaller(shown, u"circuitBreakers"_s);
    QCOMPARE(breaker["state"_L1].toString(), u"closed"_s);
    QCOMPARE(breaker["stateFrom"_L1].toString(), u"meters"_s);
    QCOMPARE(breaker["notPermittedCalls"_L1].toDouble(-1), 0.0);
    QCOMPARE(breaker["namesApplication"_L1].toBool(), true);
    const QJsonObject retry = toldByCaller(shown, u"retries"_s);
    QVERIFY2(retry["succeededAtOnce"_L1].toDouble() > 0, shown.told().constData());

    // It opens when 90 of 100 have failed, and then lets none through: the load is told so at once.
    live::Load load(m_fleet->callerUrl(), perSecond, 1, u"fail=true"_s);
    const auto isOpen = [&] {
        shown = program.run(show);
        breaker = toldByCaller(shown, u"circuitBreakers"_s);
        return breaker["state"_L1].toString() == u"open"_s;
    };
    QVERIFY2(live::eventually(isOpen, 60s), shown.told().constData());
    load.stop();
    QVERIFY(breaker["notPermittedCalls"_L1].toDouble() > 0);
    QVERIFY(breaker["notPermittedCalls"_L1].toDouble() <= load.count().failed);
}

QTEST_GUILESS_MAIN(TestRollingRelease)
#include "tst_rollingrelease.moc"
