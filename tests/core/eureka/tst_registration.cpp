// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/decoder.h"
#include "core/eureka/registration.h"
#include "tests/core/support/builders.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

class RegistrationTest : public QObject
{
    Q_OBJECT

private slots:
    void postsTheApplication()
    {
        const core::Request request = core::registrationRequest(build::peerOne, {build::instance()});
        QCOMPARE(request.method, core::Method::Post);
        QCOMPARE(request.url, std::string(build::peerOne) + "/apps/ORDERS");
        QCOMPARE(request.headers, (std::vector<core::Header>{{"Accept", "application/json"},
                                                             {"Content-Type", "application/json"}}));
        QVERIFY(!request.mayRepeat());
    }

    /// Our own decoder is the reader; the live test asks a real server.
    void isReadBackAsItWas()
    {
        core::Instance instance = build::instance("orders-1:8080", "STARTING");
        instance.ipAddress = "10.0.0.7";
        instance.securePort = 8443;
        instance.vipAddress = "orders,orders-v2";
        instance.secureVipAddress = "orders-secure";
        instance.metadata = {{"management.port", "9081"}, {"note", "a \"quote\" \\ and\ta tab \xc3\xa4"}};
        instance.lease.renewalInterval = core::Seconds(5);
        instance.lease.duration = core::Seconds(15);
        instance.lastDirty = core::timeFromEpoch(1'760'000'000'123);
        const auto read = core::decodeInstance(core::registrationBody({instance}), "here");
        QVERIFY(read);
        QCOMPARE(read->id.text(), instance.id.text());
        QCOMPARE(read->hostName, instance.hostName);
        QCOMPARE(read->ipAddress, instance.ipAddress);
        QCOMPARE(read->status, instance.status);
        QCOMPARE(read->port, instance.port);
        QCOMPARE(read->securePort, instance.securePort);
        QCOMPARE(read->vipAddress, instance.vipAddress);
        QCOMPARE(read->secureVipAddress, instance.secureVipAddress);
        QCOMPARE(read->healthCheckUrl, instance.healthCheckUrl);
        QCOMPARE(read->metadata, instance.metadata);
        QCOMPARE(read->lease.duration, instance.lease.duration);
        QCOMPARE(read->lastDirty, instance.lastDirty);
        QVERIFY(!read->hasOverride());
    }

    void neverPostsAnOverride()
    {
        const core::Instance taken = build::instance("orders-1", "OUT_OF_SERVICE", "OUT_OF_SERVICE");
        const QJsonObject body =
            QJsonDocument::fromJson(QByteArray::fromStdString(core::registrationBody({taken}))).object();
        const QJsonObject posted = body.value(QStringLiteral("instance")).toObject();
        QCOMPARE(posted.value(QStringLiteral("overriddenStatus")).toString(), QStringLiteral("UNKNOWN"));
        QCOMPARE(posted.value(QStringLiteral("dataCenterInfo")).toObject().value(QStringLiteral("name")),
                 QJsonValue(QStringLiteral("MyOwn")));
    }

    void heartbeats()
    {
        const auto url = std::string(build::peerOne) + "/apps/ORDERS/a%20b?status=";
        QCOMPARE(core::heartbeatRequest(build::peerOne, build::app(), build::id("a b"), {}).url, url + "UP");
        const core::Request stamped = core::heartbeatRequest(build::peerOne, build::app(), build::id("a b"),
                                                             {core::Status::Down, core::timeFromEpoch(42)});
        QCOMPARE(stamped.url, url + "DOWN&lastDirtyTimestamp=42");
        QCOMPARE(stamped.method, core::Method::Put);
    }

    void knowsWhatIsMissing()
    {
        core::Instance instance = build::instance();
        instance.ipAddress = "";
        QCOMPARE(core::missingField({instance}), std::string_view("ipAddr"));
        instance.ipAddress = "10.0.0.7";
        QVERIFY(core::missingField({instance}).empty());
        instance.hostName = "";
        QCOMPARE(core::missingField({instance}), std::string_view("hostName"));
    }
};

QTEST_APPLESS_MAIN(RegistrationTest)
#include "tst_registration.moc"
