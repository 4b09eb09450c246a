// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/eureka/eurekaserver.h"
#include "app/engine/engine.h"
#include "core/release/plan.h"
#include "tests/app/demofleet/httpclient.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace std::chrono_literals;

namespace {

/// Each is a trap for one that stands before or after it.
QStringList traps()
{
    return {QStringLiteral("a b"),      QStringLiteral("a%20b"),     QStringLiteral("a+b"),
            QStringLiteral("a;b=c"),    QStringLiteral("a"),         QStringLiteral("100%"),
            QStringLiteral("100%25"),   QStringLiteral("Zähler-数"), QStringLiteral("a?b#c"),
            QStringLiteral("[::1]:80"), QStringLiteral("a:b&c=d")};
}

QByteArray posted(const QString &application, const QString &id)
{
    const QJsonObject instance{
        {QStringLiteral("instanceId"), id},
        {QStringLiteral("hostName"), QStringLiteral("localhost")},
        {QStringLiteral("app"), application},
        {QStringLiteral("ipAddr"), QStringLiteral("127.0.0.1")},
        {QStringLiteral("status"), QStringLiteral("UP")},
        {QStringLiteral("port"),
         QJsonObject{{QStringLiteral("$"), 0}, {QStringLiteral("@enabled"), QStringLiteral("false")}}},
        {QStringLiteral("dataCenterInfo"), QJsonObject{{QStringLiteral("name"), QStringLiteral("MyOwn")}}},
        {QStringLiteral("lastDirtyTimestamp"), QStringLiteral("1760000000000")}};
    return QJsonDocument(QJsonObject{{QStringLiteral("instance"), instance}}).toJson();
}

/// A list as a server sends it, of instances as they are given.
QByteArray listOf(const QString &application, const QJsonArray &instances)
{
    const QJsonObject one{{QStringLiteral("name"), application}, {QStringLiteral("instance"), instances}};
    const QJsonObject all{{QStringLiteral("versions__delta"), QStringLiteral("1")},
                          {QStringLiteral("apps__hashcode"), QStringLiteral("UP_1_")},
                          {QStringLiteral("application"), QJsonArray{one}}};
    return QJsonDocument(QJsonObject{{QStringLiteral("applications"), all}}).toJson();
}

QJsonObject bare(const QString &id)
{
    return {{QStringLiteral("instanceId"), id},
            {QStringLiteral("app"), QStringLiteral("ORDERS")},
            {QStringLiteral("hostName"), QStringLiteral("h")},
            {QStringLiteral("status"), QStringLiteral("UP")}};
}

} // namespace

/// What registries hold that nobody planned for, from the list to the request that leaves: an action reaches
/// exactly the instance that it names, or it is refused with the reason.
class BadInputTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_snapshot.reset();
        m_refused.clear();
    }
    void cleanup()
    {
        m_engine.reset();
        m_server.reset();
        m_lists.clear();
        m_single.clear();
    }
    void everyNameIsAddressedExactly_data();
    void everyNameIsAddressedExactly();
    void aNameWithASlashIsReadOnly_data();
    void aNameWithASlashIsReadOnly();
    void whatReachesATwinIsHeld();
    void anotherClustersListHoldsWrites();
    void aBareInstanceCanBeDrainedButNotStopped();
    void timesOfTheFutureAreNoAge();
    void emptyForOnePollHoldsWrites();
    void aListInXmlIsReadToo();
    void theAnswerOfAnotherInstanceIsNone();

private:
    void serve(const QList<QPair<QString, QString>> &instances);
    QString list(const QByteArray &body);
    void start(const QStringList &urls, core::Millis listPeriod = 100ms);
    core::InstanceKey key(const QString &application, const QString &id) const;
    void change(const core::InstanceKey &key, const core::RegistryChange &change,
                std::vector<core::Guard> overridden = {});
    const core::InstanceView *row(const QString &id) const;
    QStringList overridden() const;
    bool isRefusedFor(core::Guard guard) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<demofleet::EurekaServer> m_server;
    std::vector<std::unique_ptr<demofleet::HttpServer>> m_lists;
    std::vector<QByteArray> m_bodies;
    QByteArray m_single; ///< answered to every question for one instance; empty: the list is
    int m_writes = 0;
    std::unique_ptr<app::Engine> m_engine;
    core::SnapshotPointer m_snapshot;
    std::vector<core::GuardFinding> m_refused;
};

void BadInputTest::serve(const QList<QPair<QString, QString>> &instances)
{
    m_server = std::make_unique<demofleet::EurekaServer>(demofleet::EurekaServer::Settings{100ms, 1h});
    QVERIFY(m_server->http().listen());
    m_server->start();
    tests::HttpClient client;
    for (const auto &[application, id] : instances)
        QCOMPARE(client
                     .send("POST", m_server->url() + QStringLiteral("/apps/") + application,
                           posted(application, id))
                     .status,
                 204);
    start({m_server->url()});
    QTRY_VERIFY(m_snapshot && m_snapshot->fleet->instances.size() == std::size_t(instances.size()));
}

/// A server that answers with that list, whatever is asked, and counts what would change something.
QString BadInputTest::list(const QByteArray &body)
{
    const std::size_t index = m_lists.size();
    m_bodies.resize(index + 1);
    m_bodies[index] = body;
    m_lists.push_back(std::make_unique<demofleet::HttpServer>(
        [this, index](const demofleet::HttpRequest &request, std::shared_ptr<demofleet::Exchange> exchange) {
            m_writes += request.method == "GET" ? 0 : 1;
            if (!m_single.isEmpty() && request.path().contains("/apps/ORDERS/"))
                return exchange->respond({200, "application/json", m_single, {}});
            const bool isXml = m_bodies[index].startsWith('<');
            exchange->respond({200, isXml ? "application/xml" : "application/json", m_bodies[index], {}});
        }));
    m_lists.back()->listen();
    return QStringLiteral("http://localhost:%1/eureka").arg(m_lists.back()->port());
}

void BadInputTest::start(const QStringList &urls, core::Millis listPeriod)
{
    m_writes = 0;
    app::EngineSettings settings;
    for (const QString &url : urls)
        settings.peers.push_back(*core::parseBaseAddress(url.toStdString()));
    settings.environment = "test";
    settings.journalPath = m_folder->filePath(QStringLiteral("journal.sqlite"));
    settings.periods.list = listPeriod;
    settings.periods.live = settings.periods.liveWatched = 100ms;
    settings.periods.tick = 30ms;
    settings.measures = false;
    settings.hops = {0ms, 0ms, 0ms, 0ms};
    m_engine = std::make_unique<app::Engine>(std::move(settings));
    connect(m_engine.get(), &app::Engine::snapshotReady, this,
            [this](const core::SnapshotPointer &snapshot) { m_snapshot = snapshot; });
    connect(m_engine.get(), &app::Engine::refused, this,
            [this](const core::IntentRefusal &refusal) { m_refused = refusal.findings; });
    m_engine->start();
}

core::InstanceKey BadInputTest::key(const QString &application, const QString &id) const
{
    return {"test", *core::ApplicationName::from(application.toStdString()),
            *core::InstanceId::from(id.toStdString())};
}

const core::InstanceView *BadInputTest::row(const QString &id) const
{
    return m_snapshot->fleet->find(key(QStringLiteral("ORDERS"), id));
}

/// Asks for it, and waits for its end or its refusal.
void BadInputTest::change(const core::InstanceKey &key, const core::RegistryChange &change,
                          std::vector<core::Guard> overridden)
{
    m_refused.clear();
    const std::size_t before = m_snapshot->registryChanges.size();
    m_engine->handle(core::ChangeRegistry{key, change, "test", std::move(overridden), {}, {}, false});
    QTRY_VERIFY(!m_refused.empty() || (m_snapshot->registryChanges.size() > before &&
                                       m_snapshot->registryChanges.back().isFinished()));
}

/// What the server itself holds as overridden.
QStringList BadInputTest::overridden() const
{
    QStringList ids;
    for (const demofleet::InstanceRecord &record : m_server->registry().instances()) {
        if (record.overridden != demofleet::Status::Unknown)
            ids << record.application + QLatin1Char('/') + record.id;
    }
    return ids;
}

bool BadInputTest::isRefusedFor(core::Guard guard) const
{
    return std::ranges::any_of(m_refused, [guard](const core::GuardFinding &finding) {
        return finding.guard == guard && finding.blocks;
    });
}

void BadInputTest::everyNameIsAddressedExactly_data()
{
    QTest::addColumn<QString>("id");
    for (const QString &id : traps())
        QTest::newRow(qPrintable(id)) << id;
    QTest::newRow("3,000 characters") << QString(3000, QLatin1Char('x'));
}

void BadInputTest::everyNameIsAddressedExactly()
{
    QFETCH(QString, id);
    const QString application = QStringLiteral("ORDERS");
    QList<QPair<QString, QString>> all{{application, QString(3000, QLatin1Char('x'))},
                                       {application, QString(2999, QLatin1Char('x'))}};
    for (const QString &other : traps())
        all.append({application, other});
    serve(all);
    const core::InstanceKey target = key(application, id);
    const QStringList only{application + QLatin1Char('/') + id};
    change(target, core::SetOverride{});
    QCOMPARE(m_snapshot->registryChanges.back().outcome, core::Outcome::Done);
    QCOMPARE(overridden(), only);
    change(target, core::CancelOverride{core::Status::Up});
    QCOMPARE(m_snapshot->registryChanges.back().outcome, core::Outcome::Done);
    QCOMPARE(overridden(), QStringList());
    QTRY_VERIFY(!row(id)->hasOverride());
    // The same by a drain, which is another way through the program.
    m_engine->handle(core::StartOperation{target, core::Goal::Drain, {}, false, {}, {}});
    QTRY_COMPARE(overridden(), only);
    QVERIFY(m_refused.empty());
}

void BadInputTest::aNameWithASlashIsReadOnly_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("slash") << QStringLiteral("a/b");
    QTest::newRow("backslash") << QStringLiteral("a\\b");
    QTest::newRow("dots") << QStringLiteral("..");
}

void BadInputTest::aNameWithASlashIsReadOnly()
{
    QFETCH(QString, id);
    const QString url = list(listOf(QStringLiteral("ORDERS"), {bare(id), bare(QStringLiteral("a"))}));
    start({url});
    QTRY_VERIFY(m_snapshot && m_snapshot->fleet->instances.size() == 2); // it is shown
    const core::InstanceKey target = key(QStringLiteral("ORDERS"), id);
    change(target, core::SetOverride{});
    QVERIFY(m_refused.empty());
    QCOMPARE(m_snapshot->registryChanges.back().trap, core::WriteTrap::NameNotAddressable);
    for (const core::Goal goal : {core::Goal::Drain, core::Goal::Restore, core::Goal::Shutdown}) {
        m_refused.clear();
        m_engine->handle(core::StartOperation{target, goal, {}, false, {}, {}});
        QTRY_VERIFY(isRefusedFor(core::Guard::NotAddressable));
    }
    const auto findings = core::findingsOf(*m_snapshot->fleet, {}, m_snapshot->fleet->takenAt);
    QVERIFY(std::ranges::any_of(findings, [](const core::Finding &finding) {
        return finding.code == core::FindingCode::NotAddressable;
    }));
    QCOMPARE(m_writes, 0);
}

// Eureka keeps overrides by the id alone.
void BadInputTest::whatReachesATwinIsHeld()
{
    serve({{QStringLiteral("ORDERS"), QStringLiteral("same")},
           {QStringLiteral("ORDERS"), QStringLiteral("own")},
           {QStringLiteral("BILLING"), QStringLiteral("same")}});
    const core::InstanceKey target = key(QStringLiteral("ORDERS"), QStringLiteral("same"));
    m_engine->handle(core::StartOperation{target, core::Goal::Drain, {}, false, {}, {}});
    QTRY_VERIFY(isRefusedFor(core::Guard::SharedId));
    change(target, core::SetOverride{});
    QVERIFY(isRefusedFor(core::Guard::SharedId));
    QCOMPARE(overridden(), QStringList());
    m_engine->handle(core::StartOperation{
        key(QStringLiteral("ORDERS"), QStringLiteral("own")), core::Goal::Drain, {}, false, {}, {}});
    QTRY_COMPARE(overridden(), QStringList{QStringLiteral("ORDERS/own")});
    // Who names the guard, with a reason, goes past it.
    change(target, core::SetOverride{},
           {core::Guard::SharedId, core::Guard::LastServing, core::Guard::AnotherOperation});
    QVERIFY(m_refused.empty());
    QVERIFY(overridden().contains(QStringLiteral("ORDERS/same")));
}

void BadInputTest::anotherClustersListHoldsWrites()
{
    QJsonArray ours;
    QJsonArray theirs;
    for (int i = 1; i <= 6; ++i) {
        ours.append(bare(QStringLiteral("orders-%1").arg(i)));
        theirs.append(bare(QStringLiteral("stage-orders-%1").arg(i)));
    }
    const QString first = list(listOf(QStringLiteral("ORDERS"), ours));
    const QString second = list(listOf(QStringLiteral("ORDERS"), theirs));
    start({first, second});
    QTRY_VERIFY(m_snapshot && m_snapshot->fleet->instances.size() == 12);
    const auto findings = core::findingsOf(*m_snapshot->fleet, {}, m_snapshot->fleet->takenAt);
    QVERIFY(std::ranges::any_of(findings, [](const core::Finding &finding) {
        return finding.code == core::FindingCode::OtherCluster && finding.severity == core::Severity::Alarm;
    }));
    const core::InstanceKey target = key(QStringLiteral("ORDERS"), QStringLiteral("orders-1"));
    m_engine->handle(core::StartOperation{target, core::Goal::Drain, {}, false, {}, {}});
    QTRY_VERIFY(isRefusedFor(core::Guard::OtherCluster));
    change(target, core::SetOverride{});
    QVERIFY(isRefusedFor(core::Guard::OtherCluster));
    QCOMPARE(m_writes, 0);
}

void BadInputTest::aBareInstanceCanBeDrainedButNotStopped()
{
    serve({{QStringLiteral("ORDERS"), QStringLiteral("bare")},
           {QStringLiteral("ORDERS"), QStringLiteral("other")}});
    QVERIFY(row(QStringLiteral("bare"))->actuatorUrl.empty());
    QVERIFY(!row(QStringLiteral("bare"))->registered->port);
    const core::InstanceKey target = key(QStringLiteral("ORDERS"), QStringLiteral("bare"));
    m_engine->handle(core::StartOperation{target, core::Goal::Shutdown, {}, true, {}, {}});
    QTRY_VERIFY(isRefusedFor(core::Guard::NoShutdownAddress));
    m_engine->handle(core::StartOperation{target, core::Goal::Drain, {}, false, {}, {}});
    QTRY_COMPARE(overridden(), QStringList{QStringLiteral("ORDERS/bare")});
}

/// As a proxy on the way would mix them up: it is newer than what the list tells, and it is not of this
/// instance.
void BadInputTest::theAnswerOfAnotherInstanceIsNone()
{
    QJsonObject out = bare(QStringLiteral("out"));
    out[QStringLiteral("status")] = out[QStringLiteral("overriddenStatus")] =
        QStringLiteral("OUT_OF_SERVICE");
    out[QStringLiteral("lastUpdatedTimestamp")] = QStringLiteral("1750000000000");
    QJsonObject other = bare(QStringLiteral("other"));
    other[QStringLiteral("lastUpdatedTimestamp")] = QStringLiteral("1760000000000");
    m_single = QJsonDocument(QJsonObject{{QStringLiteral("instance"), other}}).toJson();
    const QString url = list(listOf(QStringLiteral("ORDERS"), {out, other}));
    start({url});
    const auto answer = [&]() -> std::optional<core::Error> {
        const core::InstanceView *shown = m_snapshot ? row(QStringLiteral("out")) : nullptr;
        return shown && !shown->live.empty() ? shown->live.begin()->second.lastError : std::nullopt;
    };
    QTRY_VERIFY(answer());
    QCOMPARE(answer()->kind, core::ErrorKind::Malformed);
    QCOMPARE(answer()->what, std::string("instanceId: other"));
    QVERIFY(row(QStringLiteral("out"))->hasOverride());
}

void BadInputTest::timesOfTheFutureAreNoAge()
{
    QJsonObject ahead = bare(QStringLiteral("ahead"));
    ahead[QStringLiteral("status")] = QStringLiteral("OUT_OF_SERVICE");
    ahead[QStringLiteral("overriddenStatus")] = QStringLiteral("OUT_OF_SERVICE");
    ahead[QStringLiteral("lastUpdatedTimestamp")] = QStringLiteral("9999999999999");
    ahead[QStringLiteral("leaseInfo")] =
        QJsonObject{{QStringLiteral("registrationTimestamp"), 9999999999999.0},
                    {QStringLiteral("lastRenewalTimestamp"), 9999999999999.0}};
    start({list(listOf(QStringLiteral("ORDERS"), {ahead, bare(QStringLiteral("other"))}))});
    QTRY_VERIFY(m_snapshot && m_snapshot->fleet->instances.size() == 2);
    const core::InstanceView *shown = row(QStringLiteral("ahead"));
    QVERIFY(shown->statusSince && *shown->statusSince > m_snapshot->fleet->takenAt);
    // Nothing is claimed to be old, and a drain that stands counts from now and not from the future.
    for (const core::Finding &finding : core::findingsOf(*m_snapshot->fleet, {}, m_snapshot->fleet->takenAt))
        QVERIFY(finding.code != core::FindingCode::ForgottenOverride);
    const core::TimePoint now = m_snapshot->fleet->takenAt;
    const auto operation = core::planOperation(*m_snapshot->fleet, *shown, core::Goal::Shutdown, {}, 1, now);
    QVERIFY(operation.drainedSince == now);
}

// Each poll is asked for, as the second empty answer would be believed.
void BadInputTest::emptyForOnePollHoldsWrites()
{
    const QByteArray full =
        listOf(QStringLiteral("ORDERS"), {bare(QStringLiteral("a")), bare(QStringLiteral("b"))});
    start({list(full)}, 1h);
    QTRY_VERIFY(m_snapshot && m_snapshot->fleet->instances.size() == 2);
    m_bodies[0] = listOf(QStringLiteral("ORDERS"), {});
    m_engine->handle(core::RefreshNow{"test"});
    QTRY_VERIFY(m_snapshot->fleet->peers.front().isSuspiciouslyEmpty);
    QCOMPARE(m_snapshot->fleet->instances.size(), std::size_t(2)); // the last good one stays
    const core::InstanceKey target = key(QStringLiteral("ORDERS"), QStringLiteral("a"));
    m_engine->handle(core::StartOperation{target, core::Goal::Drain, {}, false, {}, {}});
    QVERIFY(isRefusedFor(core::Guard::StaleData));
    m_bodies[0] = full;
    m_engine->handle(core::RefreshNow{"test"});
    QTRY_VERIFY(!m_snapshot->fleet->peers.front().isSuspiciouslyEmpty);
    QCOMPARE(m_writes, 0);
}

/// Where a proxy on the way drops the Accept header.
void BadInputTest::aListInXmlIsReadToo()
{
    const QByteArray body =
        "<applications><versions__delta>1</versions__delta><apps__hashcode>UP_1_"
        "</apps__hashcode><application><name>ORDERS</name><instance><instanceId>a"
        "</instanceId><hostName>h</hostName><app>ORDERS</app><status>UP</status>"
        "<overriddenstatus>UNKNOWN</overriddenstatus></instance></application></applications>";
    start({list(body)});
    QTRY_VERIFY(m_snapshot && m_snapshot->fleet->instances.size() == 1);
    QVERIFY(row(QStringLiteral("a")));
    QCOMPARE(row(QStringLiteral("a"))->status().status, core::Status::Up);
    QVERIFY(m_snapshot->fleet->peers.front().served.isFresh());
}

QTEST_GUILESS_MAIN(BadInputTest)
#include "tst_badinput.moc"
