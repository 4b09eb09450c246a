// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/windowrun.h"

#include "app/cli/output.h"
#include "app/cli/run.h"
#include "app/cli/secretprompt.h"
#include "app/play/play.h"
#include "app/store/profiles.h"
#include "app/store/remembered.h"
#include "app/window/demothread.h"
#include "app/window/environments.h"
#include "app/window/savefile.h"
#include "app/window/translations.h"
#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QDesktopServices>
#include <QIcon>
#include <QUrl>

namespace app {

namespace {

bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

ui::ThemeMode themeMode(const QString &name)
{
    if (name == QLatin1String("dark"))
        return ui::ThemeMode::Dark;
    return name == QLatin1String("light") ? ui::ThemeMode::Light : ui::ThemeMode::System;
}

QString themeName(ui::ThemeMode mode)
{
    switch (mode) {
    case ui::ThemeMode::Light:
        return QStringLiteral("light");
    case ui::ThemeMode::Dark:
        return QStringLiteral("dark");
    case ui::ThemeMode::System:
        break;
    }
    return {};
}

/// Points the arguments at a demo fleet that was started for them.
bool startDemo(DemoThread &demo, EngineSettings &settings)
{
    demofleet::FleetOptions options;
    options.backgroundErrors = 0; // every failure that is seen has to be the release's, or was asked for
    if (!demo.start(options)) {
        printError(QStringLiteral("The demo fleet could not get a port on this machine."));
        return false;
    }
    settings.peers.clear();
    for (const std::string &url : demo.eurekaUrls()) {
        const auto address = core::parseBaseAddress(url);
        if (!address)
            return false;
        settings.peers.push_back(*address);
    }
    settings.environment = "demo fleet";
    settings.rehearsalVersion = options.nextVersion.toStdString();
    settings.hops = demo.hops();
    return true;
}

ui::Preferences keptPreferences(const Remembered &remembered)
{
    ui::Preferences kept;
    kept.language = remembered.language();
    kept.theme = themeMode(remembered.theme());
    kept.columns = remembered.columns();
    kept.groupBy = remembered.groupBy();
    for (const QStringList &filter : remembered.filters())
        kept.filters << ui::SavedFilter{filter.value(0), filter.value(1), filter.value(2)};
    for (const QStringList &note : remembered.notes())
        kept.notes << ui::ApplicationNote{note.value(0), note.value(1), note.value(2)};
    return kept;
}

void keep(const ui::Preferences &wanted, Remembered &remembered)
{
    remembered.setLanguage(wanted.language);
    remembered.setTheme(themeName(wanted.theme));
    remembered.setColumns(wanted.columns);
    remembered.setGroupBy(wanted.groupBy);
    QList<QStringList> filters;
    for (const ui::SavedFilter &filter : wanted.filters)
        filters << QStringList{filter.name, filter.text, filter.environment};
    remembered.setFilters(filters);
    QList<QStringList> notes;
    for (const ui::ApplicationNote &note : wanted.notes)
        notes << QStringList{note.environment, note.application, note.text};
    remembered.setNotes(notes);
}

/// What the operator chooses in the window is applied and kept; a theme of the command line goes first.
void joinPreferences(QApplication &application, ui::MainWindow &window, const Arguments &arguments,
                     Remembered &remembered, Translations &translations)
{
    ui::Preferences preferences = keptPreferences(remembered);
    if (!arguments.theme.isEmpty())
        preferences.theme = themeMode(arguments.theme);
    window.setPreferences(std::move(preferences));
    QObject::connect(&window, &ui::MainWindow::preferencesChosen, &application,
                     [&application, &remembered, &translations](const ui::Preferences &wanted) {
                         keep(wanted, remembered);
                         translations.load(wanted.language);
                         ui::Theme::apply(application, wanted.theme);
                     });
}

int openWindow(QApplication &application, const Arguments &arguments, const Arguments &given,
               Translations &translations)
{
    EngineSettings settings = engineSettings(arguments);
    settings.recovers = true;
    DemoThread demo;
    if (arguments.isDemo && !startDemo(demo, settings))
        return static_cast<int>(ExitCode::Failed);
    Remembered remembered(Remembered::standardPath());
    ui::MainWindow window;
    window.setNow(settings.clock);
    window.restoreGeometry(remembered.geometry());
    joinPreferences(application, window, arguments, remembered, translations);
    Environments environments(
        window,
        {std::move(settings), given, arguments.requireProof, arguments.links, arguments.timeZone, remembered},
        profileFolder());
    environments.setDemo([&demo](EngineSettings base) -> std::optional<EngineSettings> {
        base.reach.reset();
        return startDemo(demo, base) ? std::optional(std::move(base)) : std::nullopt;
    });
    // Said in the window too, which stays open: who starts it from a menu never sees the terminal.
    QObject::connect(&environments, &Environments::stopped, &application,
                     [](const core::Error &error) { printError(ui::Text::sentence(error)); });
    QObject::connect(
        &window, &ui::MainWindow::fileWanted, &window,
        [&window](const QString &name, const QByteArray &content) { saveFile(&window, name, content); });
    QObject::connect(&window, &ui::MainWindow::pageWanted, &window,
                     [](const QString &url) { QDesktopServices::openUrl(QUrl(url)); });
    QObject::connect(&window, &ui::MainWindow::faultAsked, &window,
                     [&demo](const ui::DemoFault &fault) { demo.put(fault); });
    environments.start();
    window.show();
    const int code = QApplication::exec();
    remembered.setGeometry(window.saveGeometry());
    return environments.isStopped() ? static_cast<int>(ExitCode::Failed) : code;
}

/// Drops what Qt's platform without a screen says of every window, between the steps of a play, and means
/// nothing.
void dropSizeHints()
{
    static QtMessageHandler previous = nullptr;
    previous =
        qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &context, const QString &text) {
            if (text != QLatin1String("This plugin does not support propagateSizeHints()"))
                previous(type, context, text);
        });
}

int playRelease(const Arguments &arguments)
{
    EngineSettings settings = engineSettings(arguments);
    DemoThread demo;
    if (!startDemo(demo, settings))
        return static_cast<int>(ExitCode::Failed);
    Play play(arguments.playFolder, demo, std::move(settings));
    return static_cast<int>(play.run());
}

} // namespace

int runWindow(const Arguments &arguments, const Arguments &given, int &argc, char **argv)
{
    const bool isPlay = !arguments.playFolder.isEmpty();
    if (!hasDisplay() && !isPlay) {
        printError(QStringLiteral(
            "There is no display to open a window on. Without one use the command line, for "
            "example: drainboard list --eureka http://host:8761/eureka (see drainboard --help)."));
        return static_cast<int>(ExitCode::Usage);
    }
    if (!hasDisplay())
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Drainboard"));
    QApplication::setDesktopFileName(QStringLiteral("drainboard"));
    // Where the program is installed. Other desktops than X11's take it from the file that is named above.
    QApplication::setWindowIcon(QIcon::fromTheme(QStringLiteral("drainboard")));
    if (isPlay)
        dropSizeHints();
    const Remembered remembered(isPlay ? QString() : Remembered::standardPath());
    Translations translations;
    translations.load(remembered.language());
    ui::Theme::apply(application,
                     themeMode(arguments.theme.isEmpty() ? remembered.theme() : arguments.theme));
    if (arguments.reach) {
        if (const auto entered = enterSecrets(*arguments.reach, askSecretInWindow); !entered) {
            printError(ui::Text::sentence(entered.error()));
            return static_cast<int>(ExitCode::Usage);
        }
    }
    return isPlay ? playRelease(arguments) : openWindow(application, arguments, given, translations);
}

} // namespace app
