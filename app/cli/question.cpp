// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/question.h"

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

} // namespace app
