// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/releaseplan.h"

#include <QCommandLineParser>
#include <QString>
#include <QStringList>

namespace app {

/// What `release` was told about its plan; the rest comes from the fleet.
struct ReleaseArguments
{
    QString version;               ///< --to; empty: any version counts as the new one
    QStringList instances;         ///< in this order; empty: all of the application
    bool approvesCommands = false; ///< the profile's, for this application
    bool hasExtraCommands = true;  ///< beforeDrain, afterReturn and onEvent of the profile
    int pauseAfter = 0;            ///< after so many the release waits for a word; 0: never
    /// Environment, application and instances are still to come.
    core::ReleasePlan plan{{}, *core::ApplicationName::from("-")};
};

void addReleaseOptions(QCommandLineParser &parser);
QString releaseHelp(); ///< its lines of the help
/// Empty where everything fits, else a sentence that says what is wrong.
QString readRelease(const QCommandLineParser &parser, ReleaseArguments &arguments);

/// One of the options was given that belong to `release` alone.
bool hasReleaseOption(const QCommandLineParser &parser);

} // namespace app
