// SPDX-License-Identifier: GPL-3.0-or-later
// The smooth-release check against real servers: a finding appears and vanishes by the very setting that it
// speaks of.
#include "tests/live/livefleet.h"
#include "tests/live/mavenbuild.h"
#include "tests/live/program.h"
#include "tests/live/waiting.h"

#include <QJsonArray>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The first finding of that code and application ("" for Eureka); empty where there is none.
QJsonObject findingOf(const live::ProgramRun &run, const QString &code, const QString &application)
{
    for (const QJsonObject &line : run.lines) {
        if (line.value("code"_L1).toString() == code &&
            line.value("application"_L1).toString() == application)
            return line;
    }
    return {};
}

QString severity(const live::ProgramRun &run, const QString &code, const QString &application)
{
    return findingOf(run, code, application).value("severity"_L1).toString();
}

} // namespace

class TestCheck : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void asItIs();
    void gatewayAndProviderPutRight();
    void yamlNamesWhatIsToBeSet();

private:
    live::ProgramRun check(const QStringList &more = {}) const;
    void restart(live::JavaServer &server, const QStringList &options);

    std::unique_ptr<live::LiveFleet> m_fleet;
    std::unique_ptr<live::Program> m_program;
};

void TestCheck::initTestCase()
{
    QVERIFY2(!live::Program::path().isEmpty(), "the program under test is not built");
    const live::BuildOutcome built = live::buildServers();
    if (built.kind == live::BuildOutcome::Kind::Skip) {
        live::printSkipLine(built.why);
        QSKIP(qPrintable(built.why));
    }
    QVERIFY2(built.kind == live::BuildOutcome::Kind::Ready, qPrintable(built.why));
    m_fleet = std::make_unique<live::LiveFleet>(live::Intervals::Short);
    // A stop that waits for nothing.
    m_fleet->setProviderOptions(0, {u"--server.shutdown=immediate"_s});
    const bool started = m_fleet->start();
    if (!started)
        m_fleet->printLogs();
    QVERIFY(started);
    m_program = std::make_unique<live::Program>(m_fleet->eureka().baseUrl());
}

live::ProgramRun TestCheck::check(const QStringList &more) const
{
    return m_program->run(QStringList{u"check"_s, u"ORDERS"_s} + more);
}

void TestCheck::asItIs()
{
    const live::ProgramRun run = check();
    const auto is = [&](const char *code, const char *application, const char *expected) {
        const QString told = severity(run, QLatin1String(code), QLatin1String(application));
        if (told == QLatin1String(expected))
            return true;
        std::printf("live: %s of %s is \"%s\"\n%s\n", code, application, qPrintable(told),
                    run.told().constData());
        return false;
    };
    QCOMPARE(run.exitCode, 1);
    QVERIFY(is("graceful-shutdown", "ORDERS", "warning"));
    QVERIFY(is("gateway-retry", "GATEWAY", "warning"));
    QVERIFY(is("retry-place", "GATEWAY", "good"));
    QVERIFY(is("shutdown-endpoint", "ORDERS", "good"));
    QVERIFY(is("initial-status", "ORDERS", "notice"));
    QVERIFY(is("instance-count", "ORDERS", "notice"));
    QVERIFY(is("host-spread", "ORDERS", "notice"));
    QVERIFY(is("health-while-drained", "ORDERS", "notice"));
    QVERIFY(is("fetch-interval", "GATEWAY", "good"));
    QVERIFY(is("list-cache", "GATEWAY", "good"));
    QVERIFY(is("server-cache", "", "good"));
    QVERIFY(is("eviction", "", "good"));
    QVERIFY(is("self-preservation", "", "notice"));
}

void TestCheck::restart(live::JavaServer &server, const QStringList &options)
{
    server.kill();
    server.addOptions(options);
    server.start();
    QVERIFY(server.waitUntilHealthy(180s));
}

void TestCheck::gatewayAndProviderPutRight()
{
    restart(m_fleet->gateway(),
            {u"--spring.application.cloud.loadbalancer.retry.max-retries-on-next-service-instance=2"_s,
             u"--spring.cloud.gateway.server.webflux.default-filters[0]=Retry=2"_s,
             u"--spring.cloud.loadbalancer.cache.ttl=20s"_s});
    restart(m_fleet->provider(0),
            {u"--server.shutdown=graceful"_s, u"--eureka.instance.initial-status=STARTING"_s,
             u"--eureka.client.healthcheck.enabled=true"_s,
             u"--management.endpoint.health.probes.enabled=true"_s});
    QVERIFY(m_fleet->waitUntilAllServe(240s));
    const live::ProgramRun run = check();
    const auto told = [&](const QString &code, const QString &application) {
        return severity(run, code, application);
    };
    QVERIFY2(told(u"gateway-retry"_s, u"GATEWAY"_s) == u"good"_s, run.told().constData());
    QCOMPARE(told(u"retry-place"_s, u"GATEWAY"_s), u"warning"_s);
    const QJsonArray moved = findingOf(run, u"retry-place"_s, u"GATEWAY"_s).value("properties"_L1).toArray();
    QCOMPARE(moved.size(), 1);
    QCOMPARE(moved.at(0).toString(),
             u"spring.cloud.loadbalancer.retry.max-retries-on-next-service-instance=2"_s);
    QCOMPARE(told(u"list-cache"_s, u"GATEWAY"_s), u"notice"_s);
    // The other provider is graceful by default in this generation, and registers as UP.
    QCOMPARE(told(u"graceful-shutdown"_s, u"ORDERS"_s), u"good"_s);
    int starting = 0;
    for (const QJsonObject &line : run.lines) {
        const bool isIt = line.value("code"_L1).toString() == u"initial-status"_s;
        starting += isIt && line.value("severity"_L1).toString() == u"good"_s ? 1 : 0;
    }
    QCOMPARE(starting, 1);
}

void TestCheck::yamlNamesWhatIsToBeSet()
{
    const live::ProgramRun run = m_program->runForPeople({u"check"_s, u"ORDERS"_s, u"--yaml"_s});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.output.contains("# GATEWAY\n") &&
                 run.output.contains("max-retries-on-next-service-instance: 2"),
             run.told().constData());
}

QTEST_GUILESS_MAIN(TestCheck)
#include "tst_check.moc"
