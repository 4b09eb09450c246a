// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/http/requestparser.h"

#include <QTest>

using demofleet::RequestParser;

class RequestParserTest : public QObject
{
    Q_OBJECT

private slots:
    void readsARequestByteByByte();
    void goesOnWithTheNextRequest();
    void refuses_data();
    void refuses();
    void keepsTheConnection_data();
    void keepsTheConnection();
    void decodesQueries();
};

void RequestParserTest::readsARequestByteByByte()
{
    const QByteArray bytes = "POST /a%20b?x=1 HTTP/1.1\r\nHost: h\r\ncontent-length: 3\r\n\r\nabc";
    RequestParser parser;
    for (qsizetype index = 0; index < bytes.size() - 1; ++index) {
        QCOMPARE(parser.feed(bytes.mid(index, 1)), RequestParser::State::NeedMore);
    }
    QCOMPARE(parser.feed("c"), RequestParser::State::Complete);
    QCOMPARE(parser.request().method, "POST");
    QCOMPARE(parser.request().target, "/a%20b?x=1");
    QCOMPARE(parser.request().path(), "/a%20b");
    QCOMPARE(parser.request().header("CONTENT-LENGTH"), "3");
    QCOMPARE(parser.request().body, "abc");
}

void RequestParserTest::goesOnWithTheNextRequest()
{
    RequestParser parser;
    QCOMPARE(parser.feed("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n"), RequestParser::State::Complete);
    QCOMPARE(parser.request().target, "/1");
    QCOMPARE(parser.next(), RequestParser::State::Complete);
    QCOMPARE(parser.request().target, "/2");
    QCOMPARE(parser.next(), RequestParser::State::NeedMore);
}

void RequestParserTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << 400;
    QTest::newRow("no path") << QByteArray("GET x HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("header without colon") << QByteArray("GET / HTTP/1.1\r\nbad\r\n\r\n") << 400;
    QTest::newRow("length is no number") << QByteArray("PUT / HTTP/1.1\r\nContent-Length: x\r\n\r\n") << 400;
    QTest::newRow("length below zero") << QByteArray("PUT / HTTP/1.1\r\nContent-Length: -1\r\n\r\n") << 400;
    QTest::newRow("chunked") << QByteArray("PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n") << 411;
    QTest::newRow("body over 8 MB") << QByteArray("PUT / HTTP/1.1\r\nContent-Length: 8388609\r\n\r\n") << 413;
    QTest::newRow("header over 64 KB") << QByteArray("GET / HTTP/1.1\r\nA: " + QByteArray(65536, 'a')) << 431;
}

void RequestParserTest::refuses()
{
    QFETCH(QByteArray, bytes);
    RequestParser parser;
    QCOMPARE(parser.feed(bytes), RequestParser::State::Failed);
    QTEST(parser.errorStatus(), "status");
    QVERIFY(!parser.keepAlive());
}

void RequestParserTest::keepsTheConnection_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("kept");
    QTest::newRow("1.1") << QByteArray("GET / HTTP/1.1\r\n\r\n") << true;
    QTest::newRow("1.1 close") << QByteArray("GET / HTTP/1.1\r\nConnection: Close\r\n\r\n") << false;
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << false;
    QTest::newRow("1.0 keep-alive") << QByteArray("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n") << true;
}

void RequestParserTest::keepsTheConnection()
{
    QFETCH(QByteArray, head);
    RequestParser parser;
    QCOMPARE(parser.feed(head), RequestParser::State::Complete);
    QTEST(parser.keepAlive(), "kept");
}

void RequestParserTest::decodesQueries()
{
    RequestParser parser;
    parser.feed("GET /x?tag=uri:%2Fwork&tag=a+b&empty&&value=1%3D2 HTTP/1.1\r\n\r\n");
    const demofleet::HttpRequest &request = parser.request();
    QCOMPARE(request.queries("tag"), (QList<QByteArray>{"uri:/work", "a b"}));
    QCOMPARE(request.query("value"), "1=2");
    QCOMPARE(request.query("missing"), QByteArray());
    QCOMPARE(request.queries("empty").size(), 1);
}

QTEST_APPLESS_MAIN(RequestParserTest)
#include "tst_requestparser.moc"
