// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/clock.h"
#include "app/engine/factkeeper.h"
#include "app/store/runhistory.h"
#include "core/release/operation.h"
#include "core/release/release.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace app {

/// Keeps what is measured while an operation runs: counters and statuses of its application, and what its
/// callers counted of their requests to it. Engine thread only.
class Recorder
{
public:
    Recorder(FactKeeper &keeper, RunHistory &history, Clock clock)
        : m_keeper(keeper)
        , m_history(history)
        , m_clock(std::move(clock))
    {
    }

    /// Of the journal: which lines belong to it.
    struct Recorded
    {
        QString id;
        core::Operation operation;
    };
    /// Cheap where nothing runs; takes a look every two seconds where something does, and once more when it
    /// has ended. The newest operation of an application goes on until its release has ended, too: the new
    /// version's return belongs to it.
    void tick(const std::vector<Recorded> &operations, const std::vector<core::Release> &releases);

private:
    struct Seen
    {
        void take(core::CountSample sample, std::vector<core::CountSample> &samples);
        std::vector<core::StatusChange> take(const std::vector<core::StatusChange> &present,
                                             core::TimePoint at);
        std::map<std::pair<core::Side, std::string>, core::TimePoint> sampledAt; ///< by side and name
        std::map<std::string, core::StatusChange> statuses;
        bool isOver = false;
    };
    void record(const Recorded &recorded, const core::FleetView &fleet);

    FactKeeper &m_keeper;
    RunHistory &m_history;
    Clock m_clock;
    core::TimePoint m_lookedAt{};
    std::map<QString, Seen> m_seen; ///< by operation
};

} // namespace app
