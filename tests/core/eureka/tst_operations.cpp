// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/operations.h"
#include "tests/core/support/builders.h"

#include <QTest>

class OperationsTest : public QObject
{
    Q_OBJECT

private slots:
    void makesRequests_data();
    void makesRequests();
    void findsTheStatusPage_data();
    void findsTheStatusPage();
    void encodesIds_data();
    void encodesIds();
    void knowsAddressable_data();
    void knowsAddressable();
};

void OperationsTest::makesRequests_data()
{
    QTest::addColumn<core::Request>("request");
    QTest::addColumn<core::Method>("method");
    QTest::addColumn<std::string>("url");
    const std::string base = build::peerOne;
    const auto app = build::app();
    const auto id = build::id("orders-1");
    using core::Method;
    QTest::newRow("list") << core::listRequest(base) << Method::Get << base + "/apps";
    QTest::newRow("instance") << core::instanceRequest(base, app, id) << Method::Get
                              << base + "/apps/ORDERS/orders-1";
    QTest::newRow("application") << core::applicationRequest(base, app) << Method::Get
                                 << base + "/apps/ORDERS";
    QTest::newRow("instance by its id")
        << core::instanceByIdRequest(base, id) << Method::Get << base + "/instances/orders-1";
    QTest::newRow("VIP") << core::vipRequest(base, "Orders;v2") << Method::Get << base + "/vips/Orders%3Bv2";
    QTest::newRow("secure VIP") << core::secureVipRequest(base, "orders") << Method::Get
                                << base + "/svips/orders";
    QTest::newRow("take out of service") << core::takeOutOfServiceRequest(base, app, id) << Method::Put
                                         << base + "/apps/ORDERS/orders-1/status?value=OUT_OF_SERVICE";
    QTest::newRow("cancel with UP") << core::cancelOverrideWithUpRequest(base, app, id) << Method::Delete
                                    << base + "/apps/ORDERS/orders-1/status?value=UP";
    QTest::newRow("cancel") << core::cancelOverrideRequest(base, app, id) << Method::Delete
                            << base + "/apps/ORDERS/orders-1/status";
}

void OperationsTest::makesRequests()
{
    QFETCH(core::Request, request);
    QFETCH(core::Method, method);
    QFETCH(std::string, url);
    QCOMPARE(request.method, method);
    QCOMPARE(request.url, url);
    QVERIFY(request.body.empty());
    // Without the header /apps answers XML.
    QCOMPARE(request.headers, (std::vector<core::Header>{{"Accept", "application/json"}}));
    QCOMPARE(request.mayRepeat(), method == core::Method::Get);
    const bool isList =
        url.ends_with("/apps") || url.ends_with("/apps/ORDERS") || url.find("vips/") != std::string::npos;
    QCOMPARE(request.bodyLimit, isList ? core::registryBodyLimit : core::otherBodyLimit);
}

// The page is beside the REST resources: at the root of the server's context path.
void OperationsTest::findsTheStatusPage_data()
{
    QTest::addColumn<std::string>("base");
    QTest::addColumn<std::string>("page");
    const auto row = [](const char *base, const char *page) {
        QTest::newRow(base) << std::string(base) << std::string(page);
    };
    row("http://eureka-1:8761/eureka", "http://eureka-1:8761/");
    row("http://eureka-1:8761/eureka/v2", "http://eureka-1:8761/");
    row("http://eureka-1:8761/ctx/eureka", "http://eureka-1:8761/ctx/");
    row("http://eureka-1:8761/ctx/eureka/v2", "http://eureka-1:8761/ctx/");
    row("https://eureka.example", "https://eureka.example/");
}

void OperationsTest::findsTheStatusPage()
{
    QFETCH(std::string, base);
    QFETCH(std::string, page);
    const core::Request request = core::statusPageRequest(base);
    QCOMPARE(request.url, page);
    QCOMPARE(request.method, core::Method::Get);
    QCOMPARE(request.headers, (std::vector<core::Header>{{"Accept", "text/html"}}));
}

void OperationsTest::encodesIds_data()
{
    QTest::addColumn<std::string>("id");
    QTest::addColumn<std::string>("segment");
    QTest::newRow("percent") << std::string("a%2Fb") << std::string("a%252Fb");
    QTest::newRow("semicolon, else a matrix parameter") << std::string("a;b") << std::string("a%3Bb");
    QTest::newRow("space") << std::string("a b") << std::string("a%20b");
    QTest::newRow("question mark") << std::string("a?value=UP") << std::string("a%3Fvalue%3DUP");
    QTest::newRow("hash") << std::string("a#b") << std::string("a%23b");
    QTest::newRow("brackets") << std::string("[::1]") << std::string("%5B%3A%3A1%5D");
    QTest::newRow("slash stays one segment") << std::string("../UP") << std::string("..%2FUP");
    QTest::newRow("utf-8") << std::string("\xc3\xa4") << std::string("%C3%A4");
}

void OperationsTest::encodesIds()
{
    QFETCH(std::string, id);
    QFETCH(std::string, segment);
    const std::string expected = std::string(build::peerOne) + "/apps/ORDERS/" + segment;
    const auto app = build::app();
    QCOMPARE(core::instanceRequest(build::peerOne, app, build::id(id)).url, expected);
    QCOMPARE(core::takeOutOfServiceRequest(build::peerOne, app, build::id(id)).url,
             expected + "/status?value=OUT_OF_SERVICE");
    QCOMPARE(core::cancelOverrideRequest(build::peerOne, app, build::id(id)).url, expected + "/status");
    QCOMPARE(core::cancelOverrideWithUpRequest(build::peerOne, app, build::id(id)).url,
             expected + "/status?value=UP");
}

void OperationsTest::knowsAddressable_data()
{
    QTest::addColumn<std::string>("id");
    QTest::addColumn<bool>("isAddressable");
    QTest::newRow("usual") << std::string("host:orders:8080") << true;
    QTest::newRow("percent and semicolon") << std::string("a%b;c d") << true;
    QTest::newRow("slash") << std::string("a/b") << false;
    QTest::newRow("a folder") << std::string("..") << false;
    QTest::newRow("backslash") << std::string("a\\b") << false;
}

void OperationsTest::knowsAddressable()
{
    QFETCH(std::string, id);
    QFETCH(bool, isAddressable);
    QCOMPARE(core::isAddressable(build::id(id)), isAddressable);
}

QTEST_APPLESS_MAIN(OperationsTest)
#include "tst_operations.moc"
