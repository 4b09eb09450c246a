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
    registry.setChangeListener([&](const QString &) { ++changes; });
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
    QCOMPARE(registry.hashcode(), QString());
    for (int number = 0; number < 7; ++number) {
        InstanceRecord record = instance(number < 2 ? Status::OutOfService : Status::Up);
        record.id = QString::number(number);
        registry.registerInstance(record, Start);
    }
    QCOMPARE(registry.hashcode(), QStringLiteral("OUT_OF_SERVICE_2_UP_5_"));
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

QTEST_APPLESS_MAIN(RegistryLeasesTest)
#include "tst_registryleases.moc"
