// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/eurekaarguments.h"
#include "app/cli/journalarguments.h"
#include "app/cli/releasearguments.h"
#include "app/net/reach.h"
#include "core/base/ids.h"
#include "core/http/url.h"
#include "core/profile/measuring.h"
#include "core/profile/profilecommands.h"
#include "core/profile/profilelinks.h"
#include "core/release/budget.h"
#include "core/release/guards.h"
#include "core/release/operation.h"

#include <QString>
#include <QStringList>

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace app {

enum class Command {
    Window,
    List,
    Show,
    Drain,
    Restore,
    Shutdown,
    Journal,
    Attention,
    Check,
    Eureka,
    Test,
    Release,
    Watch,
    Recover,
    Takeover,
    Report
};

/// The command line as values. Secrets are never read from it, except in a URL, from which they are moved
/// away.
struct Arguments
{
    Command command = Command::Window;
    QString application; ///< of APP/INSTANCE
    QString instance;
    EurekaArguments operation;  ///< of the command Eureka
    ReleaseArguments release;   ///< of the command Release
    bool asksAfterEach = false; ///< of release: a judgement after each instance
    JournalArguments journal;   ///< of the commands Journal, Recover, Takeover and Report
    std::vector<core::BaseAddress> eureka;
    QString environment;
    QString profile; ///< name or file of the profile to use; see profileoption.h
    std::optional<std::array<std::uint8_t, 3>> colour; ///< of the environment, from its profile
    bool isDemo = false;
    QString playFolder; ///< play one release on the demo fleet without a display and write pictures here
    QString theme;      ///< light, dark or empty for the system's
    bool isJson = false;
    bool isYaml = false; ///< of check: only what is to be set
    bool isYes = false;
    bool isDryRun = false;
    bool isUnlocked = false;
    std::string timeZone; ///< of the profile; empty: the system's
    bool requireProof = false;
    bool withoutDrain = false;
    core::TakeOutBy by = core::TakeOutBy::Eureka; ///< of drain
    std::vector<core::Guard> overridden;
    QString reason;
    core::HopSettings hops;
    std::vector<core::DeclaredCaller> callers;    ///< from the profile
    core::Millis timeout{0};                      ///< 0: none but the operation's own limits
    core::Millis sample{0};                       ///< how long rates are measured for
    std::string testUrl;                          ///< of the command Test; empty: of the instance
    std::shared_ptr<Reach> reach;                 ///< of the profile; null without one
    QString help;                                 ///< text to print and end with 0
    core::MeasuringSettings measuring;            ///< from the profile
    core::CommandsByApplication commands;         ///< from the profile
    std::vector<core::LinkTemplate> links;        ///< from the profile
    std::map<std::string, std::string> actuators; ///< overrides by application, from the profile
};

/// Both take the same command line; their help tells what each does with it.
enum class Program { WithWindow, CommandLineOnly };

/// The arguments after the program's name, or a sentence that says what is wrong with them.
struct ParsedArguments
{
    std::optional<Arguments> arguments;
    QString mistake;
};
ParsedArguments parseArguments(const QStringList &words, Program program = Program::WithWindow);

} // namespace app
