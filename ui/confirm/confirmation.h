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
    QString question;  ///< that asks to type it
    bool asksReason = false;
    bool isDangerous = false;
    core::Intent intent = core::RefreshNow{}; ///< emitted when confirmed; harmless until it is set
};

Confirmation confirmStart(const core::Snapshot &snapshot, const core::InstanceView &row, core::Goal goal,
                          const core::OperationSettings &settings, core::TimePoint now);
/// Eureka's own writes, one after the other, each read back before the next; never empty. The effect is what
/// the rules say will come of them. `peer`: base url of the server they go to; empty: the one that is fit by
/// the lists.
Confirmation confirmChange(const core::Snapshot &snapshot, const core::InstanceKey &key,
                           const std::vector<core::RegistryChange> &changes, core::TimePoint now,
                           std::string peer = {});
/// What is asked of the instance itself; `order` with its endpoint, as offerForOrder has it.
Confirmation confirmOrder(const core::Snapshot &snapshot, const core::InstanceView &row,
                          const core::ActuatorOrder &order, core::TimePoint now);
/// A drain that begins at the instance's own service registry.
Confirmation confirmDrainByInstance(const core::Snapshot &snapshot, const core::InstanceView &row,
                                    core::OperationSettings settings, core::TimePoint now);
Confirmation confirmAbort(const core::Operation &operation);
Confirmation confirmGoOnEarly(const core::Operation &operation, core::TimePoint now);

/// The intent with what the operator typed. A reason is for going on early, and for the guards to override.
core::Intent intentWith(const Confirmation &confirmation, const QString &reason);

} // namespace ui
