// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/engine.h"

namespace app {

/// Has everything read that a countdown rests on before it is told or begun: the settings of the Eureka
/// servers and of the callers. It waits for so long and no longer; what was not read by then is assumed in
/// full, and marked so.
class CallersRead
{
public:
    static constexpr core::Millis patience = std::chrono::seconds(5);

    CallersRead(Engine &engine, Clock clock);

    /// Whether to go on. The first call has them asked for; call it again at each snapshot.
    bool isOver(const core::Snapshot &snapshot, const core::InstanceKey &key);
    /// The countdown as it is read now; nothing where none could be made in time. Valid once it is over.
    const std::optional<core::Inspection> &found() const { return m_found; }
    /// The countdown, who calls, and whether time went by before all of them had answered or refused.
    void print(bool isJson) const;
    bool isIncomplete() const { return m_isIncomplete; }

private:
    Engine &m_engine;
    Clock m_clock;
    std::optional<core::TimePoint> m_since;
    std::optional<core::Inspection> m_found;
    bool m_isIncomplete = false;
};

} // namespace app
