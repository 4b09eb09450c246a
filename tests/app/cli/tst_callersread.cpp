// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/callersread.h"
#include "app/demofleet/demofleet.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace std::chrono_literals;

/// Before anything is sent, what the countdown rests on is read; but nobody's silence holds it up for long.
class CallersReadTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void silenceHoldsItUpForSoLong();
    void theFirstCountdownIsReadFromTheFleet();

private:
    core::InstanceKey key() const
    {
        return {"test", *core::ApplicationName::from("ORDERS"),
                *core::InstanceId::from(
                    m_fleet->instanceIds(QStringLiteral("ORDERS")).constFirst().toStdString())};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<demofleet::DemoFleet> m_fleet;
    std::unique_ptr<app::Engine> m_engine;
    app::Clock m_clock;
    core::SnapshotPointer m_snapshot;
};

void CallersReadTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_fleet = std::make_unique<demofleet::DemoFleet>();
    demofleet::FleetOptions options;
    options.serverCache = options.listCache = 2s;
    options.fetch = 1s;
    options.heartbeat = 500ms;
    options.backgroundErrors = 0;
    QVERIFY(m_fleet->start(options));
    app::EngineSettings settings;
    settings.peers = {*core::parseBaseAddress(m_fleet->eurekaUrl().toStdString())};
    settings.environment = "test";
    settings.journalPath = m_folder->filePath(QStringLiteral("journal.sqlite"));
    settings.target = core::InstanceName{key().application, key().id}; // as the program does for a command
    m_clock = settings.clock;
    m_engine = std::make_unique<app::Engine>(std::move(settings));
    connect(m_engine.get(), &app::Engine::snapshotReady, this,
            [this](const core::SnapshotPointer &snapshot) { m_snapshot = snapshot; });
}

void CallersReadTest::cleanup()
{
    m_engine.reset();
    m_fleet.reset();
    m_snapshot.reset();
}

void CallersReadTest::silenceHoldsItUpForSoLong()
{
    core::TimePoint now = m_clock();
    app::CallersRead callers(*m_engine, [&] { return now; });
    m_engine->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_snapshot && !m_snapshot->fleet->instances.empty(), 15'000);
    core::Snapshot silent = *m_snapshot; // nothing comes of the question
    silent.inspection.reset();
    QVERIFY(!callers.isOver(silent, key()));
    now += app::CallersRead::patience - 1ms;
    QVERIFY(!callers.isOver(silent, key()));
    now += 1ms;
    QVERIFY(callers.isOver(silent, key()));
    QVERIFY(!callers.found());
    QVERIFY(callers.isIncomplete());
}

/// Nothing is set: what the demo's servers and callers say of themselves is the whole of it.
void CallersReadTest::theFirstCountdownIsReadFromTheFleet()
{
    const core::TimePoint now = m_clock(); // time stands still, so that patience has no end
    app::CallersRead callers(*m_engine, [now] { return now; });
    // A fleet that has just started: who has not fetched its first list, which takes it a second, cannot say
    // yet whom it calls. So many answers take the gateway longer than that.
    QTRY_VERIFY_WITH_TIMEOUT(m_fleet->totals().answered > 150, 15'000);
    m_engine->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_snapshot && m_snapshot->fleet->instances.size() > 1, 15'000);
    QVERIFY(!callers.isOver(*m_snapshot, key()));
    QTRY_VERIFY_WITH_TIMEOUT(callers.isOver(*m_snapshot, key()), 30'000);
    QVERIFY(!callers.isIncomplete());
    QVERIFY(callers.found());
    const core::Budget &budget = callers.found()->budget;
    QCOMPARE(budget.unknownCallers, 0);
    for (const auto &[kind, length] :
         {std::pair(core::HopKind::ServerCache, 2s), std::pair(core::HopKind::RegistryFetch, 1s),
          std::pair(core::HopKind::ListCache, 2s)}) {
        const auto hop = std::ranges::find(budget.hops, kind, &core::Hop::kind);
        QVERIFY(hop != budget.hops.end());
        QCOMPARE(hop->length, core::Millis(length));
        QCOMPARE(hop->source, core::HopSource::Read);
        QVERIFY(!hop->readFrom.empty());
    }
    const auto isGateway = [](const core::Caller &caller) { return caller.name.starts_with("GATEWAY/"); };
    QVERIFY(std::ranges::any_of(callers.found()->callers, isGateway));
}

QTEST_GUILESS_MAIN(CallersReadTest)
#include "tst_callersread.moc"
