// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/faults/trialfleet.h"

#include <QTest>
#include <QUrl>

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace tests {

namespace {

constexpr std::size_t demoInstances = 8; // the demo's own fleet

} // namespace

TrialFleet::TrialFleet() = default;
TrialFleet::~TrialFleet() = default;

bool TrialFleet::start(int peers, std::chrono::milliseconds serverCache)
{
    demofleet::FleetOptions options;
    options.peers = peers;
    options.serverCache = serverCache;
    options.fetch = options.listCache = 300ms;
    options.heartbeat = 500ms;
    options.stopDelay = options.removalDelay = 200ms;
    options.restartAfter = 0ms;
    options.backgroundErrors = 0;
    m_fleet = std::make_unique<demofleet::DemoFleet>();
    if (!m_fleet->start(options))
        return false;
    m_eureka = std::make_unique<FaultProxy>(static_cast<quint16>(QUrl(m_fleet->eurekaUrl()).port()));
    if (!m_eureka->listen())
        return false;
    m_key.id = *core::InstanceId::from(m_fleet->instanceIds(u"ORDERS"_s).value(0).toStdString());
    return true;
}

app::EngineSettings TrialFleet::settings() const
{
    app::EngineSettings settings;
    for (const QString &url : m_fleet->eurekaUrls())
        settings.peers.push_back(*core::parseBaseAddress(url.toStdString()));
    settings.peers.front() =
        *core::parseBaseAddress("http://localhost:" + std::to_string(m_eureka->port()) + "/eureka");
    settings.environment = "test";
    settings.operatorName = u"alice"_s;
    settings.journalPath = journalPath();
    settings.periods = {300ms, 200ms, 2s, 1s, 1s, 50ms};
    settings.hops = {300ms, 300ms, 300ms, 200ms};
    return settings;
}

bool TrialFleet::startEngine(app::EngineSettings settings, const Look &look)
{
    m_engine = std::make_unique<app::Engine>(std::move(settings));
    QObject::connect(m_engine.get(), &app::Engine::snapshotReady, m_engine.get(),
                     [this, look](const core::SnapshotPointer &snapshot) {
                         m_snapshot = snapshot;
                         if (look)
                             look(snapshot);
                     });
    m_engine->start();
    return QTest::qWaitFor([this] { return isWhole(); }, 60'000);
}

void TrialFleet::stopEngine()
{
    m_engine.reset();
    m_snapshot.reset();
}

bool TrialFleet::isWhole() const
{
    // Servers that have not told each other of all of them yet look like two clusters, and a guard refuses.
    const auto listsAll = [](const core::PeerView &peer) {
        return peer.served.isKnown() && peer.served.value->instances.size() == demoInstances;
    };
    return m_snapshot && std::ranges::all_of(m_snapshot->fleet->peers, listsAll) &&
           m_snapshot->fleet->instances.size() == demoInstances && m_engine->isFirstPictureComplete() &&
           row() && row()->health.isFresh() && row()->traffic.isFresh();
}

core::StartOperation TrialFleet::order(core::Goal goal) const
{
    core::StartOperation intent{m_key, goal};
    intent.settings.readBackLimit = 4s;
    intent.settings.stopLimit = 4s;
    intent.settings.stopCountdown = 100ms;
    if (goal == core::Goal::Shutdown) {
        intent.settings.withoutDrain = true;
        intent.isTypedNameGiven = true;
    }
    return intent;
}

void TrialFleet::drain()
{
    m_engine->handle(order(core::Goal::Drain));
}

const core::Operation *TrialFleet::operation() const
{
    return m_snapshot->operations.empty() ? nullptr : &m_snapshot->operations.back();
}

bool TrialFleet::isIn(std::initializer_list<core::Phase> phases) const
{
    return operation() && std::ranges::find(phases, operation()->phase) != phases.end();
}

} // namespace tests
