// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/live/load.h"

#include <QJsonObject>

#include <functional>
#include <optional>

namespace live {

/// Requests and failures of one counter as `drainboard watch --json` has them: everything since it began.
struct WatchedCount
{
    qint64 at = 0; ///< of the line, milliseconds since 1970
    double requests = 0;
    double failures = 0;
    int sources = 0; ///< counters that tell it now
    std::optional<double> requestsPerSecond;
    std::optional<double> errorShare; ///< of the newest poll
};

/// Of a line of the event "traffic": the instances of that version by their own count, or all callers where
/// `version` is empty. Nothing where the line does not have it.
std::optional<WatchedCount> watchedIn(const QJsonObject &line, const QString &version);

/// What the load generator says of one request; nothing: whoever is compared never saw it.
using Truth = std::function<std::optional<bool>(const LoadEnd &)>;
/// A caller sees everything, and fails what is no answer below 500.
std::optional<bool> callersTruth(const LoadEnd &end);
/// An instance sees what it answered itself.
Truth instanceTruth(const QByteArray &port);

struct Compared
{
    double watched = 0; ///< error share between the two lines
    double truth = 0;   ///< that of the load, at the nearest moments
    int requests = 0;   ///< of the load then
    bool isTrue = false;

    QByteArray text() const;
};

/// The error share between two lines against the load's. Each line may be behind by up to `lagMs` (one poll);
/// true where within that both the number of requests is the same to 3 % and the share to one percentage
/// point.
Compared compare(const WatchedCount &from, const WatchedCount &to, const Load &load, const Truth &truth,
                 qint64 lagMs);

} // namespace live
