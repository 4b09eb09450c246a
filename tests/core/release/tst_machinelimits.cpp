// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/machine.h"
#include "tests/core/support/driver.h"

#include <QTest>

using core::Goal;
using core::Outcome;
using core::Phase;

/// What is not proven in time, and what is no proof of being back.
class MachineLimitsTest : public QObject
{
    Q_OBJECT

private slots:
    void readBackLimit();
    void restoreLimit();
    void restoresOnlyWithoutOverride_data();
    void restoresOnlyWithoutOverride();
};

void MachineLimitsTest::readBackLimit()
{
    Driver driver(Goal::Drain);
    driver.begin();
    driver.answer(200, 0);
    driver.tick(14.9);
    QCOMPARE(driver.phase(), Phase::ReadingBack);
    driver.tick(15);
    QCOMPARE(driver.operation.outcome, Outcome::Unproven);
}

void MachineLimitsTest::restoreLimit()
{
    Driver driver(Goal::Restore, 2);
    driver.begin();
    driver.answer(200, 0);
    driver.read(build::peerOne, "UP/UNKNOWN", 1);
    driver.tick(119);
    QCOMPARE(driver.phase(), Phase::Restoring);
    driver.tick(120);
    QCOMPARE(driver.phase(), Phase::Failed);
    QCOMPARE(driver.operation.outcome, Outcome::Unproven);
}

void MachineLimitsTest::restoresOnlyWithoutOverride_data()
{
    QTest::addColumn<std::string>("says");
    QTest::newRow("override UP") << std::string("UP/UP");
    QTest::newRow("still UNKNOWN") << std::string("UNKNOWN/UNKNOWN");
    QTest::newRow("an unknown word as override") << std::string("UP/BOGUS");
    QTest::newRow("starting") << std::string("STARTING/UNKNOWN");
    QTest::newRow("gone") << std::string("gone");
    QTest::newRow("cannot be read") << std::string("failed");
}

void MachineLimitsTest::restoresOnlyWithoutOverride()
{
    QFETCH(std::string, says);
    Driver driver(Goal::Restore);
    driver.begin();
    driver.answer(200, 0);
    driver.read(build::peerOne, says, 1);
    QCOMPARE(driver.phase(), Phase::Restoring);
}

QTEST_APPLESS_MAIN(MachineLimitsTest)
#include "tst_machinelimits.moc"
