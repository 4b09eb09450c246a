// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/clock.h"
#include "app/engine/connections.h"
#include "app/engine/factkeeper.h"
#include "core/advice/smoothcheck.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace app {

/// Reads what the smooth-release check of one application needs: the settings of its instances, its callers
/// and Eureka, and the callers' beans. Each process once a check, a few at a time; never one in release,
/// whose own count of requests in flight a question would move. Reads only. Engine thread only.
class CheckDesk : public QObject
{
    Q_OBJECT

public:
    CheckDesk(Connections &connections, FactKeeper &keeper, Clock clock, QObject *parent);

    void setDeclaredCallers(std::vector<core::DeclaredCaller> callers) { m_declared = std::move(callers); }
    /// Everything is read anew; nothing without an application.
    void check(std::optional<core::ApplicationName> application);
    void tick();
    /// Everyone who is known to matter was asked.
    bool isComplete() const { return m_isComplete; }
    /// Null where none was asked for.
    std::shared_ptr<const core::SmoothCheck> result();

signals:
    void changed();

private:
    enum class State { Open, Over };

    void look();
    bool mayStart(const std::string &name) const;
    void readServer(const std::string &url);
    void readProcess(const core::CheckTarget &target);
    void readBeans(const core::CheckTarget &target, int round);
    void readConditions(const core::CheckTarget &target, int round, core::Wiring beans,
                        const std::string &source);
    void finished(const std::string &name);

    Connections &m_connections;
    FactKeeper &m_keeper;
    Clock m_clock;
    std::vector<core::DeclaredCaller> m_declared;
    std::optional<core::ApplicationName> m_application;
    std::map<std::string, core::ProcessReading> m_readings; ///< by path, or a server's address
    std::map<std::string, State> m_states;                  ///< the same; absent: not asked yet
    int m_open = 0;
    int m_round = 0; ///< answers to an earlier check are dropped
    core::TimePoint m_lookedAt{};
    bool m_isComplete = false;
    std::shared_ptr<const core::SmoothCheck> m_result;
    bool m_isStale = true; ///< something was read since
};

} // namespace app
