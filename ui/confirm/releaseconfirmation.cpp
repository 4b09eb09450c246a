// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/confirm/releaseconfirmation.h"

#include "core/release/releasepreview.h"
#include "ui/text/releasetext.h"
#include "ui/text/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

struct Confirm
{
    Q_DECLARE_TR_FUNCTIONS(ui::ReleaseConfirmation)
};

core::Intent steer(const core::Release &release, core::ReleaseWish wish)
{
    return core::SteerRelease{release.id, std::move(wish), release.plan.environment};
}

QString unprovenSentence(const core::InstanceProgress &progress)
{
    return Confirm::tr("Still unproven: %1.").arg(ReleaseText::unproven(progress.awaited));
}

/// Of the operation that this release runs on the instance; empty where there is nothing to take back.
std::vector<core::Request> unwindRequests(const std::vector<core::UnwindStep> &steps,
                                          const core::InstanceKey &key)
{
    const auto found = std::ranges::find(steps, key, &core::UnwindStep::key);
    return found == steps.end() ? std::vector<core::Request>() : found->requests;
}

bool isToStayPaused(const std::vector<core::UnwindStep> &steps, const core::InstanceKey &key)
{
    const auto found = std::ranges::find(steps, key, &core::UnwindStep::key);
    return found != steps.end() && found->kind == core::UnwindStep::Kind::LeftPaused;
}

} // namespace

Confirmation confirmSkip(const core::Release &release, const core::InstanceProgress &progress,
                         const std::vector<core::Operation> &operations)
{
    const QString id = Text::plain(progress.current().id.text());
    Confirmation result;
    result.title = Confirm::tr("Skip %1?").arg(id);
    result.warnings << unprovenSentence(progress);
    result.requests = unwindRequests(core::unwindOf(release, operations), progress.planned.key);
    if (progress.stage == core::Stage::Queued)
        result.effect = Confirm::tr("%1 stays as it is and keeps its version.").arg(id);
    else if (progress.stoppedAt)
        result.effect = Confirm::tr("%1 stays as it is now. Nobody waits for it any more.").arg(id);
    else if (progress.isStopSent)
        result.effect =
            Confirm::tr("%1 was asked to stop and may end at any moment: it stays out of service, and the "
                        "release goes on with the next one.")
                .arg(id);
    else if (isToStayPaused(core::unwindOf(release, operations), progress.planned.key))
        result.effect =
            Confirm::tr("%1 stays paused and in no list until it is restarted, and the release goes on "
                        "with the next one.")
                .arg(id);
    else
        result.effect =
            Confirm::tr("%1 is put back with its old version, and the release goes on with the next one.")
                .arg(id);
    result.requestsNote = Confirm::tr("The release ends as not wholly proven, with your reason.");
    result.confirmText = Confirm::tr("Skip");
    result.asksReason = true;
    result.isDangerous = true;
    result.intent = steer(release, core::SkipAsked{progress.current(), {}});
    return result;
}

Confirmation confirmGoOnEarly(const core::Release &release, const core::InstanceProgress &progress)
{
    const QString id = Text::plain(progress.current().id.text());
    Confirmation result;
    result.title = Confirm::tr("End this wait for %1 early?").arg(id);
    result.effect = Confirm::tr("The release goes on as if its proof had come.");
    result.warnings << unprovenSentence(progress);
    result.requestsNote = Confirm::tr("The release ends as not wholly proven, with your reason.");
    result.confirmText = Confirm::tr("Go on early");
    result.asksReason = true;
    result.isDangerous = true;
    result.intent = steer(release, core::GoOnEarlyAsked{progress.current(), {}});
    return result;
}

Confirmation confirmReturn(const core::Release &release, const core::InstanceProgress &progress)
{
    const QString id = Text::plain(progress.current().id.text());
    Confirmation result;
    result.title = Confirm::tr("Say that %1 serves?").arg(id);
    result.effect = Confirm::tr("It counts as back by your word, and the release goes on with the next one.");
    result.warnings << unprovenSentence(progress);
    result.requestsNote = Confirm::tr("Nothing is sent for this. Your note is kept in place of the proof.");
    result.confirmText = Confirm::tr("It serves");
    result.asksReason = true;
    result.intent = steer(release, core::ReturnConfirmed{progress.current(), {}});
    return result;
}

namespace {

/// Put back by an abort; a roll back awaits the old version in its place.
bool isReplacedPutBack(const core::UnwindStep &step, const core::InstanceProgress &progress)
{
    return step.kind == core::UnwindStep::Kind::PutBack && progress.isAnotherThere();
}

} // namespace

Confirmation confirmRollBack(const core::Release &release, const std::vector<core::Operation> &operations)
{
    Confirmation result;
    result.title = Confirm::tr("Roll back %1?").arg(Text::plain(release.plan.application.text()));
    QStringList lines;
    for (const core::UnwindStep &step : core::unwindOf(release, operations)) {
        const QString id = Text::plain(step.key.id.text());
        const core::InstanceProgress *progress = release.find(step.key);
        const QString version =
            progress && progress->before ? Text::plain(progress->before->version) : QString();
        if (step.kind == core::UnwindStep::Kind::StaysNew)
            lines << Confirm::tr("%1 is released again, back to version %2.")
                         .arg(id, version.isEmpty() ? Text::dash() : version);
        else if (step.kind == core::UnwindStep::Kind::StaysAsItIs ||
                 (progress && isReplacedPutBack(step, *progress)))
            lines << Confirm::tr("%1 runs as another process: version %2 has to be started there.")
                         .arg(id, version.isEmpty() ? Text::dash() : version);
        else if (step.kind == core::UnwindStep::Kind::StaysStopped)
            lines << Confirm::tr("%1 is stopped: version %2 has to be started there.")
                         .arg(id, version.isEmpty() ? Text::dash() : version);
        else
            lines << ReleaseText::sentence(step);
        for (const core::Request &request : step.requests)
            result.requests.push_back(request);
    }
    result.effect = lines.join(QLatin1Char('\n'));
    result.requestsNote =
        Confirm::tr("Then each new version goes out by the same recipe, the last one first. The old "
                    "version is started the way the plan says.");
    result.confirmText = Confirm::tr("Roll back");
    result.isDangerous = true;
    result.intent = steer(release, core::RollBackAsked{});
    return result;
}

Confirmation confirmAbort(const core::Release &release, const std::vector<core::Operation> &operations)
{
    Confirmation result;
    result.title = Confirm::tr("Abort the release of %1?").arg(Text::plain(release.plan.application.text()));
    QStringList lines;
    for (const core::UnwindStep &step : core::unwindOf(release, operations)) {
        lines << Confirm::tr("%1. %2").arg(lines.size() + 1).arg(ReleaseText::sentence(step));
        for (const core::Request &request : step.requests)
            result.requests.push_back(request);
    }
    result.effect = lines.join(QLatin1Char('\n'));
    const bool putsBack =
        std::ranges::any_of(core::unwindOf(release, operations), [](const core::UnwindStep &step) {
            return step.kind == core::UnwindStep::Kind::PutBack;
        });
    result.requestsNote = !putsBack
                              ? Confirm::tr("Nothing is sent for this.")
                              : Confirm::tr("What is put back is read back on every peer until it is UP.");
    result.confirmText = Confirm::tr("Abort");
    result.isDangerous = true;
    result.intent = steer(release, core::ReleaseAbortAsked{});
    return result;
}

} // namespace ui
