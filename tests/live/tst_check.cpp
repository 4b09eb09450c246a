// SPDX-License-Identifier: GPL-3.0-or-later
// The smooth-release check against real servers, as they are set up here: one of them stops at once, the
// gateway does not retry.
#include "tests/live/livefleet.h"
#include "tests/live/mavenbuild.h"
#include "tests/live/program.h"
#include "tests/live/waiting.h"

#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;

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

private:
    live::ProgramRun check() const;

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

live::ProgramRun TestCheck::check() const
{
    return m_program->run({u"check"_s, u"ORDERS"_s});
}

void TestCheck::asItIs()
{
    // A gateway that has just started tells nothing of its routes yet, and the check says so.
    live::ProgramRun run;
    const auto isGatewayKnown = [&] {
        run = check();
        return !findingOf(run, u"gateway-retry"_s, u"GATEWAY"_s).isEmpty();
    };
    QVERIFY2(live::eventually(isGatewayKnown, std::chrono::seconds(90)), run.told().constData());
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

QTEST_GUILESS_MAIN(TestCheck)
#include "tst_check.moc"
