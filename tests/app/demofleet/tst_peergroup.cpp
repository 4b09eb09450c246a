// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/eureka/peergroup.h"
#include "tests/app/demofleet/httpclient.h"

#include <QTest>

using namespace demofleet;
using namespace std::chrono_literals;

// Two servers on loopback; what is queued, joined and dropped is in tst_replication.cpp.

namespace {

const QString One = QStringLiteral("/apps/ORDERS/orders-1:8080");

const QByteArray Posted = R"({"instance":{"instanceId":"orders-1:8080","hostName":"localhost","app":"ORDERS",
    "ipAddr":"127.0.0.1","status":"UP","dataCenterInfo":{"name":"MyOwn"},
    "leaseInfo":{"renewalIntervalInSecs":30,"durationInSecs":90},"lastDirtyTimestamp":"1760000000000"}})";

} // namespace

class PeerGroupTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QVERIFY(start(true)); }
    void cleanup() { m_group.reset(); }
    void passesOnWhatChanges();
    void goesOneHopOnly();
    void aCutHoldsChangesBack();
    void theSameAgainRepairs();
    void aRestartedPeerLacksWhatIsDrained();
    void aHeartbeatAtTheOtherPeerBringsTheOverrideBack();
    void aRestartedPeerMayCopyAll();

private:
    bool start(bool copyOnlyUp, int count = 2);
    bool ask(int peer, const char *method, const QString &path, const QByteArray &body = {});
    QString state(int peer);
    bool drainEverywhere();
    bool restartSecond();

    std::unique_ptr<PeerGroup> m_group;
    tests::HttpClient m_client;
};

bool PeerGroupTest::start(bool copyOnlyUp, int count)
{
    PeerGroup::Settings settings;
    settings.server.cacheRefresh = 100ms;
    settings.server.eviction = 1h;
    settings.copyOnlyUp = copyOnlyUp;
    settings.restartTime = 50ms;
    m_group = std::make_unique<PeerGroup>(settings);
    return m_group->start(count, [](HttpServer &server, int) { return server.listen(); });
}

bool PeerGroupTest::ask(int peer, const char *method, const QString &path, const QByteArray &body)
{
    return m_client.send(method, m_group->urls().at(peer) + path, body).status / 100 == 2;
}

/// "UP/UNKNOWN", or "404".
QString PeerGroupTest::state(int peer)
{
    const tests::Answer answer = m_client.get(m_group->urls().at(peer) + One);
    const QJsonObject json = answer.json().value(u"instance").toObject();
    return answer.status == 200 ? json.value(u"status").toString() + QLatin1Char('/') +
                                      json.value(u"overriddenStatus").toString()
                                : QString::number(answer.status);
}

bool PeerGroupTest::drainEverywhere()
{
    const QString drained = QStringLiteral("OUT_OF_SERVICE/OUT_OF_SERVICE");
    return ask(0, "POST", QStringLiteral("/apps/ORDERS"), Posted) &&
           QTest::qWaitFor([this] { return state(1) == QLatin1String("UP/UNKNOWN"); }) &&
           ask(0, "PUT", One + QStringLiteral("/status?value=OUT_OF_SERVICE")) &&
           QTest::qWaitFor([&] { return state(1) == drained; });
}

bool PeerGroupTest::restartSecond()
{
    return m_group->restart(1) && !m_group->isRunning(1) && !m_group->restart(1) &&
           QTest::qWaitFor([this] { return m_group->isRunning(1); });
}

void PeerGroupTest::passesOnWhatChanges()
{
    QVERIFY(drainEverywhere());
    QVERIFY(ask(1, "DELETE", One + QStringLiteral("/status?value=UP"))); // and in the other direction
    QTRY_COMPARE_WITH_TIMEOUT(state(0), QStringLiteral("UP/UNKNOWN"), 30'000);
    QVERIFY(ask(1, "DELETE", One));
    QTRY_COMPARE_WITH_TIMEOUT(state(0), QStringLiteral("404"), 30'000);
}

/// The first tells the two others; each of them could tell the other, and must not.
void PeerGroupTest::goesOneHopOnly()
{
    QVERIFY(start(true, 3));
    const QByteArray batch =
        R"({"replicationList":[{"action":"Register","appName":"ORDERS","id":"orders-1:8080","instanceInfo":)" +
        QByteArray(Posted).replace(R"({"instance":)", "").chopped(1) + "}]}";
    QVERIFY(ask(1, "POST", QStringLiteral("/peerreplication/batch/"), batch));
    QCOMPARE(state(1), QStringLiteral("UP/UNKNOWN"));
    // What the second tells of its own after that reaches the first: had there been the registration, too,
    // it would have come in the same batch.
    const QByteArray other = QByteArray(Posted).replace("orders-1", "orders-2");
    QVERIFY(ask(1, "POST", QStringLiteral("/apps/ORDERS"), other));
    QTRY_VERIFY_WITH_TIMEOUT(ask(0, "GET", QStringLiteral("/apps/ORDERS/orders-2:8080")), 30'000);
    QCOMPARE(state(0), QStringLiteral("404"));
}

void PeerGroupTest::aCutHoldsChangesBack()
{
    QVERIFY(drainEverywhere());
    m_group->setCut(true);
    QVERIFY(m_group->isCut());
    QVERIFY(ask(0, "DELETE", One + QStringLiteral("/status?value=UP")));
    const QByteArray batch = R"({"replicationList":[]})";
    QVERIFY(!ask(1, "POST", QStringLiteral("/peerreplication/batch/"), batch));
    QCOMPARE(state(0), QStringLiteral("UP/UNKNOWN"));
    QCOMPARE(state(1), QStringLiteral("OUT_OF_SERVICE/OUT_OF_SERVICE"));
    m_group->setCut(false);
    QTRY_COMPARE_WITH_TIMEOUT(state(1), QStringLiteral("UP/UNKNOWN"), 30'000);
}

/// The override is on the first alone; a heartbeat there does not carry it over, the same PUT again does.
void PeerGroupTest::theSameAgainRepairs()
{
    QVERIFY(ask(0, "POST", QStringLiteral("/apps/ORDERS"), Posted));
    QTRY_COMPARE_WITH_TIMEOUT(state(1), QStringLiteral("UP/UNKNOWN"), 30'000);
    // As a server does that is told by another one: stored, and passed on to nobody.
    const QByteArray told =
        R"({"replicationList":[{"action":"StatusUpdate","appName":"ORDERS","id":"orders-1:8080",
            "status":"OUT_OF_SERVICE","lastDirtyTimestamp":1760000000000}]})";
    QVERIFY(ask(0, "POST", QStringLiteral("/peerreplication/batch/"), told));
    QCOMPARE(state(0), QStringLiteral("OUT_OF_SERVICE/OUT_OF_SERVICE"));
    QVERIFY(ask(0, "PUT", One));
    // Once another instance has come over, so has the heartbeat before it.
    const QByteArray other = QByteArray(Posted).replace("orders-1", "orders-2");
    QVERIFY(ask(0, "POST", QStringLiteral("/apps/ORDERS"), other));
    QTRY_VERIFY_WITH_TIMEOUT(ask(1, "GET", QStringLiteral("/apps/ORDERS/orders-2:8080")), 30'000);
    QCOMPARE(state(1), QStringLiteral("UP/UNKNOWN"));
    QVERIFY(ask(0, "PUT", One + QStringLiteral("/status?value=OUT_OF_SERVICE")));
    QTRY_COMPARE_WITH_TIMEOUT(state(1), QStringLiteral("OUT_OF_SERVICE/OUT_OF_SERVICE"), 30'000);
}

/// And when its heartbeats arrive there, it registers there: UP beside OUT_OF_SERVICE.
void PeerGroupTest::aRestartedPeerLacksWhatIsDrained()
{
    QVERIFY(drainEverywhere());
    QVERIFY(restartSecond());
    QCOMPARE(state(1), QStringLiteral("404"));
    QVERIFY(!ask(1, "PUT", One + QStringLiteral("?status=UP&lastDirtyTimestamp=1760000000000")));
    QVERIFY(ask(1, "POST", QStringLiteral("/apps/ORDERS"),
                QByteArray(Posted).replace("1760000000000", "1760000000001")));
    QCOMPARE(state(1), QStringLiteral("UP/UNKNOWN"));
    QCOMPARE(state(0), QStringLiteral("OUT_OF_SERVICE/OUT_OF_SERVICE"));
}

void PeerGroupTest::aHeartbeatAtTheOtherPeerBringsTheOverrideBack()
{
    QVERIFY(drainEverywhere());
    QVERIFY(restartSecond());
    QVERIFY(ask(0, "PUT", One + QStringLiteral("?status=UP&lastDirtyTimestamp=1760000000000")));
    QTRY_COMPARE_WITH_TIMEOUT(state(1), QStringLiteral("OUT_OF_SERVICE/OUT_OF_SERVICE"), 30'000);
}

void PeerGroupTest::aRestartedPeerMayCopyAll()
{
    QVERIFY(start(false));
    QVERIFY(drainEverywhere());
    // What is copied is the cached list.
    QTRY_VERIFY_WITH_TIMEOUT(
        m_client.get(m_group->urls().at(0) + QStringLiteral("/apps")).body.contains("\"OUT_OF_SERVICE_1_\""),
        30'000);
    QVERIFY(restartSecond());
    QCOMPARE(state(1), QStringLiteral("OUT_OF_SERVICE/OUT_OF_SERVICE"));
}

QTEST_GUILESS_MAIN(PeerGroupTest)
#include "tst_peergroup.moc"
