// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fleetbuilder.h"
#include "tests/ui/looks.h"
#include "ui/confirm/confirmdialog.h"
#include "ui/instances/instancetable.h"
#include "ui/theme/theme.h"
#include "ui/widgets/keys.h"
#include "ui/window/commandpalette.h"
#include "ui/window/commands.h"
#include "ui/window/keylist.h"
#include "ui/window/mainwindow.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>

using tests::FleetBuilder;

namespace {

struct Desk
{
    Desk()
    {
        window.setNow([] { return FleetBuilder::now; });
        QObject::connect(&window, &ui::MainWindow::intent, &window, [this](const core::Intent &intent) {
            if (!std::holds_alternative<core::SetVisible>(intent))
                intents.push_back(intent);
        });
        window.show();
        window.activateWindow();
        FleetBuilder builder;
        builder.peer("eureka-1");
        for (int i = 1; i <= 3; ++i)
            builder.instance("ORDERS", "orders-" + std::to_string(i) + ":8080");
        window.setSnapshot(builder.snapshot());
        window.findChild<ui::InstanceTable *>()->selectRow(1);
    }
    ui::CommandPalette *palette() { return window.findChild<ui::CommandPalette *>(); }
    QListWidget *list() { return palette()->findChild<QListWidget *>(QStringLiteral("commands")); }
    QLineEdit *words() { return palette()->findChild<QLineEdit *>(QStringLiteral("words")); }

    ui::MainWindow window;
    std::vector<core::Intent> intents;
};

QStringList textsOf(const QListWidget *list)
{
    QStringList texts;
    for (int row = 0; row < list->count(); ++row)
        texts << list->item(row)->text();
    return texts;
}

} // namespace

class CommandsTest : public QObject
{
    Q_OBJECT

private slots:
    void everyKeyIsInTheListOnce();
    void buttonsAndMenusAreInIt();
    void doesWhatTheButtonDoes();
    void aClosedOneStaysClosed();
    void aButtonThatSaysSomethingElseIsLeft();
    void wordsNarrowTheList();
    void arrowsSkipWhatIsClosed();
    void escapeDoesNothing();
    void theListOfKeys();
    void aQuestionMarkCanBeTyped();
    void pictures();
};

/// Whatever takes a key in this window is in the list, and no two of them take the same.
void CommandsTest::everyKeyIsInTheListOnce()
{
    Desk desk;
    QTRY_VERIFY(desk.window.isActiveWindow());
    QObject owner;
    QStringList listed;
    for (const QAction *command : ui::commandsOf(&desk.window, &owner)) {
        if (!command->shortcut().isEmpty())
            listed << command->shortcut().toString();
    }
    for (const QShortcut *shortcut : desk.window.findChildren<QShortcut *>()) {
        const auto *parent = qobject_cast<QWidget *>(shortcut->parent());
        if (parent && parent->isVisible() && parent->window() == &desk.window)
            QVERIFY2(listed.contains(shortcut->key().toString()), qPrintable(shortcut->key().toString()));
    }
    for (const QAbstractButton *button : desk.window.findChildren<QAbstractButton *>()) {
        const QKeySequence own = button->shortcut();
        QVERIFY2(own.isEmpty() || own.toString().startsWith(QLatin1String("Alt+")),
                 qPrintable(own.toString())); // a mark in its text is no key of the list
    }
    QStringList unique = listed;
    unique.removeDuplicates();
    QCOMPARE(unique.size(), listed.size());
    QVERIFY(listed.size() >= 12);
}

void CommandsTest::buttonsAndMenusAreInIt()
{
    Desk desk;
    QObject owner;
    QStringList names;
    for (const QAction *command : ui::commandsOf(&desk.window, &owner))
        names << command->text();
    for (const char *name : {"Drain orders-2:8080…", "Start release…", "Attention", "Check…", "Compare…",
                             "Instance › Restart…", "Metadata…", "Read everything anew", "Lock"})
        QVERIFY2(names.contains(QString::fromUtf8(name)), qPrintable(names.join(QLatin1Char('\n'))));
}

void CommandsTest::doesWhatTheButtonDoes()
{
    Desk desk;
    QTRY_VERIFY(desk.window.isActiveWindow());
    QTest::keyClick(&desk.window, Qt::Key_K, Qt::ControlModifier);
    QVERIFY(desk.palette());
    QTest::keyClicks(desk.words(), QStringLiteral("drain orders"));
    QTest::keyClick(desk.words(), Qt::Key_Return);
    QVERIFY(desk.window.findChild<ui::ConfirmDialog *>()); // it still asks first
    QVERIFY(desk.intents.empty());
    QTRY_VERIFY(!desk.palette());
}

void CommandsTest::aClosedOneStaysClosed()
{
    Desk desk;
    QTRY_VERIFY(desk.window.isActiveWindow());
    QTest::keyClick(&desk.window, Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(desk.words(), QStringLiteral("cancel override"));
    QVERIFY(desk.list()->count() > 0);
    for (int row = 0; row < desk.list()->count(); ++row) {
        QVERIFY(!(desk.list()->item(row)->flags() & Qt::ItemIsEnabled));
        QVERIFY(!desk.list()->item(row)->toolTip().isEmpty()); // and says why
    }
    QTest::keyClick(desk.words(), Qt::Key_Return);
    QVERIFY(desk.palette() && !desk.window.findChild<ui::ConfirmDialog *>());
    QVERIFY(desk.intents.empty());
}

/// The list was made for one instance; a press must not reach another one.
void CommandsTest::aButtonThatSaysSomethingElseIsLeft()
{
    Desk desk;
    QObject owner;
    const QList<QAction *> commands = ui::commandsOf(&desk.window, &owner);
    const auto drain = std::ranges::find(commands, QStringLiteral("Drain orders-2:8080…"), &QAction::text);
    QVERIFY(drain != commands.end());
    desk.window.findChild<ui::InstanceTable *>()->selectRow(0);
    (*drain)->trigger();
    QVERIFY(!desk.window.findChild<ui::ConfirmDialog *>());
    desk.window.findChild<ui::InstanceTable *>()->selectRow(1);
    (*drain)->trigger();
    QVERIFY(desk.window.findChild<ui::ConfirmDialog *>());
}

void CommandsTest::wordsNarrowTheList()
{
    Desk desk;
    QTRY_VERIFY(desk.window.isActiveWindow());
    QTest::keyClick(&desk.window, Qt::Key_K, Qt::ControlModifier);
    const int all = desk.list()->count();
    QTest::keyClicks(desk.words(), QStringLiteral("ANEW every"));
    QVERIFY(all > 1);
    QCOMPARE(textsOf(desk.list()).size(), 1);
    QVERIFY(desk.list()->item(0)->text().contains(QStringLiteral("F5")));
    QTest::keyClick(desk.words(), Qt::Key_Return);
    QCOMPARE(desk.intents.size(), std::size_t(1));
    QVERIFY(std::holds_alternative<core::RefreshNow>(desk.intents.front()));
}

void CommandsTest::arrowsSkipWhatIsClosed()
{
    Desk desk;
    QTRY_VERIFY(desk.window.isActiveWindow());
    QTest::keyClick(&desk.window, Qt::Key_K, Qt::ControlModifier);
    for (int press = 0; press < desk.list()->count(); ++press) {
        QTest::keyClick(desk.words(), Qt::Key_Down);
        QVERIFY(desk.list()->currentItem()->flags() & Qt::ItemIsEnabled);
    }
    QVERIFY(desk.words()->text().isEmpty());
}

void CommandsTest::escapeDoesNothing()
{
    Desk desk;
    QTRY_VERIFY(desk.window.isActiveWindow());
    QTest::keyClick(&desk.window, Qt::Key_K, Qt::ControlModifier);
    QTest::keyClick(desk.words(), Qt::Key_Escape);
    QTRY_VERIFY(!desk.palette());
    QVERIFY(desk.intents.empty());
}

void CommandsTest::theListOfKeys()
{
    Desk desk;
    QTRY_VERIFY(desk.window.isActiveWindow());
    // As the shortcut has it: which modifier brings the sign depends on the keyboard.
    QTest::keyClick(&desk.window, Qt::Key_Question);
    auto *dialog = desk.window.findChild<ui::KeyList *>();
    QVERIFY(dialog);
    const auto *list = dialog->findChild<QTreeWidget *>(QStringLiteral("keys"));
    const auto found = list->findItems(QStringLiteral("Ctrl+D"), Qt::MatchExactly, 0);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.front()->text(1), QStringLiteral("Drain orders-2:8080…"));
}

void CommandsTest::aQuestionMarkCanBeTyped()
{
    Desk desk;
    QTRY_VERIFY(desk.window.isActiveWindow());
    auto *filter = desk.window.findChild<QLineEdit *>(QStringLiteral("filter"));
    filter->setFocus();
    QTest::keyClick(filter, Qt::Key_Question, Qt::ShiftModifier);
    QCOMPARE(filter->text(), QStringLiteral("?"));
    QVERIFY(!desk.window.findChild<ui::KeyList *>());
}

/// Not a check by itself: pictures to look at, where a folder is named.
void CommandsTest::pictures()
{
    tests::lookAt([](const QString &folder, const QString &tail) {
        Desk desk;
        auto &palette = *new ui::CommandPalette(&desk.window);
        palette.show();
        QVERIFY(palette.grab().save(folder + QStringLiteral("/palette") + tail));
        auto &keys = *new ui::KeyList(&desk.window);
        keys.show();
        QVERIFY(keys.grab().save(folder + QStringLiteral("/keys") + tail));
    });
}

QTEST_MAIN(CommandsTest)
#include "tst_commands.moc"
