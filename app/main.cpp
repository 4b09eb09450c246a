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

#include <memory>

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
    // Before a profile's certificates are read, which Qt warns about without one. The window makes its own.
    std::unique_ptr<QCoreApplication> application;
    if (arguments.command != app::Command::Window)
        application = std::make_unique<QCoreApplication>(argc, argv);
    const app::Arguments given = arguments;
    if (const auto resolved = app::resolveProfile(arguments); !resolved) {
        app::printError(ui::Text::sentence(resolved.error()));
        return static_cast<int>(app::ExitCode::Usage);
    }
    if (arguments.command == app::Command::Window)
        return app::runWindow(arguments, given, argc, argv);
    return app::runCommand(arguments);
}
