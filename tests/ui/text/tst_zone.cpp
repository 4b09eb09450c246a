// SPDX-License-Identifier: GPL-3.0-or-later
// The system is put into one zone and the environment into another, in summer and in winter.
#include "ui/text/text.h"
#include "ui/text/zone.h"

#include <QTest>
#include <QTimeZone>

#include <ctime>

class ZoneTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qputenv("TZ", "Asia/Kolkata");
        tzset();
        if (!QTimeZone("Europe/Berlin").isValid())
            QSKIP("DRAINBOARD SKIPPED: this machine knows no time zones");
    }
    void cleanup() { ui::Zone::use({}); }

    void showsThatZone_data()
    {
        QTest::addColumn<std::string>("zone");
        QTest::addColumn<qint64>("at"); ///< seconds since the epoch
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("name");
        constexpr qint64 january = 1'768'480'200; // 2026-01-15 12:30:00 UTC
        constexpr qint64 july = 1'784'118'600;    // 2026-07-15 12:30:00 UTC
        const auto row = [](const char *zone, qint64 at, const char *shown, const char *name) {
            QTest::addRow("%s %lld", zone, at)
                << std::string(zone) << at << QString::fromUtf8(shown) << QString::fromUtf8(name);
        };
        row("", january, "18:00:00", "UTC+5:30");
        row("Europe/Berlin", january, "13:30:00", "Europe/Berlin (UTC+1)");
        row("Europe/Berlin", july, "14:30:00", "Europe/Berlin (UTC+2)");
        row("America/New_York", january, "07:30:00", "America/New_York (UTC−5)");
        row("UTC", july, "12:30:00", "UTC");
        row("Atlantis/City", july, "12:30:00", "UTC, as the time zone Atlantis/City is not known here");
    }

    void showsThatZone()
    {
        QFETCH(std::string, zone);
        QFETCH(qint64, at);
        QFETCH(QString, shown);
        QFETCH(QString, name);
        ui::Zone::use(zone);
        const core::TimePoint time = core::timeFromEpoch(at * 1000);
        QCOMPARE(ui::Text::clockTime(time), shown);
        QCOMPARE(ui::Zone::name(time), name);
    }

    void theSystemsComesBack()
    {
        ui::Zone::use("America/New_York");
        ui::Zone::use({});
        QCOMPARE(ui::Text::clockTime(core::timeFromEpoch(0)), QStringLiteral("05:30:00"));
    }
};

QTEST_GUILESS_MAIN(ZoneTest)
#include "tst_zone.moc"
