// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/secretprompt.h"
#include "app/engine/enginethread.h"
#include "app/store/remembered.h"
#include "app/window/profilekeeper.h"
#include "app/window/servertestrun.h"
#include "ui/window/mainwindow.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace app {

/// What the window was started with: the environment of the command line, or the demo fleet.
struct StartEnvironment
{
    EngineSettings settings; ///< without peers: the page from which a fleet is chosen
    /// The command line without what its profile fills in: `profile` names the one it starts with, if any.
    /// A profile chosen later takes `requireProof` from here; only the same one again takes the hops, too.
    Arguments given;
    bool requireProof = false;               ///< by the command line or the profile it starts with
    std::vector<core::LinkTemplate> links{}; ///< of the profile it starts with
    std::string timeZone{};                  ///< of the profile it starts with; empty: the system's
    Remembered remembered{};                 ///< of earlier runs
};

/// Which environment the window is on. One engine at a time: the one before has ended, with its connections,
/// before the next is made. GUI thread only; nothing here waits.
class Environments : public QObject
{
    Q_OBJECT

public:
    /// `folder` holds the profiles; it is read each time the menu opens.
    Environments(ui::MainWindow &window, StartEnvironment start, QString folder);
    ~Environments() override;

    /// Who is asked for a secret that has to be entered again; a dialog, where nobody else is given.
    void setAsk(AskSecret ask) { m_ask = std::move(ask); }
    /// Starts the demo fleet and makes settings for it; nothing where it could not be started. Without it
    /// there is none.
    void setDemo(std::function<std::optional<EngineSettings>(EngineSettings)> demo)
    {
        m_demo = std::move(demo);
    }
    void start();
    /// The engine that the window is joined to; null while there is none.
    EngineThread *engine() { return m_isLeaving ? nullptr : m_engine.get(); }
    /// The engine could not start, or the environment could not be opened.
    bool isStopped() const { return m_isStopped; }

signals:
    void stopped(core::Error error);

private:
    struct Target
    {
        EngineSettings settings;
        bool requireProof = false;
        std::vector<core::LinkTemplate> links{};
        std::string timeZone{};
    };
    ui::EnvironmentList list() const;
    ui::EnvironmentList startList() const; ///< what was opened last goes first
    ui::EnvironmentChoice startChoice() const;
    core::Result<Target> targetOf(const QString &id) const;
    void choose(const QString &id);
    void open(const core::Result<Target> &target);
    void joinStartPage();
    void leaveFor(const ui::EnvironmentChoice &next);
    void openStart(EngineSettings settings);
    void openDemo();
    void openAddresses(const QString &addresses);
    void openFile(const QString &path);
    void test(const QString &addresses);
    void run(EngineSettings settings);
    void enterAgain(const QString &name);

    ui::MainWindow &m_window;
    StartEnvironment m_start;
    QString m_folder;
    QString m_current; ///< path of the profile; empty: the start's
    AskSecret m_ask;
    std::function<std::optional<EngineSettings>(EngineSettings)> m_demo;
    std::unique_ptr<ServerTestRun> m_test; ///< the newest of the start page
    std::unique_ptr<ProfileKeeper> m_profiles;
    std::shared_ptr<Reach> m_reach; ///< of the engine that runs
    bool m_isLeaving = false;
    bool m_isStopped = false;
    std::unique_ptr<EngineThread> m_engine;
    std::unique_ptr<QObject> m_joint; ///< between window and engine; without it neither hears the other
};

/// Asks for a secret in a dialog. Cancelled where it was given up.
core::Result<std::string> askSecretInWindow(const core::CredentialSettings &credential);

} // namespace app
