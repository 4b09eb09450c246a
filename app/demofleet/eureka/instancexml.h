// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace demofleet {

/// Eureka's XML of what its JSON says: the same elements, but the overridden status in lower case in all
/// versions. `json` is {"instance":...}, {"application":...} or {"applications":...}.
QByteArray xmlFromJson(const QJsonObject &json);

} // namespace demofleet
