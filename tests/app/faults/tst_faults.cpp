// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/demofleet.h"
#include "app/engine/engine.h"
#include "tests/app/demofleet/httpclient.h"
#include "tests/app/faults/faultproxy.h"
#include "ui/text/text.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using tests::Fault;

Q_DECLARE_METATYPE(tests::Fault)

namespace {

struct NamedFault
{
    Fault fault;
    const char *name;
};
constexpr std::array<NamedFault, 10> faults{{{Fault::Delay, "delayed"},
                                             {Fault::Silence, "no answer"},
                                             {Fault::Lost, "lost on the way there"},
                                             {Fault::Cut, "cut in the middle"},
                                             {Fault::Drip, "a byte at a time"},
                                             {Fault::Flood, "flooded"},
                                             {Fault::Reorder, "answers of other requests"},
                                             {Fault::Garbage, "garbage for JSON"},
                                             {Fault::Nonsense, "garbage for HTTP"},
                                             {Fault::Reset, "reset"}}};

constexpr std::size_t demoInstances = 8; // the demo's own fleet

/// Longest that a reading of a list may take (see listpoll.cpp), and what the next one may come later.
constexpr core::Millis listLimit = 15s + 3s;
/// What is older than this the screen greys by itself (see ui/instances/instancecells.h).
constexpr core::Millis instanceLimit = 30s;

bool isRead(const demofleet::HttpRequest &request)
{
    return request.method == "GET";
}

bool isWrite(const demofleet::HttpRequest &request)
{
    return request.method != "GET";
}

} // namespace

/// The engine, and between it and the demo fleet a proxy that does harm, one kind after the other. Whatever
/// it is: no change leaves twice, what was not read is not shown as if it had been, and when the harm ends
/// everything is as before.
class FaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void lists_data() { addFaults(); }
    void lists();
    void instances_data() { addFaults(); }
    void instances();
    void aDrainsWrite_data() { addFaults(); }
    void aDrainsWrite();
    void aDrainsReadBack_data() { addFaults(); }
    void aDrainsReadBack();
    void aStop_data() { addFaults(); }
    void aStop();
    void cleanupTestCase();

private:
    static void addFaults();
    bool putProxyBeforeInstance();
    bool startEngine();
    void look(const core::SnapshotPointer &snapshot);
    void note(const QString &target, tests::FaultProxy &proxy, const QString &said, const QString &after);
    core::StartOperation order(core::Goal goal) const;

    const core::PeerView &peer() const { return m_snapshot->fleet->peers.front(); }
    const core::InstanceView *row() const { return m_snapshot->fleet->find(m_key); }
    const core::Operation *operation() const
    {
        return m_snapshot->operations.empty() ? nullptr : &m_snapshot->operations.back();
    }
    bool isIn(std::initializer_list<core::Phase> phases) const
    {
        return operation() && std::ranges::find(phases, operation()->phase) != phases.end();
    }
    /// Of the proxied instance, but for heartbeats.
    static qsizetype countOf(const QByteArrayList &writes, const QByteArray &method, const QByteArray &part)
    {
        return std::ranges::count_if(writes, [&](const QByteArray &write) {
            return write.startsWith(method) && write.contains(part);
        });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<demofleet::DemoFleet> m_fleet;
    std::unique_ptr<tests::FaultProxy> m_eureka;
    std::unique_ptr<tests::FaultProxy> m_instance;
    std::unique_ptr<app::Engine> m_engine;
    core::SnapshotPointer m_snapshot;
    core::InstanceKey m_key{"test", *core::ApplicationName::from("ORDERS"), *core::InstanceId::from("none")};
    QString m_stale; ///< what was shown as fresh although it was not; empty: nothing
    QStringList m_table;
};

void FaultsTest::addFaults()
{
    QTest::addColumn<Fault>("fault");
    for (const NamedFault &named : faults)
        QTest::newRow(named.name) << named.fault;
}

void FaultsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_stale.clear();
    demofleet::FleetOptions options;
    options.peers = 1;
    options.serverCache = options.fetch = options.listCache = 300ms;
    options.heartbeat = 500ms;
    options.stopDelay = options.removalDelay = 200ms;
    options.restartAfter = 0ms;
    options.backgroundErrors = 0;
    m_fleet = std::make_unique<demofleet::DemoFleet>();
    QVERIFY(m_fleet->start(options));
    const QUrl url(m_fleet->eurekaUrl());
    m_eureka = std::make_unique<tests::FaultProxy>(static_cast<quint16>(url.port()));
    QVERIFY(m_eureka->listen());
    const QString id = m_fleet->instanceIds(u"ORDERS"_s).value(0);
    m_key.id = *core::InstanceId::from(id.toStdString());
    m_instance =
        std::make_unique<tests::FaultProxy>(static_cast<quint16>(QUrl(m_fleet->instanceUrl(id)).port()));
    QVERIFY(m_instance->listen());
}

void FaultsTest::cleanup()
{
    m_engine.reset();
    m_snapshot.reset();
    m_eureka.reset();
    m_instance.reset();
    m_fleet.reset();
}

/// Tells the engine that the instance's actuator is where the proxy is.
bool FaultsTest::putProxyBeforeInstance()
{
    const QString path = m_fleet->eurekaUrl() + u"/apps/ORDERS/"_s + QString::fromStdString(m_key.id.text());
    tests::HttpClient client;
    const auto isThere = [&] { return client.send("GET", path).status == 200; };
    return QTest::qWaitFor(isThere) &&
           client.send("PUT", path + u"/metadata?management.port=%1&management.context-path=/actuator"_s.arg(
                                         m_instance->port()))
                   .status == 200;
}

/// False where there is no whole picture after a minute.
bool FaultsTest::startEngine()
{
    app::EngineSettings settings;
    settings.peers = {
        *core::parseBaseAddress("http://localhost:" + std::to_string(m_eureka->port()) + "/eureka")};
    settings.environment = "test";
    settings.operatorName = u"alice"_s;
    settings.journalPath = m_folder->filePath(u"journal.sqlite"_s);
    settings.periods = {300ms, 200ms, 2s, 1s, 1s, 50ms};
    settings.hops = {300ms, 300ms, 300ms, 200ms};
    m_engine = std::make_unique<app::Engine>(std::move(settings));
    connect(m_engine.get(), &app::Engine::snapshotReady, this, &FaultsTest::look);
    m_engine->start();
    return QTest::qWaitFor(
        [this] {
            return m_snapshot && m_snapshot->fleet->instances.size() == demoInstances &&
                   m_engine->isFirstPictureComplete() && row() && row()->health.isFresh() &&
                   row()->traffic.isFresh();
        },
        60'000);
}

/// At every picture, whatever goes on: what claims to be fresh was read not long ago.
void FaultsTest::look(const core::SnapshotPointer &snapshot)
{
    m_snapshot = snapshot;
    const core::TimePoint now = snapshot->fleet->takenAt;
    const auto check = [&](const auto &sourced, core::Millis limit, const char *what) {
        if (sourced.isFresh() && sourced.ageAt(now) > limit)
            m_stale = QLatin1String(what);
    };
    check(peer().served, listLimit, "the list");
    if (const core::InstanceView *shown = row()) {
        check(shown->health, instanceLimit, "health");
        check(shown->traffic, instanceLimit, "traffic");
        if (shown->rate && shown->traffic.lastError)
            m_stale = u"a rate of counters that could not be read"_s;
    }
}

void FaultsTest::note(const QString &target, tests::FaultProxy &proxy, const QString &said,
                      const QString &after)
{
    const auto writes = m_eureka->writes() + m_instance->writes();
    m_table << u"| %1 | %2 | %3 | %4 | %5 | %6 |\n"_s.arg(target, QString::fromUtf8(QTest::currentDataTag()))
                   .arg(proxy.harmed())
                   .arg(writes.size())
                   .arg(said.isEmpty() ? u"nothing"_s : QString(said).replace(u'|', u'/'), after);
}

void FaultsTest::lists()
{
    QFETCH(Fault, fault);
    QVERIFY(startEngine());
    const std::size_t rows = m_snapshot->fleet->instances.size();
    m_eureka->begin(fault, isRead);
    QString said;
    if (fault == Fault::Delay) {
        QTRY_VERIFY_WITH_TIMEOUT(m_eureka->harmed() >= 4, 20'000);
        QVERIFY(peer().served.isFresh());
    } else {
        QTRY_VERIFY_WITH_TIMEOUT(peer().served.lastError, 30'000);
        said = ui::Text::sentence(*peer().served.lastError);
        QVERIFY(!peer().served.isFresh());
        QVERIFY(!said.isEmpty());
    }
    QCOMPARE(m_snapshot->fleet->instances.size(), rows); // the last good ones stay
    m_eureka->end();
    const core::TimePoint ended = m_snapshot->fleet->takenAt;
    QTRY_VERIFY_WITH_TIMEOUT(peer().served.isFresh() && peer().served.readAt > ended + 200ms, 60'000);
    QCOMPARE(m_snapshot->fleet->instances.size(), rows);
    QCOMPARE(m_stale, QString());
    QCOMPARE(m_eureka->writes(), QByteArrayList());
    note(u"Eureka's lists"_s, *m_eureka, said, u"fresh again"_s);
}

void FaultsTest::instances()
{
    QFETCH(Fault, fault);
    QVERIFY(putProxyBeforeInstance());
    QVERIFY(startEngine());
    QTRY_VERIFY(row()->actuatorUrl.ends_with(std::to_string(m_instance->port()) + "/actuator"));
    // Looked for later, it would be found at its own address, past the proxy.
    QTRY_VERIFY_WITH_TIMEOUT(row()->actuator, 30'000);
    QTRY_VERIFY(row()->health.source.find(std::to_string(m_instance->port())) != std::string::npos);
    m_instance->begin(fault, isRead);
    QString said;
    if (fault == Fault::Delay) {
        QTRY_VERIFY_WITH_TIMEOUT(m_instance->harmed() >= 6, 30'000);
    } else {
        QTRY_VERIFY_WITH_TIMEOUT(row()->health.lastError && row()->traffic.lastError, 40'000);
        said = ui::Text::sentence(*row()->traffic.lastError);
        QVERIFY(!row()->rate);
        QVERIFY(!said.isEmpty());
    }
    QVERIFY(peer().served.isFresh()); // of Eureka nothing is lost
    m_instance->end();
    const core::TimePoint ended = m_snapshot->fleet->takenAt;
    m_engine->handle(core::RefreshNow{"test"});
    QTRY_VERIFY_WITH_TIMEOUT(row()->health.isFresh() && row()->health.readAt > ended &&
                                 row()->traffic.isFresh() && row()->traffic.readAt > ended,
                             60'000);
    QCOMPARE(m_stale, QString());
    QCOMPARE(m_eureka->writes() + m_instance->writes(), QByteArrayList());
    note(u"an instance's health and counters"_s, *m_instance, said, u"fresh again"_s);
}

core::StartOperation FaultsTest::order(core::Goal goal) const
{
    core::StartOperation intent{m_key, goal};
    intent.settings.readBackLimit = 4s;
    intent.settings.stopLimit = 4s;
    intent.settings.stopCountdown = 100ms;
    if (goal == core::Goal::Shutdown) {
        intent.settings.withoutDrain = true;
        intent.isTypedNameGiven = true;
    }
    return intent;
}

/// The change itself arrives and its answer is spoilt: the read-back tells what came of it.
void FaultsTest::aDrainsWrite()
{
    QFETCH(Fault, fault);
    QVERIFY(startEngine());
    m_eureka->begin(fault, isWrite);
    m_engine->handle(order(core::Goal::Drain));
    QTRY_VERIFY_WITH_TIMEOUT(operation() && m_eureka->harmed() == 1, 20'000);
    QString said;
    if (fault == Fault::Lost) {
        QTRY_VERIFY_WITH_TIMEOUT(operation()->isWriteUnknown || operation()->isFinished(), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(operation()->isFinished() || !core::peersUnproven(*operation()).empty(),
                                 20'000);
        QVERIFY(!isIn({core::Phase::Waiting, core::Phase::Drained}));
        QVERIFY(!row()->hasOverride());
        said = operation()->failure ? ui::Text::sentence(*operation()->failure)
                                    : u"not known what became of it, and not out of service"_s;
    } else {
        QTRY_VERIFY_WITH_TIMEOUT(isIn({core::Phase::Waiting, core::Phase::Drained}), 25'000);
        QVERIFY(row()->hasOverride());
        if (operation()->isWriteUnknown)
            said = u"its answer did not come; read back: out of service"_s;
    }
    QCOMPARE(countOf(m_eureka->writes(), "PUT", "/status"), 1);
    m_eureka->end();
    // Time for a second one, if there were any.
    const core::TimePoint ended = m_snapshot->fleet->takenAt;
    QTRY_VERIFY_WITH_TIMEOUT(m_snapshot->fleet->takenAt > ended + 2s, 10'000);
    QCOMPARE(countOf(m_eureka->writes(), "PUT", "/status"), 1);
    QCOMPARE(m_stale, QString());
    note(u"the write of a drain"_s, *m_eureka, said, u"sent once"_s);
}

/// The change is answered; from then on nothing can be read. It counts as done only once it was read back.
void FaultsTest::aDrainsReadBack()
{
    QFETCH(Fault, fault);
    QVERIFY(startEngine());
    m_eureka->setOnWrite([this, fault] { m_eureka->begin(fault, isRead); });
    core::StartOperation intent = order(core::Goal::Drain);
    intent.settings.readBackLimit = 60s;
    m_engine->handle(intent);
    QTRY_VERIFY_WITH_TIMEOUT(operation() && m_eureka->harmed() >= 3, 30'000);
    QString said;
    if (fault != Fault::Delay && fault != Fault::Reorder) {
        const core::TimePoint since = m_snapshot->fleet->takenAt;
        QTRY_VERIFY_WITH_TIMEOUT(m_snapshot->fleet->takenAt > since + 1s, 10'000);
        QVERIFY2(isIn({core::Phase::TakingOut, core::Phase::ReadingBack}), "nothing was read back yet");
        QTRY_VERIFY_WITH_TIMEOUT(
            operation()->evidence.begin()->second.kind == core::PeerEvidence::Kind::Failed, 20'000);
        said = ui::Text::sentence(*operation()->evidence.begin()->second.error);
        QVERIFY(isIn({core::Phase::ReadingBack}));
    }
    m_eureka->setOnWrite({});
    m_eureka->end();
    QTRY_VERIFY_WITH_TIMEOUT(isIn({core::Phase::Waiting, core::Phase::Drained}), 60'000);
    QCOMPARE(countOf(m_eureka->writes(), "PUT", "/status"), 1);
    QCOMPARE(m_stale, QString());
    note(u"the read-back of a drain"_s, *m_eureka, said, u"proven, and the wait goes on"_s);
}

/// The one request that nothing takes back.
void FaultsTest::aStop()
{
    QFETCH(Fault, fault);
    QVERIFY(putProxyBeforeInstance());
    QVERIFY(startEngine());
    QTRY_VERIFY(row()->actuatorUrl.ends_with(std::to_string(m_instance->port()) + "/actuator"));
    m_instance->begin(fault, isWrite);
    m_engine->handle(order(core::Goal::Shutdown));
    QTRY_VERIFY_WITH_TIMEOUT(operation() && operation()->isFinished(), 40'000);
    QCOMPARE(m_instance->harmed(), 1);
    QCOMPARE(countOf(m_instance->writes(), "POST", "/shutdown"), 1);
    const bool isRunning = !m_fleet->instanceUrl(QString::fromStdString(m_key.id.text())).isEmpty();
    QCOMPARE(isRunning, fault == Fault::Lost);
    QString said = QString::fromUtf8(core::outcomeName(operation()->outcome).data());
    if (operation()->failure)
        said += u": "_s + ui::Text::sentence(*operation()->failure);
    if (isRunning)
        QVERIFY(operation()->outcome != core::Outcome::Done);
    const core::TimePoint ended = m_snapshot->fleet->takenAt;
    QTRY_VERIFY_WITH_TIMEOUT(m_snapshot->fleet->takenAt > ended + 2s, 10'000);
    QCOMPARE(countOf(m_instance->writes(), "POST", "/shutdown"), 1);
    QCOMPARE(m_stale, QString());
    note(u"the stop"_s, *m_instance, said, u"sent once"_s);
}

void FaultsTest::cleanupTestCase()
{
    QFile file(QStringLiteral(DRAINBOARD_FAULT_TABLE));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("| on the way to | fault | answers spoilt | changes sent | what was said | then |\n"
               "| --- | --- | --- | --- | --- | --- |\n" +
               m_table.join(QString()).toUtf8());
}

QTEST_GUILESS_MAIN(FaultsTest)
#include "tst_faults.moc"
