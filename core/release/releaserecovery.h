// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/recovery.h"
#include "core/release/releasemachine.h"
#include "core/release/releaserecord.h"
#include "core/release/releaseseen.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

// A release whose program died: where each of its instances stood by the journal, what Eureka and the
// instances say now, and how it would go on. Nothing is done without being asked for; what is done is not
// done again, and a stop or a command that was begun is never begun again.

/// How one instance goes on.
enum class ResumeWay {
    Ended,           ///< done, put back, skipped or left out: stays as it is
    WaitsItsTurn,    ///< not begun yet
    BeginsAnew,      ///< nothing of what was begun is left at Eureka: its turn comes once more
    WaitsForCallers, ///< out of service; the countdown goes on from its real start
    WatchesStop,     ///< it may have been asked to stop: watched until it is gone
    ClearsGhost,     ///< the process is gone, and its entry is still to be removed
    AwaitsReturn,    ///< the old process is gone: the new version is awaited
    ComesBack,       ///< it was seen UP: callers take it up, or the first requests are awaited
    Judged,          ///< the operator's word is awaited
    Completes,       ///< proven back; its command after the return is due, or is asked about
    PutsBack,        ///< it was being put back, which goes on
    IsPutBack,       ///< it was being put back, and serves
    IsPaused, ///< paused, by all that is told: the operator stops it and starts the new one, or leaves it
    Asks,     ///< what stands there is none of what the journal leads to: the operator decides
    Unread,   ///< not every server has said yet what it knows of it
};
std::string_view resumeWayName(ResumeWay way); ///< for programs: "ended", "waits-its-turn", ...

struct InstanceResume
{
    InstanceProgress progress;         ///< as its newest line tells it
    std::optional<Recovery> operation; ///< the newest of this release on that instance, held against Eureka
    SeenNow seen = SeenNow::Unread;
    std::optional<SeenInstance> row; ///< of the planned key, where it is known
    ResumeWay way = ResumeWay::Unread;

    bool operator==(const InstanceResume &) const = default;
};

/// Whether undoing cancels an override that stands there, although nothing of its own way says so: of a new
/// process that came up under it, or of one that waits for the operator's word.
bool isClearedByUndo(const Release &release, const InstanceResume &found);

/// One unfinished release and what can be chosen. Leaving it as it is can always be.
struct ReleaseRecovery
{
    RecordedRelease recorded;
    std::vector<InstanceResume> instances; ///< in the release's own order
    bool isRead = false;                   ///< each was held against every server
    bool canContinue = false;
    bool canUndo = false; ///< puts back what is out; what is stopped stays so

    const InstanceResume *find(const InstanceKey &key) const; ///< by the planned or the returned key
    bool operator==(const ReleaseRecovery &) const = default;
};

/// Of `found` everything but the way itself.
ResumeWay resumeWayOf(const Release &release, const InstanceResume &found);

/// The operation that belongs to the step an instance is in: the newest that was begun in its present turn;
/// null where none was. `operations` of that release, oldest first.
const RecordedOperation *operationOf(const InstanceProgress &progress,
                                     const std::vector<RecordedOperation> &operations);

/// `instances` of recorded.at, in its order; their ways are found here.
ReleaseRecovery recoveryOf(RecordedRelease recorded, std::vector<InstanceResume> instances);

/// Its first step in this run: continued or undone; the first line says who goes on with whose release.
ReleaseStep resumeRelease(const ReleaseRecovery &recovery, RecoveryChoice choice, const std::string &reason,
                          TimePoint now);

/// Of one that had ended, and was killed before its last line.
JournalLine endedLine(const RecordedRelease &recorded);
/// The line that ends it in the journal, left as it is.
JournalLine closingLine(const ReleaseRecovery &recovery, const std::string &reason);

} // namespace core
