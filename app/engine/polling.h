// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/clock.h"
#include "app/engine/connections.h"
#include "app/engine/factkeeper.h"
#include "core/prometheus/labelling.h"
#include "core/schedule/schedule.h"

#include <map>
#include <string>
#include <vector>

namespace app {

/// How often what is read. Lengths.
struct PollPeriods
{
    core::Millis list{2'000};    ///< served lists, per peer
    core::Millis live{1'000};    ///< live reads of instances in release, per peer
    core::Millis health{10'000}; ///< it runs the instance's own checks
    core::Millis traffic{2'000}; ///< of what is visible or in release
    core::Millis trafficHidden{10'000};
    core::Millis tick{250};           ///< one batch of requests
    core::Millis lease{60'000};       ///< of every instance, at one peer
    core::Millis page{60'000};        ///< the status page of each Eureka server
    core::Millis address{600'000};    ///< whether one server answers at each peer's address
    core::Millis liveWatched{10'000}; ///< live reads of overridden and disputed instances, per peer
    core::Millis settings{600'000};   ///< of Eureka servers and callers; at once when one registers anew
    core::Millis callerHealth{2'000}; ///< of callers of what is in release: what their own copy holds
    core::Millis prometheus{5'000};   ///< one question for all; it scrapes no oftener as a rule
    core::Millis callerMeter{2'000};  ///< of their balancers, where published
};

/// What the readers of lists, of single instances at Eureka and of the instances' actuators share. Engine
/// thread only.
struct Polling
{
    Connections &connections;
    FactKeeper &keeper;
    Clock clock;
    PollPeriods periods;
    core::Schedule schedule;
    std::map<std::string, std::string> actuators; ///< overrides by application in upper case
    std::vector<std::string> ignoredUris;         ///< see core::BusinessUris
    core::PrometheusSettings prometheus;
};

/// See Routes::mayContact.
inline bool mayAsk(const Polling &polling, const std::string &actuatorUrl)
{
    return polling.connections.reach->routes->mayContact(actuatorUrl);
}

/// Longest wait for the answer of one instance or of Eureka about one instance.
inline constexpr core::Millis readTimeout = std::chrono::seconds(5);

/// The schedule's name of a task.
inline std::string task(const std::string &what, const std::string &peerOrApplication,
                        const std::string &id = {})
{
    return what + " " + peerOrApplication + " " + id;
}

inline std::string task(const std::string &what, const core::InstanceName &name)
{
    return task(what, name.first.text(), name.second.text());
}

} // namespace app
