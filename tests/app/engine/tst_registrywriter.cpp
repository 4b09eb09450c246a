// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/http/httpserver.h"
#include "app/engine/registrywriter.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>

using core::Outcome;
using core::PeerVerdict;

namespace {

/// One instance as one peer holds it.
struct Held
{
    bool isThere = true;
    QString status = QStringLiteral("UP");
    QString overridden = QStringLiteral("UNKNOWN");
    QString note;
    int registrations = 1;
    int beats = 0;
};

QByteArray bodyOf(const Held &held)
{
    const QJsonObject lease{{QStringLiteral("registrationTimestamp"), held.registrations * 1000},
                            {QStringLiteral("lastRenewalTimestamp"), held.beats * 1000}};
    const QJsonObject instance{
        {QStringLiteral("instanceId"), QStringLiteral("orders-1")},
        {QStringLiteral("app"), QStringLiteral("ORDERS")},
        {QStringLiteral("hostName"), QStringLiteral("localhost")},
        {QStringLiteral("status"), held.status},
        {QStringLiteral("overriddenStatus"), held.overridden},
        {QStringLiteral("leaseInfo"), lease},
        {QStringLiteral("metadata"), QJsonObject{{QStringLiteral("note"), held.note}}}};
    return QJsonDocument(QJsonObject{{QStringLiteral("instance"), instance}}).toJson();
}

} // namespace

/// Two servers on loopback that hold one instance each, and pass a change on or lose it as the test wants.
class RegistryWriterTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void eachWriteIsProvenOnBothPeers_data();
    void eachWriteIsProvenOnBothPeers();
    void aPeerThatMissedItIsNamedAndRepaired();
    void aRepairGoesToThePeerThatHoldsIt();
    void aSilentPeerLeavesItUnproven();
    void aLostAnswerIsNotSentAgain();
    void whatIsRefusedDoesNotLeave_data();
    void whatIsRefusedDoesNotLeave();
    void aGuardAtTheMomentOfTheWriteHoldsIt();
    void aDenialIsTold();
    void aCureIsSentStepByStep();
    void aCureStopsWhereAStepIsNotProven();
    void whatWasConfirmedIsSentOrNothing();
    void theConfirmedEndpointIsAskedOrNone();

private:
    void answer(std::size_t peer, const demofleet::HttpRequest &request,
                const std::shared_ptr<demofleet::Exchange> &exchange);
    void change(Held &held, const demofleet::HttpRequest &request) const;
    void start(const core::InstanceWrite &write);
    core::RegistryChangeState state() const { return m_writer->changes().back(); }
    PeerVerdict verdict(std::size_t peer) const { return state().readBack.at(m_urls[peer]).verdict; }

    std::array<Held, 2> m_held;
    std::map<QByteArray, QByteArray> m_actuator;     ///< below /a: bodies by path, any other is 404
    std::array<std::vector<QByteArray>, 2> m_writes; ///< request lines that arrived
    std::array<std::unique_ptr<demofleet::HttpServer>, 2> m_servers;
    std::vector<std::string> m_urls;
    bool m_isReplicating = true;
    bool m_isAnswerLost = false;
    int m_writeStatus = 200;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::Journal> m_journal;
    std::unique_ptr<app::Connections> m_connections;
    std::unique_ptr<app::RegistryWriter> m_writer;
    std::vector<core::JournalLine> m_lines;
    core::InstanceKey m_key{"test", *core::ApplicationName::from("ORDERS"),
                            *core::InstanceId::from("orders-1")};
};

void RegistryWriterTest::init()
{
    m_held = {};
    m_actuator.clear();
    m_writes = {};
    m_urls.clear();
    m_lines.clear();
    m_isReplicating = true;
    m_isAnswerLost = false;
    m_writeStatus = 200;
    for (std::size_t peer = 0; peer < 2; ++peer) {
        m_servers[peer] = std::make_unique<demofleet::HttpServer>(
            [this, peer](const demofleet::HttpRequest &request,
                         const std::shared_ptr<demofleet::Exchange> &exchange) {
                answer(peer, request, exchange);
            });
        QVERIFY(m_servers[peer]->listen());
        m_urls.push_back("http://localhost:" + std::to_string(m_servers[peer]->port()) + "/eureka");
    }
    m_folder = std::make_unique<QTemporaryDir>();
    m_journal = std::make_unique<app::Journal>();
    QVERIFY(m_journal->open(m_folder->filePath(QStringLiteral("journal.sqlite"))));
    m_connections =
        std::make_unique<app::Connections>(std::make_shared<app::Reach>(std::vector<core::BaseAddress>()));
    m_writer = std::make_unique<app::RegistryWriter>(
        *m_connections, *m_journal, app::steadyWallClock(),
        app::RegistryWriter::Person{QStringLiteral("test"), QStringLiteral("tester")}, m_urls, nullptr);
    m_writer->setLimits({core::Millis(800), core::Millis(50), core::Millis(0)});
    connect(m_writer.get(), &app::RegistryWriter::lineWritten, this,
            [this](const core::InstanceKey &, const core::JournalLine &line) { m_lines.push_back(line); });
}

void RegistryWriterTest::cleanup()
{
    m_writer.reset();
    m_connections.reset();
    m_journal.reset();
    m_servers = {};
}

void RegistryWriterTest::answer(std::size_t peer, const demofleet::HttpRequest &request,
                                const std::shared_ptr<demofleet::Exchange> &exchange)
{
    if (request.method == "GET" && request.path().startsWith("/a")) {
        const auto found = m_actuator.find(request.path());
        const bool isThere = found != m_actuator.end();
        exchange->respond({isThere ? 200 : 404, "application/json", isThere ? found->second : "{}", {}});
        return;
    }
    if (request.method == "GET") {
        const Held &held = m_held[peer];
        exchange->respond(held.isThere ? demofleet::HttpResponse{200, "application/json", bodyOf(held), {}}
                                       : demofleet::HttpResponse{404, "application/json", "{}", {}});
        return;
    }
    m_writes[peer].push_back(request.method + ' ' + request.path());
    if (m_writeStatus == 200) {
        change(m_held[peer], request);
        if (m_isReplicating)
            change(m_held[1 - peer], request);
    }
    if (m_isAnswerLost)
        exchange->closeAfterWriting();
    else
        exchange->respond({m_writeStatus, {}, {}, {}});
}

void RegistryWriterTest::change(Held &held, const demofleet::HttpRequest &request) const
{
    const bool isStatus = request.path().endsWith("/status");
    if (request.method == "POST") {
        held.isThere = true;
        ++held.registrations;
    } else if (request.method == "DELETE" && isStatus) {
        held.overridden = QStringLiteral("UNKNOWN");
        held.status = QStringLiteral("UP");
    } else if (request.method == "DELETE") {
        held.isThere = false;
    } else if (isStatus) {
        held.status = held.overridden = QString::fromUtf8(request.query("value"));
    } else if (request.path().endsWith("/metadata")) {
        held.note = QString::fromUtf8(request.query("note"));
    } else {
        ++held.beats;
    }
}

void RegistryWriterTest::start(const core::InstanceWrite &write)
{
    m_writer->start({m_key, write, "because"});
    QTRY_VERIFY_WITH_TIMEOUT(state().isFinished(), 30'000);
}

void RegistryWriterTest::eachWriteIsProvenOnBothPeers_data()
{
    QTest::addColumn<core::InstanceWrite>("write");
    QTest::addColumn<QByteArray>("line");
    const QByteArray path = "/eureka/apps/ORDERS/orders-1";
    core::Instance own{m_key.application, m_key.id};
    using core::InstanceWrite;
    QTest::newRow("out of service") << InstanceWrite(core::SetOverride{}) << "PUT " + path + "/status";
    QTest::newRow("cancel") << InstanceWrite(core::CancelOverride{core::Status::Up})
                            << "DELETE " + path + "/status";
    QTest::newRow("metadata") << InstanceWrite(core::SetMetadata{{{"note", "a b"}}})
                              << "PUT " + path + "/metadata";
    QTest::newRow("de-register") << InstanceWrite(core::Deregister{}) << "DELETE " + path;
    QTest::newRow("register") << InstanceWrite(core::Registration{own})
                              << QByteArray("POST /eureka/apps/ORDERS");
    QTest::newRow("heartbeat") << InstanceWrite(core::Renewal{}) << "PUT " + path;
}

void RegistryWriterTest::eachWriteIsProvenOnBothPeers()
{
    QFETCH(core::InstanceWrite, write);
    QFETCH(QByteArray, line);
    if (std::holds_alternative<core::CancelOverride>(write))
        m_held[0].overridden = m_held[1].overridden = QStringLiteral("OUT_OF_SERVICE");
    start(write);
    QCOMPARE(state().outcome, Outcome::Done);
    QCOMPARE(verdict(0), PeerVerdict::Done);
    QCOMPARE(verdict(1), PeerVerdict::Done);
    QCOMPARE(m_writes[0], std::vector<QByteArray>{line}); // once, to one peer
    QVERIFY(m_writes[1].empty());

    const auto indexOf = [this](core::JournalKind kind) {
        return std::ranges::find(m_lines, kind, &core::JournalLine::kind) - m_lines.begin();
    };
    QCOMPARE(indexOf(core::JournalKind::WriteIntended), 0);
    QVERIFY(indexOf(core::JournalKind::Answer) < indexOf(core::JournalKind::ReadBack));
    QCOMPARE(m_lines.back().kind, core::JournalKind::Finished);
    QCOMPARE(m_journal->verify().value_or(0), static_cast<qint64>(m_lines.size()));
}

void RegistryWriterTest::aPeerThatMissedItIsNamedAndRepaired()
{
    m_isReplicating = false;
    start(core::SetOverride{});
    QCOMPARE(state().outcome, Outcome::Unproven);
    QCOMPARE(verdict(0), PeerVerdict::Done);
    QCOMPARE(verdict(1), PeerVerdict::NotYet);
    QCOMPARE(m_writes[0].size(), std::size_t(1));
    QVERIFY(m_writes[1].empty());

    m_isReplicating = true;
    start(core::SetOverride{});
    QCOMPARE(state().outcome, Outcome::Done);
    QCOMPARE(m_writes[0].size(), std::size_t(2));
    QVERIFY(m_writes[1].empty());
}

void RegistryWriterTest::aRepairGoesToThePeerThatHoldsIt()
{
    m_held[1].status = m_held[1].overridden = QStringLiteral("OUT_OF_SERVICE");
    start(core::SetOverride{});
    QCOMPARE(state().outcome, Outcome::Done);
    QVERIFY(m_writes[0].empty());
    QCOMPARE(m_writes[1].size(), std::size_t(1));
}

void RegistryWriterTest::aSilentPeerLeavesItUnproven()
{
    m_servers[1]->stop();
    start(core::SetOverride{});
    QCOMPARE(state().outcome, Outcome::Unproven);
    QCOMPARE(verdict(0), PeerVerdict::Done);
    QCOMPARE(verdict(1), PeerVerdict::Unproven);
    QCOMPARE(state().readBack.at(m_urls[1]).error->kind, core::ErrorKind::Refused);
    QCOMPARE(m_writes[0].size(), std::size_t(1));
}

void RegistryWriterTest::aLostAnswerIsNotSentAgain()
{
    m_isAnswerLost = true;
    start(core::SetOverride{});
    QVERIFY(state().isWriteUnknown);
    QCOMPARE(state().outcome, Outcome::Done); // it shows on both: it happened
    QVERIFY(!state().failure);
    QCOMPARE(m_writes[0].size() + m_writes[1].size(), std::size_t(1));
}

void RegistryWriterTest::whatIsRefusedDoesNotLeave_data()
{
    QTest::addColumn<core::InstanceWrite>("write");
    QTest::addColumn<bool>("isThere");
    using core::InstanceWrite;
    QTest::newRow("PUT UNKNOWN") << InstanceWrite(core::SetOverride{core::Status::Unknown}) << true;
    QTest::newRow("DELETE ?value=OUT_OF_SERVICE")
        << InstanceWrite(core::CancelOverride{core::Status::OutOfService}) << true;
    QTest::newRow("unknown instance") << InstanceWrite(core::SetOverride{}) << false;
    QTest::newRow("heartbeat of an unknown instance") << InstanceWrite(core::Renewal{}) << false;
}

void RegistryWriterTest::whatIsRefusedDoesNotLeave()
{
    QFETCH(core::InstanceWrite, write);
    QFETCH(bool, isThere);
    m_held[0].isThere = m_held[1].isThere = isThere;
    start(write);
    QCOMPARE(state().outcome, Outcome::Refused);
    QCOMPARE(state().trap.has_value(), isThere);
    QCOMPARE(state().failure.has_value(), !isThere);
    QVERIFY(m_writes[0].empty() && m_writes[1].empty());
    QVERIFY(m_lines.empty());
}

void RegistryWriterTest::aGuardAtTheMomentOfTheWriteHoldsIt()
{
    int asked = 0;
    m_writer->setGuards([&asked](const core::InstanceKey &, const core::InstanceWrite &,
                                 const std::vector<core::Guard> &) -> std::vector<core::GuardFinding> {
        if (++asked == 1)
            return {};
        return {{core::Guard::LastServing, true, {}}};
    });
    std::optional<core::IntentRefusal> refusal;
    connect(m_writer.get(), &app::RegistryWriter::refused, this,
            [&refusal](const core::IntentRefusal &why) { refusal = why; });
    start(core::SetOverride{});
    QCOMPARE(asked, 2);
    QCOMPARE(state().outcome, Outcome::Refused);
    QVERIFY(refusal && refusal->findings.front().guard == core::Guard::LastServing);
    QVERIFY(m_writes[0].empty() && m_writes[1].empty());
}

void RegistryWriterTest::aDenialIsTold()
{
    m_writeStatus = 403;
    start(core::SetOverride{});
    QCOMPARE(state().outcome, Outcome::Denied);
    QCOMPARE(state().failure->httpStatus, 403);
    QCOMPARE(m_writes[0].size() + m_writes[1].size(), std::size_t(1));
}

void RegistryWriterTest::aCureIsSentStepByStep()
{
    m_held[0].status = m_held[1].status = QStringLiteral("OUT_OF_SERVICE");
    m_writer->start(
        {m_key, core::SetOverride{core::Status::Up}, "stuck", {}, {core::CancelOverride{core::Status::Up}}});
    QTRY_COMPARE_WITH_TIMEOUT(m_writer->changes().size(), std::size_t(2), 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(state().isFinished(), 30'000);
    QVERIFY(m_writer->changes().front().isFollowed);
    QVERIFY(!state().isFollowed);
    QCOMPARE(state().outcome, Outcome::Done);
    const QByteArray path = "/eureka/apps/ORDERS/orders-1/status";
    QCOMPARE(m_writes[0], (std::vector<QByteArray>{"PUT " + path, "DELETE " + path}));
    QVERIFY(m_writes[1].empty());
    QCOMPARE(m_held[1].overridden, QStringLiteral("UNKNOWN"));
    // The second left only after the first was read back on both.
    const auto second = std::ranges::find_if(m_lines, [](const core::JournalLine &line) {
        return line.kind == core::JournalKind::WriteIntended && line.text.starts_with("DELETE");
    });
    QVERIFY(second != m_lines.end());
    QCOMPARE(std::count_if(m_lines.begin(), second,
                           [](const core::JournalLine &line) { return line.text.starts_with("done on "); }),
             std::ptrdiff_t(2));
}

void RegistryWriterTest::aCureStopsWhereAStepIsNotProven()
{
    m_isReplicating = false;
    m_writer->start(
        {m_key, core::SetOverride{core::Status::Up}, "stuck", {}, {core::CancelOverride{core::Status::Up}}});
    m_held[0].status = m_held[1].status = QStringLiteral("OUT_OF_SERVICE");
    QTRY_VERIFY_WITH_TIMEOUT(state().isFinished(), 30'000);
    QCOMPARE(state().outcome, Outcome::Unproven);
    QCOMPARE(m_writer->changes().size(), std::size_t(1));
    QCOMPARE(m_writes[0].size() + m_writes[1].size(), std::size_t(1));
}

void RegistryWriterTest::whatWasConfirmedIsSentOrNothing()
{
    std::optional<core::IntentRefusal> refusal;
    connect(m_writer.get(), &app::RegistryWriter::refused, this,
            [&refusal](const core::IntentRefusal &why) { refusal = why; });
    // Confirmed for the first server, but by now only the second holds the override.
    m_held[1].status = m_held[1].overridden = QStringLiteral("OUT_OF_SERVICE");
    m_writer->start({m_key, core::SetOverride{}, "repair", {}, {}, m_urls[0]});
    QTRY_VERIFY_WITH_TIMEOUT(state().isFinished(), 30'000);
    QCOMPARE(state().outcome, Outcome::Refused);
    QVERIFY(refusal && refusal->findings.front().guard == core::Guard::PeerChanged);
    QVERIFY(m_writes[0].empty() && m_writes[1].empty());

    m_writer->start({m_key, core::SetOverride{}, "repair", {}, {}, m_urls[1], true});
    QTRY_VERIFY_WITH_TIMEOUT(state().isFinished(), 30'000);
    QCOMPARE(state().outcome, Outcome::Done);
    QVERIFY(m_writes[0].empty());
    QCOMPARE(m_writes[1].size(), std::size_t(1));

    // Somebody cancelled it meanwhile: the same PUT would drain the instance anew.
    for (Held &held : m_held)
        held.status = QStringLiteral("UP"), held.overridden = QStringLiteral("UNKNOWN");
    refusal.reset();
    m_writer->start({m_key, core::SetOverride{}, "repair", {}, {}, m_urls[1], true});
    QTRY_VERIFY_WITH_TIMEOUT(state().isFinished(), 30'000);
    QCOMPARE(state().outcome, Outcome::Refused);
    QVERIFY(refusal && refusal->findings.front().guard == core::Guard::PeerChanged);
    QCOMPARE(m_writes[0].size() + m_writes[1].size(), std::size_t(1));
}

void RegistryWriterTest::theConfirmedEndpointIsAskedOrNone()
{
    m_actuator = {{"/a", R"({"_links":{"serviceregistry":{}}})"}};
    const std::string base = m_urls[0].substr(0, m_urls[0].rfind('/')) + "/a";
    const core::ActuatorOrder wish{
        core::ActuatorOrder::Kind::SetStatus, core::Status::OutOfService, base, {}};
    core::ActuatorOrder confirmed = wish;
    confirmed.endpoint = {base + "/service-registry", core::RegistryForm::DashedJson};
    app::RegistryWriter::Order order{m_key, wish, "because", {}, {}, {}, false, {}};
    order.confirmed = core::requestFor(confirmed);
    m_writer->start(order);
    QTRY_VERIFY_WITH_TIMEOUT(state().isFinished(), 30'000);
    QCOMPARE(state().outcome, Outcome::Refused);
    QCOMPARE(state().actuatorTrap, std::optional(core::ActuatorTrap::NotAsConfirmed));
    QVERIFY(m_writes[0].empty() && m_writes[1].empty());

    confirmed.endpoint = {base + "/serviceregistry", core::RegistryForm::PlainJson};
    order.confirmed = core::requestFor(confirmed);
    m_writer->start(order);
    QTRY_VERIFY_WITH_TIMEOUT(!m_writes[0].empty(), 30'000);
    QVERIFY(m_writes[0] == std::vector<QByteArray>{"POST /a/serviceregistry"});
    QTRY_VERIFY_WITH_TIMEOUT(state().isFinished(), 30'000);
    QCOMPARE(state().outcome, Outcome::Unproven); // this server's lists never show it
}

QTEST_GUILESS_MAIN(RegistryWriterTest)
#include "tst_registrywriter.moc"
