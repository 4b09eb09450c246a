// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/releasefollow.h"

#include "app/cli/output.h"
#include "app/cli/releasejson.h"
#include "core/release/linedetails.h"
#include "core/release/releasepreview.h"
#include "ui/text/text.h"
#include "ui/text/verdicttext.h"

#include <algorithm>
#include <iostream>
#include <unistd.h>

namespace app {

namespace {

constexpr core::Millis tellEvery = std::chrono::seconds(5);
/// Without anybody to ask, a judgement waits so long for requests enough to judge by.
constexpr core::Millis judgingPatience = std::chrono::seconds(60);

/// Refused or not proven: nothing goes on by itself then.
bool hasPuttingBackFailed(const core::Release &release)
{
    return std::ranges::any_of(release.instances, [](const core::InstanceProgress &one) {
        return one.stage == core::Stage::Failed &&
               (one.failedIn == core::Stage::PuttingBack || one.failedIn == core::Stage::ClearingOverride);
    });
}

QString judgedWords(const core::InstanceProgress &progress)
{
    return progress.verdict ? ui::VerdictText::sentence(*progress.verdict, progress.targetVersion)
                            : QStringLiteral("It was not measured.");
}

} // namespace

ReleaseFollow::ReleaseFollow(const Arguments &arguments, Engine &engine, Clock clock)
    : m_isYes(arguments.isYes)
    , m_isJson(arguments.isJson)
    , m_engine(engine)
    , m_clock(std::move(clock))
{
    connect(&m_engine, &Engine::releaseLineWritten, this, &ReleaseFollow::onLine);
    connect(&m_engine, &Engine::lineWritten, this, &ReleaseFollow::onOperationLine);
    connect(&m_engine, &Engine::notified, this,
            [this](const std::string &, const core::Notify &notice) { onNotice(notice); });
}

void ReleaseFollow::begin(core::ReleasePlan plan, core::ReleaseOutcome wanted)
{
    m_wanted = wanted;
    m_plan = std::move(plan);
    m_isBegun = true;
}

void ReleaseFollow::follow(const core::Snapshot &snapshot)
{
    const auto found = std::ranges::find_if(snapshot.releases, [&](const core::Release &release) {
        return release.plan.application == m_plan.application;
    });
    if (found == snapshot.releases.end())
        return;
    m_release = *found;
    m_operations = snapshot.operations;
    if (m_release->isFinished()) {
        const bool isAsWanted =
            m_release->outcome == m_wanted && m_release->surprise.kind == core::SurpriseKind::None;
        end(m_codeAfterUnwind.value_or(isAsWanted ? ExitCode::Done : exitCodeOf(*m_release)));
        return;
    }
    if (m_release->state == core::ReleaseState::StoppedBySurprise && !m_codeAfterUnwind) {
        m_stoppedBy = m_release->surprise;
        putBack(QStringLiteral("The plan stops: %1.").arg(surpriseLine(m_release->surprise)),
                exitCodeOf(*m_release));
    } else if (m_release->state == core::ReleaseState::PausedByPlan || judged()) {
        ask();
    } else if (m_isAborted && hasPuttingBackFailed(*m_release)) {
        printError(QStringLiteral("Putting back failed: %1.").arg(surpriseLine(m_release->surprise)));
        end(ExitCode::Failed);
        return;
    }
    tellProgress();
}

const core::InstanceProgress *ReleaseFollow::judged() const
{
    const auto found =
        std::ranges::find(m_release->instances, core::Stage::Judging, &core::InstanceProgress::stage);
    return found == m_release->instances.end() ? nullptr : &*found;
}

bool ReleaseFollow::mayStillBeMeasured(const core::InstanceProgress &progress) const
{
    const bool isNobodyThere = m_isYes || ::isatty(STDIN_FILENO) == 0;
    const bool isOpen =
        progress.measured == core::Verdict::NoData || progress.measured == core::Verdict::Doubtful;
    return isNobodyThere && isOpen && m_clock() - progress.since < judgingPatience;
}

void ReleaseFollow::ask()
{
    const core::InstanceProgress *progress = judged();
    if (progress && mayStillBeMeasured(*progress))
        return;
    const std::string about = progress ? progress->current().path() : "pause";
    if (m_skippedPause == about || m_codeAfterUnwind)
        return;
    m_skippedPause = about;
    if (progress)
        printLine(QStringLiteral("%1 serves. %2 Is it good?")
                      .arg(QString::fromStdString(about), judgedWords(*progress)));
    else
        printLine(QStringLiteral("The plan pauses here. Go on?"));
    if (m_isYes && !progress) {
        takeAnswer(true);
        return;
    }
    if (m_isYes && progress->measured == core::Verdict::Pass) {
        takeAnswer(true);
        return;
    }
    if (::isatty(STDIN_FILENO) == 0) {
        putBack(QStringLiteral("Nobody is there to answer."), ExitCode::NotProven);
        return;
    }
    printLine(QStringLiteral("[y/N]"));
    m_answer = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
    connect(m_answer.get(), &QSocketNotifier::activated, this, &ReleaseFollow::onAnswer);
}

void ReleaseFollow::onAnswer()
{
    m_answer->setEnabled(false);
    std::string answer;
    std::getline(std::cin, answer);
    m_answer.release()->deleteLater();
    takeAnswer(answer == "y" || answer == "yes");
}

void ReleaseFollow::takeAnswer(bool isYes)
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

void ReleaseFollow::steer(core::ReleaseWish wish)
{
    m_engine.handle(core::SteerRelease{m_release->id, std::move(wish), m_plan.environment});
}

void ReleaseFollow::onNotice(const core::Notify &notice)
{
    if (m_isOver || !m_isBegun)
        return;
    if (m_isJson)
        printJson(noticeJson(notice, m_clock()));
    else if (notice.kind == core::Notify::Kind::Asked || notice.kind == core::Notify::Kind::Stalled)
        printLine(QStringLiteral("%1: waits for: %2")
                      .arg(notice.key ? QString::fromStdString(notice.key->id.text()) : QString(),
                           words(core::awaitedName(notice.awaited))));
    const bool isNobodyThere = m_isYes || ::isatty(STDIN_FILENO) == 0;
    // The limit has an answer for everybody: who watches may go on waiting, a script is told.
    if (notice.kind != core::Notify::Kind::Stalled || !isNobodyThere)
        return;
    printError(m_codeAfterUnwind ? QStringLiteral("Putting back is not proven in time; it stays as it is:")
                                 : QStringLiteral("Not proven in time; what is out stays out:"));
    printStanding();
    end(ExitCode::NotProven);
}

/// What is under way, for whoever has to see to it now.
void ReleaseFollow::printStanding()
{
    if (!m_release)
        return;
    for (const core::InstanceProgress &progress : m_release->instances) {
        if (progress.isActive())
            printError(progressLine(progress, m_clock()));
    }
}

void ReleaseFollow::tellProgress()
{
    const core::TimePoint now = m_clock();
    if (m_isOver || now - m_toldAt < tellEvery)
        return;
    m_toldAt = now;
    if (m_isJson) {
        printJson(progressJson(*m_release, now));
        return;
    }
    for (const core::InstanceProgress &progress : m_release->instances) {
        if (progress.isActive())
            printLine(QStringLiteral("%1  %2").arg(ui::Text::clockTime(now), progressLine(progress, now)));
    }
}

void ReleaseFollow::onLine(const std::string &id, const core::JournalLine &line, core::TimePoint at)
{
    if (m_isOver || !m_isBegun)
        return;
    if (!m_isJson) {
        const auto about = core::detailOf(line.details, "instance");
        const QString who =
            about ? QString::fromStdString(std::string(*about)) + QLatin1Char(' ') : QString();
        printLine(QStringLiteral("%1  %2%3: %4")
                      .arg(ui::Text::clockTime(at), who,
                           QString::fromUtf8(core::journalKindName(line.kind).data()),
                           QString::fromStdString(line.text)));
        return;
    }
    printJson(releaseLineJson(id, m_plan.application, line, at));
}

void ReleaseFollow::onOperationLine(const core::InstanceKey &key, const core::JournalLine &line,
                                    core::TimePoint at)
{
    if (m_isOver || !m_isBegun)
        return;
    if (m_isJson)
        printJson(eventJson(key, line, at));
    else
        printLine(QStringLiteral("%1    %2 %3: %4")
                      .arg(ui::Text::clockTime(at), QString::fromStdString(key.id.text()),
                           QString::fromUtf8(core::journalKindName(line.kind).data()),
                           QString::fromStdString(line.text)));
}

// --- how it ends

void ReleaseFollow::putBack(const QString &why, ExitCode code)
{
    m_codeAfterUnwind = code;
    // What was seen last may be a tenth of a second old: of before the release, or of another step of it.
    m_engine.publish();
    if (m_isOver || !m_release)
        return;
    printError(why);
    for (const core::UnwindStep &step : core::unwindOf(*m_release, m_operations)) {
        if (m_isJson)
            printJson(unwindJson(step, m_clock()));
        else
            printLine(unwindLine(step));
    }
    steer(core::ReleaseAbortAsked{});
    m_isAborted = true;
}

void ReleaseFollow::interrupt()
{
    if (m_isBegun && !m_codeAfterUnwind) {
        putBack(
            QStringLiteral("Interrupted: putting back what is out. Interrupt again to leave it as it is."),
            ExitCode::Failed);
        return;
    }
    if (m_release)
        printError(QStringLiteral("Left as it is:"));
    printStanding();
    end(ExitCode::NotProven);
}

void ReleaseFollow::timeOut()
{
    const bool isUndoing = m_codeAfterUnwind || m_wanted == core::ReleaseOutcome::Aborted;
    printError(isUndoing ? QStringLiteral("Putting back is not proven in time; it stays as it is:")
                         : QStringLiteral("Not proven in time; nothing was undone."));
    printStanding();
    end(m_isBegun ? ExitCode::NotProven : ExitCode::Unreachable);
}

void ReleaseFollow::end(ExitCode code)
{
    if (m_isOver)
        return;
    m_isOver = true;
    if (m_isJson)
        printJson(releaseResultJson(m_release ? &*m_release : nullptr, m_stoppedBy, code, m_clock()));
    else if (m_release)
        printLine(QStringLiteral("Release of %1: %2")
                      .arg(QString::fromStdString(m_plan.application.text()),
                           QString::fromLatin1(resultWord(code))));
    emit finished(code);
}

} // namespace app
