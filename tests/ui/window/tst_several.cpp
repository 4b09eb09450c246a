// SPDX-License-Identifier: GPL-3.0-or-later
// Several instances selected, grouped rows and saved filters, in the real window.
#include "tests/ui/looks.h"
#include "tests/ui/releases.h"
#include "ui/confirm/confirmdialog.h"
#include "ui/instances/instancedelegate.h"
#include "ui/instances/instancetable.h"
#include "ui/plan/plandialog.h"
#include "ui/release/applicationnote.h"
#include "ui/window/filterline.h"
#include "ui/window/mainwindow.h"
#include "ui/window/savefilterdialog.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>

using tests::FleetBuilder;

namespace {

/// Three of ORDERS in two zones, of two versions, and one of STOCK.
FleetBuilder fleet()
{
    FleetBuilder builder;
    builder.peer("eureka-1");
    const std::array zones{"b", "a", "b", ""};
    for (int i = 1; i <= 4; ++i) {
        core::InstanceView &row = builder.instance("ORDERS", "orders-" + std::to_string(i) + ":8080");
        row.zone = zones[std::size_t(i - 1)];
        row.version = i == 3 ? "2.15.0" : "2.14.0";
    }
    builder.instance("STOCK", "stock-1:8080").zone = "a";
    return builder;
}

struct Desk
{
    explicit Desk(ui::Preferences preferences = {})
    {
        window.setNow([] { return FleetBuilder::now; });
        window.setPreferences(std::move(preferences));
        QObject::connect(&window, &ui::MainWindow::intent, &window, [this](const core::Intent &intent) {
            const bool isReading = std::holds_alternative<core::SetVisible>(intent) ||
                                   std::holds_alternative<core::Inspect>(intent) ||
                                   std::holds_alternative<core::SetQuery>(intent);
            if (!isReading)
                intents.push_back(intent);
        });
        QObject::connect(&window, &ui::MainWindow::preferencesChosen, &window,
                         [this](const ui::Preferences &wanted) { kept = wanted; });
        window.show();
        window.activateWindow();
        window.setSnapshot(fleet().snapshot());
    }
    ui::InstanceTable *table() { return window.findChild<ui::InstanceTable *>(); }
    ui::FilterLine *filter() { return window.findChild<ui::FilterLine *>(); }
    template <typename T> T *part(const char *name) { return window.findChild<T *>(QLatin1String(name)); }
    void clickRow(int row, Qt::KeyboardModifiers modifiers = {})
    {
        QRect cell = table()->visualRect(table()->model()->index(row, 1));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, modifiers,
                          QPoint(cell.center().x(), cell.bottom() - 6));
    }
    void clickButton(const char *name) { QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton); }
    QStringList names()
    {
        QStringList names;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            names << table()->model()->index(row, 0).data().toString().section(QLatin1Char(' '), -1);
        return names;
    }
    QStringList chosen()
    {
        QStringList names;
        for (const core::InstanceKey &key : table()->selectedKeys())
            names << QString::fromStdString(key.id.text());
        return names;
    }
    bool says(const QString &text)
    {
        for (const QLabel *label : window.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(text))
                return true;
        }
        return false;
    }
    ui::PlanDialog *plan() { return window.findChild<ui::PlanDialog *>(); }
    /// Types it into the filter, and saves it under that name.
    void saveFilter(const QString &text, const QString &name, bool everywhere)
    {
        filter()->clear();
        QTest::keyClicks(filter(), text);
        part<QAction>("saveFilter")->trigger();
        const QPointer<ui::SaveFilterDialog> dialog = window.findChild<ui::SaveFilterDialog *>();
        QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("name")), name);
        if (everywhere)
            QTest::keyClick(dialog->findChild<QCheckBox *>(QStringLiteral("everywhere")), Qt::Key_Space);
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("save")), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return dialog.isNull(); }));
    }
    QStringList savedLines()
    {
        QStringList lines;
        for (const QAction *line : part<QMenu>("savedFilters")->actions()) {
            if (line->isCheckable())
                lines << line->text();
        }
        return lines;
    }

    ui::MainWindow window;
    std::vector<core::Intent> intents;
    ui::Preferences kept;
};

} // namespace

class SeveralTest : public QObject
{
    Q_OBJECT

private slots:
    void actsInTheOrderOfTheClicks();
    void plansExactlyThese();
    void neverStopsSeveralAtOnce();
    void ofOneApplicationAlone();
    void oneThatGoesTakesTheChoiceWithIt();
    void aRefreshKeepsTheChoice();
    void copiesAllOfThem();
    void rowsAreGrouped_data();
    void rowsAreGrouped();
    void groupingIsKept();
    void aGroupHasATitle();
    void filtersAreSaved();
    void filtersOfOtherEnvironmentsAreNotOffered();
    void filtersAreForgotten();
    void theFilterMenuOpensByKey();
    void aNoteIsKeptForItsApplication();
    void aNoteIsTakenAway();
    void pictures();
};

void SeveralTest::actsInTheOrderOfTheClicks()
{
    Desk desk;
    desk.clickRow(2);
    desk.clickRow(0, Qt::ControlModifier);
    desk.clickRow(1, Qt::ControlModifier);
    QCOMPARE(desk.chosen(), (QStringList{QStringLiteral("orders-3:8080"), QStringLiteral("orders-1:8080"),
                                         QStringLiteral("orders-2:8080")}));
    QVERIFY(desk.says(QStringLiteral("Acts in this order: orders-3:8080 → orders-1:8080 → orders-2:8080")));
    desk.clickRow(0, Qt::ControlModifier); // taken out again
    QVERIFY(desk.says(QStringLiteral("Acts in this order: orders-3:8080 → orders-2:8080")));
    desk.clickRow(0);
    QCOMPARE(desk.chosen(), QStringList{QStringLiteral("orders-1:8080")});
    QVERIFY(!desk.says(QStringLiteral("Acts in this order")));
    QTest::keyClick(desk.table(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(desk.chosen(), (QStringList{QStringLiteral("orders-1:8080"), QStringLiteral("orders-2:8080")}));
    const auto *model = desk.table()->model();
    const QString said = model->index(1, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(said.endsWith(QLatin1String("2.")), qPrintable(said));
}

void SeveralTest::plansExactlyThese()
{
    Desk desk;
    desk.clickRow(2);
    desk.clickRow(0, Qt::ControlModifier);
    auto *drain = desk.part<QPushButton>("drain");
    QCOMPARE(drain->text(), QStringLiteral("Release 2 one by one…"));
    QTest::mouseClick(drain, Qt::LeftButton);
    QVERIFY(desk.plan());
    QVERIFY(desk.intents.empty());
    QVERIFY(!desk.window.findChild<ui::ConfirmDialog *>());
    QTest::mouseClick(desk.plan()->findChild<QPushButton *>(QStringLiteral("start")), Qt::LeftButton);
    QCOMPARE(desk.intents.size(), std::size_t(1));
    const auto *start = std::get_if<core::StartRelease>(&desk.intents.front());
    QVERIFY(start);
    QCOMPARE(start->plan.instances.size(), std::size_t(2));
    QCOMPARE(start->plan.instances[0].key.id.text(), std::string("orders-3:8080"));
    QCOMPARE(start->plan.instances[1].key.id.text(), std::string("orders-1:8080"));
    QCOMPARE(start->plan.batchSize, 1);
}

void SeveralTest::neverStopsSeveralAtOnce()
{
    Desk desk;
    QTRY_VERIFY(desk.window.isActiveWindow());
    desk.clickRow(0);
    desk.clickRow(1, Qt::ControlModifier);
    for (const char *name : {"shutdown", "restore", "metadata"}) {
        QVERIFY2(!desk.part<QPushButton>(name)->isEnabled(), name);
        QVERIFY(!desk.part<QPushButton>(name)->toolTip().isEmpty());
    }
    QTest::keyClick(&desk.window, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(&desk.window, Qt::Key_B, Qt::ControlModifier);
    for (QAction *line : desk.part<QMenu>("instanceMenu")->actions()) {
        QVERIFY(line->isSeparator() || !line->isEnabled());
        line->trigger();
    }
    QTest::keyClick(desk.table(), Qt::Key_Return);
    QVERIFY(desk.intents.empty());
    QVERIFY(!desk.window.findChild<ui::ConfirmDialog *>());
}

void SeveralTest::ofOneApplicationAlone()
{
    Desk desk;
    desk.clickRow(3);
    desk.clickRow(4, Qt::ControlModifier);
    auto *drain = desk.part<QPushButton>("drain");
    QVERIFY(!drain->isEnabled());
    QVERIFY2(drain->toolTip().contains(QLatin1String("several applications")), qPrintable(drain->toolTip()));
}

void SeveralTest::oneThatGoesTakesTheChoiceWithIt()
{
    Desk desk;
    desk.clickRow(0);
    desk.clickRow(1, Qt::ControlModifier);
    FleetBuilder fewer = fleet();
    fewer.fleet().instances.erase(fewer.fleet().instances.begin());
    desk.window.setSnapshot(fewer.snapshot());
    QVERIFY(desk.chosen().isEmpty()); // not the other one alone, under the operator's hand
    QVERIFY(!desk.part<QPushButton>("drain")->isEnabled());
}

void SeveralTest::aRefreshKeepsTheChoice()
{
    Desk desk;
    desk.clickRow(3);
    desk.clickRow(1, Qt::ControlModifier);
    const QStringList before = desk.chosen();
    core::ListQuery query;
    query.descending = true;
    desk.window.setSnapshot(fleet().snapshot(query)); // every row moves
    QCOMPARE(desk.chosen(), before);
    QCOMPARE(desk.names().first(), QStringLiteral("stock-1:8080"));
}

void SeveralTest::copiesAllOfThem()
{
    Desk desk;
    desk.clickRow(2);
    desk.clickRow(0, Qt::ControlModifier);
    desk.table()->findChild<QAction *>(QStringLiteral("copyName"))->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("ORDERS/orders-1:8080\nORDERS/orders-3:8080"));
}

void SeveralTest::rowsAreGrouped_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("order");
    QTest::addColumn<QString>("titled"); ///< rows with a title
    QTest::newRow("zone") << "groupBy-zone"
                          << "orders-2 stock-1 orders-1 orders-3 orders-4"
                          << "0 2 4";
    QTest::newRow("version") << "groupBy-version"
                             << "orders-1 orders-2 orders-4 stock-1 orders-3"
                             << "0 4";
    QTest::newRow("host") << "groupBy-host"
                          << "orders-1 orders-2 orders-3 orders-4 stock-1"
                          << "0 1 2 3 4";
    QTest::newRow("nothing") << "groupBy-none"
                             << "orders-1 orders-2 orders-3 orders-4 stock-1"
                             << "";
}

void SeveralTest::rowsAreGrouped()
{
    QFETCH(QString, line);
    QFETCH(QString, order);
    QFETCH(QString, titled);
    Desk desk;
    desk.clickRow(3);
    desk.table()->findChild<QAction *>(line)->trigger();
    QStringList names = desk.names();
    names.replaceInStrings(QStringLiteral(":8080"), QString());
    QCOMPARE(names.join(QLatin1Char(' ')), order);
    QStringList higher;
    for (int row = 0; row < 5; ++row) {
        if (desk.table()->rowHeight(row) >= 28 + ui::groupTitleHeight)
            higher << QString::number(row);
    }
    QCOMPARE(higher.join(QLatin1Char(' ')), titled);
    QCOMPARE(desk.chosen(), QStringList{QStringLiteral("orders-4:8080")}); // the choice goes with its row
    desk.window.setSnapshot(fleet().snapshot());
    names = desk.names();
    names.replaceInStrings(QStringLiteral(":8080"), QString());
    QCOMPARE(names.join(QLatin1Char(' ')), order); // after a refresh, too
    QVERIFY(desk.intents.empty());
}

void SeveralTest::groupingIsKept()
{
    Desk desk;
    desk.table()->findChild<QAction *>(QStringLiteral("groupBy-zone"))->trigger();
    QCOMPARE(desk.kept.groupBy, QStringLiteral("zone"));
    Desk next(desk.kept);
    QCOMPARE(next.names().first(), QStringLiteral("orders-2:8080"));
    QVERIFY(next.table()->findChild<QAction *>(QStringLiteral("groupBy-zone"))->isChecked());
    next.window.leaveFor(QStringLiteral("prod-eu"), {}); // the table is made anew
    next.window.enter({});
    next.window.setSnapshot(fleet().snapshot());
    QCOMPARE(next.names().first(), QStringLiteral("orders-2:8080"));
}

void SeveralTest::aGroupHasATitle()
{
    Desk desk;
    desk.table()->findChild<QAction *>(QStringLiteral("groupBy-zone"))->trigger();
    const auto said = [&](int row) {
        return desk.table()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    };
    QVERIFY2(said(0).startsWith(QStringLiteral("Zone a · 2 instances.")), qPrintable(said(0)));
    QVERIFY2(!said(1).contains(QLatin1String("Zone")), qPrintable(said(1)));
    QVERIFY2(said(4).startsWith(QStringLiteral("Zone not told · 1 instance.")), qPrintable(said(4)));
}

void SeveralTest::filtersAreSaved()
{
    Desk desk;
    QVERIFY(!desk.part<QAction>("saveFilter")->isEnabled());
    desk.saveFilter(QStringLiteral("zone:b"), QStringLiteral("Zone B"), false);
    desk.saveFilter(QStringLiteral("status:oos"), QStringLiteral("Out & about"), true);
    QCOMPARE(desk.savedLines(), (QStringList{QStringLiteral("Zone B"), QStringLiteral("Out && about")}));
    const QList<ui::SavedFilter> expected{
        {QStringLiteral("Zone B"), QStringLiteral("zone:b"), QStringLiteral("prod-eu")},
        {QStringLiteral("Out & about"), QStringLiteral("status:oos"), QString()}};
    QCOMPARE(desk.kept.filters, expected);
    desk.filter()->clear();
    auto *menu = desk.part<QMenu>("savedFilters");
    desk.filter()->openMenu();
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(menu->actions().first()).center());
    QCOMPARE(desk.filter()->text(), QStringLiteral("zone:b"));
    desk.saveFilter(QStringLiteral("zone:c"), QStringLiteral("zone b"), false); // replaces it
    QCOMPARE(desk.kept.filters.size(), 2);
    QCOMPARE(desk.kept.filters.last().text, QStringLiteral("zone:c"));
    Desk next(desk.kept);
    QCOMPARE(next.savedLines().size(), 2);
}

void SeveralTest::filtersOfOtherEnvironmentsAreNotOffered()
{
    ui::Preferences preferences;
    preferences.filters = {{QStringLiteral("here"), QStringLiteral("a"), QStringLiteral("prod-eu")},
                           {QStringLiteral("there"), QStringLiteral("b"), QStringLiteral("prod-us")},
                           {QStringLiteral("all"), QStringLiteral("c"), QString()}};
    Desk desk(preferences);
    QCOMPARE(desk.savedLines(), (QStringList{QStringLiteral("here"), QStringLiteral("all")}));
    desk.saveFilter(QStringLiteral("x"), QStringLiteral("there"), false);
    QCOMPARE(desk.kept.filters.size(), 4); // that of the other environment is not touched
}

void SeveralTest::filtersAreForgotten()
{
    ui::Preferences preferences;
    preferences.filters = {{QStringLiteral("one"), QStringLiteral("a"), QString()},
                           {QStringLiteral("two"), QStringLiteral("b"), QString()}};
    Desk desk(preferences);
    desk.part<QMenu>("forgetFilter")->actions().first()->trigger();
    QCOMPARE(desk.savedLines(), QStringList{QStringLiteral("two")});
    QCOMPARE(desk.kept.filters.size(), 1);
    desk.part<QMenu>("forgetFilter")->actions().first()->trigger();
    QVERIFY(desk.savedLines().isEmpty());
    QVERIFY(desk.part<QMenu>("forgetFilter")->isEmpty());
}

void SeveralTest::theFilterMenuOpensByKey()
{
    Desk desk;
    QTRY_VERIFY(desk.window.isActiveWindow());
    QTest::keyClick(&desk.window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(desk.part<QMenu>("savedFilters")->isVisible());
    desk.part<QMenu>("savedFilters")->close();
}

void SeveralTest::aNoteIsKeptForItsApplication()
{
    Desk desk;
    QVERIFY(!desk.part<QPushButton>("editNote")->isVisible()); // no application is chosen
    core::ListQuery query;
    query.application = FleetBuilder::application("ORDERS");
    desk.window.setSnapshot(fleet().snapshot(query));
    desk.clickButton("editNote");
    auto *dialog = desk.window.findChild<ui::NoteDialog *>();
    QVERIFY(dialog);
    QTest::keyClicks(dialog->findChild<QPlainTextEdit *>(), QStringLiteral("orders-1 last"));
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("save")), Qt::LeftButton);
    const QList<ui::ApplicationNote> expected{
        {QStringLiteral("prod-eu"), QStringLiteral("ORDERS"), QStringLiteral("orders-1 last")}};
    QCOMPARE(desk.kept.notes, expected);
    QVERIFY(desk.says(QStringLiteral("orders-1 last")));
    desk.clickButton("startRelease"); // beside its steps, and in its plan
    QCOMPARE(desk.plan()->findChild<QLabel *>(QStringLiteral("planNote"))->text(),
             QStringLiteral("Your note: orders-1 last"));
    query.application = FleetBuilder::application("STOCK");
    desk.window.setSnapshot(fleet().snapshot(query));
    QVERIFY(!desk.part<QLabel>("noteWords")->isVisible());
    Desk next(desk.kept);
    query.application = FleetBuilder::application("ORDERS");
    next.window.setSnapshot(fleet().snapshot(query));
    QVERIFY(next.says(QStringLiteral("orders-1 last")));
    Desk other(desk.kept);
    other.window.setSnapshot(FleetBuilder("prod-us").peer("eureka-1").snapshot(query));
    QVERIFY(!other.says(QStringLiteral("orders-1 last")));
}

void SeveralTest::aNoteIsTakenAway()
{
    ui::Preferences preferences;
    preferences.notes = {{QStringLiteral("prod-eu"), QStringLiteral("ORDERS"), QStringLiteral("old")},
                         {QStringLiteral("prod-us"), QStringLiteral("ORDERS"), QStringLiteral("kept")}};
    Desk desk(preferences);
    core::ListQuery query;
    query.application = FleetBuilder::application("ORDERS");
    desk.window.setSnapshot(fleet().snapshot(query));
    desk.clickButton("editNote");
    auto *dialog = desk.window.findChild<ui::NoteDialog *>();
    auto *edit = dialog->findChild<QPlainTextEdit *>();
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("save")), Qt::LeftButton);
    QCOMPARE(desk.kept.notes, QList<ui::ApplicationNote>{preferences.notes.last()});
    QVERIFY(!desk.part<QLabel>("noteWords")->isVisible());
}

/// Not a check by itself: pictures to look at, where a folder is named.
void SeveralTest::pictures()
{
    tests::lookAt([](const QString &folder, const QString &tail) {
        ui::Preferences preferences;
        preferences.filters = {{QStringLiteral("Zone B"), QStringLiteral("zone:b"), QString()}};
        preferences.groupBy = QStringLiteral("zone");
        Desk desk(preferences);
        desk.clickRow(3);
        desk.clickRow(2, Qt::ControlModifier);
        QVERIFY(tests::settled(desk.window).save(folder + QStringLiteral("/several") + tail));
        desk.filter()->setText(QStringLiteral("zone:b"));
        desk.filter()->openMenu();
        QVERIFY(desk.part<QMenu>("savedFilters")->grab().save(folder + QStringLiteral("/filters") + tail));
        desk.part<QMenu>("savedFilters")->close();
        desk.part<QAction>("saveFilter")->trigger();
        QVERIFY(desk.window.findChild<ui::SaveFilterDialog *>()->grab().save(
            folder + QStringLiteral("/savefilter") + tail));
    });
}

QTEST_MAIN(SeveralTest)
#include "tst_several.moc"
