// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/serverclock.h"
#include "tests/core/support/builders.h"

#include <QTest>

#include <cmath>

using namespace std::chrono_literals;

class ServerClockTest : public QObject
{
    Q_OBJECT

private slots:
    void narrows_data();
    void narrows();
    void forgetsAClockThatWasSet();
    void knowsNothingAtFirst();
    void slowAnswersMakeNoDifference_data();
    void slowAnswersMakeNoDifference();
    void ticks_data();
    void ticks();
};

namespace {

/// What a server that is `ahead` writes into an answer given 5 ms after it was asked, 5 ms before it arrived.
void answer(core::ServerClock &clock, core::TimePoint askedAt, core::Millis ahead)
{
    const core::TimePoint there = askedAt + 5ms + ahead;
    clock.learn(std::chrono::floor<std::chrono::seconds>(there), askedAt, askedAt + 10ms);
}

} // namespace

void ServerClockTest::narrows_data()
{
    QTest::addColumn<int>("ahead");
    for (const int ahead : {0, 1, 499, 500, 12'345, -1, -700, -3'600'000})
        QTest::newRow(std::to_string(ahead).c_str()) << ahead;
}

void ServerClockTest::narrows()
{
    QFETCH(int, ahead);
    core::ServerClock clock;
    answer(clock, build::at(0), core::Millis(ahead));
    QVERIFY(std::abs((*clock.ahead() - core::Millis(ahead)).count()) <= 510);
    // Every 2.03 s, so that the answers fall everywhere within a second.
    for (int i = 1; i < 100; ++i)
        answer(clock, build::at(i * 2.03), core::Millis(ahead));
    QVERIFY(std::abs((*clock.ahead() - core::Millis(ahead)).count()) <= 30);
}

void ServerClockTest::forgetsAClockThatWasSet()
{
    core::ServerClock clock;
    for (int i = 0; i < 50; ++i)
        answer(clock, build::at(i * 2.03), 0ms);
    for (int i = 50; i < 100; ++i)
        answer(clock, build::at(i * 2.03), 60s);
    QVERIFY(std::abs((*clock.ahead() - core::Millis(60s)).count()) <= 30);
}

void ServerClockTest::knowsNothingAtFirst()
{
    core::ServerClock clock;
    QVERIFY(!clock.ahead());
    clock.learn(build::at(5), build::at(10), build::at(2)); // our clock went back by more than a second
    QVERIFY(!clock.ahead());
}

void ServerClockTest::slowAnswersMakeNoDifference_data()
{
    QTest::addColumn<int>("way");   // milliseconds from the Date to the end of the answer
    QTest::addColumn<int>("ahead"); // of the server
    QTest::addColumn<bool>("isKnown");
    QTest::newRow("quick") << 100 << 0 << true;
    QTest::newRow("a list of ten seconds") << 10'000 << 0 << false;
    QTest::newRow("as long as the clock is ahead") << 10'000 << 10'000 << false;
    QTest::newRow("slow, and an hour ahead all the same") << 10'000 << 3'600'000 << true;
    QTest::newRow("slow, and an hour behind") << 10'000 << -3'600'000 << true;
}

void ServerClockTest::slowAnswersMakeNoDifference()
{
    QFETCH(int, way);
    QFETCH(int, ahead);
    QFETCH(bool, isKnown);
    core::ServerClock clock;
    const core::TimePoint date = std::chrono::floor<std::chrono::seconds>(build::at(0) + core::Millis(ahead));
    clock.learn(date, build::at(0), build::at(0) + core::Millis(way));
    QCOMPARE(clock.ahead().has_value(), isKnown);
    if (isKnown)
        QVERIFY(std::abs((*clock.ahead() - core::Millis(ahead)).count()) <= way + 500);
}

void ServerClockTest::ticks_data()
{
    QTest::addColumn<qint64>("changed");
    QTest::addColumn<qint64>("interval");
    QTest::addColumn<qint64>("ahead");
    QTest::addColumn<qint64>("expected"); // -1: none
    const auto row = [](const char *name, qint64 changed, qint64 interval, qint64 ahead, qint64 expected) {
        QTest::newRow(name) << changed << interval << ahead << expected;
    };
    row("in the middle", 45'000, 30'000, 0, 60'000);
    row("just before", 59'999, 30'000, 0, 60'000);
    row("at the tick itself: the next one", 60'000, 30'000, 0, 90'000);
    row("the server is ahead", 45'000, 30'000, 20'000, 70'000); // its clock says 65 s: next at 90 s there
    row("the server is behind", 45'000, 30'000, -20'000, 50'000);
    row("no cache", 45'000, 0, 0, -1);
    row("before all time", 0, 30'000, -1, -1);
}

void ServerClockTest::ticks()
{
    QFETCH(qint64, changed);
    QFETCH(qint64, interval);
    QFETCH(qint64, ahead);
    QFETCH(qint64, expected);
    const auto tick =
        core::nextCacheTick(core::timeFromEpoch(changed), core::Millis(interval), core::Millis(ahead));
    QCOMPARE(tick ? qint64(core::toEpoch(*tick)) : -1, expected);
}

QTEST_APPLESS_MAIN(ServerClockTest)
#include "tst_serverclock.moc"
