// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/demofleet.h"
#include "app/engine/engine.h"
#include "tests/app/demofleet/httpclient.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace std::chrono_literals;

/// An engine that ends in the middle, and the next one on the same journal.
class RecoveryDeskTest : public QObject
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
        startEngine("alice");
        QTRY_VERIFY_WITH_TIMEOUT(m_snapshot && findTarget(), 15'000);
    }

    void goesOnFromTheRealStart()
    {
        drainAndDie();
        startEngine("bob");
        QTRY_VERIFY_WITH_TIMEOUT(recovery() && recovery()->seen == core::SeenNow::Out, 15'000);
        QVERIFY(recovery()->canContinue);
        QCOMPARE(recovery()->standing, core::Standing::OutOfService);
        QCOMPARE(recovery()->recorded.startedBy, std::string("alice"));
        const core::TimePoint start = *recovery()->realStart;
        QVERIFY(start >= m_drainedSince);
        choose(core::RecoveryChoice::Continue);
        QTRY_COMPARE_WITH_TIMEOUT(phase(), core::Phase::Drained, 20'000);
        QVERIFY(m_snapshot->unfinished.empty());
        QCOMPARE(changesSent(), 1); // that of the first one
        QCOMPARE(m_fleet->totals().failed, 0);
        // Both names stand in the same operation.
        QVERIFY(hasLine("alice", "intent"));
        QVERIFY(hasLine("bob", "operator"));
    }

    void undoesIt()
    {
        drainAndDie();
        startEngine("bob");
        QTRY_VERIFY_WITH_TIMEOUT(recovery() && recovery()->undo && m_engine->isFirstPictureComplete(),
                                 15'000);
        choose(core::RecoveryChoice::Undo);
        QTRY_COMPARE_WITH_TIMEOUT(phase(), core::Phase::Restored, 10'000);
        QCOMPARE(changesSent(), 2);
        QVERIFY(!unfinishedInJournal());
    }

    void leavesIt()
    {
        drainAndDie();
        startEngine("bob");
        QTRY_VERIFY_WITH_TIMEOUT(recovery() != nullptr, 15'000);
        choose(core::RecoveryChoice::Leave);
        QTRY_VERIFY(m_snapshot->unfinished.empty());
        QVERIFY(!unfinishedInJournal());
        QCOMPARE(changesSent(), 1);
    }

    void closesWhatNeedsNothing()
    {
        drainAndDie();
        // Someone puts it back by another way, which this journal does not know of.
        tests::HttpClient client;
        const QString address = QStringLiteral("%1/apps/ORDERS/%2/status?value=UP")
                                    .arg(m_fleet->eurekaUrl(), QString::fromStdString(m_key.id.text()));
        QCOMPARE(client.send("DELETE", address).status, 200);
        startEngine("bob");
        QTRY_VERIFY_WITH_TIMEOUT(hasLine("bob", "closed"), 15'000);
        QVERIFY(!unfinishedInJournal());
        QTRY_VERIFY(m_snapshot && m_snapshot->unfinished.empty());
        QCOMPARE(lines().back().text, QStringLiteral("nothing was left to do: put-back"));
        QCOMPARE(changesSent(), 1);
    }

    void aLaterChangeGoesOnWithIt()
    {
        drainAndDie();
        startEngine("bob", false);
        QTRY_VERIFY_WITH_TIMEOUT(m_snapshot && m_snapshot->hasEverAnswered, 15'000);
        m_engine->handle(core::ChangeRegistry{m_key, core::CancelOverride{core::Status::Up}, {}, {}});
        QTRY_VERIFY_WITH_TIMEOUT(
            !m_snapshot->registryChanges.empty() && m_snapshot->registryChanges.front().isFinished(), 10'000);
        QVERIFY(!unfinishedInJournal());
    }

    void anotherThatActsKeepsItsOwn()
    {
        ask();
        QTRY_COMPARE_WITH_TIMEOUT(phase(), core::Phase::Waiting, 10'000);
        auto first = std::move(m_engine);
        startEngine("alice");
        QTRY_VERIFY_WITH_TIMEOUT(m_snapshot && m_snapshot->hasEverAnswered, 15'000);
        QVERIFY(m_snapshot->unfinished.empty());
        QVERIFY(!m_snapshot->heldElsewhere.empty());
        std::vector<core::GuardFinding> findings;
        connect(m_engine.get(), &app::Engine::refused, this,
                [&](const core::IntentRefusal &refusal) { findings = refusal.findings; });
        m_engine->handle(core::StartOperation{m_key, core::Goal::Restore});
        QTRY_VERIFY(!findings.empty());
        const auto held = std::ranges::find(findings, core::Guard::HeldElsewhere, &core::GuardFinding::guard);
        QVERIFY(held != findings.end() && held->blocks);
        QCOMPARE(held->details.front(), std::to_string(QCoreApplication::applicationPid()));
        QVERIFY(held->details[2].find("drain ORDERS/") == 0);
        QCOMPARE(changesSent(), 1);
        // Once it has ended, what it left is found.
        first.reset();
        QTRY_VERIFY_WITH_TIMEOUT(recovery() && recovery()->canContinue, 15'000);
        QVERIFY(m_snapshot->heldElsewhere.empty());
    }

    void theLockIsFreeOnceNothingRuns()
    {
        ask();
        QTRY_COMPARE_WITH_TIMEOUT(phase(), core::Phase::Waiting, 10'000);
        m_engine->handle(core::Abort{m_key});
        QTRY_COMPARE_WITH_TIMEOUT(phase(), core::Phase::Restored, 10'000);
        auto first = std::move(m_engine);
        startEngine("bob");
        QTRY_VERIFY_WITH_TIMEOUT(
            m_snapshot && m_snapshot->hasEverAnswered && m_engine->isFirstPictureComplete(), 15'000);
        QTRY_VERIFY(m_snapshot->heldElsewhere.empty());
        QTRY_VERIFY_WITH_TIMEOUT(findTarget(), 15'000);
        ask();
        QTRY_COMPARE_WITH_TIMEOUT(phase(), core::Phase::Waiting, 10'000);
    }

    void aRunningOneCanBeLeftOnRecord()
    {
        ask();
        QTRY_COMPARE_WITH_TIMEOUT(phase(), core::Phase::Waiting, 10'000);
        m_engine->handle(core::LeaveAsItIs{m_key, "the night shift goes on"});
        QTRY_VERIFY(m_snapshot->operations.empty());
        QVERIFY(!unfinishedInJournal());
        QVERIFY(hasLine("alice", "closed"));
    }

    void cleanup()
    {
        m_engine.reset();
        m_fleet.reset();
        m_snapshot.reset();
    }

private:
    void startEngine(const char *name, bool recovers = true)
    {
        m_snapshot.reset();
        app::EngineSettings settings;
        for (const QString &url : m_fleet->eurekaUrls())
            settings.peers.push_back(*core::parseBaseAddress(url.toStdString()));
        settings.environment = "test";
        settings.operatorName = QString::fromLatin1(name);
        settings.journalPath = journalPath();
        settings.periods = {300ms, 200ms, 1s, 300ms, 300ms, 50ms};
        settings.hops = {500ms, 500ms, 500ms, std::nullopt};
        settings.recovers = recovers;
        m_engine = std::make_unique<app::Engine>(std::move(settings));
        connect(m_engine.get(), &app::Engine::snapshotReady, this,
                [this, engine = m_engine.get()](const core::SnapshotPointer &snapshot) {
                    if (engine == m_engine.get())
                        m_snapshot = snapshot;
                });
        m_engine->start();
    }

    /// One that is called. Until both servers serve all of them as UP, a drain is refused.
    bool findTarget()
    {
        const core::FleetView &fleet = *m_snapshot->fleet;
        const auto isServedByAll = [&](const core::InstanceView &row) {
            return row.servedByPeer.size() == fleet.peers.size() &&
                   std::ranges::all_of(row.servedByPeer, [](const auto &served) {
                       return served.second.status.status == core::Status::Up;
                   });
        };
        const auto isCalled = [](const core::InstanceView &row) {
            return row.key.application.text() == "ORDERS" && row.rate && row.rate->requests > 0;
        };
        const auto found = std::ranges::find_if(fleet.instances, isCalled);
        if (found == fleet.instances.end() || !std::ranges::all_of(fleet.instances, isServedByAll))
            return false;
        m_key = found->key;
        return m_engine->isFirstPictureComplete();
    }

    void ask() { m_engine->handle(core::StartOperation{m_key, core::Goal::Drain}); }

    void drainAndDie()
    {
        ask();
        QTRY_COMPARE_WITH_TIMEOUT(phase(), core::Phase::Waiting, 10'000);
        m_drainedSince = operation()->drainedSince;
        m_engine.reset(); // nothing is written at the end: for the journal it is a kill
    }

    void choose(core::RecoveryChoice choice)
    {
        m_engine->handle(core::Recover{m_key, recovery()->recorded.id, choice});
    }

    const core::Recovery *recovery() const
    {
        return m_snapshot && !m_snapshot->unfinished.empty() ? &m_snapshot->unfinished.front() : nullptr;
    }
    const core::Operation *operation() const
    {
        if (!m_snapshot)
            return nullptr;
        const auto found = std::ranges::find(m_snapshot->operations, m_key, &core::Operation::key);
        return found == m_snapshot->operations.end() ? nullptr : &*found;
    }
    core::Phase phase() const { return operation() ? operation()->phase : core::Phase::TakingOut; }

    QString journalPath() const { return m_folder->filePath(QStringLiteral("journal.sqlite")); }
    std::vector<app::JournalEntry> lines() const
    {
        app::Journal journal;
        if (!journal.open(journalPath()))
            return {};
        return journal.entries().value_or(std::vector<app::JournalEntry>());
    }
    bool hasLine(const char *name, const char *kind) const
    {
        return std::ranges::any_of(lines(), [&](const app::JournalEntry &entry) {
            return entry.operatorName == QLatin1String(name) && entry.kind == QLatin1String(kind);
        });
    }
    int changesSent() const
    {
        return static_cast<int>(
            std::ranges::count(lines(), QStringLiteral("intent"), &app::JournalEntry::kind));
    }
    bool unfinishedInJournal() const
    {
        app::Journal journal;
        return journal.open(journalPath()) && !journal.unfinished().value().empty();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<demofleet::DemoFleet> m_fleet;
    std::unique_ptr<app::Engine> m_engine;
    core::SnapshotPointer m_snapshot;
    core::TimePoint m_drainedSince{};
    core::InstanceKey m_key{"test", *core::ApplicationName::from("none"), *core::InstanceId::from("none")};
};

QTEST_GUILESS_MAIN(RecoveryDeskTest)
#include "tst_recoverydesk.moc"
