// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/polling.h"

#include <QObject>

#include <map>
#include <set>
#include <string>

namespace app {

/// Reads the settings of the Eureka servers, of callers and of what is looked at, and the routes of gateways:
/// once, again when one registers anew, and seldom beside that. A few at a time; never of an instance in
/// release, whose own count of requests in flight a question would move. Who refuses (401, 403) is not asked
/// again before it registers anew. Engine thread only.
class SettingsPoll : public QObject
{
    Q_OBJECT

public:
    SettingsPoll(Polling &polling, QObject *parent);

    void tick(core::TimePoint now);
    void setInRelease(std::set<core::InstanceName> names) { m_inRelease = std::move(names); }
    /// Looked at: their own settings are read, whether they call anybody or not.
    void setInspected(std::set<core::InstanceName> names);

signals:
    void changed();

private:
    bool mayStart(const std::string &task, core::TimePoint now) const;
    bool isCaller(const core::InstanceName &name) const;
    void noteRegistration(const core::InstanceName &name, const core::Instance &instance);
    void readServer(const std::string &peer);
    void readCaller(const core::InstanceName &name, const std::string &actuatorUrl);
    void readRoutes(const core::InstanceName &name, const core::Instance &instance);
    void finished(const std::string &task, const core::Error *error);

    Polling &m_polling;
    std::set<core::InstanceName> m_inRelease;
    std::set<core::InstanceName> m_inspected;
    std::map<core::InstanceName, core::TimePoint> m_registered; ///< when each registered, as last seen
    std::set<std::string> m_refused;                            ///< tasks
    int m_open = 0;
    core::TimePoint m_lookedAt{};
};

} // namespace app
