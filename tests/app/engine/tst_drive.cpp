// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/demofleet.h"
#include "app/engine/engine.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace std::chrono_literals;

/// The engine and the demo fleet with short intervals: whole operations, from the intent to the proof.
class DriveTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_fleet = std::make_unique<demofleet::DemoFleet>();
        demofleet::FleetOptions options;
        options.serverCache = options.fetch = options.listCache = 500ms;
        options.heartbeat = 500ms;
        options.removalDelay = 500ms;
        options.restartAfter = 0ms;
        options.backgroundErrors = 0;
        QVERIFY(m_fleet->start(options));

        app::EngineSettings settings;
        settings.peers = {*core::parseBaseAddress(m_fleet->eurekaUrl().toStdString())};
        settings.environment = "test";
        settings.operatorName = QStringLiteral("alice");
        settings.journalPath = m_folder->filePath(QStringLiteral("journal.sqlite"));
        settings.periods = {300ms, 200ms, 1s, 300ms, 300ms, 50ms};
        // The longest request is observed: at the assumed 30 s no drain here would end in time.
        settings.hops = {500ms, 500ms, 500ms, std::nullopt};
        m_slept = 0ms;
        settings.clock = [this, clock = app::steadyWallClock()] { return clock() + m_slept; };
        m_engine = std::make_unique<app::Engine>(std::move(settings));
        connect(m_engine.get(), &app::Engine::snapshotReady, this,
                [this](const core::SnapshotPointer &snapshot) { m_snapshot = snapshot; });
        connect(
            m_engine.get(), &app::Engine::lineWritten, this,
            [this](const core::InstanceKey &, const core::JournalLine &line) { m_lines.push_back(line); });
        m_engine->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_snapshot && isMeasured(), 15'000);
    }

    void drainsThenPutsBack()
    {
        ask(core::Goal::Drain);
        QTRY_COMPARE_WITH_TIMEOUT(phase(), core::Phase::Drained, 20'000);
        QCOMPARE(operation()->proof, core::Proof::Traffic);
        const core::Hop &longest = operation()->budget.hops[3];
        QCOMPARE(longest.source, core::HopSource::Observed);
        QVERIFY(longest.length > 0ms && longest.length < 10s);
        QVERIFY(!longest.readFrom.empty());
        QCOMPARE(target()->overriddenStatus().status, core::Status::OutOfService);
        QCOMPARE(changesSent(), 1);
        // The journal knows who set it.
        QTRY_VERIFY(m_snapshot->adviceFacts->authors.contains(m_key.path()));
        const core::OverrideAuthor &author = m_snapshot->adviceFacts->authors.at(m_key.path());
        QCOMPARE(author.value, core::Status::OutOfService);
        QCOMPARE(author.person, std::string("alice"));

        m_engine->handle(core::Abort{m_key});
        QTRY_COMPARE_WITH_TIMEOUT(phase(), core::Phase::Restored, 10'000);
        QCOMPARE(changesSent(), 2);
        QTRY_COMPARE(target()->status().status, core::Status::Up);
        QVERIFY(!target()->hasOverride());
        QCOMPARE(m_fleet->totals().failed, 0);
    }

    void drainsThenShutsDownWithoutAFailure()
    {
        ask(core::Goal::Drain);
        QTRY_COMPARE_WITH_TIMEOUT(phase(), core::Phase::Drained, 20'000);
        ask(core::Goal::Shutdown);
        QTRY_COMPARE_WITH_TIMEOUT(phase(), core::Phase::Stopped, 20'000);
        QCOMPARE(operation()->outcome, core::Outcome::Done);
        QCOMPARE(changesSent(), 2);
        QVERIFY(operation()->signs.portClosed && operation()->signs.leaseGone);
        QVERIFY(!operation()->signs.newStart);
        QVERIFY(m_fleet->instanceUrl(QString::fromStdString(m_key.id.text())).isEmpty());
        const auto answered = m_fleet->totals().answered;
        QTRY_VERIFY(m_fleet->totals().answered > answered + 50);
        QCOMPARE(m_fleet->totals().failed, 0);
        // The last sign comes when it is started again.
        QVERIFY(m_fleet->startInstance(QString::fromStdString(m_key.id.text()), QStringLiteral("9.9.9")));
        QTRY_VERIFY_WITH_TIMEOUT(operation()->signs.newStart, 15'000);
        QVERIFY(*operation()->signs.newStart > *operation()->processStartedAt);
        QCOMPARE(phase(), core::Phase::Stopped);
    }

    void aComputerThatSleptProvesItAnew()
    {
        ask(core::Goal::Drain);
        QTRY_COMPARE_WITH_TIMEOUT(phase(), core::Phase::Drained, 20'000);
        const core::TimePoint before = m_snapshot->fleet->takenAt;
        m_slept += 1h;
        QTRY_VERIFY(hasLine("the computer slept for 360"));
        // On what was read before the sleep a stop would be refused.
        QTRY_VERIFY_WITH_TIMEOUT(m_snapshot->fleet->takenAt - before > 30min &&
                                     operation()->quiet.value == core::Quiet::Quiet,
                                 20'000);
        QCOMPARE(phase(), core::Phase::Drained);
        QCOMPARE(operation()->proof, core::Proof::Traffic);
        QVERIFY(m_snapshot->fleet->peers.front().served.ageAt(m_snapshot->fleet->takenAt) < 1min);
        ask(core::Goal::Shutdown);
        QTRY_COMPARE_WITH_TIMEOUT(phase(), core::Phase::StopCountdown, 5'000);
        m_slept += 1h; // its five seconds are long over
        QTRY_COMPARE(phase(), core::Phase::Waiting);
        QTRY_COMPARE_WITH_TIMEOUT(phase(), core::Phase::StopCountdown, 20'000);
        QCOMPARE(operation()->proof, core::Proof::Traffic);
        QCOMPARE(changesSent(), 1);
        m_engine->handle(core::Abort{m_key});
        QTRY_COMPARE_WITH_TIMEOUT(phase(), core::Phase::Restored, 10'000);
        QCOMPARE(m_fleet->totals().failed, 0);
    }

    void aShutdownThatIsTakenBackSendsNothing()
    {
        core::StartOperation intent{m_key, core::Goal::Shutdown};
        intent.settings.withoutDrain = true;
        intent.isTypedNameGiven = true;
        m_engine->handle(intent);
        QTRY_COMPARE_WITH_TIMEOUT(phase(), core::Phase::StopCountdown, 5'000);
        m_engine->handle(core::CancelStop{m_key});
        QTRY_COMPARE(phase(), core::Phase::Failed);
        QCOMPARE(changesSent(), 0);
        QVERIFY(!m_fleet->instanceUrl(QString::fromStdString(m_key.id.text())).isEmpty());
    }

    void aShutdownWithoutADrainIsRefused()
    {
        std::vector<core::GuardFinding> findings;
        connect(m_engine.get(), &app::Engine::refused, this,
                [&](const core::IntentRefusal &refusal) { findings = refusal.findings; });
        ask(core::Goal::Shutdown);
        QTRY_VERIFY(!findings.empty());
        const bool isNamed = std::ranges::any_of(findings, [](const core::GuardFinding &finding) {
            return finding.guard == core::Guard::NotDrained && finding.blocks;
        });
        QVERIFY(isNamed);
        QCOMPARE(changesSent(), 0);
    }

    void everyChangeIsJournaledBeforeItsAnswer()
    {
        ask(core::Goal::Drain);
        QTRY_VERIFY_WITH_TIMEOUT(phase() == core::Phase::Waiting, 10'000);
        const auto indexOf = [this](core::JournalKind kind) {
            return std::ranges::find(m_lines, kind, &core::JournalLine::kind) - m_lines.begin();
        };
        QVERIFY(indexOf(core::JournalKind::WriteIntended) < indexOf(core::JournalKind::Answer));
        QVERIFY(indexOf(core::JournalKind::Answer) < indexOf(core::JournalKind::ReadBack));
        app::Journal journal;
        QVERIFY(journal.open(m_folder->filePath(QStringLiteral("journal.sqlite"))));
        QVERIFY(journal.verify().value_or(0) >= static_cast<qint64>(m_lines.size()));
    }

    void anOverrideOnAnOperationUnderWayIsJournaled()
    {
        ask(core::Goal::Drain);
        QTRY_VERIFY_WITH_TIMEOUT(phase() == core::Phase::Waiting, 10'000);
        core::StartOperation intent{m_key, core::Goal::Restore};
        intent.overridden = {core::Guard::PeersDisagree};
        intent.reason = "eureka-2 is being replaced";
        m_engine->handle(intent);
        QTRY_COMPARE_WITH_TIMEOUT(phase(), core::Phase::Restored, 10'000);
        const auto isOverride = [](const core::JournalLine &line) {
            return line.kind == core::JournalKind::Operator &&
                   line.text == "overrides the guard peers-disagree";
        };
        const auto written = std::ranges::find_if(m_lines, isOverride);
        QVERIFY(written != m_lines.end());
        QCOMPARE(std::ranges::count_if(m_lines, isOverride), 1);
        QCOMPARE(written->details.front().second, std::string("eureka-2 is being replaced"));
        // Before the request that it allowed.
        QVERIFY(std::ranges::count(written, m_lines.end(), core::JournalKind::WriteIntended,
                                   &core::JournalLine::kind) == 1);
    }

    void cleanup()
    {
        m_engine.reset();
        m_fleet.reset();
        m_snapshot.reset();
        m_lines.clear();
    }

private:
    bool isMeasured()
    {
        for (const core::InstanceView &row : m_snapshot->fleet->instances) {
            if (row.key.application.text() != "ORDERS" || !row.rate || row.rate->requests == 0)
                continue;
            m_key = row.key;
            return m_engine->isFirstPictureComplete();
        }
        return false;
    }

    void ask(core::Goal goal) { m_engine->handle(core::StartOperation{m_key, goal}); }

    const core::Operation *operation() const
    {
        const auto found = std::ranges::find(m_snapshot->operations, m_key, &core::Operation::key);
        return found == m_snapshot->operations.end() ? nullptr : &*found;
    }
    /// TakingOut where there is none (yet): no test waits for that one.
    core::Phase phase() const { return operation() ? operation()->phase : core::Phase::TakingOut; }
    const core::InstanceView *target() const { return m_snapshot->fleet->find(m_key); }
    int changesSent() const
    {
        return static_cast<int>(
            std::ranges::count(m_lines, core::JournalKind::WriteIntended, &core::JournalLine::kind));
    }

    bool hasLine(std::string_view begin) const
    {
        return std::ranges::any_of(
            m_lines, [&](const core::JournalLine &line) { return line.text.starts_with(begin); });
    }

    core::Millis m_slept{0}; ///< the computer, so far
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<demofleet::DemoFleet> m_fleet;
    std::unique_ptr<app::Engine> m_engine;
    core::SnapshotPointer m_snapshot;
    core::InstanceKey m_key{"test", *core::ApplicationName::from("none"), *core::InstanceId::from("none")};
    std::vector<core::JournalLine> m_lines;
};

QTEST_GUILESS_MAIN(DriveTest)
#include "tst_drive.moc"
