// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/plan.h"
#include "tests/core/support/builders.h"

#include <QTest>

using core::CancelForm;
using core::Goal;
using core::Phase;

class PlanTest : public QObject
{
    Q_OBJECT

private slots:
    void choosesCancelForm_data();
    void choosesCancelForm();
    void listsWrites_data();
    void listsWrites();
    void writesToFirstAnsweringPeer();
    void stopsNothingWithoutAddress();
    void unwinds_data();
    void unwinds();
    void plansOperation();
    void countsFromStandingOverride();
};

namespace {
const std::string instanceUrl = std::string(build::peerOne) + "/apps/ORDERS/orders-1%3A8080";
} // namespace

void PlanTest::choosesCancelForm_data()
{
    QTest::addColumn<QString>("health"); // null: never answered; "failed": the last attempt failed after UP
    QTest::addColumn<bool>("isLegacy");
    QTest::addColumn<CancelForm>("form");
    const QString up = QStringLiteral("UP");
    const QString down = QStringLiteral("DOWN");
    const QString failed = QStringLiteral("failed");
    QTest::newRow("modern, well") << up << false << CancelForm::WithUp;
    QTest::newRow("modern, not well") << down << false << CancelForm::WithoutValue;
    QTest::newRow("modern, not known") << QString() << false << CancelForm::WithoutValue;
    QTest::newRow("modern, was well, answers no more") << failed << false << CancelForm::WithoutValue;
    QTest::newRow("legacy, well") << up << true << CancelForm::WithUp;
    // A Dalston client stays UNKNOWN after a DELETE without a value.
    QTest::newRow("legacy, not well") << down << true << CancelForm::Refuse;
    QTest::newRow("legacy, not known") << QString() << true << CancelForm::Refuse;
    QTest::newRow("legacy, was well, answers no more") << failed << true << CancelForm::Refuse;
}

void PlanTest::choosesCancelForm()
{
    QFETCH(QString, health);
    QFETCH(bool, isLegacy);
    QFETCH(CancelForm, form);
    core::InstanceView row = build::row(isLegacy ? build::legacyInstance() : build::instance());
    if (health.isNull())
        row.health = {};
    else if (health == QLatin1String("failed"))
        row.health.failed(build::error());
    else
        row.health.answered(build::health(health.toStdString()), build::at(0), {});
    QCOMPARE(core::cancelFormFor(row), form);
}

void PlanTest::listsWrites_data()
{
    QTest::addColumn<Goal>("goal");
    QTest::addColumn<bool>("isWell");
    QTest::addColumn<core::Method>("method");
    QTest::addColumn<std::string>("url");
    QTest::newRow("drain") << Goal::Drain << true << core::Method::Put
                           << instanceUrl + "/status?value=OUT_OF_SERVICE";
    QTest::newRow("restore, well") << Goal::Restore << true << core::Method::Delete
                                   << instanceUrl + "/status?value=UP";
    QTest::newRow("restore, not well")
        << Goal::Restore << false << core::Method::Delete << instanceUrl + "/status";
    QTest::newRow("shutdown") << Goal::Shutdown << true << core::Method::Post
                              << std::string("http://orders-1:8080/actuator/shutdown");
}

void PlanTest::listsWrites()
{
    QFETCH(Goal, goal);
    QFETCH(bool, isWell);
    QFETCH(core::Method, method);
    QFETCH(std::string, url);
    core::InstanceView row = build::row(build::instance());
    if (!isWell)
        row.health.answered(build::health("DOWN"), build::at(0), {});
    const auto writes = core::plannedWrites(build::fleet(std::vector{row}), row, goal);
    QCOMPARE(writes.size(), std::size_t(1));
    QCOMPARE(writes[0].method, method);
    QCOMPARE(writes[0].url, url);
}

void PlanTest::writesToFirstAnsweringPeer()
{
    core::FleetView fleet = build::fleet(std::vector{build::instance()});
    fleet.peers.push_back(build::peer(build::peerTwo, {build::instance()}));
    fleet.peers[0].served.failed(build::error());
    const core::InstanceView &row = fleet.instances[0];
    const auto operation = core::planOperation(fleet, row, Goal::Drain, {}, 1, build::at(0));
    QCOMPARE(operation.peers, (std::vector<std::string>{build::peerTwo, build::peerOne}));
    QVERIFY(operation.cancelRequest.url.starts_with(build::peerTwo));
    QVERIFY(core::plannedWrites(fleet, row, Goal::Drain)[0].url.starts_with(build::peerTwo));
}

void PlanTest::stopsNothingWithoutAddress()
{
    core::FleetView fleet = build::fleet(std::vector{build::instance()});
    fleet.instances[0].actuatorUrl.clear();
    QVERIFY(core::plannedWrites(fleet, fleet.instances[0], Goal::Shutdown).empty());
    QVERIFY(core::planOperation(fleet, fleet.instances[0], Goal::Shutdown, {}, 1, build::at(0))
                .shutdownRequest.url.empty());
}

void PlanTest::unwinds_data()
{
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<core::Proof>("proof");
    QTest::addColumn<bool>("putsBack");
    using core::Proof;
    QTest::newRow("taking out: nothing is known to be done") << Phase::TakingOut << Proof::None << false;
    QTest::newRow("reading back") << Phase::ReadingBack << Proof::None << true;
    QTest::newRow("waiting") << Phase::Waiting << Proof::None << true;
    QTest::newRow("drained") << Phase::Drained << Proof::Traffic << true;
    QTest::newRow("countdown after a drain") << Phase::StopCountdown << Proof::Time << true;
    QTest::newRow("countdown without a drain") << Phase::StopCountdown << Proof::None << false;
    QTest::newRow("stop sent") << Phase::StopSending << Proof::Traffic << false;
    QTest::newRow("stopping") << Phase::Stopping << Proof::Traffic << false;
    QTest::newRow("stopped") << Phase::Stopped << Proof::Traffic << false;
    QTest::newRow("cancelling already") << Phase::Cancelling << Proof::None << false;
    QTest::newRow("restoring already") << Phase::Restoring << Proof::None << false;
    QTest::newRow("restored") << Phase::Restored << Proof::None << false;
    QTest::newRow("failed") << Phase::Failed << Proof::None << false;
}

void PlanTest::unwinds()
{
    QFETCH(Phase, phase);
    QFETCH(core::Proof, proof);
    QFETCH(bool, putsBack);
    const core::FleetView fleet = build::fleet(std::vector{build::instance()});
    auto operation = core::planOperation(fleet, fleet.instances[0], Goal::Drain, {}, 1, build::at(0));
    operation.phase = phase;
    operation.proof = proof;
    const auto unwind = core::unwindOf(operation);
    QCOMPARE(unwind.size(), std::size_t(putsBack ? 1 : 0));
    if (putsBack)
        QCOMPARE(unwind[0], operation.cancelRequest);
}

void PlanTest::plansOperation()
{
    const core::FleetView fleet = build::fleet(std::vector{build::instance()});
    core::OperationSettings settings;
    settings.hops.serverCache = core::Seconds(2);
    const auto operation =
        core::planOperation(fleet, fleet.instances[0], Goal::Drain, settings, 7, build::at(5));
    QCOMPARE(operation.id, std::uint64_t(7));
    QCOMPARE(operation.key, build::key());
    QCOMPARE(operation.writes, std::uint64_t(0));
    QVERIFY(!operation.pending);
    QCOMPARE(operation.drainedSince, build::at(5));
    QCOMPARE(operation.budget.hops[0].length, core::Millis(2000));
    QCOMPARE(operation.cancelRequest.url, instanceUrl + "/status?value=UP");
}

void PlanTest::countsFromStandingOverride()
{
    core::Instance out = build::instance("orders-1:8080", "OUT_OF_SERVICE", "OUT_OF_SERVICE");
    const core::FleetView fleet = build::fleet(std::vector{out});
    const auto planned = [&](double now) {
        return core::planOperation(fleet, fleet.instances[0], Goal::Shutdown, {}, 1, build::at(now))
            .drainedSince;
    };
    QCOMPARE(planned(0), build::at(-600));
    QCOMPARE(planned(-700), build::at(-700)); // the server's clock is ahead of ours
}

QTEST_APPLESS_MAIN(PlanTest)
#include "tst_plan.moc"
