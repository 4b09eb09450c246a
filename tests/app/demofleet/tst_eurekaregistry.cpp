// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/eureka/eurekaregistry.h"

#include <QTest>

using namespace demofleet;

// The expectations are written from the tables in the protocol notes, not from the code.

namespace {

const QString App = QStringLiteral("ORDERS");
const QString Id = QStringLiteral("orders-1:8080");
constexpr qint64 Start = 1'760'000'000'000;

InstanceRecord instance(Status status, qint64 dirty = Start)
{
    InstanceRecord record;
    record.application = App;
    record.id = Id;
    record.status = status;
    record.lastDirty = dirty;
    return record;
}

/// "UP/UNKNOWN": status and override, or "-" when it is not there.
QString state(const EurekaRegistry &registry, const QString &id = Id, qint64 now = Start)
{
    const auto record = registry.find(App, id, now);
    return record ? statusText(record->status) + QLatin1Char('/') + statusText(record->overridden)
                  : QStringLiteral("-");
}

Status status(const QString &text)
{
    return statusFrom(text).value();
}

/// Brings the registry to "status/override" of a lease, as the rules allow it.
void bringTo(EurekaRegistry &registry, const QString &stored)
{
    if (stored == QLatin1String("-")) {
        return;
    }
    const QStringList words = stored.split(QLatin1Char('/'));
    registry.registerInstance(instance(status(words.at(0))), Start);
    if (words.at(1) != QLatin1String("UNKNOWN")) {
        // Put something else first, as a PUT of the status that is stored already stores nothing.
        registry.setStatus(App, Id, Status::Down, std::nullopt, Start);
        registry.setStatus(App, Id, status(words.at(1)), std::nullopt, Start);
    }
}

} // namespace

class EurekaRegistryTest : public QObject
{
    Q_OBJECT

private slots:
    void registers_data();
    void registers();
    void renews_data();
    void renews();
    void putsStatus_data();
    void putsStatus();
    void removesOverride_data();
    void removesOverride();
    void discardsAnOlderRegistration();
    void takesOnlyAGreaterStamp();
    void answersHeartbeatsByStamp();
    void sharesAnOverrideAmongEqualIds();
    void forgetsAnUnusedOverrideAfterAnHour();
    void cancelRemovesTheOverride();
    void evictionRemovesTheOverride();
};

void EurekaRegistryTest::registers_data()
{
    QTest::addColumn<QString>("stored");
    QTest::addColumn<QString>("posted");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *stored, const char *posted, const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(stored) << QString::fromLatin1(posted)
                            << QString::fromLatin1(expected);
    };
    row("UP, new", "-", "UP", "UP/UNKNOWN");
    row("UP after DOWN", "DOWN/UNKNOWN", "UP", "UP/UNKNOWN");
    row("UP after STARTING", "STARTING/UNKNOWN", "UP", "UP/UNKNOWN");
    row("UP after UNKNOWN", "UNKNOWN/UNKNOWN", "UP", "UP/UNKNOWN");
    row("UP after UP", "UP/UNKNOWN", "UP", "UP/UNKNOWN");
    row("UP is stuck after own OUT_OF_SERVICE", "OUT_OF_SERVICE/UNKNOWN", "UP", "OUT_OF_SERVICE/UNKNOWN");
    row("OUT_OF_SERVICE is ignored after UP", "UP/UNKNOWN", "OUT_OF_SERVICE", "UP/UNKNOWN");
    row("OUT_OF_SERVICE, new", "-", "OUT_OF_SERVICE", "OUT_OF_SERVICE/UNKNOWN");
    row("OUT_OF_SERVICE after DOWN", "DOWN/UNKNOWN", "OUT_OF_SERVICE", "OUT_OF_SERVICE/UNKNOWN");
    row("override holds against UP", "UP/OUT_OF_SERVICE", "UP", "OUT_OF_SERVICE/OUT_OF_SERVICE");
    row("override UP holds against OUT_OF_SERVICE", "UP/UP", "OUT_OF_SERVICE", "UP/UP");
    row("override DOWN holds against UP", "UP/DOWN", "UP", "DOWN/DOWN");
    row("DOWN beats the override", "UP/OUT_OF_SERVICE", "DOWN", "DOWN/OUT_OF_SERVICE");
    row("STARTING beats the override", "UP/OUT_OF_SERVICE", "STARTING", "STARTING/OUT_OF_SERVICE");
    row("UNKNOWN stays", "UP/UNKNOWN", "UNKNOWN", "UNKNOWN/UNKNOWN");
}

void EurekaRegistryTest::registers()
{
    QFETCH(QString, stored);
    QFETCH(QString, posted);
    EurekaRegistry registry;
    bringTo(registry, stored);
    registry.registerInstance(instance(status(posted)), Start);
    QTEST(state(registry), "expected");
}

void EurekaRegistryTest::renews_data()
{
    QTest::addColumn<QString>("stored");
    QTest::addColumn<bool>("found");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *stored, bool found, const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(stored) << found << QString::fromLatin1(expected);
    };
    row("unknown instance", "-", false, "-");
    row("UP", "UP/UNKNOWN", true, "UP/UNKNOWN");
    row("OUT_OF_SERVICE of its own", "OUT_OF_SERVICE/UNKNOWN", true, "OUT_OF_SERVICE/UNKNOWN");
    row("overridden", "UP/OUT_OF_SERVICE", true, "OUT_OF_SERVICE/OUT_OF_SERVICE");
    row("DOWN", "DOWN/UNKNOWN", true, "DOWN/UNKNOWN");
    row("STARTING", "STARTING/UNKNOWN", true, "STARTING/UNKNOWN");
    row("UNKNOWN has to register again", "UNKNOWN/UNKNOWN", false, "UNKNOWN/UNKNOWN");
}

void EurekaRegistryTest::renews()
{
    QFETCH(QString, stored);
    EurekaRegistry registry;
    bringTo(registry, stored);
    QTEST(registry.renew(App, Id, std::nullopt, Start), "found");
    QTEST(state(registry), "expected");
}

void EurekaRegistryTest::putsStatus_data()
{
    QTest::addColumn<QString>("stored");
    QTest::addColumn<QString>("put");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("afterRegisteringUp");
    const auto row = [](const char *name, const char *stored, const char *put, const char *expected,
                        const char *after) {
        QTest::newRow(name) << QString::fromLatin1(stored) << QString::fromLatin1(put)
                            << QString::fromLatin1(expected) << QString::fromLatin1(after);
    };
    row("drain", "UP/UNKNOWN", "OUT_OF_SERVICE", "OUT_OF_SERVICE/OUT_OF_SERVICE",
        "OUT_OF_SERVICE/OUT_OF_SERVICE");
    row("the same status stores nothing", "UP/UNKNOWN", "UP", "UP/UNKNOWN", "UP/UNKNOWN");
    row("no override for one that is out by itself", "OUT_OF_SERVICE/UNKNOWN", "OUT_OF_SERVICE",
        "OUT_OF_SERVICE/UNKNOWN", "OUT_OF_SERVICE/UNKNOWN");
    row("UP is an override, too", "OUT_OF_SERVICE/UNKNOWN", "UP", "UP/UP", "UP/UP");
    row("UP hides DOWN", "DOWN/UNKNOWN", "UP", "UP/UP", "UP/UP");
    row("DOWN", "UP/UNKNOWN", "DOWN", "DOWN/DOWN", "DOWN/DOWN");
    row("UNKNOWN sticks", "UP/UNKNOWN", "UNKNOWN", "UNKNOWN/UNKNOWN", "UNKNOWN/UNKNOWN");
}

void EurekaRegistryTest::putsStatus()
{
    QFETCH(QString, stored);
    QFETCH(QString, put);
    EurekaRegistry registry;
    bringTo(registry, stored);
    QVERIFY(registry.setStatus(App, Id, status(put), std::nullopt, Start));
    QTEST(state(registry), "expected");
    registry.registerInstance(instance(Status::Up), Start);
    QTEST(state(registry), "afterRegisteringUp");
    QVERIFY(!registry.setStatus(App, QStringLiteral("other"), Status::Up, std::nullopt, Start));
}

void EurekaRegistryTest::removesOverride_data()
{
    QTest::addColumn<QString>("stored");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *stored, const char *value, const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(stored) << QString::fromLatin1(value)
                            << QString::fromLatin1(expected);
    };
    row("no value", "UP/OUT_OF_SERVICE", "UNKNOWN", "UNKNOWN/UNKNOWN");
    row("UP", "UP/OUT_OF_SERVICE", "UP", "UP/UNKNOWN");
    row("OUT_OF_SERVICE is stuck then", "UP/OUT_OF_SERVICE", "OUT_OF_SERVICE", "OUT_OF_SERVICE/UNKNOWN");
    row("nothing to remove", "UP/UNKNOWN", "UNKNOWN", "UP/UNKNOWN");
    row("nothing to remove from OUT_OF_SERVICE", "OUT_OF_SERVICE/UNKNOWN", "UP", "OUT_OF_SERVICE/UNKNOWN");
}

void EurekaRegistryTest::removesOverride()
{
    QFETCH(QString, stored);
    QFETCH(QString, value);
    EurekaRegistry registry;
    bringTo(registry, stored);
    QVERIFY(registry.removeOverride(App, Id, status(value), std::nullopt, Start));
    QTEST(state(registry), "expected");
    QVERIFY(!registry.removeOverride(App, QStringLiteral("other"), Status::Up, std::nullopt, Start));
}

void EurekaRegistryTest::discardsAnOlderRegistration()
{
    EurekaRegistry registry;
    registry.registerInstance(instance(Status::Up, Start), Start);
    registry.registerInstance(instance(Status::Down, Start - 1), Start + 10);
    QCOMPARE(state(registry), QStringLiteral("UP/UNKNOWN"));
    QCOMPARE(registry.find(App, Id, Start)->lease.registeredAt, Start + 10);
    registry.registerInstance(instance(Status::Down, Start), Start + 20); // equal: the post wins
    QCOMPARE(state(registry), QStringLiteral("DOWN/UNKNOWN"));
}

void EurekaRegistryTest::takesOnlyAGreaterStamp()
{
    EurekaRegistry registry;
    registry.registerInstance(instance(Status::Up, Start), Start);
    registry.setStatus(App, Id, Status::OutOfService, Start - 5, Start + 1);
    QCOMPARE(registry.find(App, Id, Start)->lastDirty, Start);
    registry.setStatus(App, Id, Status::Up, Start + 5, Start + 1);
    QCOMPARE(registry.find(App, Id, Start)->lastDirty, Start + 5);
    registry.removeOverride(App, Id, Status::Unknown, std::nullopt, Start + 2);
    QCOMPARE(registry.find(App, Id, Start)->lastDirty, Start + 5);
}

void EurekaRegistryTest::answersHeartbeatsByStamp()
{
    EurekaRegistry registry;
    registry.registerInstance(instance(Status::Up, Start), Start);
    QVERIFY(registry.renew(App, Id, std::nullopt, Start));
    QVERIFY(registry.renew(App, Id, Start, Start));
    QVERIFY(registry.renew(App, Id, Start - 1, Start));
    QVERIFY(!registry.renew(App, Id, Start + 1, Start));
}

void EurekaRegistryTest::sharesAnOverrideAmongEqualIds()
{
    EurekaRegistry registry;
    registry.registerInstance(instance(Status::Up), Start);
    registry.setStatus(App, Id, Status::OutOfService, std::nullopt, Start);
    InstanceRecord other = instance(Status::Up);
    other.application = QStringLiteral("PAYMENTS");
    registry.registerInstance(other, Start);
    QCOMPARE(registry.find(other.application, Id, Start)->status, Status::OutOfService);
    QVERIFY(registry.cancel(other.application, Id, Start));
    registry.registerInstance(instance(Status::Up), Start);
    QCOMPARE(state(registry), QStringLiteral("OUT_OF_SERVICE/UNKNOWN")); // what is stored still wins
}

void EurekaRegistryTest::forgetsAnUnusedOverrideAfterAnHour()
{
    constexpr qint64 hour = 3'600'000;
    EurekaRegistry registry;
    registry.registerInstance(instance(Status::Up), Start);
    registry.setStatus(App, Id, Status::OutOfService, std::nullopt, Start);
    QVERIFY(registry.renew(App, Id, std::nullopt, Start + hour)); // used, so it lives on
    registry.registerInstance(instance(Status::Down), Start + hour + 1);
    // A DOWN one never asks for it; afterwards it is gone.
    InstanceRecord back = instance(Status::Up, Start + 1);
    registry.registerInstance(back, Start + 3 * hour);
    QCOMPARE(state(registry, Id, Start + 3 * hour), QStringLiteral("UP/UNKNOWN"));
}

void EurekaRegistryTest::cancelRemovesTheOverride()
{
    EurekaRegistry registry;
    registry.registerInstance(instance(Status::Up), Start);
    registry.setStatus(App, Id, Status::OutOfService, std::nullopt, Start);
    QVERIFY(registry.cancel(App, Id, Start));
    QVERIFY(!registry.cancel(App, Id, Start));
    QCOMPARE(state(registry), QStringLiteral("-"));
    registry.registerInstance(instance(Status::Up), Start);
    QCOMPARE(state(registry), QStringLiteral("UP/UNKNOWN"));
}

void EurekaRegistryTest::evictionRemovesTheOverride()
{
    EurekaRegistry registry;
    registry.registerInstance(instance(Status::Up), Start);
    registry.setStatus(App, Id, Status::OutOfService, std::nullopt, Start);
    QCOMPARE(registry.evict(Start + 180'001), 1);
    registry.registerInstance(instance(Status::Up), Start + 180'002);
    QCOMPARE(state(registry, Id, Start + 180'002), QStringLiteral("UP/UNKNOWN"));
}

QTEST_APPLESS_MAIN(EurekaRegistryTest)
#include "tst_eurekaregistry.moc"
