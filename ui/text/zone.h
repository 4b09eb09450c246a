// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QString>

#include <string>

namespace ui {

/// In which time zone times are shown to a person: that of the environment, else the system's. Reports,
/// exports and what goes into a chat are in UTC whatever is chosen here.
class Zone
{
    Q_DECLARE_TR_FUNCTIONS(ui::Zone)

public:
    /// By its IANA name, for example "Europe/Berlin"; empty: the system's. One that is not known here is
    /// shown as UTC, and name() says so. GUI thread only.
    static void use(const std::string &id);
    static QDateTime local(core::TimePoint time);
    /// "UTC+2", or "Europe/Berlin (UTC+2)" where it was chosen; at that time, as it changes with the season.
    static QString name(core::TimePoint now);
};

} // namespace ui
