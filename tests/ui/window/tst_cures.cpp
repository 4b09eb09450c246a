// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/support/registration.h"
#include "tests/ui/fleetbuilder.h"
#include "ui/attention/attentiondialog.h"
#include "ui/confirm/confirmdialog.h"
#include "ui/instances/instancedialog.h"
#include "ui/instances/instancetable.h"
#include "ui/text/text.h"
#include "ui/theme/theme.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

#include <functional>

using core::FindingCode;
using core::Status;
using tests::FleetBuilder;

/// From the list of what wants attention to the request that cures it: what is shown before, what is asked,
/// and what the window then says that the operator wants.
class CuresTest : public QObject
{
    Q_OBJECT

private slots:
    void eachFindingHasItsCure_data();
    void eachFindingHasItsCure();
    void whatCannotBeCuredSaysSo_data();
    void whatCannotBeCuredSaysSo();
    void aVeryLongNameStaysOnTheScreen_data();
    void aVeryLongNameStaysOnTheScreen();
    void aNameThatCannotBeAddressedIsReadOnly();
    void pictures();
};

namespace {

const std::string base = "http://eureka-1:8761/eureka/apps/ORDERS/orders-1%3A8080";

struct Desk
{
    Desk()
    {
        window.setNow([] { return FleetBuilder::now; });
        QObject::connect(&window, &ui::MainWindow::intent, &window, [this](const core::Intent &intent) {
            if (const auto *change = std::get_if<core::ChangeRegistry>(&intent))
                changes.push_back(*change);
        });
        window.show();
    }
    template <typename T> T *part(const char *name) { return window.findChild<T *>(QLatin1String(name)); }
    void choose(FindingCode code, const core::Snapshot &snapshot)
    {
        QTest::mouseClick(part<QPushButton>("attention"), Qt::LeftButton);
        auto *list = part<QTreeWidget>("findings");
        const auto findings = tests::findingsIn(snapshot, FleetBuilder::now);
        QCOMPARE(list->topLevelItemCount(), int(findings.size()));
        for (std::size_t row = 0; row < findings.size(); ++row) {
            if (findings[row].code == code)
                list->setCurrentItem(list->topLevelItem(int(row)));
        }
        QVERIFY(list->currentItem());
    }
    ui::ConfirmDialog *dialog() { return window.findChild<ui::ConfirmDialog *>(); }

    ui::MainWindow window;
    std::vector<core::ChangeRegistry> changes;
};

/// orders-1 is what the row says; the others are well.
struct Case
{
    FleetBuilder builder;
    std::shared_ptr<core::AdviceFacts> facts = std::make_shared<core::AdviceFacts>();

    Case()
    {
        builder.peer("eureka-1").peer("eureka-2");
        builder.instance("ORDERS", "orders-2:8080");
        builder.instance("ORDERS", "orders-3:8080");
    }
    core::InstanceView &one(Status status, Status override = Status::Unknown, const char *health = "UP")
    {
        core::InstanceView &row = builder.instance("ORDERS", "orders-1:8080", status);
        build::registrationOf(row).overriddenStatus.status = override;
        row.health.value->status = row.health.value->ownStatus = health;
        build::registrationOf(row).healthCheckUrl = "http://orders-1:8080/actuator/health";
        return row;
    }
    void legacy(core::InstanceView &row)
    {
        build::registrationOf(row).healthCheckUrl = "http://orders-1:8080/health";
    }
    /// Renewed that many seconds ago, or never since it registered then; nothing listens at its port.
    void lease(const core::InstanceView &row, int secondsAgo, bool hasRenewed)
    {
        core::LeaseRead read{*row.registered, FleetBuilder::now, true, "http://eureka-1:8761/eureka",
                             FleetBuilder::now};
        const core::TimePoint beat = FleetBuilder::now - std::chrono::seconds(secondsAgo);
        read.instance.lease.registered = hasRenewed ? beat - std::chrono::hours(1) : beat;
        read.instance.lease.lastRenewalAsSent = hasRenewed ? beat + std::chrono::seconds(90) : beat;
        facts->leases.emplace(row.key, read);
    }
    core::SnapshotPointer snapshot()
    {
        auto made = builder.snapshot();
        made->adviceFacts = facts;
        tests::lookForFindings(*made, FleetBuilder::now);
        return made;
    }
};

struct Row
{
    FindingCode code;
    std::function<void(Case &)> make;
    QString button;
    QString preview; ///< part of what is told before
    QStringList requests;
    bool isTyped = false;
};

void save(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("DRAINBOARD_LOOK");
    QTest::qWait(0); // what changes its size does so when the loop runs
    if (!folder.isEmpty())
        QVERIFY(widget.grab().save(QDir(folder).filePath(name + QStringLiteral(".png"))));
}

QString request(const char *method, const std::string &rest = {})
{
    return QLatin1String(method) + QLatin1Char(' ') + QString::fromStdString(base + rest);
}

} // namespace

Q_DECLARE_METATYPE(Row)

void CuresTest::eachFindingHasItsCure_data()
{
    QTest::addColumn<Row>("row");
    const QString word = QStringLiteral("Cure…");
    const QString cancel = QStringLiteral("Cancel override…");
    const QString remove = QStringLiteral("Remove…");
    QTest::newRow("stuck out: by way of DOWN")
        << Row{FindingCode::StuckOut,
               [](Case &c) { c.one(Status::OutOfService); },
               word,
               QStringLiteral("UNKNOWN until its next heartbeat"),
               {request("PUT", "/status?value=DOWN"), request("DELETE", "/status")}};
    QTest::newRow("stuck out, old generation: by way of UP")
        << Row{FindingCode::StuckOut,
               [](Case &c) { c.legacy(c.one(Status::OutOfService)); },
               word,
               QStringLiteral("UP at once"),
               {request("PUT", "/status?value=UP"), request("DELETE", "/status?value=UP")}};
    QTest::newRow("UNKNOWN that stays")
        << Row{FindingCode::StuckUnknown,
               [](Case &c) { c.legacy(c.one(Status::Unknown)); },
               word,
               QStringLiteral("UP at once"),
               {request("PUT", "/status?value=OUT_OF_SERVICE"), request("DELETE", "/status?value=UP")}};
    QTest::newRow("UP over an instance that is sick")
        << Row{FindingCode::HiddenSickness,
               [](Case &c) { c.one(Status::Up, Status::Up, "DOWN"); },
               cancel,
               QStringLiteral("UNKNOWN until its next heartbeat"),
               {request("DELETE", "/status")}};
    QTest::newRow("forgotten, and it is well")
        << Row{FindingCode::ForgottenOverride,
               [](Case &c) { c.one(Status::OutOfService, Status::OutOfService); },
               cancel,
               QStringLiteral("UP at once, without an override"),
               {request("DELETE", "/status?value=UP")}};
    QTest::newRow("a dead lease") << Row{FindingCode::DeadLease,
                                         [](Case &c) { c.lease(c.one(Status::Up), 100, true); },
                                         remove,
                                         QStringLiteral("Its lease ends"),
                                         {request("DELETE")},
                                         true};
    QTest::newRow("the DOWN that is left of one")
        << Row{FindingCode::DownGhost,
               [](Case &c) { c.lease(c.one(Status::Down, Status::Unknown, "DOWN"), 70, false); },
               remove,
               QStringLiteral("Its lease ends"),
               {request("DELETE")},
               true};
}

void CuresTest::eachFindingHasItsCure()
{
    QFETCH(Row, row);
    Case given;
    row.make(given);
    const auto snapshot = given.snapshot();
    Desk desk;
    desk.window.setSnapshot(snapshot);
    desk.choose(row.code, *snapshot);
    auto *cure = desk.part<QPushButton>("cure");
    QCOMPARE(cure->text(), row.button);
    QTest::mouseClick(cure, Qt::LeftButton);
    QVERIFY(desk.dialog() && desk.changes.empty()); // the first step only asks
    QVERIFY2(desk.part<QLabel>("effect")->text().contains(row.preview),
             qPrintable(desk.part<QLabel>("effect")->text()));
    QCOMPARE(desk.part<QPlainTextEdit>("requests")->toPlainText().split(QLatin1Char('\n')), row.requests);
    auto *confirm = desk.part<QPushButton>("confirm");
    QCOMPARE(confirm->isEnabled(), !row.isTyped);
    if (row.isTyped)
        QTest::keyClicks(desk.part<QLineEdit>("answer"), QStringLiteral("orders-1:8080"));
    QTest::mouseClick(confirm, Qt::LeftButton);
    QCOMPARE(desk.changes.size(), std::size_t(1));
    const core::ChangeRegistry &asked = desk.changes.front();
    QCOMPARE(asked.key.id.text(), std::string("orders-1:8080"));
    QCOMPARE(asked.key.environment, std::string("prod-eu"));
    QCOMPARE(asked.then.size() + 1, std::size_t(row.requests.size()));
    const core::Request first =
        core::requestFor(asked.peer, {asked.key.application, asked.key.id, asked.change});
    QCOMPARE(ui::Text::requestLine(first), row.requests.front());
}

void CuresTest::whatCannotBeCuredSaysSo_data()
{
    QTest::addColumn<Row>("row");
    QTest::newRow("an old generation that is sick: no form would be true")
        << Row{FindingCode::ForgottenOverride,
               [](Case &c) { c.legacy(c.one(Status::OutOfService, Status::OutOfService, "DOWN")); },
               {},
               QStringLiteral("No write is safe here"),
               {}};
    QTest::newRow("one id in two applications") << Row{FindingCode::OneIdTwice,
                                                       [](Case &c) {
                                                           c.one(Status::Up);
                                                           c.builder.instance("BILLING", "orders-1:8080");
                                                       },
                                                       {},
                                                       QStringLiteral("Give each instance an id of its own"),
                                                       {}};
    QTest::newRow("a lease that ends, and its process answers")
        << Row{FindingCode::LeaseEnding,
               [](Case &c) {
                   c.lease(c.one(Status::Up), 70, true);
                   c.facts->leases.begin()->second.isPortClosed = false;
               },
               {},
               QStringLiteral("its lease ends in 1:50"),
               {}};
}

void CuresTest::whatCannotBeCuredSaysSo()
{
    QFETCH(Row, row);
    Case given;
    row.make(given);
    const auto snapshot = given.snapshot();
    Desk desk;
    desk.window.setSnapshot(snapshot);
    desk.choose(row.code, *snapshot);
    QVERIFY2(desk.part<QTreeWidget>("findings")->currentItem()->text(1).contains(row.preview),
             qPrintable(desk.part<QTreeWidget>("findings")->currentItem()->text(1)));
    QVERIFY(!desk.part<QPushButton>("cure")->isEnabled());
    QVERIFY(!desk.part<QPushButton>("cure")->toolTip().isEmpty());
}

void CuresTest::aVeryLongNameStaysOnTheScreen_data()
{
    QTest::addColumn<QString>("button");
    QTest::newRow("drain") << QStringLiteral("drain");
    QTest::newRow("shutdown") << QStringLiteral("shutdown");
}

void CuresTest::aVeryLongNameStaysOnTheScreen()
{
    QFETCH(QString, button);
    const std::string id = std::string(2984, 'x') + "-the-end-of:8080";
    Case given;
    given.builder.instance("ORDERS", id);
    const auto snapshot = given.snapshot();
    Desk desk;
    desk.window.resize(1280, 720);
    desk.window.setSnapshot(snapshot);
    for (std::size_t row = 0; row < snapshot->order.size(); ++row) {
        if (snapshot->fleet->instances[snapshot->order[row]].key.id.text() == id)
            desk.window.findChild<ui::InstanceTable *>()->selectRow(int(row));
    }
    QTest::mouseClick(desk.part<QPushButton>(qPrintable(button)), Qt::LeftButton);
    QVERIFY(desk.dialog());
    QVERIFY2(desk.dialog()->width() <= 1000, qPrintable(QString::number(desk.dialog()->width())));
    QCOMPARE(desk.window.width(), 1280);
    if (button == QLatin1String("drain")) {
        const QString sent = desk.part<QPlainTextEdit>("requests")->toPlainText();
        QVERIFY(sent.contains(QString::fromStdString(id.substr(0, 2984)))); // whole where it counts
        return;
    }
    QVERIFY(!desk.part<QPushButton>("confirm")->isEnabled());
    QTest::keyClicks(desk.part<QLineEdit>("answer"), QStringLiteral("-the-end-of:8080"));
    QVERIFY2(desk.part<QPushButton>("confirm")->isEnabled(),
             qPrintable(desk.part<QPushButton>("confirm")->toolTip()));
}

void CuresTest::aNameThatCannotBeAddressedIsReadOnly()
{
    Case given;
    given.builder.instance("ORDERS", "orders/1");
    const auto snapshot = given.snapshot();
    Desk desk;
    desk.window.setSnapshot(snapshot);
    for (std::size_t row = 0; row < snapshot->order.size(); ++row) {
        if (snapshot->fleet->instances[snapshot->order[row]].key.id.text() == "orders/1")
            desk.window.findChild<ui::InstanceTable *>()->selectRow(int(row));
    }
    for (const char *button : {"drain", "restore", "shutdown"}) {
        QVERIFY2(!desk.part<QPushButton>(button)->isEnabled(), button);
        QVERIFY2(desk.part<QPushButton>(button)->toolTip().contains(QStringLiteral("read-only")), button);
    }
    desk.choose(FindingCode::NotAddressable, *snapshot);
    QVERIFY(!desk.part<QPushButton>("cure")->isEnabled());
}

/// For a person to look at, in the folder that DRAINBOARD_LOOK names, where it is set.
void CuresTest::pictures()
{
    Case given;
    core::InstanceView &dead = given.one(Status::Up);
    given.lease(dead, 130, true);
    core::InstanceView &forgotten = given.builder.instance("BILLING", "billing-1:8080", Status::OutOfService);
    build::registrationOf(forgotten).overriddenStatus.status = Status::OutOfService;
    given.builder.instance("BILLING", "billing-2:8080");
    given.builder.instance("STOCK", "billing-2:8080");
    given.facts->authors["BILLING/billing-1:8080"] = {Status::OutOfService,
                                                      FleetBuilder::now - std::chrono::hours(80), "alice"};
    given.facts->isPreserving["http://eureka-1:8761/eureka"] = true;
    given.facts->restarted["http://eureka-2:8761/eureka"] = 2;
    const auto snapshot = given.snapshot();
    for (const ui::ThemeMode theme : {ui::ThemeMode::Light, ui::ThemeMode::Dark}) {
        ui::Theme::apply(*qApp, theme);
        const QString name = theme == ui::ThemeMode::Light ? QStringLiteral("light") : QStringLiteral("dark");
        Desk desk;
        desk.window.setSnapshot(snapshot);
        desk.choose(FindingCode::DeadLease, *snapshot);
        save(*desk.part<QWidget>("attentionDialog"), QStringLiteral("attention-") + name);
        QTest::mouseClick(desk.part<QPushButton>("cure"), Qt::LeftButton);
        QVERIFY(desk.dialog());
        save(*desk.dialog(), QStringLiteral("remove-") + name);
        for (const core::InstanceView &row : snapshot->fleet->instances) {
            if (row.key.id.text() != "orders-1:8080")
                continue;
            ui::InstanceDialog lease(row.key);
            lease.setSnapshot(*snapshot, FleetBuilder::now);
            lease.show();
            save(lease, QStringLiteral("lease-") + name);
        }
    }
    ui::Theme::apply(*qApp, ui::ThemeMode::Light);
}

QTEST_MAIN(CuresTest)
#include "tst_cures.moc"
