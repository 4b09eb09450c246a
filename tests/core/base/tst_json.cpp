// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include <QTest>

class JsonTest : public QObject
{
    Q_OBJECT

private slots:
    void readsScalars_data();
    void readsScalars();
    void refuses_data();
    void refuses();
    void visitsOneOrMany();
    void nullIsAbsent();
    void keepsTextsBesideLongNumbers();
};

void JsonTest::readsScalars_data()
{
    QTest::addColumn<std::string>("json");
    QTest::addColumn<QString>("text"); // null: none
    QTest::addColumn<QString>("integer");
    QTest::addColumn<QString>("truth");
    const QString none;
    const auto row = [&](const char *name, const char *json, const QString &text, const QString &integer,
                         const QString &truth) {
        QTest::newRow(name) << std::string(json) << text << integer << truth;
    };
    row("number", "17081", QStringLiteral("17081"), QStringLiteral("17081"), none);
    row("number as text", "\"17081\"", QStringLiteral("17081"), QStringLiteral("17081"), none);
    row("whole double", "3.0", QStringLiteral("3.0"), QStringLiteral("3"), none);
    row("fraction is no integer", "3.5", QStringLiteral("3.5"), none, none);
    row("bool", "true", QStringLiteral("true"), none, QStringLiteral("1"));
    row("bool as text", "\"false\"", QStringLiteral("false"), none, QStringLiteral("0"));
    row("text with a rest is no number", "\"12x\"", QStringLiteral("12x"), none, none);
    row("past 64 bits", "18446744073709551615", QStringLiteral("18446744073709551615"), none, none);
    row("far past 64 bits", "-99999999999999999999", QStringLiteral("-99999999999999999999"), none, none);
    row("past a double", "1e999", QStringLiteral("1e999"), none, none);
    row("past 64 bits as text", "\"99999999999999999999\"", QStringLiteral("99999999999999999999"), none,
        none);
    row("object", "{}", none, none, none);
}

void JsonTest::readsScalars()
{
    QFETCH(std::string, json);
    QFETCH(QString, text);
    QFETCH(QString, integer);
    QFETCH(QString, truth);
    const auto document = core::JsonDocument::parse("{\"v\":" + json + "}", "here");
    QVERIFY(document);
    const auto value = core::member(document->root(), "v");
    QVERIFY(value);
    const auto asText = core::scalarText(*value);
    QCOMPARE(asText.has_value(), !text.isNull());
    if (asText)
        QCOMPARE(QString::fromStdString(*asText), text);
    const auto asInteger = core::scalarInteger(*value);
    QCOMPARE(asInteger.has_value(), !integer.isNull());
    if (asInteger)
        QCOMPARE(QString::number(*asInteger), integer);
    const auto asBool = core::scalarBool(*value);
    QCOMPARE(asBool.has_value(), !truth.isNull());
    if (asBool)
        QCOMPARE(QString::number(*asBool), truth);
}

void JsonTest::refuses_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<core::ErrorKind>("kind");
    QTest::newRow("empty") << std::string() << core::ErrorKind::Malformed;
    QTest::newRow("blank") << std::string(" \r\n") << core::ErrorKind::Malformed;
    QTest::newRow("HTML") << std::string(" <!DOCTYPE html><html>") << core::ErrorKind::NotJson;
    QTest::newRow("XML") << std::string("<applications/>") << core::ErrorKind::NotJson;
    QTest::newRow("cut off") << std::string("{\"a\":") << core::ErrorKind::Malformed;
    QTest::newRow("two values") << std::string("{} {}") << core::ErrorKind::Malformed;
    QTest::newRow("broken UTF-8") << std::string("{\"a\":\"\xff\"}") << core::ErrorKind::Malformed;
    for (const char *number :
         {"01", "1.", ".5", "-", "1e", "--1", "99999999999999999999.", "099999999999999999999"})
        QTest::newRow(number) << "{\"a\":" + std::string(number) + "}" << core::ErrorKind::Malformed;
    QTest::newRow("a long number and a cut string")
        << std::string("{\"a\":99999999999999999999,\"b\":\"\\") << core::ErrorKind::Malformed;
    QTest::newRow("100000 levels") << std::string(100'000, '[') << core::ErrorKind::Malformed;
}

void JsonTest::refuses()
{
    QFETCH(std::string, body);
    QFETCH(core::ErrorKind, kind);
    const auto document = core::JsonDocument::parse(body, "http://eureka-1/apps");
    QVERIFY(!document);
    QCOMPARE(document.error().kind, kind);
    QCOMPARE(document.error().where, std::string("http://eureka-1/apps"));
}

void JsonTest::visitsOneOrMany()
{
    const auto count = [](const char *json) {
        const auto document = core::JsonDocument::parse(json, "here");
        int visits = 0;
        core::forOneOrMany(document->root(), [&](const core::JsonElement &) { ++visits; });
        return visits;
    };
    QCOMPARE(count("[]"), 0);
    QCOMPARE(count("[{},{}]"), 2);
    QCOMPARE(count("{}"), 1);
}

void JsonTest::nullIsAbsent()
{
    const auto document = core::JsonDocument::parse(R"({"a":null})", "here");
    QVERIFY(!core::member(document->root(), "a"));
    QVERIFY(!core::member(document->root(), "b"));
    QVERIFY(core::memberText(document->root(), "a").empty());
}

void JsonTest::keepsTextsBesideLongNumbers()
{
    const auto document = core::JsonDocument::parse(
        R"({"long":99999999999999999999,"text":"9e9 \" 99999999999999999999 \\","small":7,"99999999999999999999":1})",
        "here");
    QVERIFY(document);
    QCOMPARE(core::memberText(document->root(), "text"), std::string(R"(9e9 " 99999999999999999999 \)"));
    QCOMPARE(core::memberInteger(document->root(), "small"), std::optional<std::int64_t>(7));
    QCOMPARE(core::memberInteger(document->root(), "99999999999999999999"), std::optional<std::int64_t>(1));
    QCOMPARE(core::memberInteger(document->root(), "long"), std::optional<std::int64_t>());
}

QTEST_APPLESS_MAIN(JsonTest)
#include "tst_json.moc"
