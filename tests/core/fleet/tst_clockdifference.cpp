// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/clockdifference.h"
#include "tests/core/support/builders.h"

#include <QTest>

class ClockDifferenceTest : public QObject
{
    Q_OBJECT

private slots:
    void isToldAboveTwoSeconds_data();
    void isToldAboveTwoSeconds();
    void isUnknownBeforeAnAnswer();
};

void ClockDifferenceTest::isToldAboveTwoSeconds_data()
{
    QTest::addColumn<int>("ahead"); // whole seconds, as a Date header has them
    QTest::addColumn<bool>("isTold");
    for (const int ahead : {0, 1, -1})
        QTest::addRow("%d s", ahead) << ahead << false;
    for (const int ahead : {4, 3600, -4, -3600})
        QTest::addRow("%d s", ahead) << ahead << true;
}

void ClockDifferenceTest::isToldAboveTwoSeconds()
{
    QFETCH(int, ahead);
    QFETCH(bool, isTold);
    core::PeerView peer = build::peer(build::peerOne, {});
    peer.clock.learn(build::at(ahead), build::at(0), build::at(0.01));
    const auto difference = core::clockDifference(peer);
    QCOMPARE(difference.has_value(), isTold);
    const core::Millis allowed = build::at(ahead) - core::byOurClock(build::at(ahead), peer);
    QCOMPARE(allowed, difference.value_or(core::Millis(0)));
    if (isTold)
        QVERIFY(std::chrono::abs(allowed - core::Seconds(ahead)) <= core::Seconds(1));
    QCOMPARE(core::byOurClock({}, peer), core::TimePoint{}); // not told stays not told
}

void ClockDifferenceTest::isUnknownBeforeAnAnswer()
{
    const core::PeerView peer = build::peer(build::peerOne, {});
    QVERIFY(!core::clockDifference(peer));
    QCOMPARE(core::byOurClock(build::at(5), peer), build::at(5));
}

QTEST_APPLESS_MAIN(ClockDifferenceTest)
#include "tst_clockdifference.moc"
