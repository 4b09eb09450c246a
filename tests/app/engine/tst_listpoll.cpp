// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/http/httpserver.h"
#include "app/engine/listpoll.h"
#include "tests/app/net/outcome.h"
#include "tests/core/support/builders.h"

#include <QTest>

#include <map>
#include <memory>

using demofleet::Exchange;
using demofleet::HttpRequest;
using demofleet::HttpServer;

/// The list of one server over real HTTP: what is asked for, what comes of it, and what is news.
class ListPollTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void readsWholeOnceThenChanges();
    void anEqualListIsNoNews();
    void aRefusedDeltaIsNoFailure_data();
    void aRefusedDeltaIsNoFailure();
    void aWrongHashIsFollowedByTheWholeList();
    void aFailureIsToldAndTheNextReadIsWhole();

private:
    void serve(const QByteArray &target, const QByteArray &body, int status = 200)
    {
        m_answers[target] = {status, body};
    }
    void poll();
    const core::PeerView &peer() const { return m_keeper->facts().peers.front(); }
    std::string statusOf(const char *id) const;

    core::TimePoint m_now{};
    std::map<QByteArray, std::pair<int, QByteArray>> m_answers; ///< by target; anything else is 404
    QByteArrayList m_asked;
    int m_changes = 0;
    int m_reads = 0;
    std::string m_url;
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<app::Connections> m_connections;
    std::unique_ptr<app::FactKeeper> m_keeper;
    std::unique_ptr<app::Polling> m_polling;
    std::unique_ptr<app::ListPoll> m_poll;
};

namespace {

const QByteArray whole = "/eureka/apps";
const QByteArray delta = "/eureka/apps/delta";

QByteArray instance(const QByteArray &id, const QByteArray &status, const QByteArray &action = "ADDED")
{
    return R"({"instanceId":")" + id + R"(","hostName":"h","app":"ORDERS","ipAddr":"10.0.0.1","status":")" +
           status + R"(","overriddenStatus":"UNKNOWN","actionType":")" + action + R"("})";
}

QByteArray list(const QByteArray &hash, const QByteArrayList &instances)
{
    const QByteArray application =
        instances.isEmpty() ? QByteArray() : R"({"name":"ORDERS","instance":[)" + instances.join(',') + "]}";
    return R"({"applications":{"versions__delta":"1","apps__hashcode":")" + hash + R"(","application":[)" +
           application + "]}}";
}

} // namespace

void ListPollTest::init()
{
    m_now = core::TimePoint(std::chrono::seconds(1'800'000'000));
    m_answers.clear();
    m_asked.clear();
    m_changes = m_reads = 0;
    m_server =
        std::make_unique<HttpServer>([this](const HttpRequest &request, std::shared_ptr<Exchange> exchange) {
            m_asked.append(request.target);
            const auto found = m_answers.find(request.target);
            const auto [status, body] =
                found == m_answers.end() ? std::pair(404, QByteArray()) : found->second;
            exchange->respond({status, "application/json", body, {}});
        });
    QVERIFY(m_server->listen());
    m_url = urlAt(m_server->port(), "/eureka");
    m_connections =
        std::make_unique<app::Connections>(std::make_shared<app::Reach>(std::vector<core::BaseAddress>{}));
    m_keeper = std::make_unique<app::FactKeeper>("test", std::vector<std::string>{m_url});
    m_polling.reset(
        new app::Polling{*m_connections, *m_keeper, [this] { return m_now; }, {}, {}, {}, {}, {}});
    m_poll = std::make_unique<app::ListPoll>(*m_polling, nullptr);
    connect(m_poll.get(), &app::ListPoll::changed, this, [this] { ++m_changes; });
    connect(m_poll.get(), &app::ListPoll::listRead, this, [this] { ++m_reads; });
}

void ListPollTest::cleanup()
{
    m_poll.reset();
    m_polling.reset();
    m_keeper.reset();
    m_connections.reset();
    m_server.reset();
}

/// One turn, two seconds after the last one: it ends with a list that was read, or with a failure.
void ListPollTest::poll()
{
    m_now += std::chrono::seconds(2);
    const int reads = m_reads;
    const bool hadFailed = peer().served.lastError.has_value();
    const int changes = m_changes;
    m_poll->makeDue();
    m_poll->tick(m_now);
    QVERIFY(QTest::qWaitFor(
        [&] { return m_reads > reads || (!hadFailed && peer().served.lastError && m_changes > changes); }));
}

std::string ListPollTest::statusOf(const char *id) const
{
    const core::Instance *found = peer().served.value->find(build::app("ORDERS"), build::id(id));
    return found ? std::string(found->status.word()) : "none";
}

void ListPollTest::readsWholeOnceThenChanges()
{
    QVERIFY(!m_poll->isEveryPeerTried());
    serve(whole, list("UP_1_", {instance("a", "UP")}));
    poll();
    QVERIFY(m_poll->isEveryPeerTried());
    QCOMPARE(m_asked, (QByteArrayList{whole}));
    QCOMPARE(m_changes, 1);
    serve(delta, list("DOWN_1_UP_1_", {instance("a", "DOWN", "MODIFIED"), instance("b", "UP")}));
    poll();
    QCOMPARE(m_asked, (QByteArrayList{whole, delta}));
    QCOMPARE(m_changes, 2);
    QCOMPARE(statusOf("a"), std::string("DOWN"));
    QCOMPARE(statusOf("b"), std::string("UP"));
    serve(delta, list("UP_1_", {instance("a", "DOWN", "DELETED")}));
    poll();
    QCOMPARE(m_asked, (QByteArrayList{whole, delta, delta}));
    QCOMPARE(statusOf("a"), std::string("none"));
    QCOMPARE(statusOf("b"), std::string("UP"));
}

void ListPollTest::anEqualListIsNoNews()
{
    serve(whole, list("UP_1_", {instance("a", "UP")}));
    serve(delta, list("UP_1_", {instance("a", "UP")})); // a server repeats a change for three minutes
    poll();
    QCOMPARE(m_changes, 1);
    poll();
    poll();
    QCOMPARE(m_asked, (QByteArrayList{whole, delta, delta}));
    QCOMPARE(m_changes, 1);
    QCOMPARE(m_reads, 3);
    QVERIFY(peer().served.readAt == m_now); // only its age is new
}

void ListPollTest::aRefusedDeltaIsNoFailure_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("deltas are switched off") << 403;
    QTest::newRow("it never had them") << 404;
}

void ListPollTest::aRefusedDeltaIsNoFailure()
{
    QFETCH(int, status);
    serve(whole, list("UP_1_", {instance("a", "UP")}));
    serve(delta, {}, status);
    poll();
    serve(whole, list("DOWN_1_", {instance("a", "DOWN")}));
    poll();
    QCOMPARE(m_asked, (QByteArrayList{whole, delta, whole})); // in the same turn
    QVERIFY(peer().served.isFresh());
    QCOMPARE(statusOf("a"), std::string("DOWN"));
    QCOMPARE(m_changes, 2);
    poll();
    QCOMPARE(m_asked.last(), whole); // and it is not asked for one again at once
    QCOMPARE(m_asked.size(), 4);
    QCOMPARE(m_changes, 2);
}

void ListPollTest::aWrongHashIsFollowedByTheWholeList()
{
    serve(whole, list("UP_1_", {instance("a", "UP")}));
    poll();
    serve(delta, list("UP_2_", {}));
    serve(whole, list("UP_2_", {instance("a", "UP"), instance("b", "UP")}));
    poll();
    QCOMPARE(m_asked, (QByteArrayList{whole, delta, whole}));
    QCOMPARE(statusOf("b"), std::string("UP"));
    QCOMPARE(m_changes, 2);
}

void ListPollTest::aFailureIsToldAndTheNextReadIsWhole()
{
    serve(whole, list("UP_1_", {instance("a", "UP")}));
    serve(delta, {}, 500);
    poll();
    poll();
    QCOMPARE(m_asked, (QByteArrayList{whole, delta}));
    QVERIFY(peer().served.isKnown() && !peer().served.isFresh());
    QCOMPARE(statusOf("a"), std::string("UP")); // the last good one stays, with the error beside it
    poll();
    QCOMPARE(m_asked, (QByteArrayList{whole, delta, whole}));
    QVERIFY(peer().served.isFresh());
}

QTEST_GUILESS_MAIN(ListPollTest)
#include "tst_listpoll.moc"
