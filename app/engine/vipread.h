// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/clock.h"
#include "app/engine/connections.h"
#include "app/engine/factkeeper.h"
#include "core/fleet/vip.h"

#include <QObject>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace app {

/// Asks a Eureka server what its callers get for a name; the next peer where one does not answer. The newest
/// question counts, answers to older ones are dropped. Engine thread only.
class VipRead : public QObject
{
    Q_OBJECT

public:
    VipRead(Connections &connections, const FactKeeper &keeper, Clock clock, QObject *parent);

    void ask(core::VipQuestion question);
    const std::optional<core::VipAnswer> &answer() const { return m_answer; }

signals:
    void changed();

private:
    void askNext(std::vector<std::string> peers, std::uint64_t turn);
    void onAnswer(const core::Result<core::Registry> &registry, const std::string &peer);

    Connections &m_connections;
    const FactKeeper &m_keeper;
    Clock m_clock;
    std::optional<core::VipAnswer> m_answer;
    std::uint64_t m_turn = 0;
};

} // namespace app
