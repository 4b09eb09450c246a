// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/eurekaview.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace live {

EurekaView::EurekaView(const QString &baseUrl)
    : m_baseUrl(baseUrl)
{
}

HttpAnswer EurekaView::call(const QByteArray &method, const QString &path, const QList<QByteArray> &headers,
                            const QByteArray &body) const
{
    return live::call(method, QUrl(m_baseUrl + path), headers, body);
}

HttpAnswer EurekaView::getJson(const QString &path) const
{
    return call("GET", path, {"Accept: application/json"});
}

QList<QJsonObject> EurekaView::cachedInstances() const
{
    QList<QJsonObject> instances;
    const QJsonObject list = getJson(u"/apps"_s).json().value("applications"_L1).toObject();
    for (const QJsonValue &application : list.value("application"_L1).toArray()) {
        for (const QJsonValue &instance : application["instance"_L1].toArray())
            instances.append(instance.toObject());
    }
    return instances;
}

QJsonObject EurekaView::liveInstance(const QString &application, const QString &instanceId) const
{
    return getJson(u"/apps/"_s + application + u'/' + instanceId).json().value("instance"_L1).toObject();
}

QString EurekaView::liveState(const QString &application, const QString &instanceId) const
{
    return stateOf(liveInstance(application, instanceId));
}

QString stateOf(const QJsonObject &instance)
{
    if (instance.isEmpty())
        return {};
    const QString modern = instance.value("overriddenStatus"_L1).toString();
    const QString legacy = instance.value("overriddenstatus"_L1).toString();
    return instance.value("status"_L1).toString() + u'/' + (modern.isEmpty() ? legacy : modern);
}

} // namespace live
