// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/settingstext.h"

#include "ui/text/text.h"

namespace ui {

namespace {

QString valueAndPlace(const core::SettingReading &reading)
{
    const QString value = SettingsText::value(reading);
    return reading.readFrom.empty() ? value
                                    : SettingsText::tr("%1 (%2)", "value, where it stands")
                                          .arg(value, Text::plain(reading.readFrom));
}

} // namespace

QString SettingsText::value(const core::SettingReading &reading)
{
    switch (reading.state) {
    case core::SettingReading::State::Value:
        return Text::plain(reading.text);
    case core::SettingReading::State::Default:
        return tr("not set: its default");
    case core::SettingReading::State::Hidden:
        return tr("masked");
    case core::SettingReading::State::Unreadable:
        return tr("no such value: %1").arg(Text::plain(reading.text));
    }
    return {};
}

std::vector<std::pair<QString, QString>> SettingsText::lines(const core::Sourced<core::Settings> &read,
                                                             core::TimePoint now)
{
    std::vector<std::pair<QString, QString>> lines;
    if (read.lastError)
        lines.emplace_back(QString(), tr("not read: %1").arg(Text::sentence(*read.lastError)));
    else if (!read.isKnown())
        lines.emplace_back(QString(), tr("not read yet"));
    if (!read.isKnown())
        return lines;
    lines.emplace_back(QString(), tr("%1, %2", "address, how long ago it was read")
                                      .arg(Text::plain(read.source), Text::readAgo(read.ageAt(now))));
    for (const auto &[setting, reading] : read.value->readings)
        lines.emplace_back(Text::plain(core::settingName(setting)), valueAndPlace(reading));
    for (const auto &[client, reading] : read.value->ribbonByClient)
        lines.emplace_back(Text::plain(client) + QStringLiteral(".ribbon.ServerListRefreshInterval"),
                           valueAndPlace(reading));
    return lines;
}

} // namespace ui
