// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/engine/polling.h"
#include "core/prometheus/fleetcounts.h"
#include "core/prometheus/query.h"

#include <QObject>

#include <map>
#include <optional>
#include <set>
#include <string>

namespace app {

/// Asks a Prometheus server for the counters of the whole fleet in one question. Engine thread only.
class PrometheusPoll : public QObject
{
    Q_OBJECT

public:
    PrometheusPoll(Polling &polling, QObject *parent);

    void tick(core::TimePoint now);
    /// It told of that instance lately enough that the instance itself need not be asked.
    bool covers(const core::InstanceName &name, core::TimePoint now) const;

signals:
    void changed();
    void trafficRead(const core::InstanceName &name, const core::TrafficSample &sample);

private:
    core::LabelledFleet fleet() const;
    core::UrisLeftOut leftOut() const;
    void ask();
    void onAnswer(const core::Result<core::PrometheusAnswer> &answer, core::TimePoint askedAt);
    void take(const core::FleetCounts &counts, core::TimePoint askedAt);

    Polling &m_polling;
    std::optional<core::Millis> m_offset;                      ///< of its clock against ours
    std::map<core::InstanceName, core::TimePoint> m_scrapedAt; ///< of the newest sample, by our clock
};

} // namespace app
