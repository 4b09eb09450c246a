// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/profilecommands.h"

#include "core/base/jsonwriter.h"

namespace core {

ApplicationCommands commandsFor(const CommandsByApplication &commands, const ApplicationName &application)
{
    const auto found = commands.find(application.text());
    return found == commands.end() ? ApplicationCommands() : found->second;
}

std::string commandText(const ReleaseCommand &command)
{
    JsonArray words;
    for (const std::string &word : command.arguments)
        words.text(word);
    return words.json();
}

std::vector<ReleaseCommand> commandsOf(const ReleasePlan &plan)
{
    std::vector<ReleaseCommand> commands;
    if (plan.recipe == Recipe::Observe)
        return commands;
    const auto addIf = [&](bool isWanted, const ReleaseCommand &command) {
        if (isWanted && command.isGiven())
            commands.push_back(command);
    };
    addIf(true, plan.beforeDrainCommand);
    addIf(plan.stopBy == StopBy::Command, plan.stopCommand);
    addIf(plan.startBy == StartBy::Command, plan.startCommand);
    addIf(true, plan.afterReturnCommand);
    addIf(true, plan.onEventCommand);
    return commands;
}

std::vector<ReleaseCommand> commandsToApprove(const ReleasePlan &plan,
                                              const std::set<std::string> &approvedTexts)
{
    std::vector<ReleaseCommand> commands = commandsOf(plan);
    std::erase_if(commands, [&](const ReleaseCommand &command) {
        return approvedTexts.contains(commandText(command));
    });
    return commands;
}

} // namespace core
