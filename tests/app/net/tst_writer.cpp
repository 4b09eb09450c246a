// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/http/httpserver.h"
#include "app/net/writer.h"
#include "tests/app/net/outcome.h"

#include <QTest>
#include <QTimer>

#include <memory>

using core::ErrorKind;
using demofleet::Exchange;
using demofleet::HttpRequest;
using demofleet::HttpServer;
using namespace std::chrono_literals;

class WriterTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void sendsOnceWhenTheServerCloses_data();
    void sendsOnceWhenTheServerCloses();
    void writesTheWholeRequest();
    void statusesAreAnswers_data();
    void statusesAreAnswers();
    void brokenAnswersLeaveTheOutcomeOpen_data();
    void brokenAnswersLeaveTheOutcomeOpen();
    void resetLeavesTheOutcomeOpen();
    void hangLeavesTheOutcomeOpen();
    void dripLeavesTheOutcomeOpen();
    void knowsWhenNothingWasSent();
    void plainServerIsNoTls();
    void followsNoRedirect();
    void suspendsAfterTwoRefusals();
    void refusesWhatCannotBeSent_data();
    void refusesWhatCannotBeSent();
    void reportsWhenItDies();
    void staysSilentWithoutContext();

private:
    core::Request request(core::Method method = core::Method::Post) const;
    void send(const core::Request &request);
    void sendAndWait(const core::Request &request);

    HttpServer::Handler m_handler;
    std::vector<HttpRequest> m_arrived;
    std::unique_ptr<HttpServer> m_server;
    std::shared_ptr<app::Credentials> m_credentials;
    std::unique_ptr<app::Writer> m_writer;
    Outcome m_outcome;
};

void WriterTest::init()
{
    m_arrived.clear();
    m_outcome = {};
    m_handler = [](const HttpRequest &, const std::shared_ptr<Exchange> &exchange) { exchange->respond({}); };
    m_server =
        std::make_unique<HttpServer>([this](const HttpRequest &arrived, std::shared_ptr<Exchange> exchange) {
            m_arrived.push_back(arrived);
            m_handler(arrived, std::move(exchange));
        });
    QVERIFY(m_server->listen());
    m_credentials = std::make_shared<app::Credentials>();
    m_writer = std::make_unique<app::Writer>(m_credentials);
}

void WriterTest::cleanup()
{
    m_writer.reset();
    m_server.reset();
}

core::Request WriterTest::request(core::Method method) const
{
    core::Request out;
    out.method = method;
    out.url = urlAt(m_server->port(), "/eureka/apps/A%2FB/id?value=x%20y");
    return out;
}

void WriterTest::send(const core::Request &request)
{
    m_writer->send(request, this, m_outcome.done());
    QCOMPARE(m_outcome.count, 0);
}

void WriterTest::sendAndWait(const core::Request &request)
{
    m_outcome = {};
    send(request);
    QTRY_COMPARE_WITH_TIMEOUT(m_outcome.count, 1, 15'000);
}

void WriterTest::sendsOnceWhenTheServerCloses_data()
{
    QTest::addColumn<int>("method");
    QTest::newRow("PUT") << int(core::Method::Put);
    QTest::newRow("POST") << int(core::Method::Post);
    QTest::newRow("DELETE") << int(core::Method::Delete);
}

void WriterTest::sendsOnceWhenTheServerCloses()
{
    QFETCH(int, method);
    m_handler = [](const HttpRequest &, const std::shared_ptr<Exchange> &exchange) {
        exchange->closeWithoutAnswer();
    };
    sendAndWait(request(core::Method(method)));
    QCOMPARE(m_outcome.kind(), ErrorKind::OutcomeUnknown);
    QCOMPARE(m_outcome.result.error().what, std::string("connection lost"));
    // A second exchange makes sure that nothing of the first one is still to come.
    sendAndWait(request(core::Method(method)));
    QCOMPARE(m_arrived.size(), std::size_t(2));
    QCOMPARE(m_arrived.front().method, QByteArray(QTest::currentDataTag()));
}

void WriterTest::writesTheWholeRequest()
{
    core::Request post = request();
    post.headers = {{"Content-Type", "application/json"}};
    post.body = std::string(300'000, 'x');
    sendAndWait(post);
    QVERIFY(m_outcome.result);
    sendAndWait(request(core::Method::Put));
    QCOMPARE(m_arrived.size(), std::size_t(2));
    const HttpRequest &first = m_arrived.front();
    QCOMPARE(first.target, QByteArray("/eureka/apps/A%2FB/id?value=x%20y"));
    QCOMPARE(first.body.size(), 300'000);
    QCOMPARE(first.header("content-type"), QByteArray("application/json"));
    QCOMPARE(first.header("accept"), QByteArray("application/json"));
    QCOMPARE(first.header("user-agent"), QByteArray("Drainboard/" DRAINBOARD_VERSION));
    QCOMPARE(first.header("connection"), QByteArray("close"));
    QCOMPARE(first.header("host"), "127.0.0.1:" + QByteArray::number(m_server->port()));
    QVERIFY(first.header("authorization").isEmpty());
    QCOMPARE(m_arrived.back().header("content-length"), QByteArray("0"));
}

void WriterTest::statusesAreAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("200") << 200 << QByteArray("{}");
    QTest::newRow("404") << 404 << QByteArray("no such instance");
    QTest::newRow("500") << 500 << QByteArray("{\"error\":1}");
    QTest::newRow("html") << 200 << QByteArray("<html>");
}

void WriterTest::statusesAreAnswers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    m_handler = [&](const HttpRequest &, const std::shared_ptr<Exchange> &exchange) {
        exchange->respond({status, "text/plain", body, {}});
    };
    sendAndWait(request());
    QVERIFY(m_outcome.result);
    QCOMPARE(m_outcome.result->status, status);
    QCOMPARE(m_outcome.result->body, body.toStdString());
}

void WriterTest::brokenAnswersLeaveTheOutcomeOpen_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<int>("status");
    QTest::newRow("cut off") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc") << 200;
    QTest::newRow("half a head") << QByteArray("HTTP/1.1 2") << 0;
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << 0;
    QTest::newRow("too large") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\nabc")
                               << 200;
}

void WriterTest::brokenAnswersLeaveTheOutcomeOpen()
{
    QFETCH(QByteArray, raw);
    QFETCH(int, status);
    m_handler = [&](const HttpRequest &, const std::shared_ptr<Exchange> &exchange) {
        exchange->writeRaw(raw);
        exchange->closeAfterWriting();
    };
    sendAndWait(request());
    QCOMPARE(m_outcome.kind(), ErrorKind::OutcomeUnknown);
    QCOMPARE(m_outcome.result.error().httpStatus, status);
    QCOMPARE(m_arrived.size(), std::size_t(1));
}

void WriterTest::resetLeavesTheOutcomeOpen()
{
    m_handler = [](const HttpRequest &, const std::shared_ptr<Exchange> &exchange) { exchange->reset(); };
    sendAndWait(request());
    QCOMPARE(m_outcome.kind(), ErrorKind::OutcomeUnknown);
    QCOMPARE(m_arrived.size(), std::size_t(1));
}

void WriterTest::hangLeavesTheOutcomeOpen()
{
    m_handler = [](const HttpRequest &, const std::shared_ptr<Exchange> &) {};
    core::Request post = request();
    post.timeout = 200ms;
    sendAndWait(post);
    QCOMPARE(m_outcome.kind(), ErrorKind::OutcomeUnknown);
    QCOMPARE(m_outcome.result.error().what, std::string("timed out"));
    QCOMPARE(m_arrived.size(), std::size_t(1));
}

void WriterTest::dripLeavesTheOutcomeOpen()
{
    QTimer drip;
    m_handler = [&](const HttpRequest &, const std::shared_ptr<Exchange> &exchange) {
        exchange->writeRaw("HTTP/1.1 200 OK\r\n\r\n");
        connect(&drip, &QTimer::timeout, &drip, [exchange] { exchange->writeRaw("x"); });
        drip.start(10ms);
    };
    core::Request post = request();
    post.timeout = 300ms;
    sendAndWait(post);
    QCOMPARE(m_outcome.kind(), ErrorKind::OutcomeUnknown);
    QCOMPARE(m_outcome.result.error().httpStatus, 200);
}

void WriterTest::knowsWhenNothingWasSent()
{
    core::Request post = request();
    const int port = closedPort();
    post.url = urlAt(port);
    sendAndWait(post);
    QCOMPARE(m_outcome.kind(), ErrorKind::Refused);
    QCOMPARE(m_outcome.result.error().what, "127.0.0.1:" + std::to_string(port));
    post.url = "http://no-such-host.invalid/x";
    sendAndWait(post);
    QCOMPARE(m_outcome.kind(), ErrorKind::UnknownHost);
    QCOMPARE(m_outcome.result.error().where, post.url);
    QVERIFY(m_arrived.empty());
}

void WriterTest::plainServerIsNoTls()
{
    QTcpServer plain;
    connect(&plain, &QTcpServer::newConnection, this,
            [&plain] { plain.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\n\r\n"); });
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    core::Request post = request();
    post.url = "https://127.0.0.1:" + std::to_string(plain.serverPort()) + "/";
    sendAndWait(post);
    QCOMPARE(m_outcome.kind(), ErrorKind::Tls);
}

void WriterTest::followsNoRedirect()
{
    int strayed = 0;
    HttpServer other([&strayed](const HttpRequest &, const std::shared_ptr<Exchange> &exchange) {
        ++strayed;
        exchange->respond({});
    });
    QVERIFY(other.listen());
    const QByteArray target = "http://localhost:" + QByteArray::number(other.port()) + "/x?token=t";
    m_handler = [&](const HttpRequest &, const std::shared_ptr<Exchange> &exchange) {
        exchange->respond({307, "", "", {{"Location", target}}});
    };
    sendAndWait(request());
    QCOMPARE(m_outcome.kind(), ErrorKind::Redirected);
    QCOMPARE(m_outcome.result.error().httpStatus, 307);
    QCOMPARE(strayed, 0);
    QCOMPARE(m_arrived.size(), std::size_t(1));
}

void WriterTest::suspendsAfterTwoRefusals()
{
    m_handler = [](const HttpRequest &, const std::shared_ptr<Exchange> &exchange) {
        exchange->respond({401, "", "", {}});
    };
    const std::string origin = "http://127.0.0.1:" + std::to_string(m_server->port());
    m_credentials->set(origin, "ann", "secret");
    for (int i = 0; i < 3; ++i)
        sendAndWait(request());
    QCOMPARE(m_outcome.kind(), ErrorKind::Unauthorized);
    QCOMPARE(m_outcome.result.error().what, std::string("suspended"));
    QCOMPARE(m_arrived.size(), std::size_t(2));
    QCOMPARE(m_arrived.front().header("authorization"), QByteArray("Basic YW5uOnNlY3JldA=="));
}

void WriterTest::refusesWhatCannotBeSent_data()
{
    QTest::addColumn<std::string>("path");
    QTest::addColumn<core::Header>("header");
    QTest::newRow("line end in url") << std::string("/x\r\nX: y") << core::Header{"A", "b"};
    QTest::newRow("blank in url") << std::string("/x y") << core::Header{"A", "b"};
    QTest::newRow("line end in header") << std::string("/") << core::Header{"A", "b\r\nC: d"};
    QTest::newRow("line end in name") << std::string("/") << core::Header{"A\r\nB", "c"};
    QTest::newRow("second length") << std::string("/") << core::Header{"content-length", "5"};
    QTest::newRow("second host") << std::string("/") << core::Header{"Host", "x"};
}

void WriterTest::refusesWhatCannotBeSent()
{
    QFETCH(std::string, path);
    QFETCH(core::Header, header);
    core::Request post = request();
    post.url = urlAt(m_server->port(), path);
    post.headers = {header};
    sendAndWait(post);
    QCOMPARE(m_outcome.kind(), ErrorKind::InvalidAddress);
    QVERIFY(m_arrived.empty());
}

void WriterTest::reportsWhenItDies()
{
    m_handler = [](const HttpRequest &, const std::shared_ptr<Exchange> &) {};
    send(request());
    QTRY_COMPARE(m_arrived.size(), std::size_t(1));
    m_writer.reset();
    QTRY_COMPARE(m_outcome.count, 1);
    QCOMPARE(m_outcome.kind(), ErrorKind::OutcomeUnknown);
    m_writer = std::make_unique<app::Writer>(m_credentials);
    m_outcome = {};
    send(request());
    m_writer.reset();
    QTRY_COMPARE(m_outcome.count, 1);
    QCOMPARE(m_outcome.kind(), ErrorKind::Cancelled);
    QCOMPARE(m_arrived.size(), std::size_t(1));
}

void WriterTest::staysSilentWithoutContext()
{
    auto context = std::make_unique<QObject>();
    Outcome silent;
    m_writer->send(request(), context.get(), silent.done());
    context.reset();
    sendAndWait(request());
    QTRY_COMPARE(m_arrived.size(), std::size_t(2));
    QCOMPARE(silent.count, 0);
}

QTEST_GUILESS_MAIN(WriterTest)
#include "tst_writer.moc"
