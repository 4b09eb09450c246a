// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/hystrixstream.h"

#include <QTest>

#include <vector>

using core::BreakerState;

namespace {

const std::string place = "http://gateway:8080/hystrix.stream";

/// One command, shortened to what is read, and a field before it.
std::string command(const std::string &name, const std::string &fields)
{
    return R"(data: {"type":"HystrixCommand","name":")" + name + R"(","group":"RibbonCommand",)" + fields +
           "}\n\n";
}

std::string stateOf(bool isOpen)
{
    return std::string(R"("isCircuitBreakerOpen":)") + (isOpen ? "true" : "false");
}

core::Breaker breaker(const std::string &name, std::optional<BreakerState> state,
                      core::RecentCalls recent = {})
{
    recent.group = "RibbonCommand";
    return {name, state, {}, core::BreakerSource::HystrixStream, recent};
}

/// Pieces of that size until it has heard enough; whether it has.
bool hear(core::HystrixRound &round, std::string_view text, std::size_t size)
{
    for (std::size_t at = 0; at < text.size(); at += size) {
        if (round.take(text.substr(at, size)))
            return true;
    }
    return false;
}

const std::string ping = "ping: \n\n";

} // namespace

class HystrixStreamTest : public QObject
{
    Q_OBJECT

private slots:
    void asksForIt();
    void hearsOneRound_data();
    void hearsOneRound();
    void readsACommand_data();
    void readsACommand();
    void onlyPingsIsEmpty();
    void hostile_data();
    void hostile();
    void manyAreBounded();
};

void HystrixStreamTest::asksForIt()
{
    const core::Request request = core::hystrixStreamRequest(place);
    QCOMPARE(request.url, place);
    QVERIFY((request.headers == std::vector<core::Header>{{"Accept", "text/event-stream"}}));
}

void HystrixStreamTest::hearsOneRound_data()
{
    QTest::addColumn<std::size_t>("pieceSize");
    for (const std::size_t size : {std::size_t(1), std::size_t(7), std::size_t(100'000)})
        QTest::addRow("%d bytes at a time", int(size)) << size;
}

void HystrixStreamTest::hearsOneRound()
{
    QFETCH(std::size_t, pieceSize);
    const std::string both = command("stock", stateOf(true)) +
                             "data: {\"type\":\"HystrixThreadPool\",\"name\":\"x\"}\n\n" +
                             command("orders", stateOf(false));
    core::HystrixRound round;
    QVERIFY(!hear(round, ping + both + ping, pieceSize));
    // The first of them again, now closed: that is the next round already.
    QVERIFY(hear(round, command("stock", stateOf(false)), pieceSize));
    const auto found = round.found(place);
    QVERIFY(found);
    const std::vector<core::Breaker> expected{breaker("orders", BreakerState::Closed),
                                              breaker("stock", BreakerState::Open)};
    QVERIFY(found->breakers == expected);
    QVERIFY(found->retries.empty());
    QCOMPARE(found->leftOut, std::size_t(0));
}

void HystrixStreamTest::readsACommand_data()
{
    QTest::addColumn<std::string>("fields");
    QTest::addColumn<core::Breaker>("expected");
    const auto row = [](const char *name, const std::string &fields, const core::Breaker &expected) {
        QTest::newRow(name) << fields << expected;
    };
    row("counts",
        R"("isCircuitBreakerOpen":true,"requestCount":20,"errorCount":12,"rollingCountShortCircuited":7,)"
        R"("propertyValue_metricsRollingStatisticalWindowInMilliseconds":20000)",
        breaker("orders", BreakerState::Open, {core::Millis(20'000), 20, 12, 7}));
    row("forced open", R"("isCircuitBreakerOpen":false,"propertyValue_circuitBreakerForceOpen":true)",
        breaker("orders", BreakerState::ForcedOpen));
    row("switched off", R"("isCircuitBreakerOpen":false,"propertyValue_circuitBreakerEnabled":false)",
        breaker("orders", BreakerState::Disabled));
    row("of several instances, by Turbine", R"("isCircuitBreakerOpen":{"true":1,"false":2})",
        breaker("orders", {}));
    row("no state", R"("requestCount":3)", breaker("orders", {}, {core::Millis(10'000), 3, 0, 0}));
    row("counts that are none",
        R"("isCircuitBreakerOpen":false,"requestCount":-3,"errorCount":"x","rollingCountShortCircuited":null,)"
        R"("propertyValue_metricsRollingStatisticalWindowInMilliseconds":0)",
        breaker("orders", BreakerState::Closed));
}

void HystrixStreamTest::readsACommand()
{
    QFETCH(std::string, fields);
    QFETCH(core::Breaker, expected);
    core::HystrixRound round;
    round.take(command("orders", fields));
    const auto found = round.found(place);
    QVERIFY(found);
    QVERIFY(found->breakers == std::vector<core::Breaker>{expected});
}

/// Before the first call there is nothing but pings.
void HystrixStreamTest::onlyPingsIsEmpty()
{
    core::HystrixRound round;
    QVERIFY(!round.take(ping + ping));
    QVERIFY(round.take(ping));
    QVERIFY(round.found(place) && *round.found(place) == core::Resilience());
}

void HystrixStreamTest::hostile_data()
{
    QTest::addColumn<std::string>("text");
    QTest::newRow("no JSON") << std::string("data: <html>\n");
    QTest::newRow("an array") << std::string("data: [1,2]\n");
    QTest::newRow("a line without end") << "data: " + std::string(1'000'000, '{') + "\n";
    QTest::newRow("deep") << "data: " + std::string(50'000, '[') + "\n";
}

void HystrixStreamTest::hostile()
{
    QFETCH(std::string, text);
    core::HystrixRound round;
    QVERIFY(!hear(round, text, 4'096));
    const auto found = round.found(place);
    QVERIFY(!found);
    QCOMPARE(found.error().kind, core::ErrorKind::Malformed);
    QCOMPARE(found.error().where, place);
    // One good line among bad ones counts.
    round.take(command("orders", stateOf(true)));
    QVERIFY(round.found(place));
    QCOMPARE(round.found(place)->breakers.size(), std::size_t(1));
}

void HystrixStreamTest::manyAreBounded()
{
    core::HystrixRound round;
    bool isOver = false;
    std::size_t sent = 0;
    for (; !isOver && sent < 5'000; ++sent)
        isOver = round.take(command("c" + std::to_string(sent), stateOf(false)));
    QVERIFY(isOver);
    const auto found = round.found(place);
    QVERIFY(found);
    QCOMPARE(found->breakers.size(), core::mostBreakersTold);
    QCOMPARE(found->leftOut, sent - core::mostBreakersTold);
}

QTEST_APPLESS_MAIN(HystrixStreamTest)
#include "tst_hystrixstream.moc"
