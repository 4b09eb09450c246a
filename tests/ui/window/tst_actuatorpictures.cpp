// SPDX-License-Identifier: GPL-3.0-or-later
// Draws what the window tells of an instance's actuator, in both themes and in Chinese, and checks that it
// fits the smallest screen. The pictures go to the folder named by DRAINBOARD_LOOK, where it is set.
#include "tests/ui/fleetbuilder.h"
#include "ui/confirm/confirmation.h"
#include "ui/confirm/confirmdialog.h"
#include "ui/instances/instancedialog.h"
#include "ui/instances/instancetable.h"
#include "ui/theme/theme.h"
#include "ui/window/instancemenu.h"
#include "ui/window/mainwindow.h"
#include "ui/window/offer.h"

#include <QApplication>
#include <QDir>
#include <QTest>
#include <QTranslator>

using core::Endpoint;
using core::EndpointState;
using tests::FleetBuilder;

namespace {

const std::string longId = "ip-10-0-0-17.eu-west-1.compute.internal:a-very-long-application-name:8080";

core::ActuatorPointer actuator(int generation)
{
    auto facts = std::make_shared<core::ActuatorFacts>();
    facts->base = "http://orders-1:8081/manage";
    facts->source = core::BaseSource::Metadata;
    facts->isProven = true;
    facts->probedAt = FleetBuilder::now - core::Millis(40'000);
    facts->generation.oldest = facts->generation.newest = generation;
    facts->generation.signs = {core::GenerationSign::ThirdMedia, core::GenerationSign::LinksDocument};
    facts->identity = core::Identity::Confirmed;
    if (generation > 1)
        facts->links = core::Links{{{"serviceregistry", "serviceregistry"}, {"health", "health"}}, 0};
    facts->attempts = {{{"http://orders-1:8080/actuator", core::BaseSource::HealthUrl},
                        core::AttemptVerdict::Redirected,
                        {},
                        {}},
                       {{facts->base, core::BaseSource::Metadata}, core::AttemptVerdict::Accepted, {}, {}}};
    for (const Endpoint endpoint : core::everyEndpoint)
        facts->endpoints[endpoint].state = EndpointState::Answers;
    facts->endpoints[Endpoint::ConfigurationProperties] = {EndpointState::Forbidden,
                                                           core::Error{core::ErrorKind::Forbidden,
                                                                       facts->base + "/configprops",
                                                                       {},
                                                                       403,
                                                                       "Orders",
                                                                       core::DeniedCause::MissingRight},
                                                           false};
    facts->endpoints[Endpoint::Shutdown] = {EndpointState::NotExposed, {}, true};
    facts->groups = {{"liveness", "UP", ""}, {"readiness", "OUT_OF_SERVICE", "db"}};
    return facts;
}

FleetBuilder fleet(int generation)
{
    FleetBuilder builder;
    builder.peer("eureka-1").peer("eureka-2");
    for (int i = 1; i <= 3; ++i)
        builder.instance("ORDERS", "orders-" + std::to_string(i) + ":8080").actuator = actuator(generation);
    core::InstanceView &sick = builder.instance("A-VERY-LONG-APPLICATION-NAME", longId);
    sick.actuator = actuator(generation);
    sick.health.value->status = sick.health.value->ownStatus = "DOWN";
    sick.health.value->failingPart = "dataSources.primaryWithALongName";
    sick.health.value->parts = {
        {"dataSources.primaryWithALongName", "DOWN",
         "org.springframework.jdbc.CannotGetJdbcConnectionException: Failed to obtain JDBC Connection; "
         "nested "
         "exception is java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available"},
        {"diskSpace", "UP", ""},
        {"discoveryComposite.eureka", "UP", ""}};
    return builder;
}

core::Inspection inspection(const core::Snapshot &snapshot, const core::InstanceKey &key)
{
    const core::InstanceView *row = snapshot.fleet->find(key);
    core::HopsRead read = tests::twoCallersAndTheRest(2, FleetBuilder::now - core::Millis(900));
    read.callers.callers[1].routes = {"orders-route"};
    read.callers.callers[1].sentToTarget = 12'345;
    read.callers.unknown = 2;
    read.nextTick = FleetBuilder::now + core::Millis(12'000);
    core::Inspection found{key, FleetBuilder::now, {}, read.callers.callers, false};
    found.budget =
        core::planOperation(*snapshot.fleet, *row, core::Goal::Drain, {}, 0, FleetBuilder::now).budget;
    found.budget.update(read, FleetBuilder::now);
    return found;
}

} // namespace

class TestActuatorPictures : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void pictures_data();
    void pictures();

private:
    static void save(QWidget &widget, const QString &name);
};

void TestActuatorPictures::initTestCase()
{
    if (qEnvironmentVariableIsSet("DRAINBOARD_LOOK"))
        QVERIFY(QDir().mkpath(qEnvironmentVariable("DRAINBOARD_LOOK")));
}

void TestActuatorPictures::save(QWidget &widget, const QString &name)
{
    QVERIFY2(widget.width() <= 1280 && widget.height() <= 720 + 110, qPrintable(name));
    if (qEnvironmentVariableIsSet("DRAINBOARD_LOOK"))
        QVERIFY(widget.grab().save(
            QDir(qEnvironmentVariable("DRAINBOARD_LOOK")).filePath(name + QStringLiteral(".png"))));
}

void TestActuatorPictures::pictures_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<bool>("isChinese");
    QTest::newRow("light") << false << false;
    QTest::newRow("dark") << true << false;
    QTest::newRow("chinese") << false << true;
}

void TestActuatorPictures::pictures()
{
    QFETCH(bool, isDark);
    QFETCH(bool, isChinese);
    const QString tag = QLatin1Char('-') + QString::fromLatin1(QTest::currentDataTag());
    ui::Theme::apply(*qApp, isDark ? ui::ThemeMode::Dark : ui::ThemeMode::Light);
    QTranslator words;
    if (isChinese) {
        QVERIFY(words.load(QStringLiteral(":/i18n/drainboard_zh_CN.qm")));
        QCoreApplication::installTranslator(&words);
    }
    FleetBuilder builder = fleet(3);
    auto snapshot = builder.snapshot();
    snapshot->suspendedCredentials = {"Orders"};
    const core::InstanceKey key = builder.key("ORDERS", "orders-1:8080");
    const core::InstanceKey longKey = builder.key("A-VERY-LONG-APPLICATION-NAME", longId);
    {
        ui::MainWindow window;
        window.setNow([] { return FleetBuilder::now; });
        window.resize(1280, 720);
        window.show();
        window.setSnapshot(snapshot);
        window.findChild<ui::InstanceTable *>()->selectRow(0);
        QTest::qWait(0);
        save(window, QStringLiteral("window") + tag);
        auto *menu = window.findChild<ui::InstanceMenu *>();
        menu->popup(QPoint(10, 10));
        QTest::qWait(0);
        save(*menu, QStringLiteral("menu") + tag);
        menu->close();
    }
    for (const core::InstanceKey &one : {key, longKey}) {
        snapshot->inspection = inspection(*snapshot, one);
        snapshot->connection = core::ConnectionReport{
            one,
            "http://orders-1:8081/manage/health",
            {{core::ConnectionStepKind::Name, core::StepOutcome::Done, "orders-1", core::Millis(0), {}},
             {core::ConnectionStepKind::Rule, core::StepOutcome::Skipped, "", core::Millis(0), {}},
             {core::ConnectionStepKind::Proxy,
              core::StepOutcome::Done,
              "socks5://127.0.0.1:1080",
              core::Millis(1),
              {}},
             {core::ConnectionStepKind::Address, core::StepOutcome::Done, "", core::Millis(31), {}},
             {core::ConnectionStepKind::Tls, core::StepOutcome::Failed, "", core::Millis(12),
              core::Error{core::ErrorKind::Tls, "https://orders-1:8081/manage/health", "hostname"}}},
            true};
        ui::InstanceDialog dialog(one);
        dialog.setSnapshot(*snapshot, FleetBuilder::now);
        dialog.show();
        QTest::qWait(0);
        save(dialog, (one == key ? QStringLiteral("details") : QStringLiteral("details-long")) + tag);
    }
    using Kind = core::ActuatorOrder::Kind;
    auto old = fleet(1).snapshot();
    for (const auto &[kind, id] : {std::pair{Kind::Pause, longKey}, {Kind::CancelOverride, key}}) {
        const core::ActuatorOrder order =
            ui::offerForOrder(*old, id, {kind, {}, {}, {}}, FleetBuilder::now).order;
        ui::ConfirmDialog dialog(ui::confirmOrder(*old, *old->fleet->find(id), order, FleetBuilder::now));
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QTest::qWait(0);
        save(dialog, (kind == Kind::Pause ? QStringLiteral("pause") : QStringLiteral("cancel")) + tag);
    }
    ui::ConfirmDialog drain(
        ui::confirmDrainByInstance(*snapshot, *snapshot->fleet->find(key), {}, FleetBuilder::now));
    drain.setAttribute(Qt::WA_DeleteOnClose, false);
    drain.show();
    QTest::qWait(0);
    save(drain, QStringLiteral("drain-by-instance") + tag);
    ui::MainWindow window;
    window.setNow([] { return FleetBuilder::now; });
    window.resize(1280, 720);
    core::Operation back = tests::operationIn(*snapshot, key, core::Goal::Restore, core::Phase::Restored);
    back.backSince = FleetBuilder::now - core::Millis(11'000);
    back.budget.update(tests::twoCallersAndTheRest(1, FleetBuilder::now - core::Millis(60'000)),
                       FleetBuilder::now - core::Millis(120'000));
    back.wayBack = core::wayBackOf(back.budget);
    snapshot->operations = {back};
    window.show();
    window.setSnapshot(snapshot);
    window.findChild<ui::InstanceTable *>()->selectRow(1);
    QTest::qWait(0);
    save(window, QStringLiteral("way-back") + tag);
    QCoreApplication::removeTranslator(&words);
    ui::Theme::apply(*qApp, ui::ThemeMode::Light);
}

QTEST_MAIN(TestActuatorPictures)
#include "tst_actuatorpictures.moc"
