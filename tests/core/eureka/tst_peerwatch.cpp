// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/peerwatch.h"
#include "tests/core/support/builders.h"

#include <QTest>

using build::at;

class PeerWatchTest : public QObject
{
    Q_OBJECT

private slots:
    void noticesRestart();
    void oneInstanceIsNoRestart();
    void emptyListSaysNothing();
    void noticesSeveralServers();
    void noticesAnswersThatReturn_data();
    void noticesAnswersThatReturn();
    void noticesOtherCluster_data();
    void noticesOtherCluster();
};

namespace {

core::Instance since(const char *id, double registered, bool isDrained = false)
{
    core::Instance one =
        build::instance(id, isDrained ? "OUT_OF_SERVICE" : "UP", isDrained ? "OUT_OF_SERVICE" : "UNKNOWN");
    one.lease.registered = at(registered);
    return one;
}

core::Registry list(std::vector<core::Instance> instances)
{
    return *build::peer(build::peerOne, std::move(instances)).served.value;
}

core::Registry numbered(int from, int to)
{
    std::vector<core::Instance> all;
    for (int i = from; i < to; ++i)
        all.push_back(build::instance("i" + std::to_string(100 + i)));
    return list(std::move(all));
}

} // namespace

void PeerWatchTest::noticesRestart()
{
    auto watch = core::observed({}, list({since("a", 0), since("b", 0), since("c", 0, true)}), at(10));
    QVERIFY(!watch.restartedAt);
    // It copied the UP ones only; the drained one is missing.
    watch = core::observed(watch, list({since("a", 15), since("b", 15)}), at(20));
    QVERIFY(watch.restartedAt == at(20));
    QCOMPARE(watch.droppedOverrides, 1);
    QVERIFY(!watch.isSeveralServers);
    QVERIFY(core::shouldWarnOfRestart(watch, at(319)));
    QVERIFY(!core::shouldWarnOfRestart(watch, at(320)));
}

void PeerWatchTest::oneInstanceIsNoRestart()
{
    auto watch = core::observed({}, list({since("a", 0), since("b", 0)}), at(10));
    watch = core::observed(watch, list({since("a", 15), since("b", 0)}), at(20));
    QVERIFY(!watch.restartedAt);
    watch = core::observed(watch, list({since("b", 0)}), at(30));
    QVERIFY(!watch.restartedAt);
}

void PeerWatchTest::emptyListSaysNothing()
{
    auto watch = core::observed({}, list({since("a", 0), since("b", 0)}), at(10));
    watch = core::observed(watch, list({}), at(20));
    QVERIFY(!watch.restartedAt);
    QCOMPARE(watch.last.size(), std::size_t(2));
}

void PeerWatchTest::noticesSeveralServers()
{
    const core::Registry one = list({since("a", 0), since("b", 0)});
    const core::Registry two = list({since("a", 5), since("b", 6)});
    core::PeerWatch watch = core::observed({}, one, at(10));
    watch = core::observed(watch, two, at(20));
    watch = core::observed(watch, one, at(30));
    QVERIFY(!watch.restartedAt);      // it was none
    QVERIFY(!watch.isSeveralServers); // once may be a correction of its clock
    watch = core::observed(watch, two, at(40));
    watch = core::observed(watch, one, at(50));
    QVERIFY(watch.isSeveralServers);
}

// Letters are registrations, "-" is "no such instance".
void PeerWatchTest::noticesAnswersThatReturn_data()
{
    QTest::addColumn<QString>("answers");
    QTest::addColumn<bool>("isContradiction");
    QTest::newRow("nothing") << "" << false;
    QTest::newRow("always the same") << "aaaaaaaa" << false;
    QTest::newRow("in turn") << "aba" << true;
    QTest::newRow("at random") << "aaabbba" << true;
    QTest::newRow("three in turn") << "abca" << true;
    QTest::newRow("one knows it, the other does not") << "a-a" << true;
    QTest::newRow("it registered again") << "aaabbbbb" << false;
    QTest::newRow("it registered again, and once more") << "aabbcc" << false;
    QTest::newRow("it left") << "aaa-----" << false;
    QTest::newRow("it came and left") << "-aaa----" << false;
    QTest::newRow("a restart") << "aa-bb" << false;
}

void PeerWatchTest::noticesAnswersThatReturn()
{
    QFETCH(QString, answers);
    QFETCH(bool, isContradiction);
    std::vector<std::optional<core::TimePoint>> registrations;
    for (const QChar c : answers)
        registrations.push_back(c == QLatin1Char('-') ? std::nullopt : std::optional(at(c.unicode())));
    QCOMPARE(core::contradictThemselves(registrations), isContradiction);
}

void PeerWatchTest::noticesOtherCluster_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<bool>("isOther");
    QTest::newRow("the same") << 0 << 20 << false;
    QTest::newRow("nothing in common") << 20 << 40 << true;
    QTest::newRow("one of twenty in common") << 19 << 39 << true;
    QTest::newRow("two of twenty in common") << 18 << 38 << false;
    QTest::newRow("few, and nothing in common") << 20 << 24 << true;
    QTest::newRow("few, and one in common") << 19 << 23 << false;
    QTest::newRow("one is too few to tell") << 20 << 21 << false;
    QTest::newRow("empty") << 20 << 20 << false;
}

void PeerWatchTest::noticesOtherCluster()
{
    QFETCH(int, from);
    QFETCH(int, to);
    QFETCH(bool, isOther);
    QCOMPARE(core::isOtherCluster(numbered(0, 20), numbered(from, to)), isOther);
    QCOMPARE(core::isOtherCluster(numbered(from, to), numbered(0, 20)), isOther);
}

QTEST_APPLESS_MAIN(PeerWatchTest)
#include "tst_peerwatch.moc"
