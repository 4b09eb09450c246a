// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/exitcode.h"
#include "app/engine/engine.h"
#include "core/release/registrychange.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace app {

/// The changing ones of `drainboard eureka OPERATION`, and what is asked of the instance itself
/// (service-registry, pause, resume, restart): preview, confirmation, one request, and the verdict of every
/// peer.
class EurekaCommand : public QObject
{
    Q_OBJECT

public:
    EurekaCommand(Arguments arguments, Engine &engine, Clock clock);

signals:
    void finished(app::ExitCode code);

private:
    void onSnapshot(const core::SnapshotPointer &snapshot);
    bool isHealthAwaited() const;
    void readEverywhere();
    void onRead(const std::string &peer, const core::Result<std::optional<core::Instance>> &answer);
    bool choose();
    std::optional<core::InstanceWrite> writeFor();
    void checkProcess();
    void findEndpoint(); ///< of an order to the instance itself
    void onEndpoint(const core::FoundOrder &found);
    std::vector<QString> warnings(const std::vector<core::GuardFinding> &found) const;
    void offerOnceLeaseIsRead();
    const core::LeaseRead *leaseRead() const;
    void offer();
    void tellFindings(const std::vector<core::GuardFinding> &found) const;
    std::optional<core::WritePreview> preview() const;
    void announce() const;
    void send();
    void follow(const core::Snapshot &snapshot);
    void onRefused(const core::IntentRefusal &refusal);
    void onLine(const core::InstanceKey &key, const core::JournalLine &line, core::TimePoint at);
    void onTimeout();
    void refuse(const QString &why);
    void tellReadBack() const;
    void end(ExitCode code);
    const EurekaArguments &asked() const { return m_arguments.operation; }

    Arguments m_arguments;
    Engine &m_engine;
    Clock m_clock;
    Connections m_connections; ///< for what is read before the engine is asked
    QTimer m_timeout;
    core::SnapshotPointer m_snapshot;
    core::RegistryChangeState m_state; ///< before it is asked: what is known; then the engine's
    bool m_isReading = false;
    std::optional<core::TimePoint> m_leaseUntil; ///< absent: its lease is not waited for
    bool m_isAsked = false;                      ///< the intent was given to the engine
    bool m_isOver = false;
};

} // namespace app
