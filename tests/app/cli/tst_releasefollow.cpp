// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/releasefollow.h"
#include "app/demofleet/demofleet.h"
#include "app/engine/engine.h"

#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;

/// A release without a window, interrupted at its very first moment: nothing of it was seen by then, and what
/// it had begun is put back all the same.
class ReleaseFollowTest : public QObject
{
    Q_OBJECT

private slots:
    void interruptedBeforeAnythingWasSeen()
    {
        begin();
        m_follow->begin(plan());
        m_engine->handle(core::StartRelease{plan(), "test"});
        QVERIFY(m_snapshot->releases.empty()); // the newest picture is of before
        m_follow->interrupt();
        QTRY_VERIFY_WITH_TIMEOUT(m_code.has_value(), 30'000);
        QCOMPARE(*m_code, app::ExitCode::Failed);
        QCOMPARE(m_snapshot->releases.front().outcome, core::ReleaseOutcome::Aborted);
        QCOMPARE(m_snapshot->releases.front().instances[0].stage, core::Stage::PutBack);
        QTRY_VERIFY(!isOut());
        QCOMPARE(m_fleet.totals().failed, 0);
    }

    void interruptedTwiceItIsLeft()
    {
        begin();
        m_follow->begin(plan());
        m_engine->handle(core::StartRelease{plan(), "test"});
        m_follow->interrupt();
        QVERIFY(!m_code);
        m_follow->interrupt();
        QCOMPARE(m_code, app::ExitCode::NotProven);
    }

    void cleanup()
    {
        m_follow.reset();
        m_engine.reset();
        m_fleet.stop();
        m_snapshot.reset();
        m_code.reset();
    }

private:
    void begin()
    {
        demofleet::FleetOptions options;
        options.serverCache = options.fetch = options.listCache = 500ms;
        options.heartbeat = 500ms;
        options.backgroundErrors = 0;
        QVERIFY(m_fleet.start(options));
        m_folder = std::make_unique<QTemporaryDir>();
        app::EngineSettings settings;
        settings.peers = {*core::parseBaseAddress(m_fleet.eurekaUrl().toStdString())};
        settings.environment = "test";
        settings.journalPath = m_folder->filePath(QStringLiteral("journal.sqlite"));
        settings.periods = {300ms, 200ms, 1s, 300ms, 300ms, 50ms};
        m_engine = std::make_unique<app::Engine>(std::move(settings));
        app::Arguments arguments;
        arguments.isYes = arguments.isJson = true;
        m_follow = std::make_unique<app::ReleaseFollow>(arguments, *m_engine, app::steadyWallClock());
        connect(m_follow.get(), &app::ReleaseFollow::finished, this,
                [this](app::ExitCode code) { m_code = code; });
        connect(m_engine.get(), &app::Engine::snapshotReady, this,
                [this](const core::SnapshotPointer &snapshot) {
                    m_snapshot = snapshot;
                    if (m_follow->isBegun())
                        m_follow->follow(*snapshot);
                });
        m_engine->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_snapshot && m_engine->isFirstPictureComplete() && orders(), 15'000);
    }

    /// Null until all three of them serve: the last one would not be taken out.
    const core::InstanceView *orders() const
    {
        std::vector<const core::InstanceView *> serving;
        for (const core::InstanceView &row : m_snapshot->fleet->instances) {
            if (row.key.application.text() == "ORDERS" && row.status().status == core::Status::Up)
                serving.push_back(&row);
        }
        return serving.size() == 3 ? serving.front() : nullptr;
    }
    core::ReleasePlan plan()
    {
        core::ReleasePlan made{"test", *core::ApplicationName::from("ORDERS")};
        made.instances.push_back(
            {{"test", made.application, *core::InstanceId::from(orders()->key.id.text())}});
        made.expectedVersion = "2.15.0";
        return made;
    }
    bool isOut() const
    {
        const auto *row = m_snapshot->fleet->find(m_snapshot->releases.front().instances[0].planned.key);
        return row && row->hasOverride();
    }

    demofleet::DemoFleet m_fleet;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::Engine> m_engine;
    std::unique_ptr<app::ReleaseFollow> m_follow;
    core::SnapshotPointer m_snapshot;
    std::optional<app::ExitCode> m_code;
};

QTEST_GUILESS_MAIN(ReleaseFollowTest)
#include "tst_releasefollow.moc"
