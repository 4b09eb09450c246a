// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/polling.h"
#include "core/advice/findings.h"

#include <QObject>

#include <map>

namespace app {

/// Reads every instance's lease now and then at one peer, past the response cache: a list's is up to 210 s
/// old and would never show a crash. Where the heartbeats stopped, it reads sooner again and also asks
/// whether anything listens at the instance's port. Engine thread only.
class LeasePoll : public QObject
{
    Q_OBJECT

public:
    LeasePoll(Polling &polling, QObject *parent);

    void tick(core::TimePoint now);
    /// The newest read of each instance that is still listed.
    const std::map<core::InstanceKey, core::LeaseRead> &leases() const { return m_leases; }
    void readNow(const core::InstanceName &name);
    bool isTried(const core::InstanceName &name) const;
    /// Every listed instance that can be addressed was asked for.
    bool isEveryLeaseTried() const { return m_isRoundOver; }

private:
    void read(const core::InstanceName &name, const std::string &peer);
    void onAnswer(const core::InstanceName &name, core::LeaseRead read);
    void probe(const core::InstanceKey &key);
    void forgetGone(const std::map<core::InstanceName, core::InstanceRow> &listed);

    Polling &m_polling;
    std::map<core::InstanceKey, core::LeaseRead> m_leases;
    std::map<core::InstanceName, bool> m_tried;
    core::TimePoint m_nextTick{};
    bool m_isRoundOver = false;
};

} // namespace app
