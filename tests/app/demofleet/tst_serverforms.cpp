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

// The forms that lists go out in, and what a server tells of itself; its answers to each request are in
// tst_eurekaserver.cpp.
class ServerFormsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_server.reset(); }
    void choosesTheFormByAccept_data();
    void choosesTheFormByAccept();
    void listsByAddress();
    void sendsTheBigListsCompressed();
    void tellsOfItselfInXml();
    void legacyServersDiffer();

private:
    QString url(const QString &path) const { return m_server->url() + path; }

    std::unique_ptr<EurekaServer> m_server;
    tests::HttpClient m_client;
};

void ServerFormsTest::init()
{
    m_server = std::make_unique<EurekaServer>(EurekaServer::Settings{200ms, 1h});
    QVERIFY(m_server->http().listen());
    m_server->start();
}

void ServerFormsTest::choosesTheFormByAccept_data()
{
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    const auto row = [](const char *accept, int status, const char *type) {
        QTest::newRow(accept) << QByteArray(accept) << status << QByteArray(type);
    };
    row("application/json", 200, "application/json");
    row("application/json, application/xml", 200, "application/json");
    row("application/xml", 200, "application/xml");
    row("*/*", 200, "application/xml");
    row("application/*+json", 406, "application/json");
    row("text/html", 406, "application/json");
}

void ServerFormsTest::choosesTheFormByAccept()
{
    QFETCH(QByteArray, accept);
    m_client.send("POST", url(App), Posted);
    for (const QString &path : {QStringLiteral("/apps"), App, One}) {
        const tests::Answer answer = m_client.send("GET", url(path), {}, accept);
        QTEST(answer.status, "status");
        QTEST(answer.type, "type");
        QCOMPARE(answer.body.startsWith('<'), answer.type == "application/xml");
    }
}

void ServerFormsTest::listsByAddress()
{
    m_client.send("POST", url(App), QByteArray(Posted).replace(R"("orders")", R"("orders,shop")"));
    const auto list = [this](const QString &path) {
        return m_client.get(url(path)).json().value(u"applications").toObject();
    };
    const QJsonObject found = list(QStringLiteral("/vips/shop"));
    QCOMPARE(found.value(u"application").toArray().size(), 1);
    QCOMPARE(found.value(u"versions__delta"), QJsonValue(QStringLiteral("-1")));
    QCOMPARE(found.value(u"apps__hashcode"), QJsonValue(QStringLiteral("UP_1_")));
    QVERIFY(list(QStringLiteral("/vips/SHOP")).value(u"application").toArray().isEmpty());
    QVERIFY(list(QStringLiteral("/svips/shop")).value(u"application").toArray().isEmpty());
}

void ServerFormsTest::sendsTheBigListsCompressed()
{
    m_client.send("POST", url(App), Posted);
    QNetworkAccessManager network;
    for (const QString &path : {QStringLiteral("/apps"), QStringLiteral("/apps/delta"), App}) {
        QNetworkRequest request(QUrl(url(path)));
        request.setRawHeader("Accept", "application/json"); // Qt asks for gzip by itself, and unpacks it
        request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        request.setRawHeader("Accept-Encoding", "gzip"); // now it leaves the bytes as they are
        std::unique_ptr<QNetworkReply> reply(network.get(request));
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(reply->rawHeader("Content-Encoding"), path == App ? QByteArray() : QByteArray("gzip"));
        QCOMPARE(reply->readAll().startsWith("\x1f\x8b\x08"), path != App);
    }
    // Qt's own decoder agrees with the checksum and the length.
    QNetworkRequest request(QUrl(url(QStringLiteral("/apps"))));
    request.setRawHeader("Accept", "application/json");
    std::unique_ptr<QNetworkReply> reply(network.get(request));
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    const QJsonObject list = QJsonDocument::fromJson(reply->readAll()).object();
    QCOMPARE(list.value(u"applications").toObject().value(u"apps__hashcode").toString(),
             QStringLiteral("UP_1_"));
}

void ServerFormsTest::tellsOfItselfInXml()
{
    m_server->setPeers(
        {QStringLiteral("http://localhost:1/eureka"), QStringLiteral("http://localhost:2/eureka")});
    const tests::Answer status = m_client.send("GET", url(QStringLiteral("/status")), {}, "*/*");
    QCOMPARE(status.status, 200);
    QVERIFY(status.body.startsWith("<com.netflix.eureka.util.StatusInfo>"));
    QVERIFY(
        status.body.contains("<registered-replicas>http://localhost:1/eureka, http://localhost:2/eureka<"));
    QVERIFY(
        status.body.contains("<available-replicas>http://localhost:1/eureka,http://localhost:2/eureka,<"));
    const QString root = m_server->url().chopped(QStringLiteral("eureka").size());
    const tests::Answer page = m_client.send("GET", root, {}, "text/html");
    QVERIFY(page.type.startsWith("text/html"));
    QVERIFY(page.body.contains("<td>Uptime</td><td>00:00</td>"));
    QVERIFY(page.body.contains("<td>Lease expiration enabled</td><td>true</td>"));
    QVERIFY(page.body.contains("<td>Renews threshold</td><td>1</td>")); // the one that does not exist
    QVERIFY(page.body.contains("<a href=\"http://localhost:2/eureka\">localhost</a>"));
}

void ServerFormsTest::legacyServersDiffer()
{
    EurekaServer::Settings settings{200ms, 1h};
    settings.flavour = Flavour::Legacy;
    m_server = std::make_unique<EurekaServer>(settings);
    QVERIFY(m_server->http().listen());
    m_client.send("POST", url(App), Posted);
    const QJsonObject json = m_client.get(url(One)).json().value(u"instance").toObject();
    QCOMPARE(json.value(u"overriddenstatus"), QJsonValue(QStringLiteral("UNKNOWN")));
    QVERIFY(!json.contains(u"overriddenStatus"));
    QCOMPARE(m_client.get(url(QStringLiteral("/v2/apps"))).status, 404);
    QCOMPARE(m_client.get(url(QStringLiteral("/status"))).status, 200);
    const QString other = App + QStringLiteral("/other");
    QCOMPARE(m_client.send("PUT", url(other + QStringLiteral("/metadata?zone=a"))).status, 500);
    const tests::Answer missing = m_client.send("PUT", url(other));
    QCOMPARE(missing.status, 404);
    QVERIFY(missing.body.isEmpty());
}

QTEST_GUILESS_MAIN(ServerFormsTest)
#include "tst_serverforms.moc"
