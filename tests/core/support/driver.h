// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/machine.h"
#include "tests/core/support/builders.h"

#include <string>
#include <string_view>
#include <vector>

/// Feeds events to one operation and keeps everything it wanted done. It sends nothing.
class Driver
{
public:
    explicit Driver(core::Goal goal, int peerCount = 1, const core::OperationSettings &settings = {},
                    const core::Instance &instance = build::instance());

    void begin(double seconds = 0);
    void feed(const core::Event &event, double seconds);
    /// A live read at a peer: "UP/UNKNOWN", "gone" or "failed".
    void read(std::string_view peer, std::string_view says, double seconds);
    void answer(int httpStatus, double seconds);
    void answerError(core::ErrorKind kind, double seconds);
    void tick(double seconds) { feed(core::Tick{}, seconds); }
    void sample(double requests, double seconds, std::optional<int> inFlight = 0);
    /// Flat samples every two seconds, enough for quiet, the last one at `seconds`.
    void flat(double requests, double seconds);

    /// Drives a drain on all peers to Waiting; the override is written and read back at 1 s.
    void driveToWaiting();
    /// As above, then to Drained at 200 s, proven by a counter at 100 requests.
    void driveToDrained();

    core::Operation operation;
    const std::vector<std::string> peers; ///< stays where it is while `operation` is replaced
    std::vector<core::SendWrite> sent;
    std::vector<core::JournalLine> journal;
    std::vector<core::TimePoint> journalAt; ///< when each of its lines was written
    bool isIntentMissing = false;           ///< a write left without its own journal line before it

    core::Phase phase() const { return operation.phase; }
    bool hasJournal(core::JournalKind kind, std::string_view part = {}) const;

    void take(core::Step step, double seconds);
};
