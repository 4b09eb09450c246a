// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QMap>
#include <QString>

#include <chrono>

namespace demofleet {

/// Bound settings by prefix, as actuator/configprops of Spring Boot 3.5 shows them with values shown.
QJsonObject configurationPropertiesJson(const QString &application, const QMap<QString, QJsonObject> &beans);

/// What is set, as actuator/env shows it: from the command line alone.
QJsonObject environmentJson(const QMap<QString, QString> &properties);

/// "PT0.5S"
QString isoDuration(std::chrono::milliseconds length);

/// Whole seconds, rounded up: Eureka's clients know no smaller unit, and a shorter one would be a lie.
int wholeSeconds(std::chrono::milliseconds length);

} // namespace demofleet
