// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reach/origins.h"

#include <QTest>

class OriginsTest : public QObject
{
    Q_OBJECT

private slots:
    void areWhereTheInstanceIs();
    void neverWhereAPagePointsElsewhere();
    void surviveHostileHosts_data();
    void surviveHostileHosts();
};

void OriginsTest::areWhereTheInstanceIs()
{
    core::Instance instance{*core::ApplicationName::from("ORDERS"), *core::InstanceId::from("orders-1")};
    instance.hostName = "Orders-1";
    instance.ipAddress = "10.0.0.7";
    instance.port = 8080;
    instance.metadata = {{core::RowText("management.port"), core::RowText("8081")}};
    instance.healthCheckUrl = "https://orders-1:9443/health";
    const std::set<std::string> expected{
        "http://orders-1:8080", "http://10.0.0.7:8080",  "http://orders-1:8081", "https://orders-1:8081",
        "http://10.0.0.7:8081", "https://10.0.0.7:8081", "https://orders-1:9443"};
    QVERIFY(core::originsOf(instance) == expected);
}

void OriginsTest::neverWhereAPagePointsElsewhere()
{
    core::Instance instance{*core::ApplicationName::from("ORDERS"), *core::InstanceId::from("orders-1")};
    instance.hostName = "orders-1";
    instance.healthCheckUrl = "http://evil.example/health";
    instance.statusPageUrl = "http://orders-1@evil.example/info";
    QVERIFY(core::originsOf(instance).empty());
}

void OriginsTest::surviveHostileHosts_data()
{
    QTest::addColumn<QString>("host");
    for (const char *host : {"", "a/b", "a@evil", "orders:80", "evil.example/?x=", "a b", "::1]"})
        QTest::newRow(host) << QString::fromLatin1(host);
}

void OriginsTest::surviveHostileHosts()
{
    QFETCH(QString, host);
    core::Instance instance{*core::ApplicationName::from("ORDERS"), *core::InstanceId::from("orders-1")};
    instance.hostName = host.toStdString();
    instance.port = 8080;
    instance.metadata = {{core::RowText("management.port"), core::RowText("80@evil")}};
    QVERIFY(core::originsOf(instance).empty());
}

QTEST_APPLESS_MAIN(OriginsTest)
#include "tst_origins.moc"
