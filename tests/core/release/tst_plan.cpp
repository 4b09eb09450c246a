// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/plan.h"
#include "tests/core/support/builders.h"

#include <QTest>

#include <functional>

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
    void tellsWhatComesOfIt();
    void writesToFirstAnsweringPeer();
    void stopsNothingWithoutAddress();
    void unwinds_data();
    void unwinds();
    void plansTheCancelAnew_data();
    void plansTheCancelAnew();
    void observesTheLongestRequest_data();
    void observesTheLongestRequest();
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

void PlanTest::tellsWhatComesOfIt()
{
    const auto out = build::row(build::instance("orders-1", "OUT_OF_SERVICE", "OUT_OF_SERVICE"));
    core::InstanceView sick = out;
    sick.health.answered(build::health("DOWN"), build::at(0), {});
    const auto effect = [](const core::InstanceView &row, Goal goal) {
        return core::previewFor(row, goal)->effect;
    };
    QCOMPARE(effect(build::row(build::instance()), Goal::Drain), core::WriteEffect::StatusAtOnce);
    QVERIFY(core::previewFor(build::row(build::instance()), Goal::Drain)->isInheritedByQuickRestart);
    QCOMPARE(effect(out, Goal::Drain), core::WriteEffect::NothingBecauseItAlreadyIs);
    QCOMPARE(effect(out, Goal::Restore), core::WriteEffect::UpAtOnce);
    QCOMPARE(effect(sick, Goal::Restore), core::WriteEffect::UnknownUntilNextHeartbeat);
    QVERIFY(!core::previewFor(out, Goal::Shutdown));
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

void PlanTest::plansTheCancelAnew_data()
{
    QTest::addColumn<std::function<void(core::FleetView &, core::Operation &)>>("change");
    QTest::addColumn<bool>("withUp");
    QTest::addColumn<bool>("atSecond");
    using Change = std::function<void(core::FleetView &, core::Operation &)>;
    using core::ErrorKind;
    const auto row = [](const char *name, const Change &change, bool withUp, bool atSecond) {
        QTest::newRow(name) << change << withUp << atSecond;
    };
    const auto evidence = [](core::Operation &operation, const char *peer, core::PeerEvidence::Kind kind) {
        operation.evidence[peer].kind = kind;
    };
    using Kind = core::PeerEvidence::Kind;
    row(
        "as planned", [](auto &, auto &) {}, true, false);
    row(
        "ill since",
        [](auto &fleet, auto &) { fleet.instances[0].health.answered(build::health("DOWN"), {}, {}); }, false,
        false);
    row(
        "health fails since", [](auto &fleet, auto &) { fleet.instances[0].health.failed(build::error()); },
        false, false);
    row(
        "nothing answers there any more",
        [](auto &fleet, auto &) { fleet.instances[0].traffic.failed(build::error(ErrorKind::Refused)); },
        false, false);
    row(
        "its counters are denied",
        [](auto &fleet, auto &) { fleet.instances[0].traffic.failed(build::error(ErrorKind::Forbidden)); },
        true, false);
    row(
        "its port is closed", [](auto &, auto &operation) { operation.port = core::PortState::Closed; },
        false, false);
    row(
        "no longer known", [](auto &fleet, auto &) { fleet.instances.clear(); }, false, false);
    row(
        "the first peer is silent",
        [=](auto &, auto &operation) { evidence(operation, build::peerOne, Kind::Failed); }, true, true);
    row(
        "the first peer's list fails",
        [](auto &fleet, auto &) { fleet.peers[0].served.failed(build::error()); }, true, true);
    row(
        "the list fails, its live read answers",
        [=](auto &fleet, auto &operation) {
            fleet.peers[0].served.failed(build::error());
            evidence(operation, build::peerOne, Kind::Present);
        },
        true, false);
    row(
        "all are silent",
        [=](auto &, auto &operation) {
            evidence(operation, build::peerOne, Kind::Failed);
            evidence(operation, build::peerTwo, Kind::Failed);
        },
        true, false);
}

void PlanTest::plansTheCancelAnew()
{
    using Change = std::function<void(core::FleetView &, core::Operation &)>;
    QFETCH(Change, change);
    QFETCH(bool, withUp);
    QFETCH(bool, atSecond);
    core::FleetView fleet = build::fleet(std::vector{build::instance()});
    fleet.peers.push_back(build::peer(build::peerTwo, {build::instance()}));
    auto operation = core::planOperation(fleet, fleet.instances[0], Goal::Drain, {}, 1, build::at(0));
    change(fleet, operation);
    const core::CancelPlan plan = core::cancelPlanFor(fleet, operation);
    const std::string peer = atSecond ? build::peerTwo : build::peerOne;
    QCOMPARE(plan.peer, peer);
    QCOMPARE(plan.request.method, core::Method::Delete);
    QCOMPARE(plan.request.url, peer + "/apps/ORDERS/orders-1%3A8080/status" + (withUp ? "?value=UP" : ""));
}

void PlanTest::observesTheLongestRequest_data()
{
    QTest::addColumn<int>("own");   // milliseconds; 0: none seen
    QTest::addColumn<int>("other"); // of another instance of the application
    QTest::addColumn<bool>("seesRunning");
    QTest::addColumn<int>("length");
    QTest::addColumn<core::HopSource>("source");
    using core::HopSource;
    QTest::newRow("none seen: the graceful timeout") << 0 << 0 << true << 30'000 << HopSource::Assumed;
    QTest::newRow("seen only elsewhere") << 0 << 900 << true << 30'000 << HopSource::Assumed;
    QTest::newRow("a short one") << 770 << 0 << true << 770 << HopSource::Observed;
    QTest::newRow("a longer one elsewhere") << 770 << 4'000 << true << 4'000 << HopSource::Observed;
    QTest::newRow("short, but a long one could run unseen")
        << 770 << 0 << false << 30'000 << HopSource::Assumed;
    QTest::newRow("longer than assumed is always believed")
        << 90'000 << 0 << false << 90'000 << HopSource::Observed;
}

void PlanTest::observesTheLongestRequest()
{
    QFETCH(int, own);
    QFETCH(int, other);
    QFETCH(bool, seesRunning);
    QFETCH(int, length);
    QFETCH(core::HopSource, source);
    core::FleetView fleet = build::fleet({build::instance("a"), build::instance("b"), build::instance("c")});
    const auto measured = [&](std::size_t i, int millis) {
        core::TrafficSample sample = build::sample(0, 100, seesRunning ? std::optional(0) : std::nullopt);
        if (millis)
            sample.longestRequest = core::Millis(millis);
        fleet.instances[i].traffic.answered(sample, build::at(0),
                                            "http://" + fleet.instances[i].key.id.text());
    };
    measured(0, own);
    measured(1, other);
    auto hop =
        core::planOperation(fleet, fleet.instances[0], Goal::Drain, {}, 1, build::at(0)).budget.hops[3];
    QCOMPARE(hop.length, core::Millis(length));
    QCOMPARE(hop.source, source);
    QCOMPARE(hop.readFrom.empty(), source == core::HopSource::Assumed);
    if (source == core::HopSource::Observed)
        QCOMPARE(hop.readFrom, std::string(other > own ? "http://b" : "http://a"));
    // What the operator set goes before everything seen.
    core::OperationSettings settings;
    settings.hops.longestRequest = core::Millis(5'000);
    hop =
        core::planOperation(fleet, fleet.instances[0], Goal::Drain, settings, 1, build::at(0)).budget.hops[3];
    QCOMPARE(hop.length, core::Millis(5'000));
    QCOMPARE(hop.source, core::HopSource::Set);
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
