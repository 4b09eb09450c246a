// SPDX-License-Identifier: GPL-3.0-or-later
// The profile's links, from menu, palette and details to the browser: nothing is opened before its whole
// address was seen.
#include "tests/ui/fleetbuilder.h"
#include "tests/ui/looks.h"
#include "ui/instances/instancedialog.h"
#include "ui/instances/instancetable.h"
#include "ui/links/linkdialog.h"
#include "ui/links/linkmenu.h"
#include "ui/window/commands.h"
#include "ui/window/mainwindow.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using tests::FleetBuilder;

namespace {

std::vector<core::LinkTemplate> profileLinks()
{
    return {{"Grafana", "https://grafana.example/d/jvm?var-application={application}&to={to}", {}, false},
            {"Logs & traces", "https://logs.example/{instanceId}?from={from}", {}, true},
            {"Node", "http://{host}:9100/{zone}", {}, true},
            {"Stock's own", "http://stock.example/", {FleetBuilder::application("STOCK")}, false}};
}

const QString grafana =
    QStringLiteral("https://grafana.example/d/jvm?var-application=ORDERS&to=1780000000000");

struct Desk
{
    explicit Desk(std::vector<core::LinkTemplate> links = profileLinks())
        : pages(&window, &ui::MainWindow::pageWanted)
    {
        window.setNow([] { return FleetBuilder::now; });
        window.enter({}, std::move(links));
        FleetBuilder builder;
        builder.peer("eureka-1");
        for (int i = 1; i <= 2; ++i)
            builder.instance("ORDERS", "orders-" + std::to_string(i) + ":8080");
        window.show();
        core::ListQuery query;
        query.application = FleetBuilder::application("ORDERS");
        window.setSnapshot(builder.snapshot(query));
    }
    void choose() { window.findChild<ui::InstanceTable *>()->selectRow(0); }
    ui::LinkMenu *menu() { return window.findChild<ui::LinkMenu *>(); }
    QStringList lines()
    {
        QStringList texts;
        for (const QAction *action : menu()->actions())
            texts << action->text() + (action->isEnabled() ? QString() : QStringLiteral(" (closed)"));
        return texts;
    }
    ui::LinkDialog *dialog() { return window.findChild<ui::LinkDialog *>(); }
    QPushButton *button(const char *name) { return dialog()->findChild<QPushButton *>(QLatin1String(name)); }

    ui::MainWindow window;
    QSignalSpy pages;
};

QTreeWidgetItem *section(QTreeWidget *tree, const QString &title)
{
    const auto found = tree->findItems(title, Qt::MatchExactly);
    return found.isEmpty() ? nullptr : found.first();
}

} // namespace

class LinkMenuTest : public QObject
{
    Q_OBJECT

private slots:
    void offersWhatIsChosen();
    void opensOnlyWhatWasSeen();
    void isInThePalette();
    void isInTheDetails();
    void isGoneWithItsProfile();
    void pictures();
};

void LinkMenuTest::offersWhatIsChosen()
{
    Desk desk;
    QCOMPARE(desk.lines(), QStringList{QStringLiteral("Grafana…")}); // of the application
    desk.choose();
    QCOMPARE(desk.lines(), (QStringList{QStringLiteral("Grafana…"), QStringLiteral("Logs && traces…"),
                                        QStringLiteral("Node… (closed)")}));
    QVERIFY(desk.menu()->actions()[0]->toolTip().contains(grafana));
    QVERIFY(desk.menu()->actions()[2]->toolTip().contains(QLatin1String("{zone}")));
}

void LinkMenuTest::opensOnlyWhatWasSeen()
{
    Desk desk;
    desk.menu()->actions()[0]->trigger();
    QVERIFY(desk.dialog());
    QCOMPARE(desk.dialog()->findChild<QPlainTextEdit *>()->toPlainText(), grafana);
    desk.button("copy")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), grafana);
    QVERIFY(desk.pages.isEmpty());
    desk.button("cancel")->click();
    QTRY_VERIFY(!desk.dialog());
    QVERIFY(desk.pages.isEmpty());
    desk.menu()->actions()[0]->trigger();
    desk.button("open")->click();
    QCOMPARE(desk.pages.size(), 1);
    QCOMPARE(desk.pages[0][0].toString(), grafana);
}

void LinkMenuTest::isInThePalette()
{
    Desk desk;
    desk.choose();
    QObject owner;
    QStringList names;
    for (const QAction *command : ui::commandsOf(&desk.window, &owner)) {
        if (command->text().startsWith(QLatin1String("Links")))
            names << command->text();
    }
    QCOMPARE(names, (QStringList{QStringLiteral("Links › Grafana…"), QStringLiteral("Links › Logs & traces…"),
                                 QStringLiteral("Links › Node…")}));
}

void LinkMenuTest::isInTheDetails()
{
    Desk desk;
    desk.choose();
    desk.window.findChild<QAction *>(QStringLiteral("details"))->trigger();
    auto *tree = desk.window.findChild<ui::InstanceDialog *>()->findChild<QTreeWidget *>();
    QTreeWidgetItem *links = section(tree, QStringLiteral("Links"));
    QVERIFY(links && !links->isHidden());
    QCOMPARE(links->childCount(), 3);
    QCOMPARE(links->child(0)->text(0), QStringLiteral("Grafana"));
    QCOMPARE(links->child(0)->text(1), grafana);
    QVERIFY(links->child(1)->text(1).startsWith(QLatin1String("https://logs.example/orders-1%3A8080?from=")));
    QVERIFY(links->child(2)->text(1).contains(QLatin1String("{zone}")));
    emit tree->itemClicked(links->child(2), 1); // has no address
    QVERIFY(!desk.dialog());
    tree->scrollToItem(links->child(0));
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualItemRect(links->child(0)).center());
    QVERIFY(desk.dialog());
    QVERIFY(desk.pages.isEmpty());
    desk.button("open")->click();
    QCOMPARE(desk.pages.size(), 1);
    QCOMPARE(desk.pages[0][0].toString(), grafana);
}

void LinkMenuTest::isGoneWithItsProfile()
{
    Desk none(std::vector<core::LinkTemplate>{});
    QVERIFY(!none.menu()->menuAction()->isVisible());
    Desk desk;
    QVERIFY(desk.menu()->menuAction()->isVisible());
    desk.window.leaveFor(QStringLiteral("next"), {});
    desk.window.enter({});
    FleetBuilder builder(std::string("next"));
    builder.peer("eureka-1");
    builder.instance("ORDERS", "orders-1:8080");
    core::ListQuery query;
    query.application = FleetBuilder::application("ORDERS");
    desk.window.setSnapshot(builder.snapshot(query));
    QVERIFY(!desk.window.findChild<ui::LinkMenu *>()->menuAction()->isVisible());
}

void LinkMenuTest::pictures()
{
    tests::lookAt([](const QString &folder, const QString &tail) {
        Desk desk;
        desk.choose();
        desk.menu()->actions()[1]->trigger();
        QVERIFY(desk.dialog()->grab().save(folder + QStringLiteral("/link-question") + tail));
        desk.window.findChild<QAction *>(QStringLiteral("details"))->trigger();
        auto *details = desk.window.findChild<ui::InstanceDialog *>();
        QVERIFY(details->grab().save(folder + QStringLiteral("/link-details") + tail));
    });
}

QTEST_MAIN(LinkMenuTest)
#include "tst_linkmenu.moc"
