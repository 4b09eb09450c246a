// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/releaseplan.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace core {

/// Programs that a profile names for the releases of one application; each may be missing.
struct ApplicationCommands
{
    ReleaseCommand beforeDrain;
    ReleaseCommand stop;
    ReleaseCommand start;
    ReleaseCommand afterReturn;
    ReleaseCommand onEvent;

    bool operator==(const ApplicationCommands &) const = default;
};

/// By application in upper case.
using CommandsByApplication = std::map<std::string, ApplicationCommands>;

/// Empty where the profile names none for that application.
ApplicationCommands commandsFor(const CommandsByApplication &commands, const ApplicationName &application);

/// What a person approves, and what an approval is for: the exact words, as a JSON list.
std::string commandText(const ReleaseCommand &command);

/// The commands that the plan would run.
std::vector<ReleaseCommand> commandsOf(const ReleasePlan &plan);

/// Those of them whose text is not among the approved ones.
std::vector<ReleaseCommand> commandsToApprove(const ReleasePlan &plan,
                                              const std::set<std::string> &approvedTexts);

} // namespace core
