// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/demofleet.h"
#include "tests/app/demofleet/httpclient.h"

#include <QJsonArray>
#include <QTest>
#include <QThread>

using namespace demofleet;
using namespace std::chrono_literals;

namespace {

const QString Orders = QStringLiteral("ORDERS");

FleetOptions quickOptions()
{
    FleetOptions options;
    options.peers = 1; // what two do is in tst_peergroup.cpp and tst_democontrol.cpp
    options.serverCache = 300ms;
    options.fetch = 300ms;
    options.listCache = 300ms;
    options.heartbeat = 500ms;
    options.lease = 2s;
    options.eviction = 200ms;
    options.stopDelay = 200ms;
    options.removalDelay = 600ms;
    options.restartAfter = 500ms;
    options.requestsPerSecond = 100;
    options.backgroundErrors = 0;
    return options;
}

} // namespace

class DemoFleetTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_fleet.reset(); }
    void looksLikeAFleet();
    void stoppingWithoutADrainFails();
    void drainingFirstDoesNotFail();
    void aKilledInstanceStaysListed();
    void aDrainSpoilsTheHealth();
    void cancellingComesBackByTheHeartbeat();
    void countsItsOwnPolls();
    void aRunningRequestOutlivesTheShutdown();
    void runsInAThreadOfItsOwn();

private:
    QString firstId() const { return m_fleet->instanceIds(Orders).value(0); }
    QString actuator(const QString &id, const QString &path) const
    {
        return m_fleet->instanceUrl(id) + QStringLiteral("/actuator") + path;
    }
    QString entryUrl(const QString &id, const QString &tail = {}) const
    {
        return m_fleet->eurekaUrl() + QStringLiteral("/apps/ORDERS/") + id + tail;
    }
    QString state(const QString &id);
    QString versionAt(const QString &id);
    double count(const QString &id, const QString &query);
    bool allAreUp();

    std::unique_ptr<DemoFleet> m_fleet;
    tests::HttpClient m_client;
};

void DemoFleetTest::init()
{
    m_fleet = std::make_unique<DemoFleet>();
    QVERIFY(m_fleet->start(quickOptions()));
    QTRY_VERIFY(m_fleet->gatewayTargets(Orders).size() == 3 && m_fleet->totals().answered > 10);
}

/// "UP/UNKNOWN", or "404".
QString DemoFleetTest::state(const QString &id)
{
    const tests::Answer answer = m_client.get(entryUrl(id));
    const QJsonObject json = answer.json().value(u"instance").toObject();
    return answer.status == 200 ? json.value(u"status").toString() + QLatin1Char('/') +
                                      json.value(u"overriddenStatus").toString()
                                : QString::number(answer.status);
}

QString DemoFleetTest::versionAt(const QString &id)
{
    return m_client.get(actuator(id, QStringLiteral("/info")))
        .json()
        .value(u"build")
        .toObject()
        .value(u"version")
        .toString();
}

/// 0 for a count that has not occurred.
double DemoFleetTest::count(const QString &id, const QString &query)
{
    const QString url = actuator(id, QStringLiteral("/metrics/http.server.requests")) + query;
    const QJsonArray values = m_client.get(url).json().value(u"measurements").toArray();
    return values.at(0).toObject().value(u"value").toDouble();
}

void DemoFleetTest::looksLikeAFleet()
{
    QCOMPARE(m_fleet->instanceIds(Orders).size(), 3);
    QVERIFY(firstId().startsWith(QStringLiteral("orders-1:")));
    const auto hash = [this] {
        return m_client.get(m_fleet->eurekaUrl() + QStringLiteral("/apps"))
            .json()
            .value(u"applications")
            .toObject()
            .value(u"apps__hashcode")
            .toString();
    };
    QTRY_COMPARE(hash(), QStringLiteral("UP_8_"));
    const QUrl eureka(m_fleet->eurekaUrl());
    const QString hopsUrl = eureka.resolved(QUrl(QStringLiteral("/demo/hops"))).toString();
    QCOMPARE(m_client.get(hopsUrl).json().value(u"serverCache").toDouble(), 0.3);
    const QString totals = m_fleet->adminUrl() + QStringLiteral("/demo/totals");
    QVERIFY(m_client.get(totals).json().value(u"answered").toInteger() > 0);
    QCOMPARE(m_fleet->totals().failed, 0);
    const QString property = actuator(firstId(), QStringLiteral("/env/eureka.instance.instance-id"));
    QCOMPARE(m_client.get(property).json().value(u"property").toObject().value(u"value").toString(),
             firstId());
}

void DemoFleetTest::stoppingWithoutADrainFails()
{
    const QString id = firstId();
    QCOMPARE(m_fleet->totals().failed, 0);
    const tests::Answer answer = m_client.send("POST", actuator(id, QStringLiteral("/shutdown")));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json().value(u"message").toString(), QStringLiteral("Shutting down, bye..."));
    QTRY_VERIFY(m_fleet->totals().failed > 0);
    const QString gatewayId = m_fleet->instanceIds(QStringLiteral("GATEWAY")).value(0);
    QTRY_COMPARE(versionAt(id), QStringLiteral("2.15.0"));
    QTRY_COMPARE(state(id), QStringLiteral("UP/UNKNOWN"));
    QTRY_VERIFY(count(id, QStringLiteral("?tag=uri:/work")) > 5); // so the failures are over
    const double failed = count(gatewayId, QStringLiteral("?tag=outcome:SERVER_ERROR&tag=uri:UNKNOWN"));
    QTRY_COMPARE(static_cast<double>(m_fleet->totals().failed), failed);
}

void DemoFleetTest::drainingFirstDoesNotFail()
{
    const QString id = firstId();
    QCOMPARE(versionAt(id), QStringLiteral("2.14.0"));
    const QString put = entryUrl(id, QStringLiteral("/status?value=OUT_OF_SERVICE"));
    QCOMPARE(m_client.send("PUT", put).status, 200);
    QTRY_VERIFY(!m_fleet->gatewayTargets(Orders).contains(id));
    QCOMPARE(m_client.send("POST", actuator(id, QStringLiteral("/shutdown"))).status, 200);
    QTRY_COMPARE(state(id), QStringLiteral("DOWN/OUT_OF_SERVICE"));
    QTRY_COMPARE(state(id), QStringLiteral("404"));
    QTRY_COMPARE(state(id),
                 QStringLiteral("UP/UNKNOWN")); // the new one; the override went with the old entry
    QTRY_VERIFY(m_fleet->gatewayTargets(Orders).contains(id));
    QTRY_VERIFY(count(id, QStringLiteral("?tag=uri:/work")) > 5);
    QCOMPARE(versionAt(id), QStringLiteral("2.15.0"));
    QCOMPARE(m_fleet->totals().failed, 0);
}

void DemoFleetTest::aKilledInstanceStaysListed()
{
    const QString id = firstId();
    QTRY_VERIFY(state(id) == QLatin1String("UP/UNKNOWN"));
    QVERIFY(m_fleet->killInstance(id));
    QVERIFY(m_fleet->instanceUrl(id).isEmpty());
    QTRY_VERIFY(m_fleet->totals().failed > 0);
    QCOMPARE(state(id), QStringLiteral("UP/UNKNOWN"));
    QTRY_COMPARE(versionAt(id), QStringLiteral("2.15.0"));
}

void DemoFleetTest::aDrainSpoilsTheHealth()
{
    const QString id = firstId();
    const QString health = actuator(id, QStringLiteral("/health"));
    QTRY_COMPARE(m_client.get(health).json().value(u"status").toString(), QStringLiteral("UP"));
    const tests::Answer posted = m_client.send("POST", actuator(id, QStringLiteral("/serviceregistry")),
                                               R"({"status":"OUT_OF_SERVICE"})");
    QCOMPARE(posted.status, 200);
    QVERIFY(posted.body.isEmpty());
    QCOMPARE(state(id), QStringLiteral("OUT_OF_SERVICE/OUT_OF_SERVICE"));
    QTRY_COMPARE(m_client.get(health).status, 503);
    const QJsonObject components = m_client.get(health).json().value(u"components").toObject();
    QCOMPARE(components.value(u"diskSpace").toObject().value(u"status").toString(), QStringLiteral("UP"));
    const QJsonObject discovery = components.value(u"discoveryComposite").toObject();
    const QJsonObject eureka = discovery.value(u"components").toObject().value(u"eureka").toObject();
    QCOMPARE(eureka.value(u"status").toString(), QStringLiteral("OUT_OF_SERVICE"));
    const QJsonObject own = m_client.get(actuator(id, QStringLiteral("/serviceregistry"))).json();
    QCOMPARE(own.value(u"overriddenStatus").toString(), QStringLiteral("OUT_OF_SERVICE"));
}

void DemoFleetTest::cancellingComesBackByTheHeartbeat()
{
    const QString id = firstId();
    const QString endpoint = actuator(id, QStringLiteral("/serviceregistry"));
    QCOMPARE(m_client.send("POST", endpoint, R"({"status":"bogus"})").status, 200);
    QCOMPARE(state(id), QStringLiteral("UNKNOWN/UNKNOWN"));
    QCOMPARE(m_client.send("POST", endpoint, R"({"status":"CANCEL_OVERRIDE"})").status, 200);
    QTRY_COMPARE(state(id), QStringLiteral("UP/UNKNOWN"));
    QCOMPARE(m_client.send("POST", endpoint, "{}").status, 400);
    QCOMPARE(m_client.send("POST", endpoint, "UP", "application/json", "text/plain").status, 415);
    QCOMPARE(m_client.send("PUT", endpoint).status, 405);
}

void DemoFleetTest::countsItsOwnPolls()
{
    const QString id = m_fleet->instanceIds(QStringLiteral("INVENTORY")).value(0); // gets no load
    const QString metrics = actuator(id, QStringLiteral("/metrics/"));
    QCOMPARE(m_client.get(metrics + QStringLiteral("http.server.requests")).status, 404);
    m_client.get(actuator(id, QStringLiteral("/health")));
    m_client.get(actuator(id, QStringLiteral("/health")));
    QCOMPARE(count(id, QStringLiteral("?tag=uri:/actuator/health")), 2.0);
    const QString polls =
        QStringLiteral("?tag=uri:/actuator/metrics/%7BrequiredMetricName%7D&tag=status:404");
    QCOMPARE(count(id, polls), 1.0);
    QCOMPARE(m_client.get(metrics + QStringLiteral("http.server.requests?tag=bad")).status, 400);
    const tests::Answer none =
        m_client.get(metrics + QStringLiteral("http.server.requests?tag=outcome:SERVER_ERROR"));
    QCOMPARE(none.status, 404);
    QVERIFY(none.body.isEmpty());
    const QJsonArray active = m_client.get(metrics + QStringLiteral("http.server.requests.active"))
                                  .json()
                                  .value(u"measurements")
                                  .toArray();
    QCOMPARE(active.at(0).toObject().value(u"statistic").toString(), QStringLiteral("ACTIVE_TASKS"));
    QCOMPARE(active.at(0).toObject().value(u"value").toDouble(), 1.0);
}

void DemoFleetTest::aRunningRequestOutlivesTheShutdown()
{
    const QString id = firstId();
    const QString url = m_fleet->instanceUrl(id);
    QNetworkAccessManager network;
    std::unique_ptr<QNetworkReply> slow(
        network.get(QNetworkRequest(QUrl(url + QStringLiteral("/work?ms=1500")))));
    QTRY_VERIFY(count(id, QString()) > 0);
    QCOMPARE(m_client.send("POST", actuator(id, QStringLiteral("/shutdown"))).status, 200);
    QTRY_COMPARE(m_client.get(url + QStringLiteral("/work")).status, 0);
    QVERIFY(!slow->isFinished());
    QTRY_VERIFY(slow->isFinished());
    QCOMPARE(slow->error(), QNetworkReply::NoError);
}

void DemoFleetTest::runsInAThreadOfItsOwn()
{
    QThread thread;
    auto *fleet = new DemoFleet;
    fleet->moveToThread(&thread);
    connect(&thread, &QThread::finished, fleet, &QObject::deleteLater);
    thread.start();
    QString url;
    QMetaObject::invokeMethod(
        fleet, [&] { url = fleet->start(quickOptions()) ? fleet->eurekaUrl() : QString(); },
        Qt::BlockingQueuedConnection);
    QVERIFY(!url.isEmpty());
    QTRY_COMPARE(m_client.get(url + QStringLiteral("/apps/GATEWAY")).status, 200);
    thread.quit();
    QVERIFY(thread.wait());
    QCOMPARE(m_client.get(url + QStringLiteral("/apps")).status, 0);
}

QTEST_GUILESS_MAIN(DemoFleetTest)
#include "tst_demofleet.moc"
