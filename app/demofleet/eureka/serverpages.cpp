// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/eureka/serverpages.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QUrl>
#include <QXmlStreamWriter>

namespace demofleet {

namespace {

constexpr qint64 WarnAfter = 5 * 60 * 1000; // no banner sooner after the start

QString row(const QString &name, const QString &value)
{
    return QStringLiteral("<tr><td>%1</td><td>%2</td></tr>\n").arg(name, value.toHtmlEscaped());
}

QString grouped(int number)
{
    return QLocale(QLocale::English).toString(number);
}

/// As StatusInfo.getUpTime: "00:07", "1 day 03:15", "12 days 00:00".
QString uptimeText(qint64 milliseconds)
{
    const qint64 minutes = milliseconds / 60'000;
    const qint64 days = minutes / (24 * 60);
    QString text;
    if (days > 0)
        text = days == 1 ? QStringLiteral("1 day ") : QStringLiteral("%1 days ").arg(days);
    return text + QStringLiteral("%1:%2")
                      .arg(minutes / 60 % 24, 2, 10, QLatin1Char('0'))
                      .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

QString banner(const ServerState &state)
{
    const bool isLow = state.renewsLastMinute <= state.renewsThreshold && state.uptime > WarnAfter;
    QString text;
    if (isLow && state.isSelfPreserving) {
        text = QStringLiteral("EMERGENCY! EUREKA MAY BE LISTING INSTANCES THAT ARE GONE.");
    } else if (isLow) {
        text = QStringLiteral("RENEWALS ARE LESSER THAN THE THRESHOLD.");
    } else if (!state.isSelfPreserving) {
        text = QStringLiteral("THE SELF PRESERVATION MODE IS TURNED OFF.");
    }
    return text.isEmpty() ? text : QStringLiteral("<h4><b>%1</b></h4>\n").arg(text);
}

/// Eureka ends these lists with a comma, too.
QString withCommas(const QStringList &urls)
{
    QString text;
    for (const QString &url : urls) {
        text += url + QLatin1Char(',');
    }
    return text;
}

QStringList unreachable(const ServerState &state)
{
    QStringList urls;
    for (const QString &url : state.peers) {
        if (!state.reachablePeers.contains(url)) {
            urls.append(url);
        }
    }
    return urls;
}

QList<QPair<QString, QString>> applicationStats(const ServerState &state)
{
    return {{QStringLiteral("registered-replicas"), state.peers.join(QStringLiteral(", "))},
            {QStringLiteral("available-replicas"), withCommas(state.reachablePeers)},
            {QStringLiteral("unavailable-replicas"), withCommas(unreachable(state))}};
}

} // namespace

QByteArray dashboardHtml(const ServerState &state)
{
    QString html =
        QStringLiteral("<!doctype html>\n<html><head><title>Eureka</title></head><body>\n<table>\n");
    html += row(QStringLiteral("Uptime"), uptimeText(state.uptime + state.ranBefore));
    html += row(QStringLiteral("Lease expiration enabled"),
                state.isExpiryEnabled ? QStringLiteral("true") : QStringLiteral("false"));
    html += row(QStringLiteral("Renews threshold"), grouped(state.renewsThreshold));
    html += row(QStringLiteral("Renews (last min)"), grouped(state.renewsLastMinute));
    html += QStringLiteral("</table>\n") + banner(state) + QStringLiteral("<h1>DS Replicas</h1>\n<ul>\n");
    for (const QString &url : state.peers) {
        html += QStringLiteral("<li><a href=\"%1\">%2</a></li>\n")
                    .arg(url.toHtmlEscaped(), QUrl(url).host().toHtmlEscaped());
    }
    return (html + QStringLiteral("</ul>\n</body></html>\n")).toUtf8();
}

QByteArray statusXml(const ServerState &state)
{
    QByteArray text;
    QXmlStreamWriter xml(&text);
    xml.writeStartElement(QStringLiteral("com.netflix.eureka.util.StatusInfo"));
    xml.writeStartElement(QStringLiteral("generalStats"));
    xml.writeTextElement(QStringLiteral("environment"), QStringLiteral("test"));
    xml.writeEndElement();
    xml.writeStartElement(QStringLiteral("applicationStats"));
    const auto stats = applicationStats(state);
    for (const auto &[name, value] : stats) {
        xml.writeTextElement(name, value);
    }
    xml.writeEndElement();
    xml.writeEndElement();
    return text;
}

QByteArray statusJson(const ServerState &state)
{
    QJsonObject application;
    const auto stats = applicationStats(state);
    for (const auto &[name, value] : stats) {
        application.insert(name, value);
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("generalStats"),
                                      QJsonObject{{QStringLiteral("environment"), QStringLiteral("test")}}},
                                     {QStringLiteral("applicationStats"), application}})
        .toJson(QJsonDocument::Compact);
}

} // namespace demofleet
