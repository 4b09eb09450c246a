// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/quiet.h"

namespace core {

namespace {

bool isSameProcess(const TrafficSample &a, const TrafficSample &b)
{
    const bool startsDiffer = a.startedAt && b.startedAt && *a.startedAt != *b.startedAt;
    return !startsDiffer && b.requests >= a.requests;
}

bool hasMoved(const TrafficSample &a, const TrafficSample &b)
{
    return b.requests != a.requests;
}

/// How many polls at the end of the list saw the counter flat and nothing in flight.
int flatPollsAtEnd(const std::vector<TrafficSample> &samples)
{
    int flat = 0;
    for (std::size_t i = samples.size(); i-- > 1;) {
        const bool isBusy = samples[i].inFlight.value_or(0) > 0;
        if (!isSameProcess(samples[i - 1], samples[i]) || hasMoved(samples[i - 1], samples[i]) || isBusy)
            break;
        ++flat;
    }
    return flat;
}

} // namespace

Quiet assessQuiet(const std::vector<TrafficSample> &samples, int flatPolls)
{
    if (samples.empty())
        return Quiet::NotMeasurable;
    if (samples.back().inFlight.value_or(0) > 0)
        return Quiet::StillCalled;
    // A counter that never moved since the process began may be blind: flat proves nothing then.
    if (samples.back().requests <= 0)
        return Quiet::NotMeasurable;
    if (flatPollsAtEnd(samples) < flatPolls)
        return Quiet::StillCalled;
    const TrafficSample &last = samples.back();
    return last.isComplete && last.inFlight ? Quiet::Quiet : Quiet::PartlyVisible;
}

} // namespace core
