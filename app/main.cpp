// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/programrun.h"
#include "app/window/windowrun.h"

int main(int argc, char **argv)
{
    return app::runProgram(argc, argv, app::Program::WithWindow, app::runWindow);
}
