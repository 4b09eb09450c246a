// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/question.h"

#include "app/cli/output.h"
#include "app/cli/releasejson.h"
#include "core/profile/profilecommands.h"

#include <cstdio>
#include <iostream>
#include <string>
#include <unistd.h>

namespace app {

Consent askToGoOn()
{
    if (::isatty(STDIN_FILENO) == 0)
        return Consent::Nobody;
    std::fputs("Go on? [y/N] ", stdout);
    std::fflush(stdout);
    std::string answer;
    std::getline(std::cin, answer);
    return answer == "y" || answer == "yes" ? Consent::Yes : Consent::No;
}

std::optional<ExitCode> declinedOnTerminal()
{
    switch (askToGoOn()) {
    case Consent::Yes:
        break;
    case Consent::No:
        printLine(QStringLiteral("Nothing was sent."));
        return ExitCode::Failed;
    case Consent::Nobody:
        printError(QStringLiteral("There is nobody to confirm it; give --yes."));
        return ExitCode::Usage;
    }
    return std::nullopt;
}

void printNotApproved(const std::vector<core::ReleaseCommand> &commands)
{
    for (const core::ReleaseCommand &command : commands)
        printError(QStringLiteral("A command that you have not approved on this machine: %1")
                       .arg(words(core::commandText(command))));
    printError(QStringLiteral("--approve-commands lets it run, now and later."));
}

} // namespace app
