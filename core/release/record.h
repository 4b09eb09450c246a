// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/linedetails.h"
#include "core/release/operation.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace core {

/// One line of the journal as it stands there.
struct RecordedLine
{
    TimePoint at{};
    std::string operatorName;
    JournalLine line;

    bool operator==(const RecordedLine &) const = default;
};

/// A change as the journal knows it.
struct RecordedWrite
{
    std::optional<WritePurpose> purpose; ///< absent: a single write, see `name`
    std::string name;                    ///< as the line names it, for example "set-override"
    std::string method;
    std::string url;
    TimePoint at{}; ///< of the line before it
    WriteAnswer answer = WriteAnswer::Awaited;
    std::string reason;

    bool operator==(const RecordedWrite &) const = default;
};

/// How an operation's lines end.
enum class RecordEnd {
    Open,     ///< the program died, or still runs
    Finished, ///< it said so itself
    Closed,   ///< someone left it as it is, or found that nothing was left to do
};

/// Where one operation stood when its last line was written: the fold of its lines. Lines are added one after
/// the other and any of them may be the last: that is what a program that is killed leaves behind.
struct RecordedOperation
{
    std::string id; ///< of the journal
    std::string environment;
    std::string instance;           ///< "ORDERS/orders-1:8080"
    std::string release;            ///< that it is a step of; empty: of none
    std::optional<Goal> goal;       ///< absent: a single write at Eureka or at the instance
    std::vector<std::string> peers; ///< empty: the lines of an older program do not tell
    OperationSettings settings;
    std::string startedBy;
    std::string lastBy; ///< differs once someone else has taken it over
    std::string reason;
    TimePoint startedAt{};
    TimePoint lastAt{};
    Phase phase = Phase::TakingOut;
    std::vector<RecordedWrite> writes;     ///< in order
    std::optional<TimePoint> drainedSince; ///< when the countdown began
    std::set<std::string> seenOut;         ///< peers that were read as out since the take-out
    Proof proof = Proof::None;
    std::string earlyReason;
    RecordEnd end = RecordEnd::Open;
    std::string outcome; ///< as the last line has it; empty before
    std::size_t lines = 0;

    /// The newest change that was done or may have been; null where nothing was sent.
    const RecordedWrite *newestWrite() const;
    bool operator==(const RecordedOperation &) const = default;
};

/// What the lines before are about, as the journal keeps it beside each of them.
struct RecordedName
{
    std::string operation;
    std::string environment;
    std::string instance;
    std::string release;
};

/// `lines` in order; none gives an operation of which nothing is known.
RecordedOperation foldLines(const RecordedName &name, const std::vector<RecordedLine> &lines);

/// The instance's key in that environment, or nothing where the text is no "APPLICATION/instance".
std::optional<InstanceKey> keyFromPath(const std::string &environment, std::string_view path);

} // namespace core
