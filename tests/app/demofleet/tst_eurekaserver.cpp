// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/eureka/eurekaserver.h"
#include "tests/app/demofleet/httpclient.h"

#include <QJsonArray>
#include <QTest>

using namespace demofleet;
using namespace std::chrono_literals;

namespace {

const QString App = QStringLiteral("/apps/ORDERS");
const QString One = App + QStringLiteral("/orders-1:8080");

const QByteArray Posted = R"({"instance":{"instanceId":"orders-1:8080","hostName":"localhost","app":"ORDERS",
    "ipAddr":"127.0.0.1","status":"UP","port":{"$":"8080","@enabled":true},
    "dataCenterInfo":{"@class":"com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo","name":"MyOwn"},
    "leaseInfo":{"renewalIntervalInSecs":3,"durationInSecs":9},"metadata":{"version":"2.14.0"},
    "vipAddress":"orders","lastDirtyTimestamp":"1760000000000"}})";

} // namespace

class EurekaServerTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_server.reset(); }
    void answersStatusCodes_data();
    void answersStatusCodes();
    void refusesBadRegistrations_data();
    void refusesBadRegistrations();
    void writesScalarsAsRealServersDo();
    void showsChangesLiveAtOnceAndCachedLater();
    void listsNothingWhenEmpty();
    void wrapsApplications();
    void sendsBootsErrors();

private:
    QString url(const QString &path) const { return m_server->url() + path; }

    std::unique_ptr<EurekaServer> m_server;
    tests::HttpClient m_client;
};

void EurekaServerTest::init()
{
    m_server = std::make_unique<EurekaServer>(EurekaServer::Settings{200ms, 1h});
    QVERIFY(m_server->http().listen());
    m_server->start();
}

void EurekaServerTest::answersStatusCodes_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    const auto row = [](const char *method, const QString &path, int status) {
        QTest::addRow("%s %s", method, qPrintable(path)) << QByteArray(method) << path << status;
    };
    row("GET", QStringLiteral("/apps"), 200);
    row("GET", QStringLiteral("/apps/"), 200);
    row("GET", QStringLiteral("/v2/apps"), 200);
    row("GET", QStringLiteral("/apps/delta"), 200);
    row("GET", App, 200);
    row("GET", QStringLiteral("/apps/orders"), 200);
    row("GET", QStringLiteral("/apps/NOSUCH"), 404);
    row("GET", One, 200);
    row("GET", App + QStringLiteral("/orders-1%3A8080"), 200);
    row("GET", App + QStringLiteral("/a%2Fb"), 400);
    row("GET", App + QStringLiteral("/other"), 404);
    row("GET", QStringLiteral("/instances/orders-1:8080"), 200);
    row("GET", QStringLiteral("/instances/other"), 404);
    row("GET", QStringLiteral("/status"), 500);
    row("GET", QStringLiteral("/nosuch"), 404);
    row("GET", QStringLiteral("/vips/nosuch"), 200);
    row("GET", QStringLiteral("/svips/nosuch"), 200);
    row("GET", QStringLiteral("/peerreplication/batch/"), 405);
    row("POST", QStringLiteral("/peerreplication/batch/"), 400);
    row("PUT", One, 200);
    row("PUT", One + QStringLiteral("?status=UP&lastDirtyTimestamp=1760000000000"), 200);
    row("PUT", One + QStringLiteral("?lastDirtyTimestamp=1760000000001"), 404);
    row("PUT", One + QStringLiteral("?lastDirtyTimestamp=abc"), 500);
    row("PUT", App + QStringLiteral("/other"), 404);
    row("DELETE", One, 200);
    row("DELETE", App + QStringLiteral("/other"), 404);
    row("POST", One, 405);
    row("PUT", One + QStringLiteral("/status?value=OUT_OF_SERVICE"), 200);
    row("PUT", One + QStringLiteral("/status?value=UP"), 200);
    row("PUT", One + QStringLiteral("/status?value=BOGUS"), 500);
    row("PUT", One + QStringLiteral("/status?value=out_of_service"), 500);
    row("PUT", One + QStringLiteral("/status?value="), 500);
    row("PUT", One + QStringLiteral("/status"), 500);
    row("PUT", App + QStringLiteral("/other/status?value=UP"), 404);
    row("PUT", One + QStringLiteral("/status?value=OUT_OF_SERVICE&lastDirtyTimestamp=abc"), 500);
    row("PUT", One + QStringLiteral("/status?value=UP&lastDirtyTimestamp=abc"), 200); // nothing to store
    row("GET", App + QStringLiteral("/orders;1:8080"), 404);
    row("GET", One + QStringLiteral(";v=1"), 200);
    row("DELETE", One + QStringLiteral("/status"), 200);
    row("DELETE", One + QStringLiteral("/status?value=UP"), 200);
    row("DELETE", One + QStringLiteral("/status?value=BOGUS"), 500);
    row("DELETE", App + QStringLiteral("/other/status?value=UP"), 404);
    row("POST", One + QStringLiteral("/status"), 405);
    row("PUT", One + QStringLiteral("/metadata?zone=a"), 200);
    row("PUT", App + QStringLiteral("/other/metadata?zone=a"), 404);
    row("POST", One + QStringLiteral("/metadata?zone=a"), 405);
    row("DELETE", QStringLiteral("/apps"), 405);
    row("PUT", App, 405);
}

void EurekaServerTest::answersStatusCodes()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QCOMPARE(m_client.send("POST", url(App), Posted).status, 204);
    QTEST(m_client.send(method, url(path)).status, "status");
}

void EurekaServerTest::refusesBadRegistrations_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const char *from, const char *to, const char *body) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QByteArray(body);
    };
    row("no JSON", "{", "", R"({"error": "cannot parse request body"})");
    row("no id", R"("instanceId")", R"("x")", "Missing instanceId");
    row("no host", R"("hostName")", R"("x")", "Missing hostname");
    row("no address", R"("ipAddr")", R"("x")", "Missing ip address");
    row("no application", R"("app")", R"("x")", "Missing appName");
    row("other application", R"("ORDERS")", R"("PAYMENTS")",
        "Mismatched appName, expecting ORDERS but was PAYMENTS");
    row("no center", R"("dataCenterInfo")", R"("x")", "Missing dataCenterInfo");
    row("no name of the center", R"("name")", R"("x")", "Missing dataCenterInfo Name");
}

void EurekaServerTest::refusesBadRegistrations()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    const QByteArray body = QByteArray(Posted).replace(from, to);
    const tests::Answer answer = m_client.send("POST", url(App), body);
    QCOMPARE(answer.status, 400);
    QTEST(answer.body, "body");
    QCOMPARE(m_client.send("POST", url(App), Posted, "application/json", "text/plain").status, 415);
}

void EurekaServerTest::writesScalarsAsRealServersDo()
{
    m_client.send("POST", url(App), Posted);
    m_client.send("PUT", url(One));
    const QJsonObject json = m_client.get(url(One)).json().value(u"instance").toObject();
    const QJsonObject port = json.value(u"port").toObject();
    QCOMPARE(port.value(u"$"), QJsonValue(8080));
    QCOMPARE(port.value(u"@enabled"), QJsonValue(QStringLiteral("true")));
    QCOMPARE(json.value(u"countryId"), QJsonValue(1));
    QCOMPARE(json.value(u"isCoordinatingDiscoveryServer"), QJsonValue(QStringLiteral("false")));
    QCOMPARE(json.value(u"lastDirtyTimestamp"), QJsonValue(QStringLiteral("1760000000000")));
    QVERIFY(json.value(u"lastUpdatedTimestamp").isString());
    QCOMPARE(json.value(u"overriddenStatus"), QJsonValue(QStringLiteral("UNKNOWN")));
    QCOMPARE(json.value(u"actionType"), QJsonValue(QStringLiteral("ADDED")));
    const QJsonObject lease = json.value(u"leaseInfo").toObject();
    QCOMPARE(lease.value(u"durationInSecs"), QJsonValue(9));
    const qint64 ahead =
        lease.value(u"lastRenewalTimestamp").toInteger() - lease.value(u"registrationTimestamp").toInteger();
    QVERIFY(ahead >= 9000 && ahead < 14'000);
}

void EurekaServerTest::showsChangesLiveAtOnceAndCachedLater()
{
    const auto live = [this] {
        return m_client.get(url(One)).json().value(u"instance").toObject().value(u"status").toString();
    };
    const auto hash = [this] {
        return m_client.get(url(QStringLiteral("/apps")))
            .json()
            .value(u"applications")
            .toObject()
            .value(u"apps__hashcode")
            .toString();
    };
    m_client.send("POST", url(App), Posted);
    QTRY_COMPARE(hash(), QStringLiteral("UP_1_"));
    m_client.send("PUT", url(One + QStringLiteral("/status?value=OUT_OF_SERVICE")));
    QCOMPARE(live(), QStringLiteral("OUT_OF_SERVICE"));
    QTRY_COMPARE(hash(), QStringLiteral("OUT_OF_SERVICE_1_"));
}

void EurekaServerTest::listsNothingWhenEmpty()
{
    const QJsonObject list =
        m_client.get(url(QStringLiteral("/apps"))).json().value(u"applications").toObject();
    QCOMPARE(list.value(u"versions__delta"), QJsonValue(QStringLiteral("1")));
    QCOMPARE(list.value(u"apps__hashcode"), QJsonValue(QString()));
    QVERIFY(list.value(u"application").isArray());
    QVERIFY(list.value(u"application").toArray().isEmpty());
}

void EurekaServerTest::wrapsApplications()
{
    m_client.send("POST", url(App), Posted);
    const QJsonObject one = m_client.get(url(App)).json().value(u"application").toObject();
    QCOMPARE(one.value(u"name").toString(), QStringLiteral("ORDERS"));
    QCOMPARE(one.value(u"instance").toArray().size(), 1);
    const QJsonObject all =
        m_client.get(url(QStringLiteral("/apps"))).json().value(u"applications").toObject();
    QCOMPARE(all.value(u"application").toArray().first().toObject(), one);
}

void EurekaServerTest::sendsBootsErrors()
{
    const tests::Answer answer = m_client.send("PUT", url(App + QStringLiteral("/other")));
    QCOMPARE(answer.type, "application/json");
    QCOMPARE(answer.json().value(u"status"), QJsonValue(404));
    QCOMPARE(answer.json().value(u"error"), QJsonValue(QStringLiteral("Not Found")));
    QCOMPARE(answer.json().value(u"path"), QJsonValue(QStringLiteral("/eureka/apps/ORDERS/other")));
    QVERIFY(answer.json().value(u"timestamp").isString());
}

QTEST_GUILESS_MAIN(EurekaServerTest)
#include "tst_eurekaserver.moc"
