// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/yaml.h"

#include <QTest>

class YamlTest : public QObject
{
    Q_OBJECT

private slots:
    void writes_data();
    void writes();
};

void YamlTest::writes_data()
{
    QTest::addColumn<std::vector<std::string>>("properties");
    QTest::addColumn<std::string>("yaml");
    const auto row = [](const char *name, std::vector<std::string> properties, const char *yaml) {
        QTest::newRow(name) << properties << std::string(yaml);
    };
    row("nothing", {}, "");
    row("one", {"server.shutdown=graceful"}, "server:\n  shutdown: graceful\n");
    row("a shared beginning", {"a.b=1", "a.c.d=2", "e=3"}, "a:\n  b: 1\n  c:\n    d: 2\ne: 3\n");
    row("the first of two counts", {"a=1", "a=2"}, "a: 1\n");
    row("a list", {"g.filters[0].name=Retry", "g.filters[0].args.retries=2", "g.filters[1].name=Other"},
        "g:\n  filters:\n    - args:\n        retries: 2\n      name: Retry\n    - name: Other\n");
    row("a value that YAML would take for more", {"a=x: #y"}, "a: \"x: #y\"\n");
    row("quotes inside", {R"(a=say "\hi")"}, "a: \"say \\\"\\\\hi\\\"\"\n");
    row("a line break cannot break out", {"a=1\nb: 2"}, "a: \"1 b: 2\"\n");
    row("an odd name", {"a b.c=1"}, "\"a b\":\n  c: 1\n");
    row("an empty value", {"a="}, "a: \"\"\n");
}

void YamlTest::writes()
{
    QFETCH(std::vector<std::string>, properties);
    QFETCH(std::string, yaml);
    QCOMPARE(core::yamlOf(properties), yaml);
}

QTEST_APPLESS_MAIN(YamlTest)
#include "tst_yaml.moc"
