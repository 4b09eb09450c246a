// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/requestclass.h"

#include <QTest>

using core::MeterTags;
using core::RequestClass;

class RequestClassTest : public QObject
{
    Q_OBJECT

private slots:
    void classes_data();
    void classes();
};

void RequestClassTest::classes_data()
{
    QTest::addColumn<MeterTags>("tags");
    QTest::addColumn<RequestClass>("expected");
    const auto row = [](const char *name, const MeterTags &tags, RequestClass expected) {
        QTest::newRow(name) << tags << expected;
    };
    const auto fine = RequestClass::Fine;
    const auto client = RequestClass::ClientError;
    const auto failed = RequestClass::Failed;
    row("no tags", {}, fine);
    row("Boot 3: answered", {{"outcome", "SUCCESS"}, {"status", "200"}, {"exception", "none"}}, fine);
    row("Boot 2: answered", {{"outcome", "SUCCESS"}, {"status", "200"}, {"exception", "None"}}, fine);
    row("redirected", {{"outcome", "REDIRECTION"}, {"status", "302"}}, fine);
    row("500", {{"outcome", "SERVER_ERROR"}, {"status", "500"}, {"exception", "IllegalState"}}, failed);
    row("404", {{"outcome", "CLIENT_ERROR"}, {"status", "404"}}, client);
    row("400 by a handled exception", {{"outcome", "CLIENT_ERROR"}, {"exception", "BindException"}}, client);
    row("server: no status", {{"outcome", "UNKNOWN"}, {"status", "UNKNOWN"}}, failed);
    row("cut off behind a 200", {{"outcome", "SUCCESS"}, {"exception", "ClientAbortException"}}, failed);
    row("the same as Boot 3 names it", {{"outcome", "SUCCESS"}, {"error", "IOException"}}, failed);
    row("Boot 2.0 without outcome: 503", {{"status", "503"}, {"exception", "None"}}, failed);
    row("Boot 2.0 without outcome: 404", {{"status", "404"}, {"exception", "None"}}, client);
    row("Boot 2.0 without outcome: 204", {{"status", "204"}, {"exception", "None"}}, fine);
    // Connection refused: the status is a word that looks like a client's mistake, but nobody answered.
    row("client: refused", {{"outcome", "UNKNOWN"}, {"status", "CLIENT_ERROR"}}, failed);
    row("client of Boot 2.0: refused", {{"status", "IO_ERROR"}}, failed);
    row("client of Feign: refused", {{"http_status_code", "CLIENT_ERROR"}}, failed);
    row("Feign: 503", {{"http_status", "503"}}, failed);
    row("Feign: 404", {{"http_status", "404"}}, client);
    row("gateway: answered", {{"outcome", "SUCCESSFUL"}, {"status", "OK"}, {"httpStatusCode", "200"}}, fine);
    row("gateway: no instance", {{"outcome", "SERVER_ERROR"}, {"status", "SERVICE_UNAVAILABLE"}}, failed);
    row("gateway without outcome", {{"status", "SERVICE_UNAVAILABLE"}, {"httpStatusCode", "503"}}, failed);
    row("gateway: a status of one's own", {{"outcome", "CUSTOM"}, {"httpStatusCode", "900"}}, fine);
    row("circuit breaker: failed", {{"kind", "failed"}, {"name", "orders"}}, failed);
    row("circuit breaker: not let through", {{"kind", "not_permitted"}}, failed);
    row("circuit breaker: ignored", {{"kind", "ignored"}}, fine);
    row("retry: at last", {{"kind", "successful_with_retry"}}, fine);
    row("retry: in vain", {{"kind", "failed_with_retry"}}, failed);
    row("retry: not tried again", {{"kind", "failed_without_retry"}}, failed);
    row("status that is no number", {{"status", "9x9"}}, failed);
    row("empty words", {{"outcome", ""}, {"status", ""}}, failed);
}

void RequestClassTest::classes()
{
    QFETCH(MeterTags, tags);
    QTEST(core::classOf(tags), "expected");
}

QTEST_APPLESS_MAIN(RequestClassTest)
#include "tst_requestclass.moc"
