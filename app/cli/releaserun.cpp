// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/releaserun.h"

#include "app/cli/listcommand.h"
#include "app/cli/output.h"
#include "app/cli/progress.h"
#include "app/cli/question.h"
#include "app/cli/releasejson.h"
#include "core/fleet/watch.h"
#include "core/release/releasepreview.h"
#include "ui/text/text.h"

#include <algorithm>
#include <iostream>
#include <unistd.h>

namespace app {

namespace {

constexpr core::Millis tellEvery = std::chrono::seconds(5);

bool isHealthAwaited(const core::FleetView &fleet, const core::ApplicationName &application)
{
    return std::ranges::any_of(fleet.instances, [&](const core::InstanceView &row) {
        return row.key.application == application && !row.actuatorUrl.empty() && !row.health.isKnown() &&
               !row.health.lastError;
    });
}

core::Goal firstGoal(const core::ReleasePlan &plan)
{
    return plan.recipe == core::Recipe::DirectStop ? core::Goal::Shutdown : core::Goal::Drain;
}

} // namespace

ReleaseRun::ReleaseRun(Arguments arguments, Engine &engine, Clock clock)
    : m_arguments(std::move(arguments))
    , m_engine(engine)
    , m_clock(std::move(clock))
    , m_callers(m_engine, m_clock)
{
    connect(&m_engine, &Engine::snapshotReady, this, &ReleaseRun::onSnapshot);
    connect(&m_engine, &Engine::releaseRefused, this, &ReleaseRun::onReleaseRefused);
    connect(&m_engine, &Engine::releaseLineWritten, this, &ReleaseRun::onLine);
    connect(&m_engine, &Engine::lineWritten, this, &ReleaseRun::onOperationLine);
    connect(&m_engine, &Engine::notified, this,
            [this](const std::string &, const core::Notify &notice) { onNotice(notice); });
    connect(&m_interrupt, &Interrupt::raised, this, &ReleaseRun::onInterrupt);
    m_timeout.setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, this, &ReleaseRun::onTimeout);
    if (m_arguments.timeout > core::Millis(0))
        m_timeout.start(m_arguments.timeout);
}

// --- before it begins

void ReleaseRun::onSnapshot(const core::SnapshotPointer &snapshot)
{
    if (m_isOver || !m_engine.isEveryPeerTried())
        return;
    if (!m_isAsked && !snapshot->hasEverAnswered) {
        end(reportSilence(*snapshot->fleet));
        return;
    }
    if (m_isAsked)
        follow(*snapshot);
    else
        prepare(*snapshot);
}

void ReleaseRun::prepare(const core::Snapshot &snapshot)
{
    const auto application = core::ApplicationName::from(m_arguments.application.toStdString());
    if (isHealthAwaited(*snapshot.fleet, *application) && !m_engine.isFirstPictureComplete())
        return;
    if (!m_engine.isRecoveryRead())
        return;
    if (!m_isChosen && !choose(*snapshot.fleet))
        return;
    m_isChosen = true;
    const bool isObserving = m_plan.recipe == core::Recipe::Observe;
    if (!isObserving && !m_callers.isOver(snapshot, m_plan.instances.front().key))
        return;
    m_isAsked = true;
    printUnfinished(snapshot.unfinished, m_clock(), m_arguments.isJson);
    announce(*snapshot.fleet);
    if (isRefused(snapshot))
        return;
    if (m_arguments.isDryRun) {
        end(ExitCode::Done);
        return;
    }
    if (!m_arguments.isYes && !confirm())
        return;
    m_engine.handle(core::StartRelease{m_plan, m_plan.environment});
}

/// The plan's instances: those that were named, in that order, or all of the application.
bool ReleaseRun::choose(const core::FleetView &fleet)
{
    const ReleaseArguments &told = m_arguments.release;
    m_plan = told.plan;
    m_plan.environment = fleet.environment;
    m_plan.application = *core::ApplicationName::from(m_arguments.application.toStdString());
    m_plan.expectedVersion = told.version.toStdString();
    m_plan.takeOutBy = m_arguments.by;
    m_plan.hops = m_arguments.hops;
    m_plan.requireProof = m_arguments.requireProof;
    m_plan.overridden = m_arguments.overridden;
    if (m_plan.note.empty())
        m_plan.note = m_arguments.reason.toStdString();
    m_plan.isNameTyped = true; // on the command line the whole name was typed to begin with
    std::vector<core::InstanceKey> keys;
    for (const QString &id : told.instances) {
        const auto named = core::InstanceId::from(id.trimmed().toStdString());
        const core::InstanceView *row = named ? fleet.find(m_plan.application, *named) : nullptr;
        if (!row) {
            printError(QStringLiteral("No instance %1/%2 is registered.")
                           .arg(m_arguments.application.toUpper(), id.trimmed()));
            end(ExitCode::Failed);
            return false;
        }
        keys.push_back(row->key);
    }
    for (const core::InstanceView &row : fleet.instances) {
        if (told.instances.isEmpty() && row.key.application == m_plan.application)
            keys.push_back(row.key);
    }
    for (std::size_t at = 0; at < keys.size(); ++at) {
        const bool isPause = told.pauseAfter > 0 && at == static_cast<std::size_t>(told.pauseAfter);
        m_plan.instances.push_back({keys[at], isPause, m_arguments.asksAfterEach});
    }
    if (!keys.empty())
        return true;
    printError(QStringLiteral("No instance of %1 is registered.").arg(m_arguments.application.toUpper()));
    end(ExitCode::Failed);
    return false;
}

void ReleaseRun::announce(const core::FleetView &fleet)
{
    const core::TimePoint now = m_clock();
    for (const core::PlannedRequest &planned : core::plannedRequests(m_plan, fleet)) {
        if (m_arguments.isJson)
            printJson(plannedJson(planned, now));
        else
            printLine(plannedLine(planned));
    }
    if (m_plan.recipe != core::Recipe::Observe)
        m_callers.print(m_arguments.isJson);
    const core::ExpectedLength length = core::expectedLength(m_plan, fleet, m_callers.found());
    if (m_arguments.isJson) {
        printJson(lengthJson(m_plan, length, now));
        return;
    }
    const auto seconds = [](core::Millis part) {
        return QString::number(std::chrono::duration_cast<core::Seconds>(part).count());
    };
    printLine(QStringLiteral("Expected: %1 s until callers have let go, %2 s until they have taken up again, "
                             "and what stopping and starting take.")
                  .arg(seconds(length.drains), seconds(length.returns)));
    if (m_plan.recipe == core::Recipe::DirectStop)
        printLine(QStringLiteral("Without a drain callers may fail for up to %1 s at each instance.")
                      .arg(seconds(core::predictedOutage(m_plan))));
    if (m_plan.recipe == core::Recipe::Article)
        printLine(QStringLiteral("Between its cancel and its end an instance is UP again from its next "
                                 "heartbeat on: callers may get it once more before it stops."));
}

/// By the guards as they stand now, each instance alone; they are asked again at each write.
bool ReleaseRun::isRefused(const core::Snapshot &snapshot)
{
    if (m_plan.recipe == core::Recipe::Observe)
        return false;
    core::GuardContext context;
    context.now = m_clock();
    context.isWritable = snapshot.access.isWritable(context.now);
    context.overridden = m_plan.overridden;
    context.withoutDrain = m_plan.recipe == core::Recipe::DirectStop;
    bool isAny = false;
    for (const core::PlannedInstance &planned : m_plan.instances) {
        for (const core::GuardFinding &finding :
             core::guardsFor(*snapshot.fleet, planned.key, firstGoal(m_plan), context)) {
            if (finding.blocks)
                printRefusal(finding, planned.key);
            else if (!m_arguments.isJson)
                printLine(QStringLiteral("Warning: %1").arg(ui::Text::sentence(finding, planned.key)));
            isAny = isAny || finding.blocks;
        }
    }
    if (isAny)
        end(ExitCode::Refused);
    return isAny;
}

bool ReleaseRun::confirm()
{
    const auto declined = declinedOnTerminal();
    if (declined)
        end(*declined);
    return !declined;
}

void ReleaseRun::onReleaseRefused(const core::ReleaseRefusal &refusal)
{
    for (const core::PlanFault fault : refusal.faults)
        printError(
            QStringLiteral("The plan cannot be carried out: %1").arg(words(core::planFaultName(fault))));
    end(ExitCode::Usage);
}

// --- while it runs

void ReleaseRun::follow(const core::Snapshot &snapshot)
{
    const auto found = std::ranges::find_if(snapshot.releases, [&](const core::Release &release) {
        return release.plan.application == m_plan.application;
    });
    if (found == snapshot.releases.end())
        return;
    m_release = *found;
    m_operations = snapshot.operations;
    if (m_release->isFinished()) {
        end(m_codeAfterUnwind.value_or(exitCodeOf(*m_release)));
        return;
    }
    if (m_release->state == core::ReleaseState::StoppedBySurprise && !m_codeAfterUnwind) {
        m_stoppedBy = m_release->surprise;
        putBack(QStringLiteral("The plan stops: %1.").arg(surpriseLine(m_release->surprise)),
                exitCodeOf(*m_release));
    } else if (m_release->state == core::ReleaseState::PausedByPlan || judged()) {
        ask();
    } else if (m_codeAfterUnwind && m_release->surprise.kind == core::SurpriseKind::OperationFailed) {
        printError(QStringLiteral("Putting back failed: %1.").arg(surpriseLine(m_release->surprise)));
        end(ExitCode::Failed);
        return;
    }
    tellProgress();
}

const core::InstanceProgress *ReleaseRun::judged() const
{
    const auto found =
        std::ranges::find(m_release->instances, core::Stage::Judging, &core::InstanceProgress::stage);
    return found == m_release->instances.end() ? nullptr : &*found;
}

void ReleaseRun::ask()
{
    const core::InstanceProgress *progress = judged();
    const std::string about = progress ? progress->current().path() : "pause";
    if (m_skippedPause == about || m_codeAfterUnwind)
        return;
    m_skippedPause = about;
    if (progress)
        printLine(QStringLiteral("%1 serves; measured: %2. Is it good?")
                      .arg(QString::fromStdString(about), words(core::verdictName(progress->measured))));
    else
        printLine(QStringLiteral("The plan pauses here. Go on?"));
    if (m_arguments.isYes && !progress) {
        takeAnswer(true);
        return;
    }
    if (m_arguments.isYes && progress->measured == core::Verdict::Pass) {
        takeAnswer(true);
        return;
    }
    if (::isatty(STDIN_FILENO) == 0) {
        putBack(QStringLiteral("Nobody is there to answer."), ExitCode::NotProven);
        return;
    }
    printLine(QStringLiteral("[y/N]"));
    m_answer = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
    connect(m_answer.get(), &QSocketNotifier::activated, this, &ReleaseRun::onAnswer);
}

void ReleaseRun::onAnswer()
{
    m_answer->setEnabled(false);
    std::string answer;
    std::getline(std::cin, answer);
    m_answer.release()->deleteLater();
    takeAnswer(answer == "y" || answer == "yes");
}

void ReleaseRun::takeAnswer(bool isYes)
{
    const core::InstanceProgress *progress = judged();
    if (!isYes)
        putBack(QStringLiteral("Answered with no."), ExitCode::Failed);
    else if (progress)
        steer(core::JudgeAsked{progress->current(), core::Verdict::Pass, "answered on the command line"});
    else
        steer(core::ResumeAsked{});
    if (isYes && !progress)
        m_skippedPause.clear();
}

void ReleaseRun::steer(core::ReleaseWish wish)
{
    m_engine.handle(core::SteerRelease{m_release->id, std::move(wish), m_plan.environment});
}

void ReleaseRun::onNotice(const core::Notify &notice)
{
    if (m_isOver)
        return;
    if (m_arguments.isJson)
        printJson(noticeJson(notice, m_clock()));
    else if (notice.kind == core::Notify::Kind::Asked || notice.kind == core::Notify::Kind::Stalled)
        printLine(QStringLiteral("%1: waits for: %2")
                      .arg(notice.key ? QString::fromStdString(notice.key->id.text()) : QString(),
                           words(core::awaitedName(notice.awaited))));
    const bool isNobodyThere = m_arguments.isYes || ::isatty(STDIN_FILENO) == 0;
    // The limit has an answer for everybody: who watches may go on waiting, a script is told.
    if (notice.kind == core::Notify::Kind::Stalled && isNobodyThere && !m_codeAfterUnwind) {
        printError(QStringLiteral("Not proven in time; what is out stays out."));
        end(ExitCode::NotProven);
    }
}

void ReleaseRun::tellProgress()
{
    const core::TimePoint now = m_clock();
    if (m_isOver || now - m_toldAt < tellEvery)
        return;
    m_toldAt = now;
    if (m_arguments.isJson) {
        printJson(progressJson(*m_release, now));
        return;
    }
    for (const core::InstanceProgress &progress : m_release->instances) {
        if (progress.isActive())
            printLine(QStringLiteral("%1  %2").arg(ui::Text::clockTime(now), progressLine(progress, now)));
    }
}

void ReleaseRun::onLine(const std::string &id, const core::JournalLine &line, core::TimePoint at)
{
    if (m_isOver)
        return;
    if (!m_arguments.isJson) {
        const auto about = std::ranges::find(line.details, std::string("instance"),
                                             &std::pair<std::string, std::string>::first);
        const QString who = about == line.details.end()
                                ? QString()
                                : QString::fromStdString(about->second) + QLatin1Char(' ');
        printLine(QStringLiteral("%1  %2%3: %4")
                      .arg(ui::Text::clockTime(at), who,
                           QString::fromUtf8(core::journalKindName(line.kind).data()),
                           QString::fromStdString(line.text)));
        return;
    }
    printJson(releaseLineJson(id, m_plan.application, line, at));
}

void ReleaseRun::onOperationLine(const core::InstanceKey &key, const core::JournalLine &line,
                                 core::TimePoint at)
{
    if (m_isOver)
        return;
    if (m_arguments.isJson)
        printJson(eventJson(key, line, at));
    else
        printLine(QStringLiteral("%1    %2 %3: %4")
                      .arg(ui::Text::clockTime(at), QString::fromStdString(key.id.text()),
                           QString::fromUtf8(core::journalKindName(line.kind).data()),
                           QString::fromStdString(line.text)));
}

// --- how it ends

void ReleaseRun::putBack(const QString &why, ExitCode code)
{
    m_codeAfterUnwind = code;
    printError(why);
    for (const core::UnwindStep &step : core::unwindOf(*m_release, m_operations)) {
        if (m_arguments.isJson)
            printJson(unwindJson(step, m_clock()));
        else
            printLine(unwindLine(step));
    }
    steer(core::ReleaseAbortAsked{});
}

void ReleaseRun::onInterrupt()
{
    if (m_release && !m_codeAfterUnwind) {
        putBack(
            QStringLiteral("Interrupted: putting back what is out. Interrupt again to leave it as it is."),
            ExitCode::Failed);
        return;
    }
    if (m_release)
        printError(QStringLiteral("Left as it is:"));
    for (const core::InstanceProgress &progress :
         m_release ? m_release->instances : std::vector<core::InstanceProgress>()) {
        if (progress.isActive())
            printError(progressLine(progress, m_clock()));
    }
    end(ExitCode::NotProven);
}

void ReleaseRun::onTimeout()
{
    printError(QStringLiteral("Not proven in time; nothing was undone."));
    end(m_isAsked ? ExitCode::NotProven : ExitCode::Unreachable);
}

void ReleaseRun::end(ExitCode code)
{
    if (m_isOver)
        return;
    m_isOver = true;
    if (m_arguments.isJson)
        printJson(releaseResultJson(m_release ? &*m_release : nullptr, m_stoppedBy, code, m_clock()));
    else if (m_release)
        printLine(QStringLiteral("Release of %1: %2")
                      .arg(QString::fromStdString(m_plan.application.text()),
                           QString::fromLatin1(resultWord(code))));
    emit finished(code);
}

} // namespace app
