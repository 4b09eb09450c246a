// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/http/httpserver.h"
#include "app/net/reader.h"
#include "tests/app/net/outcome.h"

#include <QTest>
#include <QTimer>

#include <algorithm>
#include <memory>

using core::ErrorKind;
using demofleet::Exchange;
using demofleet::HttpRequest;
using demofleet::HttpServer;
using namespace std::chrono_literals;

class ReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void sendsWhatItShould();
    void statusesAreAnswers_data();
    void statusesAreAnswers();
    void inflates();
    void rawAnswers_data();
    void rawAnswers();
    void limitCountsInflatedBytes();
    void hearsAStreamUntilItIsEnough();
    void aStreamThatIsNeverEnough_data();
    void aStreamThatIsNeverEnough();
    void dripTimesOut();
    void hangTimesOut();
    void failsWithoutAnAnswer();
    void keepsCredentialsAtHome();
    void hidesCredentials();
    void suspendsAfterTwoRefusals();
    void exactlyTwoOfManyAreRefused();
    void anAcceptedLoginOpensTheWay();
    void aSilentServerEndsItsTurn();
    void reportsThoseThatWaitWhenItDies();
    void keepsNoCookies();
    void reportsWhenItDies();
    void staysSilentWithoutContext();

private:
    core::Request request(const std::string &path = "/eureka/apps") const;
    void read(const core::Request &request);
    void readAndWait(const core::Request &request);
    void readMany(std::size_t count);
    void answerRaw(const QByteArray &raw);

    HttpServer::Handler m_handler;
    std::vector<HttpRequest> m_arrived;
    std::unique_ptr<HttpServer> m_server;
    std::shared_ptr<app::Credentials> m_credentials;
    std::unique_ptr<app::Reader> m_reader;
    Outcome m_outcome;
    std::vector<std::shared_ptr<Exchange>> m_held; ///< arrived, and answered by the test
    std::vector<Outcome> m_outcomes;               ///< of readMany()
};

void ReaderTest::init()
{
    m_arrived.clear();
    m_outcome = {};
    m_held.clear();
    m_handler = [](const HttpRequest &, const std::shared_ptr<Exchange> &exchange) { exchange->respond({}); };
    m_server =
        std::make_unique<HttpServer>([this](const HttpRequest &arrived, std::shared_ptr<Exchange> exchange) {
            m_arrived.push_back(arrived);
            m_handler(arrived, std::move(exchange));
        });
    QVERIFY(m_server->listen());
    m_credentials = std::make_shared<app::Credentials>();
    m_reader = std::make_unique<app::Reader>(m_credentials);
}

void ReaderTest::cleanup()
{
    m_reader.reset();
    m_server.reset();
}

core::Request ReaderTest::request(const std::string &path) const
{
    core::Request out;
    out.url = urlAt(m_server->port(), path);
    return out;
}

void ReaderTest::read(const core::Request &request)
{
    m_reader->read(request, this, m_outcome.done());
    QCOMPARE(m_outcome.count, 0);
}

void ReaderTest::readAndWait(const core::Request &request)
{
    m_outcome = {};
    read(request);
    QTRY_COMPARE_WITH_TIMEOUT(m_outcome.count, 1, 15'000);
}

void ReaderTest::answerRaw(const QByteArray &raw)
{
    m_handler = [raw](const HttpRequest &, const std::shared_ptr<Exchange> &exchange) {
        exchange->writeRaw(raw);
        exchange->closeAfterWriting();
    };
}

void ReaderTest::sendsWhatItShould()
{
    readAndWait(request("/a%2Fb%3A%20c?d=e%26f"));
    QVERIFY(m_outcome.result);
    QCOMPARE(m_arrived.size(), std::size_t(1));
    const HttpRequest &first = m_arrived.front();
    QCOMPARE(first.method, QByteArray("GET"));
    QCOMPARE(first.target, QByteArray("/a%2Fb%3A%20c?d=e%26f"));
    QCOMPARE(first.header("accept"), QByteArray("application/json"));
    QCOMPARE(first.header("user-agent"), QByteArray("Drainboard/" DRAINBOARD_VERSION));
    QVERIFY(first.header("authorization").isEmpty());
    core::Request text = request();
    text.headers = {{"accept", "text/plain"}};
    readAndWait(text);
    QCOMPARE(m_arrived.back().header("accept"), QByteArray("text/plain"));
}

void ReaderTest::statusesAreAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("200") << 200 << QByteArray("{}");
    QTest::newRow("html") << 200 << QByteArray("<html>");
    for (const int status : {400, 401, 403, 404, 405, 409, 410, 418, 429, 500, 501, 502, 503, 599})
        QTest::addRow("%d", status) << status << QByteArray("{\"status\":\"DOWN\"}");
}

void ReaderTest::statusesAreAnswers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    m_handler = [&](const HttpRequest &, const std::shared_ptr<Exchange> &exchange) {
        exchange->respond({status, "text/x", body, {{"WWW-Authenticate", "Basic realm=\"x\""}}});
    };
    readAndWait(request());
    QVERIFY2(m_outcome.result, m_outcome.shown().c_str());
    QCOMPARE(m_outcome.result->status, status);
    QCOMPARE(m_outcome.result->body, body.toStdString());
    QCOMPARE(m_outcome.result->header("content-type"), std::string_view("text/x"));
    QCOMPARE(m_arrived.size(), std::size_t(1));
}

void ReaderTest::inflates()
{
    const QByteArray plain(200'000, 'x');
    const QByteArray packed = qCompress(plain).mid(4);
    m_handler = [&](const HttpRequest &, const std::shared_ptr<Exchange> &exchange) {
        exchange->respond({200, "application/json", packed, {{"Content-Encoding", "deflate"}}});
    };
    readAndWait(request());
    QVERIFY2(m_outcome.result, m_outcome.shown().c_str());
    QCOMPARE(m_outcome.result->body.size(), std::size_t(200'000));
}

void ReaderTest::rawAnswers_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<int>("kind"); // -1: an answer
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    const QByteArray packed = qCompress(QByteArray(200'000, 'x')).mid(4);
    const QByteArray deflate = ok + "Content-Encoding: deflate\r\nTransfer-Encoding: chunked\r\n\r\n";
    const QByteArray half = packed.left(packed.size() / 2);
    const int lost = int(ErrorKind::ConnectionLost);
    QTest::newRow("until close") << ok + "\r\nabc" << -1;
    QTest::newRow("truncated") << ok + "Content-Length: 10\r\n\r\nabc" << lost;
    QTest::newRow("truncated 500") << QByteArray("HTTP/1.1 500 E\r\nContent-Length: 10\r\n\r\nabc") << lost;
    QTest::newRow("truncated chunk") << ok + "Transfer-Encoding: chunked\r\n\r\n5\r\nabc" << lost;
    QTest::newRow("no last chunk") << ok + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n" << lost;
    QTest::newRow("truncated deflate")
        << deflate + QByteArray::number(half.size(), 16) + "\r\n" + half + "\r\n"
        << lost;
    QTest::newRow("bad deflate")
        << ok + "Content-Encoding: deflate\r\nContent-Length: 4\r\n\r\n\x78\x9c\xff\xff" << lost;
    QTest::newRow("nothing") << QByteArray() << lost;
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << lost;
    QTest::newRow("too large") << ok + "Content-Length: 2000\r\n\r\n" + QByteArray(2000, 'x')
                               << int(ErrorKind::TooLarge);
    QTest::newRow("redirect") << QByteArray("HTTP/1.1 302 F\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n")
                              << int(ErrorKind::Redirected);
}

void ReaderTest::rawAnswers()
{
    QFETCH(QByteArray, raw);
    QFETCH(int, kind);
    answerRaw(raw);
    core::Request get = request();
    get.bodyLimit = 1000;
    if (raw.contains("deflate"))
        get.bodyLimit = 1'000'000;
    readAndWait(get);
    QCOMPARE(m_outcome.kind() ? int(*m_outcome.kind()) : -1, kind);
}

void ReaderTest::limitCountsInflatedBytes()
{
    const QByteArray bomb = qCompress(QByteArray(30'000'000, 'x')).mid(4);
    m_handler = [&](const HttpRequest &, const std::shared_ptr<Exchange> &exchange) {
        exchange->respond({200, "application/json", bomb, {{"Content-Encoding", "deflate"}}});
    };
    core::Request get = request();
    get.bodyLimit = 1'000'000;
    QVERIFY(std::size_t(bomb.size()) < get.bodyLimit);
    readAndWait(get);
    QCOMPARE(m_outcome.kind(), ErrorKind::TooLarge);
    get.bodyLimit = 30'000'000;
    readAndWait(get);
    QVERIFY2(m_outcome.result, m_outcome.shown().c_str());
    QCOMPARE(m_outcome.result->body.size(), std::size_t(30'000'000));
}

/// It is left open by the server, and closed from here.
void ReaderTest::hearsAStreamUntilItIsEnough()
{
    m_handler = [this](const HttpRequest &, const std::shared_ptr<Exchange> &exchange) {
        exchange->writeRaw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\none two");
        m_held.push_back(exchange);
    };
    std::string heard;
    m_reader->readUntil(
        request(), this,
        [&](std::string_view piece) {
            heard += piece;
            return heard.ends_with("three");
        },
        m_outcome.done());
    QTRY_COMPARE(heard, std::string("one two"));
    QCOMPARE(m_outcome.count, 0);
    m_held.front()->writeRaw(" three");
    QTRY_COMPARE(m_outcome.count, 1);
    QVERIFY2(m_outcome.result, m_outcome.shown().c_str());
    QCOMPARE(m_outcome.result->status, 200);
    QCOMPARE(m_outcome.result->body, std::string("one two three"));
    QTRY_VERIFY(!m_held.front()->isOpen());
}

void ReaderTest::aStreamThatIsNeverEnough_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<int>("kind"); // -1: an answer
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    QTest::newRow("ends") << ok + "Content-Length: 3\r\n\r\nabc" << -1;
    QTest::newRow("is cut off") << ok + "Content-Length: 10\r\n\r\nabc" << int(ErrorKind::ConnectionLost);
    QTest::newRow("is too long") << ok + "\r\n" + QByteArray(2'000, 'x') << int(ErrorKind::TooLarge);
    // What a refusal says is no stream.
    QTest::newRow("is refused") << QByteArray("HTTP/1.1 503 S\r\nContent-Length: 3\r\n\r\nend") << -1;
}

void ReaderTest::aStreamThatIsNeverEnough()
{
    QFETCH(QByteArray, raw);
    QFETCH(int, kind);
    answerRaw(raw);
    core::Request get = request();
    get.bodyLimit = 1'000;
    m_reader->readUntil(
        get, this, [](std::string_view piece) { return piece.starts_with("end"); }, m_outcome.done());
    QTRY_COMPARE(m_outcome.count, 1);
    QCOMPARE(m_outcome.kind() ? int(*m_outcome.kind()) : -1, kind);
}

void ReaderTest::dripTimesOut()
{
    QTimer drip;
    m_handler = [&](const HttpRequest &, const std::shared_ptr<Exchange> &exchange) {
        exchange->writeRaw("HTTP/1.1 200 OK\r\n\r\n");
        connect(&drip, &QTimer::timeout, &drip, [exchange] { exchange->writeRaw("x"); });
        drip.start(10ms);
    };
    core::Request get = request();
    get.timeout = 300ms;
    readAndWait(get);
    QCOMPARE(m_outcome.kind(), ErrorKind::TimedOut);
}

void ReaderTest::hangTimesOut()
{
    m_handler = [](const HttpRequest &, const std::shared_ptr<Exchange> &) {};
    core::Request get = request();
    get.timeout = 200ms;
    readAndWait(get);
    QCOMPARE(m_outcome.kind(), ErrorKind::TimedOut);
    QCOMPARE(m_outcome.result.error().where, get.url);
}

void ReaderTest::failsWithoutAnAnswer()
{
    core::Request get = request();
    const int port = closedPort();
    get.url = urlAt(port);
    readAndWait(get);
    QCOMPARE(m_outcome.kind(), ErrorKind::Refused);
    QCOMPARE(m_outcome.result.error().what, "127.0.0.1:" + std::to_string(port));
    get.url = "http://no-such-host.invalid/x";
    readAndWait(get);
    QCOMPARE(m_outcome.kind(), ErrorKind::UnknownHost);
    get.url = "no address";
    readAndWait(get);
    QCOMPARE(m_outcome.kind(), ErrorKind::InvalidAddress);
}

void ReaderTest::keepsCredentialsAtHome()
{
    std::vector<HttpRequest> strayed;
    HttpServer other([&strayed](const HttpRequest &arrived, const std::shared_ptr<Exchange> &exchange) {
        strayed.push_back(arrived);
        exchange->respond({});
    });
    QVERIFY(other.listen());
    m_credentials->set("http://127.0.0.1:" + std::to_string(m_server->port()), "ann", "secret");
    m_handler = [&](const HttpRequest &, const std::shared_ptr<Exchange> &exchange) {
        const QByteArray target = "http://localhost:" + QByteArray::number(other.port()) + "/x?token=t";
        exchange->respond({302, "", "", {{"Location", target}}});
    };
    readAndWait(request());
    QCOMPARE(m_outcome.kind(), ErrorKind::Redirected);
    QCOMPARE(m_outcome.result.error().what, "http://localhost:" + std::to_string(other.port()));
    QVERIFY(strayed.empty());
    QCOMPARE(m_arrived.front().header("authorization"), QByteArray("Basic YW5uOnNlY3JldA=="));
    core::Request elsewhere;
    elsewhere.url = urlAt(other.port());
    readAndWait(elsewhere);
    QCOMPARE(strayed.size(), std::size_t(1));
    QVERIFY(strayed.front().header("authorization").isEmpty());
}

void ReaderTest::hidesCredentials()
{
    m_credentials->set("http://127.0.0.1:" + std::to_string(m_server->port()), "ann", "secret");
    answerRaw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
    readAndWait(request());
    QCOMPARE(m_arrived.front().header("authorization"), QByteArray("Basic YW5uOnNlY3JldA=="));
    QVERIFY(m_outcome.kind().has_value());
    core::Request get;
    get.url = "http://ann:secret@127.0.0.1:" + std::to_string(m_server->port()) + "/";
    const std::string first = m_outcome.shown();
    readAndWait(get);
    QCOMPARE(m_outcome.kind(), ErrorKind::InvalidAddress);
    for (const std::string &shown : {first, m_outcome.shown()}) {
        for (const char *const secret : {"ann", "secret", "YW5uOnNlY3JldA"})
            QVERIFY(shown.find(secret) == std::string::npos);
    }
}

void ReaderTest::suspendsAfterTwoRefusals()
{
    m_handler = [](const HttpRequest &, const std::shared_ptr<Exchange> &exchange) {
        exchange->respond({401, "", "{}", {{"WWW-Authenticate", "Basic realm=\"x\""}}});
    };
    const std::string origin = "http://127.0.0.1:" + std::to_string(m_server->port());
    m_credentials->set(origin, "ann", "secret");
    for (int i = 0; i < 2; ++i) {
        readAndWait(request());
        QVERIFY(m_outcome.result);
        QCOMPARE(m_outcome.result->status, 401);
    }
    readAndWait(request());
    QCOMPARE(m_outcome.kind(), ErrorKind::Unauthorized);
    QCOMPARE(m_outcome.result.error().what, std::string("suspended"));
    QCOMPARE(m_arrived.size(), std::size_t(2));
    m_credentials->set(origin, "ann", "secret");
    readAndWait(request());
    QCOMPARE(m_arrived.size(), std::size_t(3));
}

/// All at once with one login; what arrives is held.
void ReaderTest::readMany(std::size_t count)
{
    m_handler = [this](const HttpRequest &, const std::shared_ptr<Exchange> &exchange) {
        m_held.push_back(exchange);
    };
    m_credentials->set("http://127.0.0.1:" + std::to_string(m_server->port()), "ann", "secret");
    m_outcomes.assign(count, {});
    for (Outcome &outcome : m_outcomes)
        m_reader->read(request(), this, outcome.done());
}

void ReaderTest::exactlyTwoOfManyAreRefused()
{
    readMany(5);
    for (const std::size_t arrived : {1U, 2U}) {
        QTRY_COMPARE(m_held.size(), arrived);
        m_held.back()->respond({401, "", "{}", {{"WWW-Authenticate", "Basic realm=\"x\""}}});
    }
    for (Outcome &outcome : m_outcomes)
        QTRY_COMPARE(outcome.count, 1);
    QCOMPARE(m_arrived.size(), std::size_t(2));
    QCOMPARE(std::ranges::count_if(m_outcomes, [](const Outcome &one) { return one.result.has_value(); }),
             std::ptrdiff_t(2));
    QCOMPARE(m_outcomes.back().result.error().what, std::string("suspended"));
}

void ReaderTest::anAcceptedLoginOpensTheWay()
{
    readMany(4);
    QTRY_COMPARE(m_held.size(), std::size_t(1));
    // Another's login does not wait for it, nor does a read without one.
    Outcome other;
    core::Request own = request();
    own.headers = {{"Authorization", "Bearer x"}};
    m_reader->read(own, this, other.done());
    QTRY_COMPARE(m_held.size(), std::size_t(2));
    m_held.front()->respond({});
    QTRY_COMPARE(m_held.size(), std::size_t(5)); // together, although none of them is answered
    for (const auto &exchange : m_held)
        exchange->respond({});
    for (Outcome &outcome : m_outcomes)
        QTRY_COMPARE(outcome.count, 1);
}

void ReaderTest::aSilentServerEndsItsTurn()
{
    readMany(0);
    core::Request slow = request("/slow");
    slow.timeout = 50ms;
    Outcome first;
    m_reader->read(slow, this, first.done());
    read(request());
    QTRY_COMPARE(first.count, 1);
    QCOMPARE(first.kind(), ErrorKind::TimedOut);
    QTRY_COMPARE(m_held.size(), std::size_t(2));
    m_held.back()->respond({});
    QTRY_COMPARE(m_outcome.count, 1);
    QVERIFY(m_outcome.result);
}

void ReaderTest::reportsThoseThatWaitWhenItDies()
{
    readMany(3);
    QTRY_COMPARE(m_held.size(), std::size_t(1));
    m_reader.reset();
    for (Outcome &outcome : m_outcomes) {
        QTRY_COMPARE(outcome.count, 1);
        QCOMPARE(outcome.kind(), ErrorKind::Cancelled);
    }
}

void ReaderTest::keepsNoCookies()
{
    m_handler = [](const HttpRequest &, const std::shared_ptr<Exchange> &exchange) {
        exchange->respond({200, "application/json", "{}", {{"Set-Cookie", "a=b; Path=/"}}});
    };
    readAndWait(request());
    readAndWait(request());
    QCOMPARE(m_arrived.size(), std::size_t(2));
    QVERIFY(m_arrived.back().header("cookie").isEmpty());
}

void ReaderTest::reportsWhenItDies()
{
    m_handler = [](const HttpRequest &, const std::shared_ptr<Exchange> &) {};
    read(request());
    QTRY_COMPARE(m_arrived.size(), std::size_t(1));
    m_reader.reset();
    QTRY_COMPARE(m_outcome.count, 1);
    QCOMPARE(m_outcome.kind(), ErrorKind::Cancelled);
}

void ReaderTest::staysSilentWithoutContext()
{
    auto context = std::make_unique<QObject>();
    Outcome silent;
    m_reader->read(request(), context.get(), silent.done());
    context.reset();
    readAndWait(request());
    QVERIFY(m_outcome.result);
    QCOMPARE(silent.count, 0);
}

QTEST_GUILESS_MAIN(ReaderTest)
#include "tst_reader.moc"
