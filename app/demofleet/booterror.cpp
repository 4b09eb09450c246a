// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/booterror.h"

#include <QDateTime>
#include <QJsonDocument>

namespace demofleet {

HttpResponse jsonResponse(const QJsonObject &body, int status)
{
    return {status, "application/json", QJsonDocument(body).toJson(QJsonDocument::Compact), {}};
}

HttpResponse bootError(int status, const QByteArray &path)
{
    const QString time = QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-ddTHH:mm:ss.zzz");
    return jsonResponse({{QStringLiteral("timestamp"), time + QLatin1String("+00:00")},
                         {QStringLiteral("status"), status},
                         {QStringLiteral("error"), QString::fromLatin1(reasonPhrase(status))},
                         {QStringLiteral("path"), QString::fromUtf8(path)}},
                        status);
}

} // namespace demofleet
