// SPDX-License-Identifier: GPL-3.0-or-later
// Eureka's operations one by one, as `drainboard eureka OPERATION` sends them, against a real server; and the
// demo fleet registered there.
#include "tests/live/eurekaview.h"
#include "tests/live/javaserver.h"
#include "tests/live/mavenbuild.h"
#include "tests/live/program.h"
#include "tests/live/waiting.h"

#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString target = u"REHEARSAL/re hearsal;1%2"_s; // a name that only survives when it is encoded
const QString id = u"re hearsal;1%2"_s;

QStringList eureka(const QStringList &words)
{
    return QStringList{u"eureka"_s} + words;
}

} // namespace

class TestOperations : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void registers();
    void readsItBack_data();
    void readsItBack();
    void heartbeats();
    void setsMetadata();
    void takesOutOfServiceAndCancels_data();
    void takesOutOfServiceAndCancels();
    void refusesTraps_data();
    void refusesTraps();
    void repairFindsNothingToDo();
    void deregisters();
    void theDemoFleetJoins();

private:
    live::ProgramRun run(const QStringList &words) const { return m_program->run(eureka(words)); }
    QString state() const { return view().liveState(u"REHEARSAL"_s, encodedId()); }
    live::EurekaView view() const { return live::EurekaView(m_server->url(u"/eureka"_s).toString()); }
    static QString encodedId() { return QString::fromLatin1(QUrl::toPercentEncoding(id)); }

    QTemporaryDir m_logs;
    std::unique_ptr<live::JavaServer> m_server;
    std::unique_ptr<live::Program> m_program;
};

void TestOperations::initTestCase()
{
    QVERIFY2(!live::Program::path().isEmpty(), "the program under test is not built");
    const live::BuildOutcome built = live::buildServers();
    if (built.kind == live::BuildOutcome::Kind::Skip) {
        live::printSkipLine(built.why);
        QSKIP(qPrintable(built.why));
    }
    QVERIFY2(built.kind == live::BuildOutcome::Kind::Ready, qPrintable(built.why));
    // Without the read-only cache a list shows at once what was written.
    m_server = std::make_unique<live::JavaServer>(
        u"eureka"_s, m_logs.path(), QStringList{u"--eureka.server.use-read-only-response-cache=false"_s});
    m_server->start();
    QVERIFY(m_server->waitUntilHealthy(180s));
    m_program = std::make_unique<live::Program>(m_server->url(u"/eureka"_s).toString());
}

void TestOperations::registers()
{
    const live::ProgramRun registered =
        run({u"register"_s, target, u"--host"_s, u"rehearsal.invalid"_s, u"--ip"_s, u"127.0.0.1"_s,
             u"--port"_s, u"9"_s, u"--vip"_s, u"re-hearsal"_s, u"--metadata"_s, u"zone=a b"_s, u"--yes"_s});
    QVERIFY2(registered.exitCode == 0, registered.told().constData());
    QCOMPARE(state(), u"UP/UNKNOWN"_s);
    const QJsonObject held = view().liveInstance(u"REHEARSAL"_s, encodedId());
    QCOMPARE(held.value("instanceId"_L1).toString(), id);
    QCOMPARE(held.value("vipAddress"_L1).toString(), u"re-hearsal"_s);
    QCOMPARE(held.value("metadata"_L1).toObject().value("zone"_L1).toString(), u"a b"_s);
}

void TestOperations::readsItBack_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("list") << QStringList{u"list"_s};
    QTest::newRow("application") << QStringList{u"application"_s, u"rehearsal"_s};
    QTest::newRow("application and instance") << QStringList{u"instance"_s, target};
    QTest::newRow("instance by its id") << QStringList{u"instance"_s, id};
    QTest::newRow("VIP") << QStringList{u"vip"_s, u"re-hearsal"_s};
    QTest::newRow("secure VIP") << QStringList{u"secure-vip"_s, u"re-hearsal"_s};
}

void TestOperations::readsItBack()
{
    QFETCH(QStringList, words);
    const live::ProgramRun read = run(words);
    QVERIFY2(read.exitCode == 0, read.told().constData());
    int found = 0;
    for (const QJsonObject &line : read.lines) {
        if (line.value("instanceId"_L1).toString() == id) {
            ++found;
            QCOMPARE(line.value("status"_L1).toString(), u"UP"_s);
            QCOMPARE(line.value("ipAddress"_L1).toString(), u"127.0.0.1"_s);
        }
    }
    QVERIFY2(found == 1, read.told().constData());
}

void TestOperations::heartbeats()
{
    const auto renewed = [this] {
        return view()
            .liveInstance(u"REHEARSAL"_s, encodedId())
            .value("leaseInfo"_L1)
            .toObject()
            .value("lastRenewalTimestamp"_L1)
            .toDouble();
    };
    const double before = renewed();
    const live::ProgramRun beat = run({u"heartbeat"_s, target, u"--yes"_s});
    QVERIFY2(beat.exitCode == 0, beat.told().constData());
    QVERIFY(renewed() > before);
}

void TestOperations::setsMetadata()
{
    const live::ProgramRun set = run({u"metadata"_s, target, u"note=a&b=c d"_s, u"--yes"_s});
    QVERIFY2(set.exitCode == 0, set.told().constData());
    const QJsonObject metadata =
        view().liveInstance(u"REHEARSAL"_s, encodedId()).value("metadata"_L1).toObject();
    QCOMPARE(metadata.value("note"_L1).toString(), u"a&b=c d"_s);
    QCOMPARE(metadata.value("zone"_L1).toString(), u"a b"_s); // the others stay
}

void TestOperations::takesOutOfServiceAndCancels_data()
{
    QTest::addColumn<QStringList>("cancel");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("after");
    QTest::newRow("with UP") << QStringList{u"--value"_s, u"UP"_s} << 0 << u"UP/UNKNOWN"_s;
    // Nobody heartbeats for it, so that it stays unknown, and that is no proof.
    QTest::newRow("without a value") << QStringList{u"--timeout"_s, u"10s"_s} << 4 << u"UNKNOWN/UNKNOWN"_s;
}

void TestOperations::takesOutOfServiceAndCancels()
{
    QFETCH(QStringList, cancel);
    QFETCH(int, exitCode);
    QFETCH(QString, after);
    // It is the only one of its application: the guard wants to be overridden by name.
    const live::ProgramRun guarded = run({u"out-of-service"_s, target, u"--yes"_s});
    QVERIFY2(guarded.exitCode == 3, guarded.told().constData());
    QCOMPARE(state(), u"UP/UNKNOWN"_s);
    const live::ProgramRun out = run({u"out-of-service"_s, target, u"--yes"_s, u"--override"_s,
                                      u"last-serving"_s, u"--reason"_s, u"a rehearsal"_s});
    QVERIFY2(out.exitCode == 0, out.told().constData());
    QCOMPARE(state(), u"OUT_OF_SERVICE/OUT_OF_SERVICE"_s);
    const live::ProgramRun cancelled = run(QStringList{u"cancel-override"_s, target, u"--yes"_s} + cancel);
    QVERIFY2(cancelled.exitCode == exitCode, cancelled.told().constData());
    QCOMPARE(state(), after);
}

void TestOperations::refusesTraps_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("trap");
    QTest::newRow("PUT UNKNOWN") << QStringList{u"override"_s, target, u"--value"_s, u"UNKNOWN"_s}
                                 << u"override-unknown"_s;
    QTest::newRow("DELETE OUT_OF_SERVICE")
        << QStringList{u"cancel-override"_s, target, u"--value"_s, u"OUT_OF_SERVICE"_s}
        << u"cancel-leaves-stuck"_s;
    QTest::newRow("slash in the id") << QStringList{u"deregister"_s, u"REHEARSAL/a/b"_s}
                                     << u"name-not-addressable"_s;
    QTest::newRow("no metadata") << QStringList{u"metadata"_s, target} << u"no-metadata"_s;
}

void TestOperations::refusesTraps()
{
    QFETCH(QStringList, words);
    QFETCH(QString, trap);
    const QString before = state();
    const live::ProgramRun refused = run(words + QStringList{u"--yes"_s});
    QVERIFY2(refused.exitCode == 3, refused.told().constData());
    QCOMPARE(refused.result().value("trap"_L1).toString(), trap);
    QCOMPARE(state(), before);
}

void TestOperations::repairFindsNothingToDo()
{
    const live::ProgramRun repair = run({u"repair"_s, target, u"--yes"_s});
    QVERIFY2(repair.exitCode == 3, repair.told().constData());
}

void TestOperations::deregisters()
{
    // Nothing listens at its port, but its last heartbeat is not long enough ago.
    const live::ProgramRun early = run({u"deregister"_s, target, u"--yes"_s});
    QVERIFY2(early.exitCode == 3, early.told().constData());
    QVERIFY(!state().isEmpty());
    const live::ProgramRun gone = run({u"deregister"_s, target, u"--yes"_s, u"--even-if-running"_s});
    QVERIFY2(gone.exitCode == 0, gone.told().constData());
    QCOMPARE(state(), QString());
    const live::ProgramRun again = run({u"deregister"_s, target, u"--yes"_s});
    QVERIFY2(again.exitCode == 3, again.told().constData());
    const live::ProgramRun read = run({u"instance"_s, target});
    QVERIFY2(read.exitCode == 1, read.told().constData());
}

void TestOperations::theDemoFleetJoins()
{
    QProcess demo;
    live::tieToThisProcess(demo);
    demo.start(QStringLiteral(DRAINBOARD_DEMO),
               {u"--join"_s, m_server->url(u"/eureka"_s).toString(), u"--load"_s, u"0"_s});
    QVERIFY(demo.waitForStarted());
    const auto demoInstances = [this] {
        int count = 0;
        for (const QJsonObject &instance : view().cachedInstances()) {
            const QJsonObject metadata = instance.value("metadata"_L1).toObject();
            count += metadata.contains("drainboard.demo"_L1) ? 1 : 0;
        }
        return count;
    };
    QVERIFY(live::eventually([&] { return demoInstances() == 8; }, 30s));

    // What another program removed comes back with the next heartbeat's 404.
    QString removed;
    for (const QJsonObject &instance : view().cachedInstances()) {
        if (instance.value("app"_L1).toString() == u"PAYMENTS"_s)
            removed = instance.value("instanceId"_L1).toString();
    }
    QVERIFY(!removed.isEmpty());
    QCOMPARE(view().call("DELETE", u"/apps/PAYMENTS/"_s + removed).status, 200);
    QCOMPARE(view().liveState(u"PAYMENTS"_s, removed), QString());
    QVERIFY(
        live::eventually([&] { return view().liveState(u"PAYMENTS"_s, removed) == u"UP/UNKNOWN"_s; }, 30s));

    ::kill(static_cast<pid_t>(demo.processId()), SIGTERM);
    QVERIFY(live::eventually([&] { return demo.state() == QProcess::NotRunning; }, 30s));
    QCOMPARE(demo.exitCode(), 0);
    QVERIFY2(demoInstances() == 0, demo.readAllStandardError().constData());
}

QTEST_GUILESS_MAIN(TestOperations)
#include "tst_liveoperations.moc"
