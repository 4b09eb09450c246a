// SPDX-License-Identifier: GPL-3.0-or-later
// Two real Eureka servers that replicate to each other: what one is told reaches the other, a drain by the
// program is proven on both, and what a server that was killed and started again knows of drained instances.
#include "tests/live/balancer.h"
#include "tests/live/mavenbuild.h"
#include "tests/live/peerpair.h"
#include "tests/live/program.h"
#include "tests/live/signsoflife.h"
#include "tests/live/waiting.h"

#include <QTest>
#include <QUrl>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString orders = u"ORDERS"_s;
const QString up = u"UP/UNKNOWN"_s;
const QString out = u"OUT_OF_SERVICE/OUT_OF_SERVICE"_s;
const QString silentId = u"host:silent:1"_s; ///< registered once, sends no heartbeats

const QString bothOut = out + u" at the first, "_s + out + u" at the second"_s;

constexpr auto replicationLimit = 30s;
constexpr auto clientLimit = 60s;
constexpr int signsOfLife = 4;

QString pathOf(const QString &id, const QString &rest = {})
{
    return u"/apps/ORDERS/"_s + id + rest;
}

bool becomes(const live::EurekaView &server, const QString &id, const QString &wanted)
{
    return live::eventually([&] { return server.liveState(orders, id) == wanted; }, replicationLimit);
}

/// The lists come from a cache; the program reads those first.
bool isListed(const live::EurekaView &server, const QString &id, const QString &wanted)
{
    const auto listed = [&] {
        const QList<QJsonObject> all = server.cachedInstances();
        return std::any_of(all.begin(), all.end(), [&](const QJsonObject &one) {
            return one.value("instanceId"_L1).toString() == id && live::stateOf(one) == wanted;
        });
    };
    return live::eventually(listed, replicationLimit);
}

int registerSilentOne(const live::EurekaView &server)
{
    const QByteArray body =
        R"({"instance":{"instanceId":")" + silentId.toUtf8() +
        R"(","hostName":"host","app":"ORDERS","ipAddr":"127.0.0.1","status":"UP",)"
        R"("port":{"$":9,"@enabled":"true"},"vipAddress":"orders","leaseInfo":{"durationInSecs":300},)"
        R"("dataCenterInfo":{"@class":"com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo","name":"MyOwn"}}})";
    return server.call("POST", u"/apps/ORDERS"_s, {"Content-Type: application/json"}, body).status;
}

quint16 portOf(const live::EurekaView &server)
{
    return static_cast<quint16>(QUrl(server.baseUrl()).port());
}

/// The first finding with that code that tells of this, an instance or a server; empty where there is none.
QJsonObject findingIn(const live::ProgramRun &attention, const QString &code, const QString &of = {})
{
    for (const QJsonObject &line : attention.lines) {
        if (line.value("code"_L1).toString() == code && line.value("what"_L1).toString().contains(of))
            return line;
    }
    return {};
}

} // namespace

class TestPeers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void writesReachTheOtherServer();
    void aDrainIsProvenOnBoth();
    void severalServersBehindOneAddress();
    void aRestartedServerAndDrainedInstances_data();
    void aRestartedServerAndDrainedInstances();

private:
    void usePair(bool filterOnlyUp);
    void drainAll();
    void repairSecond(bool isNeeded);
    void repairCannotBring(const QString &id);
    void aHeartbeatBrings(const QString &id);
    QString statesOf(const QString &id) const;

    std::unique_ptr<live::PeerPair> m_pair;
    bool m_filterOnlyUp = true;
};

void TestPeers::initTestCase()
{
    QVERIFY2(!live::Program::path().isEmpty(), "the program under test is not built");
    const live::BuildOutcome built = live::buildServers();
    if (built.kind == live::BuildOutcome::Kind::Skip) {
        live::printSkipLine(built.why);
        QSKIP(qPrintable(built.why));
    }
    QVERIFY2(built.kind == live::BuildOutcome::Kind::Ready, qPrintable(built.why));
    usePair(true);
}

void TestPeers::cleanup()
{
    if (m_pair && QTest::currentTestFailed())
        m_pair->printLogs();
}

void TestPeers::usePair(bool filterOnlyUp)
{
    if (m_pair && m_filterOnlyUp == filterOnlyUp)
        return;
    m_pair.reset(); // the old servers' memory first
    auto pair = std::make_unique<live::PeerPair>(live::PeerSettings{filterOnlyUp});
    const bool started = pair->start();
    if (!started)
        pair->printLogs();
    QVERIFY(started);
    m_pair = std::move(pair);
    m_filterOnlyUp = filterOnlyUp;
}

/// As the first and the second server have it, for example "UP/UNKNOWN at the first, none at the second".
QString TestPeers::statesOf(const QString &id) const
{
    const auto word = [&id](const live::EurekaView &server) {
        const QString state = server.liveState(orders, id);
        return state.isEmpty() ? u"none"_s : state;
    };
    return word(m_pair->firstServer()) + u" at the first, "_s + word(m_pair->secondServer()) +
           u" at the second"_s;
}

void TestPeers::writesReachTheOtherServer()
{
    const live::EurekaView first = m_pair->firstServer();
    const live::EurekaView second = m_pair->secondServer();
    const QString id = m_pair->firstId();
    QCOMPARE(first.call("PUT", pathOf(id, u"/status?value=OUT_OF_SERVICE"_s)).status, 200);
    QVERIFY2(becomes(second, id, out), qPrintable(statesOf(id)));
    QCOMPARE(second.call("DELETE", pathOf(id, u"/status?value=UP"_s)).status, 200);
    QVERIFY2(becomes(first, id, up), qPrintable(statesOf(id)));
    QCOMPARE(second.call("PUT", pathOf(id, u"/status?value=OUT_OF_SERVICE"_s)).status, 200);
    QVERIFY2(becomes(first, id, out), qPrintable(statesOf(id)));
    QCOMPARE(first.call("DELETE", pathOf(id, u"/status"_s)).status, 200);
    QVERIFY2(becomes(first, id, up) && becomes(second, id, up), qPrintable(statesOf(id)));
}

void TestPeers::aDrainIsProvenOnBoth()
{
    const live::Program program(m_pair->firstServer().baseUrl() + u',' + m_pair->secondServer().baseUrl());
    const QString target = u"ORDERS/"_s + m_pair->firstId();
    for (const live::EurekaView &server : {m_pair->firstServer(), m_pair->secondServer()})
        QVERIFY(isListed(server, m_pair->firstId(), up));
    const live::ProgramRun drain = program.run({u"drain"_s, target, u"--yes"_s, u"--server-cache"_s, u"2s"_s,
                                                u"--fetch"_s, u"2s"_s, u"--list-cache"_s, u"2s"_s});
    QVERIFY2(drain.exitCode == 0, drain.told().constData());
    QCOMPARE(m_pair->firstServer().liveState(orders, m_pair->firstId()), out);
    QCOMPARE(m_pair->secondServer().liveState(orders, m_pair->firstId()), out);
    int peersOut = 0;
    for (const QJsonObject &line : drain.lines)
        peersOut = std::max(peersOut, line.value("peersOut"_L1).toInt());
    QVERIFY2(peersOut == 2, drain.told().constData());
    const live::ProgramRun restore = program.run({u"restore"_s, target, u"--yes"_s});
    QVERIFY2(restore.exitCode == 0, restore.told().constData());
    QCOMPARE(m_pair->firstServer().liveState(orders, m_pair->firstId()), up);
    QCOMPARE(m_pair->secondServer().liveState(orders, m_pair->firstId()), up);
}

/// One address for both, each new connection to the other one: neither list differs, and yet no read proves
/// anything of the server that did not answer it.
void TestPeers::severalServersBehindOneAddress()
{
    live::Balancer balancer({portOf(m_pair->firstServer()), portOf(m_pair->secondServer())});
    QVERIFY(balancer.listen());
    const live::Program program(balancer.url());
    const live::ProgramRun attention = program.run({u"attention"_s});
    QVERIFY2(attention.exitCode == 0, attention.told().constData());
    const QJsonObject finding = findingIn(attention, u"several-servers"_s);
    QVERIFY2(!finding.isEmpty(), attention.told().constData());
    QVERIFY(finding.value("what"_L1).toString().contains(balancer.url()));
    QVERIFY(finding.value("fix"_L1).toString().contains("an address of its own"_L1));
    QVERIFY(balancer.connections() > 4);
    const QString target = u"ORDERS/"_s + m_pair->firstId();
    const live::ProgramRun drain = program.run({u"eureka"_s, u"out-of-service"_s, target, u"--dry-run"_s});
    QVERIFY2(drain.exitCode == 0, drain.told().constData());
    QVERIFY2(drain.output.contains("several Eureka servers seem to answer at one address"),
             drain.told().constData());
    // Either of them alone is one server.
    const live::Program direct(m_pair->firstServer().baseUrl());
    const live::ProgramRun calm = direct.run({u"attention"_s});
    QVERIFY2(findingIn(calm, u"several-servers"_s).isEmpty(), calm.told().constData());
}

void TestPeers::drainAll()
{
    QCOMPARE(registerSilentOne(m_pair->firstServer()), 204);
    QVERIFY2(becomes(m_pair->secondServer(), silentId, up), qPrintable(statesOf(silentId)));
    for (const QString &id : {m_pair->firstId(), m_pair->secondId(), silentId}) {
        const auto put = m_pair->firstServer().call("PUT", pathOf(id, u"/status?value=OUT_OF_SERVICE"_s));
        QCOMPARE(put.status, 200);
        QVERIFY2(becomes(m_pair->secondServer(), id, out), qPrintable(statesOf(id)));
    }
}

/// By the program: what disagrees is named with its cure, a server that has just started is told, and the
/// cure is the same PUT again at the server that has the override, which changes nothing there.
void TestPeers::repairSecond(bool isNeeded)
{
    const QString second = m_pair->secondServer().baseUrl();
    const live::Program program(m_pair->firstServer().baseUrl() + u',' + second);
    const live::ProgramRun attention = program.run({u"attention"_s});
    const QJsonObject finding = findingIn(attention, u"peers-disagree"_s, m_pair->secondId());
    QVERIFY2(finding.isEmpty() != isNeeded, attention.told().constData());
    QVERIFY2(!findingIn(attention, u"peer-restarted"_s, second).isEmpty(), attention.told().constData());
    if (!isNeeded)
        return;
    QVERIFY(finding.value("fix"_L1).toString().contains("drainboard eureka repair"_L1));
    const live::ProgramRun repair =
        program.run({u"eureka"_s, u"repair"_s, u"ORDERS/"_s + m_pair->secondId(), u"--yes"_s});
    QVERIFY2(repair.exitCode == 0, repair.told().constData());
    QVERIFY2(repair.output.contains("started a few minutes ago"), repair.told().constData());
    QVERIFY2(repair.result().value("peer"_L1).toString() == m_pair->firstServer().baseUrl(),
             repair.told().constData());
}

/// The same PUT again, at the server that has it, is replicated as a status of an instance that the other
/// one does not know.
void TestPeers::repairCannotBring(const QString &id)
{
    const live::EurekaView first = m_pair->firstServer();
    const live::Program program(first.baseUrl() + u',' + m_pair->secondServer().baseUrl());
    const live::ProgramRun attention = program.run({u"attention"_s});
    const QJsonObject finding = findingIn(attention, u"peers-disagree"_s, id);
    QVERIFY2(finding.value("what"_L1).toString().endsWith("missing."_L1), attention.told().constData());
    QVERIFY(!finding.value("fix"_L1).toString().contains("drainboard"_L1));
    const live::ProgramRun repair = program.run({u"eureka"_s, u"repair"_s, u"ORDERS/"_s + id, u"--yes"_s});
    QVERIFY2(repair.exitCode == 3, repair.told().constData());
    QCOMPARE(first.call("PUT", pathOf(id, u"/status?value=OUT_OF_SERVICE"_s)).status, 200);
}

/// Forwarded, answered 404, and sent again as the whole record.
void TestPeers::aHeartbeatBrings(const QString &id)
{
    QCOMPARE(m_pair->firstServer().call("PUT", pathOf(id)).status, 200);
    QVERIFY2(becomes(m_pair->secondServer(), id, out), qPrintable(statesOf(id)));
}

void TestPeers::aRestartedServerAndDrainedInstances_data()
{
    QTest::addColumn<bool>("filterOnlyUp");
    QTest::addColumn<QString>("silent");
    QTest::addColumn<QString>("heartbeatAtTheOther");
    QTest::addColumn<QString>("heartbeatAtTheRestarted");
    QTest::newRow("filter-only-up-instances=true, the default")
        << true << out + u" at the first, none at the second"_s << bothOut
        << out + u" at the first, "_s + up + u" at the second"_s;
    if (live::allGenerationsWanted())
        QTest::newRow("filter-only-up-instances=false") << false << bothOut << bothOut << bothOut;
}

// The one without heartbeats shows what is copied at the start alone; the others, what heartbeats then do.
void TestPeers::aRestartedServerAndDrainedInstances()
{
    QFETCH(const bool, filterOnlyUp);
    QFETCH(const QString, silent);
    QFETCH(const QString, heartbeatAtTheOther);
    QFETCH(const QString, heartbeatAtTheRestarted);
    usePair(filterOnlyUp);
    if (QTest::currentTestFailed())
        return;
    drainAll();
    if (QTest::currentTestFailed())
        return;
    QVERIFY(m_pair->restartSecondServer());
    QVERIFY(live::hearsFrom(m_pair->firstServer(), orders, m_pair->firstId(), signsOfLife, clientLimit));
    QVERIFY(live::hearsFrom(m_pair->secondServer(), orders, m_pair->secondId(), signsOfLife, clientLimit));
    std::printf("live: restarted, filter-only-up-instances=%s\n  no heartbeats: %s\n"
                "  heartbeats at the other: %s\n  heartbeats at the restarted: %s\n",
                filterOnlyUp ? "true" : "false", qPrintable(statesOf(silentId)),
                qPrintable(statesOf(m_pair->firstId())), qPrintable(statesOf(m_pair->secondId())));
    std::fflush(stdout);
    QCOMPARE(statesOf(silentId), silent);
    QCOMPARE(statesOf(m_pair->firstId()), heartbeatAtTheOther);
    QCOMPARE(statesOf(m_pair->secondId()), heartbeatAtTheRestarted);
    const bool isSilentMissing = silent != bothOut;
    if (isSilentMissing)
        repairCannotBring(silentId);
    if (QTest::currentTestFailed())
        return;
    repairSecond(heartbeatAtTheRestarted != bothOut);
    QVERIFY2(becomes(m_pair->secondServer(), m_pair->secondId(), out),
             qPrintable(statesOf(m_pair->secondId())));
    // That was sent later and has come by now.
    QCOMPARE(statesOf(silentId), silent);
    if (isSilentMissing)
        aHeartbeatBrings(silentId);
}

QTEST_GUILESS_MAIN(TestPeers)
#include "tst_peers.moc"
