// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/clock.h"
#include "app/net/reader.h"
#include "core/actuator/metrics.h"
#include "core/rates/traffic.h"

#include <QObject>

#include <functional>
#include <string>
#include <vector>

namespace app {

/// Reads the request counters of one instance, once: the one page of Spring Boot 1.5, or the meters of
/// /actuator/metrics since.
///
/// A meter cannot be asked for "all but the actuator's own" requests, so each business URI is asked for by
/// name. The requests in flight come last and alone, as every question on a shared port counts itself: from
/// the meter of active requests (Boot 3), else from the busy threads of the port (Boot 2, where published).
class TrafficRead : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(core::Result<core::TrafficSample>)>;

    struct Target
    {
        std::string actuatorUrl;
        bool sharesPort = true; ///< the actuator answers on the port that serves requests
        std::optional<int> servicePort;
        bool isFirstGeneration = false;       ///< Spring Boot 1.5
        std::vector<std::string> ignoredUris; ///< probes and the like, as the operator named them
    };

    /// Deletes itself after `done`, which is called exactly once unless the object is deleted before.
    TrafficRead(Target target, Reader &reader, Clock clock, Done done, QObject *parent);
    void start();

private:
    using MetricDone = std::function<void(const core::Metric &)>;
    enum class Stage { Counts, ProcessStart, InFlight, Complete };

    /// Asks for a meter; `absent` is called instead where it has counted nothing yet (404), which means zero.
    void ask(const std::string &metric, const std::vector<std::string> &tags, MetricDone done,
             std::function<void()> absent = {});
    void readPage();
    void addCounts(const core::Metric &metric, const std::vector<std::string> &tags, double &sum);
    std::vector<std::string> businessUris(const core::Metric &metric);
    bool isBusiness(const std::string &uri) const;
    void advance();
    void askInFlight();
    void askBusyThreads();
    void finish(core::Result<core::TrafficSample> result);

    Target m_target;
    Reader &m_reader;
    Clock m_clock;
    Done m_done;
    core::TrafficSample m_sample;
    Stage m_stage = Stage::Counts;
    int m_open = 0; ///< answers awaited in this stage
};

} // namespace app
