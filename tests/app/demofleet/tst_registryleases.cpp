// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/eureka/eurekaregistry.h"

#include <QTest>

using namespace demofleet;

// Leases, eviction and what is told of changes; the rules of status are in tst_eurekaregistry.cpp.

namespace {

const QString App = QStringLiteral("ORDERS");
const QString Id = QStringLiteral("orders-1:8080");
constexpr qint64 Start = 1'760'000'000'000;

InstanceRecord instance(Status status)
{
    InstanceRecord record;
    record.application = App;
    record.id = Id;
    record.status = status;
    record.lastDirty = Start;
    return record;
}

} // namespace

class RegistryLeasesTest : public QObject
{
    Q_OBJECT

private slots:
    void leasesLastTwiceAfterAHeartbeat();
    void anExpiredLeaseStaysListedAndIsRevived();
    void evictsOnlyAShareAtOnce();
    void keepsServiceUpTime();
    void listsChangesOnce();
    void heartbeatsChangeNothingCached();
    void countsStatuses();
    void metadataRegistersAgain();
    void evictsNothingWhilePreservingItself();
    void legacyServersStampTheirOwnTime();
};

void RegistryLeasesTest::leasesLastTwiceAfterAHeartbeat()
{
    EurekaRegistry registry;
    registry.registerInstance(instance(Status::Up), Start);
    QCOMPARE(registry.find(App, Id, Start)->lease.renewedAt, Start);
    QVERIFY(registry.find(App, Id, Start + 90'000));
    QVERIFY(!registry.find(App, Id, Start + 90'001));
    registry.renew(App, Id, std::nullopt, Start + 1000);
    QCOMPARE(registry.find(App, Id, Start)->lease.renewedAt, Start + 91'000);
    QVERIFY(registry.find(App, Id, Start + 181'000));
    QVERIFY(!registry.find(App, Id, Start + 181'001));
    registry.registerInstance(instance(Status::Up), Start + 2000); // which makes it short again
    QVERIFY(!registry.find(App, Id, Start + 92'001));
}

void RegistryLeasesTest::anExpiredLeaseStaysListedAndIsRevived()
{
    EurekaRegistry registry;
    registry.registerInstance(instance(Status::Up), Start);
    const qint64 late = Start + 100'000;
    QVERIFY(!registry.find(App, Id, late));
    QCOMPARE(registry.instances().size(), 1);
    QVERIFY(!registry.setStatus(App, Id, Status::Down, std::nullopt, late));
    QVERIFY(registry.renew(App, Id, std::nullopt, late));
    QVERIFY(registry.find(App, Id, late));
}

void RegistryLeasesTest::evictsOnlyAShareAtOnce()
{
    EurekaRegistry registry;
    for (int number = 0; number < 20; ++number) {
        InstanceRecord record = instance(Status::Up);
        record.id = QString::number(number);
        registry.registerInstance(record, Start);
    }
    QCOMPARE(registry.evict(Start + 1000), 0);
    QCOMPARE(registry.evict(Start + 100'000), 3);
    QCOMPARE(registry.instances().size(), 17);
    QCOMPARE(registry.evict(Start + 100'000), 3);
}

void RegistryLeasesTest::keepsServiceUpTime()
{
    EurekaRegistry registry;
    registry.registerInstance(instance(Status::Starting), Start);
    QCOMPARE(registry.find(App, Id, Start)->lease.serviceUpAt, 0);
    registry.registerInstance(instance(Status::Up), Start + 10);
    registry.registerInstance(instance(Status::Up), Start + 20);
    const InstanceRecord record = *registry.find(App, Id, Start);
    QCOMPARE(record.lease.serviceUpAt, Start + 10);
    QCOMPARE(record.lease.registeredAt, Start + 20);
}

void RegistryLeasesTest::listsChangesOnce()
{
    EurekaRegistry registry;
    registry.registerInstance(instance(Status::Up), Start);
    registry.setStatus(App, Id, Status::OutOfService, std::nullopt, Start + 10);
    QCOMPARE(registry.changes(Start + 20).size(), 1);
    QCOMPARE(registry.changes(Start + 20).first().action, Action::Modified);
    registry.cancel(App, Id, Start + 30);
    QCOMPARE(registry.changes(Start + 40).size(), 1);
    QCOMPARE(registry.changes(Start + 40).first().action, Action::Deleted);
    QVERIFY(registry.changes(Start + 180'031).isEmpty());
}

void RegistryLeasesTest::heartbeatsChangeNothingCached()
{
    int changes = 0;
    EurekaRegistry registry;
    registry.setChangeListener([&](const InstanceRecord &) { ++changes; });
    registry.registerInstance(instance(Status::Up), Start);
    QCOMPARE(changes, 1);
    registry.renew(App, Id, std::nullopt, Start + 10);
    registry.setStatus(App, Id, Status::Up, std::nullopt, Start + 20); // the same: stores nothing
    QCOMPARE(changes, 1);
    QCOMPARE(registry.find(App, Id, Start)->lastUpdated, Start);
    registry.setStatus(App, Id, Status::Down, std::nullopt, Start + 30);
    QCOMPARE(changes, 2);
    QCOMPARE(registry.find(App, Id, Start)->lastUpdated, Start + 30);
}

void RegistryLeasesTest::countsStatuses()
{
    EurekaRegistry registry;
    QCOMPARE(hashcodeOf(registry.instances()), QString());
    for (int number = 0; number < 7; ++number) {
        InstanceRecord record = instance(number < 2 ? Status::OutOfService : Status::Up);
        record.id = QString::number(number);
        registry.registerInstance(record, Start);
    }
    QCOMPARE(hashcodeOf(registry.instances()), QStringLiteral("OUT_OF_SERVICE_2_UP_5_"));
}

void RegistryLeasesTest::metadataRegistersAgain()
{
    EurekaRegistry registry;
    registry.registerInstance(instance(Status::Up), Start);
    registry.renew(App, Id, std::nullopt, Start + 10);
    QVERIFY(registry.addMetadata(App, Id, {{QStringLiteral("zone"), QStringLiteral("a")}}, Start + 20));
    const InstanceRecord record = *registry.find(App, Id, Start);
    QCOMPARE(record.metadata.value(u"zone").toString(), QStringLiteral("a"));
    QCOMPARE(record.action, Action::Added);
    QCOMPARE(record.lease.renewedAt, Start + 20);
    QVERIFY(!registry.addMetadata(App, QStringLiteral("other"), {}, Start));
}

/// Six with default intervals send 12 heartbeats in a minute, and int(7 * 2 * 0.85) = 11 have to be exceeded.
void RegistryLeasesTest::evictsNothingWhilePreservingItself()
{
    EurekaRegistry registry({Flavour::Modern, true, Start});
    const auto nameOf = [](int number) { return QString::number(number); };
    for (int number = 0; number < 6; ++number) {
        InstanceRecord record = instance(Status::Up);
        record.id = nameOf(number);
        registry.registerInstance(record, Start);
    }
    QCOMPARE(registry.meter().threshold(), 11);
    const qint64 late = Start + 100'000; // past the leases, no heartbeat in the first minute
    QVERIFY(!registry.isExpiryEnabled(late));
    QVERIFY(registry.find(App, nameOf(0), late));
    QCOMPARE(registry.evict(late), 0);
    for (int beat = 0; beat < 12; ++beat) {
        registry.renew(App, nameOf(beat % 5), std::nullopt, Start + 120'000 + beat);
    }
    const qint64 next = Start + 180'000;
    QCOMPARE(registry.meter().lastMinute(next), 12);
    QVERIFY(registry.isExpiryEnabled(next));
    QVERIFY(!registry.find(App, nameOf(5), next));
    QCOMPARE(registry.evict(next), 1);
    QCOMPARE(registry.meter().threshold(), 10);
}

void RegistryLeasesTest::legacyServersStampTheirOwnTime()
{
    EurekaRegistry registry({Flavour::Legacy, false, Start});
    registry.registerInstance(instance(Status::Up), Start);
    registry.setStatus(App, Id, Status::OutOfService, Start, Start + 500);
    QCOMPARE(registry.find(App, Id, Start)->lastDirty, Start + 500);
    registry.removeOverride(App, Id, Status::Unknown, std::nullopt, Start + 900);
    QCOMPARE(registry.find(App, Id, Start)->lastDirty, Start + 900);
    // So what the instance says of itself with its old stamp is thrown away: UNKNOWN sticks.
    QVERIFY(!registry.renew(App, Id, Start, Start + 1000));
    registry.registerInstance(instance(Status::Up), Start + 1000);
    QCOMPARE(registry.find(App, Id, Start)->status, Status::Unknown);
    InstanceRecord restarted = instance(Status::Up);
    restarted.lastDirty = Start + 2000;
    registry.registerInstance(restarted, Start + 2000);
    QCOMPARE(registry.find(App, Id, Start)->status, Status::Up);
}

QTEST_APPLESS_MAIN(RegistryLeasesTest)
#include "tst_registryleases.moc"
