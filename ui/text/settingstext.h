// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/settings.h"
#include "core/fleet/sourced.h"

#include <QCoreApplication>
#include <QString>

#include <utility>
#include <vector>

namespace ui {

/// The settings that were read of an instance or a server; part of the catalogue, see Text.
class SettingsText
{
    Q_DECLARE_TR_FUNCTIONS(ui::SettingsText)

public:
    /// What is in force; what is masked says so, nothing is guessed for it.
    static QString value(const core::SettingReading &reading);
    /// Where and when they were read or why not, without a name; then each property with its value and where
    /// that stands.
    static std::vector<std::pair<QString, QString>> lines(const core::Sourced<core::Settings> &read,
                                                          core::TimePoint now);
};

} // namespace ui
