// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/settingsoutput.h"

#include <QJsonArray>
#include <QTest>

using core::Setting;
using State = core::SettingReading::State;

/// What `show` prints of settings: nothing that is masked is guessed, nothing unread looks like a default.
class SettingsOutputTest : public QObject
{
    Q_OBJECT

private slots:
    void readings_data();
    void readings();
    void unreadIsSaid();

private:
    static core::Inspection inspection()
    {
        return {{"test", *core::ApplicationName::from("orders"), *core::InstanceId::from("orders-1")}};
    }
};

void SettingsOutputTest::readings_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("word"); ///< for programs
    QTest::addColumn<bool>("hasValue");
    const auto row = [](const char *name, State state, const char *line, const char *word, bool hasValue) {
        QTest::newRow(name) << state << QString::fromLatin1(line) << QString::fromLatin1(word) << hasValue;
    };
    row("in force", State::Value, "= 5 (configprops)", "value", true);
    row("default", State::Default, "= not set: its default (configprops)", "default", false);
    row("masked", State::Hidden, "= masked (configprops)", "hidden", false);
    row("nonsense", State::Unreadable, "= no such value: 5 (configprops)", "unreadable", true);
}

void SettingsOutputTest::readings()
{
    QFETCH(State, state);
    QFETCH(QString, line);
    QFETCH(QString, word);
    QFETCH(bool, hasValue);
    core::Settings settings;
    settings.readings[Setting::RegistryFetchInterval] = {state, "5", "configprops"};
    core::Inspection found = inspection();
    found.settings.answered(settings, core::timeFromEpoch(1'000), "http://o:1/actuator");
    const QString shown = app::settingsText(found, core::timeFromEpoch(3'000));
    QVERIFY2(shown.contains(QStringLiteral("eureka.client.registry-fetch-interval-seconds ") + line),
             qPrintable(shown));
    QVERIFY(shown.contains(QStringLiteral("http://o:1/actuator")));

    const QJsonObject json = app::settingsJson(found).value(QStringLiteral("settings")).toObject();
    QCOMPARE(json.value(QStringLiteral("url")).toString(), QStringLiteral("http://o:1/actuator"));
    const QJsonArray list = json.value(QStringLiteral("readings")).toArray();
    QCOMPARE(list.size(), 1);
    const QJsonObject reading = list.first().toObject();
    QCOMPARE(reading.value(QStringLiteral("name")).toString(),
             QStringLiteral("eureka.client.registry-fetch-interval-seconds"));
    QCOMPARE(reading.value(QStringLiteral("state")).toString(), word);
    QCOMPARE(reading.value(QStringLiteral("value")).isNull(), !hasValue);
    QCOMPARE(reading.value(QStringLiteral("readFrom")).toString(), QStringLiteral("configprops"));
}

void SettingsOutputTest::unreadIsSaid()
{
    core::Inspection found = inspection();
    found.serverSettings["http://eureka-1:8761/eureka"].failed(
        {core::ErrorKind::Unauthorized, "http://eureka-1:8761/actuator/configprops", "", 401});
    const QString shown = app::settingsText(found, core::timeFromEpoch(3'000));
    QVERIFY2(shown.contains(QStringLiteral("Settings\n  not read yet")), qPrintable(shown));
    QVERIFY2(shown.contains(QStringLiteral("Settings of eureka-1")), qPrintable(shown));
    QVERIFY2(shown.contains(QStringLiteral("401")), qPrintable(shown));
    const QJsonObject json = app::settingsJson(found);
    QVERIFY(json.value(QStringLiteral("settings")).toObject().value(QStringLiteral("readings")).isNull());
    const QJsonObject server = json.value(QStringLiteral("serverSettings")).toArray().first().toObject();
    QCOMPARE(server.value(QStringLiteral("peer")).toString(), QStringLiteral("http://eureka-1:8761/eureka"));
    QVERIFY(server.value(QStringLiteral("error")).toString().contains(QStringLiteral("401")));
    QVERIFY(app::settingsJson(std::nullopt).value(QStringLiteral("settings")).isNull());
}

QTEST_GUILESS_MAIN(SettingsOutputTest)
#include "tst_settingsoutput.moc"
