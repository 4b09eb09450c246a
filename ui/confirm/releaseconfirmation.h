// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/confirm/confirmation.h"

namespace ui {

// What is asked before an order to a running release.

/// Lists what stays unproven, and asks for the reason.
Confirmation confirmSkip(const core::Release &release, const core::InstanceProgress &progress,
                         const std::vector<core::Operation> &operations);
Confirmation confirmGoOnEarly(const core::Release &release, const core::InstanceProgress &progress);
/// "It serves": by the operator's word alone, on record with a note.
Confirmation confirmReturn(const core::Release &release, const core::InstanceProgress &progress);
Confirmation confirmRollBack(const core::Release &release, const std::vector<core::Operation> &operations);
/// Lists the unwind in its order.
Confirmation confirmAbort(const core::Release &release, const std::vector<core::Operation> &operations);

} // namespace ui
