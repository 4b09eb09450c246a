// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demofleet/eureka/flavour.h"
#include "app/demofleet/eureka/instancerecord.h"

#include <QByteArray>
#include <QJsonObject>

namespace demofleet {

/// What a POST of an instance holds, or why it is refused, in Eureka's own words.
struct PostedInstance
{
    InstanceRecord record;
    QByteArray refusal; ///< empty: it is good
};

PostedInstance instanceFromJson(const QJsonObject &instance, const QString &application);

/// With each scalar as text or number exactly where real servers have it so. Legacy servers spell the
/// overridden status in lower case.
QJsonObject instanceToJson(const InstanceRecord &record, Flavour flavour);

/// The application list of /apps and /apps/delta.
QJsonArray groupedToJson(const QList<InstanceRecord> &records, Flavour flavour);

} // namespace demofleet
