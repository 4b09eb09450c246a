// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/vip.h"
#include "tests/core/support/builders.h"

#include <QTest>

class VipTest : public QObject
{
    Q_OBJECT

private slots:
    void countsWhatCallersKeep();
    void namesEachOnce();
    void triesAnsweringPeersFirst();
};

void VipTest::countsWhatCallersKeep()
{
    core::Registry served;
    served.instances = {build::instance("a", "UP"), build::instance("b", "OUT_OF_SERVICE", "OUT_OF_SERVICE"),
                        build::instance("c", "UP", "UP"), build::instance("d", "PAUSED")};
    QCOMPARE(core::countUsable(served), std::size_t(2));
    QCOMPARE(core::countUsable({}), std::size_t(0));
}

void VipTest::namesEachOnce()
{
    core::Instance one = build::instance("a");
    one.vipAddress = "orders,Orders-internal";
    one.secureVipAddress = "orders-tls";
    core::Instance two = build::instance("b");
    two.vipAddress = "orders";
    two.secureVipAddress = ",,";
    core::Instance none = build::instance("c");
    none.vipAddress = "";
    none.secureVipAddress = "";
    const core::FleetView fleet = build::fleet(std::vector<core::Instance>{one, two, none});
    QVERIFY((core::vipNames(fleet, false) == std::vector<std::string>{"Orders-internal", "orders"}));
    QVERIFY(core::vipNames(fleet, true) == std::vector<std::string>{"orders-tls"});
}

void VipTest::triesAnsweringPeersFirst()
{
    std::vector<core::PeerView> peers = {build::peer(build::peerOne, {}), build::peer(build::peerTwo, {})};
    peers[0].served.failed(build::error());
    QVERIFY((core::readOrder(peers) == std::vector<std::string>{build::peerTwo, build::peerOne}));
}

QTEST_APPLESS_MAIN(VipTest)
#include "tst_vip.moc"
