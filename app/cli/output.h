// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exitcode.h"
#include "app/store/isotime.h"
#include "core/release/intent.h"
#include "core/release/machine.h"

#include <QJsonObject>
#include <QString>

namespace app {

/// One instance as `list` and `show` print it; null where a value is not known, never a made-up zero.
QJsonObject instanceJson(const core::InstanceView &row, core::TimePoint now);
/// One event of an acting command.
QJsonObject eventJson(const core::InstanceKey &key, const core::JournalLine &line, core::TimePoint at);
/// What a program that died left, and what can be done with it; null where it cannot be told or done.
QJsonObject recoveryJson(const core::Recovery &recovery, core::TimePoint at);
/// When each sign of a stop was seen, null where it was not; newStart is the start that the new process
/// tells of itself.
QJsonObject stopSignsJson(const core::StopSigns &signs);
/// The last line of an acting command.
QJsonObject resultJson(ExitCode code, const core::Operation *operation, core::TimePoint at);

/// The rows as an aligned table for a terminal.
QString instanceTable(const std::vector<core::InstanceView> &rows);

void printLine(const QString &line);       ///< to standard output, at once
void printJson(const QJsonObject &object); ///< one line
void printError(const QString &line);      ///< to standard error
/// Why a guard refused, to standard error; `key` is whom the sentence is about.
void printRefusal(const core::GuardFinding &finding, const core::InstanceKey &key);
/// Every reason that blocked; what only warned is none.
void printRefusals(const core::IntentRefusal &refusal);

} // namespace app
