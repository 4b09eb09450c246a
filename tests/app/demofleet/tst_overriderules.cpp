// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/eureka/overriderules.h"

#include <QTest>

using namespace demofleet;

// The expectations are the table of the protocol notes.

class OverrideRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void resolves_data();
    void resolves();
    void forgetsAfterAnHourUnused();
};

void OverrideRulesTest::resolves_data()
{
    QTest::addColumn<QString>("reported");
    QTest::addColumn<QString>("overridden");
    QTest::addColumn<QString>("stored");
    QTest::addColumn<QString>("fromInstance");
    QTest::addColumn<QString>("fromPeer");
    const auto row = [](const char *reported, const char *overridden, const char *stored,
                        const char *instance, const char *peer) {
        QTest::addRow("%s, override %s, stored %s", reported, overridden, stored)
            << QString::fromLatin1(reported) << QString::fromLatin1(overridden) << QString::fromLatin1(stored)
            << QString::fromLatin1(instance) << QString::fromLatin1(peer);
    };
    row("UP", "-", "-", "UP", "UP");
    row("UP", "-", "DOWN", "UP", "UP");
    row("UP", "-", "UNKNOWN", "UP", "UP");
    row("UP", "-", "OUT_OF_SERVICE", "OUT_OF_SERVICE", "UP");
    row("OUT_OF_SERVICE", "-", "UP", "UP", "OUT_OF_SERVICE");
    row("OUT_OF_SERVICE", "-", "STARTING", "OUT_OF_SERVICE", "OUT_OF_SERVICE");
    row("UP", "OUT_OF_SERVICE", "UP", "OUT_OF_SERVICE", "OUT_OF_SERVICE");
    row("OUT_OF_SERVICE", "UP", "DOWN", "UP", "UP");
    row("UP", "UNKNOWN", "UP", "UNKNOWN", "UNKNOWN");
    row("DOWN", "OUT_OF_SERVICE", "UP", "DOWN", "DOWN");
    row("STARTING", "UP", "UP", "STARTING", "STARTING");
    row("UNKNOWN", "UP", "UP", "UNKNOWN", "UNKNOWN");
}

void OverrideRulesTest::resolves()
{
    QFETCH(QString, reported);
    QFETCH(QString, overridden);
    QFETCH(QString, stored);
    const auto result = [&](Origin origin) {
        return statusText(
            resolveStatus(statusFrom(reported).value(), statusFrom(overridden), statusFrom(stored), origin));
    };
    QTEST(result(Origin::Instance), "fromInstance");
    QTEST(result(Origin::Peer), "fromPeer");
}

void OverrideRulesTest::forgetsAfterAnHourUnused()
{
    constexpr qint64 hour = 3'600'000;
    const QString id = QStringLiteral("orders-1:8080");
    OverrideMap map;
    map.insert(id, Status::OutOfService, 0);
    QVERIFY(map.find(id, hour)); // which keeps it
    QVERIFY(map.find(id, 2 * hour));
    QVERIFY(!map.find(id, 3 * hour + 1));
    QVERIFY(!map.remove(id));
}

QTEST_APPLESS_MAIN(OverrideRulesTest)
#include "tst_overriderules.moc"
