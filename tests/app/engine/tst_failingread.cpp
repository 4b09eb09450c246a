// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/failingread.h"
#include "tests/app/engine/meterserver.h"
#include "tests/app/net/outcome.h"

#include <QTest>

#include <memory>

namespace {

const QByteArray requests = "/actuator/metrics/http.server.requests";

QByteArray meter(double count, const std::vector<std::pair<QByteArray, QByteArrayList>> &tags = {})
{
    QByteArrayList entries;
    for (const auto &[name, values] : tags)
        entries << R"({"tag":")" + name + R"(","values":[")" + values.join(R"(",")") + R"("]})";
    return R"({"name":"m","measurements":[{"statistic":"COUNT","value":)" + QByteArray::number(count) +
           R"(}],"availableTags":[)" + entries.join(",") + "]}";
}

} // namespace

/// Which of an instance's requests fail, over real HTTP.
class FailingReadTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<MeterServer>();
        QVERIFY(m_server->listen());
    }

    void byPath()
    {
        const QByteArray failed = requests + "?tag=outcome%3ASERVER_ERROR";
        m_server->serve(requests, meter(99, {{"outcome", {"SUCCESS", "CLIENT_ERROR", "SERVER_ERROR"}}}));
        m_server->serve(failed, meter(9, {{"uri", {"/orders/{id}", "/ping", "/actuator/health", "/pay"}}}));
        m_server->serve(failed + "&tag=uri%3A%2Forders%2F%7Bid%7D",
                        meter(7, {{"status", {"500"}}, {"exception", {"IllegalStateException"}}}));
        m_server->serve(failed + "&tag=uri%3A%2Fpay", meter(1, {{"status", {"503"}}}));
        const auto read = this->read({"/ping"});
        QVERIFY(read);
        QCOMPARE(read->leftOut, std::size_t(0));
        QCOMPARE(read->paths.size(), std::size_t(2)); // not the actuator's, not what the operator leaves out
        QVERIFY(
            (read->paths[0] == core::FailingPath{"/orders/{id}", 7, {"500"}, {"IllegalStateException"}, {}}));
        QVERIFY((read->paths[1] == core::FailingPath{"/pay", 1, {"503"}, {}, {}}));
        QVERIFY(!m_server->asked().contains(requests + "?tag=outcome%3ACLIENT_ERROR"));
    }

    void byStatusWhereThereIsNoOutcome()
    {
        m_server->serve(requests, meter(99, {{"status", {"200", "404", "500", "503"}}}));
        for (const QByteArray status : {"500", "503"}) {
            m_server->serve(requests + "?tag=status%3A" + status, meter(2, {{"uri", {"/pay"}}}));
            m_server->serve(requests + "?tag=status%3A" + status + "&tag=uri%3A%2Fpay",
                            meter(2, {{"exception", {"E" + status}}}));
        }
        const auto read = this->read({});
        QVERIFY(read);
        QCOMPARE(read->paths.size(), std::size_t(1));
        QCOMPARE(read->paths[0].requests, 4.0);
        QCOMPARE(read->paths[0].exceptions, (std::vector<std::string>{"E500", "E503"}));
    }

    void whatCannotBeAskedForIsLeftOut()
    {
        const QByteArray failed = requests + "?tag=outcome%3ASERVER_ERROR";
        m_server->serve(requests, meter(99, {{"outcome", {"SERVER_ERROR"}}}));
        m_server->serve(failed, meter(9, {{"uri", {"/x/{id:[0-9]{1,3}}"}}})); // a comma would end it
        const auto read = this->read({});
        QVERIFY(read && read->paths.empty());
        QCOMPARE(read->leftOut, std::size_t(1));
        m_server->serve(failed, meter(9));
        const auto untold = this->read({});
        QVERIFY(untold && untold->paths.empty());
        QCOMPARE(untold->leftOut, std::size_t(1));
    }

    void nothingFails()
    {
        m_server->serve(requests, meter(99, {{"outcome", {"SUCCESS"}}}));
        const auto read = this->read({});
        QVERIFY(read && read->paths.empty());
        QCOMPARE(m_server->asked().size(), 1);
    }

    void nothingWasAskedYet()
    {
        // 404: the meter appears with the first request, or metrics is not exposed. That is not "none".
        const auto read = this->read({});
        QVERIFY(!read);
        QCOMPARE(read.error().kind, core::ErrorKind::NotFound);
    }

    void manyPathsAreBounded()
    {
        QByteArrayList uris;
        for (int i = 0; i < 50; ++i)
            uris << "/p" + QByteArray::number(i);
        const QByteArray failed = requests + "?tag=outcome%3ASERVER_ERROR";
        m_server->serve(requests, meter(99, {{"outcome", {"SERVER_ERROR"}}}));
        m_server->serve(failed, meter(50, {{"uri", uris}}));
        for (const QByteArray &uri : std::as_const(uris))
            m_server->serve(failed + "&tag=uri%3A%2F" + uri.mid(1), meter(1));
        const auto read = this->read({});
        QVERIFY(read);
        QCOMPARE(read->paths.size(), core::mostFailingPaths);
        QCOMPARE(read->leftOut, 50 - core::mostFailingPaths);
    }

    void failsWithTheMeter()
    {
        m_server->serve(requests, "<html>a login page</html>");
        const auto read = this->read({});
        QVERIFY(!read);
        QCOMPARE(read.error().kind, core::ErrorKind::NotJson);
    }

private:
    core::Result<core::FailingRequests> read(std::vector<std::string> ignored)
    {
        std::optional<core::Result<core::FailingRequests>> result;
        auto *reading = new app::FailingRead(
            {urlAt(m_server->port(), "/actuator"), std::move(ignored)}, m_server->reader(),
            [&](core::Result<core::FailingRequests> found) { result = std::move(found); }, this);
        reading->start();
        return MeterServer::await(result);
    }

    std::unique_ptr<MeterServer> m_server;
};

QTEST_GUILESS_MAIN(FailingReadTest)
#include "tst_failingread.moc"
