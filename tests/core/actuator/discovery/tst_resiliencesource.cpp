// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/discovery/resiliencesource.h"
#include "tests/core/support/builders.h"

#include <QTest>

using core::EndpointState;
using core::ResilienceSource;

class ResilienceSourceTest : public QObject
{
    Q_OBJECT

private slots:
    void goesByWhatWasFound_data();
    void goesByWhatWasFound();
    void nothingWasLookedForYet_data();
    void nothingWasLookedForYet();
};

void ResilienceSourceTest::goesByWhatWasFound_data()
{
    QTest::addColumn<int>("newestGeneration");
    QTest::addColumn<std::string>("streamLink"); // empty: the links have none
    QTest::addColumn<EndpointState>("metrics");
    QTest::addColumn<EndpointState>("prometheus");
    QTest::addColumn<ResilienceSource>("source");
    QTest::addColumn<std::string>("path");
    const auto answers = EndpointState::Answers;
    const auto absent = EndpointState::NotExposed;
    QTest::newRow("meters") << 3 << std::string() << answers << absent << ResilienceSource::Meters
                            << std::string("/metrics");
    QTest::newRow("both") << 3 << std::string() << answers << answers << ResilienceSource::Meters
                          << std::string("/metrics");
    QTest::newRow("the page alone") << 3 << std::string() << absent << answers << ResilienceSource::Page
                                    << std::string("/prometheus");
    QTest::newRow("metrics refuse the login")
        << 3 << std::string() << EndpointState::NeedsCredentials << answers << ResilienceSource::Page
        << std::string("/prometheus");
    QTest::newRow("neither") << 3 << std::string() << absent << absent << ResilienceSource::None
                             << std::string();
    QTest::newRow("Boot 1.5") << 1 << std::string() << answers << absent << ResilienceSource::Stream
                              << std::string("/hystrix.stream");
    QTest::newRow("Hystrix in Boot 2") << 2 << std::string("hystrix.stream") << answers << answers
                                       << ResilienceSource::Stream << std::string("/hystrix.stream");
    QTest::newRow("mapped elsewhere")
        << 2 << std::string("hx") << answers << answers << ResilienceSource::Stream << std::string("/hx");
}

void ResilienceSourceTest::goesByWhatWasFound()
{
    QFETCH(int, newestGeneration);
    QFETCH(std::string, streamLink);
    QFETCH(EndpointState, metrics);
    QFETCH(EndpointState, prometheus);
    QFETCH(ResilienceSource, source);
    QFETCH(std::string, path);
    core::ActuatorFacts facts;
    facts.isProven = true;
    facts.generation.oldest = facts.generation.newest = newestGeneration;
    facts.endpoints[core::Endpoint::Metrics].state = metrics;
    facts.endpoints[core::Endpoint::Prometheus].state = prometheus;
    if (newestGeneration > 1)
        facts.links.emplace();
    if (!streamLink.empty())
        facts.links->endpoints["hystrix.stream"] = streamLink;
    const std::string base = "http://o1:8080/base";
    const auto address = core::resilienceAddress(build::instance("o1"), &facts, base);
    QCOMPARE(address.source, source);
    QCOMPARE(address.url, path.empty() ? std::string() : base + path);
    QCOMPARE(core::canTellResilience(facts), source != ResilienceSource::None);
}

void ResilienceSourceTest::nothingWasLookedForYet_data()
{
    QTest::addColumn<std::string>("healthUrl");
    QTest::addColumn<std::string>("base");
    QTest::addColumn<ResilienceSource>("source");
    QTest::newRow("by its registration Boot 2 or later")
        << std::string("http://o1:8080/actuator/health") << std::string("http://o1:8080/actuator")
        << ResilienceSource::Meters;
    QTest::newRow("by its registration Boot 1.5")
        << std::string("http://o1:8080/health") << std::string("http://o1:8080") << ResilienceSource::Stream;
    QTest::newRow("no address") << std::string() << std::string() << ResilienceSource::None;
}

void ResilienceSourceTest::nothingWasLookedForYet()
{
    QFETCH(std::string, healthUrl);
    QFETCH(std::string, base);
    QFETCH(ResilienceSource, source);
    core::Instance instance = build::instance("o1");
    instance.healthCheckUrl = healthUrl;
    QCOMPARE(core::resilienceAddress(instance, nullptr, base).source, source);
    QVERIFY(!core::canTellResilience({}));
}

QTEST_APPLESS_MAIN(ResilienceSourceTest)
#include "tst_resiliencesource.moc"
