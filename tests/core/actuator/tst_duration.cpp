// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/duration.h"

#include <QTest>

#include <string>

using namespace std::chrono_literals;

class DurationTest : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
};

void DurationTest::reads_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("plainUnit");
    QTest::addColumn<qint64>("expected"); // -1: none
    const auto row = [](const char *text, qint64 expected, int plainUnit = 1) {
        QTest::newRow(text) << std::string(text) << plainUnit << expected;
    };
    row("PT30S", 30'000);
    row("pt30s", 30'000);
    row("PT1M30S", 90'000);
    row("PT0.5S", 500);
    row("PT2H", 7'200'000);
    row("P1D", 86'400'000);
    row("P0DT1H", 3'600'000);
    row("30s", 30'000);
    row("+30s", 30'000);
    row(" 2m ", 120'000);
    row("1500ms", 1'500);
    row("1h", 3'600'000);
    row("1d", 86'400'000);
    row("1500000us", 1'500);
    row("1ns", 1); // rounded up: never shorter than it is
    row("30000", 30'000);
    row("30", 30'000, 1000);
    row("0", 0);
    row("PT0S", 0);
    row("35.000000000s", 35'000);
    row("", -1);
    row(" ", -1);
    row("P", -1);
    row("PT", -1);
    row("PT30", -1);
    row("PT30X", -1);
    row("P30S", -1);
    row("P1M", -1); // a month
    row("-30s", -1);
    row("PT-30S", -1);
    row("2d", -1);
    row("25h", -1);
    row("30 s", -1);
    row("30sec", -1);
    row("******", -1);
    row("${FETCH}", -1);
    row("nan", -1);
    row("inf", -1);
    row("1e999s", -1);
    row("PT1e300H", -1);
    row("99999999999999999999999", -1);
    QTest::newRow("long") << std::string(100'000, '1') << 1 << qint64(-1);
}

void DurationTest::reads()
{
    QFETCH(std::string, text);
    QFETCH(int, plainUnit);
    QFETCH(qint64, expected);
    const auto length = core::parseDuration(text, core::Millis(plainUnit));
    QCOMPARE(length.has_value(), expected >= 0);
    if (length)
        QCOMPARE(static_cast<qint64>(length->count()), expected);
}

QTEST_APPLESS_MAIN(DurationTest)
#include "tst_duration.moc"
