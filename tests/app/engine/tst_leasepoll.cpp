// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/http/httpserver.h"
#include "app/engine/leasepoll.h"
#include "core/eureka/lease.h"
#include "tests/app/net/outcome.h"
#include "tests/core/support/builders.h"

#include <QDateTime>
#include <QTest>

#include <memory>

using demofleet::Exchange;
using demofleet::HttpRequest;
using demofleet::HttpServer;

/// Leases over real HTTP, at a server whose clock is not ours: its own Date header goes with each answer.
class LeasePollTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void countsByTheClockOfTheServer();
    void asksForThePortWhereHeartbeatsStopped();
    void anAbsentInstanceHasNoLease();
    void forgetsWhatIsNoLongerListed();

private:
    void list(const std::vector<core::Instance> &instances);
    /// The instance's live answer: its last heartbeat so long ago by the server's clock.
    void serve(std::chrono::seconds heartbeatAgo, int port = 8080);
    void poll();
    const core::LeaseRead &lease() const { return m_poll->leases().at(key()); }
    core::InstanceKey key() const { return {"test", m_name.first, m_name.second}; }

    const core::InstanceName m_name{build::app("ORDERS"), build::id("orders-1")};
    core::TimePoint m_now{}; ///< ours: years off the server's
    int m_status = 200;
    QByteArray m_body;
    QByteArrayList m_asked;
    std::string m_url;
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<app::Connections> m_connections;
    std::unique_ptr<app::FactKeeper> m_keeper;
    std::unique_ptr<app::Polling> m_polling;
    std::unique_ptr<app::LeasePoll> m_poll;
};

namespace {

constexpr qint64 duration = 90; // seconds, of the lease

} // namespace

void LeasePollTest::init()
{
    m_now = core::TimePoint(std::chrono::seconds(2'000'000'000));
    m_status = 200;
    m_body.clear();
    m_asked.clear();
    m_server =
        std::make_unique<HttpServer>([this](const HttpRequest &request, std::shared_ptr<Exchange> exchange) {
            m_asked.append(request.target);
            exchange->respond({m_status, "application/json", m_body, {}});
        });
    QVERIFY(m_server->listen());
    m_url = urlAt(m_server->port(), "/eureka");
    m_connections =
        std::make_unique<app::Connections>(std::make_shared<app::Reach>(std::vector<core::BaseAddress>{}));
    m_keeper = std::make_unique<app::FactKeeper>("test", std::vector<std::string>{m_url});
    m_polling.reset(
        new app::Polling{*m_connections, *m_keeper, [this] { return m_now; }, {}, {}, {}, {}, {}});
    m_poll = std::make_unique<app::LeasePoll>(*m_polling, nullptr);
    list({build::instance("orders-1")});
}

void LeasePollTest::cleanup()
{
    m_poll.reset();
    m_polling.reset();
    m_keeper.reset();
    m_connections.reset();
    m_server.reset();
}

void LeasePollTest::list(const std::vector<core::Instance> &instances)
{
    core::Registry registry = *build::peer(m_url, instances).served.value;
    m_keeper->listAnswered(m_url, std::move(registry), m_now, core::Millis(1));
}

void LeasePollTest::serve(std::chrono::seconds heartbeatAgo, int port)
{
    const qint64 heartbeat =
        QDateTime::currentMSecsSinceEpoch() - std::chrono::milliseconds(heartbeatAgo).count();
    // Eureka tells the time of the last heartbeat with the duration added.
    m_body = R"({"instance":{"instanceId":"orders-1","hostName":"127.0.0.1","app":"ORDERS",)"
             R"("ipAddr":"127.0.0.1","status":"UP","port":{"$":)" +
             QByteArray::number(port) +
             R"(,"@enabled":"true"},"leaseInfo":{"renewalIntervalInSecs":30,"durationInSecs":)" +
             QByteArray::number(duration) + R"(,"registrationTimestamp":1000,"lastRenewalTimestamp":)" +
             QByteArray::number(heartbeat + duration * 1000) + "}}}";
}

void LeasePollTest::poll()
{
    const qsizetype asked = m_asked.size();
    m_poll->readNow(m_name);
    QTRY_VERIFY(m_asked.size() > asked && m_poll->isTried(m_name));
}

void LeasePollTest::countsByTheClockOfTheServer()
{
    serve(std::chrono::seconds(20));
    QVERIFY(!m_poll->isTried(m_name));
    m_poll->tick(m_now); // due at once, as it was never read
    QTRY_COMPARE(m_poll->leases().size(), std::size_t(1));
    QCOMPARE(m_asked, QByteArrayList{"/eureka/apps/ORDERS/orders-1"});
    QCOMPARE(lease().peer, m_url);
    QVERIFY(lease().readAt == m_now);
    QVERIFY(!lease().isPortClosed); // nobody asks while heartbeats come
    const auto state = core::leaseOf(lease().instance, lease().serverNow);
    QVERIFY(state && state->hasRenewed);
    // The Date header has whole seconds.
    QVERIFY2(state->age >= std::chrono::seconds(18) && state->age <= std::chrono::seconds(25),
             qPrintable(QString::number(state->age.count())));
    m_now += std::chrono::seconds(2);
    m_poll->tick(m_now);
    QVERIFY(m_poll->isEveryLeaseTried());
    QCOMPARE(m_asked.size(), 1); // once a minute
}

void LeasePollTest::asksForThePortWhereHeartbeatsStopped()
{
    serve(std::chrono::seconds(100), closedPort());
    poll();
    QTRY_VERIFY(m_poll->leases().contains(key()) && lease().isPortClosed);
    QVERIFY(*lease().isPortClosed);
    QVERIFY(core::isDeadLease(lease().instance, lease().serverNow, *lease().isPortClosed));
    serve(std::chrono::seconds(100), m_server->port()); // something listens
    poll();
    QTRY_VERIFY(lease().isPortClosed && !*lease().isPortClosed);
    serve(std::chrono::seconds(1), closedPort()); // heartbeats again: what was told of the port is old
    poll();
    QTRY_VERIFY(!lease().isPortClosed);
}

void LeasePollTest::anAbsentInstanceHasNoLease()
{
    m_status = 404;
    poll();
    QVERIFY(m_poll->leases().empty());
}

void LeasePollTest::forgetsWhatIsNoLongerListed()
{
    serve(std::chrono::seconds(20));
    m_poll->tick(m_now);
    QTRY_COMPARE(m_poll->leases().size(), std::size_t(1));
    list({build::instance("orders-2")});
    m_now += std::chrono::seconds(2);
    m_status = 404;
    m_poll->tick(m_now);
    QVERIFY(m_poll->leases().empty());
}

QTEST_GUILESS_MAIN(LeasePollTest)
#include "tst_leasepoll.moc"
