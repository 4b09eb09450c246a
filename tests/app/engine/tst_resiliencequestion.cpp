// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/resiliencequestion.h"
#include "tests/app/engine/meterserver.h"
#include "tests/app/net/outcome.h"

#include <QTest>

#include <memory>

using core::ResilienceSource;

/// Where an instance tells of its circuit breakers, over real HTTP.
class ResilienceQuestionTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void asksWhereItIsTold_data();
    void asksWhereItIsTold();
    void hasNone_data();
    void hasNone();
    void saysWhatFailed_data();
    void saysWhatFailed();

private:
    core::Result<core::Resilience> ask(ResilienceSource source, const std::string &path);

    std::unique_ptr<MeterServer> m_server;
};

namespace {

const QByteArray page = "/actuator/prometheus?includedNames=resilience4j_circuitbreaker_state,"
                        "resilience4j_circuitbreaker_not_permitted_calls_total,"
                        "resilience4j_circuitbreaker_not_permitted_calls,"
                        "resilience4j_retry_calls_total,resilience4j_retry_calls";

} // namespace

void ResilienceQuestionTest::init()
{
    m_server = std::make_unique<MeterServer>();
    QVERIFY(m_server->listen());
}

core::Result<core::Resilience> ResilienceQuestionTest::ask(ResilienceSource source, const std::string &path)
{
    std::optional<core::Result<core::Resilience>> result;
    const std::string base = urlAt(m_server->port(), "/actuator");
    app::askForResilience({source, base, base + path}, m_server->reader(), this,
                          [&](core::Result<core::Resilience> found) { result = std::move(found); });
    return MeterServer::await(result);
}

void ResilienceQuestionTest::asksWhereItIsTold_data()
{
    QTest::addColumn<ResilienceSource>("source");
    QTest::addColumn<std::string>("path");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("meters") << ResilienceSource::Meters << std::string("/metrics")
                            << QByteArray("/actuator/metrics/resilience4j.circuitbreaker.state")
                            << QByteArray(R"({"name":"m","measurements":[],"availableTags":[)"
                                          R"({"tag":"name","values":["orders"]}]})");
    QTest::newRow("page") << ResilienceSource::Page << std::string("/prometheus") << page
                          << QByteArray(
                                 "resilience4j_circuitbreaker_state{name=\"orders\",state=\"open\"} 1\n");
    QTest::newRow("stream") << ResilienceSource::Stream << std::string("/hystrix.stream")
                            << QByteArray("/actuator/hystrix.stream")
                            << QByteArray("data: {\"type\":\"HystrixCommand\",\"name\":\"orders\","
                                          "\"isCircuitBreakerOpen\":true}\n\n")
                                   .repeated(2);
}

void ResilienceQuestionTest::asksWhereItIsTold()
{
    QFETCH(ResilienceSource, source);
    QFETCH(std::string, path);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    m_server->serve(target, body);
    const auto found = ask(source, path);
    QVERIFY(found);
    QCOMPARE(found->breakers.size(), std::size_t(1));
    QCOMPARE(found->breakers.front().name, std::string("orders"));
    QVERIFY(m_server->asked().contains(target));
}

void ResilienceQuestionTest::hasNone_data()
{
    QTest::addColumn<ResilienceSource>("source");
    QTest::newRow("meters") << ResilienceSource::Meters;
    QTest::newRow("page") << ResilienceSource::Page;
    QTest::newRow("stream") << ResilienceSource::Stream;
}

void ResilienceQuestionTest::hasNone()
{
    QFETCH(ResilienceSource, source);
    const auto found = ask(source, "/anything"); // 404
    QVERIFY(found && *found == core::Resilience());
}

void ResilienceQuestionTest::saysWhatFailed_data()
{
    QTest::addColumn<ResilienceSource>("source");
    QTest::addColumn<std::string>("path");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<core::ErrorKind>("kind");
    QTest::newRow("page, a login") << ResilienceSource::Page << std::string("/prometheus") << page
                                   << QByteArray("<html>sign in</html>") << core::ErrorKind::NotJson;
    QTest::newRow("stream of something else") << ResilienceSource::Stream << std::string("/hystrix.stream")
                                              << QByteArray("/actuator/hystrix.stream")
                                              << QByteArray("data: hello\n\n") << core::ErrorKind::Malformed;
}

void ResilienceQuestionTest::saysWhatFailed()
{
    QFETCH(ResilienceSource, source);
    QFETCH(std::string, path);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(core::ErrorKind, kind);
    m_server->serve(target, body);
    const auto found = ask(source, path);
    QVERIFY(!found);
    QCOMPARE(found.error().kind, kind);
    QCOMPARE(found.error().where, urlAt(m_server->port(), "/actuator" + path)); // not the long question
}

QTEST_GUILESS_MAIN(ResilienceQuestionTest)
#include "tst_resiliencequestion.moc"
