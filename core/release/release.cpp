// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/release.h"

#include <algorithm>
#include <array>
#include <utility>

namespace core {

namespace {

constexpr std::array<std::string_view, 18> stages{"queued",
                                                  "preparing",
                                                  "draining",
                                                  "drained",
                                                  "stopping",
                                                  "clearing-override",
                                                  "awaiting-return",
                                                  "returning",
                                                  "awaiting-traffic",
                                                  "judging",
                                                  "completing",
                                                  "putting-back",
                                                  "done",
                                                  "put-back",
                                                  "skipped",
                                                  "left-out",
                                                  "left-paused",
                                                  "failed"};
constexpr std::array<std::string_view, 8> states{
    "planned",      "running", "paused-by-operator", "paused-by-plan", "stopped-by-surprise", "aborting",
    "rolling-back", "finished"};
constexpr std::array<std::string_view, 6> outcomes{"none",    "done",        "unproven",
                                                   "aborted", "rolled-back", "failed"};
constexpr std::array<std::string_view, 12> surprises{
    "none",         "operation-failed",     "guards-refused", "someone-else",
    "vanished",     "old-version-returned", "other-version",  "command-failed",
    "smoke-failed", "worse-than-before",    "judged-failed",  "left-paused"};
constexpr std::array<std::string_view, 20> awaiteds{
    "nothing",           "turn",          "callers-let-go",  "operator-stop",  "process-end",
    "lease-end",         "override-gone", "operator-start",  "command-end",    "registry-up",
    "health-up",         "new-version",   "callers-take-up", "first-requests", "smoke-answer",
    "operator-confirms", "judgement",     "put-back",        "pause-answer",   "operator-decides"};
constexpr std::array<std::string_view, 4> proofs{"none", "operator", "smoke", "traffic"};
constexpr std::array<std::string_view, 4> verdicts{"no-data", "pass", "doubtful", "fail"};

template <typename Value, std::size_t count>
std::string_view nameIn(const std::array<std::string_view, count> &names, Value value)
{
    const auto at = static_cast<std::size_t>(value);
    return at < count ? names[at] : std::string_view("unknown");
}

template <typename Value, std::size_t count>
std::optional<Value> valueIn(const std::array<std::string_view, count> &names, std::string_view name)
{
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<Value>(found - names.begin());
}

} // namespace

bool InstanceProgress::isAnotherThere() const
{
    return stoppedAt && before && now && now->isListed && !now->isSilent && isNewProcess(*before, *now);
}

bool InstanceProgress::isLeftPaused() const
{
    // Restarted by somebody, it has registered anew. That alone tells: what was seen last may be older than
    // the pause.
    const bool isBack = before && now && now->isListed && isRegisteredLater(*before, *now);
    return isPaused && !stoppedAt && !isBack;
}

const InstanceProgress *Release::find(const InstanceKey &key) const
{
    const auto isIt = [&](const InstanceProgress &one) { return one.returned == key; };
    auto found = std::ranges::find_if(instances, isIt);
    if (found == instances.end())
        found = std::ranges::find_if(instances,
                                     [&](const InstanceProgress &one) { return one.planned.key == key; });
    return found == instances.end() ? nullptr : &*found;
}

InstanceProgress *Release::find(const InstanceKey &key)
{
    return const_cast<InstanceProgress *>(std::as_const(*this).find(key));
}

Release makeRelease(ReleasePlan plan, std::string id, TimePoint now)
{
    Release release{std::move(id), std::move(plan)};
    release.order = release.plan.order;
    release.since = now;
    for (const PlannedInstance &planned : release.plan.instances) {
        InstanceProgress progress{planned};
        progress.since = now;
        progress.awaitedSince = now;
        progress.targetVersion = release.plan.expectedVersion;
        release.instances.push_back(std::move(progress));
    }
    return release;
}

void passOver(Release &release, Millis slept, TimePoint now)
{
    // What was noted after the sleep stays.
    const auto shifted = [&](TimePoint at) { return std::min(at + slept, std::max(at, now)); };
    release.since = shifted(release.since);
    for (InstanceProgress &progress : release.instances) {
        progress.since = shifted(progress.since);
        progress.awaitedSince = shifted(progress.awaitedSince);
        if (progress.silentSince)
            progress.silentSince = shifted(*progress.silentSince);
    }
}

std::string_view stageName(Stage stage)
{
    return nameIn(stages, stage);
}

std::optional<Stage> stageFromName(std::string_view name)
{
    return valueIn<Stage>(stages, name);
}

std::string_view releaseStateName(ReleaseState state)
{
    return nameIn(states, state);
}

std::optional<ReleaseState> releaseStateFromName(std::string_view name)
{
    return valueIn<ReleaseState>(states, name);
}

std::string_view releaseOutcomeName(ReleaseOutcome outcome)
{
    return nameIn(outcomes, outcome);
}

std::string_view surpriseName(SurpriseKind kind)
{
    return nameIn(surprises, kind);
}

std::optional<SurpriseKind> surpriseFromName(std::string_view name)
{
    return valueIn<SurpriseKind>(surprises, name);
}

std::string_view awaitedName(Awaited awaited)
{
    return nameIn(awaiteds, awaited);
}

std::optional<Awaited> awaitedFromName(std::string_view name)
{
    return valueIn<Awaited>(awaiteds, name);
}

std::string_view returnProofName(ReturnProof proof)
{
    return nameIn(proofs, proof);
}

std::optional<ReturnProof> returnProofFromName(std::string_view name)
{
    return valueIn<ReturnProof>(proofs, name);
}

std::string_view verdictName(Verdict verdict)
{
    return nameIn(verdicts, verdict);
}

std::optional<Verdict> verdictFromName(std::string_view name)
{
    return valueIn<Verdict>(verdicts, name);
}

} // namespace core
