// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run.h"

#include "app/cli/actcommand.h"
#include "app/cli/attentioncommand.h"
#include "app/cli/checkcommand.h"
#include "app/cli/eurekacommand.h"
#include "app/cli/eurekaread.h"
#include "app/cli/journalcommand.h"
#include "app/cli/listcommand.h"
#include "app/cli/output.h"
#include "app/cli/recovercommand.h"
#include "app/cli/releaserun.h"
#include "app/cli/reportcommand.h"
#include "app/cli/secretprompt.h"
#include "app/cli/takeovercommand.h"
#include "app/cli/testcommand.h"
#include "app/cli/watchcommand.h"
#include "app/store/approvals.h"
#include "ui/text/text.h"

#include <QCoreApplication>
#include <QTimer>

#include <functional>
#include <pwd.h>
#include <unistd.h>

namespace app {

namespace {

QString loginName()
{
    for (const char *variable : {"USER", "LOGNAME"}) {
        if (const QString name = qEnvironmentVariable(variable); !name.isEmpty())
            return name;
    }
    // A service or a container sets no such variable.
    if (const passwd *entry = ::getpwuid(::getuid()))
        return QString::fromLocal8Bit(entry->pw_name);
    return QStringLiteral("unknown");
}

/// Runs the event loop until the command has finished; `prepare` gives it what its arguments do not hold.
template <typename Command>
int runWith(const Arguments &arguments, EngineSettings settings,
            const std::function<void(Command &)> &prepare = {})
{
    const Clock clock = settings.clock;
    Engine engine(std::move(settings));
    Command command(arguments, engine, clock);
    if (prepare)
        prepare(command);
    const auto quit = [](ExitCode code) { QCoreApplication::exit(static_cast<int>(code)); };
    QObject::connect(&command, &Command::finished, qApp, quit, Qt::QueuedConnection);
    QObject::connect(
        &engine, &Engine::stopped, qApp,
        [&](const core::Error &error) {
            printError(ui::Text::sentence(error));
            quit(exitCodeOf(error));
        },
        Qt::QueuedConnection);
    QTimer::singleShot(0, &engine, &Engine::start);
    return QCoreApplication::exec();
}

/// The same for a command that needs no engine.
template <typename Command> int runAlone(Command &command)
{
    QObject::connect(
        &command, &Command::finished, qApp,
        [](ExitCode code) { QCoreApplication::exit(static_cast<int>(code)); }, Qt::QueuedConnection);
    QTimer::singleShot(0, &command, &Command::start);
    return QCoreApplication::exec();
}

int runTakeover(const Arguments &arguments, EngineSettings settings)
{
    auto handover = TakeoverCommand::read(arguments, settings.peers);
    if (!handover)
        return static_cast<int>(ExitCode::Failed);
    settings.considered = operationsOf(*handover);
    const QString name = settings.operatorName;
    return runWith<TakeoverCommand>(arguments, std::move(settings), [&](TakeoverCommand &command) {
        command.setHandover(std::move(*handover), name);
    });
}

} // namespace

EngineSettings engineSettings(const Arguments &arguments)
{
    EngineSettings settings;
    settings.peers = arguments.eureka;
    settings.environment = arguments.environment.toStdString();
    if (settings.environment.empty() && !settings.peers.empty())
        settings.environment = core::hostPortOf(settings.peers.front().url);
    settings.colour = arguments.colour;
    settings.actuators = arguments.actuators;
    settings.operatorName = loginName();
    settings.journalPath = Journal::standardPath();
    settings.hops = arguments.hops;
    settings.callers = arguments.callers;
    settings.measuring = arguments.measuring;
    settings.commands = arguments.commands;
    settings.approvalsPath = Approvals::standardPath();
    settings.isUnlocked = arguments.isUnlocked;
    settings.reach = arguments.reach;
    return settings;
}

int runCommand(const Arguments &arguments)
{
    if (arguments.reach) {
        if (arguments.reach->trust->acceptsAnyCertificate())
            printError(ui::Text::anyCertificateWarning());
        if (const auto entered = enterSecrets(*arguments.reach, askSecretOnTerminal); !entered) {
            printError(ui::Text::sentence(entered.error()));
            return static_cast<int>(ExitCode::Usage);
        }
    }
    EngineSettings settings = engineSettings(arguments);
    switch (arguments.command) {
    case Command::List:
    case Command::Show:
        return runWith<ListCommand>(arguments, std::move(settings));
    case Command::Attention:
        return runWith<AttentionCommand>(arguments, std::move(settings));
    case Command::Check:
        return runWith<CheckCommand>(arguments, std::move(settings));
    case Command::Watch:
        return runWith<WatchCommand>(arguments, std::move(settings));
    case Command::Journal:
        return static_cast<int>(runJournal(arguments, settings.operatorName));
    case Command::Recover:
        settings.recovers = true;
        return runWith<RecoverCommand>(arguments, std::move(settings));
    case Command::Report:
        return static_cast<int>(runReport(arguments));
    case Command::Takeover:
        return runTakeover(arguments, std::move(settings));
    case Command::Drain:
    case Command::Restore:
    case Command::Shutdown:
        // What was written a moment ago is in no list yet. Neither name is empty: see parseArguments.
        settings.target = {*core::ApplicationName::from(arguments.application.toStdString()),
                           *core::InstanceId::from(arguments.instance.toStdString())};
        settings.recovers = true;
        return runWith<ActCommand>(arguments, std::move(settings));
    case Command::Release:
        settings.recovers = true;
        return runWith<ReleaseRun>(arguments, std::move(settings));
    case Command::Eureka:
        if (!isWrite(arguments.operation.operation)) {
            EurekaRead read(arguments, steadyWallClock());
            return runAlone(read);
        }
        settings.measures = takesAway(arguments.operation.operation);
        settings.recovers = true;
        return runWith<EurekaCommand>(arguments, std::move(settings));
    case Command::Test: {
        TestCommand test(arguments);
        return runAlone(test);
    }
    case Command::Window:
        break;
    }
    return static_cast<int>(ExitCode::Usage);
}

} // namespace app
