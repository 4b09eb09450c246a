// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/callerreadings.h"
#include "core/rates/lines.h"
#include "tests/core/support/builders.h"

#include <QTest>

using core::CallerMeter;
using core::CallerReadings;

class CallerReadingsTest : public QObject
{
    Q_OBJECT

private slots:
    void aFirstReadingHasNoRate();
    void tellsTheRateOfEachTarget();
    void goesByOneMeterAlone();
    void anInstanceOfTheTargetIsItsOwn();
    void anOldRateIsAGap();
    void onlyOnesTotalsAreOfOne();
    void forgets();
};

namespace {

const core::InstanceName gateway{*core::ApplicationName::from("GATEWAY"), *core::InstanceId::from("g")};
const core::InstanceName shop{*core::ApplicationName::from("SHOP"), *core::InstanceId::from("s")};

core::CallerCount count(const char *target, double seconds, double requests,
                        CallerMeter meter = CallerMeter::Gateway, const char *instance = "")
{
    core::CallerCount count{meter, build::app(target), instance, {}};
    count.sample.at = build::at(seconds);
    count.sample.requests = requests;
    return count;
}

} // namespace

void CallerReadingsTest::aFirstReadingHasNoRate()
{
    CallerReadings readings;
    QVERIFY(readings.read(gateway, {count("ORDERS", 0, 100)}).empty());
    const auto rates = readings.ratesAt(build::at(1));
    QCOMPARE(rates.size(), std::size_t(1)); // it is counted, and nothing is known yet
    QVERIFY(rates.at("ORDERS").empty());
}

void CallerReadingsTest::tellsTheRateOfEachTarget()
{
    CallerReadings readings;
    readings.read(gateway, {count("ORDERS", 0, 100), count("STOCK", 0, 7)});
    const auto rates =
        readings.read(gateway, {count("ORDERS", 10, 130), count("STOCK", 10, 7), count("NEW", 10, 5)});
    QCOMPARE(rates.size(), std::size_t(2));
    QCOMPARE(rates[0].target, build::app("ORDERS"));
    QCOMPARE(rates[0].rate.requests, 30.0);
    QCOMPARE(rates[0].rate.over, core::Millis(10'000));
    QCOMPARE(rates[1].target, build::app("STOCK"));
    QCOMPARE(rates[1].rate.requests, 0.0); // read as none, which is no gap
    const auto now = readings.ratesAt(build::at(11));
    QCOMPARE(now.at("ORDERS").size(), std::size_t(1));
    QCOMPARE(now.at("STOCK").size(), std::size_t(1));
    QVERIFY(now.at("NEW").empty());
}

void CallerReadingsTest::goesByOneMeterAlone()
{
    CallerReadings readings;
    readings.read(gateway, {count("ORDERS", 0, 100), count("ORDERS", 0, 200, CallerMeter::HttpClient)});
    const auto rates =
        readings.read(gateway, {count("ORDERS", 10, 110), count("ORDERS", 10, 250, CallerMeter::HttpClient)});
    QCOMPARE(rates.size(), std::size_t(1)); // a request that both count is not counted twice
    QCOMPARE(rates[0].rate.requests, 10.0);
}

void CallerReadingsTest::anInstanceOfTheTargetIsItsOwn()
{
    CallerReadings readings;
    readings.read(gateway, {count("ORDERS", 0, 100, CallerMeter::LoadBalancer, "o-1"),
                            count("ORDERS", 0, 50, CallerMeter::LoadBalancer, "o-2")});
    const auto rates = readings.read(gateway, {count("ORDERS", 10, 101, CallerMeter::LoadBalancer, "o-1"),
                                               count("ORDERS", 10, 90, CallerMeter::LoadBalancer, "o-2")});
    QCOMPARE(rates.size(), std::size_t(2));
    QCOMPARE(rates[0].instance, std::string("o-1"));
    QCOMPARE(rates[0].rate.requests, 1.0);
    QCOMPARE(rates[1].instance, std::string("o-2"));
    QCOMPARE(rates[1].rate.requests, 40.0);
}

void CallerReadingsTest::anOldRateIsAGap()
{
    CallerReadings readings;
    readings.read(gateway, {count("ORDERS", 0, 100)});
    readings.read(gateway, {count("ORDERS", 10, 130)});
    const double kept = std::chrono::duration<double>(core::keptFor(core::Millis(10'000))).count();
    QCOMPARE(readings.ratesAt(build::at(10 + kept)).at("ORDERS").size(), std::size_t(1));
    QVERIFY(readings.ratesAt(build::at(10 + kept + 1)).at("ORDERS").empty());
}

void CallerReadingsTest::onlyOnesTotalsAreOfOne()
{
    CallerReadings readings;
    readings.read(gateway, {count("ORDERS", 0, 100), count("STOCK", 0, 7)});
    readings.read(shop, {count("STOCK", 0, 9)});
    QCOMPARE(readings.callersOf(build::app("ORDERS")), (std::set{gateway}));
    QCOMPARE(readings.callersOf(build::app("STOCK")), (std::set{gateway, shop}));
    QVERIFY(readings.callersOf(build::app("NOBODY")).empty());
    const auto totals = readings.totalsTo(build::app("STOCK"));
    QCOMPARE(totals.size(), std::size_t(2));
    QCOMPARE(totals.at("GATEWAY/g").requests, 7.0);
    QCOMPARE(totals.at("SHOP/s").requests, 9.0);
}

void CallerReadingsTest::forgets()
{
    CallerReadings readings;
    readings.read(gateway, {count("ORDERS", 0, 100)});
    readings.forget(gateway);
    QVERIFY(readings.callersOf(build::app("ORDERS")).empty());
    QVERIFY(readings.ratesAt(build::at(0)).empty());
    QVERIFY(readings.read(gateway, {count("ORDERS", 10, 130)}).empty()); // begun anew
}

QTEST_APPLESS_MAIN(CallerReadingsTest)
#include "tst_callerreadings.moc"
