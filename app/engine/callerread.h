// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/clock.h"
#include "app/engine/meterquestions.h"
#include "core/rates/callermeters.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace app {

/// What one reading of a caller brought.
struct CallerReading
{
    std::vector<core::CallerCount> counts;
    std::vector<std::string> meters; ///< names of all that it publishes, for the next reading
};

/// Reads from one instance, once, what it counts of the requests that it sends to others: through
/// /actuator/metrics, meter by meter and target by target.
class CallerRead : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(core::Result<CallerReading>)>;

    struct Target
    {
        std::string actuatorUrl;
        std::set<core::ApplicationName> applications; ///< that can be called
        std::vector<std::string> meters;              ///< of an earlier reading; empty: asked for first
    };

    /// Deletes itself after `done`, which is called exactly once unless the object is deleted before.
    CallerRead(Target target, Reader &reader, Clock clock, Done done, QObject *parent);
    void start();

private:
    enum class Stage { Counts, ProcessStart, Complete };

    void askNames();
    void askForms();
    void askForm(const core::CallerMeterForm &form);
    /// Asks for each target that the meter lists, and hands over its tag ("routeUri:lb://orders") and answer.
    void askTargets(const std::string &meter, const core::CallerMeterForm &form,
                    std::function<void(const std::string &tag, const core::Metric &)> done);
    void addAnswered(const std::string &meter, const std::string &tag, const core::Metric &all);
    void addStatuses(const core::CallerMeterForm &form, const std::string &tag, const core::Metric &all);
    bool publishes(const std::string &meter) const;
    void advance();
    void finish(core::Result<CallerReading> result);

    Target m_target;
    Reader &m_reader;
    Clock m_clock;
    Done m_done;
    MeterQuestions m_questions;
    Stage m_stage = Stage::Counts;
    core::TimePoint m_at{};
    std::optional<core::TimePoint> m_startedAt;
    std::vector<core::MeterRow> m_rows;
};

} // namespace app
