// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/http/httpserver.h"
#include "app/engine/instancepoll.h"
#include "tests/core/support/builders.h"

#include <QTest>

#include <memory>
#include <set>
#include <vector>

using demofleet::Exchange;
using demofleet::HttpRequest;
using demofleet::HttpServer;

/// Which instances are asked, over real HTTP, where there are more of them than are asked at the same time.
class InstancePollTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void asksSomeAtATimeAndThenTheOthers();
    void whatIsLookedAtDoesNotWait();
    void inTheEndEachWasTried();

private:
    void answerAll();
    core::InstanceName name(std::size_t index) const;

    static constexpr std::size_t all = 300; ///< each at a port of its own, where it can be asked at once
    static constexpr std::size_t atOnce = 256;

    core::TimePoint m_now = build::at(0);
    bool m_answers = false;
    std::set<std::size_t> m_asked;
    std::vector<std::shared_ptr<Exchange>> m_held;
    std::vector<std::unique_ptr<HttpServer>> m_servers;
    std::unique_ptr<app::Connections> m_connections;
    std::unique_ptr<app::FactKeeper> m_keeper;
    std::unique_ptr<app::Polling> m_polling;
    std::unique_ptr<app::InstancePoll> m_poll;
};

void InstancePollTest::init()
{
    m_now = build::at(0);
    m_answers = false;
    std::vector<core::Instance> instances;
    for (std::size_t i = 0; i < all; ++i) {
        m_servers.push_back(std::make_unique<HttpServer>(
            [this, i](const HttpRequest &, const std::shared_ptr<Exchange> &exchange) {
                m_asked.insert(i);
                if (m_answers)
                    exchange->respond({404, {}, {}, {}});
                else
                    m_held.push_back(exchange);
            }));
        QVERIFY(m_servers.back()->listen());
        core::Instance instance = build::instance(name(i).second.text());
        instance.hostName = "127.0.0.1";
        instance.ipAddress = "127.0.0.1";
        instance.port = m_servers.back()->port();
        const std::string base = "http://127.0.0.1:" + std::to_string(*instance.port);
        instance.homePageUrl = base + "/";
        instance.statusPageUrl = base + "/actuator/info";
        instance.healthCheckUrl = base + "/actuator/health";
        instances.push_back(std::move(instance));
    }
    const std::string eureka = "http://127.0.0.1:1/eureka";
    m_connections = std::make_unique<app::Connections>(
        std::make_shared<app::Reach>(std::vector<core::BaseAddress>{*core::parseBaseAddress(eureka)}));
    m_keeper = std::make_unique<app::FactKeeper>("test", std::vector<std::string>{eureka});
    m_keeper->listAnswered(eureka, *build::peer(eureka, instances).served.value, m_now, core::Millis(1));
    m_polling.reset(
        new app::Polling{*m_connections, *m_keeper, [this] { return m_now; }, {}, {}, {}, {}, {}});
    m_poll = std::make_unique<app::InstancePoll>(*m_polling, nullptr);
}

void InstancePollTest::cleanup()
{
    m_held.clear();
    m_poll.reset();
    m_polling.reset();
    m_keeper.reset();
    m_connections.reset();
    m_servers.clear();
    m_asked.clear();
}

core::InstanceName InstancePollTest::name(std::size_t index) const
{
    return {build::app("ORDERS"), build::id("orders-" + std::to_string(1'000 + index))};
}

void InstancePollTest::answerAll()
{
    m_answers = true;
    for (const auto &exchange : m_held)
        exchange->respond({404, {}, {}, {}});
    m_held.clear();
}

void InstancePollTest::asksSomeAtATimeAndThenTheOthers()
{
    m_poll->tick(m_now);
    m_poll->tick(m_now); // it may ask no more
    QTRY_COMPARE(m_asked.size(), atOnce);
    for (std::size_t i = 0; i < atOnce; ++i)
        QVERIFY(m_asked.contains(i));
    answerAll();
    QTRY_COMPARE(m_asked.size(), all); // without another tick: a place that is free is taken
}

void InstancePollTest::whatIsLookedAtDoesNotWait()
{
    m_poll->tick(m_now);
    QTRY_COMPARE(m_asked.size(), atOnce);
    m_poll->setVisible({name(all - 1)});
    m_poll->setInRelease({name(all - 2)});
    m_poll->tick(m_now);
    QTRY_COMPARE(m_asked.size(), atOnce + 2);
    QVERIFY(m_asked.contains(all - 1));
    QVERIFY(m_asked.contains(all - 2));
}

void InstancePollTest::inTheEndEachWasTried()
{
    answerAll();
    QTRY_VERIFY((m_poll->tick(m_now), m_poll->isEveryInstanceTried()));
    QCOMPARE(m_asked.size(), all);
}

QTEST_GUILESS_MAIN(InstancePollTest)
#include "tst_instancepoll.moc"
