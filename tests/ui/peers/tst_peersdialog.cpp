// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fleetbuilder.h"
#include "ui/peers/peersdialog.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>

using tests::FleetBuilder;

namespace {

core::Instance instance(const char *id, const char *status, const char *overridden)
{
    core::Instance result{FleetBuilder::application("ORDERS"), *core::InstanceId::from(id)};
    result.status = core::reportedStatus(status);
    result.overriddenStatus = core::reportedStatus(overridden);
    return result;
}

/// Two peers that agree on orders-1; the second one missed the drain of orders-2.
std::shared_ptr<core::Snapshot> snapshot()
{
    FleetBuilder builder;
    builder.peer("eureka-1").peer("eureka-2");
    auto &peers = builder.fleet().peers;
    peers[0].served.value->instances = {instance("orders-1:8080", "UP", "UNKNOWN"),
                                        instance("orders-2:8080", "OUT_OF_SERVICE", "OUT_OF_SERVICE")};
    peers[1].served.value->instances = {instance("orders-1:8080", "UP", "UNKNOWN"),
                                        instance("orders-2:8080", "UP", "UNKNOWN")};
    return builder.snapshot();
}

struct Desk
{
    Desk()
    {
        QObject::connect(
            &dialog, &ui::PeersDialog::repairAsked, &dialog,
            [this](const core::InstanceKey &key, const core::SetOverride &change, const std::string &peer) {
                asked.push_back(key.path() + " " + std::string(core::statusWord(change.value)) + " " + peer);
            });
        dialog.show();
    }
    void show(const core::SnapshotPointer &what) { dialog.setSnapshot(what, FleetBuilder::now); }
    QTableWidget *matrix() { return dialog.findChild<QTableWidget *>(QStringLiteral("matrix")); }
    QString sum() { return dialog.findChild<QLabel *>(QStringLiteral("sum"))->text(); }
    QPushButton *repair() { return dialog.findChild<QPushButton *>(QStringLiteral("repair")); }
    QCheckBox *only() { return dialog.findChild<QCheckBox *>(QStringLiteral("onlyDisagreeing")); }

    ui::PeersDialog dialog;
    std::vector<std::string> asked;
};

} // namespace

class PeersDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void showsWhereTheyDisagree();
    void showsAllWhenAsked();
    void repairsAtThePeerThatHasIt();
    void aSilentPeerIsNoOpinion();
    void keepsTheChosenRow();
    void threePeersAndOneThatNeverAnswered();
    void veryLongIdsStayWhole();
    void theAskedPeerIsMarked();
    void noRepairPastTheLock();
};

void PeersDialogTest::showsWhereTheyDisagree()
{
    Desk desk;
    desk.show(snapshot());
    QCOMPARE(desk.sum(), QStringLiteral("They disagree on 1 of 2 instances."));
    QCOMPARE(desk.matrix()->rowCount(), 1);
    QCOMPARE(desk.matrix()->columnCount(), 3);
    QCOMPARE(desk.matrix()->item(0, 0)->text(), QStringLiteral("ORDERS/orders-2:8080"));
    QVERIFY(desk.matrix()->item(0, 1)->text().contains(
        QStringLiteral("OUT_OF_SERVICE (override OUT_OF_SERVICE)")));
    QVERIFY(desk.matrix()->item(0, 2)->text().endsWith(QStringLiteral(" UP")));
    QVERIFY(desk.only()->text().contains(QStringLiteral("1 hidden")));
}

void PeersDialogTest::showsAllWhenAsked()
{
    Desk desk;
    desk.show(snapshot());
    desk.only()->setChecked(false);
    QCOMPARE(desk.matrix()->rowCount(), 2);
    QCOMPARE(desk.matrix()->item(0, 0)->text(),
             QStringLiteral("ORDERS/orders-2:8080")); // the disagreeing one first
}

void PeersDialogTest::repairsAtThePeerThatHasIt()
{
    Desk desk;
    desk.show(snapshot());
    QVERIFY(!desk.repair()->isEnabled()); // nothing is chosen
    desk.matrix()->selectRow(0);
    QVERIFY(desk.repair()->isEnabled());
    QTest::mouseClick(desk.repair(), Qt::LeftButton);
    QVERIFY(desk.asked ==
            std::vector<std::string>{"ORDERS/orders-2:8080 OUT_OF_SERVICE http://eureka-1:8761/eureka"});
    desk.only()->setChecked(false);
    desk.matrix()->selectRow(1);
    QVERIFY(!desk.repair()->isEnabled()); // they agree on it
}

void PeersDialogTest::aSilentPeerIsNoOpinion()
{
    Desk desk;
    const auto shown = snapshot();
    auto fleet = std::make_shared<core::FleetView>(*shown->fleet);
    fleet->peers[1].served.failed({core::ErrorKind::Refused, fleet->peers[1].url, {}, 0});
    shown->fleet = fleet;
    desk.show(shown);
    QCOMPARE(desk.sum(), QStringLiteral("Those that answer agree on all 2 instances."));
    desk.only()->setChecked(false);
    QVERIFY(desk.matrix()->item(0, 2)->text().contains(QStringLiteral("old")));
}

void PeersDialogTest::keepsTheChosenRow()
{
    Desk desk;
    desk.only()->setChecked(false);
    desk.show(snapshot());
    desk.matrix()->selectRow(1);
    const auto next = snapshot();
    auto fleet = std::make_shared<core::FleetView>(*next->fleet);
    fleet->peers[1].served.value->instances =
        fleet->peers[0].served.value->instances; // repaired: no disagreement
    next->fleet = fleet;
    desk.show(next);
    QCOMPARE(desk.matrix()->item(desk.matrix()->currentRow(), 0)->text(),
             QStringLiteral("ORDERS/orders-1:8080"));
}

/// Three peers, of which the last never answered; orders-3 is missing from the second.
static FleetBuilder threePeers()
{
    FleetBuilder builder;
    builder.peer("eureka-1")
        .peer("eureka-2")
        .deadPeer("eureka-3", {core::ErrorKind::Refused, "http://eureka-3:8761/eureka/apps", {}, 0});
    auto &peers = builder.fleet().peers;
    peers[0].served.value->instances = {instance("orders-1:8080", "UP", "UNKNOWN"),
                                        instance("orders-2:8080", "UP", "UNKNOWN"),
                                        instance("orders-3:8080", "UP", "UNKNOWN")};
    peers[1].served.value->instances = {instance("orders-1:8080", "UP", "UNKNOWN"),
                                        instance("orders-2:8080", "UP", "UNKNOWN")};
    return builder;
}

void PeersDialogTest::threePeersAndOneThatNeverAnswered()
{
    Desk desk;
    desk.show(threePeers().snapshot());
    QCOMPARE(desk.sum(), QStringLiteral("They disagree on 1 of 3 instances.")); // silence is no opinion
    desk.only()->setChecked(false);
    QCOMPARE(desk.matrix()->columnCount(), 4);
    QCOMPARE(desk.matrix()->rowCount(), 3);
    const QStringList expected{QStringLiteral("ORDERS/orders-3:8080"), QStringLiteral("ORDERS/orders-1:8080"),
                               QStringLiteral("ORDERS/orders-2:8080")}; // the disagreeing one first
    for (int row = 0; row < 3; ++row) {
        QCOMPARE(desk.matrix()->item(row, 0)->text(), expected[row]);
        QCOMPARE(desk.matrix()->item(row, 3)->text(), QStringLiteral("no answer"));
    }
    QCOMPARE(desk.matrix()->item(0, 2)->text(), QStringLiteral("missing"));
    QVERIFY(!desk.matrix()->item(0, 1)->text().contains(QLatin1String("missing")));
}

void PeersDialogTest::veryLongIdsStayWhole()
{
    const std::string longId(3000, 'x');
    FleetBuilder builder = threePeers();
    auto &peers = builder.fleet().peers;
    peers[0].served.value->instances = {instance((longId + ":1").c_str(), "UP", "UNKNOWN"),
                                        instance((longId + ":2").c_str(), "UP", "UNKNOWN")};
    peers[1].served.value->instances = {instance((longId + ":1").c_str(), "UP", "UNKNOWN")};
    Desk desk;
    desk.show(builder.snapshot());
    QCOMPARE(desk.matrix()->rowCount(), 1);
    QCOMPARE(desk.matrix()->item(0, 0)->text(), QString::fromStdString("ORDERS/" + longId + ":2"));
    QVERIFY(desk.dialog.width() < 1500); // it is cut where it is painted, not made room for
}

void PeersDialogTest::theAskedPeerIsMarked()
{
    Desk desk;
    const auto marked = [&desk] { return desk.dialog.findChild<QLabel *>(QStringLiteral("marked")); };
    const auto title = [&desk](int column) { return desk.matrix()->horizontalHeaderItem(column)->text(); };
    desk.show(threePeers().snapshot());
    QVERIFY(!marked()->isVisible());
    desk.dialog.showPeer("http://eureka-2:8761/eureka");
    QCOMPARE(title(2), QStringLiteral("▸ eureka-2"));
    QCOMPARE(title(1), QStringLiteral("eureka-1"));
    QVERIFY(marked()->text().startsWith(QLatin1String("eureka-2 lists 2 instances")));
    desk.dialog.showPeer("http://eureka-3:8761/eureka");
    QCOMPARE(title(2), QStringLiteral("eureka-2"));
    QCOMPARE(title(3), QStringLiteral("▸ eureka-3"));
    QVERIFY(marked()->text().startsWith(QLatin1String("eureka-3 has never answered.")));
    QVERIFY(marked()->text().contains(QLatin1String("connection refused")));
    FleetBuilder silent = threePeers();
    silent.silentPeer("eureka-4", core::Millis(14'000));
    desk.show(silent.snapshot());
    QCOMPARE(title(3), QStringLiteral("▸ eureka-3")); // it stays marked
    desk.dialog.showPeer("http://eureka-4:8761/eureka");
    QVERIFY(marked()->text().contains(QLatin1String("0:14 old and says nothing about now")));
    desk.dialog.showPeer("http://elsewhere:8761/eureka");
    QVERIFY(!marked()->isVisible());
}

void PeersDialogTest::noRepairPastTheLock()
{
    Desk desk;
    const auto locked = snapshot();
    locked->access.writableUntil.reset();
    desk.show(locked);
    desk.matrix()->selectRow(0);
    QVERIFY(!desk.repair()->isEnabled());
    QVERIFY(!desk.repair()->toolTip().isEmpty());
    QTest::mouseClick(desk.repair(), Qt::LeftButton);
    QVERIFY(desk.asked.empty());
    desk.show(snapshot());
    QVERIFY(desk.repair()->isEnabled());
}

QTEST_MAIN(PeersDialogTest)
#include "tst_peersdialog.moc"
