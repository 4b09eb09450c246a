// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/request.h"

#include <QProcess>
#include <QTest>

#include <string>

using core::ErrorKind;

class RequestTest : public QObject
{
    Q_OBJECT

private slots:
    void namesMethods();
    void findsHeaders();
    void writesCurl_data();
    void writesCurl();
    void curlSurvivesTheShell();
    void curlHoldsNoCredentials();
    void requiresSuccess_data();
    void requiresSuccess();
    void redirectNamesOnlyTheOrigin();
    void passesFailuresOn();
};

void RequestTest::namesMethods()
{
    QCOMPARE(core::methodName(core::Method::Get), std::string_view("GET"));
    QCOMPARE(core::methodName(core::Method::Put), std::string_view("PUT"));
    QCOMPARE(core::methodName(core::Method::Post), std::string_view("POST"));
    QCOMPARE(core::methodName(core::Method::Delete), std::string_view("DELETE"));
}

void RequestTest::findsHeaders()
{
    core::Response response;
    response.headers = {{"content-TYPE", "a"}, {"Content-Type", "b"}};
    QCOMPARE(response.header("Content-Type"), std::string_view("a"));
    QCOMPARE(response.header("Content"), std::string_view());
}

void RequestTest::writesCurl_data()
{
    QTest::addColumn<core::Request>("request");
    QTest::addColumn<std::string>("line");
    core::Request get;
    get.url = "http://h:1/a?b=c&d";
    QTest::newRow("get") << get << std::string("curl -- 'http://h:1/a?b=c&d'");
    core::Request put = get;
    put.method = core::Method::Put;
    QTest::newRow("put") << put << std::string("curl -X PUT -- 'http://h:1/a?b=c&d'");
    core::Request post = get;
    post.method = core::Method::Post;
    post.headers = {{"Content-Type", "application/json"}, {"X-Empty", ""}};
    post.body = "{\"a\":\"it's\"}";
    QTest::newRow("post") << post
                          << std::string("curl -X POST -H 'Content-Type: application/json' -H 'X-Empty;' "
                                         "--data-raw '{\"a\":\"it'\\''s\"}' -- 'http://h:1/a?b=c&d'");
    core::Request ipv6;
    ipv6.url = "http://[::1]:1/";
    QTest::newRow("ipv6") << ipv6 << std::string("curl -g -- 'http://[::1]:1/'");
}

void RequestTest::writesCurl()
{
    QFETCH(core::Request, request);
    QFETCH(std::string, line);
    QCOMPARE(core::toCurl(request), line);
}

void RequestTest::curlSurvivesTheShell()
{
    core::Request request;
    request.method = core::Method::Post;
    request.url = "http://h/$(id)`id`?a='b'&c=\"d\"";
    request.body = "line\nnext \\ $HOME !x '' \t end";
    QProcess shell;
    // The shell prints the words one by one instead of running curl.
    const std::string script = "curl() { printf '<%s>' \"$@\"; }; " + core::toCurl(request);
    shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QString::fromStdString(script)});
    QVERIFY(shell.waitForFinished());
    const std::string words = "<-X><POST><--data-raw><" + request.body + "><--><" + request.url + ">";
    QCOMPARE(shell.readAllStandardOutput().toStdString(), words);
}

void RequestTest::curlHoldsNoCredentials()
{
    core::Request request;
    request.url = "http://ann:secret@h/";
    request.headers = {
        {"AUTHORIZATION", "Basic secret"}, {"Cookie", "secret"}, {"Proxy-Authorization", "secret"}};
    QCOMPARE(core::toCurl(request), std::string("curl -- 'http://h/'"));
}

void RequestTest::requiresSuccess_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<std::string>("type");
    QTest::addColumn<std::string>("body");
    QTest::addColumn<int>("kind"); // -1: success
    const auto row = [](const char *name, int status, const char *type, const char *body, int kind) {
        QTest::newRow(name) << status << std::string(type) << std::string(body) << kind;
    };
    row("json", 200, "application/json", "{}", -1);
    row("empty", 204, "", "", -1);
    row("no type", 200, "", "{}", -1);
    row("html type", 200, "Text/HTML; charset=utf-8", "{}", int(ErrorKind::NotJson));
    row("html body", 200, "application/json", " \r\n<html>", int(ErrorKind::NotJson));
    row("bom", 200, "", "\xef\xbb\xbf<html>", int(ErrorKind::NotJson));
    row("xml", 200, "application/xml", "<applications/>", -1);
    row("xml with a declaration", 200, "text/xml;charset=UTF-8", "<?xml version=\"1.0\"?>\n<applications/>",
        -1);
    row("xml that says json", 200, "application/json", "<applications/>", int(ErrorKind::NotJson));
    row("a page that says xml", 200, "application/xml", "<!DOCTYPE html><html/>", int(ErrorKind::NotJson));
    row("html that says xml", 200, "text/xml", "<?xml version=\"1.0\"?><HTML>", int(ErrorKind::NotJson));
    row("401", 401, "text/html", "<", int(ErrorKind::Unauthorized));
    row("403", 403, "", "", int(ErrorKind::Forbidden));
    row("404", 404, "", "{}", int(ErrorKind::NotFound));
    row("400", 400, "", "", int(ErrorKind::HttpStatus));
    row("503", 503, "", "", int(ErrorKind::HttpStatus));
    row("302", 302, "", "", int(ErrorKind::Redirected));
    row("304", 304, "", "", int(ErrorKind::HttpStatus));
}

void RequestTest::requiresSuccess()
{
    QFETCH(int, status);
    QFETCH(std::string, type);
    QFETCH(std::string, body);
    QFETCH(int, kind);
    core::Response response;
    response.status = status;
    response.headers = {{"Content-Type", type}};
    response.body = body;
    const auto result = core::requireSuccess(response, "http://h/x");
    QCOMPARE(result.has_value(), kind < 0);
    if (kind < 0)
        return;
    QCOMPARE(int(result.error().kind), kind);
    QCOMPARE(result.error().where, std::string("http://h/x"));
    QCOMPARE(result.error().httpStatus, status);
}

void RequestTest::redirectNamesOnlyTheOrigin()
{
    core::Response response;
    response.status = 302;
    response.headers = {{"Location", "https://u:secret@login.example/x?token=secret"}};
    QCOMPARE(core::redirected(response, "w").value().what, std::string("https://login.example:443"));
    response.headers = {{"Location", "/login"}};
    QCOMPARE(core::redirected(response, "w").value().what, std::string());
}

void RequestTest::passesFailuresOn()
{
    const core::Error error{ErrorKind::Refused, "a", "b", 0};
    QCOMPARE(core::requireSuccess(core::Failure(error), "c").error(), error);
}

QTEST_APPLESS_MAIN(RequestTest)
#include "tst_request.moc"
