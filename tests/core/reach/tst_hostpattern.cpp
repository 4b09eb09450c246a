// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reach/hostpattern.h"

#include <QTest>

class HostPatternTest : public QObject
{
    Q_OBJECT

private slots:
    void matchesHosts_data();
    void matchesHosts();
    void matchesNoProxyEntries_data();
    void matchesNoProxyEntries();
    void knowsThisMachine_data();
    void knowsThisMachine();
    void starsStayLinear();
};

void HostPatternTest::matchesHosts_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *host, const char *pattern, bool expected) {
        QTest::addRow("%s in %s", host, pattern)
            << QString::fromLatin1(host) << QString::fromLatin1(pattern) << expected;
    };
    row("orders-1.internal", "*.internal", true);
    row("ORDERS-1.Internal", "orders-*.INTERNAL", true);
    row("internal", "*.internal", false);
    row("orders-1.internal.evil.example", "*.internal", false);
    row("orders", "orders", true);
    row("orders2", "orders", false);
    row("anything", "*", true);
    row("10.42.3.4", "10.42.0.0/16", true);
    row("10.43.0.0", "10.42.0.0/16", false);
    row("10.42.3.4", "0.0.0.0/0", true);
    row("10.42.3.4", "10.42.3.4/32", true);
    row("10.42.3.5", "10.42.3.4/32", false);
    row("10.42.3.4", "10.42.*", true);
    row("fd00::17", "fd00::/8", true);
    row("fe00::17", "fd00::/8", false);
    row("fd00::17", "FD00:0:0:0:0:0:0:17", true);
    row("10.42.3.4", "fd00::/8", false);
    row("ten.example", "0.0.0.0/0", false); // names are not resolved
    row("10.42.3.4", "10.42.0.0/33", false);
    row("10.42.3.4", "10.42.0.0/", false);
    row("10.42.3.4", "10.42/16", false);
    row("a", "", false);
    row("", "*", false);
}

void HostPatternTest::matchesHosts()
{
    QFETCH(QString, host);
    QFETCH(QString, pattern);
    QFETCH(bool, expected);
    QCOMPARE(core::matchesHost(host.toStdString(), pattern.toStdString()), expected);
}

void HostPatternTest::matchesNoProxyEntries_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("entry");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *host, const char *entry, bool expected) {
        QTest::addRow("%s in %s", host, entry)
            << QString::fromLatin1(host) << QString::fromLatin1(entry) << expected;
    };
    row("a.corp.example", "corp.example", true);
    row("a.corp.example", ".corp.example", true);
    row("corp.example", ".corp.example", true);
    row("evilcorp.example", "corp.example", false);
    row("a.corp.example", " corp.example ", true);
    row("10.1.2.3", "10.0.0.0/8", true);
    row("10.1.2.3", "10.1.2.3", true);
    row("110.1.2.3", "10.1.2.3", false);
    row("x", "*", true);
    row("x", "", false);
    row("x", ".", false);
}

void HostPatternTest::matchesNoProxyEntries()
{
    QFETCH(QString, host);
    QFETCH(QString, entry);
    QFETCH(bool, expected);
    QCOMPARE(core::matchesNoProxy(host.toStdString(), entry.toStdString()), expected);
}

void HostPatternTest::knowsThisMachine_data()
{
    QTest::addColumn<bool>("expected");
    for (const char *host : {"localhost", "LOCALHOST.", "app.localhost", "localhost.localdomain", "127.0.0.1",
                             "127.9.9.9", "0.0.0.0", "::1", "::", "::ffff:127.0.0.1", "::127.0.0.1", "127.1",
                             "2130706433", "0x7f000001", "0177.0.0.1", "0"})
        QTest::newRow(host) << true;
    for (const char *host : {"10.0.0.1", "localhost.example", "orders", "fd00::1", "::ffff:10.0.0.1",
                             "128.0.0.1", "notlocalhost", "node-127"})
        QTest::newRow(host) << false;
}

void HostPatternTest::knowsThisMachine()
{
    QFETCH(bool, expected);
    QCOMPARE(core::isThisMachine(QTest::currentDataTag()), expected);
}

void HostPatternTest::starsStayLinear()
{
    std::string pattern;
    for (int i = 0; i < 2'000; ++i)
        pattern += "*a";
    QVERIFY(!core::matchesHost(std::string(20'000, 'a') + "b", pattern + "c"));
}

QTEST_APPLESS_MAIN(HostPatternTest)
#include "tst_hostpattern.moc"
