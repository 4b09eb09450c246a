// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/clock.h"
#include "app/engine/factkeeper.h"
#include "app/engine/plandriver.h"
#include "app/engine/poller.h"
#include "app/engine/registrywriter.h"
#include "app/engine/releasedriver.h"
#include "app/net/connectiontest.h"
#include "app/net/reach.h"
#include "core/http/url.h"
#include "core/profile/measuring.h"
#include "core/profile/profilecommands.h"
#include "core/release/intent.h"

#include <QObject>
#include <QTimer>

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace app {

struct EngineSettings
{
    std::vector<core::BaseAddress> peers;              ///< at least one
    std::string environment;                           ///< shown in the band and part of every key
    std::optional<std::array<std::uint8_t, 3>> colour; ///< of the environment: red, green, blue
    QString operatorName;
    std::string rehearsalVersion; ///< see core::Snapshot
    QString journalPath;
    PollPeriods periods;
    core::HopSettings hops;
    std::optional<core::InstanceName> target; ///< of a command: read live, whatever the lists say of it
    bool isUnlocked = false;                  ///< start writable, for 30 minutes
    bool measures = true;                     ///< read health and counters too
    /// Of a hand-over: shown in Snapshot::unfinished beside what Eureka says of it, and nothing else.
    std::vector<core::RecordedOperation> considered;
    bool recovers = false; ///< judge what programs that died left behind; for who may act
    Clock clock = steadyWallClock();
    std::vector<core::DeclaredCaller> callers;    ///< that Eureka does not show, from the profile
    std::map<std::string, std::string> actuators; ///< by application in upper case; see core::Profile
    core::CommandsByApplication commands;         ///< of the profile
    QString approvalsPath;             ///< of app::Approvals; empty: nothing is approved beyond this run
    core::MeasuringSettings measuring; ///< what is left out, and what a verdict tolerates
    std::shared_ptr<Reach> reach; ///< null: directly or as the environment says, with the peers' credentials
};

/// Everything that knows the network, time and the disk, behind two channels: intents in, snapshots out. Make
/// it, move it to its thread, then start() there; the window and the command line use the same one.
class Engine : public QObject
{
    Q_OBJECT

public:
    explicit Engine(EngineSettings settings);
    ~Engine() override;

    /// Emits `stopped` with the error where the journal cannot be opened; nothing is polled then.
    void start();
    /// An intent of another environment is not followed: see `refused`, and `strayed` for what names no
    /// instance.
    void handle(const core::Intent &intent);

    bool isEveryPeerTried() const;
    bool isFirstPictureComplete() const;
    bool isEveryLeaseTried() const;
    /// Emits the picture as it is at this moment, before it returns.
    void publish();
    /// What is unfinished was held against every peer that answers.
    bool isRecoveryRead() const;
    /// Every peer was asked for what it says of itself, or is silent.
    bool isEveryServerTried() const;
    /// Everyone who matters for the check that was asked for was read, or cannot be.
    bool isCheckComplete() const;
    /// Its lease was asked for, or cannot be.
    bool isLeaseTried(const core::InstanceKey &key) const;

signals:
    /// A new picture, at most ten times a second.
    void snapshotReady(core::SnapshotPointer snapshot);
    void refused(core::IntentRefusal refusal);
    void strayed(core::StrayIntent intent);
    void releaseRefused(core::ReleaseRefusal refusal);
    /// For a person who may not be looking: one for each wait that ended or stalled.
    void notified(std::string release, core::Notify notice);
    void releaseLineWritten(std::string release, core::JournalLine line, core::TimePoint at);
    void lineWritten(core::InstanceKey key, core::JournalLine line, core::TimePoint at);
    void stopped(core::Error error);

private:
    struct Parts;
    void joinParts();
    void joinRecovery();
    bool isOfOtherEnvironment(const core::Intent &intent);
    void tellInRelease();
    void askActuator(const core::AskActuator &ask);
    void probeActuator(const core::InstanceKey &key);
    void testConnection(const core::InstanceKey &key, const std::string &url);
    void inspect(const std::optional<core::InstanceKey> &key);
    void renewInspection();
    std::vector<core::GuardFinding> guardsForChange(const core::InstanceKey &key,
                                                    const core::InstanceWrite &write,
                                                    const std::vector<core::Guard> &overridden);
    void renewAdvice(const core::FleetView &fleet);
    void freeShown();
    void publishSoon();
    void tick();
    void noteSleep(core::TimePoint now);

    EngineSettings m_settings;
    std::unique_ptr<Parts> m_parts;
    core::ListQuery m_query;
    core::Access m_access;
    std::shared_ptr<const core::AdviceFacts> m_adviceFacts;
    std::shared_ptr<const std::vector<core::Finding>> m_findings;
    core::TimePoint m_adviceMadeAt{};
    core::TimePoint m_tickedAt{};
    std::vector<core::SnapshotPointer> m_given;                    ///< that somebody may still hold
    core::Millis m_publishTook{0};                                 ///< the last time
    std::shared_ptr<const core::CommandsByApplication> m_commands; ///< the settings', for every snapshot
    std::optional<core::InstanceKey> m_inspected;
    std::optional<core::Inspection> m_inspection;
    std::optional<core::ConnectionReport> m_connection;
    std::set<core::InstanceName> m_driven;
    bool m_isPublishing = false;
    bool m_hasEverAnswered = false;
};

} // namespace app
