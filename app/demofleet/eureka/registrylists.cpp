// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/eureka/registrylists.h"

#include "app/demofleet/eureka/instancejson.h"
#include "app/demofleet/eureka/instancexml.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace demofleet {

namespace {

const QString VipField = QStringLiteral("vipAddress");
const QString SecureVipField = QStringLiteral("secureVipAddress");

QList<InstanceRecord> atAddress(const EurekaRegistry &registry, const QString &field, const QString &address)
{
    QList<InstanceRecord> found = registry.instances();
    found.removeIf([&](const InstanceRecord &record) {
        return !record.details.value(field).toString().split(QLatin1Char(',')).contains(address);
    });
    return found;
}

QJsonObject listJson(const QList<InstanceRecord> &records, int version, const QString &hashcode,
                     Flavour flavour)
{
    return {{QStringLiteral("applications"),
             QJsonObject{{QStringLiteral("versions__delta"), QString::number(version)},
                         {QStringLiteral("apps__hashcode"), hashcode},
                         {QStringLiteral("application"), groupedToJson(records, flavour)}}}};
}

QJsonObject addressJson(const EurekaRegistry &registry, const QString &field, const QString &address,
                        Flavour flavour)
{
    const QList<InstanceRecord> records = atAddress(registry, field, address);
    return listJson(records, -1, hashcodeOf(records), flavour);
}

std::optional<QJsonObject> listOf(EurekaRegistry &registry, const ListKey &key, Flavour flavour,
                                  int deltaVersion, qint64 now)
{
    switch (key.kind) {
    case ListKey::Kind::All:
        return listJson(registry.instances(), 1, hashcodeOf(registry.instances()), flavour);
    case ListKey::Kind::Delta: // with the hash of everything, not of the delta
        return listJson(registry.changes(now), deltaVersion, hashcodeOf(registry.instances()), flavour);
    case ListKey::Kind::Vip:
        return addressJson(registry, VipField, key.name, flavour);
    case ListKey::Kind::SecureVip:
        return addressJson(registry, SecureVipField, key.name, flavour);
    case ListKey::Kind::Application:
        break;
    }
    const QJsonArray group = groupedToJson(registry.instancesOf(key.name), flavour);
    if (group.isEmpty()) {
        return std::nullopt;
    }
    return QJsonObject{{QStringLiteral("application"), group.first()}};
}

} // namespace

QString ListKey::text() const
{
    return QString::number(static_cast<int>(kind)) + QLatin1Char(isXml ? 'x' : 'j') + name;
}

ListKey ListKey::from(const QString &text)
{
    return {static_cast<Kind>(text.left(1).toInt()), text.mid(2), text.mid(1, 1) == QLatin1String("x")};
}

QList<ListKey> keysTouchedBy(const InstanceRecord &record)
{
    using Kind = ListKey::Kind;
    QList<ListKey> keys;
    for (const bool isXml : {false, true}) {
        keys += {{Kind::All, {}, isXml},
                 {Kind::Delta, {}, isXml},
                 {Kind::Application, record.application, isXml},
                 {Kind::Vip, record.details.value(VipField).toString(), isXml},
                 {Kind::SecureVip, record.details.value(SecureVipField).toString(), isXml}};
    }
    return keys;
}

std::optional<QByteArray> listBody(EurekaRegistry &registry, const ListKey &key, Flavour flavour,
                                   int deltaVersion, qint64 now)
{
    const auto json = listOf(registry, key, flavour, deltaVersion, now);
    if (!json) {
        return std::nullopt;
    }
    return key.isXml ? xmlFromJson(*json) : QJsonDocument(*json).toJson(QJsonDocument::Compact);
}

} // namespace demofleet
