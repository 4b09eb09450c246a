// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui {

/// Tells screen readers what our own widgets are, which Qt knows as any widget only. Once for the program;
/// later calls do nothing.
void installAccessibleRoles();

} // namespace ui
