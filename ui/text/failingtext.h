// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actuator/failing.h"
#include "core/fleet/sourced.h"
#include "core/release/versionfailures.h"

#include <QCoreApplication>
#include <QString>

#include <utility>
#include <vector>

namespace ui {

/// Which requests of an instance fail; part of the catalogue, see Text.
class FailingText
{
    Q_DECLARE_TR_FUNCTIONS(ui::FailingText)

public:
    /// "12, 3 of them new · status 500 · IllegalStateException"
    static QString sentence(const core::FailingPath &path);
    /// Each path with its sentence; what was not asked for, or why nothing is known, without a path. None
    /// where nobody asked.
    static std::vector<std::pair<QString, QString>> lines(const core::Sourced<core::FailingRequests> &read,
                                                          core::TimePoint now);
    /// Each version with its sums, then each path that fails, once for each of them. None where one serves.
    static std::vector<std::pair<QString, QString>>
    versionLines(const std::vector<core::VersionFailures> &versions);

private:
    static QString sums(const core::VersionFailures &version);
    static QString ofPath(const core::VersionFailures &version, const std::string &path);
};

} // namespace ui
