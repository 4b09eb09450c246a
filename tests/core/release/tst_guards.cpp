// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/guards.h"
#include "core/release/plan.h"
#include "tests/core/support/builders.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <map>

using core::Goal;
using core::Guard;

class GuardsTest : public QObject
{
    Q_OBJECT

private slots:
    void guards_data();
    void guards();
    void everyGuardHasBothRows();
    void puttingBackIsNotInTheWay();
    void overrideLiftsBlocking();
    void namesReadBack();
};

namespace {

/// A case that begins as a drain of orders-1 among three healthy instances, where everything is allowed.
struct Case
{
    core::FleetView fleet = build::fleet({build::instance("orders-1:8080"), build::instance("orders-2:8080"),
                                          build::instance("orders-3:8080")});
    Goal goal = Goal::Drain;
    core::InstanceKey key = build::key();
    core::GuardContext context;
    std::vector<core::Operation> operations;

    Case()
    {
        context.now = build::at(1);
        context.isWritable = true;
    }
    core::InstanceView &row(std::size_t index = 0) { return fleet.instances[index]; }
    void setStatus(std::size_t index, const char *status, const char *overridden = "UNKNOWN")
    {
        core::InstanceView changed =
            build::row(build::instance(row(index).key.id.text(), status, overridden));
        row(index) = changed;
    }
    core::Operation operation(std::size_t index, core::Phase phase)
    {
        auto made = core::planOperation(fleet, row(index), Goal::Drain, {}, 1, build::at(0));
        made.phase = phase;
        return made;
    }
    void drained(core::Proof proof, core::Quiet quiet = core::Quiet::Quiet)
    {
        setStatus(0, "OUT_OF_SERVICE", "OUT_OF_SERVICE");
        context.own = operation(0, core::Phase::Drained);
        context.own->proof = proof;
        context.own->quiet.value = quiet;
        goal = Goal::Shutdown;
    }
    std::vector<core::GuardFinding> findings()
    {
        context.operations = &operations;
        return core::guardsFor(fleet, key, goal, context);
    }
};

enum class Says { Nothing, Warns, Blocks };

struct Row
{
    const char *name;
    Guard guard;
    Says says;
    std::function<void(Case &)> change;
};

void legacy(Case &c, const char *health)
{
    core::InstanceView row =
        build::row(build::legacyInstance("orders-1:8080", "OUT_OF_SERVICE", "OUT_OF_SERVICE"));
    row.health.answered(build::health(health), build::at(0), {});
    c.row() = row;
    c.goal = Goal::Restore;
}

/// A drain by the pause of such a generation of Boot.
void pausing(Case &c, int generation, core::EndpointState pause = core::EndpointState::Answers)
{
    core::ActuatorFacts facts;
    facts.base = "http://h/a";
    facts.isProven = true;
    facts.generation.oldest = facts.generation.newest = generation;
    const std::string id = generation == 2 ? "service-registry" : "serviceregistry";
    if (generation > 1)
        facts.links = core::Links{{{id, id}}, 0};
    for (const core::Endpoint endpoint : core::everyEndpoint)
        facts.endpoints[endpoint].state = core::EndpointState::Answers;
    facts.endpoints[core::Endpoint::Pause].state = pause;
    c.row().actuator = std::make_shared<const core::ActuatorFacts>(facts);
    c.context.by = core::TakeOutBy::Pause;
}

void shutdownWith(Case &c, core::Identity identity, bool isTyped = false)
{
    c.drained(core::Proof::Traffic);
    c.context.identity = identity;
    c.context.isTypedNameGiven = isTyped;
}

const std::vector<Row> &rows()
{
    using core::Phase;
    using core::Proof;
    static const std::vector<Row> all{
        {"unlocked", Guard::ReadOnly, Says::Nothing, [](Case &) {}},
        {"locked", Guard::ReadOnly, Says::Blocks, [](Case &c) { c.context.isWritable = false; }},
        {"listed", Guard::TargetMissing, Says::Nothing, [](Case &) {}},
        {"not listed", Guard::TargetMissing, Says::Blocks,
         [](Case &c) { c.key = build::key("orders-9:8080"); }},
        {"same id in another environment", Guard::TargetMissing, Says::Blocks,
         [](Case &c) { c.key.environment = "production"; }},
        {"an instance", Guard::EurekaServer, Says::Nothing, [](Case &) {}},
        {"the registry's own entry", Guard::EurekaServer, Says::Blocks,
         [](Case &c) { c.row().isEurekaServer = true; }},
        {"two others serve", Guard::LastServing, Says::Nothing, [](Case &) {}},
        {"one other serves", Guard::LastServing, Says::Nothing, [](Case &c) { c.setStatus(1, "DOWN"); }},
        {"the others are down", Guard::LastServing, Says::Blocks,
         [](Case &c) {
             c.setStatus(1, "DOWN");
             c.setStatus(2, "STARTING");
         }},
        {"the others are ill", Guard::LastServing, Says::Blocks,
         [](Case &c) {
             c.row(1).health.answered(build::health("DOWN"), build::at(0), {});
             c.row(2).health.answered(build::health("OUT_OF_SERVICE"), build::at(0), {});
         }},
        {"the others are UP but not served yet", Guard::LastServing, Says::Blocks,
         [](Case &c) {
             c.row(1).served.value->status = core::reportedStatus("OUT_OF_SERVICE");
             c.row(2).served = {};
         }},
        {"the others are out, the list lags", Guard::LastServing, Says::Blocks,
         [](Case &c) {
             for (const std::size_t i : {1U, 2U}) {
                 c.setStatus(i, "OUT_OF_SERVICE", "OUT_OF_SERVICE");
                 c.row(i).served.value->status = core::reportedStatus("UP");
             }
         }},
        {"the others are in a silent peer's list only", Guard::LastServing, Says::Blocks,
         [](Case &c) {
             c.fleet.peers.push_back(build::peer(build::peerTwo, {}));
             c.fleet.peers[1].served.failed(build::error());
             c.row(1).served.failed(build::error());
             c.row(2).served.failed(build::error());
         }},
        {"no peer answers just now: the last lists count", Guard::LastServing, Says::Nothing,
         [](Case &c) {
             c.fleet.peers[0].served.failed(build::error());
             for (const std::size_t i : {0U, 1U, 2U})
                 c.row(i).served.failed(build::error());
         }},
        {"only another application serves", Guard::LastServing, Says::Blocks,
         [](Case &c) {
             c.fleet = build::fleet({build::instance(), build::instance("b", "UP", "UNKNOWN", "ZEBRA")});
         }},
        {"shutdown without drain of the last", Guard::LastServing, Says::Blocks,
         [](Case &c) {
             c.fleet = build::fleet(std::vector{build::instance()});
             c.goal = Goal::Shutdown;
             c.context.withoutDrain = true;
         }},
        {"two of three are left", Guard::BelowHalf, Says::Nothing, [](Case &) {}},
        {"one of three is left", Guard::BelowHalf, Says::Warns, [](Case &c) { c.setStatus(1, "DOWN"); }},
        {"half is left", Guard::BelowHalf, Says::Nothing,
         [](Case &c) {
             c.fleet = build::fleet({build::instance("orders-1:8080"), build::instance("b")});
         }},
        {"no other operation", Guard::AnotherOperation, Says::Nothing, [](Case &) {}},
        {"another is being drained", Guard::AnotherOperation, Says::Blocks,
         [](Case &c) { c.operations = {c.operation(1, Phase::Waiting)}; }},
        {"another is finished", Guard::AnotherOperation, Says::Nothing,
         [](Case &c) { c.operations = {c.operation(1, Phase::Restored)}; }},
        {"it is its own", Guard::AnotherOperation, Says::Nothing,
         [](Case &c) { c.operations = {c.operation(0, Phase::Waiting)}; }},
        {"in", Guard::AlreadyOut, Says::Nothing, [](Case &) {}},
        {"out with an override", Guard::AlreadyOut, Says::Blocks,
         [](Case &c) { c.setStatus(0, "OUT_OF_SERVICE", "OUT_OF_SERVICE"); }},
        {"out with an override is not stuck", Guard::StuckOut, Says::Nothing,
         [](Case &c) { c.setStatus(0, "OUT_OF_SERVICE", "OUT_OF_SERVICE"); }},
        {"out without an override", Guard::StuckOut, Says::Blocks,
         [](Case &c) { c.setStatus(0, "OUT_OF_SERVICE"); }},
        {"an override to cancel", Guard::NoOverride, Says::Nothing,
         [](Case &c) {
             c.setStatus(0, "UP", "UP");
             c.goal = Goal::Restore;
         }},
        {"nothing to cancel", Guard::NoOverride, Says::Blocks, [](Case &c) { c.goal = Goal::Restore; }},
        {"UNKNOWN may be an override that does not show", Guard::NoOverride, Says::Nothing,
         [](Case &c) {
             c.setStatus(0, "UNKNOWN");
             c.goal = Goal::Restore;
         }},
        {"a status word that is none of Eureka's is no override", Guard::NoOverride, Says::Blocks,
         [](Case &c) {
             c.setStatus(0, "PAUSED");
             c.goal = Goal::Restore;
         }},
        {"our own write may still be on its way", Guard::NoOverride, Says::Nothing,
         [](Case &c) {
             c.goal = Goal::Restore;
             c.context.own = c.operation(0, Phase::ReadingBack);
         }},
        {"legacy and well", Guard::NotHealthy, Says::Nothing, [](Case &c) { legacy(c, "UP"); }},
        {"legacy and ill", Guard::NotHealthy, Says::Blocks, [](Case &c) { legacy(c, "DOWN"); }},
        {"modern and ill recovers by itself", Guard::NotHealthy, Says::Nothing,
         [](Case &c) {
             c.setStatus(0, "OUT_OF_SERVICE", "OUT_OF_SERVICE");
             c.row().health.answered(build::health("DOWN"), build::at(0), {});
             c.goal = Goal::Restore;
         }},
        {"peers agree", Guard::PeersDisagree, Says::Nothing, [](Case &) {}},
        {"peers disagree", Guard::PeersDisagree, Says::Blocks, [](Case &c) { c.row().peersDisagree = true; }},
        {"every peer answers", Guard::PeerSilent, Says::Nothing, [](Case &) {}},
        {"one of two is silent", Guard::PeerSilent, Says::Warns,
         [](Case &c) {
             c.fleet.peers.push_back(build::peer(build::peerTwo, {}));
             c.fleet.peers.back().served.failed(build::error());
         }},
        {"one never answered", Guard::PeerSilent, Says::Warns,
         [](Case &c) {
             c.fleet.peers.push_back({build::peerTwo, "two"});
         }},
        {"list of 60 s ago", Guard::StaleData, Says::Nothing, [](Case &c) { c.context.now = build::at(60); }},
        {"list of 61 s ago", Guard::StaleData, Says::Blocks, [](Case &c) { c.context.now = build::at(61); }},
        {"suddenly empty list", Guard::StaleData, Says::Blocks,
         [](Case &c) { c.fleet.peers[0].isSuspiciouslyEmpty = true; }},
        {"one old, one new", Guard::StaleData, Says::Nothing,
         [](Case &c) {
             c.context.now = build::at(61);
             c.fleet.peers.push_back(build::peer(build::peerTwo, {}, build::at(60)));
         }},
        {"drain proven by traffic", Guard::NotDrained, Says::Nothing,
         [](Case &c) { c.drained(Proof::Traffic); }},
        {"drain proven by time", Guard::NotDrained, Says::Nothing,
         [](Case &c) { c.drained(Proof::Time, core::Quiet::NotMeasurable); }},
        {"went on early on record", Guard::NotDrained, Says::Nothing,
         [](Case &c) {
             c.drained(Proof::None);
             c.context.own->earlyReason = "night";
         }},
        {"shutdown without drain, asked for by name", Guard::NotDrained, Says::Nothing,
         [](Case &c) {
             c.goal = Goal::Shutdown;
             c.context.withoutDrain = true;
         }},
        {"standing override, proof is rebuilt", Guard::NotDrained, Says::Nothing,
         [](Case &c) {
             c.setStatus(0, "OUT_OF_SERVICE", "OUT_OF_SERVICE");
             c.goal = Goal::Shutdown;
         }},
        {"in service", Guard::NotDrained, Says::Blocks, [](Case &c) { c.goal = Goal::Shutdown; }},
        {"still waiting", Guard::NotDrained, Says::Blocks, [](Case &c) { c.drained(Proof::None); }},
        {"called again", Guard::NotDrained, Says::Blocks,
         [](Case &c) { c.drained(Proof::Traffic, core::Quiet::StillCalled); }},
        {"address is known", Guard::NoShutdownAddress, Says::Nothing,
         [](Case &c) { c.drained(Proof::Traffic); }},
        {"no address", Guard::NoShutdownAddress, Says::Blocks,
         [](Case &c) {
             c.drained(Proof::Traffic);
             c.row().actuatorUrl.clear();
         }},
        {"works only when called", Guard::WorksUncalled, Says::Nothing,
         [](Case &c) { c.row().background.answered({}, build::at(0), "there"); }},
        {"consumes messages", Guard::WorksUncalled, Says::Warns,
         [](Case &c) {
             c.row().background.answered({{core::BackgroundKind::Messages, "Kafka", 0, "kafka.consumer."}},
                                         build::at(0), "there");
         }},
        {"consumes messages, shutdown", Guard::WorksUncalled, Says::Warns,
         [](Case &c) {
             c.row().background.answered({{core::BackgroundKind::Jobs, "Quartz", 2, "quartz."}}, build::at(0),
                                         "there");
             c.goal = Goal::Shutdown;
         }},
        {"a name that can be addressed", Guard::NotAddressable, Says::Nothing,
         [](Case &c) {
             c.fleet = build::fleet({build::instance("a b%;\u00e4"), build::instance("b")});
             c.key = build::key("a b%;\u00e4");
         }},
        {"a slash in its id", Guard::NotAddressable, Says::Blocks,
         [](Case &c) {
             c.fleet = build::fleet({build::instance("a/b"), build::instance("b")});
             c.key = build::key("a/b");
         }},
        {"a slash in its id, shutdown", Guard::NotAddressable, Says::Blocks,
         [](Case &c) {
             c.fleet = build::fleet({build::instance("a/b"), build::instance("b")});
             c.key = build::key("a/b");
             c.goal = Goal::Shutdown;
         }},
        {"an id of its own", Guard::SharedId, Says::Nothing, [](Case &) {}},
        {"the id of another one too", Guard::SharedId, Says::Blocks,
         [](Case &c) { c.row().sharesIdWith = {"BILLING"}; }},
        {"the id of another one too, put back", Guard::SharedId, Says::Warns,
         [](Case &c) {
             c.setStatus(0, "OUT_OF_SERVICE", "OUT_OF_SERVICE");
             c.row().sharesIdWith = {"BILLING"};
             c.goal = Goal::Restore;
         }},
        {"the id of another one too, paused", Guard::SharedId, Says::Nothing,
         [](Case &c) {
             pausing(c, 1);
             c.row().sharesIdWith = {"BILLING"};
         }},
        {"its pause is there", Guard::NoPauseEndpoint, Says::Nothing, [](Case &c) { pausing(c, 1); }},
        {"its actuator was not looked for", Guard::NoPauseEndpoint, Says::Blocks,
         [](Case &c) { c.context.by = core::TakeOutBy::Pause; }},
        {"its actuator is looked for just before", Guard::NoPauseEndpoint, Says::Nothing,
         [](Case &c) {
             c.context.by = core::TakeOutBy::Pause;
             c.context.isPauseAskedLater = true;
         }},
        {"the id of another one too, its pause is asked for later", Guard::SharedId, Says::Nothing,
         [](Case &c) {
             c.context.by = core::TakeOutBy::Pause;
             c.context.isPauseAskedLater = true;
             c.row().sharesIdWith = {"BILLING"};
         }},
        {"its pause is not exposed", Guard::NoPauseEndpoint, Says::Blocks,
         [](Case &c) { pausing(c, 1, core::EndpointState::NotExposed); }},
        {"its pause asks for a login", Guard::NoPauseEndpoint, Says::Blocks,
         [](Case &c) { pausing(c, 1, core::EndpointState::NeedsCredentials); }},
        {"its generation de-registers", Guard::PauseKeepsLease, Says::Nothing,
         [](Case &c) { pausing(c, 1); }},
        {"its generation stays registered", Guard::PauseKeepsLease, Says::Blocks,
         [](Case &c) { pausing(c, 3); }},
        {"drained by Eureka it may be of any", Guard::PauseKeepsLease, Says::Nothing,
         [](Case &c) {
             pausing(c, 3);
             c.context.by = core::TakeOutBy::Eureka;
         }},
        {"its generation is told", Guard::PauseCannotBeTold, Says::Nothing, [](Case &c) { pausing(c, 1); }},
        {"its generation changed that in between", Guard::PauseCannotBeTold, Says::Blocks,
         [](Case &c) { pausing(c, 2); }},
        {"paused, its stop was refused before", Guard::NotDrained, Says::Nothing,
         [](Case &c) {
             c.goal = Goal::Shutdown;
             c.context.by = core::TakeOutBy::Pause;
             c.row().isListed = false;
         }},
        {"still registered after a pause", Guard::NotDrained, Says::Blocks,
         [](Case &c) {
             c.goal = Goal::Shutdown;
             c.context.by = core::TakeOutBy::Pause;
         }},
        {"the others are paused, and still in the lists", Guard::LastServing, Says::Blocks,
         [](Case &c) {
             for (const std::size_t i : {std::size_t(1), std::size_t(2)}) {
                 c.row(i).isInRelease = true;
                 c.row(i).live[build::peerOne]; // "no such instance"
             }
         }},
        {"one cluster", Guard::OtherCluster, Says::Nothing, [](Case &) {}},
        {"a peer of another cluster", Guard::OtherCluster, Says::Blocks,
         [](Case &c) { c.fleet.peers[0].isOtherCluster = true; }},
        {"no peer started lately", Guard::PeerRestarted, Says::Nothing,
         [](Case &c) {
             c.fleet.peers[0].restartedAt = build::at(0);
             c.fleet.peers[0].served.readAt = build::at(300);
             c.context.now = build::at(300);
         }},
        {"a peer started less than five minutes ago", Guard::PeerRestarted, Says::Warns,
         [](Case &c) {
             c.fleet.peers[0].restartedAt = build::at(0);
             c.fleet.peers[0].served.readAt = build::at(299);
             c.context.now = build::at(299);
         }},
        {"a peer started lately, put back", Guard::PeerRestarted, Says::Warns,
         [](Case &c) {
             c.setStatus(0, "OUT_OF_SERVICE", "OUT_OF_SERVICE");
             c.fleet.peers[0].restartedAt = build::at(0);
             c.goal = Goal::Restore;
         }},
        {"a peer started lately, stopped after a drain", Guard::PeerRestarted, Says::Warns,
         [](Case &c) {
             c.drained(Proof::Traffic);
             c.fleet.peers[0].restartedAt = build::at(0);
         }},
        {"a peer of another cluster, put back", Guard::OtherCluster, Says::Warns,
         [](Case &c) {
             c.setStatus(0, "OUT_OF_SERVICE", "OUT_OF_SERVICE");
             c.fleet.peers[0].isOtherCluster = true;
             c.goal = Goal::Restore;
         }},
        {"one server at each address", Guard::SeveralServers, Says::Nothing, [](Case &) {}},
        {"several servers at one address", Guard::SeveralServers, Says::Warns,
         [](Case &c) { c.fleet.peers[0].isSeveralServers = true; }},
        {"identified", Guard::NotIdentified, Says::Nothing,
         [](Case &c) { shutdownWith(c, core::Identity::Confirmed); }},
        {"another process", Guard::NotIdentified, Says::Blocks,
         [](Case &c) { shutdownWith(c, core::Identity::Mismatch); }},
        {"another process although typed", Guard::NotIdentified, Says::Blocks,
         [](Case &c) { shutdownWith(c, core::Identity::Mismatch, true); }},
        {"cannot be told", Guard::NotIdentified, Says::Blocks,
         [](Case &c) { shutdownWith(c, core::Identity::CannotTell); }},
        {"cannot be told, name typed", Guard::NotIdentified, Says::Nothing,
         [](Case &c) { shutdownWith(c, core::Identity::CannotTell, true); }},
    };
    return all;
}

Says verdict(const std::vector<core::GuardFinding> &findings, Guard guard)
{
    const auto found = std::ranges::find(findings, guard, &core::GuardFinding::guard);
    return found == findings.end() ? Says::Nothing : found->blocks ? Says::Blocks : Says::Warns;
}

} // namespace

void GuardsTest::guards_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < rows().size(); ++i) {
        const std::string name = std::string(core::guardName(rows()[i].guard)) + ": " + rows()[i].name;
        QTest::newRow(name.c_str()) << static_cast<int>(i);
    }
}

void GuardsTest::guards()
{
    QFETCH(int, index);
    const Row &row = rows()[static_cast<std::size_t>(index)];
    Case given;
    QVERIFY(given.findings().empty()); // what it starts from is allowed
    row.change(given);
    const auto findings = given.findings();
    QCOMPARE(verdict(findings, row.guard), row.says);
    if (row.says == Says::Blocks)
        QVERIFY(core::isBlocked(findings));
}

void GuardsTest::everyGuardHasBothRows()
{
    std::map<Guard, std::pair<int, int>> counts;
    for (const Row &row : rows())
        ++(row.says == Says::Nothing ? counts[row.guard].first : counts[row.guard].second);
    QCOMPARE(counts.size(), std::size_t(25));
    for (const auto &[guard, count] : counts)
        QVERIFY2(count.first > 0 && count.second > 0, std::string(core::guardName(guard)).c_str());
}

void GuardsTest::puttingBackIsNotInTheWay()
{
    Case given;
    given.goal = Goal::Restore;
    given.setStatus(0, "OUT_OF_SERVICE", "OUT_OF_SERVICE");
    given.setStatus(1, "DOWN");
    given.setStatus(2, "DOWN");
    given.row().peersDisagree = true;
    given.context.own = given.operation(0, core::Phase::Waiting);
    given.operations = {given.operation(1, core::Phase::Waiting)};
    given.context.isWritable = false;
    given.context.now = build::at(10'000);
    given.fleet.peers[0].served.failed(build::error());
    QVERIFY(!core::isBlocked(given.findings()));
    QCOMPARE(verdict(given.findings(), Guard::PeerSilent), Says::Warns);
    QCOMPARE(given.findings().size(), std::size_t(1));
    // Another's override is not ours to put back while locked.
    given.context.own.reset();
    QCOMPARE(verdict(given.findings(), Guard::ReadOnly), Says::Blocks);
}

void GuardsTest::overrideLiftsBlocking()
{
    Case given;
    given.fleet = build::fleet(std::vector{build::instance()});
    QVERIFY(core::isBlocked(given.findings()));
    given.context.overridden = {Guard::LastServing};
    QVERIFY(!core::isBlocked(given.findings()));
    QCOMPARE(verdict(given.findings(), Guard::LastServing), Says::Warns); // it is still said
    given.context.isWritable = false;
    QVERIFY(core::isBlocked(given.findings()));
}

void GuardsTest::namesReadBack()
{
    for (const Row &row : rows())
        QCOMPARE(core::guardFromName(core::guardName(row.guard)), std::optional(row.guard));
    QVERIFY(!core::guardFromName("LastServing"));
    QVERIFY(!core::guardFromName(""));
}

QTEST_APPLESS_MAIN(GuardsTest)
#include "tst_guards.moc"
