// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/threads.h"

#include <QTest>

#include <limits>

class ThreadsTest : public QObject
{
    Q_OBJECT

private slots:
    void findsConnector_data();
    void findsConnector();
    void countsInFlight_data();
    void countsInFlight();
};

void ThreadsTest::findsConnector_data()
{
    QTest::addColumn<std::vector<std::string>>("names");
    QTest::addColumn<int>("port");
    QTest::addColumn<std::string>("connector"); // empty: none
    using Names = std::vector<std::string>;
    QTest::newRow("the only one") << Names{"http-nio-8080"} << 8080 << std::string("http-nio-8080");
    QTest::newRow("of two") << Names{"http-nio-8081", "http-nio-8080"} << 8080
                            << std::string("http-nio-8080");
    QTest::newRow("TLS") << Names{"https-jsse-nio-8443"} << 8443 << std::string("https-jsse-nio-8443");
    QTest::newRow("ends alike") << Names{"http-nio-18080"} << 8080 << std::string();
    QTest::newRow("random port") << Names{"http-nio-auto-1"} << 8080 << std::string();
    QTest::newRow("none") << Names{} << 8080 << std::string();
}

void ThreadsTest::findsConnector()
{
    QFETCH(std::vector<std::string>, names);
    QFETCH(int, port);
    QFETCH(std::string, connector);
    core::Metric metric;
    if (!names.empty())
        metric.tags["name"] = names;
    QCOMPARE(core::connectorOf(metric, port).value_or(std::string()), connector);
}

void ThreadsTest::countsInFlight_data()
{
    QTest::addColumn<double>("busy");
    QTest::addColumn<bool>("sharesPort");
    QTest::addColumn<int>("inFlight"); // -1: cannot be told
    QTest::newRow("only the question") << 1.0 << true << 0;
    QTest::newRow("two and the question") << 3.0 << true << 2;
    QTest::newRow("asked through its own port") << 2.0 << false << 2;
    QTest::newRow("the question has ended") << 0.0 << true << 0;
    QTest::newRow("negative") << -1.0 << true << -1;
    QTest::newRow("no number") << std::numeric_limits<double>::quiet_NaN() << true << -1;
    QTest::newRow("no count") << 1e12 << true << -1;
}

void ThreadsTest::countsInFlight()
{
    QFETCH(double, busy);
    QFETCH(bool, sharesPort);
    QFETCH(int, inFlight);
    core::Metric metric;
    metric.measurements["VALUE"] = busy;
    QCOMPARE(core::inFlightOf(metric, sharesPort).value_or(-1), inFlight);
    QCOMPARE(core::inFlightOf(core::Metric{}, sharesPort), std::optional<int>());
}

QTEST_APPLESS_MAIN(ThreadsTest)
#include "tst_threads.moc"
