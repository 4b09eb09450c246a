// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/responseparser.h"

#include <QTest>

#include <string>

using core::HttpResponseParser;
using State = HttpResponseParser::State;

namespace {

constexpr std::size_t limit = 1000;

std::string repeated(std::string_view text, int count)
{
    std::string out;
    for (int i = 0; i < count; ++i)
        out += text;
    return out;
}

State feedAll(HttpResponseParser &parser, const std::string &bytes, std::size_t step)
{
    for (std::size_t at = 0; at < bytes.size(); at += step)
        parser.feed(std::string_view(bytes).substr(at, step));
    return parser.state();
}

} // namespace

class ResponseParserTest : public QObject
{
    Q_OBJECT

private slots:
    void completes_data();
    void completes();
    void needsTheEnd_data();
    void needsTheEnd();
    void breaks_data();
    void breaks();
    void keepsHeaders();
    void boundsEndlessInput_data();
    void boundsEndlessInput();
    void knowsTheStatusOfABrokenAnswer();
};

void ResponseParserTest::completes_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<std::string>("body");
    const auto row = [](const char *name, std::string bytes, int status, const char *body) {
        QTest::newRow(name) << std::move(bytes) << status << std::string(body);
    };
    row("length", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", 200, "{}");
    row("zero length", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 200, "");
    row("no reason", "HTTP/1.1 503\r\nContent-Length: 1\r\n\r\nx", 503, "x");
    row("bare line feeds", "HTTP/1.0 404 Not Found\nContent-Length: 1\n\nx", 404, "x");
    row("204", "HTTP/1.1 204 No Content\r\n\r\n", 204, "");
    row("204 with length", "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n", 204, "");
    row("same length twice", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\ncontent-length:1\r\n\r\nx", 200, "x");
    row("bytes after the end", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nxHTTP/1.1 500 No", 200, "x");
    row("interim",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 201 C\r\nContent-Length: "
        "0\r\n\r\n",
        201, "");
    row("chunks",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n3\r\nabc\r\n0A;x=y\r\n0123456789\r\n0\r\n\r\n",
        200, "abc0123456789");
    row("trailers", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX: y\r\n\r\n", 200,
        "a");
}

void ResponseParserTest::completes()
{
    QFETCH(std::string, bytes);
    QFETCH(int, status);
    QFETCH(std::string, body);
    for (const std::size_t step : {std::size_t(1), std::size_t(2), std::size_t(7), bytes.size()}) {
        HttpResponseParser parser(limit);
        QCOMPARE(feedAll(parser, bytes, step), State::Complete);
        QCOMPARE(parser.end(), State::Complete);
        QCOMPARE(parser.status(), status);
        const core::Response response = parser.take();
        QCOMPARE(response.body, body);
    }
}

void ResponseParserTest::needsTheEnd_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<bool>("complete");
    const std::string chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("until close") << std::string("HTTP/1.1 200 OK\r\n\r\nabc") << true;
    QTest::newRow("until close, empty") << std::string("HTTP/1.0 500 E\r\n\r\n") << true;
    QTest::newRow("nothing") << std::string() << false;
    QTest::newRow("half a status line") << std::string("HTTP/1.1 20") << false;
    QTest::newRow("half a head") << std::string("HTTP/1.1 200 OK\r\nContent-") << false;
    QTest::newRow("interim only") << std::string("HTTP/1.1 100 Continue\r\n\r\n") << false;
    QTest::newRow("half a body") << std::string("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab") << false;
    QTest::newRow("half a chunk") << chunked + "3\r\nab" << false;
    QTest::newRow("no last chunk") << chunked + "2\r\nab\r\n" << false;
    QTest::newRow("no end of trailers") << chunked + "2\r\nab\r\n0\r\n" << false;
}

void ResponseParserTest::needsTheEnd()
{
    QFETCH(std::string, bytes);
    QFETCH(bool, complete);
    HttpResponseParser parser(limit);
    QCOMPARE(feedAll(parser, bytes, 3), State::Reading);
    QCOMPARE(parser.end(), complete ? State::Complete : State::Broken);
    QCOMPARE(parser.problem().empty(), complete);
}

void ResponseParserTest::breaks_data()
{
    QTest::addColumn<std::string>("bytes");
    const std::string ok = "HTTP/1.1 200 OK\r\n";
    const std::string chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
    const auto row = [](const char *name, std::string bytes) { QTest::newRow(name) << std::move(bytes); };
    row("no HTTP", "SSH-2.0-OpenSSH\r\n");
    row("HTTP/2", "HTTP/2 200\r\n");
    row("status of two digits", "HTTP/1.1 20 OK\r\n");
    row("status of four digits", "HTTP/1.1 2000\r\n");
    row("status zero", "HTTP/1.1 000 x\r\n");
    row("status 600", "HTTP/1.1 600 x\r\n");
    row("status with sign", "HTTP/1.1 +20 x\r\n");
    row("header without colon", ok + "nonsense\r\n");
    row("blank before colon", ok + "Content-Length : 3\r\n");
    row("continued line", ok + "A: b\r\n c\r\n");
    row("empty name", ok + ": b\r\n");
    row("nul in a value", ok + std::string("A: b\0c\r\n", 8));
    row("carriage return in a value", ok + "A: b\rc\r\n");
    row("negative length", ok + "Content-Length: -1\r\n\r\n");
    row("length with sign", ok + "Content-Length: +1\r\n\r\n");
    row("empty length", ok + "Content-Length:\r\n\r\n");
    row("list of lengths", ok + "Content-Length: 1, 1\r\n\r\n");
    row("overflowing length", ok + "Content-Length: 18446744073709551617\r\n\r\n");
    row("huge length", ok + "Content-Length: 999999999999999999\r\n\r\n");
    row("two lengths", ok + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n");
    row("length over limit", ok + "Content-Length: 1001\r\n\r\n");
    row("length and chunks", ok + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n");
    row("chunked twice", ok + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n");
    row("other encoding", ok + "Transfer-Encoding: gzip, chunked\r\n\r\n");
    row("chunk size empty", chunked + "\r\n");
    row("chunk size negative", chunked + "-1\r\n");
    row("chunk size with 0x", chunked + "0x1\r\n");
    row("chunk size overflowing", chunked + "FFFFFFFFFFFFFFFFF\r\n");
    row("chunk size huge", chunked + "FFFFFFFFFFFFFFF\r\n");
    row("chunk over limit", chunked + "3E9\r\n");
    row("chunks over limit", chunked + "3E8\r\n" + repeated("x", 1000) + "\r\n1\r\n");
    row("chunk longer than its size", chunked + "1\r\nab\r\n");
    row("until close over limit", ok + "\r\n" + repeated("x", 1001));
    row("101", "HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n");
    row("too many interim answers", repeated("HTTP/1.1 100 Continue\r\n\r\n", 11));
}

void ResponseParserTest::breaks()
{
    QFETCH(std::string, bytes);
    for (const std::size_t step : {std::size_t(1), bytes.size()}) {
        HttpResponseParser parser(limit);
        QCOMPARE(feedAll(parser, bytes, step), State::Broken);
        QVERIFY(!parser.problem().empty());
        QCOMPARE(parser.feed("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"), State::Broken);
        QCOMPARE(parser.end(), State::Broken);
    }
}

void ResponseParserTest::keepsHeaders()
{
    HttpResponseParser parser(limit);
    parser.feed("HTTP/1.1 100 C\r\nGone: x\r\n\r\nHTTP/1.1 200 OK\r\nA:  b c \r\nEmpty:\r\nContent-Length: "
                "0\r\n\r\n");
    const std::vector<core::Header> wanted = {{"A", "b c"}, {"Empty", ""}, {"Content-Length", "0"}};
    QVERIFY(parser.take().headers == wanted);
}

void ResponseParserTest::boundsEndlessInput_data()
{
    QTest::addColumn<std::string>("start");
    QTest::addColumn<std::string>("more");
    const std::string ok = "HTTP/1.1 200 OK\r\n";
    const std::string chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("status line") << std::string() << std::string("HTTP/1.1 200");
    QTest::newRow("one header") << ok + "A: " << std::string("x");
    QTest::newRow("many headers") << ok << std::string("A: b\r\n");
    QTest::newRow("trailers") << chunked + "0\r\n" << std::string("A: b\r\n");
    QTest::newRow("chunk extension") << chunked + "1;" << std::string("x");
    QTest::newRow("end of chunk") << chunked + "1\r\na" << std::string("x");
}

void ResponseParserTest::boundsEndlessInput()
{
    QFETCH(std::string, start);
    QFETCH(std::string, more);
    HttpResponseParser parser(limit);
    parser.feed(start);
    std::size_t fed = 0;
    while (parser.feed(more) == State::Reading && fed <= HttpResponseParser::headLimit)
        fed += more.size();
    QCOMPARE(parser.state(), State::Broken);
}

void ResponseParserTest::knowsTheStatusOfABrokenAnswer()
{
    HttpResponseParser parser(limit);
    QCOMPARE(parser.feed("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"), State::Broken);
    QCOMPARE(parser.status(), 200);
}

QTEST_APPLESS_MAIN(ResponseParserTest)
#include "tst_responseparser.moc"
