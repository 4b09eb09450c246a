// SPDX-License-Identifier: GPL-3.0-or-later
// The program for a server: all commands, no window and none of the libraries of one.
#include "app/cli/exitcode.h"
#include "app/cli/output.h"
#include "app/cli/programrun.h"

namespace {

int tellThereIsNoWindow(const app::Arguments &, const app::Arguments &, int &, char **)
{
    app::printError(
        QStringLiteral("This is Drainboard without a window (drainboard-cli); the window is in the package "
                       "drainboard. A command works here, for example: drainboard list --eureka "
                       "http://host:8761/eureka (see drainboard --help)."));
    return static_cast<int>(app::ExitCode::Usage);
}

} // namespace

int main(int argc, char **argv)
{
    return app::runProgram(argc, argv, app::Program::CommandLineOnly, tellThereIsNoWindow);
}
