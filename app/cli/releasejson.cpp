// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/releasejson.h"

#include "app/store/isotime.h"
#include "ui/text/releasetext.h"
#include "ui/text/text.h"

#include <QJsonArray>

#include <algorithm>

namespace app {

namespace {

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QJsonValue orNull(std::string_view value)
{
    return value.empty() ? QJsonValue() : QJsonValue(text(value));
}

double secondsOf(core::Millis length)
{
    return static_cast<double>(length.count()) / 1000.0;
}

QString whenName(core::PlannedRequest::When when)
{
    switch (when) {
    case core::PlannedRequest::When::Always:
        return QStringLiteral("always");
    case core::PlannedRequest::When::IfLeaseStays:
        return QStringLiteral("if-lease-stays");
    case core::PlannedRequest::When::IfInherited:
        return QStringLiteral("if-inherited");
    case core::PlannedRequest::When::Elsewhere:
        return QStringLiteral("elsewhere");
    }
    return {};
}

QString noticeName(core::Notify::Kind kind)
{
    switch (kind) {
    case core::Notify::Kind::WaitEnded:
        return QStringLiteral("wait-ended");
    case core::Notify::Kind::Stalled:
        return QStringLiteral("stalled");
    case core::Notify::Kind::Asked:
        return QStringLiteral("asked");
    case core::Notify::Kind::Surprise:
        return QStringLiteral("surprise");
    case core::Notify::Kind::Finished:
        return QStringLiteral("finished");
    }
    return {};
}

QJsonObject event(const char *name, core::TimePoint at)
{
    return {{QStringLiteral("event"), QString::fromLatin1(name)}, {QStringLiteral("at"), isoTime(at)}};
}

QString commandText(const std::vector<std::string> &command)
{
    QStringList list;
    for (const std::string &word : command)
        list.append(text(word));
    return list.join(QLatin1Char(' '));
}

/// Of its process, by its own clock.
QJsonValue startOf(const std::optional<core::SeenInstance> &seen)
{
    return seen && seen->startedAt ? QJsonValue(isoTime(*seen->startedAt)) : QJsonValue();
}

QJsonObject instanceJson(const core::InstanceProgress &progress, core::TimePoint at)
{
    QJsonObject object{
        {QStringLiteral("instanceId"), text(progress.planned.key.id.text())},
        {QStringLiteral("stage"), text(core::stageName(progress.stage))},
        {QStringLiteral("awaited"), text(core::awaitedName(progress.awaited))},
        {QStringLiteral("awaitedSeconds"), secondsOf(at - progress.awaitedSince)},
        {QStringLiteral("returnedAs"),
         progress.returned ? orNull(progress.returned->id.text()) : QJsonValue()},
        {QStringLiteral("startedBefore"), startOf(progress.before)},
        {QStringLiteral("startedNow"), startOf(progress.now)},
        {QStringLiteral("version"), progress.now ? orNull(progress.now->version) : QJsonValue()},
        {QStringLiteral("drainProof"), text(core::proofName(progress.drainProof))},
        {QStringLiteral("returnProof"), text(core::returnProofName(progress.proof))},
        {QStringLiteral("measured"), text(core::verdictName(progress.measured))}};
    if (!progress.reason.empty())
        object.insert(QStringLiteral("reason"), text(progress.reason));
    QJsonArray unproven;
    for (const core::Awaited awaited : progress.unproven)
        unproven.append(text(core::awaitedName(awaited)));
    if (!unproven.isEmpty())
        object.insert(QStringLiteral("unproven"), unproven);
    return object;
}

QJsonArray instancesJson(const core::Release &release, core::TimePoint at)
{
    QJsonArray list;
    for (const core::InstanceProgress &progress : release.instances)
        list.append(instanceJson(progress, at));
    return list;
}

QJsonObject surpriseJson(const core::Surprise &surprise)
{
    QJsonArray details;
    for (const std::string &detail : surprise.details)
        details.append(text(detail));
    return {{QStringLiteral("kind"), text(core::surpriseName(surprise.kind))},
            {QStringLiteral("instanceId"), surprise.key ? orNull(surprise.key->id.text()) : QJsonValue()},
            {QStringLiteral("details"), details}};
}

ExitCode exitCodeOf(core::SurpriseKind kind)
{
    return kind == core::SurpriseKind::GuardsRefused ? ExitCode::Refused : ExitCode::Failed;
}

} // namespace

QString words(std::string_view name)
{
    return text(name).replace(QLatin1Char('-'), QLatin1Char(' '));
}

QJsonObject plannedJson(const core::PlannedRequest &planned, core::TimePoint at)
{
    QJsonObject object = event("plan", at);
    object.insert(QStringLiteral("instanceId"), text(planned.key.id.text()));
    object.insert(QStringLiteral("stage"), text(core::stageName(planned.stage)));
    object.insert(QStringLiteral("when"), whenName(planned.when));
    if (planned.request) {
        object.insert(QStringLiteral("method"), text(core::methodName(planned.request->method)));
        object.insert(QStringLiteral("url"), text(planned.request->url));
    }
    if (!planned.command.empty())
        object.insert(QStringLiteral("command"), commandText(planned.command));
    return object;
}

QJsonObject lengthJson(const core::ReleasePlan &plan, const core::ExpectedLength &length, core::TimePoint at)
{
    QJsonObject object = event("expected", at);
    object.insert(QStringLiteral("drainSeconds"), secondsOf(length.drains));
    object.insert(QStringLiteral("returnSeconds"), secondsOf(length.returns));
    object.insert(QStringLiteral("outageSeconds"), plan.recipe == core::Recipe::DirectStop
                                                       ? QJsonValue(secondsOf(core::predictedOutage(plan)))
                                                       : QJsonValue());
    return object;
}

QJsonObject releaseLineJson(const std::string &release, const core::ApplicationName &application,
                            const core::JournalLine &line, core::TimePoint at)
{
    QJsonObject object = event(core::journalKindName(line.kind).data(), at);
    object.insert(QStringLiteral("release"), text(release));
    object.insert(QStringLiteral("application"), text(application.text()));
    object.insert(QStringLiteral("text"), text(line.text));
    for (const auto &[name, value] : line.details)
        object.insert(text(name), text(value));
    return object;
}

QJsonObject progressJson(const core::Release &release, core::TimePoint at)
{
    QJsonObject object = event("progress", at);
    object.insert(QStringLiteral("release"), text(release.id));
    object.insert(QStringLiteral("state"), text(core::releaseStateName(release.state)));
    object.insert(QStringLiteral("instances"), instancesJson(release, at));
    return object;
}

QJsonObject noticeJson(const core::Notify &notice, core::TimePoint at)
{
    QJsonObject object = event("notice", at);
    object.insert(QStringLiteral("kind"), noticeName(notice.kind));
    object.insert(QStringLiteral("instanceId"), notice.key ? orNull(notice.key->id.text()) : QJsonValue());
    object.insert(QStringLiteral("awaited"), text(core::awaitedName(notice.awaited)));
    return object;
}

QJsonObject unwindJson(const core::UnwindStep &step, core::TimePoint at)
{
    QJsonObject object = event("unwind", at);
    object.insert(QStringLiteral("instanceId"), text(step.key.id.text()));
    object.insert(QStringLiteral("what"), text(core::unwindKindName(step.kind)));
    QJsonArray requests;
    for (const core::Request &request : step.requests)
        requests.append(ui::Text::requestLine(request));
    object.insert(QStringLiteral("requests"), requests);
    return object;
}

QJsonObject releaseResultJson(const core::Release *release, const std::optional<core::Surprise> &stoppedBy,
                              ExitCode code, core::TimePoint at)
{
    QJsonObject object = event("result", at);
    object.insert(QStringLiteral("result"), QString::fromLatin1(resultWord(code)));
    object.insert(QStringLiteral("exitCode"), static_cast<int>(code));
    if (!release)
        return object;
    object.insert(QStringLiteral("release"), text(release->id));
    object.insert(QStringLiteral("application"), text(release->plan.application.text()));
    object.insert(QStringLiteral("state"), text(core::releaseStateName(release->state)));
    object.insert(QStringLiteral("outcome"), text(core::releaseOutcomeName(release->outcome)));
    object.insert(QStringLiteral("seconds"), secondsOf(at - release->startedAt));
    object.insert(QStringLiteral("instances"), instancesJson(*release, at));
    if (stoppedBy)
        object.insert(QStringLiteral("surprise"), surpriseJson(*stoppedBy));
    return object;
}

QJsonObject releaseRecoveryJson(const core::ReleaseRecovery &recovery, core::TimePoint at)
{
    QJsonObject object = event("unfinished-release", at);
    const core::RecordedRelease &recorded = recovery.recorded;
    object.insert(QStringLiteral("release"), text(recorded.id));
    object.insert(QStringLiteral("startedAt"), isoTime(recorded.startedAt));
    object.insert(QStringLiteral("startedBy"), text(recorded.startedBy));
    object.insert(QStringLiteral("unfinishedSince"), isoTime(recorded.lastAt));
    object.insert(QStringLiteral("canContinue"), recovery.canContinue);
    object.insert(QStringLiteral("canUndo"), recovery.canUndo);
    if (!recorded.at)
        return object;
    object.insert(QStringLiteral("application"), text(recorded.at->plan.application.text()));
    object.insert(QStringLiteral("version"), orNull(recorded.at->plan.expectedVersion));
    object.insert(QStringLiteral("state"), text(core::releaseStateName(recorded.at->state)));
    QJsonArray instances;
    for (const core::InstanceResume &one : recovery.instances)
        instances.append(QJsonObject{{QStringLiteral("instanceId"), text(one.progress.planned.key.id.text())},
                                     {QStringLiteral("stage"), text(core::stageName(one.progress.stage))},
                                     {QStringLiteral("seen"), text(core::seenNowName(one.seen))},
                                     {QStringLiteral("goesOn"), text(core::resumeWayName(one.way))}});
    object.insert(QStringLiteral("instances"), instances);
    return object;
}

ExitCode exitCodeOf(const core::Release &release)
{
    if (release.surprise.kind != core::SurpriseKind::None)
        return exitCodeOf(release.surprise.kind);
    switch (release.outcome) {
    case core::ReleaseOutcome::Done:
        return ExitCode::Done;
    case core::ReleaseOutcome::None:
    case core::ReleaseOutcome::Unproven:
        return ExitCode::NotProven;
    default:
        return ExitCode::Failed;
    }
}

QString plannedLine(const core::PlannedRequest &planned)
{
    QString what = QStringLiteral("what its own endpoint is read to take");
    if (planned.request)
        what = ui::Text::requestLine(*planned.request);
    else if (!planned.command.empty())
        what = QStringLiteral("runs: %1").arg(commandText(planned.command));
    else if (planned.when == core::PlannedRequest::When::Elsewhere)
        what = QStringLiteral("done elsewhere; the release waits for it");
    QString when;
    if (planned.when == core::PlannedRequest::When::IfLeaseStays)
        when = QStringLiteral(" (only if its dead entry stays behind)");
    else if (planned.when == core::PlannedRequest::When::IfInherited)
        when = QStringLiteral(" (only if the new process comes up under the old override)");
    return QStringLiteral("%1  %2: %3%4")
        .arg(text(planned.key.id.text()), words(core::stageName(planned.stage)), what, when);
}

QString progressLine(const core::InstanceProgress &progress, core::TimePoint now)
{
    const auto seconds = std::chrono::duration_cast<core::Seconds>(now - progress.awaitedSince).count();
    return QStringLiteral("%1: %2; awaited for %3 s: %4")
        .arg(text(progress.current().id.text()), words(core::stageName(progress.stage)),
             QString::number(seconds), words(core::awaitedName(progress.awaited)));
}

QString surpriseLine(const core::Surprise &surprise)
{
    QStringList details;
    for (const std::string &detail : surprise.details)
        details.append(text(detail));
    QString line = words(core::surpriseName(surprise.kind));
    if (surprise.key)
        line = QStringLiteral("%1: %2").arg(text(surprise.key->id.text()), line);
    return details.isEmpty() ? line : QStringLiteral("%1 (%2)").arg(line, details.join(QStringLiteral(", ")));
}

QString unwindLine(const core::UnwindStep &step)
{
    if (step.kind == core::UnwindStep::Kind::LeftPaused)
        return ui::ReleaseText::sentence(step); // what is to be done about it, too
    QStringList requests;
    for (const core::Request &request : step.requests)
        requests.append(ui::Text::requestLine(request));
    const QString line =
        QStringLiteral("%1: %2").arg(text(step.key.id.text()), words(core::unwindKindName(step.kind)));
    return requests.isEmpty() ? line
                              : QStringLiteral("%1: %2").arg(line, requests.join(QStringLiteral(", ")));
}

} // namespace app
