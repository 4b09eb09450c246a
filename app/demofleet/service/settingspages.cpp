// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/service/settingspages.h"

#include <QJsonArray>

namespace demofleet {

QJsonObject configurationPropertiesJson(const QString &application, const QMap<QString, QJsonObject> &beans)
{
    QJsonObject all;
    for (auto bean = beans.begin(); bean != beans.end(); ++bean) {
        all.insert(bean.key() + QLatin1String("-demo.Properties"),
                   QJsonObject{{QStringLiteral("prefix"), bean.key()},
                               {QStringLiteral("properties"), bean.value()},
                               {QStringLiteral("inputs"), QJsonObject{}}});
    }
    return {{QStringLiteral("contexts"),
             QJsonObject{{application, QJsonObject{{QStringLiteral("beans"), all}}}}}};
}

QJsonObject environmentJson(const QMap<QString, QString> &properties)
{
    QJsonObject values;
    for (auto property = properties.begin(); property != properties.end(); ++property) {
        values.insert(property.key(), QJsonObject{{QStringLiteral("value"), property.value()}});
    }
    const QJsonObject source{{QStringLiteral("name"), QStringLiteral("commandLineArgs")},
                             {QStringLiteral("properties"), values}};
    return {{QStringLiteral("activeProfiles"), QJsonArray{}},
            {QStringLiteral("defaultProfiles"), QJsonArray{QStringLiteral("default")}},
            {QStringLiteral("propertySources"), QJsonArray{source}}};
}

QString isoDuration(std::chrono::milliseconds length)
{
    return QLatin1String("PT") + QString::number(static_cast<double>(length.count()) / 1000.0, 'g', 12) +
           QLatin1Char('S');
}

int wholeSeconds(std::chrono::milliseconds length)
{
    return static_cast<int>(std::chrono::ceil<std::chrono::seconds>(length).count());
}

} // namespace demofleet
