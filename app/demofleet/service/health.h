// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/service/registryview.h"

#include <QJsonObject>

namespace demofleet {

/// The health document of a process that shows all details. The process itself is always well: only Eureka's
/// view of it can spoil the sum, which is what a drained instance looks like.
QJsonObject healthJson(const RegistryView &view);

/// DOWN and OUT_OF_SERVICE are 503.
int healthStatusCode(const QJsonObject &health);

} // namespace demofleet
