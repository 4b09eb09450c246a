// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/looks.h"
#include "tests/ui/releases.h"
#include "ui/plan/plandialog.h"
#include "ui/plan/plandraft.h"
#include "ui/plan/planmodel.h"
#include "ui/text/releasetext.h"
#include "ui/text/text.h"
#include "ui/widgets/plaintip.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

using tests::FleetBuilder;

namespace {

/// The dialog on a fleet, and all it asked for.
struct Desk
{
    explicit Desk(std::shared_ptr<core::Snapshot> given)
        : snapshot(std::move(given))
        , dialog(ui::draftFor(*snapshot, FleetBuilder::application("ORDERS"), {}), snapshot,
                 FleetBuilder::now)
    {
        QObject::connect(&dialog, &ui::PlanDialog::intent, &dialog, [this](const core::Intent &intent) {
            if (const auto *inspect = std::get_if<core::Inspect>(&intent))
                reads.push_back(*inspect);
            else
                intents.push_back(intent);
        });
        dialog.show();
    }
    template <typename T> T *part(const char *name) { return dialog.findChild<T *>(QLatin1String(name)); }
    QPushButton *start() { return part<QPushButton>("start"); }
    void click(const char *name) { QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton); }
    QTableView *table() { return part<QTableView>("planTable"); }
    ui::PlanModel *model() { return dialog.findChild<ui::PlanModel *>(); }
    QString preview() { return part<QPlainTextEdit>("preview")->toPlainText(); }
    void type(const char *name, const QString &text)
    {
        part<QLineEdit>(name)->clear();
        QTest::keyClicks(part<QLineEdit>(name), text);
    }
    void choose(const char *name, int value)
    {
        auto *box = part<QComboBox>(name);
        box->setCurrentIndex(box->findData(value));
    }
    /// A click into the box of that cell.
    void tick(int row, int column)
    {
        const QRect cell = table()->visualRect(model()->index(row, column));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {},
                          cell.topLeft() + QPoint(10, cell.height() / 2));
    }
    bool hasLine(const QString &text)
    {
        for (const QLabel *label : dialog.findChildren<QLabel *>()) {
            if (label->isVisibleTo(&dialog) && label->text() == text)
                return true;
        }
        return false;
    }
    QString lines()
    {
        QStringList all;
        for (const QLabel *label : dialog.findChildren<QLabel *>()) {
            if (label->isVisibleTo(&dialog))
                all << label->text();
        }
        return all.join(QLatin1Char('\n'));
    }
    const core::ReleasePlan *started() const
    {
        const auto *start = intents.size() == 1 ? std::get_if<core::StartRelease>(&intents.front()) : nullptr;
        return start ? &start->plan : nullptr;
    }

    std::shared_ptr<core::Snapshot> snapshot;
    ui::PlanDialog dialog;
    std::vector<core::Intent> intents; ///< all but the reads
    std::vector<core::Inspect> reads;
};

/// One of the application, as if it was read: 1, 2 and 3 s, and the longest request assumed at 30 s.
core::Inspection inspectionOf(const core::Snapshot &snapshot)
{
    core::Inspection read{snapshot.fleet->instances.front().key, FleetBuilder::now};
    read.budget = core::makeBudget({core::Seconds(1), core::Seconds(2), core::Seconds(3), std::nullopt});
    return read;
}

std::vector<std::string> idsOf(const core::ReleasePlan &plan)
{
    std::vector<std::string> ids;
    for (const core::PlannedInstance &planned : plan.instances)
        ids.push_back(planned.key.id.text());
    return ids;
}

using Ids = std::vector<std::string>;

} // namespace

class TestPlanDialog : public QObject
{
    Q_OBJECT

private slots:
    void startSaysExactlyWhatWasChosen();
    void nothingLeavesBeforeStart();
    void orderByKeys();
    void orderByDrop();
    void tickedAndLeftOut();
    void whoHasTheVersionIsLeftOut();
    void pauseAndJudge();
    void eachFaultIsSaid_data();
    void eachFaultIsSaid();
    void anotherReleaseKeepsItClosed();
    void lockedSaysWhy();
    void guardsAreGroupedAndOverridden();
    void directStopNeedsTheTypedName();
    void pauseIsRefusedWithItsReason_data();
    void pauseIsRefusedWithItsReason();
    void pauseSaysThatNothingPutsItBack();
    void capacityIsTold();
    void previewListsEveryRequest();
    void commandsComeFromThePlanAlone();
    void commandsBesideTheStepsCanBeLeftOut();
    void aProfilesCommandIsApprovedOnce();
    void pictures();
    void dryRunSendsNothing();
    void copyAsCurl();
    void callersAreReadWhileItIsOpen();
    void lengthsAreThoseThatWereRead_data();
    void lengthsAreThoseThatWereRead();
    void aNewSnapshotKeepsTheChoices();
    void modelIsSound();
    void focusIsOnCancel();
};

void TestPlanDialog::startSaysExactlyWhatWasChosen()
{
    Desk desk(tests::releaseFleet().snapshot());
    desk.type("version", QStringLiteral("2.15.0"));
    desk.choose("takeOutBy", int(core::TakeOutBy::ServiceRegistry));
    desk.choose("stopBy", int(core::StopBy::Operator));
    desk.choose("returnRule", int(core::ReturnRule::SameHost));
    desk.choose("order", int(core::StepOrder::StartThenDrain));
    desk.choose("batch", 2);
    desk.type("smoke", QStringLiteral("/orders/ping"));
    desk.part<QSpinBox>("smokeStatus")->setValue(204);
    desk.type("change", QStringLiteral("CHG-4711"));
    desk.type("note", QStringLiteral("new prices"));
    QVERIFY2(desk.start()->isEnabled(), qPrintable(desk.start()->toolTip()));
    desk.click("start");
    const core::ReleasePlan *plan = desk.started();
    QVERIFY(plan);
    core::ReleasePlan wanted{"prod-eu", FleetBuilder::application("ORDERS")};
    for (int i = 1; i <= 4; ++i)
        wanted.instances.push_back({{wanted.environment, wanted.application,
                                     *core::InstanceId::from("orders-" + std::to_string(i) + ":8080")}});
    wanted.expectedVersion = "2.15.0";
    wanted.batchSize = 2;
    wanted.takeOutBy = core::TakeOutBy::ServiceRegistry;
    wanted.stopBy = core::StopBy::Operator;
    wanted.returnRule = core::ReturnRule::SameHost;
    wanted.order = core::StepOrder::StartThenDrain;
    wanted.smoke = {"/orders/ping", 204};
    wanted.changeNumber = "CHG-4711";
    wanted.note = "new prices";
    QCOMPARE(core::planJson(*plan), core::planJson(wanted));
    QVERIFY(*plan == wanted);
    QVERIFY(!desk.dialog.isVisible());
}

void TestPlanDialog::nothingLeavesBeforeStart()
{
    Desk desk(tests::releaseFleet().snapshot());
    desk.type("version", QStringLiteral("2.15.0"));
    desk.click("dryRun");
    desk.click("copyAsCurl");
    desk.click("cancel");
    QVERIFY(!desk.dialog.isVisible());
    QVERIFY(desk.intents.empty());
}

void TestPlanDialog::orderByKeys()
{
    Desk desk(tests::releaseFleet(3).snapshot());
    desk.table()->setCurrentIndex(desk.model()->index(0, ui::PlanModel::Instance));
    QTest::keyClick(desk.table(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(idsOf(desk.model()->plan()), (Ids{"orders-2:8080", "orders-1:8080", "orders-3:8080"}));
    // The moved one stays chosen and goes on.
    QTest::keyClick(desk.table(), Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(desk.table(), Qt::Key_Down, Qt::AltModifier); // past the end: nothing
    QCOMPARE(idsOf(desk.model()->plan()), (Ids{"orders-2:8080", "orders-3:8080", "orders-1:8080"}));
    QTest::keyClick(desk.table(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(idsOf(desk.model()->plan()), (Ids{"orders-2:8080", "orders-1:8080", "orders-3:8080"}));
    QVERIFY(desk.preview().startsWith(QLatin1String("1. orders-2:8080")));
    desk.click("start");
    QCOMPARE(idsOf(*desk.started()), (Ids{"orders-2:8080", "orders-1:8080", "orders-3:8080"}));
}

void TestPlanDialog::orderByDrop()
{
    Desk desk(tests::releaseFleet(4).snapshot());
    ui::PlanModel &model = *desk.model();
    const auto drop = [&](int from, int before, const QModelIndex &on) {
        const std::unique_ptr<QMimeData> data(model.mimeData({model.index(from, 0)}));
        // False tells the view that nothing is left to take away.
        QVERIFY(!model.dropMimeData(data.get(), Qt::MoveAction, before, 0, on));
    };
    drop(0, 2, {}); // between the second and the third
    QCOMPARE(idsOf(model.plan()), (Ids{"orders-2:8080", "orders-1:8080", "orders-3:8080", "orders-4:8080"}));
    drop(3, 0, {});
    QCOMPARE(idsOf(model.plan()), (Ids{"orders-4:8080", "orders-2:8080", "orders-1:8080", "orders-3:8080"}));
    drop(0, -1, {}); // below the last one
    QCOMPARE(idsOf(model.plan()), (Ids{"orders-2:8080", "orders-1:8080", "orders-3:8080", "orders-4:8080"}));
    QCOMPARE(model.rowCount(), 4);
}

void TestPlanDialog::tickedAndLeftOut()
{
    Desk desk(tests::releaseFleet(3).snapshot());
    desk.tick(1, ui::PlanModel::Place);
    QCOMPARE(idsOf(desk.model()->plan()), (Ids{"orders-1:8080", "orders-3:8080"}));
    QCOMPARE(desk.model()->index(2, 0).data().toString(), QStringLiteral("2"));
    QVERIFY(!desk.preview().contains(QLatin1String("orders-2")));
    // Space on the name turns it back.
    desk.table()->setCurrentIndex(desk.model()->index(1, ui::PlanModel::Instance));
    QTest::keyClick(desk.table(), Qt::Key_Space);
    QCOMPARE(desk.model()->plan().instances.size(), std::size_t(3));
    for (int row = 0; row < 3; ++row)
        desk.tick(row, ui::PlanModel::Place);
    QVERIFY(!desk.start()->isEnabled());
    QCOMPARE(desk.start()->toolTip(), ui::ReleaseText::sentence(core::PlanFault::NoInstances));
}

void TestPlanDialog::whoHasTheVersionIsLeftOut()
{
    FleetBuilder builder = tests::releaseFleet(3);
    builder.fleet().instances[1].version = "2.15.0";
    builder.taken("ORDERS", "orders-9:8080");
    Desk desk(builder.snapshot());
    QCOMPARE(idsOf(desk.model()->plan()), (Ids{"orders-1:8080", "orders-2:8080", "orders-3:8080"}));
    desk.type("version", QStringLiteral("2.15.0"));
    QCOMPARE(idsOf(desk.model()->plan()), (Ids{"orders-1:8080", "orders-3:8080"}));
    QCOMPARE(desk.model()->index(1, ui::PlanModel::Remark).data().toString(),
             QStringLiteral("already 2.15.0"));
    const QString out = desk.model()->index(3, ui::PlanModel::Remark).data().toString();
    QCOMPARE(out, QStringLiteral("out since %1: by whom?")
                      .arg(ui::Text::clockTime(FleetBuilder::now - core::Millis(54'000))));
    desk.tick(1, ui::PlanModel::Place); // all the same
    QCOMPARE(desk.model()->plan().instances.size(), std::size_t(3));
}

void TestPlanDialog::pauseAndJudge()
{
    Desk desk(tests::releaseFleet(2).snapshot());
    desk.tick(1, ui::PlanModel::PauseBefore);
    desk.tick(0, ui::PlanModel::AskAfter);
    QVERIFY(desk.preview().contains(QLatin1String("pause: waits for you")));
    QVERIFY(desk.preview().contains(QLatin1String("judge: waits for you")));
    desk.click("start");
    QVERIFY(desk.started());
    QVERIFY(!desk.started()->instances[0].pausesBefore && desk.started()->instances[0].asksAfter);
    QVERIFY(desk.started()->instances[1].pausesBefore && !desk.started()->instances[1].asksAfter);
}

void TestPlanDialog::eachFaultIsSaid_data()
{
    QTest::addColumn<core::PlanFault>("fault");
    QTest::addColumn<std::function<void(Desk &)>>("make");
    const auto add = [](core::PlanFault fault, std::function<void(Desk &)> make) {
        QTest::newRow(std::string(core::planFaultName(fault)).c_str()) << fault << std::move(make);
    };
    add(core::PlanFault::NoInstances, [](Desk &desk) {
        desk.tick(0, ui::PlanModel::Place);
        desk.tick(1, ui::PlanModel::Place);
    });
    add(core::PlanFault::SameIdCannotComeFirst,
        [](Desk &desk) { desk.choose("order", int(core::StepOrder::StartThenDrain)); });
    add(core::PlanFault::ArticleNeedsOwnStop, [](Desk &desk) {
        desk.choose("recipe", int(core::Recipe::Article));
        desk.choose("stopBy", int(core::StopBy::Operator));
    });
    add(core::PlanFault::PauseNeedsOwnStop, [](Desk &desk) {
        desk.choose("recipe", int(core::Recipe::Pause));
        desk.choose("stopBy", int(core::StopBy::Operator));
    });
    add(core::PlanFault::NoStopCommand,
        [](Desk &desk) { desk.choose("stopBy", int(core::StopBy::Command)); });
    add(core::PlanFault::NoStartCommand,
        [](Desk &desk) { desk.choose("startBy", int(core::StartBy::Command)); });
    add(core::PlanFault::BadSmoke, [](Desk &desk) { desk.type("smoke", QStringLiteral("orders/ping")); });
    // The rest cannot be made by hand here: the values come from the draft.
    add(core::PlanFault::BadLimit, [](Desk &desk) {
        core::ReleasePlan choices = desk.model()->draft().choices;
        choices.limits.stop = core::Millis(0);
        desk.model()->setChoices(choices);
    });
    add(core::PlanFault::BadThresholds, [](Desk &desk) {
        core::ReleasePlan choices = desk.model()->draft().choices;
        choices.thresholds.leastRequests = 0;
        desk.model()->setChoices(choices);
    });
}

void TestPlanDialog::eachFaultIsSaid()
{
    QFETCH(core::PlanFault, fault);
    QFETCH(std::function<void(Desk &)>, make);
    Desk desk(tests::releaseFleet(2).snapshot());
    QVERIFY(desk.start()->isEnabled());
    make(desk);
    const QString sentence = ui::ReleaseText::sentence(fault);
    QVERIFY(!desk.start()->isEnabled());
    QCOMPARE(desk.start()->toolTip(), ui::plainTip(sentence));
    QVERIFY(desk.hasLine(sentence));
    desk.click("start");
    QVERIFY(desk.intents.empty());
}

void TestPlanDialog::anotherReleaseKeepsItClosed()
{
    auto snapshot = tests::releaseFleet(2).snapshot();
    snapshot->releases.push_back(tests::runningRelease(*snapshot->fleet));
    Desk desk(snapshot);
    QVERIFY(!desk.start()->isEnabled());
    QCOMPARE(desk.start()->toolTip(), ui::ReleaseText::sentence(core::PlanFault::AnotherRelease));
    auto over = std::make_shared<core::Snapshot>(*snapshot);
    over->releases.front().state = core::ReleaseState::Finished;
    desk.dialog.setSnapshot(over, FleetBuilder::now);
    QVERIFY(desk.start()->isEnabled());
}

void TestPlanDialog::lockedSaysWhy()
{
    auto snapshot = tests::releaseFleet(2).snapshot();
    snapshot->access.writableUntil.reset();
    Desk desk(snapshot);
    QVERIFY(!desk.start()->isEnabled());
    QVERIFY(desk.start()->toolTip().contains(QLatin1String("locked")));
    desk.choose("recipe", int(core::Recipe::Observe)); // writes nothing
    QVERIFY2(desk.start()->isEnabled(), qPrintable(desk.start()->toolTip()));
    QVERIFY(desk.preview().startsWith(QLatin1String("Nothing is sent.")));
}

void TestPlanDialog::guardsAreGroupedAndOverridden()
{
    FleetBuilder builder = tests::releaseFleet(3);
    for (core::InstanceView &row : builder.fleet().instances)
        row.peersDisagree = true;
    Desk desk(builder.snapshot());
    const core::GuardFinding finding{core::Guard::PeersDisagree, true, {}};
    QVERIFY2(desk.lines().contains(ui::ReleaseText::sentence(finding, QStringLiteral("All 3"))),
             qPrintable(desk.lines()));
    auto *box = desk.part<QCheckBox>("override-peers-disagree");
    QVERIFY(box && !desk.start()->isEnabled());
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    QVERIFY(box->isChecked());
    QCOMPARE(desk.start()->toolTip(), ui::ReleaseText::sentence(core::PlanFault::NoReason));
    desk.type("note", QStringLiteral("eureka-2 is being rebuilt"));
    QVERIFY(!desk.start()->isEnabled()); // the name is still to be typed
    desk.type("answer", QStringLiteral("ORDERS"));
    QVERIFY2(desk.start()->isEnabled(), qPrintable(desk.start()->toolTip()));
    desk.click("start");
    QVERIFY(desk.started());
    QCOMPARE(desk.started()->overridden, std::vector<core::Guard>{core::Guard::PeersDisagree});
    QVERIFY(desk.started()->isNameTyped);
}

void TestPlanDialog::directStopNeedsTheTypedName()
{
    Desk desk(tests::releaseFleet(3).snapshot());
    QVERIFY(!desk.part<QLineEdit>("answer")->isVisible());
    desk.choose("recipe", int(core::Recipe::DirectStop));
    QVERIFY(desk.part<QLineEdit>("answer")->isVisible());
    // Eureka 30 s, fetch 30 s and list 35 s, as they are assumed.
    QVERIFY2(desk.part<QLabel>("recipeSentence")->text().contains(QLatin1String("95 s")),
             qPrintable(desk.part<QLabel>("recipeSentence")->text()));
    desk.type("answer", QStringLiteral("ORDER"));
    QVERIFY(!desk.start()->isEnabled());
    QTest::keyClicks(desk.part<QLineEdit>("answer"), QStringLiteral("S"));
    QVERIFY2(desk.start()->isEnabled(), qPrintable(desk.start()->toolTip()));
    desk.click("start");
    QVERIFY(desk.started() && desk.started()->isNameTyped);
    QCOMPARE(desk.started()->recipe, core::Recipe::DirectStop);
}

void TestPlanDialog::pauseIsRefusedWithItsReason_data()
{
    QTest::addColumn<int>("generation"); // of Spring Boot; 0: its actuator was not looked for yet
    QTest::addColumn<core::Guard>("guard");
    QTest::newRow("today's stays registered") << 3 << core::Guard::PauseKeepsLease;
    QTest::newRow("not looked for") << 0 << core::Guard::NoPauseEndpoint;
}

void TestPlanDialog::pauseIsRefusedWithItsReason()
{
    QFETCH(int, generation);
    QFETCH(core::Guard, guard);
    FleetBuilder builder = generation > 0 ? tests::releaseFleetOf(generation, 3) : tests::releaseFleet(3);
    Desk desk(builder.snapshot());
    QVERIFY(desk.start()->isEnabled());
    desk.choose("recipe", int(core::Recipe::Pause));
    desk.type("answer", QStringLiteral("ORDERS"));
    const std::vector<std::string> details =
        generation > 0 ? std::vector<std::string>() : std::vector<std::string>{"not-looked-for"};
    const QString sentence =
        ui::ReleaseText::sentence(core::GuardFinding{guard, true, details}, QStringLiteral("All 3"));
    QVERIFY2(desk.lines().contains(sentence), qPrintable(desk.lines()));
    QVERIFY(!desk.start()->isEnabled());
    QCOMPARE(desk.start()->toolTip(), ui::plainTip(sentence));
    QVERIFY(!desk.part<QCheckBox>("override-pause-keeps-lease")); // nobody can override what it does
    desk.click("start");
    QVERIFY(desk.intents.empty());
}

void TestPlanDialog::pauseSaysThatNothingPutsItBack()
{
    Desk desk(tests::releaseFleetOf(1, 3).snapshot());
    desk.choose("recipe", int(core::Recipe::Pause));
    QVERIFY2(desk.part<QLabel>("recipeSentence")->text().contains(QLatin1String("only a restart")),
             qPrintable(desk.part<QLabel>("recipeSentence")->text()));
    QVERIFY(!desk.part<QComboBox>("takeOutBy")->isEnabled()); // the recipe says how
    QCOMPARE(desk.part<QComboBox>("takeOutBy")->placeholderText(),
             ui::ReleaseText::takeOutByName(core::TakeOutBy::Pause));
    desk.choose("recipe", int(core::Recipe::Proof));
    QCOMPARE(desk.part<QComboBox>("takeOutBy")->currentData().toInt(), int(core::TakeOutBy::Eureka));
    desk.choose("recipe", int(core::Recipe::Pause));
    QCOMPARE(desk.part<QComboBox>("takeOutBy")->currentIndex(), -1);
    QVERIFY2(desk.part<QLabel>("question")->text().startsWith(QLatin1String("A paused instance")),
             qPrintable(desk.part<QLabel>("question")->text()));
    QVERIFY2(desk.preview().contains(QLatin1String("/pause\n")), qPrintable(desk.preview()));
    QVERIFY(!desk.preview().contains(QLatin1String("PUT ")));
    QVERIFY(!desk.start()->isEnabled()); // the name is still to be typed
    desk.type("answer", QStringLiteral("ORDERS"));
    QVERIFY2(desk.start()->isEnabled(), qPrintable(desk.start()->toolTip()));
    desk.click("start");
    QVERIFY(desk.started() && desk.started()->isNameTyped);
    QCOMPARE(desk.started()->recipe, core::Recipe::Pause);
}

void TestPlanDialog::capacityIsTold()
{
    Desk desk(tests::releaseFleet(4).snapshot());
    QVERIFY2(
        desk.hasLine(QStringLiteral("4 serving; at worst 3 will be, each with 167 instead of 125 req/s")),
        qPrintable(desk.lines()));
    desk.choose("batch", 2);
    QVERIFY(
        desk.hasLine(QStringLiteral("4 serving; at worst 2 will be, each with 250 instead of 125 req/s")));
    desk.choose("returnRule", int(core::ReturnRule::AnyNew));
    desk.choose("order", int(core::StepOrder::StartThenDrain));
    QVERIFY(
        desk.hasLine(QStringLiteral("4 serving; at worst 4 will be, each with 125 instead of 125 req/s")));
}

void TestPlanDialog::previewListsEveryRequest()
{
    Desk desk(tests::releaseFleet(2).snapshot());
    desk.type("smoke", QStringLiteral("/orders/ping"));
    const QString text = desk.preview();
    for (const core::PlannedRequest &planned :
         core::plannedRequests(desk.model()->plan(), *desk.snapshot->fleet)) {
        QVERIFY(planned.request || planned.when == core::PlannedRequest::When::Elsewhere);
        if (planned.request)
            QVERIFY2(text.contains(ui::Text::requestLine(*planned.request)), qPrintable(text));
    }
    QCOMPARE(text.count(QLatin1String("PUT http://eureka-1:8761/eureka/apps/ORDERS/")), 2);
    QCOMPARE(text.count(QLatin1String("POST http://orders-1:8080/actuator/shutdown")), 1);
    QCOMPARE(text.count(QLatin1String("wait until callers let go")), 2);
}

void TestPlanDialog::commandsComeFromThePlanAlone()
{
    auto snapshot = tests::releaseFleet(2).snapshot();
    ui::PlanDraft draft = ui::draftFor(*snapshot, FleetBuilder::application("ORDERS"), {});
    draft.choices.startCommand.arguments = {"deploy", "--to", "two words"};
    ui::PlanDialog dialog(draft, snapshot, FleetBuilder::now);
    std::vector<core::Intent> intents;
    connect(&dialog, &ui::PlanDialog::intent, this, [&](const core::Intent &intent) {
        if (!std::holds_alternative<core::Inspect>(intent))
            intents.push_back(intent);
    });
    dialog.show();
    auto *box = dialog.findChild<QComboBox *>(QStringLiteral("startBy"));
    box->setCurrentIndex(box->findData(int(core::StartBy::Command)));
    QVERIFY(!box->isEditable());
    QCOMPARE(box->currentText(), QStringLiteral("Command: deploy --to 'two words'"));
    QVERIFY(dialog.findChild<QPlainTextEdit *>(QStringLiteral("preview"))
                ->toPlainText()
                .contains(QLatin1String("run deploy --to 'two words'")));
    auto *start = dialog.findChild<QPushButton *>(QStringLiteral("start"));
    auto *approve = dialog.findChild<QCheckBox *>(QStringLiteral("approve-0"));
    QVERIFY(approve && approve->isVisibleTo(&dialog));
    QCOMPARE(dialog.findChild<QLabel *>(QStringLiteral("approve-0-words"))->text(),
             QStringLiteral("deploy --to 'two words'"));
    QVERIFY(!start->isEnabled());
    QTest::mouseClick(start, Qt::LeftButton);
    QVERIFY(intents.empty());
    approve->setChecked(true);
    QVERIFY(start->isEnabled());
    QTest::mouseClick(start, Qt::LeftButton);
    QCOMPARE(intents.size(), std::size_t(2));
    QVERIFY(std::get<core::ApproveCommand>(intents.front()).command == draft.choices.startCommand);
    const core::ReleasePlan &plan = std::get<core::StartRelease>(intents.back()).plan;
    QCOMPARE(plan.startBy, core::StartBy::Command);
    QCOMPARE(plan.startCommand.arguments, (std::vector<std::string>{"deploy", "--to", "two words"}));
}

void TestPlanDialog::commandsBesideTheStepsCanBeLeftOut()
{
    auto snapshot = tests::releaseFleet(2).snapshot();
    core::CommandsByApplication commands;
    commands["ORDERS"].beforeDrain.arguments = {"mute"};
    commands["ORDERS"].onEvent.arguments = {"tell"};
    snapshot->commands = std::make_shared<const core::CommandsByApplication>(commands);
    Desk desk(snapshot);
    QVERIFY(desk.part<QCheckBox>("beforeDrain") && desk.part<QCheckBox>("beforeDrain")->isChecked());
    QVERIFY(!desk.part<QCheckBox>("afterReturn")); // not named
    QVERIFY(desk.part<QCheckBox>("approve-0") && desk.part<QCheckBox>("approve-1"));
    QVERIFY(!desk.start()->isEnabled());
    desk.part<QCheckBox>("beforeDrain")->setChecked(false);
    QTRY_VERIFY(!desk.part<QCheckBox>("approve-1"));
    QCOMPARE(desk.part<QLabel>("approve-0-words")->text(), QStringLiteral("tell"));
    desk.part<QCheckBox>("beforeDrain")->setChecked(true); // its words are not lost meanwhile
    QTRY_VERIFY(desk.part<QCheckBox>("approve-1"));
    desk.part<QCheckBox>("beforeDrain")->setChecked(false);
    QTRY_VERIFY(!desk.part<QCheckBox>("approve-1"));
    desk.part<QCheckBox>("approve-0")->setChecked(true);
    desk.click("start");
    QCOMPARE(desk.intents.size(), std::size_t(2));
    QVERIFY(std::get<core::ApproveCommand>(desk.intents.front()).command == commands["ORDERS"].onEvent);
    const core::ReleasePlan &plan = std::get<core::StartRelease>(desk.intents.back()).plan;
    QVERIFY(!plan.beforeDrainCommand.isGiven());
    QCOMPARE(plan.onEventCommand.arguments, std::vector<std::string>{"tell"});
}

/// What there is to let, with words that are longer than the window.
void TestPlanDialog::pictures()
{
    auto snapshot = tests::releaseFleet(4).snapshot();
    core::CommandsByApplication commands;
    commands["ORDERS"].beforeDrain.arguments = {"mute-alerts", "--service", "orders", "--for", "20m"};
    commands["ORDERS"].stop.arguments = {"/usr/local/bin/deploy",
                                         "--inventory",
                                         "/srv/inventories/production/eu-west/orders.yml",
                                         "--limit",
                                         "orders-1",
                                         "--reason",
                                         "a release by hand"};
    commands["ORDERS"].onEvent.arguments = {"tell-the-chat"};
    snapshot->commands = std::make_shared<const core::CommandsByApplication>(commands);
    tests::lookAt([&](const QString &folder, const QString &tail) {
        Desk desk(snapshot);
        desk.choose("stopBy", int(core::StopBy::Command));
        static const QRegularExpression words(QStringLiteral("^approve-.-words$"));
        QTRY_COMPARE(desk.dialog.findChildren<QLabel *>(words).size(), 3);
        QVERIFY(desk.dialog.grab().save(folder + QStringLiteral("/plan-commands") + tail));
    });
}

void TestPlanDialog::aProfilesCommandIsApprovedOnce()
{
    auto snapshot = tests::releaseFleet(2).snapshot();
    core::CommandsByApplication commands;
    commands["ORDERS"].stop.arguments = {"systemctl", "stop", "a&b"};
    snapshot->commands = std::make_shared<const core::CommandsByApplication>(commands);
    Desk desk(snapshot);
    QVERIFY(!desk.part<QCheckBox>("approve-0")); // named, and not chosen
    desk.choose("stopBy", int(core::StopBy::Command));
    QVERIFY(desk.part<QCheckBox>("approve-0"));
    QVERIFY(desk.part<QLabel>("approve-0-words")->text().contains(QLatin1String("a&b")));
    QVERIFY(!desk.start()->isEnabled());
    auto known = std::make_shared<core::Snapshot>(*snapshot);
    known->approvedCommands = {core::commandText(commands["ORDERS"].stop)};
    desk.dialog.setSnapshot(known, FleetBuilder::now);
    QTRY_VERIFY(!desk.part<QCheckBox>("approve-0"));
    QVERIFY2(desk.start()->isEnabled(), qPrintable(desk.start()->toolTip()));
    desk.click("start");
    QVERIFY(desk.started() && desk.started()->stopBy == core::StopBy::Command);
}

void TestPlanDialog::dryRunSendsNothing()
{
    Desk desk(tests::releaseFleet(2).snapshot());
    desk.click("dryRun");
    QVERIFY(desk.intents.empty());
    QVERIFY(desk.preview().startsWith(
        QStringLiteral("Dry run at %1. Nothing was sent.").arg(ui::Text::clockTime(FleetBuilder::now))));
    // The second one begins when the first one's two waits are over: 125 s out (30 + 30 + 35 + 30), 95 s
    // back.
    QVERIFY2(
        desk.preview().contains(QStringLiteral("%1  orders-2:8080  take out of service")
                                    .arg(ui::Text::clockTime(FleetBuilder::now + core::Millis(220'000)))),
        qPrintable(desk.preview()));
    desk.type("change", QStringLiteral("1")); // back to what will be sent
    QVERIFY(desk.preview().startsWith(QLatin1String("1. orders-1:8080")));
}

void TestPlanDialog::copyAsCurl()
{
    Desk desk(tests::releaseFleet(1).snapshot());
    desk.click("copyAsCurl");
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY2(text.contains(QLatin1String("# orders-1:8080: take out of service\ncurl ")), qPrintable(text));
    QVERIFY(text.contains(QLatin1String("# orders-1:8080: start the new version (done elsewhere")));
}

void TestPlanDialog::aNewSnapshotKeepsTheChoices()
{
    FleetBuilder builder = tests::releaseFleet(3);
    Desk desk(builder.snapshot());
    desk.tick(0, ui::PlanModel::Place);
    desk.table()->setCurrentIndex(desk.model()->index(2, ui::PlanModel::Instance));
    QTest::keyClick(desk.table(), Qt::Key_Up, Qt::AltModifier);
    desk.click("dryRun");
    const QString dry = desk.preview();
    builder.fleet().instances.erase(builder.fleet().instances.begin() + 1); // orders-2 is gone
    builder.instance("ORDERS", "orders-7:8080");
    desk.dialog.setSnapshot(builder.snapshot(), FleetBuilder::now + core::Millis(1'000));
    QCOMPARE(idsOf(desk.model()->plan()), (Ids{"orders-3:8080", "orders-7:8080"}));
    QCOMPARE(desk.preview(), dry); // what is being read stays
}

void TestPlanDialog::modelIsSound()
{
    FleetBuilder builder = tests::releaseFleet(3);
    const auto snapshot = builder.snapshot();
    ui::PlanModel model(ui::draftFor(*snapshot, FleetBuilder::application("ORDERS"), {}), snapshot);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(model.move(0, 2));
    QVERIFY(model.move(2, 1));
    QVERIFY(!model.move(0, 3) && !model.move(-1, 0));
    model.toggle(1);
    builder.instance("ORDERS", "orders-8:8080");
    model.setSnapshot(builder.snapshot());
    QCOMPARE(model.rowCount(), 4);
    builder.fleet().instances.clear();
    model.setSnapshot(builder.snapshot());
    QCOMPARE(model.rowCount(), 0);
}

void TestPlanDialog::callersAreReadWhileItIsOpen()
{
    Desk desk(tests::releaseFleet(2).snapshot());
    QCOMPARE(desk.reads.size(), std::size_t(1));
    QCOMPARE(desk.reads.front().instance, std::optional(desk.snapshot->fleet->instances.front().key));
    QCOMPARE(desk.reads.front().environment, std::string("prod-eu"));
    desk.click("cancel");
    QCOMPARE(desk.reads.size(), std::size_t(2));
    QVERIFY(!desk.reads.back().instance);
}

void TestPlanDialog::lengthsAreThoseThatWereRead_data()
{
    QTest::addColumn<std::shared_ptr<core::Snapshot>>("snapshot");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("outage");
    const auto add = [](const char *name, auto change, const QString &expected, const QString &outage) {
        auto snapshot = tests::releaseFleet(2).snapshot();
        change(*snapshot);
        QTest::newRow(name) << snapshot << expected << outage;
    };
    // Two times out (30 + 30 + 35 + 30 s) and back (95 s).
    const QString assumed = QStringLiteral("About 7:20 (lengths as set or assumed)");
    // Two times out (1 + 2 + 3 + 30 s) and back (6 s).
    const QString read =
        QStringLiteral("About 1:24 (as read from the fleet or set; assumed: Longest request)");
    add(
        "nothing", [](core::Snapshot &) {}, assumed, QStringLiteral("95 s"));
    add(
        "read", [](core::Snapshot &s) { s.inspection = inspectionOf(s); }, read, QStringLiteral("6 s"));
    add(
        "still being read",
        [](core::Snapshot &s) {
            s.inspection = inspectionOf(s);
            s.inspection->isAwaited = true;
        },
        QStringLiteral("About 1:24 (callers and servers are still being read)"), QStringLiteral("6 s"));
    add(
        "of another application",
        [](core::Snapshot &s) {
            s.inspection = inspectionOf(s);
            s.inspection->key.application = FleetBuilder::application("BILLING");
        },
        assumed, QStringLiteral("95 s"));
}

void TestPlanDialog::lengthsAreThoseThatWereRead()
{
    QFETCH(std::shared_ptr<core::Snapshot>, snapshot);
    QFETCH(QString, expected);
    QFETCH(QString, outage);
    Desk desk(tests::releaseFleet(2).snapshot());
    desk.dialog.setSnapshot(snapshot, FleetBuilder::now);
    const QString text = desk.part<QLabel>("expected")->text();
    QVERIFY2(text.startsWith(expected), qPrintable(text));
    desk.choose("recipe", int(core::Recipe::DirectStop));
    const QString sentence = desk.part<QLabel>("recipeSentence")->text();
    QVERIFY2(sentence.contains(outage), qPrintable(sentence));
}

void TestPlanDialog::focusIsOnCancel()
{
    Desk desk(tests::releaseFleet(2).snapshot());
    desk.dialog.activateWindow();
    QTRY_VERIFY(desk.part<QPushButton>("cancel")->hasFocus());
    QTest::keyClick(&desk.dialog, Qt::Key_Return);
    QVERIFY(desk.intents.empty() && !desk.dialog.isVisible());
}

QTEST_MAIN(TestPlanDialog)

#include "tst_plandialog.moc"
