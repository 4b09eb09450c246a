// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/quiet.h"

#include <algorithm>

namespace core {

namespace {

/// A counter that fell is a restart that nothing else told.
bool isUnbroken(const TrafficSample &a, const TrafficSample &b)
{
    return isSameProcess(a, b) && b.requests >= a.requests;
}

bool hasMoved(const TrafficSample &a, const TrafficSample &b)
{
    return b.requests != a.requests;
}

/// It fell, and the start of the process tells that it is the same one: a registry that counts in steps
/// (Datadog, Influx) begins anew with each, and a metric that vanished counts no more.
bool hasFallen(const std::vector<TrafficSample> &samples)
{
    return std::ranges::adjacent_find(samples, [](const TrafficSample &a, const TrafficSample &b) {
               return a.startedAt && b.startedAt && isSameProcess(a, b) && b.requests < a.requests;
           }) != samples.end();
}

/// How many polls at the end of the list saw the counter flat and nothing in flight.
int flatPollsAtEnd(const std::vector<TrafficSample> &samples)
{
    int flat = 0;
    for (std::size_t i = samples.size(); i-- > 1;) {
        const bool isBusy = samples[i].inFlight.value_or(0) > 0;
        if (!isUnbroken(samples[i - 1], samples[i]) || hasMoved(samples[i - 1], samples[i]) || isBusy)
            break;
        ++flat;
    }
    return flat;
}

/// The first of the samples at the end of the list that belong to one process, without a move in between.
std::size_t firstFlat(const std::vector<TrafficSample> &samples)
{
    std::size_t first = samples.size() - 1;
    while (first > 0 && isUnbroken(samples[first - 1], samples[first]) &&
           !hasMoved(samples[first - 1], samples[first]))
        --first;
    return first;
}

/// How many polls ago the counter of this process moved last; as many as there are where it did not.
int pollsSinceMove(const std::vector<TrafficSample> &samples)
{
    const std::size_t last = samples.size() - 1;
    for (std::size_t i = last; i > 0 && isUnbroken(samples[i - 1], samples[i]); --i) {
        if (hasMoved(samples[i - 1], samples[i]))
            return static_cast<int>(last - i);
    }
    return static_cast<int>(samples.size());
}

/// Requests are in flight now: how long have they been the only ones?
QuietReading whileInFlight(const std::vector<TrafficSample> &samples)
{
    std::size_t first = firstFlat(samples);
    for (std::size_t i = samples.size(); i-- > first;) {
        // One that ended and another that began would have moved the counter: the same count is the same one.
        if (samples[i].inFlight != samples.back().inFlight) {
            first = i + 1;
            break;
        }
    }
    const TimePoint since = samples[first].at;
    if (samples.back().at - since < longLivedAfter)
        return {Quiet::StillCalled, QuietReason::InFlight, {}};
    return {Quiet::StillCalled, QuietReason::LongLived, since};
}

/// The counter cannot be trusted to move, or nothing where it can.
std::optional<QuietReason> blindness(const std::vector<TrafficSample> &samples)
{
    const TrafficSample &newest = samples.back();
    switch (newest.fault) {
    case CounterFault::NoStatusCounters:
        return QuietReason::NoStatusCounters;
    case CounterFault::NoNumber:
        return QuietReason::CountNoNumber;
    case CounterFault::UriLimit:
        return QuietReason::UriLimit;
    case CounterFault::None:
        break;
    }
    if (hasFallen(samples))
        return QuietReason::CounterFell;
    // A counter that never moved since the process began may be blind: flat proves nothing then.
    if (newest.requests <= 0)
        return QuietReason::NeverMoved;
    return std::nullopt;
}

} // namespace

QuietReading assessQuiet(const std::vector<TrafficSample> &samples, int flatPolls)
{
    if (samples.empty())
        return {Quiet::NotMeasurable, QuietReason::NothingRead, {}};
    const TrafficSample &newest = samples.back();
    if (newest.inFlight.value_or(0) > 0)
        return whileInFlight(samples);
    const int sinceMove = pollsSinceMove(samples);
    if (sinceMove == 0)
        return {Quiet::StillCalled, QuietReason::CounterMoves, {}};
    // A blind counter that moved a moment ago still shows a call; standing still it shows nothing.
    const bool movedLately = sinceMove < flatPolls && sinceMove + 1 < static_cast<int>(samples.size());
    if (const auto reason = blindness(samples); reason && !movedLately)
        return {Quiet::NotMeasurable, *reason, {}};
    if (flatPollsAtEnd(samples) < flatPolls)
        return {Quiet::StillCalled, QuietReason::TooFewPolls, {}};
    if (!newest.inFlight)
        return {Quiet::PartlyVisible, QuietReason::InFlightUnknown, {}};
    if (!newest.isComplete)
        return {Quiet::PartlyVisible, QuietReason::UrisUnread, {}};
    return {Quiet::Quiet, QuietReason::Flat, {}};
}

} // namespace core
