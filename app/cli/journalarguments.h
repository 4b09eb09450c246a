// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/recovery.h"

#include <QString>
#include <QStringList>

#include <optional>

class QCommandLineParser;

namespace app {

enum class ReportFormat { Html, Markdown, Json, Csv };

/// What stands after `journal`, `recover`, `takeover` and `report`.
struct JournalArguments
{
    bool isVerify = false;
    bool isUnfinished = false;
    bool isStatus = false;
    QString exportFile; ///< empty: nothing is exported
    QString operation;  ///< id of an operation or a release, or APP/INSTANCE; empty: the newest, or all
    std::optional<core::RecoveryChoice> choice;
    QString takeoverFile;
    ReportFormat format = ReportFormat::Html;
    QString output; ///< empty: standard output
};

/// `--status` takes a value for `eureka register` and none for `journal`.
QStringList withOwnStatus(QStringList words);
QString journalHelp();
void addJournalOptions(QCommandLineParser &parser);
/// Empty where everything fits, else a sentence that says what does not. `words` with the command's own.
QString readJournalCommand(const QStringList &words, const QCommandLineParser &parser,
                           JournalArguments &arguments);

} // namespace app
