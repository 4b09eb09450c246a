// SPDX-License-Identifier: GPL-3.0-or-later
// For programbench: the window as the program opens it, until it has painted its start page, or given the
// address of a Eureka and a number of instances, a row for each of these. Then it ends on the spot, so that
// from its start to its end is the time until there is something to see.
#include "app/window/environments.h"
#include "ui/instances/instancetable.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QWindow>

#include <unistd.h>

namespace {

void endOncePainted(ui::MainWindow &window)
{
    if (!window.windowHandle() || !window.windowHandle()->isExposed())
        return;
    window.repaint();
    ::_exit(0);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme::apply(application, ui::ThemeMode::System);
    const QStringList words = QApplication::arguments();
    const int wanted = words.value(2).toInt();
    const QTemporaryDir folder;
    app::StartEnvironment start;
    if (const auto address = core::parseBaseAddress(words.value(1).toStdString()))
        start.settings.peers = {*address};
    start.settings.environment = "bench";
    start.settings.journalPath = folder.filePath(QStringLiteral("journal.sqlite"));
    const bool hasFleet = !start.settings.peers.empty();
    ui::MainWindow window;
    app::Environments environments(window, std::move(start), folder.path());
    environments.start();
    window.show();
    const auto *table = window.findChild<ui::InstanceTable *>();
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &window, [&] {
        if (!hasFleet || table->model()->rowCount() >= wanted)
            endOncePainted(window);
    });
    look.start(1);
    return QApplication::exec();
}
