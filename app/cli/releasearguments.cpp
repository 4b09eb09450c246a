// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/releasearguments.h"

#include "core/profile/length.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace app {

namespace {

struct Option
{
    const char *name;
    const char *description;
    const char *value;
};

constexpr std::array<Option, 21> options{
    {{"to", "release: the version that is to come; without it any version counts.", "version"},
     {"instances", "release: these instances, in this order; otherwise all of the application.", "id,id"},
     {"batch", "release: so many at once, each only where the guards allow it.", "number"},
     {"recipe", "release: proof (as usual), article, pause, direct-stop or observe.", "name"},
     {"return-rule", "release: same-id (as usual), same-host or any-new.", "rule"},
     {"order", "release: stop-then-start (as usual) or start-then-drain.", "order"},
     {"stop-by", "release: drainboard (as usual), operator (somebody elsewhere stops it) or command.", "who"},
     {"stop-command", "release: the program that stops it, as a JSON list: '[\"program\",\"argument\"]'.",
      "list"},
     {"start-command", "release: the program that starts the new version, as a JSON list.", "list"},
     {"start-by", "release: operator (as usual: somebody elsewhere) or command, the profile's.", "who"},
     {"approve-commands",
      "release, recover: lets the commands of its profile or its plan run on this machine, now and later.",
      nullptr},
     {"no-extra-commands",
      "release: leaves out what the profile names beside stop and start: beforeDrain, afterReturn, onEvent.",
      nullptr},
     {"pause-after", "release: wait for a word after so many instances.", "number"},
     {"ask-after-each",
      "release: wait for a judgement after each instance; with --yes only one that measured well goes on.",
      nullptr},
     {"change", "release: number of the change, for the journal.", "number"},
     {"note", "release: what it is for, for the journal.", "text"},
     {"smoke", "release: a GET that stands in for traffic: a path at the instance, or a whole address.",
      "target"},
     {"smoke-status", "release: the status that it has to answer; 200 otherwise.", "status"},
     {"return-limit", "release: ask when the new version is not UP after this time.", "length"},
     {"stop-limit", "release: ask when a stopped instance is not gone after this time.", "length"},
     {"drain-limit", "release: ask when callers have not let go after this time.", "length"}}};

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

template <typename Value>
QString readName(const QCommandLineParser &parser, const char *name, Value &into,
                 std::optional<Value> (*fromName)(std::string_view))
{
    if (!parser.isSet(text(name)))
        return {};
    const auto value = fromName(parser.value(text(name)).toStdString());
    if (!value)
        return QStringLiteral("--%1: \"%2\" is not known.").arg(text(name), parser.value(text(name)));
    into = *value;
    return {};
}

QString readNumber(const QCommandLineParser &parser, const char *name, int least, int &into)
{
    if (!parser.isSet(text(name)))
        return {};
    bool isNumber = false;
    into = parser.value(text(name)).toInt(&isNumber);
    return isNumber && into >= least ? QString()
                                     : QStringLiteral("--%1: \"%2\" is no number from %3 on.")
                                           .arg(text(name), parser.value(text(name)), QString::number(least));
}

QString readLimit(const QCommandLineParser &parser, const char *name, core::Millis &into)
{
    if (!parser.isSet(text(name)))
        return {};
    const auto length = core::parseLength(parser.value(text(name)).toStdString());
    if (!length || *length <= core::Millis(0))
        return QStringLiteral("--%1: \"%2\" is no length, for example 30s.")
            .arg(text(name), parser.value(text(name)));
    into = *length;
    return {};
}

/// A list, never a text for a shell.
QString readCommand(const QCommandLineParser &parser, const char *name, core::ReleaseCommand &into)
{
    if (!parser.isSet(text(name)))
        return {};
    const QJsonArray words = QJsonDocument::fromJson(parser.value(text(name)).toUtf8()).array();
    for (const QJsonValue &word : words) {
        if (!word.isString() || word.toString().isEmpty())
            into.arguments.clear();
        else
            into.arguments.push_back(word.toString().toStdString());
    }
    if (into.arguments.size() != static_cast<std::size_t>(words.size()) || words.isEmpty())
        return QStringLiteral("--%1 takes a JSON list of texts, for example '[\"program\",\"argument\"]'.")
            .arg(text(name));
    return {};
}

} // namespace

void addReleaseOptions(QCommandLineParser &parser)
{
    for (const Option &one : options)
        parser.addOption(QCommandLineOption(text(one.name), text(one.description),
                                            one.value ? text(one.value) : QString()));
}

QString releaseHelp()
{
    return QStringLiteral(
        "release APP --to VERSION takes its instances one by one: out of service, callers let go, stopped, "
        "the new version back and serving, and only then the next. Ctrl+C puts back what is out; a second "
        "one leaves it.\n");
}

bool hasReleaseOption(const QCommandLineParser &parser)
{
    return std::ranges::any_of(options, [&](const Option &one) { return parser.isSet(text(one.name)); });
}

QString readRelease(const QCommandLineParser &parser, ReleaseArguments &arguments)
{
    core::ReleasePlan &plan = arguments.plan;
    arguments.version = parser.value(text("to"));
    arguments.approvesCommands = parser.isSet(text("approve-commands"));
    arguments.hasExtraCommands = !parser.isSet(text("no-extra-commands"));
    arguments.instances = parser.value(text("instances")).split(QLatin1Char(','), Qt::SkipEmptyParts);
    plan.changeNumber = parser.value(text("change")).toStdString();
    plan.note = parser.value(text("note")).toStdString();
    plan.smoke.target = parser.value(text("smoke")).toStdString();
    for (const QString &wrong : {readName(parser, "recipe", plan.recipe, core::recipeFromName),
                                 readName(parser, "return-rule", plan.returnRule, core::returnRuleFromName),
                                 readName(parser, "order", plan.order, core::stepOrderFromName),
                                 readName(parser, "stop-by", plan.stopBy, core::stopByFromName),
                                 readName(parser, "start-by", plan.startBy, core::startByFromName),
                                 readNumber(parser, "batch", 1, plan.batchSize),
                                 readNumber(parser, "pause-after", 1, arguments.pauseAfter),
                                 readNumber(parser, "smoke-status", 100, plan.smoke.expectedStatus),
                                 readCommand(parser, "stop-command", plan.stopCommand),
                                 readCommand(parser, "start-command", plan.startCommand),
                                 readLimit(parser, "return-limit", plan.limits.comeBack),
                                 readLimit(parser, "stop-limit", plan.limits.stop),
                                 readLimit(parser, "drain-limit", plan.limits.drain)}) {
        if (!wrong.isEmpty())
            return wrong;
    }
    if (plan.stopCommand.isGiven())
        plan.stopBy = core::StopBy::Command;
    if (plan.startCommand.isGiven())
        plan.startBy = core::StartBy::Command;
    return {};
}

} // namespace app
