// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prometheus/labelling.h"
#include "tests/core/support/builders.h"

#include <QTest>

using Texts = std::vector<std::string>;

class LabellingTest : public QObject
{
    Q_OBJECT

private slots:
    void usualForms();
    void forms_data();
    void forms();
    void selectors_data();
    void selectors();
    void names();
};

void LabellingTest::usualForms()
{
    const core::Instance instance = build::instance("orders-1:8080");
    const Texts expected{"orders-1:8080", "10.0.0.1:8080", "orders-1:9001", "10.0.0.1:9001"};
    QCOMPARE(core::labelValuesOf({}, instance, "http://orders-1:9001/actuator"), expected);
    // The id is the same as the first here, and without an actuator its port is not told.
    QCOMPARE(core::labelValuesOf({}, instance, ""), (Texts{"orders-1:8080", "10.0.0.1:8080"}));
}

void LabellingTest::forms_data()
{
    QTest::addColumn<std::string>("form");
    QTest::addColumn<Texts>("values");
    const auto row = [](const char *form, const Texts &values) {
        QTest::newRow(form) << std::string(form) << values;
    };
    row("{id}", {"orders-1:8080"});
    row("{application}/{host}", {"ORDERS/orders-1"});
    row("fixed", {"fixed"});
    row("{host}{port}", {"orders-18080"});
    row("{zone}", {});
    row("{host", {});
    row("host}", {"host}"});
    row("{}", {});
    row("", {""});
}

void LabellingTest::forms()
{
    QFETCH(std::string, form);
    core::PrometheusSettings settings;
    settings.instanceForms = {form};
    QTEST(core::labelValuesOf(settings, build::instance(), ""), "values");
}

void LabellingTest::selectors_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<bool>("isFit");
    const auto row = [](const char *text, bool isFit) { QTest::newRow(text) << std::string(text) << isFit; };
    row("", true);
    row(R"(env="prod")", true);
    row(R"(env="prod",region=~"eu-.*",zone!="c",az!~"x|y")", true);
    row(R"(env="a\"b,c")", true);
    row(R"(env="prod",)", false);
    row(R"(env=prod)", false);
    row(R"(env="prod)", false);
    row(R"(env="prod\)", false);
    row(R"(env="prod"} or {x="y")", false);
    row(R"(1env="prod")", false);
    row(R"(="prod")", false);
    row(R"(env>"prod")", false);
    row(R"(env="a" zone="b")", false);
}

void LabellingTest::selectors()
{
    QFETCH(std::string, text);
    QTEST(core::isSelector(text), "isFit");
}

void LabellingTest::names()
{
    QVERIFY(core::isLabelName("instance"));
    QVERIFY(core::isLabelName("_pod_2"));
    for (const char *wrong : {"", "2pod", "pod-name", "pod name", "a,b", "a)"})
        QVERIFY2(!core::isLabelName(wrong), wrong);
}

QTEST_APPLESS_MAIN(LabellingTest)
#include "tst_labelling.moc"
