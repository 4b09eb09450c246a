// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/commandline.h"

#include <QCommandLineParser>

namespace demofleet {

namespace {

const QString PortOption = QStringLiteral("port");
const QString PeersOption = QStringLiteral("peers");
const QString FlavourOption = QStringLiteral("flavour");
const QString PreserveOption = QStringLiteral("self-preservation");
const QString CopyAllOption = QStringLiteral("copy-all");
const QString LoadOption = QStringLiteral("load");
const QString ErrorsOption = QStringLiteral("background-errors");
const QString JoinOption = QStringLiteral("join");

struct DurationOption
{
    QString name;
    QString value;
    QString text;
    std::chrono::milliseconds FleetOptions::*target;
};

const QList<DurationOption> &durationOptions()
{
    static const QList<DurationOption> options = {
        {QStringLiteral("server-cache"), QStringLiteral("5s"),
         QStringLiteral("How often Eureka refreshes its cached lists."), &FleetOptions::serverCache},
        {QStringLiteral("fetch"), QStringLiteral("5s"),
         QStringLiteral("How often clients fetch the registry."), &FleetOptions::fetch},
        {QStringLiteral("list-cache"), QStringLiteral("5s"),
         QStringLiteral("How long the gateway keeps its list of targets."), &FleetOptions::listCache},
        {QStringLiteral("restart-after"), QStringLiteral("8s"),
         QStringLiteral("When a stopped instance comes back as version 2.15.0; 0 for never."),
         &FleetOptions::restartAfter}};
    return options;
}

void addOptions(QCommandLineParser &parser)
{
    const QString time = QStringLiteral("time");
    parser.addOption({PortOption, QStringLiteral("Port of the first Eureka server; 0 takes a free one."),
                      QStringLiteral("port"), QStringLiteral("0")});
    parser.addOption({PeersOption, QStringLiteral("Number of Eureka servers that are each other's peers."),
                      QStringLiteral("number"), QStringLiteral("2")});
    parser.addOption({FlavourOption, QStringLiteral("modern (Eureka 1.10 and 2.0) or legacy (1.6.2)."),
                      QStringLiteral("flavour"), QStringLiteral("modern")});
    parser.addOption({PreserveOption, QStringLiteral("Evict nothing while too few heartbeats arrive.")});
    parser.addOption(
        {CopyAllOption, QStringLiteral("A restarted Eureka server copies also what is not UP.")});
    parser.addOption(
        {JoinOption,
         QStringLiteral("Also keep the instances registered at this real Eureka server; they are "
                        "de-registered there at the end."),
         QStringLiteral("url")});
    for (const DurationOption &option : durationOptions()) {
        parser.addOption({option.name, option.text, time, option.value});
    }
    parser.addOption({LoadOption, QStringLiteral("Requests per second sent to the gateway."),
                      QStringLiteral("rate"), QStringLiteral("30")});
    parser.addOption({ErrorsOption,
                      QStringLiteral("Percent of the requests that an instance fails by itself."),
                      QStringLiteral("percent"), QStringLiteral("0.1")});
}

QString readDurations(const QCommandLineParser &parser, FleetOptions &options)
{
    for (const DurationOption &option : durationOptions()) {
        const auto time = durationFrom(parser.value(option.name));
        const bool mayBeZero = option.target == &FleetOptions::restartAfter;
        if (!time || (time->count() == 0 && !mayBeZero)) {
            return QStringLiteral("--%1 needs a time such as 5s or 500ms.").arg(option.name);
        }
        options.*option.target = *time;
    }
    return {};
}

QString readNumbers(const QCommandLineParser &parser, FleetOptions &options)
{
    bool valid = false;
    options.port = parser.value(PortOption).toUShort(&valid);
    if (!valid) {
        return QStringLiteral("--port needs a number from 0 to 65535.");
    }
    options.peers = parser.value(PeersOption).toInt(&valid);
    if (!valid || options.peers < 1 || options.peers > MostPeers) {
        return QStringLiteral("--peers needs a number from 1 to %1.").arg(MostPeers);
    }
    options.requestsPerSecond = parser.value(LoadOption).toDouble(&valid);
    if (!valid || options.requestsPerSecond < 0) {
        return QStringLiteral("--load needs a number of requests per second.");
    }
    options.backgroundErrors = parser.value(ErrorsOption).toDouble(&valid) / 100;
    if (!valid || options.backgroundErrors < 0 || options.backgroundErrors > 1) {
        return QStringLiteral("--background-errors needs a percentage from 0 to 100.");
    }
    return {};
}

QString readServers(const QCommandLineParser &parser, FleetOptions &options)
{
    const QString flavour = parser.value(FlavourOption);
    if (flavour != QLatin1String("modern") && flavour != QLatin1String("legacy")) {
        return QStringLiteral("--flavour needs modern or legacy.");
    }
    options.flavour = flavour == QLatin1String("legacy") ? Flavour::Legacy : Flavour::Modern;
    options.isSelfPreserving = parser.isSet(PreserveOption);
    options.copyOnlyUp = !parser.isSet(CopyAllOption);
    return {};
}

QString readJoin(const QCommandLineParser &parser, std::optional<core::BaseAddress> &join)
{
    if (!parser.isSet(JoinOption)) {
        return {};
    }
    auto address = core::parseBaseAddress(parser.value(JoinOption).toStdString());
    if (!address) {
        return QStringLiteral(
            "--join needs the address of a Eureka server, such as http://host:8761/eureka.");
    }
    join = std::move(*address);
    return {};
}

} // namespace

std::optional<std::chrono::milliseconds> durationFrom(const QString &text)
{
    QString number = text.trimmed();
    double factor = 1000;
    if (number.endsWith(QLatin1String("ms"))) {
        number.chop(2);
        factor = 1;
    } else if (number.endsWith(QLatin1Char('s'))) {
        number.chop(1);
    }
    bool valid = false;
    const double value = number.toDouble(&valid);
    constexpr double OneDay = 86'400'000;
    if (!valid || !(value >= 0) || value * factor > OneDay) {
        return std::nullopt;
    }
    return std::chrono::milliseconds(static_cast<qint64>(value * factor));
}

CommandLine readCommandLine(const QStringList &arguments)
{
    CommandLine line;
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("A simulated Eureka fleet on this machine, to try Drainboard on."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    addOptions(parser);
    if (!parser.parse(arguments)) {
        line.error = parser.errorText();
    } else if (parser.isSet(help)) {
        line.text = parser.helpText();
    } else if (parser.isSet(version)) {
        line.text = QStringLiteral("drainboard-demo " DRAINBOARD_VERSION "\n");
    } else if (!parser.positionalArguments().isEmpty()) {
        line.error = QStringLiteral("Unexpected argument: %1").arg(parser.positionalArguments().first());
    } else {
        line.error = readDurations(parser, line.options);
        if (line.error.isEmpty()) {
            line.error = readNumbers(parser, line.options);
        }
        if (line.error.isEmpty()) {
            line.error = readServers(parser, line.options);
        }
        if (line.error.isEmpty()) {
            line.error = readJoin(parser, line.join);
        }
    }
    return line;
}

} // namespace demofleet
