// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/linedetails.h"
#include "core/release/record.h"
#include "core/release/release.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

// What the lines of a release hold for programs, and the fold of them. Each line that moves an instance tells
// all that going on with it needs, so that the newest one is enough and any line may be the last.

/// Of the line that starts it.
LineDetails releaseStartDetails(const Release &release, const std::vector<std::string> &peers);
/// Of a line that moves the release as a whole.
LineDetails releaseStateDetails(const Release &release);
/// Of a line that moves one instance, or in which the operator decides about it.
LineDetails progressDetails(const InstanceProgress &progress);
/// Keys that were there when it began.
LineDetails initialDetails(const std::vector<InstanceKey> &keys);

/// A release as its lines tell it.
struct RecordedRelease
{
    std::string id;                 ///< of the journal
    std::string environment;        ///< as its plan has it
    std::vector<std::string> peers; ///< base urls
    std::string startedBy;
    std::string lastBy; ///< differs once someone else has taken it over
    TimePoint startedAt{};
    TimePoint lastAt{};
    RecordEnd end = RecordEnd::Open;
    std::string outcome;       ///< as the last line has it; empty before
    std::optional<Release> at; ///< where it stood; absent: its plan cannot be read
    std::optional<Error> planError;

    bool operator==(const RecordedRelease &) const = default;
};

/// `lines` of the release itself, in order; those of its operations are folded by foldLines(). Its keys are
/// those of the environment that reads it, which may be reached under another name; empty: as they were.
RecordedRelease foldReleaseLines(const std::string &id, const std::vector<RecordedLine> &lines,
                                 const std::string &environment = {});

} // namespace core
