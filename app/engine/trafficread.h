// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/clock.h"
#include "app/engine/meterquestions.h"
#include "app/net/reader.h"
#include "core/actuator/metrics.h"
#include "core/actuator/requestmeter.h"
#include "core/rates/traffic.h"

#include <QObject>

#include <functional>
#include <string>
#include <vector>

namespace app {

/// Reads the request counters of one instance, once: the one page of Spring Boot 1.5, or the meters of
/// /actuator/metrics since.
///
/// What has to be left out (see core::UriSplit) makes each business URI a question of its own, else one
/// answer tells all. What failed is asked for only where the meter says that something did. The requests in
/// flight come last and alone, as every question on a shared port counts itself: from the meter of active
/// requests (Boot 3), else from the busy threads of the port (Boot 2, where published).
///
/// A meter that counted nothing yet and an endpoint that is not exposed both answer 404: where no meter
/// answers at all, the list of their names decides.
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
    enum class Stage { Counts, ProcessStart, InFlight, Complete };
    using Add = std::function<void(const core::Metric &counted)>;

    void readPage();
    core::UriSplit splitOf(const core::Metric &answer) const;
    void onTotal(const core::Metric &total);
    /// Calls `add` with what counts of the answer: itself, or that of each business URI.
    void addUp(const core::Metric &answer, const std::vector<std::string> &tags, const Add &add);
    double countIn(const core::Metric &counted);
    void addRequests(const core::Metric &counted);
    void askClass(const std::vector<std::string> &tags, core::RequestClass counts);
    void askHidden(const std::string &outcome);
    void advance();
    void askInFlight();
    void askBusyThreads();
    void requireNames();
    void finish(core::Result<core::TrafficSample> result);

    Target m_target;
    Reader &m_reader;
    Clock m_clock;
    Done m_done;
    core::TrafficSample m_sample;
    bool m_isWhole = false;   ///< nothing has to be left out
    bool m_hasMeters = false; ///< one was answered, so that there is such an endpoint
    Stage m_stage = Stage::Counts;
    MeterQuestions m_questions;
};

} // namespace app
