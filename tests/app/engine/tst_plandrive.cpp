// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/demofleet.h"
#include "app/engine/engine.h"
#include "core/profile/profilecommands.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace std::chrono_literals;

/// The engine and the demo fleet with short intervals: whole releases, from the plan to the last proof.
class PlanDriveTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_fleet = std::make_unique<demofleet::DemoFleet>();
    }

    void twoInstancesOneAfterTheOtherWithoutAFailure()
    {
        begin();
        start(plan({"orders-1", "orders-2"}));
        QTRY_VERIFY_WITH_TIMEOUT(release() && release()->isFinished(), 90'000);
        QCOMPARE(release()->outcome, core::ReleaseOutcome::Done);
        for (const core::InstanceProgress &progress : release()->instances) {
            QCOMPARE(progress.stage, core::Stage::Done);
            QCOMPARE(progress.drainProof, core::Proof::Traffic);
            QCOMPARE(progress.proof, core::ReturnProof::Traffic);
            QCOMPARE(progress.now->version, std::string("2.15.0"));
        }
        QVERIFY(m_fewestServing >= 2); // never more than one of three was out
        QVERIFY(m_fleet->totals().answered > 100);
        QCOMPARE(m_fleet->totals().failed, 0);
        everyLineNamesTheRelease();
    }

    void theOldVersionAgainIsNoReturn()
    {
        m_options.nextVersion = QStringLiteral("2.14.0");
        begin();
        start(plan({"orders-1", "orders-2"}));
        QTRY_VERIFY_WITH_TIMEOUT(surprise() == core::SurpriseKind::OldVersionReturned, 60'000);
        QCOMPARE(release()->instances[0].stage, core::Stage::AwaitingReturn);
        QCOMPARE(release()->instances[1].stage, core::Stage::Queued);
        // The right one after all: started over it, it is taken for the return.
        QVERIFY(m_fleet->killInstance(idOf("orders-1")));
        QVERIFY(m_fleet->startInstance(idOf("orders-1"), QStringLiteral("2.15.0")));
        QTRY_COMPARE_WITH_TIMEOUT(release()->instances[0].stage, core::Stage::Done, 40'000);
        QCOMPARE(release()->state, core::ReleaseState::StoppedBySurprise); // goes on only by a word
    }

    void abortPutsBack()
    {
        begin();
        start(plan({"orders-1"}));
        QTRY_VERIFY_WITH_TIMEOUT(stage() == core::Stage::Draining && isOut(), 10'000);
        steer(core::ReleaseAbortAsked{});
        QTRY_VERIFY_WITH_TIMEOUT(release()->isFinished(), 20'000);
        QCOMPARE(release()->outcome, core::ReleaseOutcome::Aborted);
        QCOMPARE(stage(), core::Stage::PutBack);
        QTRY_VERIFY(!isOut());
        QCOMPARE(changesSent(), 2);
        QCOMPARE(m_fleet->totals().failed, 0);
    }

    void pausedStoppedAndBackWithoutAFailure()
    {
        m_options.flavour = demofleet::Flavour::Legacy;
        begin();
        start(pausing());
        QTRY_VERIFY_WITH_TIMEOUT(release() && release()->isFinished(), 60'000);
        QCOMPARE(release()->outcome, core::ReleaseOutcome::Done);
        QCOMPARE(stage(), core::Stage::Done);
        QCOMPARE(release()->instances[0].drainProof, core::Proof::Time); // this one counts nothing
        QCOMPARE(release()->instances[0].now->version, std::string("2.15.0"));
        QCOMPARE(changesSent(), 2); // its pause and its shutdown, and nothing at Eureka
        QVERIFY(m_fleet->totals().answered > 100);
        QCOMPARE(m_fleet->totals().failed, 0);
    }

    void pauseIsRefusedWhereItDrainsNothing()
    {
        begin(); // today's generation: it would say true
        start(pausing());
        QTRY_VERIFY_WITH_TIMEOUT(surprise() == core::SurpriseKind::GuardsRefused, 10'000);
        QCOMPARE(release()->surprise.details, std::vector<std::string>{"pause-keeps-lease"});
        QCOMPARE(changesSent(), 0);
    }

    void abortLeavesAPausedOnePaused()
    {
        m_options.flavour = demofleet::Flavour::Legacy;
        begin();
        core::ReleasePlan slow = pausing();
        slow.hops.longestRequest = 30s;
        start(slow);
        QTRY_VERIFY_WITH_TIMEOUT(release() && release()->instances[0].isReadBack, 10'000);
        const auto row = [this] { return m_snapshot->fleet->find(release()->instances[0].planned.key); };
        QTRY_VERIFY_WITH_TIMEOUT(row() && !row()->isListed, 10'000);
        QCOMPARE(row()->status().status, core::Status::Unknown); // no peer has it: it is not UP any more
        // It is asked all the same, as it serves whoever still holds it.
        const core::TimePoint read = row()->health.readAt;
        QTRY_VERIFY_WITH_TIMEOUT(row()->health.readAt > read, 10'000);
        steer(core::ReleaseAbortAsked{});
        QTRY_VERIFY_WITH_TIMEOUT(release()->isFinished(), 20'000);
        QCOMPARE(release()->outcome, core::ReleaseOutcome::Aborted);
        QCOMPARE(stage(), core::Stage::LeftPaused);
        QCOMPARE(changesSent(), 1); // no override, no resume: neither would bring it back
    }

    void theLastServingInstanceIsNotTaken()
    {
        begin();
        core::ReleasePlan alone = plan({});
        alone.application = *core::ApplicationName::from("GATEWAY");
        alone.instances = {{keyOf("GATEWAY", "gateway-1")}};
        start(alone);
        QTRY_VERIFY_WITH_TIMEOUT(surprise() == core::SurpriseKind::GuardsRefused, 10'000);
        QVERIFY(std::ranges::find(release()->surprise.details, "last-serving") !=
                release()->surprise.details.end());
        QCOMPARE(changesSent(), 0);
    }

    void stoppedAndStartedElsewhere()
    {
        m_options.restartAfter = 0ms;
        begin();
        core::ReleasePlan elsewhere = plan({"orders-1"});
        elsewhere.stopBy = core::StopBy::Operator;
        start(elsewhere);
        QTRY_COMPARE_WITH_TIMEOUT(stage(), core::Stage::Stopping, 20'000);
        QCOMPARE(release()->instances[0].awaited, core::Awaited::OperatorStop);
        QVERIFY(m_fleet->killInstance(idOf("orders-1"))); // hard, with its lease and override left behind
        QVERIFY(m_fleet->startInstance(idOf("orders-1"), QStringLiteral("2.15.0")));
        // It comes up under the override of the one before it, which is taken back as it is well.
        QTRY_COMPARE_WITH_TIMEOUT(stage(), core::Stage::Done, 60'000);
        QVERIFY(!isOut());
        QCOMPARE(changesSent(), 2); // the drain, and its cancel; no shutdown
    }

    void commandsAreNoProof()
    {
        m_options.restartAfter = 0ms;
        begin();
        core::ReleasePlan commanded = plan({"orders-1"});
        commanded.startBy = core::StartBy::Command;
        commanded.startCommand = {{"/bin/sh", "-c", "test \"$DRAINBOARD_VERSION\" = 2.15.0 && exit 7"}};
        m_engine->handle(core::ApproveCommand{commanded.startCommand, false, "test"});
        start(commanded);
        QTRY_VERIFY_WITH_TIMEOUT(surprise() == core::SurpriseKind::CommandFailed, 40'000);
        QCOMPARE(release()->surprise.details, std::vector<std::string>{"7"}); // it was told the version
        QCOMPARE(stage(), core::Stage::AwaitingReturn);
    }

    /// Before the drain, after the return, and for what is told: each with what it is about, in that order.
    void commandsBesideTheSteps()
    {
        m_options.restartAfter = 100ms;
        begin();
        const std::string log = m_folder->filePath(QStringLiteral("told")).toStdString();
        const auto noting = [&](const std::string &words) {
            return core::ReleaseCommand{{"/bin/sh", "-c", "echo \"" + words + "\" >> " + log}};
        };
        core::ReleasePlan commanded = plan({"orders-1"});
        commanded.beforeDrainCommand = noting("before $DRAINBOARD_INSTANCE $DRAINBOARD_VERSION");
        commanded.afterReturnCommand = noting("after $DRAINBOARD_INSTANCE");
        commanded.onEventCommand = noting("$DRAINBOARD_EVENT $DRAINBOARD_OUTCOME");
        for (const core::ReleaseCommand &command : core::commandsOf(commanded))
            m_engine->handle(core::ApproveCommand{command, false, "test"});
        start(commanded);
        QTRY_VERIFY_WITH_TIMEOUT(release() && release()->isFinished(), 60'000);
        QCOMPARE(stage(), core::Stage::Done);
        const auto lines = [&] {
            QFile file(QString::fromStdString(log));
            return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'))
                                                  : QStringList();
        };
        QTRY_VERIFY(lines().contains(QLatin1String("finished done")));
        const QString id = idOf("orders-1");
        const qsizetype before = lines().indexOf(QStringLiteral("before %1 2.15.0").arg(id));
        const qsizetype after = lines().indexOf(QStringLiteral("after %1").arg(id));
        const qsizetype drained = lines().indexOf(QLatin1String("wait-ended "));
        QVERIFY(before >= 0);
        QVERIFY(before < drained && drained < after);
    }

    /// Whoever wrote the plan: what this user has not approved word by word does not run.
    void commandsNeedApproval()
    {
        begin();
        std::vector<core::PlanFault> faults;
        connect(m_engine.get(), &app::Engine::releaseRefused, this,
                [&](const core::ReleaseRefusal &refusal) { faults = refusal.faults; });
        core::ReleasePlan commanded = plan({"orders-1"});
        commanded.startBy = core::StartBy::Command;
        commanded.startCommand = {{"/bin/sh", "-c", "exit 0"}};
        core::ReleaseCommand other = commanded.startCommand;
        other.arguments.back() = "exit 1";
        m_engine->handle(core::ApproveCommand{other, false, "test"});
        start(commanded);
        QTRY_VERIFY(faults == std::vector{core::PlanFault::CommandNotApproved});
        QVERIFY(m_snapshot->releases.empty());
        QCOMPARE(changesSent(), 0);
        m_engine->handle(core::ApproveCommand{commanded.startCommand, false, "test"});
        start(commanded);
        QTRY_VERIFY(m_snapshot->releases.size() == 1);
        steer(core::ReleaseAbortAsked{});
        QTRY_VERIFY_WITH_TIMEOUT(release()->isFinished(), 20'000);
    }

    void aSecondReleaseOfTheSameIsRefused()
    {
        begin();
        std::vector<core::PlanFault> faults;
        connect(m_engine.get(), &app::Engine::releaseRefused, this,
                [&](const core::ReleaseRefusal &refusal) { faults = refusal.faults; });
        start(plan({"orders-1"}));
        start(plan({"orders-2"}));
        QTRY_VERIFY(!faults.empty());
        QVERIFY(faults == std::vector{core::PlanFault::AnotherRelease});
        steer(core::ReleaseAbortAsked{});
        QTRY_VERIFY_WITH_TIMEOUT(release()->isFinished(), 20'000);
    }

    void othersChangeStopsThePlan()
    {
        begin();
        start(plan({"orders-1", "orders-2"}));
        QTRY_VERIFY_WITH_TIMEOUT(stage() == core::Stage::Draining && isOut(), 10'000);
        const core::InstanceKey second = keyOf("ORDERS", "orders-2");
        m_engine->handle(core::ChangeRegistry{second, core::SetOverride{}, "somebody else", {}});
        QTRY_VERIFY_WITH_TIMEOUT(surprise() == core::SurpriseKind::SomeoneElse, 10'000);
        QCOMPARE(release()->surprise.key, second);
    }

    void cleanup()
    {
        m_engine.reset();
        m_fleet.reset();
        m_snapshot.reset();
        m_lines.clear();
        m_options = options();
        m_fewestServing = 99;
    }

private:
    static demofleet::FleetOptions options()
    {
        demofleet::FleetOptions options;
        options.serverCache = options.fetch = options.listCache = 500ms;
        options.heartbeat = 500ms;
        options.removalDelay = 500ms;
        options.restartAfter = 500ms;
        options.backgroundErrors = 0;
        return options;
    }

    /// The fleet is measured, so that guards and proofs have something to go by.
    void begin()
    {
        QVERIFY(m_fleet->start(m_options));
        app::EngineSettings settings;
        settings.peers = {*core::parseBaseAddress(m_fleet->eurekaUrl().toStdString())};
        settings.environment = "test";
        settings.journalPath = m_folder->filePath(QStringLiteral("journal.sqlite"));
        settings.periods = {300ms, 200ms, 1s, 300ms, 300ms, 50ms};
        settings.hops = {500ms, 500ms, 500ms, std::nullopt};
        m_engine = std::make_unique<app::Engine>(std::move(settings));
        connect(m_engine.get(), &app::Engine::snapshotReady, this,
                [this](const core::SnapshotPointer &snapshot) { take(snapshot); });
        connect(
            m_engine.get(), &app::Engine::lineWritten, this,
            [this](const core::InstanceKey &, const core::JournalLine &line) { m_lines.push_back(line); });
        m_engine->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_snapshot && isMeasured(), 15'000);
    }

    void take(const core::SnapshotPointer &snapshot)
    {
        m_snapshot = snapshot;
        if (!release() || release()->isFinished())
            return;
        const auto serving =
            std::ranges::count_if(snapshot->fleet->instances, [](const core::InstanceView &row) {
                return row.key.application.text() == "ORDERS" && row.status().status == core::Status::Up;
            });
        m_fewestServing = std::min(m_fewestServing, static_cast<int>(serving));
    }

    bool isMeasured() const
    {
        // A legacy one counts no requests here.
        const bool isCounting = m_options.flavour == demofleet::Flavour::Modern;
        const auto isMeasured = [isCounting](const core::InstanceView &row) {
            const bool isMoving = row.rate && row.rate->requests > 0;
            return row.key.application.text() == "ORDERS" && (isCounting ? isMoving : row.health.isKnown());
        };
        return std::ranges::count_if(m_snapshot->fleet->instances, isMeasured) == 3 &&
               m_engine->isFirstPictureComplete();
    }

    /// The id that begins with that name, as its port is another one in each run.
    core::InstanceKey keyOf(const char *application, const std::string &name) const
    {
        for (const core::InstanceView &row : m_snapshot->fleet->instances) {
            if (row.key.application.text() == application && row.key.id.text().starts_with(name))
                return row.key;
        }
        return {"test", *core::ApplicationName::from("none"), *core::InstanceId::from("none")};
    }

    QString idOf(const std::string &name) const
    {
        return QString::fromStdString(release()->find(keyOf("ORDERS", name))->planned.key.id.text());
    }

    core::ReleasePlan plan(const std::vector<std::string> &names) const
    {
        core::ReleasePlan made{"test", *core::ApplicationName::from("ORDERS")};
        for (const std::string &name : names)
            made.instances.push_back({keyOf("ORDERS", name)});
        made.expectedVersion = "2.15.0";
        made.isNameTyped = true;
        made.changeNumber = "CHG-1";
        return made;
    }

    /// By a pause; its return is shown by an answer, as a legacy one counts no requests here.
    core::ReleasePlan pausing() const
    {
        core::ReleasePlan made = plan({"orders-1"});
        made.recipe = core::Recipe::Pause;
        made.hops = {500ms, 500ms, 500ms, 500ms};
        made.smoke = {"/health", 200};
        return made;
    }

    void start(const core::ReleasePlan &plan) { m_engine->handle(core::StartRelease{plan, "test"}); }
    void steer(core::ReleaseWish wish)
    {
        QTRY_VERIFY(release());
        m_engine->handle(core::SteerRelease{release()->id, std::move(wish), "test"});
    }
    const core::Release *release() const
    {
        return m_snapshot->releases.empty() ? nullptr : &m_snapshot->releases.front();
    }
    core::Stage stage() const { return release() ? release()->instances[0].stage : core::Stage::Queued; }
    core::SurpriseKind surprise() const
    {
        return release() ? release()->surprise.kind : core::SurpriseKind::None;
    }
    bool isOut() const
    {
        const core::InstanceView *row = m_snapshot->fleet->find(release()->instances[0].planned.key);
        return row && row->overriddenStatus().status == core::Status::OutOfService;
    }
    int changesSent() const
    {
        return static_cast<int>(
            std::ranges::count(m_lines, core::JournalKind::WriteIntended, &core::JournalLine::kind));
    }
    void everyLineNamesTheRelease()
    {
        app::Journal journal;
        QVERIFY(journal.open(m_folder->filePath(QStringLiteral("journal.sqlite"))));
        QVERIFY(journal.verify());
        const auto entries = journal.entries();
        QVERIFY(entries);
        QVERIFY(entries->size() > 20);
        for (const app::JournalEntry &entry : *entries)
            QCOMPARE(entry.release.toStdString(), release()->id);
        // The plan stands at the beginning, so that what was meant can be told from the journal alone.
        QCOMPARE(entries->front().kind, QStringLiteral("started"));
        QVERIFY(entries->front().details.contains(QStringLiteral("CHG-1")));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<demofleet::DemoFleet> m_fleet;
    std::unique_ptr<app::Engine> m_engine;
    core::SnapshotPointer m_snapshot;
    demofleet::FleetOptions m_options = options();
    std::vector<core::JournalLine> m_lines;
    int m_fewestServing = 99;
};

QTEST_GUILESS_MAIN(PlanDriveTest)
#include "tst_plandrive.moc"
