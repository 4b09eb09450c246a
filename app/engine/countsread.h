// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/trafficread.h"
#include "core/actuator/discovery/facts.h"
#include "core/rates/callermeters.h"

#include <QObject>

#include <functional>
#include <optional>
#include <set>
#include <vector>

namespace app {

/// Where an instance's own counters are read.
enum class CountsSource {
    Metrics, ///< /metrics, one meter by one; in Boot 1.5 everything at once
    Page,    ///< /prometheus: all counters of both sides on one page
};

/// The one to begin with. Null facts: not looked for yet.
CountsSource firstSource(const core::ActuatorFacts *facts);

/// Reads the counters of one instance, once: at the source that told them last, and where that one no longer
/// does, at the other.
class CountsRead : public QObject
{
    Q_OBJECT

public:
    struct Target
    {
        TrafficRead::Target traffic;
        std::set<core::ApplicationName> applications; ///< whom it may call
        CountsSource source = CountsSource::Metrics;  ///< asked first
    };

    struct Reading
    {
        core::Result<core::TrafficSample> own;
        std::optional<std::vector<core::CallerCount>> calls; ///< absent: this source does not tell them
        CountsSource source = CountsSource::Metrics;         ///< to be asked first the next time
    };
    using Done = std::function<void(Reading)>;

    /// Deletes itself after `done`, which is called exactly once unless the object is deleted before.
    CountsRead(Target target, Reader &reader, Clock clock, Done done, QObject *parent);
    void start() { ask(m_target.source); }

private:
    void ask(CountsSource source);
    void askPage();
    void onFailed(CountsSource source, const core::Error &error);
    void finish(Reading reading);

    Target m_target;
    Reader &m_reader;
    Clock m_clock;
    Done m_done;
    std::optional<core::Error> m_firstError;
};

/// The address that tells the counters, for whoever asks where they are from.
std::string countsAddress(const std::string &actuatorUrl, CountsSource source);

} // namespace app
