// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/exitcode.h"
#include "app/engine/engine.h"

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace app {

/// A release that runs, without a window: tells its lines and waits, asks at its pause points, and ends with
/// its exit code.
///
/// Where the plan stops and nobody is there to decide, what is out is put back.
class ReleaseFollow : public QObject
{
    Q_OBJECT

public:
    ReleaseFollow(const Arguments &arguments, Engine &engine, Clock clock);

    /// The release of that plan was begun, or gone on with; it is done where it ends like that.
    void begin(core::ReleasePlan plan, core::ReleaseOutcome wanted = core::ReleaseOutcome::Done);
    bool isBegun() const { return m_isBegun; }
    void follow(const core::Snapshot &snapshot);
    /// The first puts back what is out, the second leaves it as it is and says so.
    void interrupt();
    void timeOut(); ///< nothing is undone
    void end(ExitCode code);

signals:
    void finished(app::ExitCode code);

private:
    void tellProgress();
    void onLine(const std::string &release, const core::JournalLine &line, core::TimePoint at);
    void onOperationLine(const core::InstanceKey &key, const core::JournalLine &line, core::TimePoint at);
    void onNotice(const core::Notify &notice);
    void printStanding();
    void ask(); ///< at a pause point or for a judgement
    void onAnswer();
    void takeAnswer(bool isYes);
    void putBack(const QString &why, ExitCode code);
    void steer(core::ReleaseWish wish);
    const core::InstanceProgress *judged() const;
    bool mayStillBeMeasured(const core::InstanceProgress &progress) const;

    bool m_isYes;
    bool m_isJson;
    Engine &m_engine;
    Clock m_clock;
    std::unique_ptr<QSocketNotifier> m_answer;
    core::ReleasePlan m_plan{{}, *core::ApplicationName::from("-")};
    std::optional<core::Release> m_release;
    std::vector<core::Operation> m_operations;
    bool m_isAborted = false;                  ///< the abort was asked for
    std::optional<core::Surprise> m_stoppedBy; ///< why the plan stopped by itself
    std::optional<ExitCode> m_codeAfterUnwind; ///< what is out is being put back; this is told after it
    core::ReleaseOutcome m_wanted = core::ReleaseOutcome::Done;
    std::string m_skippedPause; ///< the pause or judgement that was asked about
    bool m_isBegun = false;
    bool m_isOver = false;
    core::TimePoint m_toldAt{};
};

} // namespace app
