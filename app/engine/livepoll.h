// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/polling.h"

#include <QObject>

#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace app {

/// Reads single instances at every peer, past the response cache: those in release on every beat, and those
/// that are overridden or on which the peers disagree now and then. The rest are not asked for. Engine thread
/// only.
class LivePoll : public QObject
{
    Q_OBJECT

public:
    LivePoll(Polling &polling, QObject *parent);

    void tick(core::TimePoint now);
    void setInRelease(std::set<core::InstanceName> names);
    /// Watched whatever the lists say of it, as they are up to a cache's interval old.
    void setTarget(core::InstanceName name) { m_target = std::move(name); }
    void makeDue();
    /// Every instance that is overridden or disputed now was asked for at every peer.
    bool isEveryWatchedRead() const;

signals:
    void changed();
    void liveRead(const core::InstanceName &name, const std::string &peer,
                  const core::Result<std::optional<core::Instance>> &read);

private:
    void watch();
    void readIfDue(const core::InstanceName &name, const std::string &peer, core::TimePoint now);
    void read(const core::InstanceName &name, const std::string &peer, const std::string &id);

    Polling &m_polling;
    std::set<core::InstanceName> m_inRelease;
    std::set<core::InstanceName> m_watched;
    using ListState = std::pair<core::TimePoint, bool>; ///< when it was read, and is it fresh
    std::vector<ListState> m_watchedBy;                 ///< of each peer, when m_watched was chosen
    std::optional<core::InstanceName> m_target;
    std::set<std::string> m_read;
    int m_startedInTick = 0;
};

} // namespace app
