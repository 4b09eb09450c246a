// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/releasepreview.h"
#include "tests/core/support/releaseplayer.h"

#include <QTest>

using build::ReleasePlayer;
using core::Phase;
using core::Stage;

namespace {

constexpr const char *one = "orders-1:8080";
constexpr const char *two = "orders-2:8080";

core::SeenInstance newUnderOldOverride()
{
    core::SeenInstance row = build::seenNew(one);
    row.status = row.overriddenStatus = core::reportedStatus("OUT_OF_SERVICE");
    return row;
}

void failOperation(ReleasePlayer &player, double seconds)
{
    core::Operation operation = build::operationOf(one, Phase::Failed, core::Outcome::Unproven);
    operation.failure = core::Error{core::ErrorKind::TimedOut, "here", "what"};
    player.tell(core::OperationChanged{operation}, seconds);
}

/// Drained, and stopped by somebody elsewhere next.
ReleasePlayer drained(core::ReleasePlan plan = build::plan())
{
    plan.stopBy = core::StopBy::Operator;
    ReleasePlayer player(std::move(plan));
    player.start({build::seen(one), build::seen(two)});
    player.operation(one, Phase::Drained, 90);
    return player;
}

/// The new one came up under the old override, and taking that back has failed.
ReleasePlayer failedClearing(core::ReleasePlan plan = build::plan())
{
    ReleasePlayer player = drained(std::move(plan));
    for (const double seconds : {200.0, 201.0}) // found, and then seen to be well
        player.see({newUnderOldOverride(), build::seen(two)}, seconds);
    failOperation(player, 260);
    return player;
}

Stage stageOf(const ReleasePlayer &player)
{
    return player.release.instances[0].stage;
}

bool restores(const ReleasePlayer &player)
{
    const auto *begin = build::firstOf<core::BeginOperation>(player.effects);
    return begin && begin->goal == core::Goal::Restore;
}

} // namespace

/// The override that a new process inherits from the one that was stopped: what becomes of it in trouble.
class ReleaseClearingTest : public QObject
{
    Q_OBJECT

private slots:
    void anAbortTriesAgainToTakeItBack()
    {
        ReleasePlayer player = failedClearing();
        QCOMPARE(stageOf(player), Stage::Failed);
        QCOMPARE(core::unwindOf(player.release, {})[0].kind, core::UnwindStep::Kind::PutBack);
        player.tell(core::ReleaseAbortAsked{}, 300);
        QCOMPARE(stageOf(player), Stage::ClearingOverride);
        player.see({newUnderOldOverride(), build::seen(two)}, 301);
        QVERIFY(restores(player));
        player.operation(one, Phase::Restored, 310);
        player.see({build::seenNew(one), build::seen(two)}, 311);
        QVERIFY(player.release.isFinished());
    }

    void triedAgainNothingIsStartedASecondTime()
    {
        core::ReleasePlan plan = build::plan();
        plan.startBy = core::StartBy::Command;
        plan.startCommand = {{"start-it"}};
        ReleasePlayer player = failedClearing(plan);
        player.tell(core::RetryAsked{build::key(one)}, 300);
        QCOMPARE(stageOf(player), Stage::AwaitingReturn);
        QCOMPARE(build::countOf<core::RunCommand>(player.effects), 0);
        player.see({newUnderOldOverride(), build::seen(two)}, 301);
        QVERIFY(restores(player));
    }

    /// A new process answers under the lease of the old one, and the list is behind: what it says is not of
    /// it.
    void aVersionOfTheOldRegistrationIsNotTheNewOnes_data()
    {
        QTest::addColumn<double>("registeredAt");
        QTest::newRow("the list is behind") << 1.0;
        QTest::newRow("it registered as DOWN on its way out") << 180.0;
    }
    void aVersionOfTheOldRegistrationIsNotTheNewOnes()
    {
        QFETCH(double, registeredAt);
        ReleasePlayer player = drained();
        core::SeenInstance silent = build::seen(one);
        silent.isSilent = true;
        silent.isAnswering = false;
        silent.isHealthy.reset();
        player.see({silent, build::seen(two)}, 100);
        core::SeenInstance behind = newUnderOldOverride();
        behind.version = "1.0";
        behind.registeredAt = build::at(registeredAt);
        for (const double seconds : {200.0, 201.0})
            player.see({behind, build::seen(two)}, seconds);
        QCOMPARE(player.release.surprise.kind, core::SurpriseKind::None);
        ReleasePlayer patient = player;
        player.see({newUnderOldOverride(), build::seen(two)}, 210);
        QVERIFY(restores(player));
        // Clocks that differ do not hide an old version for ever.
        patient.see({behind, build::seen(two)}, 292);
        QCOMPARE(patient.release.surprise.kind, core::SurpriseKind::OldVersionReturned);
    }

    /// Registered anew and still of the old version, it is the old version.
    void theOldVersionThatRegisteredAnewIsStrange()
    {
        ReleasePlayer player = drained();
        core::SeenInstance old = newUnderOldOverride();
        old.version = "1.0";
        for (const double seconds : {200.0, 201.0})
            player.see({old, build::seen(two)}, seconds);
        QCOMPARE(player.release.surprise.kind, core::SurpriseKind::OldVersionReturned);
    }

    /// A new process took the entry over before it could be removed.
    void whereAGhostLivesAFailureIsNotPassedOver()
    {
        ReleasePlayer player = drained();
        core::SeenInstance silent = build::seen(one);
        silent.isSilent = true;
        silent.isAnswering = false;
        silent.isHealthy.reset();
        player.see({silent, build::seen(two)}, 100);
        player.see({silent, build::seen(two)}, 161);
        QVERIFY(player.release.instances[0].isGhost);
        player.tell(core::GhostRemoved{build::key(one), core::Outcome::Failed}, 170);
        player.see({newUnderOldOverride(), build::seen(two)}, 200);
        QVERIFY(restores(player));
        failOperation(player, 260);
        QCOMPARE(stageOf(player), Stage::Failed);
    }
};

QTEST_APPLESS_MAIN(ReleaseClearingTest)
#include "tst_releaseclearing.moc"
