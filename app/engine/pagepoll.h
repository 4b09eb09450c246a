// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/polling.h"
#include "core/eureka/lease.h"

#include <QObject>

#include <map>
#include <string>

namespace app {

/// Reads the status page of each Eureka server, the only place where it says whether it preserves itself. A
/// server without the page (eureka.dashboard.enabled=false) is simply not known. Engine thread only.
class PagePoll : public QObject
{
    Q_OBJECT

public:
    PagePoll(Polling &polling, QObject *parent);

    void tick(core::TimePoint now);
    /// By peer url; only where its page told.
    const std::map<std::string, bool> &preserving() const { return m_preserving; }

private:
    void read(const std::string &peer);

    Polling &m_polling;
    std::map<std::string, bool> m_preserving;
};

} // namespace app
