// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/date.h"

#include <QTest>

class DateTest : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
};

void DateTest::reads_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<qint64>("seconds"); // after the epoch; -1: no date
    const auto row = [](const char *text, qint64 seconds) {
        QTest::newRow(text) << std::string(text) << seconds;
    };
    row("Thu, 01 Jan 1970 00:00:00 GMT", 0);
    row("Sun, 06 Nov 1994 08:49:37 GMT", 784'111'777); // RFC 9110's own example
    row("Thu, 29 Feb 2024 12:00:00 GMT", 1'709'208'000);
    row("Sat, 31 Dec 2016 23:59:60 GMT", 1'483'228'800);
    row("Wed, 29 Feb 2023 12:00:00 GMT", -1);
    row("Sun, 06 Nov 1994 24:00:00 GMT", -1);
    row("Sun, 06 Nov 1994 08:60:00 GMT", -1);
    row("Sun, 06 nov 1994 08:49:37 GMT", -1);
    row("Sun, 06 Nov 1994 08:49:37 UTC", -1);
    row("Sun, +6 Nov 1994 08:49:37 GMT", -1);
    row("Sunday, 06-Nov-94 08:49:37 GMT", -1);
    row("Sun Nov  6 08:49:37 1994", -1);
    row("", -1);
}

void DateTest::reads()
{
    QFETCH(std::string, text);
    QFETCH(qint64, seconds);
    const auto date = core::parseHttpDate(text);
    QCOMPARE(date.has_value(), seconds >= 0);
    if (date)
        QCOMPARE(qint64(core::toEpoch(*date)), seconds * 1000);
}

QTEST_APPLESS_MAIN(DateTest)
#include "tst_date.moc"
