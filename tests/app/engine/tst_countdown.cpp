// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/demofleet.h"
#include "app/engine/engine.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace std::chrono_literals;

namespace {

bool isReadHop(const core::Hop &hop)
{
    return hop.source == core::HopSource::Read && !hop.readFrom.empty();
}

} // namespace

/// The countdown as the fleet itself tells it: nothing is set, everything is read from the demo's settings.
class CountdownTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_fleet = std::make_unique<demofleet::DemoFleet>();
        demofleet::FleetOptions options;
        options.serverCache = 1500ms;
        options.fetch = 1s;
        options.listCache = 1200ms;
        options.heartbeat = 500ms;
        options.restartAfter = 0ms;
        options.backgroundErrors = 0;
        QVERIFY(m_fleet->start(options));

        app::EngineSettings settings;
        settings.peers = {*core::parseBaseAddress(m_fleet->eurekaUrl().toStdString())};
        settings.environment = "test";
        settings.journalPath = m_folder->filePath(QStringLiteral("journal.sqlite"));
        settings.periods = {300ms, 200ms, 1s, 300ms, 300ms, 50ms};
        settings.periods.callerHealth = 200ms;
        settings.callers = {{"stock proxy", 1s, core::ApplicationName::from("STOCK")}};
        m_engine = std::make_unique<app::Engine>(std::move(settings));
        connect(m_engine.get(), &app::Engine::snapshotReady, this,
                [this](const core::SnapshotPointer &snapshot) {
                    m_snapshot = snapshot;
                    noteGateway();
                });
        m_engine->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_snapshot && isSettled(), 30'000);
    }

    void everyHopIsReadAndTheEndIsNeverLate()
    {
        m_engine->handle(core::StartOperation{m_key, core::Goal::Drain});
        QTRY_VERIFY_WITH_TIMEOUT(operation() && operation()->phase == core::Phase::Waiting, 10'000);
        // What a caller's settings say may come in a moment later.
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(operation()->budget.hops.begin(),
                                                     operation()->budget.hops.begin() + 3, isReadHop),
                                 10'000);
        const core::Operation atStart = *operation();
        QCOMPARE(atStart.budget.hops[0].length, core::Millis(1500));
        QCOMPARE(atStart.budget.hops[1].length, core::Millis(1000));
        QCOMPARE(atStart.budget.hops[2].length, core::Millis(1200));
        QCOMPARE(atStart.budget.unknownCallers, 0);
        const core::TimePoint predicted =
            atStart.drainedSince + core::Millis(1500) + core::Millis(1000) + core::Millis(1200);

        QTRY_COMPARE_WITH_TIMEOUT(operation()->phase, core::Phase::Drained, 30'000);
        QVERIFY(m_goneAt.has_value());
        QVERIFY2(
            *m_goneAt <= predicted,
            qPrintable(
                QStringLiteral("observed %1 ms after the prediction").arg((*m_goneAt - predicted).count())));
        // The gateway's own copy was seen to let go.
        QTRY_VERIFY_WITH_TIMEOUT(gateway() && gateway()->letGo == core::LetGo::Yes, 10'000);
        QCOMPARE(gateway()->evidence, core::CallerEvidence::Routes);
        QCOMPARE(gateway()->copyCount, std::optional(gateway()->copyExpected));
        QVERIFY(*gateway()->fetch.seenAt >= atStart.drainedSince);
        const core::Budget &budget = operation()->budget;
        QVERIFY(std::ranges::none_of(budget.callers,
                                     [](const core::CallerWay &way) { return way.name == "stock proxy"; }));
        QCOMPARE(m_fleet->totals().failed, 0);

        m_engine->handle(core::Abort{m_key});
        QTRY_COMPARE_WITH_TIMEOUT(operation()->phase, core::Phase::Restored, 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(notBack(), std::string(), 15'000);
    }

    void theTickOfTheServedListIsPredicted()
    {
        m_engine->handle(core::StartOperation{m_key, core::Goal::Drain});
        std::optional<core::TimePoint> expected;
        QTRY_VERIFY_WITH_TIMEOUT((expected = tickExpected()) || isServedSeen(), 10'000);
        QVERIFY(expected);
        QTRY_VERIFY_WITH_TIMEOUT(isServedSeen(), 10'000);
        // It is seen with the next read of the list, which is asked for every 300 ms; the clock is known to a
        // second and better.
        const core::Millis late = *operation()->budget.hops[0].seenAt - *expected;
        QVERIFY2(late > -1s && late < 2s, qPrintable(QString::number(late.count())));
    }

    void cleanup()
    {
        m_engine.reset();
        m_fleet.reset();
        m_snapshot.reset();
        m_goneAt.reset();
    }

private:
    /// Settings and copies were read, and these copies are newer than the newest registration by a list's
    /// way.
    bool isSettled()
    {
        const core::FleetView &fleet = *m_snapshot->fleet;
        core::TimePoint newest{};
        for (const core::InstanceView &row : fleet.instances)
            newest = std::max(newest, row.registered->lastUpdated);
        bool isRead = m_engine->isFirstPictureComplete() && !fleet.instances.empty() &&
                      fleet.peers.front().settings.isKnown();
        for (const core::InstanceView &row : fleet.instances) {
            isRead = isRead && row.health.isFresh() && row.health.readAt - newest > 3s;
            if (row.key.application.text() == "ORDERS" && row.rate)
                m_key = row.key;
        }
        return isRead && m_key.application.text() == "ORDERS";
    }

    /// The gateway itself tells whom it may still call.
    void noteGateway()
    {
        const core::Operation *own = operation();
        if (!own || own->phase != core::Phase::Waiting || m_goneAt)
            return;
        if (!m_fleet->gatewayTargets(QStringLiteral("ORDERS"))
                 .contains(QString::fromStdString(m_key.id.text())))
            m_goneAt = m_snapshot->fleet->takenAt;
    }

    const core::CallerWay *gateway() const
    {
        const std::vector<core::CallerWay> &ways = operation()->budget.callers;
        const auto found = std::ranges::find_if(
            ways, [](const core::CallerWay &way) { return way.name.starts_with("GATEWAY/"); });
        return found == ways.end() ? nullptr : &*found;
    }

    /// Callers that were not yet seen to have it again, with what they hold.
    std::string notBack() const
    {
        std::string names;
        for (const core::CallerWay &way : operation()->wayBack.callers) {
            if (way.letGo != core::LetGo::Yes)
                names += way.name + " " + std::to_string(way.copyCount.value_or(-1)) + "/" +
                         std::to_string(way.copyExpected) + (way.wasTold ? " told " : " ");
        }
        return names;
    }

    std::optional<core::TimePoint> tickExpected() const
    {
        const core::Operation *own = operation();
        return own ? own->budget.hops[0].expectedAt : std::nullopt;
    }
    bool isServedSeen() const { return operation() && operation()->budget.hops[0].seenAt.has_value(); }

    const core::Operation *operation() const
    {
        const auto found = std::ranges::find(m_snapshot->operations, m_key, &core::Operation::key);
        return found == m_snapshot->operations.end() ? nullptr : &*found;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<demofleet::DemoFleet> m_fleet;
    std::unique_ptr<app::Engine> m_engine;
    core::SnapshotPointer m_snapshot;
    core::InstanceKey m_key{"test", *core::ApplicationName::from("none"), *core::InstanceId::from("none")};
    std::optional<core::TimePoint> m_goneAt;
};

QTEST_GUILESS_MAIN(CountdownTest)
#include "tst_countdown.moc"
