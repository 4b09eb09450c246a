// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"
#include "tests/core/support/registration.h"

#include <QJsonValue>
#include <QTest>

namespace {

core::InstanceView row()
{
    const auto application = *core::ApplicationName::from("orders");
    const auto id = *core::InstanceId::from("orders-1:8080");
    core::InstanceView view{core::InstanceKey{"test", application, id},
                            std::make_shared<const core::Instance>(core::Instance{application, id})};
    build::registrationOf(view).status = core::reportedStatus("OUT_OF_SERVICE");
    build::registrationOf(view).overriddenStatus = core::reportedStatus("OUT_OF_SERVICE");
    return view;
}

} // namespace

class OutputTest : public QObject
{
    Q_OBJECT

private slots:
    void unknownIsNull()
    {
        const QJsonObject object = app::instanceJson(row(), core::timeFromEpoch(10'000));
        for (const char *name : {"servedStatus", "health", "version", "requestsPerSecond", "errorShare",
                                 "inFlight", "ratesFrom"})
            QVERIFY2(object.contains(QLatin1String(name)) && object.value(QLatin1String(name)).isNull(),
                     name);
        for (const char *age : {"registry", "served", "health", "metrics"})
            QVERIFY2(object.value(QStringLiteral("ages")).toObject().value(QLatin1String(age)).isNull(), age);
        QCOMPARE(object.value(QStringLiteral("status")).toString(), QStringLiteral("OUT_OF_SERVICE"));
        QCOMPARE(object.value(QStringLiteral("overriddenStatus")).toString(),
                 QStringLiteral("OUT_OF_SERVICE"));
    }

    void knownHasItsAge()
    {
        core::InstanceView view = row();
        core::TrafficSample sample;
        sample.inFlight = 0;
        view.traffic.answered(sample, core::timeFromEpoch(7'500), "here");
        view.rate = core::TrafficRate{2.5, std::nullopt, 5, 0, core::Millis(2'000)};
        const QJsonObject object = app::instanceJson(view, core::timeFromEpoch(10'000));
        QCOMPARE(object.value(QStringLiteral("ages")).toObject().value(QStringLiteral("metrics")).toDouble(),
                 2.5);
        QCOMPARE(object.value(QStringLiteral("inFlight")).toDouble(-1), 0.0);
        QCOMPARE(object.value(QStringLiteral("ratesFrom")).toString(), QStringLiteral("here"));
        QCOMPARE(object.value(QStringLiteral("requestsPerSecond")).toDouble(), 2.5);
        QVERIFY(object.value(QStringLiteral("errorShare")).isNull());
    }

    void signsOfAStop()
    {
        core::Operation operation{1, row().key, core::Goal::Drain};
        QVERIFY(!app::resultJson(app::ExitCode::Done, &operation, {}).contains(QStringLiteral("stopSigns")));
        operation.goal = core::Goal::Shutdown;
        const auto signs = [&] {
            return app::resultJson(app::ExitCode::Done, &operation, {})
                .value(QStringLiteral("stopSigns"))
                .toObject();
        };
        for (const char *name : {"notReady", "notReadyBy", "portClosed", "leaseGone", "newStart"})
            QVERIFY2(signs().contains(QLatin1String(name)) && signs().value(QLatin1String(name)).isNull(),
                     name);
        operation.signs.notReady = core::timeFromEpoch(1'000);
        operation.signs.notReadyBy = core::StopSigns::NotReadyBy::Registry;
        operation.signs.newStart = core::timeFromEpoch(61'500);
        QCOMPARE(signs().value(QStringLiteral("notReady")).toString(),
                 QStringLiteral("1970-01-01T00:00:01.000Z"));
        QCOMPARE(signs().value(QStringLiteral("notReadyBy")).toString(), QStringLiteral("registry"));
        QCOMPARE(signs().value(QStringLiteral("newStart")).toString(),
                 QStringLiteral("1970-01-01T00:01:01.500Z"));
        QVERIFY(signs().value(QStringLiteral("portClosed")).isNull());
    }

    void resultsAndExitCodes_data()
    {
        QTest::addColumn<core::Outcome>("outcome");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("word");
        QTest::newRow("done") << core::Outcome::Done << 0 << QStringLiteral("done");
        QTest::newRow("failed") << core::Outcome::Failed << 1 << QStringLiteral("failed");
        QTest::newRow("refused") << core::Outcome::Refused << 3 << QStringLiteral("refused");
        QTest::newRow("unproven") << core::Outcome::Unproven << 4 << QStringLiteral("unproven");
        QTest::newRow("unreachable") << core::Outcome::Unreachable << 5 << QStringLiteral("unreachable");
        QTest::newRow("denied") << core::Outcome::Denied << 6 << QStringLiteral("denied");
    }

    void resultsAndExitCodes()
    {
        QFETCH(core::Outcome, outcome);
        QFETCH(int, code);
        QFETCH(QString, word);
        const app::ExitCode exitCode = app::exitCodeOf(outcome);
        QCOMPARE(static_cast<int>(exitCode), code);
        const QJsonObject result = app::resultJson(exitCode, nullptr, core::timeFromEpoch(0));
        QCOMPARE(result.value(QStringLiteral("event")).toString(), QStringLiteral("result"));
        QCOMPARE(result.value(QStringLiteral("result")).toString(), word);
        QCOMPARE(result.value(QStringLiteral("at")).toString(), QStringLiteral("1970-01-01T00:00:00.000Z"));
    }
};

QTEST_GUILESS_MAIN(OutputTest)
#include "tst_output.moc"
