// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/release/registrychange.h"

class QWidget;

namespace ui {

/// Tells what came of a single write: what is not proven on every peer must not look like a success. Does not
/// wait.
void tellOutcome(const core::RegistryChangeState &change, QWidget *parent);

} // namespace ui
