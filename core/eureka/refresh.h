// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/eureka/delta.h"
#include "core/eureka/registry.h"

#include <optional>

namespace core {

/// Which list of a server to read next.
enum class ListRead {
    Full, ///< /apps
    Delta ///< /apps/delta
};

/// What an answer changed.
enum class ListChange {
    Changed,           ///< registry() is new
    Unchanged,         ///< the server's list is the one that is held: nothing to tell anybody
    SuspiciouslyEmpty, ///< empty after a list with instances, for the first time: the old one is kept
    NeedsFullRead,     ///< the delta could not be used; registry() is as before, and nextRead() says Full
};

/// How long a server's list may be kept up with deltas, and when not at all.
struct RefreshRules
{
    /// A server keeps a change for 180 s and serves answers up to 30 s old (eureka.server.
    /// retention-time-in-m-s-in-delta-queue, response-cache-update-interval-ms): after a longer gap than this
    /// one a change could be missing from the delta while the hash still fits.
    Millis longestGap = Seconds(150);
    /// A full read now and then all the same: the hash does not see swaps and metadata.
    Millis fullAtLeastEvery = Seconds(600);
    /// How long no delta is asked for of a server that has none (403, version -1) or whose hash did not fit
    /// `mismatchesAllowed` times running, as with several servers behind one address.
    Millis pauseAfterRefusal = Seconds(600);
    int mismatchesAllowed = 3;
};

/// Keeps the list of one server: says what to read next and takes the answers. A value; `now` and `askedAt`
/// come from one clock.
///
///     const ListRead read = reader.nextRead(now);
///     ... request /apps or /apps/delta; the time of asking is kept with it ...
///     read == ListRead::Full ? reader.onFull(registry, askedAt) : reader.onDelta(delta, askedAt);
///     reader.onDeltaRefused(askedAt)   // a delta's answer that is 403 or 404
///     reader.onFailed()                // any other failure: of the network, or of decoding
///
/// After NeedsFullRead and onDeltaRefused() the full list may be asked for at once. The caller need not look
/// for empty lists himself: a list that turns empty is believed when a second, full answer says so too.
class RegistryReader
{
public:
    explicit RegistryReader(RefreshRules rules = {})
        : m_rules(rules)
    {
    }

    /// Full: at first, when the held list is empty or has rejected rows, after a failure, a gap, a mismatch
    /// or a doubt, while deltas are paused, and when the clock went backwards.
    ListRead nextRead(TimePoint now) const;

    ListChange onFull(Registry registry, TimePoint askedAt);
    ListChange onDelta(const Delta &delta, TimePoint askedAt);
    void onDeltaRefused(TimePoint askedAt);
    void onFailed() { m_isFullDue = true; }

    /// The list as last believed; nothing before the first answer. A copy shares its rows.
    const std::optional<Registry> &registry() const { return m_registry; }
    /// The newest answer was empty and is not believed yet.
    bool isSuspiciouslyEmpty() const { return m_isSuspiciouslyEmpty; }

private:
    ListChange accept(Registry registry, TimePoint askedAt);
    ListChange needFull();
    ListChange mismatched(TimePoint askedAt);
    bool isEmptyAtOnce(const Registry &registry) const;

    RefreshRules m_rules;
    std::optional<Registry> m_registry;
    TimePoint m_answeredAt{}; ///< when the newest good answer was asked for
    TimePoint m_fullAt{};     ///< the same of the newest full one
    std::optional<TimePoint> m_noDeltaUntil;
    int m_mismatches = 0; ///< running
    bool m_isFullDue = true;
    bool m_isSuspiciouslyEmpty = false;
};

} // namespace core
