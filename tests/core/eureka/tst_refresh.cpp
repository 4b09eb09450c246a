// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/refresh.h"
#include "tests/core/support/builders.h"

#include <QTest>

using core::ListChange;
using core::ListRead;

class RefreshTest : public QObject
{
    Q_OBJECT

private slots:
    void beginsFull();
    void goesOnWithDeltas();
    void readsFullAfterAGap_data();
    void readsFullAfterAGap();
    void readsFullNowAndThen();
    void readsFullAfterAMismatch();
    void givesDeltasUpAfterManyMismatches();
    void readsFullWhereDeltasAreRefused();
    void readsFullAfterAFailure();
    void readsFullWithRejectedRows();
    void tellsEqualLists();
    void sharesRowsOfEqualInstances();
    void doubtsTheFirstEmptyList();
    void doubtsADeltaThatEmpties();
    void ignoresADeltaThatIsTooLate();
};

namespace {

core::Registry list(std::vector<core::Instance> instances)
{
    core::Registry registry;
    registry.instances = std::move(instances);
    registry.hashCode = core::hashCodeOf(registry);
    return registry;
}

core::Registry oneUp()
{
    return list({build::instance("a")});
}

core::Delta delta(const char *hashCode, std::vector<core::Instance> changed = {},
                  std::vector<core::Instance> deleted = {})
{
    core::Delta result{hashCode, 2, {}, {}, {}};
    for (core::Instance &instance : changed)
        result.changed.push_back(std::make_shared<core::Instance>(std::move(instance)));
    for (core::Instance &instance : deleted)
        result.deleted.push_back(std::make_shared<core::Instance>(std::move(instance)));
    return result;
}

/// One instance, UP, read in full at second 0.
core::RegistryReader readerOfOne()
{
    core::RegistryReader reader;
    reader.onFull(oneUp(), build::at(0));
    return reader;
}

} // namespace

void RefreshTest::beginsFull()
{
    core::RegistryReader reader;
    QCOMPARE(reader.nextRead(build::at(0)), ListRead::Full);
    QVERIFY(!reader.registry());
    // An empty list is an answer, but there is nothing yet that a delta could be applied to.
    QCOMPARE(reader.onFull(list({}), build::at(0)), ListChange::Changed);
    QVERIFY(reader.registry());
    QVERIFY(!reader.isSuspiciouslyEmpty());
    QCOMPARE(reader.nextRead(build::at(30)), ListRead::Full);
    QCOMPARE(reader.onFull(oneUp(), build::at(30)), ListChange::Changed);
    QCOMPARE(reader.nextRead(build::at(60)), ListRead::Delta);
}

void RefreshTest::goesOnWithDeltas()
{
    core::RegistryReader reader = readerOfOne();
    for (int i = 1; i <= 10; ++i) {
        QCOMPARE(reader.nextRead(build::at(i * 30)), ListRead::Delta);
        const char *status = i % 2 ? "DOWN" : "UP";
        QCOMPARE(reader.onDelta(delta(i % 2 ? "DOWN_1_" : "UP_1_", {build::instance("a", status)}),
                                build::at(i * 30)),
                 ListChange::Changed);
        QCOMPARE(std::string(reader.registry()->instances[0].status.word()), std::string(status));
    }
}

void RefreshTest::readsFullAfterAGap_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<bool>("isFull");
    QTest::newRow("one period") << 30.0 << false;
    QTest::newRow("longest gap") << 150.0 << false;
    QTest::newRow("a little more") << 150.001 << true;
    QTest::newRow("the server's retention") << 180.0 << true;
    QTest::newRow("a night") << 30'000.0 << true;
    QTest::newRow("clock set back") << -1.0 << true;
}

void RefreshTest::readsFullAfterAGap()
{
    QFETCH(double, seconds);
    QFETCH(bool, isFull);
    const core::RegistryReader reader = readerOfOne();
    QCOMPARE(reader.nextRead(build::at(seconds)), isFull ? ListRead::Full : ListRead::Delta);
}

void RefreshTest::readsFullNowAndThen()
{
    core::RegistryReader reader = readerOfOne();
    for (int seconds = 100; seconds < 600; seconds += 100) {
        QCOMPARE(reader.nextRead(build::at(seconds)), ListRead::Delta);
        reader.onDelta(delta("UP_1_"), build::at(seconds));
    }
    QCOMPARE(reader.nextRead(build::at(600)), ListRead::Full);
    reader.onFull(oneUp(), build::at(600));
    QCOMPARE(reader.nextRead(build::at(700)), ListRead::Delta);
}

void RefreshTest::readsFullAfterAMismatch()
{
    core::RegistryReader reader = readerOfOne();
    QCOMPARE(reader.onDelta(delta("UP_2_", {build::instance("a", "DOWN")}), build::at(30)),
             ListChange::NeedsFullRead);
    QVERIFY2(*reader.registry() == oneUp(), "what does not fit is not shown");
    QCOMPARE(reader.nextRead(build::at(30)), ListRead::Full);
    QCOMPARE(reader.onFull(list({build::instance("a", "DOWN"), build::instance("b")}), build::at(31)),
             ListChange::Changed);
    QCOMPARE(reader.nextRead(build::at(60)), ListRead::Delta);
}

void RefreshTest::givesDeltasUpAfterManyMismatches()
{
    core::RegistryReader reader = readerOfOne();
    for (int i = 1; i <= 3; ++i) {
        QCOMPARE(reader.nextRead(build::at(i)), ListRead::Delta);
        reader.onDelta(delta("UP_2_"), build::at(i));
        reader.onFull(oneUp(), build::at(i));
    }
    QCOMPARE(reader.nextRead(build::at(4)), ListRead::Full);
    reader.onFull(oneUp(), build::at(600));
    QCOMPARE(reader.nextRead(build::at(602)), ListRead::Full);
    QCOMPARE(reader.nextRead(build::at(604)), ListRead::Delta);
}

void RefreshTest::readsFullWhereDeltasAreRefused()
{
    core::RegistryReader refused = readerOfOne();
    refused.onDeltaRefused(build::at(30));
    core::RegistryReader unsupported = readerOfOne();
    core::Delta none = delta("");
    none.version = -1;
    QCOMPARE(unsupported.onDelta(none, build::at(30)), ListChange::NeedsFullRead);
    for (core::RegistryReader *reader : {&refused, &unsupported}) {
        QCOMPARE(reader->nextRead(build::at(30)), ListRead::Full);
        reader->onFull(oneUp(), build::at(30));
        QCOMPARE(reader->nextRead(build::at(60)), ListRead::Full);
        reader->onFull(oneUp(), build::at(620));
        // Servers are restarted with other settings: it is tried again, but not soon.
        QCOMPARE(reader->nextRead(build::at(629)), ListRead::Full);
        QCOMPARE(reader->nextRead(build::at(631)), ListRead::Delta);
    }
}

void RefreshTest::readsFullAfterAFailure()
{
    core::RegistryReader reader = readerOfOne();
    reader.onFailed();
    QVERIFY2(*reader.registry() == oneUp(), "a failure is no empty list");
    QCOMPARE(reader.nextRead(build::at(30)), ListRead::Full);
    QCOMPARE(reader.onFull(oneUp(), build::at(30)), ListChange::Unchanged);
    QCOMPARE(reader.nextRead(build::at(60)), ListRead::Delta);
}

void RefreshTest::readsFullWithRejectedRows()
{
    core::RegistryReader reader;
    core::Registry registry = oneUp();
    registry.rejected.add("application[0].instance[1]", "instanceId");
    reader.onFull(registry, build::at(0));
    // The server counts rows in its hash that nobody here can count.
    QCOMPARE(reader.nextRead(build::at(30)), ListRead::Full);

    core::RegistryReader other = readerOfOne();
    core::Delta notWhole = delta("UP_1_");
    notWhole.rejected.add("A/a", "actionType");
    QCOMPARE(other.onDelta(notWhole, build::at(30)), ListChange::NeedsFullRead);
    QCOMPARE(other.nextRead(build::at(30)), ListRead::Full);
}

void RefreshTest::tellsEqualLists()
{
    core::RegistryReader reader = readerOfOne();
    QCOMPARE(reader.onFull(oneUp(), build::at(30)), ListChange::Unchanged);
    QCOMPARE(reader.onDelta(delta("UP_1_"), build::at(60)), ListChange::Unchanged);
    QCOMPARE(reader.onDelta(delta("UP_1_", {build::instance("a")}), build::at(90)), ListChange::Unchanged);
    core::Instance newer = build::instance("a");
    newer.lease.lastRenewalAsSent = build::at(80);
    QCOMPARE(reader.onDelta(delta("UP_1_", {newer}), build::at(120)), ListChange::Changed);
    QCOMPARE(reader.nextRead(build::at(250)), ListRead::Delta);
}

void RefreshTest::sharesRowsOfEqualInstances()
{
    core::RegistryReader reader;
    reader.onFull(list({build::instance("a"), build::instance("b"), build::instance("c")}), build::at(0));
    const core::Registry before = *reader.registry();
    QCOMPARE(reader.onFull(list({build::instance("b", "DOWN"), build::instance("c"), build::instance("d")}),
                           build::at(30)),
             ListChange::Changed);
    const core::InstanceList &now = reader.registry()->instances;
    QCOMPARE(core::hashCodeOf(*reader.registry()), std::string("DOWN_1_UP_2_"));
    QVERIFY(&now[0] != &before.instances[1]);
    QCOMPARE(&now[1], &before.instances[2]);
}

void RefreshTest::doubtsTheFirstEmptyList()
{
    core::RegistryReader reader = readerOfOne();
    QCOMPARE(reader.onFull(list({}), build::at(30)), ListChange::SuspiciouslyEmpty);
    QVERIFY(reader.isSuspiciouslyEmpty());
    QVERIFY(*reader.registry() == oneUp());
    QCOMPARE(reader.nextRead(build::at(31)), ListRead::Full);
    core::RegistryReader recovered = reader;

    QCOMPARE(reader.onFull(list({}), build::at(60)), ListChange::Changed);
    QVERIFY(!reader.isSuspiciouslyEmpty());
    QVERIFY(reader.registry()->instances.empty());

    QCOMPARE(recovered.onFull(oneUp(), build::at(60)), ListChange::Unchanged);
    QVERIFY(!recovered.isSuspiciouslyEmpty());
}

void RefreshTest::doubtsADeltaThatEmpties()
{
    core::RegistryReader reader = readerOfOne();
    QCOMPARE(reader.onDelta(delta("", {}, {build::instance("a")}), build::at(30)),
             ListChange::SuspiciouslyEmpty);
    QVERIFY(reader.isSuspiciouslyEmpty());
    QVERIFY(*reader.registry() == oneUp());
    QCOMPARE(reader.nextRead(build::at(31)), ListRead::Full);
    QCOMPARE(reader.onFull(list({}), build::at(31)), ListChange::Changed);
}

void RefreshTest::ignoresADeltaThatIsTooLate()
{
    core::RegistryReader none;
    QCOMPARE(none.onDelta(delta("UP_1_", {build::instance("a")}), build::at(0)), ListChange::NeedsFullRead);
    QVERIFY(!none.registry());
    core::RegistryReader reader = readerOfOne();
    QCOMPARE(reader.onDelta(delta("UP_1_"), build::at(200)), ListChange::NeedsFullRead);
    QCOMPARE(reader.nextRead(build::at(30)), ListRead::Full);
}

QTEST_APPLESS_MAIN(RefreshTest)
#include "tst_refresh.moc"
