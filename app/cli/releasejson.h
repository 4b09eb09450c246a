// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exitcode.h"
#include "core/release/releasemachine.h"
#include "core/release/releasepreview.h"
#include "core/release/releaserecovery.h"

#include <QJsonObject>
#include <QString>

namespace app {

/// What `release` prints as JSON lines: one object per event, the last one its result.

QJsonObject plannedJson(const core::PlannedRequest &planned, core::TimePoint at);
QJsonObject lengthJson(const core::ReleasePlan &plan, const core::ExpectedLength &length, core::TimePoint at);
QJsonObject releaseLineJson(const std::string &release, const core::ApplicationName &application,
                            const core::JournalLine &line, core::TimePoint at);
QJsonObject progressJson(const core::Release &release, core::TimePoint at);
QJsonObject noticeJson(const core::Notify &notice, core::TimePoint at);
QJsonObject unwindJson(const core::UnwindStep &step, core::TimePoint at);
/// `stoppedBy` is why the plan stopped by itself, where it did.
QJsonObject releaseResultJson(const core::Release *release, const std::optional<core::Surprise> &stoppedBy,
                              ExitCode code, core::TimePoint at);
/// A release whose program died, and how each of its instances would go on.
QJsonObject releaseRecoveryJson(const core::ReleaseRecovery &recovery, core::TimePoint at);

/// The exit code of a release that has ended, or that nobody is there to go on with.
ExitCode exitCodeOf(const core::Release &release);

// The same for a person.

QString plannedLine(const core::PlannedRequest &planned);
QString progressLine(const core::InstanceProgress &progress, core::TimePoint now);
QString surpriseLine(const core::Surprise &surprise);
QString unwindLine(const core::UnwindStep &step);
/// A name for programs, as words.
QString words(std::string_view name);

} // namespace app
