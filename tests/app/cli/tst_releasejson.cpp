// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/releasejson.h"

#include <QJsonArray>
#include <QTest>

namespace {

core::Release release()
{
    const core::InstanceKey key{"test", *core::ApplicationName::from("ORDERS"),
                                *core::InstanceId::from("orders-1:8080")};
    core::ReleasePlan plan{"test", key.application};
    plan.instances = {{key}};
    return core::makeRelease(std::move(plan), "release-1", core::timeFromEpoch(0));
}

} // namespace

/// What `release` tells a script: fields and exit codes never change once released.
class ReleaseJsonTest : public QObject
{
    Q_OBJECT

private slots:
    void exitCode_data()
    {
        QTest::addColumn<core::ReleaseOutcome>("outcome");
        QTest::addColumn<core::SurpriseKind>("surprise");
        QTest::addColumn<app::ExitCode>("expected");
        using Outcome = core::ReleaseOutcome;
        using Kind = core::SurpriseKind;
        QTest::newRow("done") << Outcome::Done << Kind::None << app::ExitCode::Done;
        QTest::newRow("something left") << Outcome::Unproven << Kind::None << app::ExitCode::NotProven;
        QTest::newRow("still running") << Outcome::None << Kind::None << app::ExitCode::NotProven;
        QTest::newRow("aborted") << Outcome::Aborted << Kind::None << app::ExitCode::Failed;
        QTest::newRow("rolled back") << Outcome::RolledBack << Kind::None << app::ExitCode::Failed;
        QTest::newRow("guards") << Outcome::None << Kind::GuardsRefused << app::ExitCode::Refused;
        QTest::newRow("old version") << Outcome::None << Kind::OldVersionReturned << app::ExitCode::Failed;
    }

    void exitCode()
    {
        QFETCH(core::ReleaseOutcome, outcome);
        QFETCH(core::SurpriseKind, surprise);
        core::Release given = release();
        given.outcome = outcome;
        given.surprise.kind = surprise;
        QTEST(app::exitCodeOf(given), "expected");
    }

    void unwindSaysThatAPausedOneMustBeRestarted()
    {
        core::UnwindStep step{release().instances[0].planned.key, core::UnwindStep::Kind::LeftPaused, {}};
        QVERIFY2(app::unwindLine(step).contains(QLatin1String("must be restarted")),
                 qPrintable(app::unwindLine(step)));
        QCOMPARE(app::unwindJson(step, core::timeFromEpoch(0))[QLatin1String("what")].toString(),
                 QStringLiteral("left-paused"));
        step.kind = core::UnwindStep::Kind::PutBack;
        QVERIFY(!app::unwindLine(step).contains(QLatin1String("restarted")));
    }

    void resultNamesEveryInstance()
    {
        core::Release given = release();
        core::InstanceProgress &progress = given.instances[0];
        progress.stage = core::Stage::Skipped;
        progress.drainProof = core::Proof::Time;
        progress.reason = "host is broken";
        progress.unproven = {core::Awaited::FirstRequests};
        const core::Surprise surprise{core::SurpriseKind::OtherVersion, progress.planned.key, {"3.0"}, {}};
        const QJsonObject result =
            app::releaseResultJson(&given, surprise, app::ExitCode::NotProven, core::timeFromEpoch(61'500));
        QCOMPARE(result.value(QStringLiteral("event")).toString(), QStringLiteral("result"));
        QCOMPARE(result.value(QStringLiteral("result")).toString(), QStringLiteral("unproven"));
        QCOMPARE(result.value(QStringLiteral("exitCode")).toInt(), 4);
        QCOMPARE(result.value(QStringLiteral("release")).toString(), QStringLiteral("release-1"));
        const QJsonObject kind = result.value(QStringLiteral("surprise")).toObject();
        QCOMPARE(kind.value(QStringLiteral("kind")).toString(), QStringLiteral("other-version"));
        QCOMPARE(kind.value(QStringLiteral("details")).toArray().at(0).toString(), QStringLiteral("3.0"));
        const QJsonObject instance = result.value(QStringLiteral("instances")).toArray().at(0).toObject();
        QCOMPARE(instance.value(QStringLiteral("instanceId")).toString(), QStringLiteral("orders-1:8080"));
        QCOMPARE(instance.value(QStringLiteral("stage")).toString(), QStringLiteral("skipped"));
        QCOMPARE(instance.value(QStringLiteral("drainProof")).toString(), QStringLiteral("time"));
        QCOMPARE(instance.value(QStringLiteral("returnProof")).toString(), QStringLiteral("none"));
        QCOMPARE(instance.value(QStringLiteral("reason")).toString(), QStringLiteral("host is broken"));
        QVERIFY(instance.value(QStringLiteral("version")).isNull()); // not known is no empty text
        QCOMPARE(instance.value(QStringLiteral("unproven")).toArray().at(0).toString(),
                 QStringLiteral("first-requests"));
    }

    void withoutAReleaseThereIsStillAResult()
    {
        const QJsonObject result =
            app::releaseResultJson(nullptr, {}, app::ExitCode::Refused, core::timeFromEpoch(0));
        QCOMPARE(result.value(QStringLiteral("result")).toString(), QStringLiteral("refused"));
        QVERIFY(!result.contains(QStringLiteral("instances")));
    }
};

QTEST_GUILESS_MAIN(ReleaseJsonTest)
#include "tst_releasejson.moc"
