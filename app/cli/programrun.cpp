// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/programrun.h"

#include "app/cli/exitcode.h"
#include "app/cli/output.h"
#include "app/cli/profileoption.h"
#include "app/cli/run.h"
#include "ui/text/text.h"
#include "ui/text/zone.h"

#include <QCoreApplication>
#include <QStringList>

#include <memory>

namespace app {

int runProgram(int argc, char **argv, Program program, WindowRun window)
{
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    QCoreApplication::setApplicationName(QStringLiteral("drainboard"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DRAINBOARD_VERSION));

    ParsedArguments parsed = parseArguments(words, program);
    if (!parsed.arguments) {
        printError(parsed.mistake);
        printError(QStringLiteral("See drainboard --help."));
        return static_cast<int>(ExitCode::Usage);
    }
    Arguments &arguments = *parsed.arguments;
    if (!arguments.help.isEmpty()) {
        printLine(arguments.help);
        return 0;
    }
    // Before a profile's certificates are read, which Qt warns about without one. The window makes its own.
    std::unique_ptr<QCoreApplication> application;
    if (arguments.command != Command::Window)
        application = std::make_unique<QCoreApplication>(argc, argv);
    const Arguments given = arguments;
    if (const auto resolved = resolveProfile(arguments); !resolved) {
        printError(ui::Text::sentence(resolved.error()));
        return static_cast<int>(ExitCode::Usage);
    }
    ui::Zone::use(arguments.timeZone);
    return arguments.command == Command::Window ? window(arguments, given, argc, argv)
                                                : runCommand(arguments);
}

} // namespace app
