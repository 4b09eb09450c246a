// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/demofleet.h"
#include "app/engine/engine.h"
#include "tests/app/faults/faultproxy.h"

#include <QTemporaryDir>

#include <functional>
#include <initializer_list>
#include <memory>

namespace tests {

/// The demo fleet with short waits, a proxy before its first Eureka server, an engine that reads through it,
/// and the instance of ORDERS that is drained.
class TrialFleet
{
public:
    using Look = std::function<void(const core::SnapshotPointer &)>;

    TrialFleet();
    ~TrialFleet();

    /// False where a port could not be had.
    bool start(int peers = 1, std::chrono::milliseconds serverCache = std::chrono::milliseconds(300));
    /// For the fleet's own servers; change them before startEngine().
    app::EngineSettings settings() const;
    /// False where there is no whole picture after a minute. `look` sees every picture.
    bool startEngine(app::EngineSettings settings, const Look &look = {});
    void stopEngine();

    void drain();
    core::StartOperation order(core::Goal goal) const;

    FaultProxy &eureka() { return *m_eureka; } ///< it counts what is changed, too
    demofleet::DemoFleet &fleet() { return *m_fleet; }
    app::Engine &engine() { return *m_engine; }
    const core::SnapshotPointer &snapshot() const { return m_snapshot; }
    const core::InstanceKey &key() const { return m_key; }
    QString id() const { return QString::fromStdString(m_key.id.text()); }
    QString journalPath() const { return m_folder.filePath(QStringLiteral("journal.sqlite")); }
    QString folder() const { return m_folder.path(); }
    const core::PeerView &peer() const { return m_snapshot->fleet->peers.front(); }
    const core::InstanceView *row() const { return m_snapshot->fleet->find(m_key); }
    /// The newest one; null where there is none.
    const core::Operation *operation() const;
    bool isIn(std::initializer_list<core::Phase> phases) const;
    /// Every server lists all instances, and the one of ORDERS is measured.
    bool isWhole() const;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<demofleet::DemoFleet> m_fleet;
    std::unique_ptr<FaultProxy> m_eureka;
    core::InstanceKey m_key{"test", *core::ApplicationName::from("ORDERS"), *core::InstanceId::from("none")};
    core::SnapshotPointer m_snapshot;
    std::unique_ptr<app::Engine> m_engine;
};

} // namespace tests
