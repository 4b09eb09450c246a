// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/machine.h"

#include <optional>
#include <string>
#include <string_view>

namespace core {

// What lines of the journal hold for programs. All that recovery, reports and a hand-over know of an
// operation stands in these details, so their names never change once released. Times are milliseconds since
// the epoch, lengths milliseconds.

using LineDetails = std::vector<std::pair<std::string, std::string>>;

/// What a change is for, as its line names it: "take-out", "shutdown" or "cancel". Single writes have their
/// own names, see writeName().
enum class WritePurpose { TakeOut, Shutdown, Cancel };
std::string_view purposeName(WritePurpose purpose);
std::optional<WritePurpose> purposeFromName(std::string_view name);

/// How a change was answered, as far as the line after it tells.
enum class WriteAnswer {
    Awaited,  ///< no line says so: it may or may not have left, and may or may not have happened
    Unknown,  ///< it left, and no answer arrived
    Accepted, ///< a success
    NotDone,  ///< refused by the server for certain, or never sent
};
std::string_view answerName(WriteAnswer answer);
std::optional<WriteAnswer> answerFromName(std::string_view name);

/// The detail that every answer has.
LineDetails::value_type answerDetail(WriteAnswer answer);
/// Of the line that starts an operation: goal, way, peers and settings.
LineDetails startDetails(const Operation &operation);
/// Of the line before a change.
LineDetails intentDetails(WritePurpose purpose, const Request &request, std::uint64_t number);
/// Of a change of phase: both, the time that the countdown runs from, and where it ended its proof and its
/// hops.
LineDetails moveDetails(const Operation &before, Phase to);
/// What one peer was read to say.
LineDetails readDetails(const std::string &peer, const PeerEvidence &evidence);
/// Of the last line.
LineDetails finishDetails(const Operation &operation);

/// Before a change that goes to an instance itself although nothing shows that the process that answers there
/// is it.
JournalLine notProvenToBeItLine();

/// The detail of that name, or nothing.
std::optional<std::string_view> detailOf(const LineDetails &details, std::string_view name);
std::optional<TimePoint> timeOf(const LineDetails &details, std::string_view name);
std::optional<Millis> lengthOf(const LineDetails &details, std::string_view name);
std::string timeText(TimePoint at);

/// Addresses in one detail, apart by a space, which no address holds.
std::string joinedUrls(const std::vector<std::string> &urls);
std::vector<std::string> splitUrls(std::string_view text);

} // namespace core
