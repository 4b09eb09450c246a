// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/service/health.h"

#include <QJsonArray>

namespace demofleet {

namespace {

const QString StatusKey = QStringLiteral("status");
const QString DetailsKey = QStringLiteral("details");
const QString ComponentsKey = QStringLiteral("components");

/// The worst of the known words; others are ignored.
QString worstStatus(const QJsonObject &components)
{
    for (const QString &status :
         {QStringLiteral("DOWN"), QStringLiteral("OUT_OF_SERVICE"), QStringLiteral("UP")}) {
        for (const QJsonValue component : components) {
            if (component.toObject().value(StatusKey).toString() == status) {
                return status;
            }
        }
    }
    return QStringLiteral("UNKNOWN");
}

QJsonObject composite(const QJsonObject &components)
{
    return {{StatusKey, worstStatus(components)}, {ComponentsKey, components}};
}

QJsonObject well(const QJsonObject &details = {})
{
    QJsonObject node{{StatusKey, QStringLiteral("UP")}};
    if (!details.isEmpty()) {
        node.insert(DetailsKey, details);
    }
    return node;
}

QJsonObject discovery(const RegistryView &view)
{
    QJsonArray services;
    QJsonObject applications;
    for (auto entry = view.up.begin(); entry != view.up.end(); ++entry) {
        services.append(entry.key().toLower());
        applications.insert(entry.key(), static_cast<int>(entry.value().size()));
    }
    const QJsonObject eureka{
        {QStringLiteral("description"), QStringLiteral("Remote status from Eureka server")},
        {StatusKey, view.ownStatus},
        {DetailsKey, QJsonObject{{QStringLiteral("applications"), applications}}}};
    return composite({{QStringLiteral("discoveryClient"), well({{QStringLiteral("services"), services}})},
                      {QStringLiteral("eureka"), eureka}});
}

} // namespace

QJsonObject healthJson(const RegistryView &view)
{
    const QJsonObject disk{{QStringLiteral("total"), qint64(107374182400)},
                           {QStringLiteral("free"), qint64(64424509440)},
                           {QStringLiteral("threshold"), 10485760},
                           {QStringLiteral("path"), QStringLiteral("/srv/app/.")},
                           {QStringLiteral("exists"), true}};
    return composite({{QStringLiteral("discoveryComposite"), discovery(view)},
                      {QStringLiteral("diskSpace"), well(disk)},
                      {QStringLiteral("ping"), well()},
                      {QStringLiteral("refreshScope"), well()}});
}

int healthStatusCode(const QJsonObject &health)
{
    const QString status = health.value(StatusKey).toString();
    return status == QLatin1String("DOWN") || status == QLatin1String("OUT_OF_SERVICE") ? 503 : 200;
}

} // namespace demofleet
