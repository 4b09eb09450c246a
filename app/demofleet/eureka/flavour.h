// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace demofleet {

/// Which Eureka is simulated. Legacy is 1.6.2, as Spring Cloud Dalston has it; modern is 1.10 and 2.0.
enum class Flavour { Modern, Legacy };

} // namespace demofleet
