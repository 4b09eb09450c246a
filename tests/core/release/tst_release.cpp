// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/release.h"
#include "tests/core/support/releases.h"

#include <QTest>

#include <set>

class ReleaseTest : public QObject
{
    Q_OBJECT

private slots:
    void beginsWithNothingSent()
    {
        const core::Release release = core::makeRelease(build::plan(), "release-1", build::at(5));
        QCOMPARE(release.state, core::ReleaseState::Planned);
        QCOMPARE(release.instances.size(), std::size_t(2));
        QCOMPARE(release.instances[1].stage, core::Stage::Queued);
        QCOMPARE(release.instances[1].targetVersion, std::string("2.0"));
        QVERIFY(!release.isFinished());
    }

    void findsByPlannedAndReturnedKey()
    {
        core::Release release = core::makeRelease(build::plan(), "release-1", build::at(5));
        release.instances[0].returned = build::key("orders-9:8080");
        QCOMPARE(release.find(build::key("orders-9:8080")), &release.instances[0]);
        QCOMPARE(release.find(build::key("orders-1:8080")), &release.instances[0]);
        QCOMPARE(release.find(build::key("orders-2:8080")), &release.instances[1]);
        QVERIFY(!release.find(build::key("orders-3:8080")));
    }

    void aSleepMakesNothingOverdueOrSilent()
    {
        core::Release release = core::makeRelease(build::plan(), "release-1", build::at(5));
        release.instances[1].silentSince = build::at(7);
        release.instances[1].backSince = build::at(6);
        release.instances[1].awaitedSince = build::at(3'650); // noted after it woke
        core::passOver(release, std::chrono::hours(1), build::at(3'650));
        QCOMPARE(release.since, build::at(3'605));
        QCOMPARE(release.instances[0].since, build::at(3'605));
        QCOMPARE(release.instances[0].awaitedSince, build::at(3'605));
        QCOMPARE(release.instances[1].awaitedSince, build::at(3'650));
        QCOMPARE(release.instances[1].silentSince, std::optional(build::at(3'607)));
        QCOMPARE(release.instances[1].backSince, std::optional(build::at(6))); // callers did not sleep
    }

    void namesComeBackAndAreUnique()
    {
        std::set<std::string_view> names;
        constexpr int stages = static_cast<int>(core::Stage::Failed) + 1;
        for (int value = 0; value < stages; ++value) {
            const auto name = core::stageName(static_cast<core::Stage>(value));
            QCOMPARE(core::stageFromName(name), static_cast<core::Stage>(value));
            names.insert(name);
        }
        QCOMPARE(names.size(), std::size_t(stages));
        constexpr int states = static_cast<int>(core::ReleaseState::Finished) + 1;
        names.clear();
        for (int value = 0; value < states; ++value) {
            const auto name = core::releaseStateName(static_cast<core::ReleaseState>(value));
            QCOMPARE(core::releaseStateFromName(name), static_cast<core::ReleaseState>(value));
            names.insert(name);
        }
        QCOMPARE(names.size(), std::size_t(states));
        names.clear();
        constexpr int awaited = static_cast<int>(core::Awaited::OperatorDecides) + 1;
        for (int value = 0; value < awaited; ++value)
            names.insert(core::awaitedName(static_cast<core::Awaited>(value)));
        constexpr int surprises = static_cast<int>(core::SurpriseKind::JudgedFailed) + 1;
        for (int value = 0; value < surprises; ++value)
            names.insert(core::surpriseName(static_cast<core::SurpriseKind>(value)));
        QCOMPARE(names.size(), std::size_t(awaited + surprises));
        QVERIFY(!names.contains("unknown"));
        QCOMPARE(core::verdictFromName("doubtful"), core::Verdict::Doubtful);
        QCOMPARE(core::releaseOutcomeName(core::ReleaseOutcome::RolledBack), std::string_view("rolled-back"));
        QCOMPARE(core::returnProofName(core::ReturnProof::Smoke), std::string_view("smoke"));
    }
};

QTEST_APPLESS_MAIN(ReleaseTest)
#include "tst_release.moc"
