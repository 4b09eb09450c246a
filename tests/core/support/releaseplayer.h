// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/releaserecord.h"
#include "tests/core/support/releases.h"

#include <string>
#include <vector>

namespace build {

/// Plays events to a release, and keeps its lines as a journal would.
class ReleasePlayer
{
public:
    explicit ReleasePlayer(core::ReleasePlan plan = build::plan())
        : release(core::makeRelease(std::move(plan), "release-1", at(0)))
    {
    }

    void tell(const core::ReleaseEvent &event, double seconds)
    {
        take(core::stepRelease(release, event, at(seconds)), seconds);
    }
    void take(core::ReleaseStep step, double seconds)
    {
        release = std::move(step.release);
        effects = std::move(step.effects);
        for (const core::ReleaseEffect &effect : effects) {
            if (const auto *line = std::get_if<core::JournalLine>(&effect))
                lines.push_back({at(seconds), "alice", *line});
            // The driver's own line, before it runs it.
            if (const auto *run = std::get_if<core::RunCommand>(&effect))
                lines.push_back({at(seconds),
                                 "alice",
                                 {core::JournalKind::WriteIntended,
                                  "runs it",
                                  {{"instance", run->key.path()},
                                   {"command", std::string(core::commandKindName(run->kind))}}}});
        }
    }
    void start(const std::vector<core::SeenInstance> &rows)
    {
        tell(core::ReleaseStarted{{"http://eureka-1/eureka"}}, 10);
        tell(fleetSeen(rows), 11);
    }
    void operation(const char *id, core::Phase phase, double seconds,
                   core::Outcome outcome = core::Outcome::Running)
    {
        tell(core::OperationChanged{operationOf(id, phase, outcome)}, seconds);
    }
    void see(std::vector<core::SeenInstance> rows, double seconds)
    {
        tell(fleetSeen(std::move(rows)), seconds);
    }
    /// Out of service, let go of and stopped.
    void stop(const char *id, double seconds)
    {
        operation(id, core::Phase::Waiting, seconds);
        operation(id, core::Phase::Drained, seconds + 50);
        operation(id, core::Phase::StopCountdown, seconds + 51);
        operation(id, core::Phase::Stopping, seconds + 56);
        operation(id, core::Phase::Stopped, seconds + 60);
    }
    core::RecordedRelease folded() const { return core::foldReleaseLines(release.id, lines); }

    core::Release release;
    std::vector<core::ReleaseEffect> effects; ///< of the newest step
    std::vector<core::RecordedLine> lines;
};

} // namespace build
