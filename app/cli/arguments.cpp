// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include "app/store/profiles.h"
#include "core/profile/length.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace app {

namespace {

struct CommandWord
{
    Command command;
    const char *word;
    bool takesInstance;
};
constexpr std::array<CommandWord, 7> commands{{{Command::List, "list", false},
                                               {Command::Show, "show", true},
                                               {Command::Drain, "drain", true},
                                               {Command::Restore, "restore", true},
                                               {Command::Shutdown, "shutdown", true},
                                               {Command::Attention, "attention", false},
                                               {Command::Test, "test", true}}};

/// Commands on one application as a whole.
constexpr std::array<std::pair<Command, const char *>, 2> applicationCommands{
    {{Command::Watch, "watch"}, {Command::Check, "check"}}};

/// Commands that read what stands after them themselves, see journalarguments.h.
constexpr std::array<std::pair<Command, const char *>, 4> journalCommands{{{Command::Journal, "journal"},
                                                                           {Command::Recover, "recover"},
                                                                           {Command::Takeover, "takeover"},
                                                                           {Command::Report, "report"}}};

QString option(const char *name)
{
    return QString::fromLatin1(name);
}

void addOption(QCommandLineParser &parser, const char *name, const char *description,
               const char *value = nullptr)
{
    parser.addOption(QCommandLineOption(option(name), QString::fromLatin1(description),
                                        value ? QString::fromLatin1(value) : QString()));
}

/// Of the window alone: taken by both programs, so that the one without it can say where it is, but offered
/// only by the other.
void addWindowOption(QCommandLineParser &parser, Program program, const char *name, const char *description,
                     const char *value = nullptr)
{
    QCommandLineOption added(option(name), QString::fromLatin1(description),
                             value ? QString::fromLatin1(value) : QString());
    if (program == Program::CommandLineOnly)
        added.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(added);
}

void describe(QCommandLineParser &parser, Program program)
{
    const QString withoutCommand =
        program == Program::WithWindow
            ? QStringLiteral("Without a command it opens the window.")
            : QStringLiteral("This one has no window; that is in the package drainboard.");
    parser.setApplicationDescription(
        QStringLiteral(
            "Release dashboard for fleets registered in Eureka. %4\n\n"
            "Commands: list, show APP/INSTANCE, drain APP/INSTANCE, restore APP/INSTANCE, shutdown "
            "APP/INSTANCE, "
            "watch APP, check APP, journal, recover, takeover, report, attention, test URL, test "
            "APP/INSTANCE, "
            "eureka OPERATION\n"
            "%2"
            "test goes the way to an address or an instance step by step and tells each.\n"
            "Asked of the instance itself, once, and read back on every peer: service-registry APP/INSTANCE "
            "STATUS|CANCEL_OVERRIDE, pause APP/INSTANCE, resume APP/INSTANCE, restart APP/INSTANCE\n"
            "watch prints how an application is called, by its own count and by its callers', with the "
            "verdict "
            "so far; the first --sample (30s) is what it compares with. It ends with --timeout or Ctrl+C: 0 "
            "passed, 1 failed, 4 doubtful or no data.\n"
            "check prints what a release of the application depends on in the settings of its instances, its "
            "callers and Eureka, and changes nothing; --yaml prints only what is to be set. 0 nothing stands "
            "against it, 1 requests would fail, 4 something could not be read.\n"
            "attention prints what wants a look and changes nothing: 0 once it has looked, whatever it "
            "found.\n"
            "Eureka's own operations, each sent once and read back on every peer:\n"
            "%1%3"
            "Exit: 0 done and proven, 1 failed, 2 usage, 3 refused by a guard, 4 not proven in time, 5 "
            "unreachable, "
            "6 denied")
            .arg(eurekaHelp(), releaseHelp(), journalHelp(), withoutCommand));
    parser.addPositionalArgument(QStringLiteral("command"), QStringLiteral("What to do"),
                                 QStringLiteral("[command]"));
    parser.addPositionalArgument(QStringLiteral("target"), QStringLiteral("APP/INSTANCE"),
                                 QStringLiteral("[target]"));
    addOption(parser, "eureka", "Addresses of the Eureka servers, separated by commas.", "url[,url]");
    addOption(parser, "environment",
              program == Program::WithWindow
                  ? "Name of the environment, shown in the window and kept in the journal."
                  : "Name of the environment, kept in the journal.",
              "name");
    addOption(parser, "profile", "An environment from a profile: its name, or the path of its file.", "name");
    addWindowOption(parser, program, "demo", "Open the window on the built-in demo fleet.");
    addWindowOption(parser, program, "play",
                    "Play one release on the demo fleet without a display; pictures and a report go there.",
                    "folder");
    addWindowOption(parser, program, "theme", "light or dark; otherwise as the system has it.", "theme");
    addEurekaOptions(parser);
    addReleaseOptions(parser);
    addOption(parser, "json", "Print JSON lines.");
    addOption(parser, "yaml", "check: print only what is to be set, as YAML.");
    addOption(parser, "yes", "Answer confirmations with yes. Never answers a guard.");
    addOption(parser, "dry-run", "Print the requests that would be sent, and send nothing.");
    addOption(parser, "unlock", "Allow changes at a Eureka that is not on this machine.");
    addOption(parser, "require-proof",
              "Time alone is not enough: wait until the traffic is seen to have ended.");
    addOption(parser, "by", "drain: by eureka (as usual) or by the instance's own service-registry.", "way");
    addOption(parser, "without-drain", "shutdown: stop although no drain is proven.");
    addJournalOptions(parser);
    addOption(parser, "override", "Go past this guard; may be given several times. Needs --reason.", "guard");
    addOption(parser, "reason", "Why it is done, or a guard is overridden; goes into the journal.", "text");
    addOption(parser, "server-cache", "Length of the Eureka server's response cache, for example 30s.",
              "length");
    addOption(parser, "fetch", "Callers' registry fetch interval.", "length");
    addOption(parser, "list-cache", "Callers' load-balancer list cache.", "length");
    addOption(parser, "longest-request", "The longest request that callers make.", "length");
    addOption(parser, "timeout", "Give up waiting after this time and exit with 4; nothing is undone.",
              "length");
    addOption(parser, "sample", "list, show: measure rates for this long. watch: how long is \"before\".",
              "length");
}

ParsedArguments mistake(const QString &text)
{
    return {std::nullopt, text};
}

QString readTestUrl(const QString &text, Arguments &arguments)
{
    arguments.command = Command::Test;
    arguments.testUrl = text.toStdString();
    // The list of processes shows a password to every user, so it is not even used.
    if (core::withoutCredentials(arguments.testUrl) != arguments.testUrl)
        return QStringLiteral("test takes no password in an address; name a credential in a profile.");
    return core::originOf(arguments.testUrl).empty()
               ? QStringLiteral("\"%1\" is no http or https address.").arg(text)
               : QString();
}

/// Empty where everything fits.
QString readCommand(const QStringList &words, const QCommandLineParser &parser, Arguments &arguments)
{
    if (words.isEmpty())
        return {};
    if (words.first() == QLatin1String("eureka")) {
        arguments.command = Command::Eureka;
        return readEurekaOperation(words.mid(1), parser, arguments.operation);
    }
    if (isOrderWord(words.first())) {
        arguments.command = Command::Eureka;
        return readOrder(words, arguments.operation);
    }
    if (words.first() == QLatin1String("release")) {
        arguments.command = Command::Release;
        if (words.size() != 2 || words.at(1).isEmpty() || words.at(1).contains(QLatin1Char('/')))
            return QStringLiteral("release needs one APP.");
        arguments.application = words.at(1);
        arguments.asksAfterEach = parser.isSet(option("ask-after-each"));
        return readRelease(parser, arguments.release);
    }
    for (const auto &[command, word] : journalCommands) {
        if (words.first() != QLatin1String(word))
            continue;
        arguments.command = command;
        return readJournalCommand(words, parser, arguments.journal);
    }
    if (const QString wrong = readJournalCommand(words, parser, arguments.journal); !wrong.isEmpty())
        return wrong;
    const bool isAddress = words.size() == 2 && words.at(1).contains(QLatin1String("://"));
    if (words.first() == QLatin1String("test") && isAddress)
        return readTestUrl(words.at(1), arguments);
    for (const auto &[command, word] : applicationCommands) {
        if (words.first() != QLatin1String(word))
            continue;
        arguments.command = command;
        arguments.application = words.value(1);
        const bool isOne = words.size() == 2 && !words.at(1).isEmpty();
        return isOne && !words.at(1).contains(QLatin1Char('/'))
                   ? QString()
                   : QStringLiteral("%1 needs one APP, for example ORDERS.").arg(words.first());
    }
    for (const CommandWord &known : commands) {
        if (words.first() != QLatin1String(known.word))
            continue;
        arguments.command = known.command;
        if (words.size() != (known.takesInstance ? 2 : 1))
            return known.takesInstance ? QStringLiteral("%1 needs one APP/INSTANCE.").arg(words.first())
                                       : QStringLiteral("%1 takes nothing after it.").arg(words.first());
        if (!known.takesInstance)
            return {};
        const qsizetype slash = words.at(1).indexOf(QLatin1Char('/'));
        arguments.application = words.at(1).left(slash);
        arguments.instance = slash < 0 ? QString() : words.at(1).mid(slash + 1);
        if (arguments.application.isEmpty() || arguments.instance.isEmpty())
            return QStringLiteral("\"%1\" is not APP/INSTANCE, for example ORDERS/orders-1:8080.")
                .arg(words.at(1));
        return {};
    }
    return QStringLiteral("There is no command \"%1\".").arg(words.first());
}

QString readEureka(const QString &text, Arguments &arguments)
{
    for (const QString &part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        auto address = eurekaAddress(part.trimmed().toStdString());
        if (!address)
            return QStringLiteral(
                       "\"%1\" is no address of a Eureka server, for example http://host:8761/eureka.")
                .arg(QString::fromStdString(core::withoutCredentials(part.trimmed().toStdString())));
        // Named twice it is one server: everything that waits for all of them counts by address.
        const bool isNew = std::ranges::none_of(
            arguments.eureka, [&](const core::BaseAddress &one) { return one.url == address->url; });
        if (isNew)
            arguments.eureka.push_back(std::move(*address));
    }
    return {};
}

QString readLengths(const QCommandLineParser &parser, Arguments &arguments)
{
    const auto read = [&](const char *name, auto &target) -> QString {
        if (!parser.isSet(option(name)))
            return {};
        const auto length = core::parseLength(parser.value(option(name)).toStdString());
        if (!length)
            return QStringLiteral("--%1: \"%2\" is no length, for example 30s.")
                .arg(option(name), parser.value(option(name)));
        target = *length;
        return {};
    };
    for (const QString &wrong :
         {read("server-cache", arguments.hops.serverCache), read("fetch", arguments.hops.registryFetch),
          read("list-cache", arguments.hops.listCache),
          read("longest-request", arguments.hops.longestRequest), read("timeout", arguments.timeout),
          read("sample", arguments.sample)}) {
        if (!wrong.isEmpty())
            return wrong;
    }
    return {};
}

QString readGuards(const QCommandLineParser &parser, Arguments &arguments)
{
    for (const QString &name : parser.values(option("override"))) {
        const auto guard = core::guardFromName(name.toStdString());
        if (!guard)
            return QStringLiteral("There is no guard \"%1\".").arg(name);
        arguments.overridden.push_back(*guard);
    }
    arguments.reason = parser.value(option("reason"));
    if (!arguments.overridden.empty() && arguments.reason.trimmed().isEmpty())
        return QStringLiteral("--override needs --reason.");
    return {};
}

QString readWay(const QCommandLineParser &parser, Arguments &arguments)
{
    if (!parser.isSet(option("by")))
        return {};
    if (arguments.command != Command::Drain && arguments.command != Command::Release)
        return QStringLiteral("--by belongs to drain and release.");
    const QString way = parser.value(option("by"));
    if (way == QLatin1String("pause"))
        return QStringLiteral(
            "A pause takes the instance out of every list, so nothing could be counted down "
            "or put back: use drainboard pause APP/INSTANCE.");
    if (way != QLatin1String("eureka") && way != QLatin1String("service-registry"))
        return QStringLiteral("--by: \"%1\" is neither eureka nor service-registry.").arg(way);
    arguments.by =
        way == QLatin1String("eureka") ? core::TakeOutBy::Eureka : core::TakeOutBy::ServiceRegistry;
    return {};
}

void readSwitches(const QCommandLineParser &parser, Arguments &arguments)
{
    arguments.isDemo = parser.isSet(option("demo"));
    arguments.playFolder = parser.value(option("play"));
    arguments.theme = parser.value(option("theme"));
    arguments.environment = parser.value(option("environment"));
    arguments.profile = parser.value(option("profile"));
    arguments.isJson = parser.isSet(option("json"));
    arguments.isYaml = parser.isSet(option("yaml"));
    arguments.isYes = parser.isSet(option("yes"));
    arguments.isDryRun = parser.isSet(option("dry-run"));
    arguments.isUnlocked = parser.isSet(option("unlock"));
    arguments.requireProof = parser.isSet(option("require-proof"));
    arguments.withoutDrain = parser.isSet(option("without-drain"));
}

QString checkTogether(const Arguments &arguments)
{
    const bool readsJournalOnly =
        arguments.command == Command::Journal || arguments.command == Command::Report;
    const bool needsEureka =
        arguments.command != Command::Window && !readsJournalOnly && arguments.testUrl.empty();
    const bool isProfile = !arguments.profile.isEmpty();
    if (needsEureka && arguments.eureka.empty() && !isProfile)
        return QStringLiteral("Which Eureka? Give --eureka http://host:8761/eureka, or --profile NAME.");
    if (int(arguments.isDemo) + int(isProfile) + int(!arguments.eureka.empty()) > 1)
        return QStringLiteral("--eureka, --profile and --demo do not go together.");
    if (isProfile && !arguments.environment.isEmpty())
        return QStringLiteral("--environment does not go with --profile, which has a name.");
    if (arguments.isYaml && (arguments.command != Command::Check || arguments.isJson))
        return QStringLiteral("--yaml belongs to check, and does not go with --json.");
    if (arguments.withoutDrain && arguments.command != Command::Shutdown)
        return QStringLiteral("--without-drain belongs to shutdown.");
    return {};
}

} // namespace

ParsedArguments parseArguments(const QStringList &words, Program program)
{
    QCommandLineParser parser;
    describe(parser, program);
    const QCommandLineOption helpOption = parser.addHelpOption();
    const QCommandLineOption versionOption = parser.addVersionOption();
    if (!parser.parse(QStringList{QStringLiteral("drainboard")} + withOwnStatus(words)))
        return mistake(parser.errorText());

    Arguments arguments;
    if (parser.isSet(helpOption)) {
        // What Qt calls a program that has no application object yet.
        arguments.help = parser.helpText().replace(QStringLiteral("<executable_name>"),
                                                   QCoreApplication::applicationName());
        return {arguments, {}};
    }
    if (parser.isSet(versionOption)) {
        arguments.help = QStringLiteral("drainboard " DRAINBOARD_VERSION "\n");
        return {arguments, {}};
    }
    readSwitches(parser, arguments);
    for (const QString &wrong :
         {readCommand(parser.positionalArguments(), parser, arguments),
          readEureka(parser.value(option("eureka")), arguments), readLengths(parser, arguments),
          readGuards(parser, arguments), readWay(parser, arguments)}) {
        if (!wrong.isEmpty())
            return mistake(wrong);
    }
    if (arguments.command != Command::Release && hasReleaseOption(parser))
        return mistake(QStringLiteral("--to, --instances, --recipe and the like belong to release."));
    if (const QString wrong = checkTogether(arguments); !wrong.isEmpty())
        return mistake(wrong);
    return {arguments, {}};
}

} // namespace app
