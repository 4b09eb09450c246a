// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/releasetext.h"

#include "ui/text/text.h"

#include <algorithm>

namespace ui {

namespace {

QString idOf(const core::InstanceKey &key)
{
    return Text::plain(key.id.text());
}

QString firstDetail(const core::Surprise &surprise)
{
    return surprise.details.empty() ? QString() : Text::plain(surprise.details.front());
}

QString refusedSentence(const core::Surprise &surprise, const QString &id)
{
    QStringList lines;
    for (const std::string &name : surprise.details) {
        const auto guard = core::guardFromName(name);
        lines << (guard && surprise.key ? Text::sentence(core::GuardFinding{*guard, true, {}}, *surprise.key)
                                        : Text::plain(name));
    }
    return lines.isEmpty() ? ReleaseText::tr("%1: a guard refused, and nothing was sent.").arg(id)
                           : lines.join(QLatin1Char('\n'));
}

QString changedSentence(const core::Surprise &surprise, const QString &id)
{
    if (surprise.details.size() < 2)
        return ReleaseText::tr("Somebody else changed %1.").arg(id);
    const QString status = firstDetail(surprise);
    return surprise.details[1] == "UNKNOWN"
               ? ReleaseText::tr("Somebody else changed %1: it is %2 without an override now.")
                     .arg(id, status)
               : ReleaseText::tr("Somebody else changed %1: it is %2 with the override %3 now.")
                     .arg(id, status, Text::plain(surprise.details[1]));
}

QString goneSentence(const core::Surprise &surprise, const QString &id)
{
    return surprise.details.empty()
               ? ReleaseText::tr("%1 is gone from the registry, and this release did not stop it.").arg(id)
               : ReleaseText::tr("%1 became another process, and this release did not start it.").arg(id);
}

QString commandSentence(const core::Surprise &surprise, const QString &id)
{
    bool isCode = false;
    firstDetail(surprise).toInt(&isCode);
    return isCode
               ? ReleaseText::tr("The command for %1 ended with code %2.").arg(id, firstDetail(surprise))
               : ReleaseText::tr("The command for %1 did not do its work: %2").arg(id, firstDetail(surprise));
}

bool isAnyIn(const core::Release &release, core::Stage stage)
{
    return std::ranges::any_of(release.instances,
                               [stage](const core::InstanceProgress &one) { return one.stage == stage; });
}

const core::InstanceProgress *firstActive(const core::Release &release)
{
    const auto found = std::ranges::find_if(release.instances, &core::InstanceProgress::isActive);
    return found == release.instances.end() ? nullptr : &*found;
}

const core::InstanceProgress *firstQueued(const core::Release &release)
{
    const auto found =
        std::ranges::find(release.instances, core::Stage::Queued, &core::InstanceProgress::stage);
    return found == release.instances.end() ? nullptr : &*found;
}

QString nextOf(const core::InstanceProgress &active)
{
    const QString id = Text::shortened(active.current().id.text(), 24);
    const QString version = Text::plain(active.targetVersion);
    switch (active.stage) {
    case core::Stage::Preparing:
        return ReleaseText::tr("then: %1 is taken out of service").arg(id);
    case core::Stage::Draining:
    case core::Stage::Drained:
        return ReleaseText::tr("then: %1 is stopped").arg(id);
    case core::Stage::Stopping:
    case core::Stage::ClearingOverride:
        return version.isEmpty() ? ReleaseText::tr("then: the new version is awaited")
                                 : ReleaseText::tr("then: version %1 is awaited").arg(version);
    case core::Stage::AwaitingReturn:
        return ReleaseText::tr("then: callers take it up");
    case core::Stage::Returning:
        return ReleaseText::tr("then: its first successful requests are awaited");
    default:
        return {};
    }
}

} // namespace

QString ReleaseText::state(const core::Release &release)
{
    switch (release.state) {
    case core::ReleaseState::Planned:
        return tr("nothing has been sent yet");
    case core::ReleaseState::Running:
        return tr("running");
    case core::ReleaseState::PausedByOperator:
        return tr("paused by you: waits go on, nothing new begins");
    case core::ReleaseState::PausedByPlan:
        return tr("at a pause point of the plan: goes on when you press Resume");
    case core::ReleaseState::StoppedBySurprise:
        return tr("stopped: it goes on only when you say so");
    case core::ReleaseState::Aborting:
        return tr("aborting: what is out and still runs is being put back");
    case core::ReleaseState::RollingBack:
        return tr("rolling back: the old version comes back first");
    case core::ReleaseState::Finished:
        return outcome(release.outcome);
    }
    return {};
}

QString ReleaseText::outcome(core::ReleaseOutcome outcome)
{
    switch (outcome) {
    case core::ReleaseOutcome::None:
        break;
    case core::ReleaseOutcome::Done:
        return tr("done: every instance is proven back");
    case core::ReleaseOutcome::Unproven:
        return tr("ended, not all of it proven: some were skipped, left out or gone on with early");
    case core::ReleaseOutcome::Aborted:
        return tr("aborted");
    case core::ReleaseOutcome::RolledBack:
        return tr("rolled back");
    case core::ReleaseOutcome::Failed:
        return tr("failed");
    }
    return {};
}

QString ReleaseText::sentence(const core::Surprise &surprise)
{
    const QString id = surprise.key ? idOf(*surprise.key) : tr("an instance");
    switch (surprise.kind) {
    case core::SurpriseKind::None:
        return {};
    case core::SurpriseKind::OperationFailed:
        return firstDetail(surprise).isEmpty()
                   ? tr("%1: a change was refused, or its proof did not come.").arg(id)
                   : tr("%1: a change was refused, or its proof did not come (%2).")
                         .arg(id, firstDetail(surprise));
    case core::SurpriseKind::GuardsRefused:
        return refusedSentence(surprise, id);
    case core::SurpriseKind::SomeoneElse:
        return changedSentence(surprise, id);
    case core::SurpriseKind::Vanished:
        return goneSentence(surprise, id);
    case core::SurpriseKind::OldVersionReturned:
        return tr("%1 came back with the old version %2: something restarted it. That is no return.")
            .arg(id, firstDetail(surprise));
    case core::SurpriseKind::OtherVersion:
        return tr("%1 came back with version %2, which is neither the old nor the expected one.")
            .arg(id, firstDetail(surprise));
    case core::SurpriseKind::CommandFailed:
        return commandSentence(surprise, id);
    case core::SurpriseKind::SmokeFailed:
        return tr("The smoke request to %1 was not answered as expected: %2.").arg(id, firstDetail(surprise));
    case core::SurpriseKind::WorseThanBefore:
        return tr("%1 fails more requests than the plan allows.").arg(id);
    case core::SurpriseKind::JudgedFailed:
        return tr("You judged %1 as failed.").arg(id);
    case core::SurpriseKind::LeftPaused:
        if (!surprise.details.empty())
            return tr("%1 was paused and may have been asked to stop before the program ended. It is in no "
                      "list, so "
                      "whether it still runs cannot be seen from here.")
                .arg(id);
        return tr("%1 was paused before the program ended. It is in no list, so it can neither be watched "
                  "nor "
                  "stopped from here, and it still serves whoever holds it.")
            .arg(id);
    }
    return {};
}

QString ReleaseText::choices(const core::Release &release)
{
    if (release.surprise.kind == core::SurpriseKind::LeftPaused)
        return tr(
            "Stop it and start the new version yourself, then press Try again: its return is awaited. Or "
            "skip it, or abort: it stays paused until it is restarted.");
    if (isAnyIn(release, core::Stage::Failed))
        return tr("You can try again, skip it with a reason, roll back, or abort.");
    if (isAnyIn(release, core::Stage::Completing) &&
        release.surprise.kind == core::SurpriseKind::CommandFailed)
        return tr("It serves. You can try its command again, go on without it, roll back, or abort.");
    switch (release.surprise.kind) {
    case core::SurpriseKind::OldVersionReturned:
    case core::SurpriseKind::OtherVersion:
        return tr(
            "Stop it and start the expected version, then press Resume; or skip it, roll back, or abort.");
    case core::SurpriseKind::CommandFailed:
    case core::SurpriseKind::SmokeFailed:
        return tr("You can try again, say that it serves, skip it, roll back, or abort.");
    case core::SurpriseKind::WorseThanBefore:
        return tr("Judge it: pass lets the release go on, fail keeps it here; or roll back, or abort.");
    default:
        return tr("Look at it, then press Resume to go on as it is now; or skip it, roll back, or abort.");
    }
}

QString ReleaseText::verdict(core::Verdict verdict)
{
    switch (verdict) {
    case core::Verdict::NoData:
        return tr("no data: too few requests to tell");
    case core::Verdict::Pass:
        return tr("pass");
    case core::Verdict::Doubtful:
        return tr("doubtful");
    case core::Verdict::Fail:
        return tr("fail");
    }
    return {};
}

QString ReleaseText::returnProof(core::ReturnProof proof)
{
    switch (proof) {
    case core::ReturnProof::None:
        return tr("not proven that it serves");
    case core::ReturnProof::Operator:
        return tr("serves, as you said");
    case core::ReturnProof::Smoke:
        return tr("serves: its smoke request was answered");
    case core::ReturnProof::Traffic:
        return tr("serves: proven by its first requests");
    }
    return {};
}

QString ReleaseText::sentence(const core::UnwindStep &step)
{
    const QString id = idOf(step.key);
    switch (step.kind) {
    case core::UnwindStep::Kind::PutBack:
        return tr("%1 is put back.").arg(id);
    case core::UnwindStep::Kind::StaysStopped:
        return tr("%1 stays stopped: nothing here starts the old version again.").arg(id);
    case core::UnwindStep::Kind::StaysAsItIs:
        return tr("%1 stays as it is: another process was started there.").arg(id);
    case core::UnwindStep::Kind::StaysNew:
        return tr("%1 keeps the new version.").arg(id);
    case core::UnwindStep::Kind::StopsAnyway:
        return tr("%1 stops: it was asked to already, and that cannot be taken back.").arg(id);
    case core::UnwindStep::Kind::LeftPaused:
        return tr("%1 stays paused and in no list: nothing here registers it again, it must be restarted.")
            .arg(id);
    case core::UnwindStep::Kind::LeftOut:
        return tr("%1 stays as it is: it was not begun.").arg(id);
    }
    return {};
}

QString ReleaseText::next(const core::Release &release)
{
    if (release.isFinished())
        return tr("nothing is left to do");
    if (release.state == core::ReleaseState::StoppedBySurprise)
        return choices(release);
    if (const core::InstanceProgress *active = firstActive(release)) {
        if (const QString own = nextOf(*active); !own.isEmpty())
            return own;
        if (active->stage == core::Stage::Judging)
            return tr("you decide: press Judge");
    }
    const core::InstanceProgress *queued = firstQueued(release);
    return queued ? tr("then: %1").arg(Text::shortened(queued->planned.key.id.text()))
                  : tr("then: the release is finished");
}

} // namespace ui
