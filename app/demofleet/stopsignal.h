// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace demofleet {

/// Ctrl+C and TERM end the event loop in the normal way, so that everything is closed in order.
void quitOnStopSignal();

} // namespace demofleet
