// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/plan.h"
#include "core/release/releasepreview.h"
#include "tests/core/support/releases.h"

#include <QTest>

#include <functional>

using core::ReleasePlan;
using core::Stage;
using When = core::PlannedRequest::When;

namespace {

using Change = std::function<void(ReleasePlan &)>;

core::FleetView twoInstances()
{
    core::FleetView fleet =
        build::fleet(std::vector{build::instance("orders-1:8080"), build::instance("orders-2:8080")});
    for (core::InstanceView &row : fleet.instances)
        row.actuatorUrl = "http://" + row.registered->hostName.text() + ":8080/actuator";
    return fleet;
}

/// "PUT draining", "POST? stopping" (only in some case), "- awaiting-return" (elsewhere), "run stopping".
std::string lineOf(const core::PlannedRequest &planned)
{
    std::string line = planned.request ? std::string(core::methodName(planned.request->method)) : "-";
    if (!planned.command.empty())
        line = "run";
    if (planned.when == When::IfInherited || planned.when == When::IfLeaseStays)
        line += '?';
    return line + ' ' + std::string(core::stageName(planned.stage));
}

} // namespace

class ReleasePreviewTest : public QObject
{
    Q_OBJECT

private slots:
    void requests_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<std::vector<std::string>>("expected");
        const auto row = [](const char *name, Change change, std::vector<std::string> expected) {
            QTest::newRow(name) << std::move(change) << std::move(expected);
        };
        row("proof", [](ReleasePlan &) {},
            {"PUT draining", "POST stopping", "DELETE? clearing-override", "- awaiting-return",
             "DELETE? clearing-override"});
        row("article", [](ReleasePlan &plan) { plan.recipe = core::Recipe::Article; },
            {"PUT draining", "DELETE stopping", "POST stopping", "- awaiting-return"});
        row("pause", [](ReleasePlan &plan) { plan.recipe = core::Recipe::Pause; },
            {"POST draining", "POST stopping", "DELETE? clearing-override", "- awaiting-return"});
        row("direct stop", [](ReleasePlan &plan) { plan.recipe = core::Recipe::DirectStop; },
            {"POST stopping", "DELETE? clearing-override", "- awaiting-return"});
        row("observe", [](ReleasePlan &plan) { plan.recipe = core::Recipe::Observe; }, {});
        row("new one first",
            [](ReleasePlan &plan) {
                plan.order = core::StepOrder::StartThenDrain;
                plan.returnRule = core::ReturnRule::AnyNew;
            },
            {"- awaiting-return", "PUT draining", "POST stopping", "DELETE? clearing-override"});
        row("commands and smoke",
            [](ReleasePlan &plan) {
                plan.stopBy = core::StopBy::Command;
                plan.stopCommand = {{"stop-it"}};
                plan.startBy = core::StartBy::Command;
                plan.startCommand = {{"start-it"}};
                plan.smoke = {"/ping", 200};
                plan.returnRule = core::ReturnRule::SameHost;
            },
            {"PUT draining", "run stopping", "DELETE? clearing-override", "run awaiting-return",
             "GET awaiting-traffic"});
        row("commands beside the steps",
            [](ReleasePlan &plan) {
                plan.beforeDrainCommand = {{"mute"}};
                plan.afterReturnCommand = {{"unmute"}};
            },
            {"run preparing", "PUT draining", "POST stopping", "DELETE? clearing-override",
             "- awaiting-return", "DELETE? clearing-override", "run completing"});
    }

    void requests()
    {
        QFETCH(Change, change);
        QFETCH(std::vector<std::string>, expected);
        ReleasePlan plan = build::plan({"orders-1:8080"});
        change(plan);
        std::vector<std::string> lines;
        for (const core::PlannedRequest &planned : core::plannedRequests(plan, twoInstances()))
            lines.push_back(lineOf(planned));
        QCOMPARE(lines, expected);
    }

    void sameRequestsAsTheOperationsSend()
    {
        const core::FleetView fleet = twoInstances();
        const auto planned = core::plannedRequests(build::plan({"orders-1:8080"}), fleet);
        QVERIFY(*planned[0].request == core::plannedWrites(fleet, fleet.instances[0], core::Goal::Drain)[0]);
        QVERIFY(*planned[1].request ==
                core::plannedWrites(fleet, fleet.instances[0], core::Goal::Shutdown)[0]);
    }

    void pauseIsAskedOfTheInstance()
    {
        ReleasePlan plan = build::plan({"orders-1:8080"});
        plan.recipe = core::Recipe::Pause;
        core::FleetView fleet = twoInstances();
        const auto planned = core::plannedRequests(plan, fleet);
        QCOMPARE(planned[0].request->url, fleet.instances[0].actuatorUrl + "/pause");
        fleet.instances[0].actuatorUrl.clear();
        QVERIFY(!core::plannedRequests(plan, fleet)[0].request);
    }

    void smokeGoesToTheInstanceOrToAWholeAddress()
    {
        const core::Instance instance = build::instance("orders-1:8080");
        QCOMPARE(core::smokeRequestFor({"/ping", 200}, core::instanceUrl(instance)).url,
                 "http://" + instance.hostName.text() + ":8080/ping");
        QCOMPARE(core::smokeRequestFor({"http://gateway/ping", 200}, core::instanceUrl(instance)).url,
                 std::string("http://gateway/ping"));
    }

    void lengthOfBatches_data()
    {
        QTest::addColumn<int>("batch");
        QTest::addColumn<int>("drains");
        QTest::addColumn<int>("returns");
        // 10 + 20 + 30 + 5 s out, 10 + 20 + 30 s back, three instances
        QTest::newRow("one by one") << 1 << 195 << 180;
        QTest::newRow("two at once") << 2 << 130 << 120;
        QTest::newRow("all at once") << 3 << 65 << 60;
    }

    void lengthOfBatches()
    {
        QFETCH(int, batch);
        QFETCH(int, drains);
        QFETCH(int, returns);
        ReleasePlan plan = build::plan({"orders-1:8080", "orders-2:8080", "orders-3:8080"});
        plan.batchSize = batch;
        plan.hops = {core::Seconds(10), core::Seconds(20), core::Seconds(30), core::Seconds(5)};
        const auto length = core::expectedLength(plan, twoInstances());
        QCOMPARE(length.drains, core::Millis(core::Seconds(drains)));
        QCOMPARE(length.returns, core::Millis(core::Seconds(returns)));
        QCOMPARE(core::predictedOutage(plan), core::Millis(core::Seconds(60)));
    }

    void lengthByWhatWasRead()
    {
        // Whatever the plan assumes, the callers of one are those of the others.
        ReleasePlan plan = build::plan({"orders-1:8080", "orders-2:8080"});
        core::Inspection read{build::key("orders-1:8080")};
        read.budget =
            core::makeBudget({core::Seconds(1), core::Seconds(2), core::Seconds(3), core::Seconds(4)});
        const auto length = core::expectedLength(plan, twoInstances(), read);
        QCOMPARE(length.drains, core::Millis(core::Seconds(20)));
        QCOMPARE(length.returns, core::Millis(core::Seconds(12)));
    }

    void unwindIsListedBeforeItRuns()
    {
        core::Release release = core::makeRelease(
            build::plan({"orders-1:8080", "orders-2:8080", "orders-3:8080", "orders-4:8080"}), "release-1",
            build::at(0));
        release.instances[0].stage = Stage::Done;
        release.instances[0].returned = build::key("orders-9:8080");
        release.instances[1].stage = Stage::AwaitingReturn;
        release.instances[1].stoppedAt = build::at(1);
        release.instances[2].stage = Stage::Draining;
        core::Operation operation = build::operationOf("orders-3:8080", core::Phase::Waiting);
        operation.cancelRequest = {core::Method::Delete, "http://eureka/cancel"};
        const auto steps = core::unwindOf(release, {operation});
        QCOMPARE(steps.size(), std::size_t(4));
        QCOMPARE(steps[0].key, build::key("orders-3:8080")); // what is done comes first
        QCOMPARE(core::unwindKindName(steps[0].kind), std::string_view("put-back"));
        QVERIFY(steps[0].requests == std::vector{operation.cancelRequest});
        QCOMPARE(steps[1].key, build::key("orders-9:8080"));
        QCOMPARE(core::unwindKindName(steps[1].kind), std::string_view("stays-new"));
        QCOMPARE(core::unwindKindName(steps[2].kind), std::string_view("stays-stopped"));
        QCOMPARE(core::unwindKindName(steps[3].kind), std::string_view("left-out"));
    }

    void whatWasStartedInItsPlaceIsNotSaidToBeStopped()
    {
        core::Release release = core::makeRelease(build::plan({"orders-1:8080"}), "release-1", build::at(0));
        core::InstanceProgress &progress = release.instances[0];
        progress.stage = Stage::AwaitingReturn;
        progress.stoppedAt = build::at(60);
        progress.before = progress.now = build::seen("orders-1:8080");
        progress.before->startedAt = progress.now->startedAt = build::at(-900);
        QCOMPARE(core::unwindOf(release, {})[0].kind, core::UnwindStep::Kind::StaysStopped);
        progress.now->startedAt = build::at(70); // of the old version, or of the new one that is not UP
        QCOMPARE(core::unwindOf(release, {})[0].kind, core::UnwindStep::Kind::StaysAsItIs);
    }

    void shutdownThatLeftIsSaidToStopAnyway()
    {
        core::Release release = core::makeRelease(build::plan({"orders-1:8080"}), "release-1", build::at(0));
        release.instances[0].stage = Stage::Stopping;
        QCOMPARE(core::unwindOf(release, {})[0].kind, core::UnwindStep::Kind::PutBack);
        release.instances[0].isStopSent = true;
        QCOMPARE(core::unwindOf(release, {})[0].kind, core::UnwindStep::Kind::StopsAnyway);
        release.instances[0].stage = Stage::Failed; // it was not gone in time
        QCOMPARE(core::unwindOf(release, {})[0].kind, core::UnwindStep::Kind::StopsAnyway);
    }
};

QTEST_APPLESS_MAIN(ReleasePreviewTest)
#include "tst_releasepreview.moc"
