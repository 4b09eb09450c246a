// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/losses.h"

#include <QTest>

class LossesTest : public QObject
{
    Q_OBJECT

private slots:
    void namesProperties_data();
    void namesProperties();
    void namesRemedy_data();
    void namesRemedy();
    void staysSilentUnproven();
};

namespace {

core::ActuatorFacts factsOf(int oldest, int newest)
{
    core::ActuatorFacts facts;
    facts.base = "http://h:80/actuator";
    facts.isProven = true;
    facts.generation.oldest = oldest;
    facts.generation.newest = newest;
    if (oldest > 1)
        facts.links = core::Links{{{"health", "health"}, {"beans", "beans"}}, 0};
    for (const core::Endpoint endpoint : core::everyEndpoint)
        facts.endpoints[endpoint].state = core::EndpointState::Answers;
    return facts;
}

} // namespace

void LossesTest::namesProperties_data()
{
    using core::Endpoint;
    using core::Remedy;
    using Lines = std::vector<std::string>;
    QTest::addColumn<int>("oldest");
    QTest::addColumn<int>("newest");
    QTest::addColumn<Endpoint>("endpoint");
    QTest::addColumn<Remedy>("remedy");
    QTest::addColumn<Lines>("properties");
    const auto row = [](const char *name, int oldest, int newest, Endpoint endpoint, Remedy remedy,
                        Lines properties) {
        QTest::newRow(name) << oldest << newest << endpoint << remedy << std::move(properties);
    };
    const std::string include = "management.endpoints.web.exposure.include=beans,health,";
    row("1.5 shutdown", 1, 1, Endpoint::Shutdown, Remedy::SetProperties, {"endpoints.shutdown.enabled=true"});
    row("1.5 env", 1, 1, Endpoint::Environment, Remedy::SetProperties, {"endpoints.env.enabled=true"});
    row("1.5 has no prometheus", 1, 1, Endpoint::Prometheus, Remedy::NotInGeneration, {});
    row("1.5 service registry", 1, 1, Endpoint::ServiceRegistry, Remedy::NoSwitch, {});
    row("2 metrics", 2, 2, Endpoint::Metrics, Remedy::SetProperties, {include + "metrics"});
    row("2 shutdown", 2, 2, Endpoint::Shutdown, Remedy::SetProperties,
        {include + "shutdown", "management.endpoint.shutdown.enabled=true"});
    row("3 pause hangs on restart", 3, 3, Endpoint::Pause, Remedy::SetProperties,
        {include + "pause,restart", "management.endpoint.restart.enabled=true"});
    row("3 or 4: what both obey", 3, 4, Endpoint::Shutdown, Remedy::SetProperties,
        {include + "shutdown", "management.endpoint.shutdown.enabled=true"});
    row("4 shutdown", 4, 4, Endpoint::Shutdown, Remedy::SetProperties,
        {include + "shutdown", "management.endpoint.shutdown.access=unrestricted"});
    row("3 prometheus", 3, 3, Endpoint::Prometheus, Remedy::AddDependency, {include + "prometheus"});
    row("not told", 1, 4, Endpoint::Shutdown, Remedy::GenerationUnknown, {});
}

void LossesTest::namesProperties()
{
    QFETCH(int, oldest);
    QFETCH(int, newest);
    QFETCH(core::Endpoint, endpoint);
    core::ActuatorFacts facts = factsOf(oldest, newest);
    facts.endpoints[endpoint].state = core::EndpointState::NotExposed;
    const auto losses = core::lossesOf(facts);
    QCOMPARE(losses.size(), std::size_t(1));
    QCOMPARE(losses.front().endpoint, endpoint);
    QTEST(losses.front().remedy, "remedy");
    QTEST(losses.front().properties, "properties");
}

void LossesTest::namesRemedy_data()
{
    using core::EndpointState;
    using core::Remedy;
    QTest::addColumn<EndpointState>("state");
    QTest::addColumn<Remedy>("remedy");
    QTest::newRow("401") << EndpointState::NeedsCredentials << Remedy::GiveCredentials;
    QTest::newRow("403") << EndpointState::Forbidden << Remedy::GiveRight;
    QTest::newRow("failed") << EndpointState::Failed << Remedy::LookAtFailure;
    QTest::newRow("read-only") << EndpointState::ReadOnly << Remedy::SetProperties;
}

void LossesTest::namesRemedy()
{
    QFETCH(core::EndpointState, state);
    core::ActuatorFacts facts = factsOf(3, 3);
    facts.endpoints[core::Endpoint::ServiceRegistry].state = state;
    const auto losses = core::lossesOf(facts);
    QCOMPARE(losses.size(), std::size_t(1));
    QTEST(losses.front().remedy, "remedy");
    const std::vector<std::string> access{"management.endpoint.serviceregistry.access=unrestricted"};
    QCOMPARE(losses.front().properties == access, state == core::EndpointState::ReadOnly);
}

void LossesTest::staysSilentUnproven()
{
    core::ActuatorFacts facts = factsOf(2, 2);
    QVERIFY(core::lossesOf(facts).empty());
    facts.endpoints[core::Endpoint::Metrics].state = core::EndpointState::NotExposed;
    facts.isProven = false;
    QVERIFY(core::lossesOf(facts).empty());
}

QTEST_APPLESS_MAIN(LossesTest)
#include "tst_losses.moc"
