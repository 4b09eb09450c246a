// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/http/httpserver.h"
#include "app/net/connectiontest.h"
#include "tests/app/net/outcome.h"
#include "tests/app/net/proxyservers.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using core::ConnectionStep;
using core::ConnectionStepKind;
using core::ErrorKind;
using core::StepOutcome;
using demofleet::Exchange;
using demofleet::HttpRequest;
using demofleet::HttpServer;

class ConnectionTestTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void tellsEachStepOfADirectWay();
    void tellsRuleAndProxy();
    void endsWithTheStepThatFailed_data();
    void endsWithTheStepThatFailed();
    void aPlainServerIsNoTls();
    void namesTheCredentialAndNeverItsSecret();

private:
    bool run(const std::string &url, std::shared_ptr<app::Reach> reach);
    std::vector<std::string> told() const;
    std::shared_ptr<app::Reach> direct(const char *peer = "http://localhost:1");

    int m_status = 200;
    std::vector<HttpRequest> m_arrived;
    std::unique_ptr<HttpServer> m_server;
    std::vector<ConnectionStep> m_steps;
};

void ConnectionTestTest::init()
{
    m_status = 200;
    m_arrived.clear();
    m_server =
        std::make_unique<HttpServer>([this](const HttpRequest &arrived, std::shared_ptr<Exchange> exchange) {
            m_arrived.push_back(arrived);
            exchange->respond({m_status, "application/json", "{}", {}});
        });
    QVERIFY(m_server->listen());
}

std::shared_ptr<app::Reach> ConnectionTestTest::direct(const char *peer)
{
    return std::make_shared<app::Reach>(std::vector{*core::parseBaseAddress(peer)});
}

bool ConnectionTestTest::run(const std::string &url, std::shared_ptr<app::Reach> reach)
{
    app::ConnectionTest test(url, std::move(reach), core::Millis(10'000));
    QSignalSpy over(&test, &app::ConnectionTest::finished);
    test.start();
    if (over.isEmpty())
        over.wait(15'000);
    m_steps = test.steps();
    return over.size() == 1 && over.first().first().toBool();
}

/// "name done", "rule skipped" ...
std::vector<std::string> ConnectionTestTest::told() const
{
    std::vector<std::string> words;
    for (const ConnectionStep &step : m_steps)
        words.push_back(std::string(core::stepName(step.kind)) + " " +
                        std::string(core::outcomeName(step.outcome)));
    return words;
}

void ConnectionTestTest::tellsEachStepOfADirectWay()
{
    m_status = 503; // of a health page: an answer all the same
    QVERIFY(run(urlAt(m_server->port(), "/actuator/health"), direct()));
    QVERIFY(told() == (std::vector<std::string>{"name done", "rule skipped", "proxy skipped", "address done",
                                                "tls skipped", "answer done"}));
    QCOMPARE(m_steps[0].detail, std::string("127.0.0.1"));
    QCOMPARE(m_steps[3].detail, std::string("127.0.0.1"));
    QCOMPARE(m_steps[5].detail, std::string("503"));
    QCOMPARE(m_arrived.size(), std::size_t(1));
    QCOMPARE(m_arrived.front().method, QByteArray("GET"));
    QCOMPARE(m_arrived.front().target, QByteArray("/actuator/health"));
}

void ConnectionTestTest::tellsRuleAndProxy()
{
    Socks5Server socks;
    core::ReachSettings settings;
    settings.proxies.fill(core::Proxy{core::ProxyKind::Socks5, "127.0.0.1", socks.port(), {}, {}});
    settings.rules = {{"10.42.0.0/16", {}, "gateway.far.invalid", int(m_server->port()), {}}};
    const auto reach =
        std::make_shared<app::Reach>(std::vector{*core::parseBaseAddress("http://eureka.far.invalid:8761")},
                                     settings, std::vector<core::CredentialSettings>());
    QVERIFY(run("http://10.42.3.4:8080/x", reach));
    QVERIFY(told() == (std::vector<std::string>{"name done", "rule done", "proxy done", "address done",
                                                "tls skipped", "answer done"}));
    const std::string gateway = "gateway.far.invalid:" + std::to_string(m_server->port());
    QCOMPARE(m_steps[1].detail, "http://" + gateway);
    QCOMPARE(m_steps[2].detail, "socks5://127.0.0.1:" + std::to_string(socks.port()));
    for (const QByteArray &asked : socks.unresolved)
        QCOMPARE(asked.toStdString(), gateway);
    QCOMPARE(socks.unresolved.size(), socks.connections);
}

void ConnectionTestTest::endsWithTheStepThatFailed_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("peer");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("error");
    const QString near = QStringLiteral("http://localhost:1");
    const QString far = QStringLiteral("http://far.invalid:1");
    const QString closed = QStringLiteral("http://127.0.0.1:%1/").arg(closedPort());
    QTest::newRow("no address") << "ftp://a/" << near << int(ConnectionStepKind::Name)
                                << int(ErrorKind::InvalidAddress);
    QTest::newRow("a password") << "http://u:hidden@a/" << near << int(ConnectionStepKind::Name)
                                << int(ErrorKind::InvalidAddress);
    QTest::newRow("withheld") << closed << far << int(ConnectionStepKind::Rule) << int(ErrorKind::Withheld);
    QTest::newRow("no such name") << "http://no-such-host.invalid/" << near
                                  << int(ConnectionStepKind::Address) << int(ErrorKind::UnknownHost);
    QTest::newRow("closed") << closed << near << int(ConnectionStepKind::Address) << int(ErrorKind::Refused);
}

void ConnectionTestTest::endsWithTheStepThatFailed()
{
    QFETCH(QString, url);
    QFETCH(QString, peer);
    QFETCH(int, kind);
    QFETCH(int, error);
    QVERIFY(!run(url.toStdString(), direct(peer.toLatin1().constData())));
    QCOMPARE(int(m_steps.back().kind), kind);
    QCOMPARE(m_steps.back().outcome, StepOutcome::Failed);
    QVERIFY(m_steps.back().error.has_value());
    QCOMPARE(int(m_steps.back().error->kind), error);
    QVERIFY(m_steps.back().error->where.find("hidden") == std::string::npos);
    QVERIFY(m_arrived.empty());
}

void ConnectionTestTest::aPlainServerIsNoTls()
{
    QTcpServer plain;
    connect(&plain, &QTcpServer::newConnection, this,
            [&plain] { plain.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\n\r\n"); });
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    QVERIFY(!run("https://127.0.0.1:" + std::to_string(plain.serverPort()) + "/", direct()));
    QVERIFY(m_steps.back().kind == ConnectionStepKind::Tls);
    QCOMPARE(m_steps.back().error->kind, ErrorKind::Tls);
}

void ConnectionTestTest::namesTheCredentialAndNeverItsSecret()
{
    const auto reach = direct();
    const std::string url = urlAt(m_server->port());
    reach->credentials->set(core::originOf(url), "drainboard", "hidden");
    m_status = 401;
    QVERIFY(!run(url, reach));
    QVERIFY(m_steps.back().kind == ConnectionStepKind::Answer);
    const core::Error &error = *m_steps.back().error;
    QCOMPARE(error.kind, ErrorKind::Unauthorized);
    QCOMPARE(error.credential, std::string("drainboard"));
    QCOMPARE(error.denied, core::DeniedCause::WrongCredential);
    QVERIFY((error.where + error.what + m_steps.back().detail).find("hidden") == std::string::npos);
    QVERIFY(!run(url, reach));
    QVERIFY(!run(url, reach));
    QCOMPARE(m_steps.back().error->denied, core::DeniedCause::Suspended);
    QCOMPARE(m_arrived.size(), std::size_t(2));
}

QTEST_GUILESS_MAIN(ConnectionTestTest)
#include "tst_connectiontest.moc"
