// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/resilienceread.h"
#include "tests/app/engine/meterserver.h"
#include "tests/app/net/outcome.h"

#include <QTest>

#include <memory>

namespace {

const QByteArray metrics = "/actuator/metrics/";
const QByteArray state = metrics + "resilience4j.circuitbreaker.state";
const QByteArray notPermitted = metrics + "resilience4j.circuitbreaker.not.permitted.calls";
const QByteArray retries = metrics + "resilience4j.retry.calls";
const QByteArrayList states{"closed", "open", "half_open", "forced_open", "disabled", "metrics_only"};

QByteArray meter(const QByteArray &statistic, double value,
                 const std::vector<std::pair<QByteArray, QByteArrayList>> &tags = {})
{
    QByteArrayList entries;
    for (const auto &[name, values] : tags)
        entries << R"({"tag":")" + name + R"(","values":[")" + values.join(R"(",")") + R"("]})";
    return R"({"name":"m","measurements":[{"statistic":")" + statistic + R"(","value":)" +
           QByteArray::number(value) + R"(}],"availableTags":[)" + entries.join(",") + "]}";
}

QByteArray gauge(double value)
{
    return meter("VALUE", value);
}

QByteArray counter(double value)
{
    return meter("COUNT", value);
}

} // namespace

/// The Resilience4j meters of an instance, over real HTTP.
class ResilienceReadTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<MeterServer>();
        QVERIFY(m_server->listen());
    }

    void allAreClosed()
    {
        serveStates({"orders", "stock"}, {{"closed", 2}});
        m_server->serve(notPermitted, meter("COUNT", 0, {{"name", {"orders", "stock"}}}));
        const auto read = this->read();
        QVERIFY(read);
        const core::Resilience expected{
            {{"orders", core::BreakerState::Closed, 0}, {"stock", core::BreakerState::Closed, 0}}, {}, 0};
        QVERIFY(*read == expected);
        QCOMPARE(m_server->asked().size(), 9); // three meters and six states; no name for itself
    }

    void oneIsOpen()
    {
        serveStates({"orders", "stock"}, {{"closed", 1}, {"open", 1}});
        m_server->serve(state + "?tag=name%3Aorders&tag=state%3Aopen", gauge(1));
        m_server->serve(state + "?tag=name%3Astock&tag=state%3Aopen", gauge(0));
        m_server->serve(state + "?tag=name%3Aorders&tag=state%3Aclosed", gauge(0));
        m_server->serve(state + "?tag=name%3Astock&tag=state%3Aclosed", gauge(1));
        m_server->serve(notPermitted, meter("COUNT", 12, {{"name", {"orders", "stock"}}}));
        m_server->serve(notPermitted + "?tag=name%3Aorders", counter(12));
        m_server->serve(notPermitted + "?tag=name%3Astock", counter(0));
        const auto read = this->read();
        QVERIFY(read);
        const std::vector<core::Breaker> expected{{"orders", core::BreakerState::Open, 12},
                                                  {"stock", core::BreakerState::Closed, 0}};
        QVERIFY(read->breakers == expected);
    }

    void retriesByNameAndKind_data()
    {
        QTest::addColumn<QByteArray>("statistic");
        QTest::newRow("counter") << QByteArray("COUNT");
        QTest::newRow("gauge, as Resilience4j 1.0 has it") << QByteArray("VALUE");
    }

    void retriesByNameAndKind()
    {
        QFETCH(QByteArray, statistic);
        const auto of = [&](double value) { return meter(statistic, value); };
        m_server->serve(
            retries,
            meter(statistic, 50,
                  {{"name", {"orders", "stock"}},
                   {"kind", {"successful_with_retry", "failed_with_retry", "successful_without_retry"}}}));
        m_server->serve(retries + "?tag=kind%3Asuccessful_with_retry", of(7));
        m_server->serve(retries + "?tag=name%3Aorders&tag=kind%3Asuccessful_with_retry", of(5));
        m_server->serve(retries + "?tag=name%3Astock&tag=kind%3Asuccessful_with_retry", of(2));
        m_server->serve(retries + "?tag=kind%3Afailed_with_retry", of(0));
        m_server->serve(retries + "?tag=kind%3Asuccessful_without_retry", of(43));
        m_server->serve(retries + "?tag=name%3Aorders&tag=kind%3Asuccessful_without_retry", of(43));
        const auto read = this->read();
        QVERIFY(read);
        // What was never counted for "stock" is not told, and no zero.
        const std::vector<core::RetryCalls> expected{{"orders", 5, 0, 43, {}}, {"stock", 2, 0, {}, {}}};
        QVERIFY(read->retries == expected);
        QVERIFY(read->breakers.empty());
    }

    void publishesNone()
    {
        const auto read = this->read();
        QVERIFY(read && *read == core::Resilience());
        QCOMPARE(m_server->asked().size(), 3);
    }

    void manyAreBounded()
    {
        QByteArrayList names;
        for (int i = 0; i < 40; ++i)
            names << "b" + QByteArray::number(i);
        names << "a,b"; // a comma would end it
        serveStates(names, {{"closed", 41}});
        for (const QByteArray &name : std::as_const(names))
            m_server->serve(state + "?tag=name%3A" + name + "&tag=state%3Aclosed", gauge(1));
        const auto read = this->read();
        QVERIFY(read);
        QCOMPARE(read->breakers.size(), core::mostBreakers);
        QCOMPARE(read->leftOut, 41 - core::mostBreakers);
        for (const core::Breaker &breaker : read->breakers)
            QVERIFY(breaker.state == core::BreakerState::Closed);
    }

    void failsWithTheMeter()
    {
        m_server->serve(state, "<html>a login page</html>");
        const auto read = this->read();
        QVERIFY(!read);
        QCOMPARE(read.error().kind, core::ErrorKind::NotJson);
    }

private:
    void serveStates(const QByteArrayList &names, const std::map<QByteArray, double> &sums)
    {
        m_server->serve(state, meter("VALUE", double(names.size()), {{"name", names}, {"state", states}}));
        for (const QByteArray &each : states) {
            const auto sum = sums.find(each);
            m_server->serve(state + "?tag=state%3A" + each, gauge(sum == sums.end() ? 0 : sum->second));
        }
    }

    core::Result<core::Resilience> read()
    {
        std::optional<core::Result<core::Resilience>> result;
        auto *reading = new app::ResilienceRead(
            urlAt(m_server->port(), "/actuator"), m_server->reader(),
            [&](core::Result<core::Resilience> found) { result = std::move(found); }, this);
        reading->start();
        return MeterServer::await(result);
    }

    std::unique_ptr<MeterServer> m_server;
};

QTEST_GUILESS_MAIN(ResilienceReadTest)
#include "tst_resilienceread.moc"
