// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/inspection.h"

#include <QJsonObject>
#include <QString>

namespace app {

/// The settings that were read of the instance and of the Eureka servers: which, what is in force, and where
/// that stands. What is masked says so; nothing is guessed for it.
QString settingsText(const core::Inspection &inspection, core::TimePoint now);
/// "settings" and "serverSettings"; null where nothing was read.
QJsonObject settingsJson(const std::optional<core::Inspection> &inspection);

} // namespace app
