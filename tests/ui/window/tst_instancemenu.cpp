// SPDX-License-Identifier: GPL-3.0-or-later
// What the chosen instance is asked for itself: which lines are open, why the others are not, and the very
// request that is confirmed.
#include "tests/ui/fleetbuilder.h"
#include "ui/confirm/confirmdialog.h"
#include "ui/instances/instancetable.h"
#include "ui/window/instancemenu.h"
#include "ui/window/mainwindow.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using core::Endpoint;
using core::EndpointState;
using tests::FleetBuilder;

namespace {

core::ActuatorPointer actuator(int generation)
{
    auto facts = std::make_shared<core::ActuatorFacts>();
    facts->base = "http://orders-2:8080/actuator";
    facts->isProven = true;
    facts->generation.oldest = facts->generation.newest = generation;
    if (generation > 1)
        facts->links = core::Links{{{"serviceregistry", "serviceregistry"}}, 0};
    for (const Endpoint endpoint : core::everyEndpoint)
        facts->endpoints[endpoint].state = EndpointState::Answers;
    return facts;
}

struct Desk
{
    explicit Desk(const core::ActuatorPointer &facts)
    {
        FleetBuilder builder;
        builder.peer("eureka-1").peer("eureka-2");
        for (int i = 1; i <= 3; ++i)
            builder.instance("ORDERS", "orders-" + std::to_string(i) + ":8080").actuator = facts;
        window.setNow([] { return FleetBuilder::now; });
        QObject::connect(&window, &ui::MainWindow::intent, &window, [this](const core::Intent &intent) {
            if (!std::holds_alternative<core::SetVisible>(intent))
                intents.push_back(intent);
        });
        window.show();
        window.setSnapshot(builder.snapshot());
    }
    void choose() { window.findChild<ui::InstanceTable *>()->selectRow(1); }
    QAction *line(const char *name)
    {
        return window.findChild<ui::InstanceMenu *>()->findChild<QAction *>(QLatin1String(name));
    }
    ui::ConfirmDialog *dialog() { return window.findChild<ui::ConfirmDialog *>(); }
    QString requests()
    {
        return dialog()->findChild<QPlainTextEdit *>(QStringLiteral("requests"))->toPlainText();
    }
    QPushButton *confirm() { return dialog()->findChild<QPushButton *>(QStringLiteral("confirm")); }

    ui::MainWindow window;
    std::vector<core::Intent> intents;
};

} // namespace

class InstanceMenuTest : public QObject
{
    Q_OBJECT

private slots:
    void opensWhatItsGenerationHas_data();
    void opensWhatItsGenerationHas();
    void sendsWhatWasConfirmed_data();
    void sendsWhatWasConfirmed();
    void drainsThroughTheInstance();
    void opensTheDetails();
};

void InstanceMenuTest::opensWhatItsGenerationHas_data()
{
    QTest::addColumn<int>("generation"); // 0: not looked for yet
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("why"); // empty: open
    QTest::newRow("drain, today") << 3 << QByteArray("drainByInstance") << QString();
    QTest::newRow("drain, 1.5") << 1 << QByteArray("drainByInstance") << QString();
    QTest::newRow("pause, 1.5") << 1 << QByteArray("pause") << QString();
    QTest::newRow("pause, today") << 3 << QByteArray("pause") << QStringLiteral("stays registered");
    QTest::newRow("restart, today") << 3 << QByteArray("restart") << QString();
    QTest::newRow("not looked for") << 0 << QByteArray("restart") << QStringLiteral("was not looked for yet");
    QTest::newRow("not looked for, drain")
        << 0 << QByteArray("drainByInstance") << QStringLiteral("was not looked for yet");
}

void InstanceMenuTest::opensWhatItsGenerationHas()
{
    QFETCH(int, generation);
    QFETCH(QByteArray, line);
    QFETCH(QString, why);
    Desk desk(generation == 0 ? nullptr : actuator(generation));
    QVERIFY(!desk.line(line)->isEnabled());
    QVERIFY(desk.line(line)->toolTip().contains(QLatin1String("chosen in the table")));
    desk.choose();
    QCOMPARE(desk.line(line)->isEnabled(), why.isEmpty());
    QVERIFY2(desk.line(line)->toolTip().contains(why), qPrintable(desk.line(line)->toolTip()));
}

void InstanceMenuTest::sendsWhatWasConfirmed_data()
{
    QTest::addColumn<int>("generation");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("request");
    QTest::addColumn<QString>("warning");
    QTest::addColumn<bool>("asksName");
    const QString base = QStringLiteral("POST http://orders-2:8080/actuator");
    QTest::newRow("cancel, today") << 3 << QByteArray("cancelByInstance")
                                   << base + QStringLiteral("/serviceregistry") << QString() << false;
    QTest::newRow("cancel, 1.5") << 1 << QByteArray("cancelByInstance")
                                 << base + QStringLiteral("/service-registry/instance-status")
                                 << QStringLiteral("goes on saying UP") << false;
    QTest::newRow("pause, 1.5") << 1 << QByteArray("pause") << base + QStringLiteral("/pause")
                                << QStringLiteral("only a restart brings it back") << true;
    QTest::newRow("resume") << 1 << QByteArray("resume") << base + QStringLiteral("/resume")
                            << QStringLiteral("says nothing") << false;
    QTest::newRow("restart") << 3 << QByteArray("restart") << base + QStringLiteral("/restart")
                             << QStringLiteral("drain it first") << true;
}

void InstanceMenuTest::sendsWhatWasConfirmed()
{
    QFETCH(int, generation);
    QFETCH(QByteArray, line);
    QFETCH(QString, request);
    QFETCH(QString, warning);
    QFETCH(bool, asksName);
    Desk desk(actuator(generation));
    desk.choose();
    desk.line(line)->trigger();
    QVERIFY(desk.dialog());
    QVERIFY(desk.intents.empty());
    QVERIFY2(desk.requests().startsWith(request), qPrintable(desk.requests()));
    QString words;
    for (const QLabel *label : desk.dialog()->findChildren<QLabel *>())
        words += label->text() + QLatin1Char('\n');
    QVERIFY2(words.contains(warning), qPrintable(words));
    if (asksName) {
        QVERIFY(!desk.confirm()->isEnabled());
        desk.dialog()->findChild<QLineEdit *>()->setText(QStringLiteral("orders-2:8080"));
    }
    desk.confirm()->click();
    QCOMPARE(desk.intents.size(), std::size_t(1));
    const auto *ask = std::get_if<core::AskActuator>(&desk.intents.front());
    QVERIFY(ask && ask->confirmed);
    QCOMPARE(QStringLiteral("POST ") + QString::fromStdString(ask->confirmed->url), request);
    QCOMPARE(ask->key.id.text(), std::string("orders-2:8080"));
}

void InstanceMenuTest::drainsThroughTheInstance()
{
    Desk desk(actuator(3));
    desk.choose();
    desk.line("drainByInstance")->trigger();
    QVERIFY(desk.dialog());
    QVERIFY(desk.requests().startsWith(QStringLiteral("POST http://orders-2:8080/actuator/serviceregistry")));
    QVERIFY(desk.requests().contains(QStringLiteral("OUT_OF_SERVICE")));
    desk.confirm()->click();
    const auto *start = std::get_if<core::StartOperation>(&desk.intents.front());
    QVERIFY(start);
    QCOMPARE(start->goal, core::Goal::Drain);
    QCOMPARE(start->settings.by, core::TakeOutBy::ServiceRegistry);
    QCOMPARE(start->confirmed->url, std::string("http://orders-2:8080/actuator/serviceregistry"));
}

void InstanceMenuTest::opensTheDetails()
{
    Desk desk(actuator(3));
    desk.choose();
    desk.line("details")->trigger();
    const auto *inspect = desk.intents.empty() ? nullptr : std::get_if<core::Inspect>(&desk.intents.front());
    QVERIFY(inspect && inspect->instance);
    QCOMPARE(inspect->instance->id.text(), std::string("orders-2:8080"));
    // Closed, nobody's callers are asked any more.
    desk.window.findChild<QDialog *>(QStringLiteral("instanceDialog"))->close();
    inspect = std::get_if<core::Inspect>(&desk.intents.back());
    QVERIFY(inspect && !inspect->instance);
}

QTEST_MAIN(InstanceMenuTest)
#include "tst_instancemenu.moc"
