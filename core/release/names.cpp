// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/machine.h"

#include <array>

// Names for the journal and for programs: never translated, never changed once released.

namespace core {

std::string_view eventName(const Event &event)
{
    static constexpr std::array<std::string_view, std::variant_size_v<Event>> names{
        "write-answered",  "write-refused",  "peer-read", "served-read", "sampled",
        "port-probed",     "tick",           "abort",     "go-on",       "stop",
        "stop-taken-back", "cancel-planned", "hops-read"};
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
