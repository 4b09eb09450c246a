// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/findings.h"
#include "tests/core/support/builders.h"
#include "tests/core/support/registration.h"

#include <QTest>

#include <algorithm>

using build::at;
using core::FindingCode;

class FindingsTest : public QObject
{
    Q_OBJECT

private slots:
    void findsInRow_data();
    void findsInRow();
    void findsWhatRegistersInVain();
    void findsTwins();
    void findsDisagreement();
    void offersNoRepairWhereItIsMissing();
    void tellsPeersAndWhatIsNotChecked();
    void leavesOwnReleaseAlone();
    void sortsByUrgency();
    void findsEndingLease();
    void tellsTheAgeOfAnOverride_data();
    void tellsTheAgeOfAnOverride();
    void findsPreservation_data();
    void findsPreservation();
    void tellsWhenCallersStop();
    void findsWhatIsLeftOfADeadProcess_data();
    void findsWhatIsLeftOfADeadProcess();
};

namespace {

/// Codes without those of what was not checked.
std::vector<FindingCode> codesOf(const std::vector<core::Finding> &findings)
{
    std::vector<FindingCode> codes;
    for (const core::Finding &finding : findings) {
        if (finding.severity != core::Severity::NotChecked)
            codes.push_back(finding.code);
    }
    return codes;
}

std::vector<core::Finding> findingsOfRow(const core::InstanceView &row, double now)
{
    return core::findingsOf(build::fleet(std::vector<core::InstanceView>{row}), {}, at(now));
}

bool has(const std::vector<core::Finding> &findings, FindingCode code)
{
    return std::ranges::find(findings, code, &core::Finding::code) != findings.end();
}

} // namespace

// The status stands since second -600; the renewal interval is 30 s.
void FindingsTest::findsInRow_data()
{
    QTest::addColumn<std::string>("status");
    QTest::addColumn<std::string>("override");
    QTest::addColumn<std::string>("health");
    QTest::addColumn<double>("now");
    QTest::addColumn<std::vector<FindingCode>>("codes");
    const auto row = [](const char *name, const char *status, const char *override, const char *health,
                        double now, std::vector<FindingCode> codes) {
        QTest::newRow(name) << std::string(status) << std::string(override) << std::string(health) << now
                            << codes;
    };
    const char *out = "OUT_OF_SERVICE";
    const char *no = "UNKNOWN";
    row("all is well", "UP", no, "UP", 0, {});
    row("sick, but it says so", "DOWN", no, "DOWN", 0, {});
    row("sick under UP", "UP", "UP", "DOWN", -600, {FindingCode::HiddenSickness});
    row("well under UP, for long", "UP", "UP", "UP", 0, {FindingCode::ForgottenOverride});
    row("drained just now", out, out, "UP", -1, {});
    row("drained ten minutes ago", out, out, "UP", 0, {FindingCode::ForgottenOverride});
    row("stuck", out, no, "UP", -540, {FindingCode::StuckOut});
    row("out for less than two renewals", out, no, "UP", -541, {});
    row("out, and it is sick", out, no, "DOWN", 0, {});
    row("UNKNOWN that stays", no, no, "UP", -540, {FindingCode::StuckUnknown});
    row("UNKNOWN until the heartbeat", no, no, "UP", -580, {});
    row("DOWN while well", "DOWN", no, "UP", -480, {FindingCode::NotComingUp});
    row("STARTING while well", "STARTING", no, "UP", -480, {FindingCode::NotComingUp});
    row("STARTING for a minute", "STARTING", no, "UP", -540, {});
    row("a word of its own", "PAUSED", no, "UP", 0, {FindingCode::UnknownWord});
    row("a clock ahead of ours", out, out, "UP", -9000, {});
}

void FindingsTest::findsInRow()
{
    QFETCH(std::string, status);
    QFETCH(std::string, override);
    QFETCH(std::string, health);
    QFETCH(double, now);
    QFETCH(std::vector<FindingCode>, codes);
    core::InstanceView row = build::row(build::instance("orders-1", status, override));
    row.health.answered(build::health(health), at(0), "health");
    QVERIFY(codesOf(findingsOfRow(row, now)) == codes);
}

// As Dalston was seen: the last change and the registration move with each heartbeat, the stamp does not.
void FindingsTest::findsWhatRegistersInVain()
{
    core::InstanceView row = build::row(build::instance("orders-1", "UNKNOWN", "UNKNOWN"));
    row.health.answered(build::health("UP"), at(0), "health");
    build::registrationOf(row).lastUpdated = at(99);
    row.statusSince = at(99);
    build::registrationOf(row).lease.registered = at(99);
    build::registrationOf(row).lastDirty = at(39);
    QVERIFY(codesOf(findingsOfRow(row, 100)) == std::vector{FindingCode::StuckUnknown});
    build::registrationOf(row).lastDirty = at(40); // it may still come right with its next registration
    QVERIFY(codesOf(findingsOfRow(row, 100)).empty());
    build::registrationOf(row).lastDirty = {}; // not told
    QVERIFY(codesOf(findingsOfRow(row, 100)).empty());
}

void FindingsTest::findsTwins()
{
    const auto fleet =
        build::fleet({build::instance("same", "UP", "UNKNOWN", "ORDERS"),
                      build::instance("same", "UP", "UNKNOWN", "BILLING"), build::instance("other")});
    const auto findings = core::findingsOf(fleet, {}, at(0));
    QVERIFY(codesOf(findings) == std::vector{FindingCode::OneIdTwice});
    QVERIFY(findings.front().arguments == (std::vector<std::string>{"BILLING", "ORDERS"}));
}

void FindingsTest::findsDisagreement()
{
    core::InstanceView row = build::row(build::instance());
    row.peersDisagree = true;
    const auto out = core::reportedStatus("OUT_OF_SERVICE");
    row.servedByPeer[build::peerOne] = {core::reportedStatus("UP"), {}};
    row.servedByPeer[build::peerTwo] = {out, out};
    const auto findings = findingsOfRow(row, 0);
    QCOMPARE(findings.front().code, FindingCode::PeersDisagree);
    QVERIFY(findings.front().isRepair);
    QVERIFY(findings.front().fix == (std::vector<core::RegistryChange>{core::SetOverride{}}));
    const auto down = core::reportedStatus("DOWN");
    row.servedByPeer[build::peerOne] = {down, down};
    QVERIFY(!findingsOfRow(row, -600).front().isRepair); // two different overrides: a person decides
}

// A status for an instance that is not there is 404: the same PUT again would heal nothing.
void FindingsTest::offersNoRepairWhereItIsMissing()
{
    core::InstanceView row = build::row(build::instance("orders-1", "OUT_OF_SERVICE", "OUT_OF_SERVICE"));
    row.peersDisagree = true;
    row.servedByPeer = {{build::peerTwo, *row.served.value}};
    core::FleetView fleet = build::fleet(std::vector<core::InstanceView>{row});
    fleet.peers.push_back(build::peer(build::peerTwo, {*row.registered}));
    const auto first = [&] { return core::findingsOf(fleet, {}, at(0)).front(); };
    QCOMPARE(first().code, FindingCode::PeersDisagree);
    QVERIFY(first().arguments == (std::vector<std::string>{build::peerTwo, "OUT_OF_SERVICE/OUT_OF_SERVICE",
                                                           build::peerOne, "missing"}));
    QVERIFY(first().fix.empty());
    QVERIFY(!first().isRepair);
    fleet.peers.front().served.failed(build::error()); // what it does not say, it is not said to lack
    QVERIFY(first().arguments == (std::vector<std::string>{build::peerTwo, "OUT_OF_SERVICE/OUT_OF_SERVICE"}));
}

void FindingsTest::tellsPeersAndWhatIsNotChecked()
{
    core::InstanceView row = build::row(build::instance());
    row.health = {};
    core::FleetView fleet = build::fleet(std::vector<core::InstanceView>{row});
    fleet.peers.push_back(build::peer(build::peerTwo, {build::instance()}));
    fleet.peers.back().served.value->rejected.add("application[0]", "instanceId");
    fleet.peers.back().served.failed(build::error());
    core::AdviceFacts facts;
    facts.isPreserving[build::peerOne] = true;
    facts.restarted[build::peerTwo] = 2;
    const auto findings = core::findingsOf(fleet, facts, at(0));
    // With so few instances preservation is usual, and nobody needs to come running.
    QVERIFY(codesOf(findings) == (std::vector{FindingCode::PeerRestarted, FindingCode::RejectedRows,
                                              FindingCode::SelfPreservation}));
    QVERIFY(has(findings, FindingCode::PeerNotRead));
    QVERIFY(has(findings, FindingCode::HealthNotRead));
    QCOMPARE(findings.back().code, FindingCode::LeasesNotRead);
}

void FindingsTest::leavesOwnReleaseAlone()
{
    core::InstanceView row = build::row(build::instance("orders-1", "OUT_OF_SERVICE", "OUT_OF_SERVICE"));
    QVERIFY(has(findingsOfRow(row, 0), FindingCode::ForgottenOverride));
    row.isInRelease = true;
    QVERIFY(!has(findingsOfRow(row, 0), FindingCode::ForgottenOverride));
}

void FindingsTest::sortsByUrgency()
{
    core::InstanceView sick = build::row(build::instance("z", "UP", "UP"));
    sick.health.answered(build::health("DOWN"), at(0), "health");
    const auto fleet = build::fleet(
        std::vector<core::InstanceView>{build::row(build::instance("a", "OUT_OF_SERVICE", "OUT_OF_SERVICE")),
                                        build::row(build::instance("b/c", "OUT_OF_SERVICE")), sick});
    QVERIFY(codesOf(core::findingsOf(fleet, {}, at(0))) ==
            (std::vector{FindingCode::HiddenSickness, FindingCode::StuckOut, FindingCode::ForgottenOverride,
                         FindingCode::NotAddressable}));
}

void FindingsTest::findsEndingLease()
{
    core::Instance live = build::instance();
    live.lease.registered = at(0);
    live.lease.lastRenewalAsSent = at(120); // the last heartbeat at 30, so that it expires at 210
    const auto fleet = build::fleet({live});
    core::AdviceFacts facts;
    QVERIFY(has(core::findingsOf(fleet, facts, at(0)), FindingCode::LeasesNotRead));
    facts.leases.emplace(build::key(),
                         core::LeaseRead{live, at(80), {}}); // fifty seconds are one missed heartbeat
    QVERIFY(core::findingsOf(fleet, facts, at(0)).empty());
    facts.leases.at(build::key()).serverNow = at(110);
    const auto findings = core::findingsOf(fleet, facts, at(0));
    QCOMPARE(findings.size(), std::size_t(1));
    QCOMPARE(findings.front().code, FindingCode::LeaseEnding);
    QVERIFY(findings.front().length == core::Seconds(100));
}

// The status stands since second -600, as the instance registered again then.
void FindingsTest::tellsTheAgeOfAnOverride_data()
{
    QTest::addColumn<std::optional<double>>("writtenAt");
    QTest::addColumn<std::string>("value");
    QTest::addColumn<double>("now");
    QTest::addColumn<int>("age"); // seconds; -1: not forgotten
    QTest::addColumn<bool>("isFromJournal");
    using Maybe = std::optional<double>;
    const std::string out = "OUT_OF_SERVICE";
    QTest::newRow("not from the journal") << Maybe() << out << 0. << 600 << false;
    QTest::newRow("not from the journal, and young") << Maybe() << out << -1. << -1 << false;
    QTest::newRow("older than its status") << Maybe(-5000) << out << -590. << 4410 << true;
    QTest::newRow("written a moment ago") << Maybe(-60) << out << 0. << -1 << true;
    QTest::newRow("another override is in the journal")
        << Maybe(-5000) << std::string("UP") << 0. << 600 << false;
    QTest::newRow("a clock ahead of ours") << Maybe(9000) << out << 0. << -1 << true;
}

void FindingsTest::tellsTheAgeOfAnOverride()
{
    QFETCH(std::optional<double>, writtenAt);
    QFETCH(std::string, value);
    QFETCH(double, now);
    QFETCH(int, age);
    QFETCH(bool, isFromJournal);
    const auto fleet = build::fleet({build::instance("orders-1:8080", "OUT_OF_SERVICE", "OUT_OF_SERVICE")});
    core::AdviceFacts facts;
    if (writtenAt)
        facts.authors["ORDERS/orders-1:8080"] = {*core::statusFromWord(value), at(*writtenAt), "alice"};
    const auto findings = core::findingsOf(fleet, facts, at(now));
    const auto found = std::ranges::find(findings, FindingCode::ForgottenOverride, &core::Finding::code);
    QCOMPARE(found != findings.end(), age >= 0);
    if (age < 0)
        return;
    QVERIFY(found->length == core::Seconds(age));
    QVERIFY(found->arguments ==
            (isFromJournal ? std::vector<std::string>{"alice"} : std::vector<std::string>{}));
}

void FindingsTest::findsPreservation_data()
{
    QTest::addColumn<int>("instances");
    QTest::addColumn<int>("page");    // 1: it says so, 0: it says no, -1: there is none
    QTest::addColumn<int>("keptFor"); // seconds after its end that a lease was still there
    QTest::addColumn<QString>("found");
    QTest::newRow("it evicts") << 6 << 0 << 0 << "";
    QTest::newRow("nothing is known") << 6 << -1 << 0 << "";
    QTest::newRow("its page says so") << 6 << 1 << 0 << "warning read";
    QTest::newRow("so few that it is usual") << 5 << 1 << 0 << "notice read small";
    QTest::newRow("no page, but a lease that stays") << 6 << -1 << 121 << "warning inferred";
    QTest::newRow("no page, a lease that may still go") << 6 << -1 << 120 << "";
    QTest::newRow("its page knows better") << 6 << 0 << 121 << "";
}

void FindingsTest::findsPreservation()
{
    QFETCH(int, instances);
    QFETCH(int, page);
    QFETCH(int, keptFor);
    QFETCH(QString, found);
    std::vector<core::Instance> listed;
    for (int i = 0; i < instances; ++i)
        listed.push_back(build::instance("orders-" + std::to_string(i)));
    core::FleetView fleet = build::fleet(listed);
    fleet.peers = {build::peer(build::peerOne, listed)};
    core::AdviceFacts facts;
    if (page >= 0)
        facts.isPreserving[build::peerOne] = page == 1;
    core::Instance kept = listed.front();
    kept.lease.registered = at(0);
    kept.lease.lastRenewalAsSent = at(120); // the last heartbeat at 30, so that it ended at 210
    facts.leases.emplace(build::key("orders-0"),
                         core::LeaseRead{kept, at(210 + keptFor), {}, build::peerOne, at(0)});
    QString told;
    for (const core::Finding &finding : core::findingsOf(fleet, facts, at(0))) {
        if (finding.code != FindingCode::SelfPreservation)
            continue;
        QCOMPARE(finding.arguments.at(2), std::to_string(instances));
        told = QString::fromUtf8(core::severityName(finding.severity).data()) + QLatin1Char(' ') +
               QString::fromStdString(finding.arguments.at(1));
        if (finding.arguments.size() > 3)
            told += QLatin1Char(' ') + QString::fromStdString(finding.arguments.at(3));
    }
    QCOMPARE(told, found);
}

void FindingsTest::tellsWhenCallersStop()
{
    core::Instance live = build::instance();
    live.lease.registered = at(0);
    live.lease.lastRenewalAsSent = at(120); // the last heartbeat at 30
    core::AdviceFacts facts;
    facts.caches = core::Seconds(6);
    facts.leases.emplace(build::key(), core::LeaseRead{live, at(110), {}, build::peerOne, at(1000)});
    const auto fleet = build::fleet({live});
    const auto finding = [&](double now) { return core::findingsOf(fleet, facts, at(now)).front(); };
    QCOMPARE(finding(1000).code, FindingCode::LeaseEnding);
    QVERIFY(finding(1000).callersStop == (core::Period{at(30 + 180), at(30 + 180 + 60 + 6)}));
    QVERIFY(!finding(1000).isPreserved);
    QVERIFY(!finding(1000).isPreservationKnown);
    QVERIFY(finding(1000).caches == core::Seconds(6));
    // A minute after the read, its end is a minute nearer; whatever the read said, never less than none.
    QVERIFY(finding(1000).length == core::Seconds(100));
    QVERIFY(finding(1060).length == core::Seconds(40));
    QVERIFY(finding(2000).length == core::Millis(0));
    facts.isPreserving[build::peerOne] = true;
    QVERIFY(finding(1000).isPreserved);
    QVERIFY(finding(1000).isPreservationKnown);
}

void FindingsTest::findsWhatIsLeftOfADeadProcess_data()
{
    QTest::addColumn<std::string>("status");
    QTest::addColumn<int>("renewedAt"); // seconds; 0: registered then and never renewed
    QTest::addColumn<int>("now");
    QTest::addColumn<int>("port"); // 1 closed, 0 open, -1 not known
    QTest::addColumn<QString>("found");
    const auto row = [](const char *title, const char *status, int renewedAt, int now, int port,
                        const char *found) {
        QTest::newRow(title) << std::string(status) << renewedAt << now << port
                             << QLatin1String(found).toString();
    };
    row("killed, over one lease ago", "UP", 30, 130, 1, "dead-lease");
    row("killed a minute ago", "UP", 30, 100, 1, "lease-ending");
    row("silent, but something listens", "UP", 30, 130, 0, "lease-ending");
    row("silent, and nobody could be asked", "UP", 30, 130, -1, "lease-ending");
    row("DOWN after its end", "DOWN", 0, 70, 1, "down-ghost");
    row("DOWN and alive", "DOWN", 30, 40, 0, "");
}

void FindingsTest::findsWhatIsLeftOfADeadProcess()
{
    QFETCH(std::string, status);
    QFETCH(int, renewedAt);
    QFETCH(int, now);
    QFETCH(int, port);
    QFETCH(QString, found);
    core::Instance live = build::instance("orders-1:8080", status);
    live.lease.registered = at(0);
    live.lease.lastRenewalAsSent = renewedAt == 0 ? at(0) : at(renewedAt + 90);
    core::AdviceFacts facts;
    core::LeaseRead read{live, at(now), std::nullopt};
    if (port >= 0)
        read.isPortClosed = port == 1;
    facts.leases.emplace(build::key(), read);
    core::InstanceView seen = build::row(live);
    seen.health.value = build::health(status);
    const auto findings = core::findingsOf(build::fleet({seen}), facts, at(0));
    QStringList names;
    for (const core::Finding &finding : findings)
        names << QString::fromUtf8(core::findingName(finding.code).data());
    QCOMPARE(names.join(QLatin1Char(' ')), found);
    const bool isRemovable = found == QLatin1String("dead-lease") || found == QLatin1String("down-ghost");
    if (isRemovable)
        QVERIFY(findings.front().fix == std::vector<core::RegistryChange>{core::Deregister{}});
}

QTEST_APPLESS_MAIN(FindingsTest)
#include "tst_findings.moc"
