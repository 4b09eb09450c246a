// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/live/generation.h"

#include <QString>

namespace live {

/// What came of building the servers. Skip: this machine lacks Java or Maven, or the repository is out of
/// reach.
struct BuildOutcome
{
    enum class Kind { Ready, Skip, Broken };
    Kind kind = Kind::Ready;
    QString why;
};

/// Builds a generation's servers with Maven, or does nothing where the jars are newer than every source.
BuildOutcome buildServers(Generation generation = Generation::Boot35);

/// The jar of one module, for example provider: see modulesOf().
QString serverJar(Generation generation, const QString &module);

/// Prints the line that tests/run looks for.
void printSkipLine(const QString &reason);

} // namespace live
