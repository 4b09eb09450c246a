// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/live/faultrow.h"
#include "tests/live/program.h"

namespace live {

// What the program said in a release that something went wrong in, by the lines that it printed.

/// Whether the line is the one that `at` of a row names, of that instance.
bool isLine(const QJsonObject &line, const QString &at, const QString &instanceId);

/// Facts of the release's own output. `ids`: the instances of the plan, the first one first.
FaultFacts saidByRelease(const ProgramRun &run, const QStringList &ids);
/// What `drainboard recover` says of the first of them: unfinished and next.
FaultFacts saidByRecover(const ProgramRun &run, const QStringList &ids);

/// Whether the operator is told that this instance is left out of service: by the last lines of the release,
/// or in what `recover` lists.
bool isToldToBeOut(const ProgramRun &run, const ProgramRun &recovery, const QString &instanceId);

} // namespace live
