// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/release/releaselines.h"

#include "ui/text/releasetext.h"
#include "ui/text/text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

using core::Stage;

struct Lines
{
    Q_DECLARE_TR_FUNCTIONS(ui::ReleaseLines)
};

/// More than these are summed up.
constexpr std::size_t mostLines = 8;

const QString &separator()
{
    static const QString text = QStringLiteral(" · ");
    return text;
}

int countIn(const core::Release &release, Stage stage)
{
    return static_cast<int>(std::ranges::count(release.instances, stage, &core::InstanceProgress::stage));
}

StepState stateOf(const core::InstanceProgress &progress)
{
    switch (progress.stage) {
    case Stage::Queued:
    case Stage::LeftOut:
        return StepState::Ahead;
    case Stage::Done:
        return progress.proof == core::ReturnProof::None || progress.wentOnEarly ? StepState::Unproven
                                                                                 : StepState::Done;
    case Stage::PutBack:
        return StepState::Done;
    case Stage::Skipped:
    case Stage::LeftPaused:
        return StepState::Unproven;
    case Stage::Failed:
        return StepState::Failed;
    default:
        return progress.isOverdue ? StepState::Unproven : StepState::Active;
    }
}

/// What an ended one rests on.
QString endDetail(const core::InstanceProgress &progress)
{
    switch (progress.stage) {
    case Stage::Done: {
        QStringList words;
        if (progress.now && !progress.now->version.empty())
            words << Text::plain(progress.now->version);
        words << ReleaseText::returnProof(progress.proof);
        if (progress.judgement)
            words << Lines::tr("judged: %1").arg(ReleaseText::verdict(progress.judgement->verdict));
        return words.join(separator());
    }
    case Stage::Skipped:
    case Stage::LeftPaused:
        return progress.reason.empty() ? QString() : Lines::tr("“%1”").arg(Text::plain(progress.reason));
    default:
        return {};
    }
}

QString activeDetail(const core::InstanceProgress &progress, core::TimePoint now)
{
    QStringList words{ReleaseText::awaited(progress.awaited)};
    words << Lines::tr("since %1 (%2)")
                 .arg(Text::clockTime(progress.awaitedSince), Text::duration(now - progress.awaitedSince));
    if (progress.isOverdue)
        words << Lines::tr("longer than planned");
    words.removeAll(QString());
    return words.join(separator());
}

StepLine lineOf(const core::InstanceProgress &progress, core::TimePoint now)
{
    const QString id = Text::shortened(progress.current().id.text());
    StepLine line{
        stateOf(progress), Lines::tr("%1 · %2").arg(id, ReleaseText::stageTitle(progress.stage)), {}};
    if (progress.isActive())
        line.detail = activeDetail(progress, now);
    else
        line.detail = endDetail(progress);
    if (progress.planned.pausesBefore && progress.stage == Stage::Queued && !progress.isPausePassed)
        line.detail = Lines::tr("pauses before it");
    if (progress.stage == Stage::Failed && progress.failure)
        line.detail = Text::sentence(*progress.failure) + separator() + line.detail;
    return line;
}

QString countDetail(const core::Budget &budget)
{
    const auto has = std::ranges::count(budget.callers, core::LetGo::Yes, &core::CallerWay::letGo);
    return Lines::tr("%1 of %2 callers' copies have it").arg(has).arg(budget.callers.size());
}

StepLine copiesLine(const core::InstanceProgress &progress, core::TimePoint now)
{
    if (!progress.backSince)
        return {StepState::Ahead, {}, Lines::tr("in callers' copies")};
    const core::TimePoint deadline = progress.wayBack.deadline(*progress.backSince);
    QString text =
        progress.wayBack.callers.empty() ? Lines::tr("no caller is known") : countDetail(progress.wayBack);
    if (progress.wayBack.unknownCallers > 0)
        text += Lines::tr(", of %1 it is not known").arg(progress.wayBack.unknownCallers);
    if (now < deadline)
        text += separator() + Lines::tr("all should by %1").arg(Text::clockTime(deadline));
    const bool isPast = progress.stage != Stage::Returning && progress.stage != Stage::AwaitingReturn;
    return {isPast ? StepState::Done : StepState::Active, {}, text};
}

StepLine trafficLine(const core::Release &release, const core::InstanceProgress &progress)
{
    const bool isSmoke = release.plan.smoke.isGiven();
    if (progress.proof != core::ReturnProof::None)
        return {StepState::Done, {}, ReleaseText::returnProof(progress.proof)};
    if (progress.stage != Stage::AwaitingTraffic)
        return {progress.stage == Stage::Judging ? StepState::Unproven : StepState::Ahead,
                {},
                isSmoke ? Lines::tr("the answer to the smoke request")
                        : Lines::tr("first successful requests")};
    return {progress.awaited == core::Awaited::OperatorConfirms ? StepState::Unproven : StepState::Active,
            {},
            ReleaseText::awaited(progress.awaited)};
}

/// The machine has found the one that came back: before that, what is seen is still the old one going out.
bool hasCome(const core::InstanceProgress &progress)
{
    return progress.returned || progress.awaited == core::Awaited::RegistryUp ||
           progress.awaited == core::Awaited::HealthUp || progress.awaited == core::Awaited::NewVersion;
}

StepLine startLine(const core::InstanceProgress &progress)
{
    const bool isNew = hasCome(progress) && progress.before && progress.now &&
                       core::isNewProcess(*progress.before, *progress.now);
    if (!isNew)
        return {StepState::Ahead, {}, Lines::tr("a new process")};
    QString text = progress.now->startedAt
                       ? Lines::tr("a new process, started %1").arg(Text::clockTime(*progress.now->startedAt))
                       : Lines::tr("a new process, registered anew");
    if (progress.now->version.empty())
        return {StepState::Done, {}, text + separator() + Lines::tr("its version is not told")};
    const bool isWanted = progress.targetVersion.empty() || progress.now->version == progress.targetVersion;
    text += separator() + Lines::tr("version %1").arg(Text::plain(progress.now->version));
    return {isWanted ? StepState::Done : StepState::Failed, {}, text};
}

bool isComingBack(Stage stage)
{
    return stage == Stage::AwaitingReturn || stage == Stage::Returning || stage == Stage::AwaitingTraffic;
}

bool isLive(const core::Release &release)
{
    return release.state != core::ReleaseState::Planned && release.state != core::ReleaseState::Finished &&
           release.state != core::ReleaseState::Aborting;
}

bool isHeld(const core::Release &release)
{
    return release.state == core::ReleaseState::PausedByOperator ||
           release.state == core::ReleaseState::PausedByPlan ||
           release.state == core::ReleaseState::StoppedBySurprise;
}

bool isAlike(const core::Series &a, const core::Series &b)
{
    return a.name == b.name && a.isCallerSide == b.isCallerSide;
}

/// Both lines have their points at the same beats.
void addImpact(MeasuredImpact &impact, const core::Series &rates, const core::Series &errors,
               core::TimePoint from)
{
    for (std::size_t i = 1; i < rates.points.size(); ++i) {
        const core::SeriesPoint &point = rates.points[i];
        if (point.at < from || !point.value)
            continue;
        const double seconds = double((point.at - std::max(rates.points[i - 1].at, from)).count()) / 1000;
        const auto share = std::ranges::find(errors.points, point.at, &core::SeriesPoint::at);
        impact.requests += *point.value * seconds;
        if (share != errors.points.end() && share->value)
            impact.failed += *share->value * *point.value * seconds;
    }
}

QString impactPart(const std::optional<MeasuredImpact> &impact, const QString &where)
{
    if (!impact)
        return {};
    const QLocale locale;
    return Lines::tr("about %1 failed of %2 %3")
        .arg(locale.toString(qRound64(std::ceil(impact->failed - 0.01))),
             locale.toString(qRound64(impact->requests)), where);
}

} // namespace

QString releaseTitle(const core::Release &release)
{
    const QString name = Text::plain(release.plan.application.text());
    if (release.isRollBack)
        return Lines::tr("Roll back %1").arg(name);
    return release.plan.expectedVersion.empty()
               ? Lines::tr("Release %1").arg(name)
               : Lines::tr("Release %1 to %2").arg(name, Text::plain(release.plan.expectedVersion));
}

QString releaseSubtitle(const core::Release &release)
{
    QStringList words{
        Lines::tr("%1 of %2 done").arg(countIn(release, Stage::Done)).arg(release.instances.size())};
    words << ReleaseText::recipeWord(release.plan.recipe);
    if (!release.plan.changeNumber.empty())
        words << Lines::tr("change %1").arg(Text::plain(release.plan.changeNumber));
    words << Lines::tr("since %1").arg(Text::clockTime(release.startedAt));
    return words.join(separator());
}

std::optional<MeasuredImpact> impactSince(const core::FleetView &fleet, const core::Release &release,
                                          bool isCallerSide)
{
    MeasuredImpact impact;
    const std::string &name = release.plan.application.text();
    const auto isOwn = [&](const core::Series &series) {
        return series.name == name && series.isCallerSide == isCallerSide;
    };
    // Who calls only this application is not told by its name: then all callers count.
    const bool isAny = isCallerSide && std::ranges::none_of(fleet.requestsPerSecond, isOwn);
    for (const core::Series &rates : fleet.requestsPerSecond) {
        if (!isOwn(rates) && !(isAny && rates.isCallerSide))
            continue;
        const auto errors = std::ranges::find_if(
            fleet.errorShare, [&](const core::Series &series) { return isAlike(series, rates); });
        if (errors != fleet.errorShare.end())
            addImpact(impact, rates, *errors, release.startedAt);
    }
    return impact.requests > 0 ? std::optional(impact) : std::nullopt;
}

QString impactSentence(const core::FleetView &fleet, const core::Release &release)
{
    QStringList parts{impactPart(impactSince(fleet, release, true), Lines::tr("at callers")),
                      impactPart(impactSince(fleet, release, false),
                                 Lines::tr("at %1").arg(Text::plain(release.plan.application.text())))};
    parts.removeAll(QString());
    return parts.isEmpty() ? Lines::tr("failed requests cannot be measured here") : parts.join(separator());
}

std::vector<StepLine> instanceLines(const core::Release &release, core::TimePoint now)
{
    std::vector<StepLine> lines;
    const bool isShort = release.instances.size() <= mostLines;
    int over = 0;
    int ahead = 0;
    for (const core::InstanceProgress &progress : release.instances) {
        const bool isOver = progress.stage == Stage::Done || progress.stage == Stage::PutBack ||
                            progress.stage == Stage::LeftOut;
        if (!isShort && isOver)
            ++over;
        else if (!isShort && progress.stage == Stage::Queued && ++ahead > 2)
            continue;
        else
            lines.push_back(lineOf(progress, now));
    }
    if (over > 0)
        lines.insert(lines.begin(), {StepState::Done, Lines::tr("%1 finished").arg(over), {}});
    if (ahead > 2)
        lines.push_back({StepState::Ahead, Lines::tr("%1 more to come").arg(ahead - 2), {}});
    return lines;
}

std::vector<StepLine> returnLines(const core::Release &release, const core::InstanceProgress &progress,
                                  core::TimePoint now)
{
    if (!isComingBack(progress.stage) && progress.stage != Stage::Judging)
        return {};
    std::vector<StepLine> lines{startLine(progress)};
    const bool isThere = lines.front().state == StepState::Done && progress.now;
    const bool isUp =
        isThere && progress.now->status.status == core::Status::Up && !progress.now->hasOverride();
    lines.push_back({isUp ? StepState::Done : StepState::Ahead, {}, Lines::tr("UP without an override")});
    const auto healthy = isThere ? progress.now->isHealthy : std::nullopt;
    lines.push_back({healthy && *healthy ? StepState::Done
                     : healthy           ? StepState::Failed
                     : isThere           ? StepState::Unproven
                                         : StepState::Ahead,
                     {},
                     healthy && !*healthy  ? Lines::tr("its own health is not UP")
                     : isThere && !healthy ? Lines::tr("its own health is not known")
                                           : Lines::tr("healthy")});
    lines.push_back(copiesLine(progress, now));
    lines.push_back(trafficLine(release, progress));
    return lines;
}

const core::InstanceProgress *subjectOf(const core::Release &release,
                                        const std::optional<core::InstanceKey> &selected)
{
    const core::InstanceProgress *chosen = selected ? release.find(*selected) : nullptr;
    if (chosen && !chosen->isEnd())
        return chosen;
    const core::InstanceProgress *surprised =
        release.surprise.key && release.state == core::ReleaseState::StoppedBySurprise
            ? release.find(*release.surprise.key)
            : nullptr;
    if (surprised && !surprised->isEnd())
        return surprised;
    auto found = std::ranges::find_if(release.instances, &core::InstanceProgress::isActive);
    if (found == release.instances.end())
        found = std::ranges::find(release.instances, Stage::Queued, &core::InstanceProgress::stage);
    return found == release.instances.end() ? nullptr : &*found;
}

bool maySkip(const core::Release &release, const core::InstanceProgress &progress)
{
    const bool isOver = progress.isEnd() || progress.stage == Stage::PuttingBack ||
                        progress.stage == Stage::Completing; // it serves: nothing of it is skipped
    const bool isTooLate = progress.stage == Stage::Stopping && progress.isStopSent;
    return !isOver && !isTooLate && (isLive(release) || release.state == core::ReleaseState::Aborting);
}

bool mayRetry(const core::Release &release, const core::InstanceProgress &progress)
{
    if (progress.stage == Stage::Failed)
        return isLive(release) || release.state == core::ReleaseState::Aborting;
    const bool hasCommand =
        progress.stage == Stage::AwaitingReturn && release.plan.startBy == core::StartBy::Command;
    const bool hasSmoke = progress.stage == Stage::AwaitingTraffic && release.plan.smoke.isGiven();
    const bool hasFailedLast =
        progress.stage == Stage::Completing && progress.awaited == core::Awaited::OperatorDecides;
    return isLive(release) && (hasCommand || hasSmoke || hasFailedLast);
}

bool mayConfirm(const core::Release &release, const core::InstanceProgress &progress)
{
    return isLive(release) && isComingBack(progress.stage);
}

bool mayJudge(const core::Release &release, const core::InstanceProgress &progress)
{
    return isLive(release) && progress.stage == Stage::Judging;
}

bool mayGoOnEarly(const core::Release &release, const core::InstanceProgress &progress)
{
    return isLive(release) &&
           (progress.stage == Stage::Draining || progress.stage == Stage::ClearingOverride ||
            progress.stage == Stage::Returning || progress.stage == Stage::AwaitingTraffic ||
            progress.stage == Stage::Completing);
}

bool mayPause(const core::Release &release)
{
    return release.state == core::ReleaseState::Running || release.state == core::ReleaseState::RollingBack;
}

bool mayResume(const core::Release &release)
{
    return isHeld(release) && countIn(release, Stage::Failed) == 0;
}

bool mayRollBack(const core::Release &release)
{
    return (isHeld(release) || release.state == core::ReleaseState::Running) && !release.isRollBack &&
           release.plan.recipe != core::Recipe::Observe;
}

bool mayAbort(const core::Release &release)
{
    return isLive(release) || release.state == core::ReleaseState::Planned;
}

const core::Release *releaseToShow(const core::Snapshot &snapshot,
                                   const std::optional<core::ApplicationName> &application)
{
    const core::Release *best = nullptr;
    const auto rank = [&](const core::Release &release) {
        const bool isOurs = application && release.plan.application == *application;
        return (release.isFinished() ? 0 : 2) + (isOurs ? 1 : 0);
    };
    for (const core::Release &release : snapshot.releases) {
        if (!best || rank(release) >= rank(*best))
            best = &release;
    }
    return best;
}

const core::Release *releaseOf(const core::Snapshot &snapshot, const core::InstanceKey &key)
{
    for (const core::Release &release : snapshot.releases) {
        const core::InstanceProgress *progress = release.find(key);
        if (!release.isFinished() && progress && progress->isActive())
            return &release;
    }
    return nullptr;
}

} // namespace ui
