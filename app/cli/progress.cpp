// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress.h"

#include "app/cli/budgetjson.h"
#include "app/cli/output.h"
#include "app/cli/releasejson.h"
#include "app/store/isotime.h"
#include "ui/text/text.h"

#include <QJsonArray>

namespace app {

namespace {

QJsonArray peersJson(const std::vector<std::string> &peers)
{
    QJsonArray list;
    for (const std::string &peer : peers)
        list.append(QString::fromStdString(peer));
    return list;
}

void printHops(const core::Operation &operation)
{
    for (const core::Hop &hop : operation.budget.hops)
        printLine(QStringLiteral("          %1 %2, %3")
                      .arg(ui::Text::hopName(hop.kind), ui::Text::length(hop.length),
                           ui::Text::hopSource(hop, operation.drainedSince)));
}

/// Here it is Ctrl+C that takes a stop back; and why it still waits although the time is up.
QString progressText(const core::Operation &operation, core::TimePoint now)
{
    if (operation.phase == core::Phase::StopCountdown && operation.stopAt)
        return QStringLiteral("asked to stop in %1; Ctrl+C takes it back")
            .arg(ui::Text::length(*operation.stopAt - now));
    const QString detail = ui::Text::phaseDetail(operation, now);
    const bool isTimeUp =
        operation.phase == core::Phase::Waiting && operation.remaining(now) <= core::Millis(0);
    return isTimeUp ? detail + QStringLiteral("; ") + ui::Text::quietSentence(operation) : detail;
}

QJsonObject progressJson(const core::Operation &operation, core::TimePoint now)
{
    QJsonObject line{
        {QStringLiteral("event"), QStringLiteral("progress")},
        {QStringLiteral("at"), isoTime(now)},
        {QStringLiteral("phase"), QString::fromUtf8(core::phaseName(operation.phase).data())},
        {QStringLiteral("remainingSeconds"), static_cast<double>(operation.remaining(now).count()) / 1000.0},
        {QStringLiteral("peersOut"), core::peersOut(operation)},
        {QStringLiteral("peersUnproven"), peersJson(core::peersUnproven(operation))},
        {QStringLiteral("hops"), hopsJson(operation.budget)},
        {QStringLiteral("callers"), callersJson(operation.budget)},
        {QStringLiteral("unknownCallers"), operation.budget.unknownCallers}};
    if (operation.phase == core::Phase::Stopping)
        line.insert(QStringLiteral("stopSigns"), stopSignsJson(operation.signs));
    if (operation.backSince)
        line.insert(QStringLiteral("wayBack"), budgetJson(operation.wayBack, *operation.backSince, now));
    return line;
}

} // namespace

void printProgress(const core::Operation &operation, core::TimePoint now, bool isJson, bool isNewWait)
{
    if (isJson) {
        printJson(progressJson(operation, now));
        return;
    }
    printLine(QStringLiteral("%1  %2").arg(ui::Text::clockTime(now), progressText(operation, now)));
    if (isNewWait)
        printHops(operation);
}

void printUnfinished(const core::Snapshot &snapshot, core::TimePoint now, bool isJson)
{
    for (const core::ReleaseRecovery &release : snapshot.unfinishedReleases) {
        if (isJson)
            printJson(releaseRecoveryJson(release, now));
        else
            printError(QStringLiteral("Unfinished: %1\n  See: drainboard recover")
                           .arg(ui::Text::recoveryWhat(release)));
    }
    for (const core::Recovery &recovery : snapshot.unfinished) {
        if (isJson) {
            printJson(recoveryJson(recovery, now));
            continue;
        }
        printError(QStringLiteral("Unfinished: %1").arg(ui::Text::recoveryWhat(recovery)));
        printError(QStringLiteral("  %1\n  See: drainboard recover")
                       .arg(ui::Text::recoveryNow(recovery).section(QLatin1Char('\n'), 0, 0)));
    }
}

} // namespace app
