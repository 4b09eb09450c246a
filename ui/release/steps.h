// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/operation.h"

#include <QString>

#include <vector>

namespace ui {

enum class StepState { Done, Active, Ahead, Unproven, Failed };

/// One line of the release panel.
struct StepLine
{
    StepState state = StepState::Ahead;
    QString title;
    QString detail;
};

/// The whole way of the operation: what is done, where it stands, and what is ahead.
std::vector<StepLine> stepsOf(const core::Operation &operation, core::TimePoint now);
/// What each peer was read to say, and whether callers still come.
std::vector<StepLine> evidenceOf(const core::Operation &operation);

} // namespace ui
