// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/polling.h"

#include <QObject>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace app {

/// Finds out whether one Eureka server answers at a peer's address, or several in turn: reads one instance a
/// few times, each on a connection of its own, as a balancer in between sends all of one connection to the
/// same server. Engine thread only.
class AddressPoll : public QObject
{
    Q_OBJECT

public:
    AddressPoll(Polling &polling, QObject *parent);

    void tick(core::TimePoint now);
    /// Every peer that answers and lists something was asked once.
    bool isEveryAddressTried() const;

private:
    /// Nothing: the instance was not there.
    using Registrations = std::vector<std::optional<core::TimePoint>>;

    std::optional<core::InstanceName> choose(const core::PeerView &peer) const;
    void read(const std::string &peer, const core::InstanceName &name);
    void take(const std::string &peer, const core::InstanceName &name,
              const core::Result<std::optional<core::Instance>> &answer);
    void finish(const std::string &peer, bool isWhole);

    Polling &m_polling;
    std::map<std::string, Registrations> m_reads; ///< of the peers that are being asked
    std::set<std::string> m_tried;
};

} // namespace app
