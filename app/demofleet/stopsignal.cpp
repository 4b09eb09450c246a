// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/stopsignal.h"

#include <QCoreApplication>

#include <csignal>

#ifdef Q_OS_UNIX
#include <QSocketNotifier>

#include <sys/socket.h>
#include <unistd.h>
#endif

namespace demofleet {

#ifdef Q_OS_UNIX
namespace {

int g_signalPair[2] = {-1, -1}; // a handler may do little more than write to a descriptor

void wakeEventLoop(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(g_signalPair[0], &byte, 1);
}

} // namespace

void quitOnStopSignal()
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, g_signalPair) != 0) {
        return;
    }
    auto *notifier =
        new QSocketNotifier(g_signalPair[1], QSocketNotifier::Read, QCoreApplication::instance());
    QObject::connect(notifier, &QSocketNotifier::activated, QCoreApplication::instance(),
                     &QCoreApplication::quit);
    std::signal(SIGINT, wakeEventLoop);
    std::signal(SIGTERM, wakeEventLoop);
}
#else
void quitOnStopSignal()
{
    std::signal(SIGINT, [](int) { QCoreApplication::quit(); });
    std::signal(SIGTERM, [](int) { QCoreApplication::quit(); });
}
#endif

} // namespace demofleet
