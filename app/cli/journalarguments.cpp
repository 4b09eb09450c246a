// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/journalarguments.h"

#include <QCommandLineParser>

#include <array>

namespace app {

namespace {

struct Switch
{
    const char *name;
    const char *command;
};
constexpr std::array<Switch, 9> switches{{{"verify", "journal"},
                                          {"unfinished", "journal"},
                                          {"chat-status", "journal"},
                                          {"export", "journal"},
                                          {"continue", "recover"},
                                          {"undo", "recover"},
                                          {"leave", "recover"},
                                          {"format", "report"},
                                          {"output", "report"}}};

constexpr std::array<std::pair<ReportFormat, const char *>, 4> formats{{{ReportFormat::Html, "html"},
                                                                        {ReportFormat::Markdown, "markdown"},
                                                                        {ReportFormat::Json, "json"},
                                                                        {ReportFormat::Csv, "csv"}}};

QString option(const char *name)
{
    return QString::fromLatin1(name);
}

QString checkSwitches(const QString &command, const QCommandLineParser &parser)
{
    for (const Switch &known : switches) {
        if (parser.isSet(option(known.name)) && command != QLatin1String(known.command))
            return QStringLiteral("--%1 belongs to %2.").arg(option(known.name), option(known.command));
    }
    return {};
}

QString readChoice(const QCommandLineParser &parser, JournalArguments &arguments)
{
    int given = 0;
    for (const auto choice :
         {core::RecoveryChoice::Continue, core::RecoveryChoice::Undo, core::RecoveryChoice::Leave}) {
        if (!parser.isSet(option(core::choiceName(choice).data())))
            continue;
        arguments.choice = choice;
        ++given;
    }
    return given > 1 ? QStringLiteral("--continue, --undo and --leave do not go together.") : QString();
}

QString readFormat(const QCommandLineParser &parser, JournalArguments &arguments)
{
    if (!parser.isSet(option("format")))
        return {};
    for (const auto &[format, name] : formats) {
        if (parser.value(option("format")) == QLatin1String(name)) {
            arguments.format = format;
            return {};
        }
    }
    return QStringLiteral("--format: \"%1\" is none of html, markdown, json and csv.")
        .arg(parser.value(option("format")));
}

} // namespace

QStringList withOwnStatus(QStringList words)
{
    if (words.value(0) == QLatin1String("journal"))
        words.replaceInStrings(QStringLiteral("--status"), QStringLiteral("--chat-status"));
    return words;
}

QString journalHelp()
{
    return QStringLiteral(
        "The journal: journal [OPERATION] prints its lines, --unfinished what a program that died left, "
        "--status four plain lines for a chat, --export FILE all that a colleague needs to take it over.\n"
        "recover lists what is unfinished and what Eureka says of it now; recover APP/INSTANCE (APP for a "
        "whole release) --continue goes on from the real start, --undo puts it back, --leave ends it as it "
        "is.\n"
        "takeover FILE takes over what a colleague exported; report [OPERATION] tells a whole operation, the "
        "impact first.\n");
}

void addJournalOptions(QCommandLineParser &parser)
{
    const auto add = [&parser](const char *name, const char *description, const char *value = nullptr) {
        parser.addOption(QCommandLineOption(option(name), QString::fromLatin1(description),
                                            value ? QString::fromLatin1(value) : QString()));
    };
    add("verify", "journal: check that no line was changed or lost.");
    add("unfinished", "journal: only what no line ends.");
    add("chat-status", "journal: four plain lines for a chat; there --status says the same.");
    add("export", "journal: write an operation or a release there, to be taken over by a colleague.", "file");
    add("continue", "recover: go on from the real start. A stop is never sent again.");
    add("undo", "recover: put the instance back.");
    add("leave", "recover: leave it as it is, on record.");
    add("format", "report: html, markdown, json or csv.", "format");
    parser.addOption(QCommandLineOption({QStringLiteral("o"), QStringLiteral("output")},
                                        QStringLiteral("report: the file to write."),
                                        QStringLiteral("file")));
}

QString readJournalCommand(const QStringList &words, const QCommandLineParser &parser,
                           JournalArguments &arguments)
{
    const QString command = words.value(0);
    if (const QString wrong = checkSwitches(command, parser); !wrong.isEmpty())
        return wrong;
    arguments.isVerify = parser.isSet(option("verify"));
    arguments.isUnfinished = parser.isSet(option("unfinished"));
    arguments.isStatus = parser.isSet(option("chat-status"));
    arguments.exportFile = parser.value(option("export"));
    arguments.output = parser.value(option("output"));
    const bool isTakeover = command == QLatin1String("takeover");
    const bool takesOne = isTakeover || command == QLatin1String("journal") ||
                          command == QLatin1String("recover") || command == QLatin1String("report");
    if (!takesOne)
        return {};
    if (words.size() > 2)
        return QStringLiteral("%1 takes at most one thing after it.").arg(command);
    if (isTakeover && words.size() < 2)
        return QStringLiteral("takeover needs the file that was exported.");
    (isTakeover ? arguments.takeoverFile : arguments.operation) = words.value(1);
    if (const QString wrong = readChoice(parser, arguments); !wrong.isEmpty())
        return wrong;
    if (arguments.choice && arguments.operation.isEmpty())
        return QStringLiteral("--%1 needs the APP/INSTANCE, or the APP of a release, that it is meant for.")
            .arg(QString::fromLatin1(core::choiceName(*arguments.choice).data()));
    return readFormat(parser, arguments);
}

} // namespace app
