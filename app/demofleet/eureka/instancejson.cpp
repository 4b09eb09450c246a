// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/eureka/instancejson.h"

#include <QJsonArray>
#include <QMap>

namespace demofleet {

namespace {

/// Clients write numbers as numbers or as text, depending on their version.
qint64 toNumber(const QJsonValue &value, qint64 fallback)
{
    if (value.isString()) {
        bool valid = false;
        const qint64 number = value.toString().toLongLong(&valid);
        return valid ? number : fallback;
    }
    return value.toInteger(fallback);
}

bool toBool(const QJsonValue &value)
{
    return value.isString() ? value.toString() == QLatin1String("true") : value.toBool();
}

QJsonObject normalPort(const QJsonValue &value, int fallback, bool enabled)
{
    const QJsonObject port = value.toObject();
    if (!port.isEmpty()) {
        enabled = toBool(port.value(u"@enabled"));
    }
    return {{QStringLiteral("$"), toNumber(port.value(u"$"), fallback)},
            {QStringLiteral("@enabled"), enabled ? QStringLiteral("true") : QStringLiteral("false")}};
}

QByteArray missingField(const QJsonObject &instance)
{
    static const struct
    {
        QString field;
        QByteArray refusal;
    } needed[] = {{QStringLiteral("instanceId"), "Missing instanceId"},
                  {QStringLiteral("hostName"), "Missing hostname"},
                  {QStringLiteral("ipAddr"), "Missing ip address"},
                  {QStringLiteral("app"), "Missing appName"}};
    for (const auto &[field, refusal] : needed) {
        if (instance.value(field).toString().isEmpty()) {
            return refusal;
        }
    }
    const QJsonValue center = instance.value(u"dataCenterInfo");
    if (!center.isObject()) {
        return "Missing dataCenterInfo";
    }
    return center.toObject().value(u"name").toString().isEmpty() ? "Missing dataCenterInfo Name" : "";
}

QJsonObject postedMetadata(const QJsonObject &instance)
{
    QJsonObject metadata = instance.value(u"metadata").toObject();
    metadata.remove(QStringLiteral("@class")); // the type of an empty map, no entry of it
    return metadata;
}

QString actionText(Action action)
{
    switch (action) {
    case Action::Added:
        return QStringLiteral("ADDED");
    case Action::Modified:
        return QStringLiteral("MODIFIED");
    case Action::Deleted:
        break;
    }
    return QStringLiteral("DELETED");
}

QJsonObject leaseToJson(const Lease &lease)
{
    return {{QStringLiteral("renewalIntervalInSecs"), lease.renewalSeconds},
            {QStringLiteral("durationInSecs"), lease.durationSeconds},
            {QStringLiteral("registrationTimestamp"), lease.registeredAt},
            {QStringLiteral("lastRenewalTimestamp"), lease.renewedAt},
            {QStringLiteral("evictionTimestamp"), lease.evictedAt},
            {QStringLiteral("serviceUpTimestamp"), lease.serviceUpAt}};
}

} // namespace

PostedInstance instanceFromJson(const QJsonObject &instance, const QString &application)
{
    PostedInstance posted;
    posted.refusal = missingField(instance);
    if (!posted.refusal.isEmpty()) {
        return posted;
    }
    const QString name = instance.value(u"app").toString().toUpper();
    if (name != application) {
        posted.refusal =
            "Mismatched appName, expecting " + application.toUtf8() + " but was " + name.toUtf8();
        return posted;
    }
    InstanceRecord &record = posted.record;
    record.application = name;
    record.id = instance.value(u"instanceId").toString();
    record.status =
        statusFrom(instance.value(u"status").toString(QStringLiteral("UP"))).value_or(Status::Unknown);
    const QString overridden =
        instance.value(u"overriddenStatus").toString(instance.value(u"overriddenstatus").toString());
    record.overridden = statusFrom(overridden).value_or(Status::Unknown);
    record.lastDirty = toNumber(instance.value(u"lastDirtyTimestamp"), 0);
    const QJsonObject lease = instance.value(u"leaseInfo").toObject();
    record.lease.renewalSeconds = static_cast<int>(toNumber(lease.value(u"renewalIntervalInSecs"), 30));
    record.lease.durationSeconds = static_cast<int>(toNumber(lease.value(u"durationInSecs"), 90));
    record.metadata = postedMetadata(instance);
    record.details = instance;
    return posted;
}

QJsonObject instanceToJson(const InstanceRecord &record, Flavour flavour)
{
    QJsonObject json = record.details;
    json.insert(QStringLiteral("instanceId"), record.id);
    json.insert(QStringLiteral("app"), record.application);
    json.insert(QStringLiteral("status"), statusText(record.status));
    json.remove(QStringLiteral("overriddenStatus"));
    json.remove(QStringLiteral("overriddenstatus"));
    json.insert(flavour == Flavour::Legacy ? QStringLiteral("overriddenstatus")
                                           : QStringLiteral("overriddenStatus"),
                statusText(record.overridden));
    json.insert(QStringLiteral("port"), normalPort(record.details.value(u"port"), 7001, true));
    json.insert(QStringLiteral("securePort"), normalPort(record.details.value(u"securePort"), 7002, false));
    json.insert(QStringLiteral("countryId"), toNumber(record.details.value(u"countryId"), 1));
    json.insert(QStringLiteral("leaseInfo"), leaseToJson(record.lease));
    QJsonObject metadata = record.metadata;
    if (metadata.isEmpty()) {
        metadata.insert(QStringLiteral("@class"), QStringLiteral("java.util.Collections$EmptyMap"));
    }
    json.insert(QStringLiteral("metadata"), metadata);
    json.insert(QStringLiteral("isCoordinatingDiscoveryServer"), QStringLiteral("false"));
    json.insert(QStringLiteral("lastUpdatedTimestamp"), QString::number(record.lastUpdated));
    json.insert(QStringLiteral("lastDirtyTimestamp"), QString::number(record.lastDirty));
    json.insert(QStringLiteral("actionType"), actionText(record.action));
    return json;
}

QJsonArray groupedToJson(const QList<InstanceRecord> &records, Flavour flavour)
{
    QMap<QString, QJsonArray> groups;
    for (const InstanceRecord &record : records) {
        groups[record.application].append(instanceToJson(record, flavour));
    }
    QJsonArray applications;
    for (auto group = groups.begin(); group != groups.end(); ++group) {
        applications.append(
            QJsonObject{{QStringLiteral("name"), group.key()}, {QStringLiteral("instance"), group.value()}});
    }
    return applications;
}

} // namespace demofleet
