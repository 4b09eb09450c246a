// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/eurekaarguments.h"

#include <QCommandLineParser>

#include <array>

namespace app {

namespace {

/// What stands after the operation's name.
enum class Target { Nothing, Application, Instance, InstanceOrId, Name, InstanceAndPairs };

struct OperationWord
{
    EurekaOperation operation;
    const char *word;
    Target target;
    bool isWrite;
    const char *help;
};

constexpr std::array<OperationWord, 13> operations{{
    {EurekaOperation::List, "list", Target::Nothing, false, "list"},
    {EurekaOperation::Application, "application", Target::Application, false, "application APP"},
    {EurekaOperation::Instance, "instance", Target::InstanceOrId, false, "instance APP/INSTANCE or ID"},
    {EurekaOperation::Vip, "vip", Target::Name, false, "vip NAME"},
    {EurekaOperation::SecureVip, "secure-vip", Target::Name, false, "secure-vip NAME"},
    {EurekaOperation::Register, "register", Target::Instance, true,
     "register APP/INSTANCE --host --ip --port [--secure-port --vip --status --metadata k=v]"},
    {EurekaOperation::Heartbeat, "heartbeat", Target::Instance, true, "heartbeat APP/INSTANCE"},
    {EurekaOperation::Deregister, "deregister", Target::Instance, true,
     "deregister APP/INSTANCE [--even-if-running]"},
    {EurekaOperation::OutOfService, "out-of-service", Target::Instance, true, "out-of-service APP/INSTANCE"},
    {EurekaOperation::Override, "override", Target::Instance, true, "override APP/INSTANCE --value STATUS"},
    {EurekaOperation::CancelOverride, "cancel-override", Target::Instance, true,
     "cancel-override APP/INSTANCE [--value UP]"},
    {EurekaOperation::Metadata, "metadata", Target::InstanceAndPairs, true,
     "metadata APP/INSTANCE KEY=VALUE ..."},
    {EurekaOperation::Repair, "repair", Target::Instance, true, "repair APP/INSTANCE"},
}};

const OperationWord &entryOf(EurekaOperation operation)
{
    for (const OperationWord &known : operations) {
        if (known.operation == operation)
            return known;
    }
    return operations.front();
}

QString value(const QCommandLineParser &parser, const char *name)
{
    return parser.value(QString::fromLatin1(name));
}

QString readInstance(const QString &word, EurekaArguments &arguments)
{
    const qsizetype slash = word.indexOf(QLatin1Char('/'));
    arguments.application =
        core::ApplicationName::from(word.left(std::max<qsizetype>(slash, 0)).toStdString());
    arguments.instance =
        core::InstanceId::from(slash < 0 ? std::string() : word.mid(slash + 1).toStdString());
    if (!arguments.application || !arguments.instance)
        return QStringLiteral("\"%1\" is not APP/INSTANCE, for example ORDERS/orders-1:8080.").arg(word);
    return {};
}

QString readPairs(const QStringList &pairs, EurekaArguments &arguments)
{
    for (const QString &pair : pairs) {
        const qsizetype equals = pair.indexOf(QLatin1Char('='));
        if (equals <= 0)
            return QStringLiteral("\"%1\" is not KEY=VALUE.").arg(pair);
        arguments.metadata[pair.left(equals).toStdString()] = pair.mid(equals + 1).toStdString();
    }
    return {};
}

QString readTarget(const OperationWord &known, const QStringList &words, EurekaArguments &arguments)
{
    const qsizetype most = known.target == Target::Nothing            ? 0
                           : known.target == Target::InstanceAndPairs ? words.size()
                                                                      : 1;
    if ((known.target != Target::Nothing && words.isEmpty()) || words.size() > most)
        return QStringLiteral("Usage: drainboard eureka %1").arg(QString::fromLatin1(known.help));
    switch (known.target) {
    case Target::Nothing:
        return {};
    case Target::Application:
        arguments.application = core::ApplicationName::from(words.first().toStdString());
        return arguments.application ? QString() : QStringLiteral("The application's name is empty.");
    case Target::Name:
        arguments.vip = words.first().toStdString();
        return arguments.vip.empty() ? QStringLiteral("The VIP's name is empty.") : QString();
    case Target::InstanceOrId:
        if (words.first().contains(QLatin1Char('/')))
            return readInstance(words.first(), arguments);
        arguments.instance = core::InstanceId::from(words.first().toStdString());
        return arguments.instance ? QString() : QStringLiteral("The instance's id is empty.");
    case Target::Instance:
        return readInstance(words.first(), arguments);
    case Target::InstanceAndPairs:
        if (const QString wrong = readInstance(words.first(), arguments); !wrong.isEmpty())
            return wrong;
        return readPairs(words.mid(1), arguments);
    }
    return {};
}

QString readStatus(const QCommandLineParser &parser, const char *name, std::optional<core::Status> &status)
{
    const QString word = value(parser, name);
    if (word.isEmpty())
        return {};
    // Eureka answers 500 to a word in lower case; a person may write it as he likes.
    status = core::statusFromWord(word.toUpper().toStdString());
    return status ? QString()
                  : QStringLiteral("--%1: \"%2\" is none of UP, DOWN, STARTING, OUT_OF_SERVICE, UNKNOWN.")
                        .arg(QString::fromLatin1(name), word);
}

QString readPort(const QCommandLineParser &parser, const char *name, std::optional<int> &port)
{
    const QString word = value(parser, name);
    if (word.isEmpty())
        return {};
    bool isNumber = false;
    port = word.toInt(&isNumber);
    return isNumber && *port >= 1 && *port <= 65535
               ? QString()
               : QStringLiteral("--%1 needs a number from 1 to 65535.").arg(QString::fromLatin1(name));
}

QString readRegistration(const QCommandLineParser &parser, EurekaArguments &arguments)
{
    core::Instance instance{*arguments.application, *arguments.instance};
    std::optional<core::Status> status;
    for (const QString &wrong :
         {readStatus(parser, "status", status), readPort(parser, "port", instance.port),
          readPort(parser, "secure-port", instance.securePort),
          readPairs(parser.values(QStringLiteral("metadata")), arguments)}) {
        if (!wrong.isEmpty())
            return wrong;
    }
    instance.status.status = status.value_or(core::Status::Up);
    instance.hostName = value(parser, "host").toStdString();
    instance.ipAddress = value(parser, "ip").toStdString();
    instance.vipAddress = instance.secureVipAddress = value(parser, "vip").toStdString();
    for (const auto &[key, text] : arguments.metadata)
        instance.metadata.emplace_back(std::string_view(key), std::string_view(text));
    if (instance.hostName.empty() || instance.ipAddress.empty() || !instance.port)
        return QStringLiteral("register needs --host, --ip and --port.");
    const std::string home = "http://" + instance.hostName.text() + ":" + std::to_string(*instance.port);
    instance.homePageUrl = home + "/";
    instance.statusPageUrl = home + "/actuator/info";
    instance.healthCheckUrl = home + "/actuator/health";
    arguments.registration = core::Registration{std::move(instance)};
    return {};
}

} // namespace

QString operationWord(EurekaOperation operation)
{
    return QString::fromLatin1(entryOf(operation).word);
}

bool isWrite(EurekaOperation operation)
{
    return entryOf(operation).isWrite;
}

bool takesAway(EurekaOperation operation)
{
    return operation == EurekaOperation::OutOfService || operation == EurekaOperation::Override ||
           operation == EurekaOperation::Deregister;
}

QString eurekaHelp()
{
    QString text;
    for (const OperationWord &known : operations)
        text += QStringLiteral("  eureka %1\n").arg(QString::fromLatin1(known.help));
    return text;
}

void addEurekaOptions(QCommandLineParser &parser)
{
    struct Option
    {
        const char *name;
        const char *text;
        const char *value;
    };
    constexpr std::array<Option, 8> options{
        {{"host", "eureka register: the instance's host name.", "name"},
         {"ip", "eureka register: its address.", "address"},
         {"port", "eureka register: its port.", "port"},
         {"secure-port", "eureka register: its port for https.", "port"},
         {"vip", "eureka register: the names callers look it up by, separated by commas.", "name[,name]"},
         {"status", "eureka register: UP (default), DOWN, STARTING or OUT_OF_SERVICE.", "status"},
         {"metadata", "eureka register: one pair; may be given several times.", "key=value"},
         {"value", "eureka override, cancel-override: the status to set.", "status"}}};
    for (const Option &option : options)
        parser.addOption({QString::fromLatin1(option.name), QString::fromLatin1(option.text),
                          QString::fromLatin1(option.value)});
    parser.addOption(
        {QStringLiteral("even-if-running"),
         QStringLiteral("eureka deregister: although its process still answers and will register again.")});
}

QString readEurekaOperation(const QStringList &words, const QCommandLineParser &parser,
                            EurekaArguments &arguments)
{
    for (const OperationWord &known : operations) {
        if (words.isEmpty() || words.first() != QLatin1String(known.word))
            continue;
        arguments.operation = known.operation;
        arguments.isEvenIfRunning = parser.isSet(QStringLiteral("even-if-running"));
        for (const QString &wrong :
             {readTarget(known, words.mid(1), arguments), readStatus(parser, "value", arguments.value)}) {
            if (!wrong.isEmpty())
                return wrong;
        }
        if (known.operation == EurekaOperation::Register)
            return readRegistration(parser, arguments);
        if (known.operation == EurekaOperation::Override && !arguments.value)
            return QStringLiteral("override needs --value STATUS.");
        return {};
    }
    return QStringLiteral("Which operation? One of\n%1").arg(eurekaHelp());
}

bool isOrderWord(const QString &word)
{
    return word == QLatin1String("service-registry") || word == QLatin1String("pause") ||
           word == QLatin1String("resume") || word == QLatin1String("restart");
}

QString readOrder(const QStringList &words, EurekaArguments &arguments)
{
    using Kind = core::ActuatorOrder::Kind;
    const QString &command = words.first();
    const bool isRegistry = command == QLatin1String("service-registry");
    if (words.size() != (isRegistry ? 3 : 2))
        return isRegistry
                   ? QStringLiteral("Usage: drainboard service-registry APP/INSTANCE STATUS|CANCEL_OVERRIDE")
                   : QStringLiteral("Usage: drainboard %1 APP/INSTANCE").arg(command);
    if (const QString wrong = readInstance(words.at(1), arguments); !wrong.isEmpty())
        return wrong;
    core::ActuatorOrder order;
    arguments.operation = EurekaOperation::OutOfService;
    if (isRegistry) {
        // A misspelt word would take the instance from its callers and be answered well.
        const auto wanted = core::registryOrderFrom(words.at(2).toUpper().toStdString());
        if (!wanted)
            return QStringLiteral("\"%1\" is none of UP, DOWN, STARTING, OUT_OF_SERVICE, UNKNOWN, "
                                  "CANCEL_OVERRIDE.")
                .arg(words.at(2));
        order.kind = wanted->value ? Kind::SetStatus : Kind::CancelOverride;
        order.value = wanted->value;
        if (!wanted->value || *wanted->value == core::Status::Up)
            arguments.operation = EurekaOperation::CancelOverride;
    } else if (command == QLatin1String("resume")) {
        order.kind = Kind::Resume;
        arguments.operation = EurekaOperation::CancelOverride;
    } else {
        order.kind = command == QLatin1String("pause") ? Kind::Pause : Kind::Restart;
    }
    arguments.order = order;
    return {};
}

} // namespace app
