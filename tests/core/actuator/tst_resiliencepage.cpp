// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/resiliencepage.h"

#include <QTest>

#include <string>
#include <vector>

using core::BreakerState;

namespace {

const std::string place = "http://gateway:8080/actuator/prometheus";

/// As Micrometer publishes it: a gauge for each state.
std::string states(const std::string &name, const std::string &current)
{
    std::string lines;
    for (const char *state : {"closed", "disabled", "forced_open", "half_open", "metrics_only", "open"})
        lines += "resilience4j_circuitbreaker_state{group=\"none\",name=\"" + name + "\",state=\"" + state +
                 "\",} " + (state == current ? "1.0" : "0.0") + "\n";
    return lines;
}

std::string retries(const std::string &meter, const std::string &name, const std::string &kind, int calls)
{
    return meter + "{kind=\"" + kind + "\",name=\"" + name + "\",} " + std::to_string(calls) + "\n";
}

} // namespace

class ResiliencePageTest : public QObject
{
    Q_OBJECT

private slots:
    void asksForItsMetersAlone();
    void readsBoth_data();
    void readsBoth();
    void hasNone();
    void isNoPage();
    void manyAreBounded();
};

/// By the names of samples (until Boot 3.2) and of families (since).
void ResiliencePageTest::asksForItsMetersAlone()
{
    const core::Request request = core::resiliencePageRequest("http://gateway:8080/actuator");
    QCOMPARE(request.url, place + "?includedNames=resilience4j_circuitbreaker_state,"
                                  "resilience4j_circuitbreaker_not_permitted_calls_total,"
                                  "resilience4j_circuitbreaker_not_permitted_calls,"
                                  "resilience4j_retry_calls_total,resilience4j_retry_calls");
}

void ResiliencePageTest::readsBoth_data()
{
    QTest::addColumn<std::string>("ending");
    QTest::newRow("counters") << std::string("_total");
    QTest::newRow("gauges, as Resilience4j 1.0 has them") << std::string();
}

void ResiliencePageTest::readsBoth()
{
    QFETCH(std::string, ending);
    const std::string retry = "resilience4j_retry_calls" + ending;
    const auto found = core::decodeResiliencePage(
        "# TYPE resilience4j_circuitbreaker_state gauge\n" + states("stock", "half_open") +
            states("orders", "open") + "resilience4j_circuitbreaker_not_permitted_calls" + ending +
            "{kind=\"not_permitted\",name=\"orders\",} 12.0\n" +
            retries(retry, "orders", "successful_with_retry", 5) +
            retries(retry, "orders", "failed_with_retry", 2) + retries(retry, "orders", "ignored", 9) +
            retries(retry, "stock", "failed_without_retry", -1) + "jvm_threads_live_threads 31.0\n",
        place);
    QVERIFY(found);
    const core::Resilience expected{
        {{"orders", BreakerState::Open, 12}, {"stock", BreakerState::HalfOpen, {}}},
        {{"orders", 5, 2, {}, {}}},
        0};
    QVERIFY(*found == expected);
}

void ResiliencePageTest::hasNone()
{
    for (const char *page : {"", "jvm_threads_live_threads 31.0\n"}) {
        const auto found = core::decodeResiliencePage(page, place);
        QVERIFY(found && *found == core::Resilience());
    }
}

void ResiliencePageTest::isNoPage()
{
    const auto found = core::decodeResiliencePage("<html>sign in</html>", place);
    QVERIFY(!found);
    QCOMPARE(found.error().kind, core::ErrorKind::NotJson);
    QCOMPARE(found.error().where, place);
}

void ResiliencePageTest::manyAreBounded()
{
    std::string page;
    for (int i = 0; i < 300; ++i)
        page += states("b" + std::to_string(i), "closed");
    const auto found = core::decodeResiliencePage(page, place);
    QVERIFY(found);
    QCOMPARE(found->breakers.size(), core::mostBreakersTold);
    QCOMPARE(found->leftOut, 300 - core::mostBreakersTold);
}

QTEST_APPLESS_MAIN(ResiliencePageTest)
#include "tst_resiliencepage.moc"
