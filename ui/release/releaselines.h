// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/intent.h"
#include "ui/release/steps.h"

#include <QString>

#include <optional>
#include <vector>

namespace ui {

/// "Release ORDERS to 2.15.0".
QString releaseTitle(const core::Release &release);
/// How far it is, by which recipe, for which change, and since when.
QString releaseSubtitle(const core::Release &release);

/// Requests and failed ones since the release began, by the rates that were measured.
struct MeasuredImpact
{
    double requests = 0;
    double failed = 0;
};
/// Of the application's own counters, or of its callers'; nothing where nothing was measured.
std::optional<MeasuredImpact> impactSince(const core::FleetView &fleet, const core::Release &release,
                                          bool isCallerSide);
/// What is known of failed requests since the start; says so where nothing is.
QString impactSentence(const core::FleetView &fleet, const core::Release &release);

/// One line for each instance; where there are many, those that are over and those to come are summed up.
std::vector<StepLine> instanceLines(const core::Release &release, core::TimePoint now);
/// What proves that the instance is back: new start, UP, healthy, callers' copies, first requests. Empty
/// before its return is awaited.
std::vector<StepLine> returnLines(const core::Release &release, const core::InstanceProgress &progress,
                                  core::TimePoint now);

/// Whom the orders of the panel are for: the chosen one, else the one that wants the operator, else the first
/// that is under way, else the next; null where none is left.
const core::InstanceProgress *subjectOf(const core::Release &release,
                                        const std::optional<core::InstanceKey> &selected);

/// Which orders the instance's stage takes, as the table of releasemachine.cpp has it.
bool maySkip(const core::Release &release, const core::InstanceProgress &progress);
bool mayRetry(const core::Release &release, const core::InstanceProgress &progress);
bool mayConfirm(const core::Release &release, const core::InstanceProgress &progress);
bool mayJudge(const core::Release &release, const core::InstanceProgress &progress);
bool mayGoOnEarly(const core::Release &release, const core::InstanceProgress &progress);
bool mayPause(const core::Release &release);
bool mayResume(const core::Release &release);
bool mayRollBack(const core::Release &release);
bool mayAbort(const core::Release &release);

/// The release to show: a running one of that application, else the newest running one, else the newest; null
/// where there is none.
const core::Release *releaseToShow(const core::Snapshot &snapshot,
                                   const std::optional<core::ApplicationName> &application);
/// The unfinished release that has the instance under way; null where none has.
const core::Release *releaseOf(const core::Snapshot &snapshot, const core::InstanceKey &key);

} // namespace ui
