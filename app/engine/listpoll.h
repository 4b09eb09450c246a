// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/polling.h"
#include "core/eureka/refresh.h"

#include <QObject>

#include <map>
#include <set>

namespace app {

/// Keeps the list that each peer serves: read whole once, then by deltas, whole again after any doubt. Engine
/// thread only.
class ListPoll : public QObject
{
    Q_OBJECT

public:
    ListPoll(Polling &polling, QObject *parent);

    void tick(core::TimePoint now);
    void makeDue();
    /// Every peer answered or failed at least once.
    bool isEveryPeerTried() const;

signals:
    void changed();
    void listRead(const std::string &peer, const core::Registry &registry);

private:
    void read(const std::string &peer, core::TimePoint now);
    void onFull(const std::string &peer, core::TimePoint askedAt,
                const core::Result<core::Response> &response);
    void onDelta(const std::string &peer, core::TimePoint askedAt,
                 const core::Result<core::Response> &response);
    void onGoodAnswer(const std::string &peer, core::ListChange change, core::Millis took);
    void learn(const core::Registry &registry);
    void onFailure(const std::string &peer, const core::Error &error);

    Polling &m_polling;
    std::map<std::string, core::RegistryReader> m_readers; ///< by peer url
    std::set<std::string> m_tried;
};

} // namespace app
