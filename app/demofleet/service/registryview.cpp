// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/service/registryview.h"

#include <QJsonArray>

namespace demofleet {

RegistryView registryViewFrom(const QJsonObject &answer, const QString &ownId)
{
    RegistryView view;
    const QJsonArray applications = answer.value(u"applications").toObject().value(u"application").toArray();
    for (const QJsonValue application : applications) {
        const QString name = application.toObject().value(u"name").toString();
        const QJsonArray instances = application.toObject().value(u"instance").toArray();
        for (const QJsonValue value : instances) {
            const QJsonObject instance = value.toObject();
            const QString id = instance.value(u"instanceId").toString();
            const QString status = instance.value(u"status").toString();
            if (id == ownId) {
                view.ownStatus = status;
            }
            if (status == QLatin1String("UP")) {
                const int port = instance.value(u"port").toObject().value(u"$").toInt();
                view.up[name].append({id, static_cast<quint16>(port)});
            }
        }
    }
    return view;
}

} // namespace demofleet
