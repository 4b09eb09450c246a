// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fleetbuilder.h"
#include "ui/text/clocktext.h"

#include <QLocale>
#include <QTest>

using tests::FleetBuilder;

class ClockTextTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void saysHowFar_data();
    void saysHowFar();
};

void ClockTextTest::saysHowFar_data()
{
    QTest::addColumn<int>("ahead"); // seconds
    QTest::addColumn<QString>("shortly");
    QTest::addColumn<QString>("line");
    QTest::newRow("the same") << 0 << QString() << QString();
    QTest::newRow("ahead") << 7 << QStringLiteral("clock +7 s")
                           << QStringLiteral("eureka-1's clock is 7 s ahead");
    QTest::newRow("behind") << -3600 << QStringLiteral("clock −60 min")
                            << QStringLiteral("eureka-1's clock is 60 min behind");
}

void ClockTextTest::saysHowFar()
{
    QFETCH(int, ahead);
    FleetBuilder builder;
    builder.peer("eureka-1");
    core::PeerView &peer = builder.fleet().peers.front();
    tests::setClock(peer, core::Seconds(ahead));
    QTEST(ui::ClockText::shortly(peer), "shortly");
    QTEST(ui::ClockText::line(peer), "line");
    QCOMPARE(ui::ClockText::sentence(peer).isEmpty(), ahead == 0);
}

QTEST_APPLESS_MAIN(ClockTextTest)
#include "tst_clocktext.moc"
