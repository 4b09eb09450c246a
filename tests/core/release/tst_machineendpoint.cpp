// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/machine.h"
#include "tests/core/support/driver.h"

#include <QTest>

using core::Goal;
using core::Phase;

/// A drain by the instance's own service-registry endpoint: nobody knows which peer its client told.
class MachineEndpointTest : public QObject
{
    Q_OBJECT

private slots:
    void sendsWhatWasFound();
    void withoutAnEndpointNothingLeaves();
    void anyPeerMayBeTheFirstToShowIt_data();
    void anyPeerMayBeTheFirstToShowIt();
    void everyPeersCountdownBeginsWhenItIsSeen();
    void isPutBackThroughEureka();

private:
    static Driver driverWith(const std::string &url);
};

namespace {

constexpr const char *out = "OUT_OF_SERVICE/OUT_OF_SERVICE";
constexpr const char *up = "UP/UNKNOWN";
const std::string endpoint = "http://h/actuator/serviceregistry";

} // namespace

Driver MachineEndpointTest::driverWith(const std::string &url)
{
    core::OperationSettings settings;
    settings.by = core::TakeOutBy::ServiceRegistry;
    Driver driver(Goal::Drain, 2, settings);
    driver.operation.takeOutRequest.method = core::Method::Post;
    driver.operation.takeOutRequest.url = url;
    driver.operation.takeOutRequest.body = "OUT_OF_SERVICE";
    driver.begin();
    return driver;
}

void MachineEndpointTest::sendsWhatWasFound()
{
    const Driver driver = driverWith(endpoint);
    QCOMPARE(driver.phase(), Phase::TakingOut);
    QCOMPARE(driver.sent.size(), std::size_t(1));
    QCOMPARE(driver.sent.front().request.method, core::Method::Post);
    QCOMPARE(driver.sent.front().request.url, endpoint);
    QCOMPARE(driver.sent.front().request.body, std::string("OUT_OF_SERVICE"));
    QVERIFY(!driver.isIntentMissing);
}

void MachineEndpointTest::withoutAnEndpointNothingLeaves()
{
    Driver driver = driverWith({});
    QCOMPARE(driver.phase(), Phase::Failed);
    QCOMPARE(driver.operation.outcome, core::Outcome::Refused);
    QCOMPARE(driver.operation.refusedBy, std::vector<std::string>{"no-service-registry"});
    driver.tick(300);
    QVERIFY(driver.sent.empty());
}

void MachineEndpointTest::anyPeerMayBeTheFirstToShowIt_data()
{
    QTest::addColumn<std::string>("first");
    QTest::addColumn<std::string>("second");
    QTest::newRow("first peer") << std::string(build::peerOne) << std::string(build::peerTwo);
    QTest::newRow("second peer") << std::string(build::peerTwo) << std::string(build::peerOne);
}

void MachineEndpointTest::anyPeerMayBeTheFirstToShowIt()
{
    QFETCH(std::string, first);
    QFETCH(std::string, second);
    Driver driver = driverWith(endpoint);
    driver.answer(200, 0);
    driver.read(second, up, 1);
    QCOMPARE(driver.phase(), Phase::ReadingBack);
    driver.read(first, out, 2);
    QCOMPARE(driver.phase(), Phase::Waiting);
    // The other one has not heard of it yet: nobody removed it.
    driver.read(second, up, 3);
    QCOMPARE(driver.phase(), Phase::Waiting);
    driver.read(second, out, 4);
    QCOMPARE(driver.phase(), Phase::Waiting);
    QCOMPARE(core::peersOut(driver.operation), 2);
}

void MachineEndpointTest::everyPeersCountdownBeginsWhenItIsSeen()
{
    Driver driver = driverWith(endpoint);
    driver.answer(200, 0);
    driver.read(build::peerOne, out, 2);
    QCOMPARE(driver.operation.drainedSince, build::at(2));
    driver.read(build::peerTwo, out, 5);
    QCOMPARE(driver.operation.drainedSince, build::at(5));
}

void MachineEndpointTest::isPutBackThroughEureka()
{
    Driver driver = driverWith(endpoint);
    driver.answer(200, 0);
    driver.read(build::peerOne, out, 1);
    driver.feed(core::AbortAsked{}, 2);
    QCOMPARE(driver.phase(), Phase::Cancelling);
    QCOMPARE(driver.sent.size(), std::size_t(2));
    QCOMPARE(driver.sent.back().request.method, core::Method::Delete);
    QVERIFY(driver.sent.back().request.url.starts_with(build::peerOne));
}

QTEST_APPLESS_MAIN(MachineEndpointTest)
#include "tst_machineendpoint.moc"
