// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/factkeeper.h"
#include "tests/core/support/builders.h"

#include <QTest>

/// What was read is kept as long as it may be asked for, and no longer.
class FactKeeperTest : public QObject
{
    Q_OBJECT

private slots:
    void forgetsWhoIsGone_data();
    void forgetsWhoIsGone();
};

void FactKeeperTest::forgetsWhoIsGone_data()
{
    QTest::addColumn<bool>("isListed");
    QTest::addColumn<bool>("isInRelease");
    QTest::addColumn<double>("minutes");
    QTest::addColumn<bool>("isKept");
    QTest::newRow("gone for a while") << false << false << 59.0 << true;
    QTest::newRow("gone for an hour") << false << false << 61.0 << false;
    QTest::newRow("listed") << true << false << 600.0 << true;
    QTest::newRow("gone in a release") << false << true << 600.0 << true;
}

void FactKeeperTest::forgetsWhoIsGone()
{
    QFETCH(bool, isListed);
    QFETCH(bool, isInRelease);
    QFETCH(double, minutes);
    QFETCH(bool, isKept);
    const core::Instance instance = build::instance("o1");
    const core::InstanceName name{instance.application, instance.id};
    core::Registry list;
    list.instances = {instance};
    app::FactKeeper keeper("test", {build::peerOne});
    keeper.listAnswered(build::peerOne, list, build::at(0), core::Millis(1));
    keeper.healthRead(name, build::health("UP"), build::at(0), "http://o1");
    keeper.resilienceRead(name, core::Resilience(), build::at(0), "http://o1");
    if (isInRelease)
        keeper.setInRelease({name});
    if (!isListed)
        keeper.listAnswered(build::peerOne, {}, build::at(1), core::Millis(1));
    keeper.addBeat(build::at(2));
    keeper.addBeat(build::at(2 + 60 * minutes));
    QCOMPARE(keeper.facts().instances.contains(name), isKept);
    QCOMPARE(keeper.resilience().contains(name), isKept);
}

QTEST_APPLESS_MAIN(FactKeeperTest)
#include "tst_factkeeper.moc"
