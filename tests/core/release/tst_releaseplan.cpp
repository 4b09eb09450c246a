// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/releaseplan.h"
#include "tests/core/support/releases.h"

#include <QTest>

#include <functional>
#include <set>

using core::PlanFault;
using core::ReleasePlan;

namespace {

using Change = std::function<void(ReleasePlan &)>;

/// Every member differs from what a new plan has.
ReleasePlan fullPlan()
{
    ReleasePlan plan = build::plan({"orders-1:8080", "orders-2 \"quoted\" \xe5\xbe\xae"});
    plan.instances[0].pausesBefore = true;
    plan.instances[1].asksAfter = true;
    plan.batchSize = 2;
    plan.recipe = core::Recipe::DirectStop;
    plan.takeOutBy = core::TakeOutBy::ServiceRegistry;
    plan.stopBy = core::StopBy::Command;
    plan.stopCommand = {{"stop-it", "a b", "--now"}, core::Millis(7'000)};
    plan.startBy = core::StartBy::Command;
    plan.startCommand = {{"start-it", "$(rm)"}, core::Millis(9'000)};
    plan.beforeDrainCommand = {{"mute", ""}, core::Millis(10'000)};
    plan.afterReturnCommand = {{"unmute"}, core::Millis(11'000)};
    plan.onEventCommand = {{"tell"}, core::Millis(12'000)};
    plan.returnRule = core::ReturnRule::AnyNew;
    plan.order = core::StepOrder::StartThenDrain;
    plan.limits = {core::Millis(1), core::Millis(2), core::Millis(3), core::Millis(4),
                   core::Millis(5), core::Millis(6), core::Millis(7)};
    plan.changeNumber = "CHG-1";
    plan.note = "line one\nline two";
    plan.smoke = {"/ping", 204};
    plan.thresholds = {0.02, 0.125, 11};
    plan.hops = {core::Millis(10), std::nullopt, core::Millis(30), core::Millis(0)};
    plan.flatPolls = 5;
    plan.requireProof = true;
    plan.overridden = {core::Guard::BelowHalf, core::Guard::PeerSilent};
    plan.isNameTyped = true;
    return plan;
}

} // namespace

class ReleasePlanTest : public QObject
{
    Q_OBJECT

private slots:
    void faults_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<std::vector<PlanFault>>("expected");
        const auto row = [](const char *name, Change change, std::vector<PlanFault> expected) {
            QTest::newRow(name) << std::move(change) << std::move(expected);
        };
        row("as it is", [](ReleasePlan &) {}, {});
        row("nobody", [](ReleasePlan &plan) { plan.instances.clear(); }, {PlanFault::NoInstances});
        row("one twice", [](ReleasePlan &plan) { plan.instances.push_back(plan.instances[0]); },
            {PlanFault::InstanceTwice});
        row("of another application",
            [](ReleasePlan &plan) { plan.instances.push_back({build::key("pay-1", "PAY")}); },
            {PlanFault::OtherApplication});
        row("of another environment", [](ReleasePlan &plan) { plan.environment = "elsewhere"; },
            {PlanFault::OtherApplication});
        row("batch of none", [](ReleasePlan &plan) { plan.batchSize = 0; }, {PlanFault::BadBatch});
        row("stop command missing", [](ReleasePlan &plan) { plan.stopBy = core::StopBy::Command; },
            {PlanFault::NoStopCommand});
        row("start command missing", [](ReleasePlan &plan) { plan.startBy = core::StartBy::Command; },
            {PlanFault::NoStartCommand});
        row("observing needs no command",
            [](ReleasePlan &plan) {
                plan.recipe = core::Recipe::Observe;
                plan.startBy = core::StartBy::Command;
            },
            {});
        row("article with a stop elsewhere",
            [](ReleasePlan &plan) {
                plan.recipe = core::Recipe::Article;
                plan.stopBy = core::StopBy::Operator;
            },
            {PlanFault::ArticleNeedsOwnStop});
        row("same id cannot be there twice",
            [](ReleasePlan &plan) { plan.order = core::StepOrder::StartThenDrain; },
            {PlanFault::SameIdCannotComeFirst});
        row("pause", [](ReleasePlan &plan) { plan.recipe = core::Recipe::Pause; }, {});
        row("pause with a stop elsewhere",
            [](ReleasePlan &plan) {
                plan.recipe = core::Recipe::Pause;
                plan.stopBy = core::StopBy::Operator;
            },
            {PlanFault::PauseNeedsOwnStop});
        row("pause with a stop by a command",
            [](ReleasePlan &plan) {
                plan.recipe = core::Recipe::Pause;
                plan.stopBy = core::StopBy::Command;
                plan.stopCommand = {{"stop-it"}};
            },
            {PlanFault::PauseNeedsOwnStop});
        row("share over one", [](ReleasePlan &plan) { plan.thresholds.mostShare = 1.5; },
            {PlanFault::BadThresholds});
        row("less than no increase", [](ReleasePlan &plan) { plan.thresholds.increase = -0.5; },
            {PlanFault::BadThresholds});
        row("no time", [](ReleasePlan &plan) { plan.limits.stop = core::Millis(0); }, {PlanFault::BadLimit});
        row("smoke to nowhere", [](ReleasePlan &plan) { plan.smoke.target = "ftp://x/"; },
            {PlanFault::BadSmoke});
        row("guard without a reason", [](ReleasePlan &plan) { plan.overridden = {core::Guard::BelowHalf}; },
            {PlanFault::NoReason});
        row("full", [](ReleasePlan &plan) { plan = fullPlan(); }, {});
    }

    void faults()
    {
        QFETCH(Change, change);
        QFETCH(std::vector<PlanFault>, expected);
        ReleasePlan plan = build::plan();
        change(plan);
        QVERIFY(core::faultsOf(plan) == expected);
    }

    void comesBackFromJson()
    {
        for (const ReleasePlan &plan : {build::plan(), fullPlan(), build::plan({"only"})}) {
            const auto read = core::planFromJson(core::planJson(plan), "here");
            QVERIFY2(read, read ? "" : read.error().what.c_str());
            QVERIFY(*read == plan);
        }
    }

    void refusesWhatItDoesNotUnderstand_data();

    void refusesWhatItDoesNotUnderstand()
    {
        QFETCH(std::string, from);
        QFETCH(std::string, to);
        QFETCH(std::string, named);
        std::string json = core::planJson(fullPlan());
        const auto place = json.find(from);
        QVERIFY(place != std::string::npos);
        json.replace(place, from.size(), to);
        const auto read = core::planFromJson(json, "here");
        QVERIFY(!read);
        QCOMPARE(read.error().kind, core::ErrorKind::Malformed);
        QCOMPARE(read.error().what, named);
        QCOMPARE(read.error().where, std::string("here"));
    }

    void survivesAnyPrefix()
    {
        const std::string json = core::planJson(fullPlan());
        for (std::size_t length = 0; length < json.size(); ++length)
            QVERIFY(!core::planFromJson(std::string_view(json).substr(0, length), "here"));
        for (const char *text : {"[]", "7", "null", "\"x\"", "{}", "<html>", "[[[[[[[["})
            QVERIFY(!core::planFromJson(text, "here"));
    }

    void passesOverUnknownMembers();

    void namesComeBack()
    {
        std::set<std::string_view> names;
        for (int value = 0; value <= static_cast<int>(core::Recipe::Observe); ++value) {
            const auto name = core::recipeName(static_cast<core::Recipe>(value));
            QCOMPARE(core::recipeFromName(name), static_cast<core::Recipe>(value));
            names.insert(name);
        }
        QCOMPARE(names.size(), std::size_t(5));
        for (const auto rule :
             {core::ReturnRule::SameId, core::ReturnRule::SameHost, core::ReturnRule::AnyNew})
            QCOMPARE(core::returnRuleFromName(core::returnRuleName(rule)), rule);
        for (const auto by : {core::StopBy::Drainboard, core::StopBy::Operator, core::StopBy::Command})
            QCOMPARE(core::stopByFromName(core::stopByName(by)), by);
        for (const auto order : {core::StepOrder::StopThenStart, core::StepOrder::StartThenDrain})
            QCOMPARE(core::stepOrderFromName(core::stepOrderName(order)), order);
        QVERIFY(!core::recipeFromName("unknown"));
        QVERIFY(!core::startByFromName(""));
        std::set<std::string_view> faults;
        for (int value = 0; value <= static_cast<int>(PlanFault::NoReason); ++value)
            faults.insert(core::planFaultName(static_cast<PlanFault>(value)));
        QCOMPARE(faults.size(), static_cast<std::size_t>(PlanFault::NoReason) + 1);
        QVERIFY(!faults.contains("unknown"));
    }
};

void ReleasePlanTest::refusesWhatItDoesNotUnderstand_data()
{
    QTest::addColumn<std::string>("from");
    QTest::addColumn<std::string>("to");
    QTest::addColumn<std::string>("named");
    const auto row = [](const char *name, std::string from, std::string to, std::string named) {
        QTest::newRow(name) << std::move(from) << std::move(to) << std::move(named);
    };
    row("newer version", R"("version":1)", R"("version":2)", "version");
    row("no version", R"("version":1,)", "", "version");
    row("no application", R"("application":"ORDERS")", R"("application":"")", "application");
    row("unknown recipe", R"("recipe":"direct-stop")", R"("recipe":"hope")", "recipe");
    row("recipe of a wrong kind", R"("recipe":"direct-stop")", R"("recipe":7)", "recipe");
    row("unknown rule", R"("returnRule":"any-new")", R"("returnRule":"any")", "returnRule");
    row("batch of none", R"("batchSize":2)", R"("batchSize":0)", "batchSize");
    row("batch past all numbers", R"("batchSize":2)", R"("batchSize":99999999999999999999)", "batchSize");
    row("negative limit", R"("stop":2)", R"("stop":-2)", "stop");
    row("limit of a century", R"("stop":2)", R"("stop":3155760000000)", "stop");
    row("limits of a wrong kind", R"("limits":{)", R"("limits":7,"x":{)", "limits");
    row("share over one", R"("mostMillionths":125000)", R"("mostMillionths":1000001)", "mostMillionths");
    row("unknown guard", R"("below-half")", R"("none-such")", "overridden");
    row("status past all", R"("expectedStatus":204)", R"("expectedStatus":999)", "expectedStatus");
    row("argument that is no text", R"("a b")", "7", "arguments");
    row("instance without an id", R"({"id":"orders-1:8080",)", "{", "instances");
    row("instance that is none", R"({"id":"orders-1:8080",)", R"(7,{"id":"x",)", "instances");
    row("flag that is none", R"("requireProof":true)", R"("requireProof":"yes")", "requireProof");
}

void ReleasePlanTest::passesOverUnknownMembers()
{
    std::string json = core::planJson(build::plan());
    json.insert(1, R"("later":{"x":[1,2]},)");
    const auto read = core::planFromJson(json, "here");
    QVERIFY(read);
    QVERIFY(*read == build::plan());
}

QTEST_APPLESS_MAIN(ReleasePlanTest)
#include "tst_releaseplan.moc"
