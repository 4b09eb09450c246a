// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/testcommand.h"
#include "app/demofleet/http/httpserver.h"
#include "app/engine/engine.h"
#include "app/net/connectiontest.h"
#include "core/http/url.h"
#include "ui/text/text.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using demofleet::Exchange;
using demofleet::HttpRequest;
using demofleet::HttpServer;

namespace {

const std::string secret = "Zx9-hidden-7Qp";
QByteArray logged;

void takeLog(QtMsgType, const QMessageLogContext &, const QString &text)
{
    logged += text.toUtf8() + '\n';
}

} // namespace

/// A secret goes over the wire to whom it is meant for and is found in nothing else the program makes.
class NoSecretsTest : public QObject
{
    Q_OBJECT

private slots:
    void appearNowhere_data();
    void appearNowhere();

private:
    void testConnection(const std::shared_ptr<app::Reach> &reach, const std::string &url);
    void runEngine(const std::vector<core::BaseAddress> &peers, const std::shared_ptr<app::Reach> &reach);

    QByteArray m_seen; ///< all that was printed, shown or written
    QTemporaryDir m_dir;
};

void NoSecretsTest::appearNowhere_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("isInUrl");
    QTest::addColumn<bool>("isRight");
    for (const bool isRight : {true, false}) {
        const char *how = isRight ? "right" : "wrong";
        QTest::addRow("basic, %s", how) << int(core::CredentialKind::Basic) << false << isRight;
        QTest::addRow("bearer, %s", how) << int(core::CredentialKind::Bearer) << false << isRight;
        QTest::addRow("header, %s", how) << int(core::CredentialKind::Header) << false << isRight;
        QTest::addRow("in the address, %s", how) << int(core::CredentialKind::Basic) << true << isRight;
    }
}

void NoSecretsTest::testConnection(const std::shared_ptr<app::Reach> &reach, const std::string &url)
{
    app::ConnectionTest test(url, reach, core::Millis(10'000));
    QSignalSpy over(&test, &app::ConnectionTest::finished);
    test.start();
    QTRY_COMPARE_WITH_TIMEOUT(over.size(), 1, 15'000);
    for (const core::ConnectionStep &step : test.steps())
        m_seen += QJsonDocument(app::stepJson(url, step)).toJson();
}

void NoSecretsTest::runEngine(const std::vector<core::BaseAddress> &peers,
                              const std::shared_ptr<app::Reach> &reach)
{
    app::EngineSettings settings;
    settings.peers = peers;
    settings.environment = "Test";
    settings.journalPath = m_dir.filePath(QStringLiteral("journal.sqlite"));
    settings.reach = reach;
    app::Engine engine(settings);
    QSignalSpy snapshots(&engine, &app::Engine::snapshotReady);
    engine.start();
    QTRY_VERIFY_WITH_TIMEOUT(engine.isEveryPeerTried(), 15'000);
    // A change, so that the journal has lines of it.
    const core::InstanceKey key{"Test", *core::ApplicationName::from("A"), *core::InstanceId::from("b")};
    engine.handle(core::AnnounceInstance{key, core::Renewal{}});
    QTRY_VERIFY_WITH_TIMEOUT(
        !snapshots.isEmpty() &&
            snapshots.last().first().value<core::SnapshotPointer>()->registryChanges.size() == 1,
        15'000);
    snapshots.clear();
    engine.handle(core::RefreshNow{});
    QTRY_VERIFY_WITH_TIMEOUT(!snapshots.isEmpty(), 15'000);
    const auto last = snapshots.last().first().value<core::SnapshotPointer>();
    for (const core::PeerView &peer : last->fleet->peers) {
        m_seen += QByteArray::fromStdString(peer.url) + '\n';
        if (peer.served.lastError)
            m_seen += ui::Text::sentence(*peer.served.lastError).toUtf8() + '\n';
    }
    for (const std::string &name : last->suspendedCredentials)
        m_seen += QByteArray::fromStdString(name);
}

void NoSecretsTest::appearNowhere()
{
    QFETCH(int, kind);
    QFETCH(bool, isInUrl);
    QFETCH(bool, isRight);
    QByteArray wire;
    HttpServer server([&](const HttpRequest &arrived, const std::shared_ptr<Exchange> &exchange) {
        wire += arrived.header("authorization") + arrived.header("x-api-key") + '\n';
        exchange->respond({isRight ? 200 : 401,
                           "application/json",
                           R"({"applications":{"versions__delta":"1","apps__hashcode":"","application":[]}})",
                           {}});
    });
    QVERIFY(server.listen());
    m_seen.clear();
    logged.clear();
    const auto restore =
        qScopeGuard([before = qInstallMessageHandler(takeLog)] { qInstallMessageHandler(before); });
    const std::string place = "127.0.0.1:" + std::to_string(server.port());
    const std::string typed = isInUrl ? "http://drainboard:" + secret + "@" + place : "http://" + place;
    const std::vector<core::BaseAddress> peers{*core::parseBaseAddress(typed)};
    std::vector<core::CredentialSettings> described;
    if (!isInUrl)
        described = {{"login", core::CredentialKind(kind),
                      kind == int(core::CredentialKind::Basic) ? "drainboard" : "",
                      kind == int(core::CredentialKind::Header) ? "X-Api-Key" : ""}};
    const auto reach = std::make_shared<app::Reach>(peers, core::ReachSettings(), described);
    if (!isInUrl)
        QVERIFY(reach->enter("login", secret));
    testConnection(reach, peers.front().url + "/eureka/apps");
    testConnection(reach, typed + "/eureka/apps");
    runEngine(peers, reach);

    app::Writer writer(reach->credentials);
    writer.setRoutes(reach->routes);
    core::Request request;
    request.method = core::Method::Put;
    request.url = peers.front().url + "/eureka/apps/A/b";
    bool isOver = false;
    writer.send(request, this, [&](const core::Result<core::Response> &answer) {
        isOver = true;
        const auto good = core::requireSuccess(answer, request.url);
        if (!good)
            m_seen += ui::Text::sentence(good.error()).toUtf8();
    });
    QTRY_VERIFY_WITH_TIMEOUT(isOver, 15'000);
    m_seen += QByteArray::fromStdString(core::toCurl(request)) + ui::Text::requestLine(request).toUtf8();
    for (const QString &name : QDir(m_dir.path()).entryList(QDir::Files)) {
        QFile file(m_dir.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_seen += file.readAll();
    }
    m_seen += logged;

    const QByteArray plain = QByteArray::fromStdString(secret);
    const QByteArray encoded = ("drainboard:" + plain).toBase64();
    // It did go where it is meant to, or this test would prove nothing.
    QVERIFY(wire.contains(plain) || wire.contains(encoded));
    QVERIFY(m_seen.size() > 1'000);
    for (const QByteArray &form : {plain, encoded, plain.toPercentEncoding(), plain.toBase64()})
        QVERIFY2(!m_seen.contains(form), form.constData());
}

QTEST_GUILESS_MAIN(NoSecretsTest)
#include "tst_nosecrets.moc"
