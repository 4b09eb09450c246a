// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/live/load.h"
#include "tests/live/program.h"

namespace live {

/// When the program said that the last request would have reached a drained instance. Seconds count from the
/// moment at which it took the instance out.
struct Prediction
{
    QDateTime takenOut;
    double atFirst = -1;    ///< by its first countdown; -1: it told none
    double shortest = -1;   ///< the earliest of all: hops that it saw happen shorten the countdown
    QList<QByteArray> hops; ///< of the last countdown, one line each: length and where it is from

    /// When the last answer of `server` ended, by the load's own log.
    double observed(const LoadCount &count, const QByteArray &server) const;
};

Prediction predictionOf(const ProgramRun &drain);

} // namespace live
