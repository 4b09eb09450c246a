// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/base/jsonwriter.h"

#include <QTest>

class JsonWriterTest : public QObject
{
    Q_OBJECT

private slots:
    void text_data();

    void text()
    {
        QFETCH(std::string, text);
        QFETCH(std::string, expected);
        QCOMPARE(core::jsonText(text), expected);
        // What is written is read as the same text.
        const auto read = core::JsonDocument::parse("[" + core::jsonText(text) + "]", "here");
        QVERIFY(read);
        QCOMPARE(core::scalarText(read->root().at(0).value()).value_or("not a text"), text);
    }

    void buildsObjectsAndArrays();
};

void JsonWriterTest::text_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *name, std::string text, std::string expected) {
        QTest::newRow(name) << std::move(text) << std::move(expected);
    };
    row("plain", "orders", R"("orders")");
    row("empty", "", R"("")");
    row("quote", "a\"b", R"("a\"b")");
    row("backslash", "a\\b", R"("a\\b")");
    row("line end", "a\nb", "\"a\\u000ab\"");
    row("nul", std::string("a\0b", 3), "\"a\\u0000b\"");
    row("utf-8", "\xe5\xbe\xae", "\"\xe5\xbe\xae\"");
}

void JsonWriterTest::buildsObjectsAndArrays()
{
    const std::string list = core::JsonArray().text("a").raw("1").json();
    QCOMPARE(core::JsonObject().text("name", "x").textIfAny("note", "").number("count", -3).json(),
             std::string(R"({"name":"x","count":-3})"));
    QCOMPARE(core::JsonObject().flag("is", true).raw("list", list).json(),
             std::string(R"({"is":true,"list":["a",1]})"));
    QCOMPARE(core::JsonObject().json(), std::string("{}"));
    QCOMPARE(core::JsonArray().json(), std::string("[]"));
}

QTEST_APPLESS_MAIN(JsonWriterTest)
#include "tst_jsonwriter.moc"
