// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/commandline.h"
#include "app/demofleet/demofleet.h"
#include "app/demofleet/join.h"
#include "app/demofleet/stopsignal.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTextStream>

#include <memory>

namespace {

void printFleet(const demofleet::DemoFleet &fleet)
{
    const auto seconds = [](std::chrono::milliseconds time) {
        return QString::number(std::chrono::duration<double>(time).count()) + QLatin1String(" s");
    };
    const demofleet::FleetOptions &options = fleet.options();
    QTextStream out(stdout);
    const QStringList urls = fleet.eurekaUrls();
    for (const QString &url : urls) {
        out << "Eureka   " << url << '\n';
    }
    out << "Gateway  " << fleet.gatewayUrl() << '\n';
    out << "Control  " << fleet.adminUrl() << "/demo lists the faults that can be put into it\n";
    out << "Totals   " << fleet.adminUrl() << "/demo/totals\n";
    out << "Hops     server cache " << seconds(options.serverCache) << ", fetch " << seconds(options.fetch)
        << ", list cache " << seconds(options.listCache) << ": callers know within " << seconds(fleet.hops())
        << '\n';
    out << "Stop with Ctrl+C.\n";
}

/// Registers the fleet at a real server too, and tells on standard output what came of it.
std::unique_ptr<demofleet::Join> join(const core::BaseAddress &address, const demofleet::DemoFleet &fleet)
{
    auto joined = std::make_unique<demofleet::Join>(address, fleet.options().heartbeat);
    QObject::connect(joined.get(), &demofleet::Join::registered, joined.get(),
                     [](const QString &instance) { QTextStream(stdout) << "Joined   " << instance << '\n'; });
    QObject::connect(joined.get(), &demofleet::Join::failed, joined.get(),
                     [](const QString &instance, const core::Error &error) {
                         QTextStream(stderr) << "No answer about " << instance << " from "
                                             << QString::fromStdString(error.where) << '\n';
                     });
    joined->start([&fleet] {
        std::vector<core::Instance> instances;
        for (const demofleet::ServiceIdentity &identity : fleet.identities()) {
            instances.push_back(demofleet::registeredAs(identity, fleet.options()));
        }
        return instances;
    });
    return joined;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const demofleet::CommandLine line = demofleet::readCommandLine(QCoreApplication::arguments());
    if (!line.error.isEmpty()) {
        QTextStream(stderr) << line.error << '\n';
        return 2;
    }
    if (!line.text.isEmpty()) {
        QTextStream(stdout) << line.text;
        return 0;
    }
    demofleet::quitOnStopSignal();
    demofleet::DemoFleet fleet;
    if (!fleet.start(line.options)) {
        QTextStream(stderr) << "The fleet could not be started: its port is in use.\n";
        return 1;
    }
    printFleet(fleet);
    const auto joined = line.join ? join(*line.join, fleet) : nullptr;
    const int code = QCoreApplication::exec();
    if (joined) {
        QEventLoop untilLeft;
        joined->leave([&untilLeft] { untilLeft.quit(); });
        untilLeft.exec();
    }
    return code;
}
