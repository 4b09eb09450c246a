// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/exitcode.h"
#include "app/cli/output.h"
#include "app/cli/profileoption.h"
#include "app/cli/run.h"
#include "app/window/windowrun.h"
#include "ui/text/text.h"

#include <QCoreApplication>
#include <QStringList>

int main(int argc, char **argv)
{
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    QCoreApplication::setApplicationName(QStringLiteral("drainboard"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DRAINBOARD_VERSION));

    app::ParsedArguments parsed = app::parseArguments(words);
    if (!parsed.arguments) {
        app::printError(parsed.mistake);
        app::printError(QStringLiteral("See drainboard --help."));
        return static_cast<int>(app::ExitCode::Usage);
    }
    app::Arguments &arguments = *parsed.arguments;
    if (!arguments.help.isEmpty()) {
        app::printLine(arguments.help);
        return 0;
    }
    const app::Arguments given = arguments;
    if (const auto resolved = app::resolveProfile(arguments); !resolved) {
        app::printError(ui::Text::sentence(resolved.error()));
        return static_cast<int>(app::ExitCode::Usage);
    }
    if (arguments.command == app::Command::Window)
        return app::runWindow(arguments, given, argc, argv);
    QCoreApplication application(argc, argv);
    return app::runCommand(arguments);
}
