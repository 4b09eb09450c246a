// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/hopsread.h"
#include "tests/core/support/builders.h"

#include <QTest>

using namespace std::chrono_literals;
using core::Setting;
using State = core::SettingReading::State;

class HopsReadTest : public QObject
{
    Q_OBJECT

private slots:
    void theLongestServerCacheCounts_data();
    void theLongestServerCacheCounts();
    void predictsTheLastPeersTick();
    void readsTheGracefulLimit_data();
    void readsTheGracefulLimit();
};

namespace {

core::Settings with(std::map<Setting, core::SettingReading> readings)
{
    core::Settings settings;
    settings.readings = std::move(readings);
    return settings;
}

/// Two peers; a cache of 0 means that its settings were not read.
core::FleetFacts facts(int first, int second)
{
    core::FleetFacts facts;
    facts.peers = {build::peer(build::peerOne, {build::instance("o1")}),
                   build::peer(build::peerTwo, {build::instance("o1")})};
    for (std::size_t i = 0; i < 2; ++i) {
        const int cache = i == 0 ? first : second;
        if (cache > 0)
            facts.peers[i].settings.answered(with({{Setting::ResponseCacheInterval,
                                                    {State::Value, std::to_string(cache), "configprops"}}}),
                                             build::at(0), "http://eureka-" + std::to_string(i + 1));
    }
    return facts;
}

core::HopsRead readAt(const core::FleetFacts &all, double seconds)
{
    return core::hopsReadFor(all, build::app(), build::id("o1"), {}, build::at(seconds));
}

} // namespace

void HopsReadTest::theLongestServerCacheCounts_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");
    QTest::addColumn<int>("expected");
    QTest::addColumn<bool>("isRead");
    QTest::newRow("both read") << 2'000 << 5'000 << 5'000 << true;
    QTest::newRow("the other way round") << 5'000 << 2'000 << 5'000 << true;
    QTest::newRow("one is not known") << 2'000 << 0 << 30'000 << false;
    QTest::newRow("one is not known, the other is longer") << 45'000 << 0 << 45'000 << true;
    QTest::newRow("one is not known, the other equals it") << 30'000 << 0 << 30'000 << false;
    QTest::newRow("none is known") << 0 << 0 << 30'000 << false;
}

void HopsReadTest::theLongestServerCacheCounts()
{
    QFETCH(int, first);
    QFETCH(int, second);
    QFETCH(int, expected);
    QFETCH(bool, isRead);
    const core::HopsRead read = readAt(facts(first, second), 0);
    QCOMPARE(read.serverCache.length, core::Millis(expected));
    QCOMPARE(read.serverCache.isRead, isRead);
}

void HopsReadTest::predictsTheLastPeersTick()
{
    core::FleetFacts all = facts(10'000, 10'000);
    QVERIFY(!readAt(all, 1).nextTick); // without its clock nothing is predicted
    const core::TimePoint asked = std::chrono::floor<std::chrono::seconds>(build::at(0));
    all.peers[0].clock.learn(asked, asked, asked);
    all.peers[1].clock.learn(asked + 4s, asked, asked); // ahead by four to five seconds
    const core::Millis first = *all.peers[0].clock.ahead();
    const core::Millis second = *all.peers[1].clock.ahead();
    const auto expected = std::max(core::nextCacheTick(build::at(1), 10s, first),
                                   core::nextCacheTick(build::at(1), 10s, second));
    QCOMPARE(readAt(all, 1).nextTick, expected);
    QVERIFY(*expected > build::at(1));
    QVERIFY(*expected <= build::at(11));
    // An interval that is only assumed predicts nothing.
    core::FleetFacts unknown = facts(0, 0);
    unknown.peers[0].clock.learn(asked, asked, asked);
    QVERIFY(!readAt(unknown, 1).nextTick);
}

void HopsReadTest::readsTheGracefulLimit_data()
{
    QTest::addColumn<std::string>("mode");
    QTest::addColumn<std::string>("limit");
    QTest::addColumn<int>("expected"); // 0: none
    QTest::newRow("graceful") << std::string("GRACEFUL") << std::string("PT45S") << 45'000;
    QTest::newRow("as written in a file") << std::string("graceful") << std::string("45s") << 45'000;
    QTest::newRow("immediate") << std::string("IMMEDIATE") << std::string("PT45S") << 0;
    QTest::newRow("hidden mode") << std::string("******") << std::string("PT45S") << 0;
    QTest::newRow("hidden limit") << std::string("GRACEFUL") << std::string("******") << 0;
}

void HopsReadTest::readsTheGracefulLimit()
{
    QFETCH(std::string, mode);
    QFETCH(std::string, limit);
    QFETCH(int, expected);
    const auto reading = [](const std::string &text) {
        const bool isHidden = text == "******";
        return core::SettingReading{isHidden ? State::Hidden : State::Value, isHidden ? "" : text,
                                    "configprops"};
    };
    core::FleetFacts all = facts(0, 0);
    all.instances[{build::app(), build::id("o1")}].caller.settings.answered(
        with({{Setting::ShutdownMode, reading(mode)}, {Setting::ShutdownPhaseTimeout, reading(limit)}}),
        build::at(0), "http://o1");
    const core::HopsRead read = readAt(all, 0);
    QCOMPARE(read.gracefulLimit.has_value(), expected > 0);
    if (read.gracefulLimit)
        QCOMPARE(read.gracefulLimit->length, core::Millis(expected));
}

QTEST_APPLESS_MAIN(HopsReadTest)
#include "tst_hopsread.moc"
