// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/triage.h"
#include "tests/ui/fleetbuilder.h"
#include "tests/ui/looks.h"
#include "ui/instances/instancedialog.h"
#include "ui/text/text.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>

using tests::FleetBuilder;

class InstanceDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatWasFound();
    void showsAttempts();
    void testsConnection();
    void tellsBeforeTheProbe();
    void keepsTheLastOfOneThatLeft();
    void showsTheLease();
    void showsSettings();
    void showsBreakersOfCallers();
    void cutsNothingOff();
};

namespace {

core::ActuatorPointer facts(core::TimePoint at = FleetBuilder::now)
{
    auto made = std::make_shared<core::ActuatorFacts>();
    made->base = "http://orders-1:8080/actuator";
    made->isProven = true;
    made->generation.oldest = 3;
    made->generation.newest = 3;
    made->attempts = {{{made->base, core::BaseSource::HealthUrl}, core::AttemptVerdict::Accepted, {}, {}}};
    made->endpoints[core::Endpoint::Health].state = core::EndpointState::Answers;
    made->endpoints[core::Endpoint::Shutdown].state = core::EndpointState::NotExposed;
    made->probedAt = at;
    return made;
}

struct Desk
{
    explicit Desk(core::ActuatorPointer actuator)
    {
        FleetBuilder builder;
        builder.peer("eureka-1");
        core::InstanceView &row = builder.instance("ORDERS", "orders-1:8080");
        row.actuator = std::move(actuator);
        snapshot = builder.snapshot();
        dialog = std::make_unique<ui::InstanceDialog>(snapshot->fleet->instances.front().key);
        QObject::connect(dialog.get(), &ui::InstanceDialog::intent, dialog.get(),
                         [this](const core::Intent &intent) { intents.push_back(intent); });
        dialog->setSnapshot(*snapshot, FleetBuilder::now);
    }
    QString text(const char *name) { return dialog->findChild<QLabel *>(QLatin1String(name))->text(); }
    QPushButton *button() { return dialog->findChild<QPushButton *>(QStringLiteral("test")); }
    /// Every cell of the tree, one per line.
    QString tree()
    {
        QStringList lines;
        QTreeWidgetItemIterator item(dialog->findChild<QTreeWidget *>(), QTreeWidgetItemIterator::NotHidden);
        for (; *item; ++item)
            lines += (*item)->text(0) + QStringLiteral(" | ") + (*item)->text(1);
        return lines.join(QLatin1Char('\n'));
    }

    std::shared_ptr<core::Snapshot> snapshot;
    std::unique_ptr<ui::InstanceDialog> dialog;
    std::vector<core::Intent> intents;
};

} // namespace

void InstanceDialogTest::showsWhatWasFound()
{
    Desk desk(facts());
    const QString tree = desk.tree();
    QVERIFY(tree.contains(QStringLiteral("http://orders-1:8080/actuator | an actuator")));
    QVERIFY(tree.contains(QStringLiteral("health | answers")));
    QVERIFY(tree.contains(QStringLiteral("shutdown | not exposed (404)")));
    QVERIFY(tree.contains(QStringLiteral("management.endpoint.shutdown.enabled=true")));
    QVERIFY(desk.text("sum").contains(QStringLiteral("Spring Boot 3")));
}

void InstanceDialogTest::showsAttempts()
{
    auto none = std::make_shared<core::ActuatorFacts>();
    none->attempts = {{{"http://h:1/actuator", core::BaseSource::HealthUrl},
                       core::AttemptVerdict::OtherApplication,
                       {},
                       "payments-7:80"}};
    Desk desk(none);
    QVERIFY(desk.tree().contains(QStringLiteral("calls itself payments-7:80")));
}

void InstanceDialogTest::testsConnection()
{
    Desk desk(facts());
    desk.button()->click();
    QCOMPARE(desk.intents.size(), std::size_t(1));
    const auto *probe = std::get_if<core::ProbeActuator>(&desk.intents.front());
    QVERIFY(probe);
    QVERIFY(probe->key == desk.dialog->key());
    QVERIFY(!desk.button()->isEnabled());
    desk.dialog->setSnapshot(*desk.snapshot, FleetBuilder::now); // the old answer is not the new one
    QVERIFY(!desk.button()->isEnabled());

    FleetBuilder builder;
    builder.peer("eureka-1");
    builder.instance("ORDERS", "orders-1:8080").actuator = facts(FleetBuilder::now + core::Millis(1000));
    desk.dialog->setSnapshot(*builder.snapshot(), FleetBuilder::now);
    QVERIFY(desk.button()->isEnabled());
}

void InstanceDialogTest::tellsBeforeTheProbe()
{
    Desk desk(nullptr);
    QCOMPARE(desk.text("state"), QStringLiteral("The actuator was not looked for yet."));
    QVERIFY(!desk.tree().contains(QStringLiteral("Endpoints")));
}

void InstanceDialogTest::keepsTheLastOfOneThatLeft()
{
    Desk desk(facts());
    FleetBuilder builder;
    builder.peer("eureka-1");
    desk.dialog->setSnapshot(*builder.snapshot(), FleetBuilder::now);
    QVERIFY(desk.text("sum").contains(QStringLiteral("no longer registered")));
    QVERIFY(desk.tree().contains(QStringLiteral("health | answers")));
}

void InstanceDialogTest::showsTheLease()
{
    Desk desk(facts());
    QVERIFY(!desk.tree().contains(QStringLiteral("Lease"))); // nobody read it
    auto advice = std::make_shared<core::AdviceFacts>();
    const std::string peer = "http://eureka-1:8761/eureka";
    core::LeaseRead read{*desk.snapshot->fleet->instances.front().registered,
                         FleetBuilder::now,
                         {},
                         peer,
                         FleetBuilder::now - core::Millis(3'000)};
    read.instance.lease.registered = FleetBuilder::now - std::chrono::hours(1);
    read.instance.lease.lastRenewalAsSent = FleetBuilder::now + core::Millis(78'000); // 12 s ago
    advice->leases.emplace(desk.dialog->key(), read);
    auto snapshot = std::make_shared<core::Snapshot>(*desk.snapshot);
    snapshot->adviceFacts = advice;
    desk.dialog->setSnapshot(*snapshot, FleetBuilder::now);
    const QString heartbeat = ui::Text::clockTime(FleetBuilder::now - core::Millis(12'000));
    QVERIFY(desk.tree().contains(QStringLiteral("Last heartbeat | ") + heartbeat +
                                 QStringLiteral(", 12 s before that was read (read 3.0 s ago from")));
    // Twice 90 s after it; then the eviction's minute and the caches' 95 s.
    const QString end = ui::Text::clockTime(FleetBuilder::now + core::Millis(168'000));
    const QString latest = ui::Text::clockTime(FleetBuilder::now + core::Millis(168'000 + 155'000));
    QVERIFY(desk.tree().contains(QStringLiteral("Lease ends | at ") + end));
    QVERIFY(desk.tree().contains(QStringLiteral("between %1 and %2").arg(end, latest)));
    auto preserving = std::make_shared<core::AdviceFacts>(*advice);
    preserving->isPreserving[peer] = true;
    preserving->leases.begin()->second.readAt += core::Millis(1'000);
    snapshot->adviceFacts = preserving;
    desk.dialog->setSnapshot(*snapshot, FleetBuilder::now);
    QVERIFY(desk.tree().contains(QStringLiteral("preserves itself")));
}

void InstanceDialogTest::showsSettings()
{
    Desk desk(facts());
    QVERIFY(!desk.tree().contains(QStringLiteral("settings"))); // nobody asked for them
    core::Inspection read{desk.dialog->key(), FleetBuilder::now};
    core::Settings settings;
    settings.readings[core::Setting::RegistryFetchInterval] = {core::SettingReading::State::Value, "5",
                                                               "configprops"};
    settings.readings[core::Setting::ListCacheTtl] = {core::SettingReading::State::Hidden, "", "vault"};
    read.settings.answered(settings, FleetBuilder::now - core::Millis(2'000),
                           "http://orders-1:8080/actuator");
    read.serverSettings["http://eureka-1:8761/eureka"].failed(
        {core::ErrorKind::Unauthorized, "http://eureka-1:8761/actuator/configprops", "", 401});
    core::FailingRequests failing;
    failing.paths = {{"/orders/{id}", 12, {"500"}, {"IllegalStateException"}, 3}, {"/pay", 1, {}, {}, {}}};
    failing.leftOut = 2;
    read.failing.answered(failing, FleetBuilder::now - core::Millis(4'000), "http://orders-1:8080/actuator");
    auto snapshot = std::make_shared<core::Snapshot>(*desk.snapshot);
    snapshot->inspection = read;
    desk.dialog->setSnapshot(*snapshot, FleetBuilder::now);
    const QString tree = desk.tree();
    for (const char *line : {"Its settings | ", "Read | http://orders-1:8080/actuator, read 2.0 s ago",
                             "eureka.client.registry-fetch-interval-seconds | 5 (configprops)",
                             "spring.cloud.loadbalancer.cache.ttl | masked (vault)",
                             "Settings of the Eureka servers | ", "eureka-1:8761 | not read: ",
                             "/orders/{id} | 12, 3 of them new · status 500 · IllegalStateException",
                             "/pay | 1\n", "2 more paths fail", "read 4.0 s ago"})
        QVERIFY2(tree.contains(QString::fromUtf8(line)), qPrintable(tree));
}

void InstanceDialogTest::showsBreakersOfCallers()
{
    Desk desk(facts());
    core::Inspection inspection{desk.dialog->key()};
    inspection.callers.emplace_back().name = "GATEWAY/g1";
    core::CallerResilience gateway{"GATEWAY/g1", {}, {}, 0, {}, FleetBuilder::now};
    gateway.breakers = {{"orders", core::BreakerState::Open, 12}};
    gateway.retries = {{"orders", 5, 2, 43'210, {}}};
    core::CallerResilience zuul{"EDGE-GATEWAY-WITH-A-LONG-NAME/edge-gateway-0.edge.svc.cluster.local:8443",
                                {},
                                {},
                                0,
                                {},
                                FleetBuilder::now};
    zuul.breakers = {{"orders",
                      core::BreakerState::Open,
                      {},
                      core::BreakerSource::HystrixStream,
                      core::RecentCalls{core::Millis(10'000), 20, 12, 7, {}}}};
    const core::CallerResilience refused{
        "BATCH/b1", {}, {}, 0, core::Error{core::ErrorKind::Refused, "http://batch-1:8080/actuator"}, {}};
    inspection.triage = std::make_shared<const core::Triage>(core::Triage{{refused, zuul, gateway}});
    desk.snapshot->inspection = inspection;
    desk.dialog->setSnapshot(*desk.snapshot, FleetBuilder::now);
    for (const char *line : {"GATEWAY/g1: circuit breaker orders | open: lets no call through",
                             "in the last 10 s: 20 calls let through, 12 of them failed, 7 not let through",
                             "BATCH/b1 | not read: "})
        QVERIFY2(desk.tree().contains(QString::fromUtf8(line)), qPrintable(desk.tree()));
    tests::lookAt([&](const QString &folder, const QString &tail) {
        Desk shown(facts());
        shown.snapshot->inspection = inspection;
        shown.dialog->resize(760, 800);
        shown.dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(shown.dialog.get()));
        shown.dialog->setSnapshot(*shown.snapshot, FleetBuilder::now);
        QCoreApplication::processEvents(); // rows become as high as their words need
        QVERIFY(shown.dialog->grab().save(folder + QStringLiteral("/details-breakers") + tail));
    });
}

/// Rows are as high as their words need in the width that their column has.
void InstanceDialogTest::cutsNothingOff()
{
    Desk desk(facts());
    desk.dialog->resize(1'000, 600);
    desk.dialog->show();
    auto *tree = desk.dialog->findChild<QTreeWidget *>(QStringLiteral("details"));
    auto *item = new QTreeWidgetItem(tree, {QStringLiteral("name"), QString(300, QLatin1Char('x'))});
    tree->addTopLevelItem(item);
    QTRY_VERIFY(tree->visualItemRect(item).height() > 0);
    const QFontMetrics metrics(tree->font());
    const auto needed = [&] {
        const int lines = metrics.horizontalAdvance(item->text(1)) / tree->columnWidth(1) + 1;
        return lines * metrics.height();
    };
    QTRY_VERIFY(tree->visualItemRect(item).height() >= needed());
    const int before = tree->visualItemRect(item).height();
    desk.dialog->resize(600, 600);
    QTRY_VERIFY(tree->visualItemRect(item).height() > before);
    QVERIFY(tree->visualItemRect(item).height() >= needed());
}

QTEST_MAIN(InstanceDialogTest)
#include "tst_instancedialog.moc"
