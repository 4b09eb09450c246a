// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reach/proxy.h"

#include <QTest>

class ProxyTest : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void followsTheEnvironment_data();
    void followsTheEnvironment();
};

void ProxyTest::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(expected);
    };
    row("direct", "direct");
    row("socks5://127.0.0.1:1080", "socks5://127.0.0.1:1080");
    row("socks5h://jump", "socks5://jump:1080");
    row("SOCKS5://Jump:99/", "socks5://jump:99");
    row("http://proxy:3128", "http://proxy:3128");
    row("http://proxy", "http://proxy:8080");
    row("proxy:3128", "http://proxy:3128");
    row("http://[::1]:3128", "http://[::1]:3128");
    row("http://[fd00::1]", "http://[fd00::1]:8080");
    row("http://user:hidden@proxy:3128", "http://proxy:3128");
}

void ProxyTest::reads()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto proxy = core::parseProxy(text.toStdString());
    QVERIFY(proxy.has_value());
    QCOMPARE(QString::fromStdString(core::proxyText(*proxy)), expected);
    QCOMPARE(proxy->password, std::string(text.contains(QLatin1String("hidden")) ? "hidden" : ""));
}

void ProxyTest::refuses_data()
{
    QTest::addColumn<int>("unused");
    for (const char *text : {"", "socks4://a:1", "https://user:hidden@proxy", "socks5://", "socks5://a:0",
                             "http://a/path", "http://user:hidden@a b"})
        QTest::newRow(text) << 0;
}

void ProxyTest::refuses()
{
    const auto proxy = core::parseProxy(QTest::currentDataTag());
    QVERIFY(!proxy.has_value());
    QVERIFY((proxy.error().where + proxy.error().what).find("hidden") == std::string::npos);
}

void ProxyTest::followsTheEnvironment_data()
{
    QTest::addColumn<bool>("secure");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("expected");
    QTest::newRow("http") << false << "orders"
                          << "http://plain:1";
    QTest::newRow("https falls back") << true << "orders"
                                      << "socks5://all:3";
    QTest::newRow("excepted") << false << "a.corp"
                              << "direct";
    QTest::newRow("excepted block") << true << "10.1.1.1"
                                    << "direct";
    QTest::newRow("loopback") << false << "127.0.0.1"
                              << "direct";
}

void ProxyTest::followsTheEnvironment()
{
    QFETCH(bool, secure);
    QFETCH(QString, host);
    QFETCH(QString, expected);
    const core::ProxyEnvironment environment{"http://plain:1", {}, "socks5://all:3", "x, .corp,10.0.0.0/8,"};
    const auto proxy = core::environmentProxy(environment, secure, host.toStdString());
    QVERIFY(proxy.has_value());
    QCOMPARE(QString::fromStdString(core::proxyText(*proxy)), expected);
    QCOMPARE(core::environmentProxy({"ftp://x"}, false, "orders").error().what, std::string("proxy"));
}

QTEST_APPLESS_MAIN(ProxyTest)
#include "tst_proxy.moc"
