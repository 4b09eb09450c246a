// SPDX-License-Identifier: GPL-3.0-or-later
// Real servers without the program under test: the protocol facts that it is built on, and the load harness
// itself.
#include "tests/live/eurekacontract.h"
#include "tests/live/livefleet.h"
#include "tests/live/mavenbuild.h"
#include "tests/live/waiting.h"

#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestLiveFleet : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void contract_data();
    void contract();
    void loadReachesBothProviders();
    void outOfServiceMovesTheLoad();
    void shutdownWithoutADrainLosesRequests();

private:
    std::unique_ptr<live::LiveFleet> m_fleet;
    bool m_disturbed = false;
};

void TestLiveFleet::initTestCase()
{
    const live::BuildOutcome built = live::buildServers();
    if (built.kind == live::BuildOutcome::Kind::Skip) {
        live::printSkipLine(built.why);
        QSKIP(qPrintable(built.why));
    }
    QVERIFY2(built.kind == live::BuildOutcome::Kind::Ready, qPrintable(built.why));
    m_fleet = std::make_unique<live::LiveFleet>(live::Intervals::Short);
    QElapsedTimer clock;
    clock.start();
    const bool started = m_fleet->start();
    if (!started)
        m_fleet->printLogs();
    QVERIFY(started);
    std::printf("live: the servers were up after %.1f s\n", double(clock.elapsed()) / 1000);
}

// A failed test may have left an instance stopped or out of service, which would fail the next ones too.
void TestLiveFleet::init()
{
    if (m_disturbed)
        QVERIFY(m_fleet->putInOrder());
}

void TestLiveFleet::cleanup()
{
    m_disturbed = QTest::currentTestFailed();
    if (m_fleet && m_disturbed)
        m_fleet->printLogs();
}

void TestLiveFleet::contract_data()
{
    QTest::addColumn<std::size_t>("index");
    for (std::size_t i = 0; i < live::EurekaContract::facts().size(); ++i)
        QTest::newRow(live::EurekaContract::facts()[i].name) << i;
}

void TestLiveFleet::contract()
{
    QFETCH(const std::size_t, index);
    const live::EurekaContract contract(m_fleet->eureka().baseUrl(), u"ORDERS"_s, m_fleet->instanceId(0));
    const QString problem = (contract.*live::EurekaContract::facts()[index].check)();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

// The facts took an instance out and put it back, so the callers' lists may still be one cache behind.
void TestLiveFleet::loadReachesBothProviders()
{
    QVERIFY(m_fleet->waitUntilAllServe(60s));
    live::Load load(m_fleet->workUrl(), 40);
    QTRY_VERIFY_WITH_TIMEOUT(load.count().total() >= 200, 30'000);
    load.stop();
    const live::LoadCount count = load.count();
    QVERIFY2(count.failed == 0, count.firstReason.constData());
    // 200 requests at 40 a second take 5 s, or the rate is not what it says.
    QVERIFY2(load.mark() >= 4900, qPrintable(QString::number(load.mark())));
    QVERIFY(count.byServer.value(m_fleet->serverName(0)) > 50);
    QVERIFY(count.byServer.value(m_fleet->serverName(1)) > 50);
}

void TestLiveFleet::outOfServiceMovesTheLoad()
{
    const live::EurekaView eureka = m_fleet->eureka();
    const QString status = u"/apps/ORDERS/"_s + m_fleet->instanceId(0) + u"/status?value="_s;
    live::Load load(m_fleet->workUrl(), 40);
    QCOMPARE(eureka.call("PUT", status + u"OUT_OF_SERVICE"_s).status, 200);
    QCOMPARE(m_fleet->state(0), u"OUT_OF_SERVICE/OUT_OF_SERVICE"_s);
    // Server cache, fetch and the gateway's list, 2 s each; the rest is for a busy machine.
    const auto onlyTheOtherServes = [&] {
        const live::LoadCount recent = load.count(load.mark() - 2000);
        return recent.answered > 40 && !recent.byServer.contains(m_fleet->serverName(0));
    };
    QVERIFY(live::eventually(onlyTheOtherServes, 30s));
    QCOMPARE(eureka.call("DELETE", status + u"UP"_s).status, 200);
    QCOMPARE(m_fleet->state(0), u"UP/UNKNOWN"_s);
    QVERIFY(m_fleet->waitUntilAllServe(60s));
    load.stop();
    QCOMPARE(load.count().failed, 0);
}

// Also proves that the load sees failures at all.
void TestLiveFleet::shutdownWithoutADrainLosesRequests()
{
    live::Load load(m_fleet->workUrl(), 40);
    QTRY_VERIFY_WITH_TIMEOUT(load.count().total() >= 40, 30'000);
    const qint64 mark = load.mark();
    const QUrl shutdown = m_fleet->provider(0).url(u"/actuator/shutdown"_s);
    QCOMPARE(live::call("POST", shutdown).status, 200);
    QVERIFY(m_fleet->provider(0).waitUntilEnded(60s));
    QTRY_VERIFY_WITH_TIMEOUT(load.count(mark).total() >= 400, 60'000);
    load.stop();
    const live::LoadCount count = load.count(mark);
    std::printf("live: plain POST shutdown: %d of %d requests failed, from +%.1f to +%.1f s, first: %s\n",
                count.failed, count.total(), double(count.firstFailureMs) / 1000,
                double(count.lastFailureMs) / 1000, count.firstReason.constData());
    QVERIFY(count.failed > 0);
    QVERIFY(m_fleet->restartProvider(0));
}

QTEST_GUILESS_MAIN(TestLiveFleet)
#include "tst_livefleet.moc"
