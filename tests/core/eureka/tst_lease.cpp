// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/lease.h"
#include "tests/core/support/builders.h"

#include <QTest>

using build::at;
using core::Millis;
using core::Seconds;

class LeaseTest : public QObject
{
    Q_OBJECT

private slots:
    void expires_data();
    void expires();
    void knowsNothingWithoutTimes();
    void tellsCrash();
    void knowsDead_data();
    void knowsDead();
    void tellsWhenCallersStop();
    void readsPage_data();
    void readsPage();
    void readsUptime_data();
    void readsUptime();
    void infersPreservation();
    void knowsSmallLabs();
};

namespace {

/// Registered at 0, duration 90 s; the last heartbeat at that second, or none.
core::Instance leased(std::optional<double> heartbeat, const char *status = "UP")
{
    core::Instance live = build::instance("orders-1", status);
    live.lease.registered = at(0);
    live.lease.lastRenewalAsSent = heartbeat ? at(*heartbeat + 90) : at(0);
    return live;
}

} // namespace

void LeaseTest::expires_data()
{
    QTest::addColumn<std::optional<double>>("heartbeat");
    QTest::addColumn<double>("now");
    QTest::addColumn<double>("expiresAt");
    QTest::addColumn<std::optional<double>>("warnsOf");
    using Maybe = std::optional<double>;
    QTest::newRow("registered: once") << Maybe() << 10. << 90. << Maybe();
    QTest::newRow("registered, silent") << Maybe() << 70. << 90. << Maybe(20);
    QTest::newRow("heartbeat: twice") << Maybe(30) << 40. << 210. << Maybe();
    QTest::newRow("two heartbeats missed") << Maybe(30) << 100. << 210. << Maybe(110);
    QTest::newRow("expired") << Maybe(30) << 300. << 210. << Maybe(0);
    QTest::newRow("a server ahead of us") << Maybe(500) << 40. << 680. << Maybe();
}

void LeaseTest::expires()
{
    QFETCH(std::optional<double>, heartbeat);
    QFETCH(double, now);
    QFETCH(double, expiresAt);
    QFETCH(std::optional<double>, warnsOf);
    const core::Instance live = leased(heartbeat);
    const auto state = core::leaseOf(live, at(now));
    QVERIFY(state);
    QVERIFY(state->expiresAt == at(expiresAt));
    QCOMPARE(state->hasRenewed, heartbeat.has_value());
    QVERIFY(state->age >= Millis(0));
    const auto in = core::aboutToExpireIn(live, at(now));
    QCOMPARE(in.has_value(), warnsOf.has_value());
    if (in)
        QVERIFY(at(0) + *in == at(*warnsOf));
}

void LeaseTest::knowsNothingWithoutTimes()
{
    const core::Instance live = build::instance();
    QVERIFY(!core::leaseOf(live, at(0)));
    QVERIFY(!core::aboutToExpireIn(live, at(1000)));
    QVERIFY(!core::isDeadLease(live, at(1000), true));
}

void LeaseTest::tellsCrash()
{
    // eureka-protocol, section 5: 180 + 60 + 95 s by default.
    const core::Range usual = core::callersStopAfterCrash(core::Lease{}, true, Seconds(95));
    QVERIFY(usual == (core::Range{Seconds(180), Seconds(335)}));
    const core::Range young = core::callersStopAfterCrash(core::Lease{}, false, Seconds(95));
    QVERIFY(young == (core::Range{Seconds(90), Seconds(245)}));
}

// Each after the last heartbeat, or after the registration where there was none.
void LeaseTest::tellsWhenCallersStop()
{
    const auto renewed = core::callersStopAt(leased(30), at(100), Seconds(95));
    QVERIFY(renewed == (core::Period{at(30 + 180), at(30 + 335)}));
    const auto young = core::callersStopAt(leased({}), at(10), Seconds(6));
    QVERIFY(young == (core::Period{at(90), at(90 + 60 + 6)}));
    QVERIFY(!core::callersStopAt(build::instance(), at(0), Seconds(95)));
}

void LeaseTest::knowsDead_data()
{
    QTest::addColumn<std::optional<double>>("heartbeat");
    QTest::addColumn<std::string>("status");
    QTest::addColumn<double>("now");
    QTest::addColumn<bool>("isPortClosed");
    QTest::addColumn<bool>("isDead");
    QTest::addColumn<bool>("isGhost");
    using Maybe = std::optional<double>;
    QTest::newRow("silent and gone") << Maybe(30) << std::string("UP") << 130. << true << true << false;
    QTest::newRow("silent, but it listens")
        << Maybe(30) << std::string("UP") << 130. << false << false << false;
    QTest::newRow("port closed, but it renews")
        << Maybe(30) << std::string("UP") << 50. << true << false << false;
    QTest::newRow("ghost") << Maybe() << std::string("DOWN") << 70. << true << false << true;
    QTest::newRow("DOWN that renews is none")
        << Maybe(60) << std::string("DOWN") << 130. << true << false << false;
    QTest::newRow("DOWN a moment ago") << Maybe() << std::string("DOWN") << 10. << true << false << false;
}

void LeaseTest::knowsDead()
{
    QFETCH(std::optional<double>, heartbeat);
    QFETCH(std::string, status);
    QFETCH(double, now);
    QFETCH(bool, isPortClosed);
    QFETCH(bool, isDead);
    QFETCH(bool, isGhost);
    const core::Instance live = leased(heartbeat, status.c_str());
    QCOMPARE(core::isDeadLease(live, at(now), isPortClosed), isDead);
    QCOMPARE(core::isDownGhost(live, at(now), isPortClosed), isGhost);
}

void LeaseTest::readsPage_data()
{
    QTest::addColumn<std::string>("html");
    QTest::addColumn<core::ServerPage>("page");
    QTest::addColumn<core::Preservation>("preservation");
    const auto rows = [](const char *enabled, const char *threshold, const char *renews) {
        return std::string("<tr><td>Lease expiration enabled</td>\n <td> ") + enabled +
               " </td></tr><tr><td>Renews threshold</td><td class=\"n\">" + threshold +
               "</td></tr><tr><td>Renews (last min)</td><td>" + renews + "</td></tr>";
    };
    using core::Preservation;
    QTest::newRow("evicts") << rows("true", "11", "14") << core::ServerPage{true, 11, 14}
                            << Preservation::Off;
    QTest::newRow("preserves, grouped")
        << rows("false", "1,193", "1.002") << core::ServerPage{false, 1193, 1002} << Preservation::On;
    QTest::newRow("no-break space") << rows("false", "1\u00a0193", "0") << core::ServerPage{false, 1193, 0}
                                    << Preservation::On;
    QTest::newRow("protection off, few renewals")
        << rows("true", "11", "2") + "<h4>RENEWALS ARE LESSER THAN THE THRESHOLD.</h4>"
        << core::ServerPage{true, 11, 2, false, true} << Preservation::Off;
    QTest::newRow("banner alone") << std::string("<h4>EMERGENCY! EUREKA MAY BE INCORRECTLY</h4>")
                                  << core::ServerPage{{}, {}, {}, true} << Preservation::On;
    QTest::newRow("another page") << std::string("<html>Please log in</html>") << core::ServerPage{}
                                  << Preservation::NotKnown;
    QTest::newRow("cut off") << std::string("<td>Lease expiration enabled</td><td") << core::ServerPage{}
                             << Preservation::NotKnown;
    QTest::newRow("absurd number") << rows("maybe", "99999999999999999999", "x") << core::ServerPage{}
                                   << Preservation::NotKnown;
    QTest::newRow("empty") << std::string() << core::ServerPage{} << Preservation::NotKnown;
}

void LeaseTest::readsPage()
{
    QFETCH(std::string, html);
    QFETCH(core::ServerPage, page);
    QFETCH(core::Preservation, preservation);
    QVERIFY(core::readServerPage(html) == page);
    QCOMPARE(core::preservationOf(page), preservation);
}

// As com.netflix.eureka.util.StatusInfo writes it.
void LeaseTest::readsUptime_data()
{
    QTest::addColumn<std::string>("cell");
    QTest::addColumn<std::optional<int>>("minutes");
    using Maybe = std::optional<int>;
    QTest::newRow("just started") << std::string("00:00") << Maybe(0);
    QTest::newRow("seven minutes") << std::string(" 00:07 ") << Maybe(7);
    QTest::newRow("a day") << std::string("1 day 03:15") << Maybe(24 * 60 + 195);
    QTest::newRow("days") << std::string("12 days 00:01") << Maybe(12 * 24 * 60 + 1);
    QTest::newRow("another language") << std::string("12 Tage 00:01") << Maybe();
    QTest::newRow("no minutes") << std::string("12:") << Maybe();
    QTest::newRow("more behind it") << std::string("00:07 h") << Maybe();
    QTest::newRow("absurd") << std::string("99999999999:07") << Maybe();
    QTest::newRow("empty") << std::string() << Maybe();
}

void LeaseTest::readsUptime()
{
    QFETCH(std::string, cell);
    QFETCH(std::optional<int>, minutes);
    const auto uptime = core::readServerPage("<td>Uptime</td><td>" + cell + "</td>").uptime;
    QCOMPARE(uptime.has_value(), minutes.has_value());
    if (minutes)
        QVERIFY(*uptime == std::chrono::minutes(*minutes));
}

void LeaseTest::infersPreservation()
{
    const core::Instance live = leased(30); // expires at 210
    QVERIFY(!core::isKeptBeyondExpiry(live, at(330)));
    QVERIFY(core::isKeptBeyondExpiry(live, at(331)));
}

void LeaseTest::knowsSmallLabs()
{
    QVERIFY(core::isTooSmallToEvict(1));
    QVERIFY(core::isTooSmallToEvict(5));
    QVERIFY(!core::isTooSmallToEvict(6));
}

QTEST_APPLESS_MAIN(LeaseTest)
#include "tst_lease.moc"
