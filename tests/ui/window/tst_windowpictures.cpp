// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the window on made-up fleets and checks that it fits the smallest screen it is meant for. The
// pictures go to the folder named by DRAINBOARD_LOOK, where it is set, for a person to look at.
#include "tests/ui/fleetbuilder.h"
#include "ui/confirm/confirmation.h"
#include "ui/confirm/confirmdialog.h"
#include "ui/instances/instancetable.h"
#include "ui/theme/theme.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QDir>
#include <QTest>

#include <cmath>

using tests::FleetBuilder;

class TestWindowPictures : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void pictures();

private:
    void draw(const core::SnapshotPointer &snapshot, const QString &name, int row = -1);
    static void save(QWidget &widget, const QString &name);
    static std::shared_ptr<core::Snapshot> drain();
};

void TestWindowPictures::initTestCase()
{
    if (qEnvironmentVariableIsSet("DRAINBOARD_LOOK"))
        QVERIFY(QDir().mkpath(qEnvironmentVariable("DRAINBOARD_LOOK")));
}

void TestWindowPictures::draw(const core::SnapshotPointer &snapshot, const QString &name, int row)
{
    ui::MainWindow window;
    window.setNow([] { return FleetBuilder::now; });
    window.show();
    window.setSnapshot(snapshot);
    if (row >= 0)
        window.findChild<ui::InstanceTable *>()->selectRow(row);
    QTest::qWait(0);
    save(window, name);
    window.resize(1280, 720);
    QTest::qWait(0);
    QVERIFY2(window.size() == QSize(1280, 720), qPrintable(name)); // it would not shrink so far
    save(window, name + QStringLiteral("-small"));
}

void TestWindowPictures::save(QWidget &widget, const QString &name)
{
    if (!qEnvironmentVariableIsSet("DRAINBOARD_LOOK"))
        return;
    QVERIFY(widget.grab().save(
        QDir(qEnvironmentVariable("DRAINBOARD_LOOK")).filePath(name + QStringLiteral(".png"))));
}

std::shared_ptr<core::Snapshot> TestWindowPictures::drain()
{
    FleetBuilder builder = tests::ordersFleet();
    core::Series server{"ORDERS", false, {}};
    core::Series caller{"GATEWAY", true, {}};
    for (int i = 0; i < 140; ++i) {
        const core::TimePoint at = FleetBuilder::now - core::Millis((140 - i) * 2'000);
        server.points.push_back({at, 0.001 + 0.0006 * std::sin(i / 9.0)});
        caller.points.push_back({at, 0.003 + 0.001 * std::sin(i / 14.0)});
    }
    builder.fleet().errorShare = {server, caller};
    builder.fleet().marks = {
        {FleetBuilder::now - core::Millis(54'000), core::MarkKind::Drain, "orders-2:8080"}};
    core::ListQuery query;
    query.application = FleetBuilder::application("ORDERS");
    auto snapshot = builder.snapshot(query);
    core::Operation operation = tests::operationIn(*snapshot, builder.key("ORDERS", "orders-2:8080"),
                                                   core::Goal::Drain, core::Phase::Waiting);
    operation.budget.update(tests::twoCallersAndTheRest(2, operation.drainedSince - core::Millis(4'000)),
                            operation.drainedSince);
    operation.budget.update(tests::twoCallersAndTheRest(1, operation.drainedSince + core::Millis(21'000)),
                            operation.drainedSince);
    operation.budget.markSeen(core::HopKind::ServerCache, operation.drainedSince + core::Millis(17'000));
    operation.budget.settle(operation.drainedSince);
    for (const char *peer : {"http://eureka-1:8761/eureka", "http://eureka-2:8761/eureka"}) {
        operation.evidence[peer] = {core::PeerEvidence::Kind::Present,
                                    FleetBuilder::now,
                                    {core::Status::OutOfService, {}},
                                    {core::Status::OutOfService, {}},
                                    {}};
    }
    operation.quiet = {core::Quiet::StillCalled, core::QuietReason::CounterMoves, {}};
    operation.samples = {{FleetBuilder::now - core::Millis(4'000), 100, 0, 1, {}, true},
                         {FleetBuilder::now - core::Millis(2'000), 118, 0, 1, {}, true}};
    snapshot->operations.push_back(operation);
    return snapshot;
}

void TestWindowPictures::pictures()
{
    ui::Theme::apply(*qApp, ui::ThemeMode::Light);
    draw(drain(), QStringLiteral("drain-light"), 1);
    FleetBuilder refused;
    refused.deadPeer("eureka-1", {core::ErrorKind::Refused, "http://eureka-1:8761/eureka/apps", {}, 0});
    draw(refused.snapshot(), QStringLiteral("error"));
    FleetBuilder names;
    names.silentPeer("eureka-1", core::Millis(95'000));
    for (int i = 1; i < 5; ++i)
        names
            .instance("A-VERY-LONG-APPLICATION-NAME",
                      "ip-10-0-0-" + std::to_string(i) +
                          ".eu-west-1.compute.internal:a-very-long-application-name:8080")
            .peersDisagree = i == 2;
    auto locked = names.snapshot();
    locked->access.writableUntil.reset();
    draw(locked, QStringLiteral("long-names"), 1);
    draw(FleetBuilder().peer("eureka-1").snapshot(), QStringLiteral("empty"));
    const auto fleet = tests::ordersFleet().snapshot();
    const auto *row =
        fleet->fleet->find(FleetBuilder::application("ORDERS"), *core::InstanceId::from("orders-1:8080"));
    ui::ConfirmDialog dialog(ui::confirmStart(*fleet, *row, core::Goal::Shutdown, {}, FleetBuilder::now));
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    save(dialog, QStringLiteral("confirm"));
    ui::Theme::apply(*qApp, ui::ThemeMode::Dark);
    draw(drain(), QStringLiteral("drain-dark"), 1);
    ui::Theme::apply(*qApp, ui::ThemeMode::Light);
}

QTEST_MAIN(TestWindowPictures)
#include "tst_windowpictures.moc"
