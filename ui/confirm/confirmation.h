// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/request.h"
#include "core/release/intent.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace ui {

/// What a dialog asks before something is done, as a value: the dialog only shows it.
struct Confirmation
{
    QString title;
    QString effect; ///< what it means for callers
    QStringList warnings;
    std::vector<core::Request> requests; ///< exactly what will be sent and changes something
    QString requestsNote;                ///< where nothing is sent, or what comes on top
    QString confirmText;
    /// Each must be named to go on, with a reason on record; empty: nothing blocks.
    std::vector<core::Guard> toOverride;
    QString typedName; ///< must be typed before it opens; empty: nothing to type
    bool asksReason = false;
    bool isDangerous = false;
    core::Intent intent = core::RefreshNow{}; ///< emitted when confirmed; harmless until it is set
};

Confirmation confirmStart(const core::Snapshot &snapshot, const core::InstanceView &row, core::Goal goal,
                          const core::OperationSettings &settings, core::TimePoint now);
/// One of Eureka's own writes, sent to that peer. The effect is what the rules say will come of it.
Confirmation confirmChange(const core::Snapshot &snapshot, const core::InstanceKey &key,
                           const core::RegistryChange &change, const std::string &peer);
Confirmation confirmAbort(const core::Operation &operation);
Confirmation confirmGoOnEarly(const core::Operation &operation, core::TimePoint now);

/// The intent with what the operator typed. A reason is for going on early, and for the guards to override.
core::Intent intentWith(const Confirmation &confirmation, const QString &reason);

} // namespace ui
