// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/http/httpserver.h"

#include <QTcpSocket>
#include <QTest>

using namespace demofleet;

namespace {

using Kept = std::shared_ptr<Exchange>;

/// Everything that came so far stays in `received`.
class Client : public QTcpSocket
{
public:
    explicit Client(quint16 port)
    {
        connect(this, &QTcpSocket::readyRead, this, [this] { received += readAll(); });
        connectToHost(QStringLiteral("127.0.0.1"), port);
    }
    void get(const QByteArray &target) { write("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n"); }
    bool closed() const { return state() == UnconnectedState; }

    QByteArray received;
};

} // namespace

class HttpServerTest : public QObject
{
    Q_OBJECT

private slots:
    void answersSeveralRequestsOnOneConnection();
    void answersLater();
    void answersBrokenRequestsItself();
    void handlesBodies();
    void sendsNoBodyToHead();
    void closesWithoutAnswer();
    void resets();
    void cutsInTheMiddle();
    void finishesRunningRequestsWhenItStopsAccepting();
    void closesAllAtOnceWhenStopped();
    void survivesItsDeletionInAHandler();
    void ignoresAnswersAfterTheClientWent();
    void listensAgainAtTheSamePort();
};

void HttpServerTest::answersSeveralRequestsOnOneConnection()
{
    HttpServer server([](const HttpRequest &request, const Kept &exchange) {
        exchange->respond({200, "text/plain", "at " + request.path(), {{"X-Own", "1"}}});
    });
    QVERIFY(server.listen());
    Client client(server.port());
    client.get("/one");
    QTRY_VERIFY(client.received.endsWith("at /one"));
    QVERIFY(client.received.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(client.received.contains("X-Own: 1\r\n"));
    QVERIFY(client.received.contains("Content-Length: 7\r\n"));
    client.get("/two");
    QTRY_VERIFY(client.received.endsWith("at /two"));
    QCOMPARE(server.connectionCount(), 1);
    client.get("/three");
    client.get("/four");
    QTRY_VERIFY(client.received.endsWith("at /four"));
}

void HttpServerTest::answersLater()
{
    QList<Kept> waiting;
    HttpServer server([&](const HttpRequest &, const Kept &exchange) { waiting.append(exchange); });
    QVERIFY(server.listen());
    Client client(server.port());
    client.get("/");
    QTRY_COMPARE(waiting.size(), 1);
    QVERIFY(waiting.first()->isOpen());
    waiting.first()->respond({404, {}, {}, {}});
    QVERIFY(!waiting.first()->isOpen());
    waiting.first()->respond({200, {}, "twice", {}});
    QTRY_VERIFY(client.received.contains("404 Not Found"));
    client.get("/again");
    QTRY_COMPARE(waiting.size(), 2);
    QVERIFY(!client.received.contains("twice"));
}

void HttpServerTest::answersBrokenRequestsItself()
{
    bool called = false;
    HttpServer server([&](const HttpRequest &, const Kept &) { called = true; });
    QVERIFY(server.listen());
    Client client(server.port());
    client.write("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
    QTRY_VERIFY(client.closed());
    QVERIFY(client.received.startsWith("HTTP/1.1 411 "));
    QTRY_COMPARE(server.connectionCount(), 0);
    QVERIFY(!called);
}

void HttpServerTest::handlesBodies()
{
    HttpServer server([](const HttpRequest &request, const Kept &exchange) {
        exchange->respond({200, {}, QByteArray::number(request.body.size()), {}});
    });
    QVERIFY(server.listen());
    Client client(server.port());
    const QByteArray body(1024 * 1024, 'b');
    client.write("POST / HTTP/1.1\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QTRY_VERIFY(client.received.endsWith("1048576"));
}

void HttpServerTest::sendsNoBodyToHead()
{
    HttpServer server([](const HttpRequest &, const Kept &exchange) {
        exchange->respond({200, {}, "body", {}});
    });
    QVERIFY(server.listen());
    Client client(server.port());
    client.write("HEAD / HTTP/1.1\r\nConnection: close\r\n\r\n");
    QTRY_VERIFY(client.closed());
    QVERIFY(client.received.contains("Content-Length: 4\r\n"));
    QVERIFY(client.received.endsWith("\r\n\r\n"));
}

void HttpServerTest::closesWithoutAnswer()
{
    HttpServer server([](const HttpRequest &, const Kept &exchange) { exchange->closeWithoutAnswer(); });
    QVERIFY(server.listen());
    Client client(server.port());
    client.get("/");
    QTRY_COMPARE(client.error(), QAbstractSocket::RemoteHostClosedError);
    QVERIFY(client.received.isEmpty());
}

/// Qt tells a reset and an orderly end by the same error, so only the text differs: written data makes it
/// plain.
void HttpServerTest::resets()
{
    HttpServer server([](const HttpRequest &, const Kept &exchange) {
        exchange->writeRaw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\npart");
        exchange->reset();
    });
    QVERIFY(server.listen());
    Client client(server.port());
    client.get("/");
    QTRY_VERIFY(client.closed());
    QTRY_COMPARE(server.connectionCount(), 0);
}

void HttpServerTest::cutsInTheMiddle()
{
    Kept waiting;
    HttpServer server([&](const HttpRequest &, const Kept &exchange) { waiting = exchange; });
    QVERIFY(server.listen());
    Client client(server.port());
    client.get("/");
    QTRY_VERIFY(waiting);
    waiting->writeRaw("HTTP/1.1 200 OK\r\n");
    QTRY_COMPARE(client.received, "HTTP/1.1 200 OK\r\n");
    waiting->writeRaw("Content-Length: 100\r\n\r\npart");
    waiting->closeAfterWriting();
    QTRY_VERIFY(client.closed());
    QVERIFY(client.received.endsWith("\r\n\r\npart"));
}

void HttpServerTest::finishesRunningRequestsWhenItStopsAccepting()
{
    Kept waiting;
    HttpServer server([&](const HttpRequest &request, const Kept &exchange) {
        if (request.path() == "/slow") {
            waiting = exchange;
        } else {
            exchange->respond({200, {}, "quick", {}});
        }
    });
    QVERIFY(server.listen());
    Client slow(server.port());
    Client idle(server.port());
    slow.get("/slow");
    idle.get("/");
    QTRY_VERIFY(waiting && idle.received.endsWith("quick"));
    server.stopAccepting();
    QVERIFY(!server.isListening());
    QTRY_VERIFY(idle.closed());
    Client late(server.port());
    QTRY_COMPARE(late.error(), QAbstractSocket::ConnectionRefusedError);
    QCOMPARE(server.connectionCount(), 1);
    waiting->respond({200, {}, "done", {}});
    QTRY_VERIFY(slow.closed());
    QVERIFY(slow.received.endsWith("done"));
    QVERIFY(slow.received.contains("Connection: close"));
}

void HttpServerTest::closesAllAtOnceWhenStopped()
{
    Kept waiting;
    HttpServer server([&](const HttpRequest &, const Kept &exchange) { waiting = exchange; });
    QVERIFY(server.listen());
    Client client(server.port());
    client.get("/");
    QTRY_VERIFY(waiting);
    server.stop();
    QCOMPARE(server.connectionCount(), 0);
    QVERIFY(!waiting->isOpen());
    waiting->respond({200, {}, "too late", {}});
    QTRY_VERIFY(client.closed());
    QVERIFY(client.received.isEmpty());
}

void HttpServerTest::survivesItsDeletionInAHandler()
{
    std::unique_ptr<HttpServer> server;
    int calls = 0;
    server = std::make_unique<HttpServer>([&](const HttpRequest &, const Kept &exchange) {
        ++calls;
        server.reset();
        exchange->respond({200, {}, "gone", {}});
    });
    QVERIFY(server->listen());
    Client client(server->port());
    client.write("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n");
    QTRY_VERIFY(client.closed());
    QCOMPARE(calls, 1);
}

void HttpServerTest::ignoresAnswersAfterTheClientWent()
{
    Kept waiting;
    HttpServer server([&](const HttpRequest &, const Kept &exchange) { waiting = exchange; });
    QVERIFY(server.listen());
    Client client(server.port());
    client.get("/");
    QTRY_VERIFY(waiting);
    client.abort();
    QTRY_COMPARE(server.connectionCount(), 0);
    QVERIFY(!waiting->isOpen());
    waiting->writeRaw("x");
    waiting->respond({});
    waiting->reset();
}

void HttpServerTest::listensAgainAtTheSamePort()
{
    const auto handler = [](const HttpRequest &, const Kept &exchange) { exchange->respond({}); };
    HttpServer first(handler);
    QVERIFY(first.listen());
    Client client(first.port());
    client.get("/");
    QTRY_VERIFY(!client.received.isEmpty());
    HttpServer second(handler);
    QVERIFY(!second.listen(first.port()));
    first.stop();
    QVERIFY(second.listen(first.port()));
}

QTEST_GUILESS_MAIN(HttpServerTest)
#include "tst_httpserver.moc"
