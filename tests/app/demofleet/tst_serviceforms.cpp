// SPDX-License-Identifier: GPL-3.0-or-later
// What an instance of each generation answers to a drain by its own endpoints, as real ones were seen to.
#include "app/demofleet/demofleet.h"
#include "tests/app/demofleet/httpclient.h"

#include <QTest>

using namespace demofleet;
using namespace std::chrono_literals;

namespace {

FleetOptions quickOptions(Flavour flavour)
{
    FleetOptions options;
    options.peers = 1;
    options.flavour = flavour;
    options.serverCache = 300ms;
    options.fetch = 300ms;
    options.heartbeat = 200ms;
    options.stopDelay = 100ms;
    options.removalDelay = 300ms;
    options.requestsPerSecond = 1;
    options.backgroundErrors = 0;
    return options;
}

} // namespace

class ServiceFormsTest : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { m_fleet.reset(); }
    void legacyTakesTheBareWord_data();
    void legacyTakesTheBareWord();
    void legacyShowsItsOwnView();
    void legacyPauseEndsTheLease();
    void legacyRestartBringsAPausedOneBack();
    void legacyHealthIsFlat();
    void modernPauseDoesNothing();
    void modernRestartRegistersAnew();
    void onlyPost_data();
    void onlyPost();

private:
    void startFleet(Flavour flavour);
    QString at(const QString &path) const { return m_fleet->instanceUrl(m_id) + path; }
    QJsonObject entry();
    QString state();

    std::unique_ptr<DemoFleet> m_fleet;
    tests::HttpClient m_client;
    QString m_id;
};

void ServiceFormsTest::startFleet(Flavour flavour)
{
    m_fleet = std::make_unique<DemoFleet>();
    QVERIFY(m_fleet->start(quickOptions(flavour)));
    m_id = m_fleet->instanceIds(QStringLiteral("ORDERS")).value(0);
    QTRY_COMPARE(state(), QStringLiteral("UP/UNKNOWN"));
}

QJsonObject ServiceFormsTest::entry()
{
    const tests::Answer answer = m_client.get(m_fleet->eurekaUrl() + QStringLiteral("/apps/ORDERS/") + m_id);
    return answer.status == 200 ? answer.json().value(u"instance").toObject() : QJsonObject();
}

/// "UP/UNKNOWN", or "gone".
QString ServiceFormsTest::state()
{
    const QJsonObject seen = entry();
    if (seen.isEmpty())
        return QStringLiteral("gone");
    const QString modern = seen.value(u"overriddenStatus").toString();
    return seen.value(u"status").toString() + QLatin1Char('/') +
           (modern.isEmpty() ? seen.value(u"overriddenstatus").toString() : modern);
}

void ServiceFormsTest::legacyTakesTheBareWord_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("state");
    const QString out = QStringLiteral("OUT_OF_SERVICE/OUT_OF_SERVICE");
    const QString unknown = QStringLiteral("UNKNOWN/UNKNOWN");
    QTest::newRow("the word") << QByteArray("OUT_OF_SERVICE") << QByteArray("text/plain") << 200 << out;
    QTest::newRow("the word, called JSON")
        << QByteArray("OUT_OF_SERVICE") << QByteArray("application/json") << 200 << out;
    QTest::newRow("lower case") << QByteArray("out_of_service") << QByteArray("text/plain") << 200 << out;
    QTest::newRow("a later generation's body")
        << QByteArray(R"({"status":"OUT_OF_SERVICE"})") << QByteArray("application/json") << 200 << unknown;
    QTest::newRow("a JSON text") << QByteArray("\"DOWN\"") << QByteArray("application/json") << 200
                                 << unknown;
    QTest::newRow("a form") << QByteArray("status=OUT_OF_SERVICE")
                            << QByteArray("application/x-www-form-urlencoded") << 200 << unknown;
    QTest::newRow("nothing") << QByteArray() << QByteArray("text/plain") << 400
                             << QStringLiteral("UP/UNKNOWN");
}

void ServiceFormsTest::legacyTakesTheBareWord()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    QFETCH(int, status);
    QFETCH(QString, state);
    startFleet(Flavour::Legacy);
    const tests::Answer answer =
        m_client.send("POST", at(QStringLiteral("/service-registry/instance-status")), body, "*/*", type);
    QCOMPARE(answer.status, status);
    QVERIFY(answer.body.isEmpty());
    QCOMPARE(this->state(), state);
}

void ServiceFormsTest::legacyShowsItsOwnView()
{
    startFleet(Flavour::Legacy);
    const QString url = at(QStringLiteral("/service-registry/instance-status"));
    QCOMPARE(m_client.send("POST", url, "OUT_OF_SERVICE", "*/*", "text/plain").status, 200);
    QCOMPARE(state(), QStringLiteral("OUT_OF_SERVICE/OUT_OF_SERVICE"));
    QCOMPARE(m_client.get(url).json().value(u"status").toString(), QStringLiteral("UP"));
    QCOMPARE(m_client.get(url).json().value(u"overriddenStatus").toString(), QStringLiteral("UNKNOWN"));
    QCOMPARE(m_client.send("PUT", url).status, 405);
    QCOMPARE(m_client.get(at(QStringLiteral("/actuator/serviceregistry"))).status, 404);
    QCOMPARE(m_client.get(at(QStringLiteral("/service-registry"))).status, 404);
}

void ServiceFormsTest::legacyPauseEndsTheLease()
{
    startFleet(Flavour::Legacy);
    const tests::Answer paused = m_client.send("POST", at(QStringLiteral("/pause")));
    QCOMPARE(paused.body, QByteArray("true"));
    QTRY_COMPARE(state(), QStringLiteral("gone"));
    QCOMPARE(m_client.get(at(QStringLiteral("/work"))).status, 200); // it goes on serving
    QCOMPARE(m_client.send("POST", at(QStringLiteral("/resume"))).body, QByteArray("true"));
    // A heartbeat of another instance, after several of its own: nothing came of it.
    QTRY_VERIFY(m_fleet->totals().answered > 3);
    QCOMPARE(state(), QStringLiteral("gone"));
}

void ServiceFormsTest::legacyRestartBringsAPausedOneBack()
{
    startFleet(Flavour::Legacy);
    m_client.send("POST", at(QStringLiteral("/pause")));
    QTRY_COMPARE(state(), QStringLiteral("gone"));
    m_client.send("POST", at(QStringLiteral("/restart")));
    QTRY_COMPARE(state(), QStringLiteral("UP/UNKNOWN"));
}

void ServiceFormsTest::legacyHealthIsFlat()
{
    startFleet(Flavour::Legacy);
    const QJsonObject health = m_client.get(at(QStringLiteral("/health"))).json();
    QCOMPARE(health.value(u"status").toString(), QStringLiteral("UP"));
    QCOMPARE(health.value(u"diskSpace").toObject().value(u"status").toString(), QStringLiteral("UP"));
    QVERIFY(!health.contains(u"components"));
    QVERIFY(!health.contains(u"details"));
    QCOMPARE(entry().value(u"healthCheckUrl").toString(), at(QStringLiteral("/health")));
}

void ServiceFormsTest::modernPauseDoesNothing()
{
    startFleet(Flavour::Modern);
    QCOMPARE(m_client.send("POST", at(QStringLiteral("/actuator/pause"))).body, QByteArray("true"));
    QCOMPARE(state(), QStringLiteral("UP/UNKNOWN"));
    QCOMPARE(m_client.send("POST", at(QStringLiteral("/actuator/resume"))).body, QByteArray("false"));
    QCOMPARE(state(), QStringLiteral("UP/UNKNOWN"));
}

void ServiceFormsTest::modernRestartRegistersAnew()
{
    startFleet(Flavour::Modern);
    const auto registeredAt = [this] {
        return entry().value(u"leaseInfo").toObject().value(u"registrationTimestamp").toDouble();
    };
    const double before = registeredAt();
    const QJsonObject answer = m_client.send("POST", at(QStringLiteral("/actuator/restart"))).json();
    QCOMPARE(answer.value(u"message").toString(), QStringLiteral("Restarting"));
    QTRY_COMPARE(state(), QStringLiteral("DOWN/UNKNOWN"));
    QTRY_COMPARE(state(), QStringLiteral("gone"));
    QTRY_COMPARE(state(), QStringLiteral("UP/UNKNOWN"));
    QVERIFY(registeredAt() > before);
}

void ServiceFormsTest::onlyPost_data()
{
    QTest::addColumn<Flavour>("flavour");
    QTest::addColumn<QString>("path");
    for (const char *name : {"shutdown", "pause", "resume", "restart"}) {
        const QString path = QLatin1Char('/') + QLatin1String(name);
        QTest::addRow("modern %s", name) << Flavour::Modern << QLatin1String("/actuator") + path;
        QTest::addRow("legacy %s", name) << Flavour::Legacy << path;
    }
}

void ServiceFormsTest::onlyPost()
{
    QFETCH(Flavour, flavour);
    QFETCH(QString, path);
    startFleet(flavour);
    QCOMPARE(m_client.get(at(path)).status, 405);
    QCOMPARE(state(), QStringLiteral("UP/UNKNOWN"));
}

QTEST_GUILESS_MAIN(ServiceFormsTest)
#include "tst_serviceforms.moc"
