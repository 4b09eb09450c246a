// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/eureka/instance.h"
#include "core/release/operation.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace core {

// Events: what happened outside. The machine never asks; it is told.

/// The answer to the pending write of that number, or that it failed or is unknown.
struct WriteAnswered
{
    std::uint64_t number = 0;
    Result<Response> answer;
};
/// The guards refused at the moment of the write; nothing was sent.
struct WriteRefused
{
    std::uint64_t number = 0;
    std::vector<std::string> guards;
};
/// A live read of the instance at one peer; no instance means the peer answered "no such instance".
struct PeerRead
{
    std::string peer;
    Result<std::optional<Instance>> instance;
};
/// The newest served list of one peer: is the instance offered to callers (listed as UP)?
struct ServedRead
{
    std::string peer;
    bool isOffered = true;
};
struct Sampled
{
    TrafficSample sample;
};
struct PortProbed
{
    PortState state = PortState::Unknown;
};
/// What the instance's own readiness says.
struct ReadinessRead
{
    bool isReady = true;
};
struct Tick
{
};
struct AbortAsked
{
};
struct GoOnAsked
{
    std::string reason;
};
struct StopAsked
{
}; ///< shut down the drained instance; refused where it cannot be asked to stop
struct StopTakenBack
{
}; ///< during the countdown before the irreversible request

/// How the override would be put back now, by the newest evidence: see cancelPlanFor() in plan.h.
struct CancelPlanned
{
    std::string peer; ///< base url
    Request request;
};

/// The program stood still for so long, as the computer slept: what was read before says nothing about now.
struct Woke
{
    Millis slept{0};
};

// HopsRead (budget.h) is an event too: callers' copies and the lengths of hops were read.

using Event =
    std::variant<WriteAnswered, WriteRefused, PeerRead, ServedRead, Sampled, PortProbed, Tick, AbortAsked,
                 GoOnAsked, StopAsked, StopTakenBack, CancelPlanned, HopsRead, ReadinessRead, Woke>;

std::string_view eventName(const Event &event);
std::string_view phaseName(Phase phase);
std::optional<Phase> phaseFromName(std::string_view name);

// Effects: what the driver has to do, in this order.

/// Send this change once and report with WriteAnswered. The journal line before it must be on disk first.
struct SendWrite
{
    std::uint64_t number = 0;
    Request request;
};

enum class JournalKind {
    Started,
    WriteIntended,
    Answer,
    ReadBack,
    Moved,
    Operator,
    Ignored,
    Finished,
    Closed, ///< nobody goes on with it: left as it is, or found to need nothing more
};
/// One line of the journal. `text` is for people and never translated; `details` are pairs for programs.
struct JournalLine
{
    JournalKind kind = JournalKind::Moved;
    std::string text;
    std::vector<std::pair<std::string, std::string>> details;

    bool operator==(const JournalLine &) const = default;
};

using Effect = std::variant<SendWrite, JournalLine>;

struct Step
{
    Operation operation;
    std::vector<Effect> effects;
};

std::string_view journalKindName(JournalKind kind);
std::optional<JournalKind> journalKindFromName(std::string_view name);

/// Takes the planned operation's first step.
Step begin(Operation operation, TimePoint now);

/// One event. A pair of phase and event that is not in the table changes nothing and, unless it is a mere
/// observation, leaves a journal line.
Step step(Operation operation, const Event &event, TimePoint now);

} // namespace core
