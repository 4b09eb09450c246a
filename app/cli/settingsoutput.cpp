// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/settingsoutput.h"

#include "app/store/isotime.h"
#include "ui/text/settingstext.h"
#include "ui/text/text.h"

#include <QJsonArray>

namespace app {

namespace {

using State = core::SettingReading::State;

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QStringList linesOf(const core::Sourced<core::Settings> &read, core::TimePoint now)
{
    QStringList lines;
    for (const auto &[name, value] : ui::SettingsText::lines(read, now))
        lines += QStringLiteral("  ") + (name.isEmpty() ? value : name + QStringLiteral(" = ") + value);
    return lines;
}

QJsonObject readingJson(const QString &name, const core::SettingReading &reading)
{
    const bool isTold = reading.state == State::Value || reading.state == State::Unreadable;
    return {{QStringLiteral("name"), name},
            {QStringLiteral("state"), text(core::settingStateName(reading.state))},
            {QStringLiteral("value"), isTold ? QJsonValue(text(reading.text)) : QJsonValue()},
            {QStringLiteral("readFrom"),
             reading.readFrom.empty() ? QJsonValue() : QJsonValue(text(reading.readFrom))}};
}

QJsonObject objectOf(const core::Sourced<core::Settings> &read)
{
    QJsonArray readings;
    if (read.isKnown()) {
        for (const auto &[setting, reading] : read.value->readings)
            readings.append(readingJson(text(core::settingName(setting)), reading));
        for (const auto &[client, reading] : read.value->ribbonByClient)
            readings.append(
                readingJson(text(client) + QStringLiteral(".ribbon.ServerListRefreshInterval"), reading));
    }
    return {{QStringLiteral("url"), read.isKnown() ? QJsonValue(text(read.source)) : QJsonValue()},
            {QStringLiteral("readAt"), read.isKnown() ? QJsonValue(isoTime(read.readAt)) : QJsonValue()},
            {QStringLiteral("error"),
             read.lastError ? QJsonValue(ui::Text::sentence(*read.lastError)) : QJsonValue()},
            {QStringLiteral("readings"), read.isKnown() ? QJsonValue(readings) : QJsonValue()}};
}

} // namespace

QString settingsText(const core::Inspection &inspection, core::TimePoint now)
{
    QStringList lines{QStringLiteral("Settings")};
    lines += linesOf(inspection.settings, now);
    for (const auto &[peer, read] : inspection.serverSettings) {
        lines += QStringLiteral("Settings of %1").arg(ui::Text::serverName(peer));
        lines += linesOf(read, now);
    }
    return lines.join(QLatin1Char('\n'));
}

QJsonObject settingsJson(const std::optional<core::Inspection> &inspection)
{
    if (!inspection)
        return {{QStringLiteral("settings"), QJsonValue()}, {QStringLiteral("serverSettings"), QJsonValue()}};
    QJsonArray servers;
    for (const auto &[peer, read] : inspection->serverSettings) {
        QJsonObject object = objectOf(read);
        object.insert(QStringLiteral("peer"), text(peer));
        servers.append(object);
    }
    return {{QStringLiteral("settings"), objectOf(inspection->settings)},
            {QStringLiteral("serverSettings"), servers}};
}

} // namespace app
