// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/weights.h"
#include "tests/core/support/builders.h"

#include <QTest>

using core::Setting;

class WeightsTest : public QObject
{
    Q_OBJECT

private slots:
    void readsAsSpringDoes_data();
    void readsAsSpringDoes();
    void sharesOut();
    void knowsWhoWeighs_data();
    void knowsWhoWeighs();
};

namespace {

core::Instance weighing(const char *id, const char *weight, const char *status = "UP")
{
    core::Instance instance = build::instance(id, status);
    if (weight)
        instance.metadata = {{"weight", weight}};
    return instance;
}

} // namespace

void WeightsTest::readsAsSpringDoes_data()
{
    QTest::addColumn<QByteArray>("text"); // null: no such key
    QTest::addColumn<int>("weight");
    const auto row = [](const char *text, int weight) {
        QTest::newRow(text ? text : "none") << QByteArray(text) << weight;
    };
    row(nullptr, 1);
    row("3", 3);
    row("+3", 3);
    row("0", 1);
    row("-2", 1);
    row("2.5", 1);
    row(" 3", 1);
    row("heavy", 1);
    row("", 1);
    row("99999999999", 1); // no int
    row("+-3", 1);
}

void WeightsTest::readsAsSpringDoes()
{
    QFETCH(QByteArray, text);
    QTEST(core::balancerWeightOf(weighing("o1", text.isNull() ? nullptr : text.constData())), "weight");
}

void WeightsTest::sharesOut()
{
    core::FleetFacts facts;
    facts.peers = {build::peer(build::peerOne, {weighing("o1", "3"), weighing("o2", nullptr),
                                                weighing("o3", "4"), weighing("o4", "9", "OUT_OF_SERVICE"),
                                                build::instance("s1", "UP", "UNKNOWN", "STOCK")})};
    const core::BalancerWeights weights = core::balancerWeights(facts, build::app());
    QVERIFY(weights.isTold && weights.callers.empty());
    QCOMPARE(weights.byInstance, (std::map<std::string, int>{{"o1", 3}, {"o2", 1}, {"o3", 4}}));
    QCOMPARE(core::weighedShareOf(weights, "o1"), std::optional(0.375));
    QVERIFY(!core::weighedShareOf(weights, "o4")); // callers are not given it
    QVERIFY(!core::balancerWeights(facts, build::app("STOCK")).isTold);
    QVERIFY(core::balancerWeights({}, build::app()).byInstance.empty());
}

void WeightsTest::knowsWhoWeighs_data()
{
    QTest::addColumn<QString>("all");           // spring.cloud.loadbalancer.configurations
    QTest::addColumn<QString>("ofApplication"); // the same of that client alone
    QTest::addColumn<bool>("weighs");
    QTest::newRow("not set") << QString() << QString() << false;
    QTest::newRow("for all") << "weighted" << QString() << true;
    QTest::newRow("other") << "health-check" << QString() << false;
    QTest::newRow("for it") << QString() << "weighted" << true;
    QTest::newRow("not for it") << "weighted"
                                << "default" << false;
}

void WeightsTest::knowsWhoWeighs()
{
    QFETCH(QString, all);
    QFETCH(QString, ofApplication);
    const auto reading = [](const QString &text) {
        return core::SettingReading{core::SettingReading::State::Value, text.toStdString(), "env"};
    };
    core::Settings settings;
    if (!all.isEmpty())
        settings.readings[Setting::BalancerConfiguration] = reading(all);
    if (!ofApplication.isEmpty())
        settings.ofClients["orders"][Setting::BalancerConfiguration] = reading(ofApplication);
    core::FleetFacts facts;
    facts.instances[{build::app("GATEWAY"), build::id("g1")}].caller.settings.answered(settings, build::at(0),
                                                                                       "http://g1");
    facts.instances[{build::app("SHOP"), build::id("s1")}]; // its settings were not read
    const auto callers = core::balancerWeights(facts, build::app()).callers;
    QTEST(callers == std::vector<std::string>{"GATEWAY/g1"}, "weighs");
}

QTEST_APPLESS_MAIN(WeightsTest)
#include "tst_weights.moc"
