// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/machine.h"

#include <array>

// Names for the journal and for programs: never translated, never changed once released.

namespace core {

namespace {

/// The value from `first` to `last` of that name.
template <typename Value>
std::optional<Value> valueNamed(std::string_view name, Value first, Value last,
                                std::string_view (*nameOf)(Value))
{
    for (int i = static_cast<int>(first); i <= static_cast<int>(last); ++i) {
        if (nameOf(static_cast<Value>(i)) == name)
            return static_cast<Value>(i);
    }
    return std::nullopt;
}

} // namespace

std::string_view eventName(const Event &event)
{
    static constexpr std::array<std::string_view, std::variant_size_v<Event>> names{
        "write-answered",  "write-refused",  "peer-read", "served-read",    "sampled",
        "port-probed",     "tick",           "abort",     "go-on",          "stop",
        "stop-taken-back", "cancel-planned", "hops-read", "readiness-read", "woke"};
    return names[event.index()];
}

std::string_view phaseName(Phase phase)
{
    switch (phase) {
    case Phase::TakingOut:
        return "taking-out";
    case Phase::ReadingBack:
        return "reading-back";
    case Phase::Waiting:
        return "waiting";
    case Phase::Drained:
        return "drained";
    case Phase::StopCountdown:
        return "stop-countdown";
    case Phase::StopSending:
        return "stop-sending";
    case Phase::Stopping:
        return "stopping";
    case Phase::Stopped:
        return "stopped";
    case Phase::Cancelling:
        return "cancelling";
    case Phase::Restoring:
        return "restoring";
    case Phase::Restored:
        return "restored";
    case Phase::Failed:
        return "failed";
    }
    return "unknown";
}

std::string_view journalKindName(JournalKind kind)
{
    switch (kind) {
    case JournalKind::Started:
        return "started";
    case JournalKind::WriteIntended:
        return "intent";
    case JournalKind::Answer:
        return "answer";
    case JournalKind::ReadBack:
        return "read-back";
    case JournalKind::Moved:
        return "moved";
    case JournalKind::Operator:
        return "operator";
    case JournalKind::Ignored:
        return "ignored";
    case JournalKind::Finished:
        return "finished";
    case JournalKind::Closed:
        return "closed";
    }
    return "unknown";
}

std::optional<JournalKind> journalKindFromName(std::string_view name)
{
    return valueNamed(name, JournalKind::Started, JournalKind::Closed, journalKindName);
}

std::optional<Phase> phaseFromName(std::string_view name)
{
    return valueNamed(name, Phase::TakingOut, Phase::Failed, phaseName);
}

std::string_view goalName(Goal goal)
{
    switch (goal) {
    case Goal::Drain:
        return "drain";
    case Goal::Restore:
        return "restore";
    case Goal::Shutdown:
        return "shutdown";
    }
    return "unknown";
}

std::optional<Goal> goalFromName(std::string_view name)
{
    return valueNamed(name, Goal::Drain, Goal::Shutdown, goalName);
}

std::string_view proofName(Proof proof)
{
    switch (proof) {
    case Proof::None:
        return "none";
    case Proof::Time:
        return "time";
    case Proof::Traffic:
        return "traffic";
    }
    return "unknown";
}

std::optional<Proof> proofFromName(std::string_view name)
{
    return valueNamed(name, Proof::None, Proof::Traffic, proofName);
}

std::string_view outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Running:
        return "running";
    case Outcome::Done:
        return "done";
    case Outcome::Unproven:
        return "unproven";
    case Outcome::Failed:
        return "failed";
    case Outcome::Refused:
        return "refused";
    case Outcome::Unreachable:
        return "unreachable";
    case Outcome::Denied:
        return "denied";
    }
    return "unknown";
}

std::string_view hopKindName(HopKind kind)
{
    switch (kind) {
    case HopKind::ServerCache:
        return "server-cache";
    case HopKind::RegistryFetch:
        return "fetch";
    case HopKind::ListCache:
        return "list-cache";
    case HopKind::LongestRequest:
        return "longest-request";
    }
    return "unknown";
}

std::string_view letGoName(LetGo letGo)
{
    switch (letGo) {
    case LetGo::Unknown:
        return "unknown";
    case LetGo::No:
        return "no";
    case LetGo::Yes:
        return "yes";
    }
    return {};
}

std::string_view hopSourceName(HopSource source)
{
    switch (source) {
    case HopSource::Assumed:
        return "assumed";
    case HopSource::Set:
        return "set";
    case HopSource::Read:
        return "read";
    case HopSource::Observed:
        return "observed";
    }
    return "unknown";
}

} // namespace core
