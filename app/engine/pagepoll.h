// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/polling.h"
#include "core/eureka/lease.h"

#include <QObject>

#include <map>
#include <set>
#include <string>

namespace app {

/// Reads the status page of each Eureka server, the only place where it says whether it preserves itself and
/// since when it runs. A server without the page (eureka.dashboard.enabled=false) is simply not known. Engine
/// thread only.
class PagePoll : public QObject
{
    Q_OBJECT

public:
    PagePoll(Polling &polling, QObject *parent);

    void tick(core::TimePoint now);
    bool isEveryPageTried() const;
    /// By peer url; only where its page told.
    const std::map<std::string, bool> &preserving() const { return m_preserving; }
    /// By peer url: the newest page, where it was to be had.
    const std::map<std::string, core::ServerPage> &pages() const { return m_pages; }

private:
    void read(const std::string &peer);

    Polling &m_polling;
    std::map<std::string, bool> m_preserving;
    std::map<std::string, core::ServerPage> m_pages;
    std::set<std::string> m_tried;
};

} // namespace app
