// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/demofleet.h"
#include "tests/app/demofleet/httpclient.h"

#include <QJsonArray>
#include <QTest>

using namespace demofleet;
using namespace std::chrono_literals;

class DemoControlTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void answers_data();
    void answers();
    void listsWhatThereIs();
    void spreadsTheHeartbeats();
    void cutsAndHeals();
    void hangsAndHeals();
    void stopsSlowlyAndHeals();
    void failsAShare();
    void restartsAServer();

private:
    QString url(const QString &path) const { return m_fleet.adminUrl() + path; }
    int post(const QString &path) { return m_client.send("POST", url(path)).status; }
    QJsonObject overview() { return m_client.get(url(QStringLiteral("/demo"))).json(); }
    QString idOf(int index) const { return m_fleet.instanceIds(QStringLiteral("INVENTORY")).value(index); }
    QString statusAt(int peer, const QString &id);

    DemoFleet m_fleet;
    tests::HttpClient m_client;
};

void DemoControlTest::initTestCase()
{
    FleetOptions options;
    options.serverCache = 300ms;
    options.fetch = 300ms;
    options.listCache = 300ms;
    options.heartbeat = 500ms;
    options.lease = 20s;
    options.peerRestart = 200ms;
    options.restartAfter = 0ms;
    options.requestsPerSecond = 0;
    options.backgroundErrors = 0;
    QVERIFY(m_fleet.start(options));
    QCOMPARE(m_fleet.eurekaUrls().size(), 2);
    for (int peer = 0; peer < 2; ++peer) {
        QTRY_COMPARE_WITH_TIMEOUT(statusAt(peer, idOf(0)), QStringLiteral("UP"), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(statusAt(peer, idOf(1)), QStringLiteral("UP"), 30'000);
    }
}

QString DemoControlTest::statusAt(int peer, const QString &id)
{
    return m_client.get(m_fleet.eurekaUrls().at(peer) + QStringLiteral("/instances/") + id)
        .json()
        .value(u"instance")
        .toObject()
        .value(u"status")
        .toString();
}

void DemoControlTest::answers_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    const auto row = [](const char *method, const char *path, int status) {
        QTest::addRow("%s %s", method, path) << QByteArray(method) << QString::fromLatin1(path) << status;
    };
    row("GET", "/demo", 200);
    row("GET", "/demo/totals", 200);
    row("GET", "/demo/hops", 200);
    row("GET", "/demo/cut", 404); // looking changes nothing
    row("PUT", "/demo/cut", 405);
    row("POST", "/demo/nosuch", 404);
    row("POST", "/demo/start?instance=nosuch&version=3", 404);
    row("POST", "/demo/start?instance=nosuch", 400);
    row("POST", "/demo/kill?instance=nosuch", 404);
    row("POST", "/demo/hang?instance=nosuch", 404);
    row("POST", "/demo/slow?instance=nosuch", 404);
    row("POST", "/demo/heal?instance=nosuch", 404);
    row("POST", "/demo/errors?instance=nosuch&share=0.5", 404);
    row("POST", "/demo/errors?instance=nosuch&share=2", 400);
    row("POST", "/demo/errors?instance=nosuch", 400);
    row("POST", "/demo/restart", 400);
    row("POST", "/demo/restart?peer=0", 404);
    row("POST", "/demo/restart?peer=3", 404);
}

void DemoControlTest::answers()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QTEST(m_client.send(method, url(path)).status, "status");
    QVERIFY(!m_fleet.isCut());
}

void DemoControlTest::listsWhatThereIs()
{
    const QJsonObject json = overview();
    QCOMPARE(json.value(u"peers").toArray().size(), 2);
    QCOMPARE(json.value(u"peers").toArray().at(1).toObject().value(u"url").toString(),
             m_fleet.eurekaUrls().at(1));
    QCOMPARE(json.value(u"instances").toArray().size(), 8);
    QVERIFY(json.value(u"actions").toArray().contains(QStringLiteral("POST /demo/cut")));
}

/// Behind a cut each server still gets the heartbeats of its own half.
void DemoControlTest::spreadsTheHeartbeats()
{
    QCOMPARE(post(QStringLiteral("/demo/cut")), 200);
    const auto renewed = [this](int peer, int index) {
        return m_client.get(m_fleet.eurekaUrls().at(peer) + QStringLiteral("/instances/") + idOf(index))
            .json()
            .value(u"instance")
            .toObject()
            .value(u"leaseInfo")
            .toObject()
            .value(u"lastRenewalTimestamp")
            .toInteger();
    };
    for (int index = 0; index < 2; ++index) {
        const qint64 own = renewed(index, index);
        const qint64 other = renewed(1 - index, index);
        QTRY_VERIFY_WITH_TIMEOUT(renewed(index, index) > own, 30'000);
        QVERIFY(other > 0);
    }
    QCOMPARE(post(QStringLiteral("/demo/heal")), 200);
}

void DemoControlTest::cutsAndHeals()
{
    const QString id = idOf(0);
    QCOMPARE(post(QStringLiteral("/demo/cut")), 200);
    QVERIFY(overview().value(u"cut").toBool());
    const QString path = QStringLiteral("/apps/INVENTORY/") + id + QStringLiteral("/status?value=");
    QCOMPARE(
        m_client.send("PUT", m_fleet.eurekaUrls().at(0) + path + QStringLiteral("OUT_OF_SERVICE")).status,
        200);
    QCOMPARE(statusAt(0, id), QStringLiteral("OUT_OF_SERVICE"));
    QCOMPARE(statusAt(1, id), QStringLiteral("UP"));
    QCOMPARE(post(QStringLiteral("/demo/heal")), 200);
    QVERIFY(!overview().value(u"cut").toBool());
    QTRY_COMPARE_WITH_TIMEOUT(statusAt(1, id), QStringLiteral("OUT_OF_SERVICE"), 30'000);
    m_client.send("DELETE", m_fleet.eurekaUrls().at(1) + path + QStringLiteral("UP"));
    QTRY_COMPARE_WITH_TIMEOUT(statusAt(0, id), QStringLiteral("UP"), 30'000);
}

void DemoControlTest::hangsAndHeals()
{
    const QString id = idOf(1);
    const QString work = m_fleet.instanceUrl(id) + QStringLiteral("/work");
    QCOMPARE(post(QStringLiteral("/demo/hang?instance=") + id), 200);
    QNetworkAccessManager network;
    std::unique_ptr<QNetworkReply> silent(network.get(QNetworkRequest(QUrl(work))));
    QTRY_VERIFY_WITH_TIMEOUT(statusAt(1, id) == QLatin1String("UP"), 30'000); // its heartbeats go on
    QCOMPARE(post(QStringLiteral("/demo/heal?instance=") + id), 200);
    QCOMPARE(m_client.get(work).status, 200);
    QVERIFY(!silent->isFinished());
}

void DemoControlTest::stopsSlowlyAndHeals()
{
    const auto isSlow = [this](const QString &id) {
        const QJsonArray all = overview().value(u"instances").toArray();
        return std::any_of(all.begin(), all.end(), [&](const QJsonValue &instance) {
            return instance[u"id"].toString() == id && instance[u"stoppingSlowly"].toBool();
        });
    };
    const QString id = idOf(1);
    const QString url = m_fleet.instanceUrl(id);
    QVERIFY(!isSlow(id));
    QCOMPARE(post(QStringLiteral("/demo/slow?instance=") + id), 200);
    QVERIFY(isSlow(id) && !isSlow(idOf(0)));
    QCOMPARE(post(QStringLiteral("/demo/heal?instance=") + id), 200);
    QVERIFY(!isSlow(id));
    QCOMPARE(m_client.get(url + QStringLiteral("/work")).status, 200);
}

void DemoControlTest::failsAShare()
{
    const QString id = idOf(1);
    const QString work = m_fleet.instanceUrl(id) + QStringLiteral("/work");
    QCOMPARE(post(QStringLiteral("/demo/errors?share=1&instance=") + id), 200);
    QCOMPARE(m_client.get(work).status, 500);
    QCOMPARE(post(QStringLiteral("/demo/heal")), 200);
    QCOMPARE(m_client.get(work).status, 200);
}

/// Those that sent their heartbeats there go on to the other one meanwhile.
void DemoControlTest::restartsAServer()
{
    QCOMPARE(post(QStringLiteral("/demo/restart?peer=2")), 200);
    QVERIFY(!m_fleet.isPeerRunning(1));
    QCOMPARE(post(QStringLiteral("/demo/restart?peer=2")), 404);
    QTRY_VERIFY_WITH_TIMEOUT(m_fleet.isPeerRunning(1), 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(statusAt(1, idOf(0)), QStringLiteral("UP"), 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(statusAt(1, idOf(1)), QStringLiteral("UP"), 30'000);
}

QTEST_GUILESS_MAIN(DemoControlTest)
#include "tst_democontrol.moc"
