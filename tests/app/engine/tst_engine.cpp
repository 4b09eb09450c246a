// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/http/httpserver.h"
#include "app/engine/engine.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace {

const QByteArray oneInstance =
    R"({"applications":{"versions__delta":"1","apps__hashcode":"UP_1_","application":[
{"name":"ORDERS","instance":[{"instanceId":"orders-1:1","hostName":"localhost","app":"ORDERS","ipAddr":"127.0.0.1",
"status":"UP","overriddenStatus":"UNKNOWN","port":{"$":1,"@enabled":"true"},"lastUpdatedTimestamp":"1000"}]}]}})";
const QByteArray noInstance =
    R"({"applications":{"versions__delta":"1","apps__hashcode":"","application":[]}})";

} // namespace

/// What the screen may say when Eureka answers badly: a server on loopback that answers whatever the row
/// wants.
class EngineTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_answer = {200, "application/json", oneInstance, {}};
        m_cut = false;
        m_page.clear();
        m_serversInTurn = m_asked = 0;
        m_listRequests = 0;
        m_otherMethods = 0;
        m_server = std::make_unique<demofleet::HttpServer>(
            [this](const demofleet::HttpRequest &request, std::shared_ptr<demofleet::Exchange> exchange) {
                m_otherMethods += request.method == "GET" ? 0 : 1;
                m_listRequests += request.path() == "/eureka/apps" ? 1 : 0;
                if (answersAsServer(request, *exchange))
                    return;
                if (m_cut)
                    exchange->writeRaw(
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{");
                if (m_cut)
                    exchange->closeAfterWriting();
                else
                    exchange->respond(m_answer);
            });
        QVERIFY(m_server->listen());
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void showsTheFleet()
    {
        start();
        QTRY_VERIFY(m_snapshot && m_snapshot->fleet->instances.size() == 1);
        QVERIFY(m_snapshot->hasEverAnswered);
        QVERIFY(m_snapshot->access.isLoopback);
        QCOMPARE(m_snapshot->order.size(), std::size_t(1));
    }

    /// Freeing 10,000 rows would hold up whoever shows them.
    void freesWhatItShowedItself()
    {
        start();
        QTRY_VERIFY(m_snapshot);
        const std::weak_ptr<const core::FleetView> shown = m_snapshot->fleet;
        m_snapshot.reset();
        QVERIFY(!shown.expired());
        QTRY_VERIFY(shown.expired());
        // Also where only the rows were kept.
        QTRY_VERIFY(m_snapshot);
        const std::weak_ptr<const core::Snapshot> older = m_snapshot;
        core::FleetViewPointer rows = m_snapshot->fleet;
        QTRY_VERIFY(m_snapshot != older.lock()); // shows the next one
        QVERIFY(!older.expired());
        rows.reset();
        QTRY_VERIFY(older.expired());
    }

    /// The list is made with the picture, not by who shows it.
    void tellsWhatWantsAttention()
    {
        m_answer.body = QByteArray(oneInstance).replace("UNKNOWN", "OUT_OF_SERVICE");
        start();
        QTRY_VERIFY(m_snapshot && m_snapshot->findings && !m_snapshot->findings->empty());
        QCOMPARE(m_snapshot->fleet->applications.size(), std::size_t(1));
        QCOMPARE(m_snapshot->fleet->applications[0].total, 1);
    }

    void keepsTheLastGoodPicture_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<core::ErrorKind>("kind");
        const QByteArray json = "application/json";
        QTest::newRow("401") << 401 << json << QByteArray() << core::ErrorKind::Unauthorized;
        QTest::newRow("403") << 403 << json << QByteArray() << core::ErrorKind::Forbidden;
        QTest::newRow("404") << 404 << json << QByteArray() << core::ErrorKind::NotFound;
        QTest::newRow("500") << 500 << json << QByteArray("{}") << core::ErrorKind::HttpStatus;
        QTest::newRow("redirect") << 302 << json << QByteArray() << core::ErrorKind::Redirected;
        QTest::newRow("a login page") << 200 << QByteArray("text/html") << QByteArray("<html>log in</html>")
                                      << core::ErrorKind::NotJson;
        QTest::newRow("cut JSON") << 200 << json << oneInstance.left(200) << core::ErrorKind::Malformed;
        QTest::newRow("other JSON") << 200 << json << QByteArray("{\"a\":1}") << core::ErrorKind::Malformed;
    }

    void keepsTheLastGoodPicture()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(core::ErrorKind, kind);
        start();
        QTRY_VERIFY(m_snapshot && m_snapshot->fleet->instances.size() == 1);
        m_answer = {status, type, body, {}};
        QTRY_VERIFY(peer().served.lastError);
        QCOMPARE(peer().served.lastError->kind, kind);
        QVERIFY(QString::fromStdString(peer().served.lastError->where)
                    .contains(QString::number(m_server->port())));
        QCOMPARE(m_snapshot->fleet->instances.size(), std::size_t(1)); // kept
        QVERIFY(!peer().served.isFresh());                             // and visibly not new
        QCOMPARE(m_otherMethods, 0);
    }

    void aBodyThatIsCutOffIsAFailure()
    {
        m_cut = true;
        start();
        QTRY_VERIFY(m_snapshot && peer().served.lastError);
        QCOMPARE(peer().served.lastError->kind, core::ErrorKind::ConnectionLost);
        QVERIFY(!m_snapshot->hasEverAnswered);
    }

    void nobodyListens()
    {
        m_server->stop();
        start();
        QTRY_VERIFY(m_snapshot && peer().served.lastError);
        QCOMPARE(peer().served.lastError->kind, core::ErrorKind::Refused);
        QVERIFY(!peer().served.isKnown()); // no answer is not an empty list
    }

    void emptyFromTheStartIsAnAnswer()
    {
        m_answer.body = noInstance;
        start();
        QTRY_VERIFY(m_snapshot && peer().served.isKnown());
        QVERIFY(m_snapshot->fleet->instances.empty());
        QVERIFY(!peer().served.lastError);
        QVERIFY(!peer().isSuspiciouslyEmpty);
    }

    void suddenlyEmptyIsNotBelievedAtOnce()
    {
        start();
        QTRY_VERIFY(m_snapshot && m_snapshot->fleet->instances.size() == 1);
        m_answer.body = noInstance;
        bool wasDoubted = false;
        QTRY_VERIFY((wasDoubted = wasDoubted ||
                                  (peer().isSuspiciouslyEmpty && m_snapshot->fleet->instances.size() == 1),
                     m_snapshot->fleet->instances.empty()));
        QVERIFY(wasDoubted);
    }

    void aDrainOfTheLastOneIsRefusedAndNothingLeaves()
    {
        start();
        QTRY_VERIFY(m_snapshot && m_snapshot->fleet->instances.size() == 1);
        std::vector<core::GuardFinding> findings;
        connect(m_engine.get(), &app::Engine::refused, this,
                [&](const core::IntentRefusal &refusal) { findings = refusal.findings; });
        m_engine->handle(core::StartOperation{m_snapshot->fleet->instances.front().key});
        QTRY_VERIFY(!findings.empty());
        QVERIFY(core::isBlocked(findings));
        QCOMPARE(findings.front().guard, core::Guard::LastServing);
        QCOMPARE(m_otherMethods, 0);
    }

    void anActionNeverCrossesEnvironments_data()
    {
        // Each is made for the instance that this engine shows, but in another environment.
        QTest::addColumn<core::Intent>("intent");
        const core::InstanceKey key{"elsewhere", *core::ApplicationName::from("ORDERS"),
                                    *core::InstanceId::from("orders-1:8080")};
        QTest::newRow("drain") << core::Intent(core::StartOperation{key, core::Goal::Drain});
        QTest::newRow("restore") << core::Intent(core::StartOperation{key, core::Goal::Restore});
        QTest::newRow("override") << core::Intent(core::ChangeRegistry{key, core::SetOverride{}});
        QTest::newRow("cancel") << core::Intent(core::ChangeRegistry{key, core::CancelOverride{}});
        QTest::newRow("heartbeat") << core::Intent(core::AnnounceInstance{key, core::Renewal{}});
    }

    void anActionNeverCrossesEnvironments()
    {
        QFETCH(core::Intent, intent);
        start();
        QTRY_VERIFY(m_snapshot && m_snapshot->fleet->instances.size() == 1);
        std::vector<core::GuardFinding> findings;
        connect(m_engine.get(), &app::Engine::refused, this,
                [&](const core::IntentRefusal &refusal) { findings = refusal.findings; });
        m_engine->handle(intent);
        QCOMPARE(findings.size(), std::size_t(1)); // at once: it is not even looked at
        QCOMPARE(findings.front().guard, core::Guard::OtherEnvironment);
        QVERIFY(findings.front().blocks);
        QVERIFY(m_snapshot->operations.empty() && m_snapshot->registryChanges.empty());
        QCOMPARE(m_otherMethods, 0);
    }

    void anotherEnvironmentsIntentsAreNotFollowed()
    {
        start();
        QTRY_VERIFY(m_snapshot && m_snapshot->fleet->instances.size() == 1);
        std::vector<core::StrayIntent> strays;
        connect(m_engine.get(), &app::Engine::strayed, this,
                [&](const core::StrayIntent &stray) { strays.push_back(stray); });
        std::size_t refusals = 0;
        connect(m_engine.get(), &app::Engine::refused, this, [&] { ++refusals; });
        int lines = 0;
        connect(m_engine.get(), &app::Engine::lineWritten, this, [&] { ++lines; });
        // The same application and id, as a copy of the fleet would have them.
        core::InstanceKey key = m_snapshot->fleet->instances.front().key;
        key.environment = "staging";
        core::StartOperation start{key, core::Goal::Drain};
        start.overridden = {core::Guard::LastServing};
        start.reason = "night";
        const std::vector<core::Intent> intents{
            start,
            core::ChangeRegistry{key, core::SetOverride{core::Status::OutOfService}, {}, {}},
            core::AnnounceInstance{key, core::Renewal{}},
            core::Abort{key},
            core::SetQuery{{.filter = "no-such-row"}, "staging"},
            core::Unlock{"staging"}};
        for (const core::Intent &intent : intents)
            m_engine->handle(intent);
        QCOMPARE(refusals, std::size_t(4)); // what names an instance
        QCOMPARE(strays.size(), std::size_t(2));
        QCOMPARE(strays.front().meantFor, std::string("staging"));
        QCOMPARE(strays.front().environment, std::string("test"));
        // What came of them would show in the next rounds.
        const int seen = m_listRequests;
        QTRY_VERIFY(m_listRequests >= seen + 3);
        QVERIFY(m_snapshot->operations.empty() && m_snapshot->registryChanges.empty());
        QVERIFY(!m_snapshot->access.writableUntil && m_snapshot->query.filter.empty());
        QCOMPARE(lines, 0);
        QCOMPARE(m_otherMethods, 0);
        // The same change with the right name is taken up, so it was the name that kept the others out.
        key.environment = "test";
        m_engine->handle(core::ChangeRegistry{key, core::SetMetadata{{{"a", "b"}}}});
        QTRY_VERIFY(!m_snapshot->registryChanges.empty());
        QCOMPARE(refusals, std::size_t(4));
        QCOMPARE(strays.size(), std::size_t(2));
    }

    void aJournalThatCannotBeOpenedStopsEverything()
    {
        QFile blocker(m_folder->filePath(QStringLiteral("blocker")));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        blocker.close();
        std::optional<core::Error> error;
        prepare(blocker.fileName() + QStringLiteral("/journal.sqlite"));
        connect(m_engine.get(), &app::Engine::stopped, this, [&](const core::Error &why) { error = why; });
        m_engine->start();
        QTRY_VERIFY(error);
        QCOMPARE(error->kind, core::ErrorKind::Storage);
        QCOMPARE(m_listRequests, 0);
    }

    void cleanup()
    {
        m_engine.reset();
        m_snapshot.reset();
        m_server.reset();
    }

    void aServerThatHasJustStartedIsTold_data()
    {
        QTest::addColumn<QByteArray>("uptime");
        QTest::addColumn<bool>("isTold");
        QTest::newRow("two minutes") << QByteArray("00:02") << true;
        QTest::newRow("five minutes") << QByteArray("00:05") << false;
        QTest::newRow("days") << QByteArray("3 days 00:00") << false;
    }

    void aServerThatHasJustStartedIsTold()
    {
        QFETCH(QByteArray, uptime);
        QFETCH(bool, isTold);
        m_page = "<tr><td>Uptime</td><td>" + uptime + "</td></tr>";
        start();
        QTRY_VERIFY(m_snapshot && m_snapshot->fleet->instances.size() == 1 && peer().restartedAt);
        core::GuardContext context;
        context.now = m_snapshot->fleet->takenAt;
        context.isWritable = true;
        const auto findings = core::guardsForChange(
            *m_snapshot->fleet, m_snapshot->fleet->instances.front().key, core::SetMetadata{}, context);
        const bool warns = std::ranges::any_of(findings, [](const core::GuardFinding &finding) {
            return finding.guard == core::Guard::PeerRestarted && !finding.blocks;
        });
        QCOMPARE(warns, isTold);
    }

    void severalServersAtOneAddressAreSeen_data()
    {
        QTest::addColumn<int>("servers");
        QTest::newRow("one") << 1;
        QTest::newRow("two in turn") << 2;
        QTest::newRow("three in turn") << 3;
    }

    // The list is the same, whoever answers: only the registrations differ that each of them holds.
    void severalServersAtOneAddressAreSeen()
    {
        QFETCH(int, servers);
        m_serversInTurn = servers;
        start();
        QTRY_VERIFY(m_snapshot && m_snapshot->fleet->instances.size() == 1);
        QTRY_VERIFY(m_engine->isEveryServerTried());
        QTRY_COMPARE(peer().isSeveralServers, servers > 1);
        QCOMPARE(m_otherMethods, 0);
    }

private:
    /// Its own page, and what one of several servers says of the instance.
    bool answersAsServer(const demofleet::HttpRequest &request, demofleet::Exchange &exchange)
    {
        if (request.path() == "/" && !m_page.isEmpty()) {
            exchange.respond({200, "text/html", m_page, {}});
            return true;
        }
        if (!request.path().startsWith("/eureka/apps/ORDERS/") || m_serversInTurn == 0)
            return false;
        const QByteArray registered = QByteArray::number(1000 + m_asked++ % m_serversInTurn);
        exchange.respond({200,
                          "application/json",
                          R"({"instance":{"instanceId":"orders-1:1","hostName":"localhost","app":"ORDERS",)"
                          R"("status":"UP","leaseInfo":{"registrationTimestamp":)" +
                              registered + "}}}",
                          {}});
        return true;
    }

    void prepare(const QString &journal)
    {
        app::EngineSettings settings;
        const QString url = QStringLiteral("http://localhost:%1/eureka").arg(m_server->port());
        settings.peers = {*core::parseBaseAddress(url.toStdString())};
        settings.environment = "test";
        settings.journalPath = journal;
        settings.periods.list = core::Millis(200);
        settings.periods.tick = core::Millis(50);
        settings.measures = false;
        m_engine = std::make_unique<app::Engine>(std::move(settings));
        connect(m_engine.get(), &app::Engine::snapshotReady, this,
                [this](const core::SnapshotPointer &snapshot) { m_snapshot = snapshot; });
    }

    void start()
    {
        prepare(m_folder->filePath(QStringLiteral("journal.sqlite")));
        m_engine->start();
    }

    const core::PeerView &peer() const { return m_snapshot->fleet->peers.front(); }

    demofleet::HttpResponse m_answer;
    bool m_cut = false;
    QByteArray m_page;       ///< of the server itself; empty: as everything else
    int m_serversInTurn = 0; ///< 0: an instance is answered as everything else
    int m_asked = 0;
    int m_listRequests = 0;
    int m_otherMethods = 0;
    std::unique_ptr<demofleet::HttpServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::Engine> m_engine;
    core::SnapshotPointer m_snapshot;
};

QTEST_GUILESS_MAIN(EngineTest)
#include "tst_engine.moc"
