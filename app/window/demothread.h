// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/demofleet.h"
#include "core/release/budget.h"
#include "ui/rehearsal/demofault.h"

#include <QThread>

#include <string>
#include <vector>

namespace app {

/// The demo fleet in a thread of its own, so that it runs beside the window as a real one would.
class DemoThread
{
public:
    DemoThread() = default;
    ~DemoThread();
    DemoThread(const DemoThread &) = delete;
    DemoThread &operator=(const DemoThread &) = delete;

    /// False where no port could be had. Blocks until the fleet listens.
    bool start(const demofleet::FleetOptions &options);
    /// Of its Eureka servers, each the others' peer.
    const std::vector<std::string> &eurekaUrls() const { return m_eurekaUrls; }
    /// What is set for it: the longest request alone, as the rest can be read.
    core::HopSettings hops() const;
    /// Requests that the fleet's callers sent so far, answered and failed. Blocks for a moment.
    demofleet::Totals totals() const;

    /// Puts the fault in soon; one of an instance that does not run any more does nothing.
    void put(const ui::DemoFault &fault);

private:
    QThread m_thread;
    demofleet::DemoFleet *m_fleet = nullptr; ///< lives in m_thread
    std::vector<std::string> m_eurekaUrls;
};

} // namespace app
