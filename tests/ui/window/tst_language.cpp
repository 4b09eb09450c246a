// SPDX-License-Identifier: GPL-3.0-or-later
// The language changes while the window is open: every text of it does, and nothing else.
#include "tests/ui/releases.h"
#include "ui/instances/instancetable.h"
#include "ui/start/startpage.h"
#include "ui/window/commands.h"
#include "ui/window/filterline.h"
#include "ui/window/mainwindow.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QSet>
#include <QSignalBlocker>
#include <QTest>
#include <QTranslator>

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
    }
    void showFleet()
    {
        core::ListQuery query;
        query.application = FleetBuilder::application("ORDERS");
        query.filter = "orders";
        auto *filter = window.findChild<QLineEdit *>(QStringLiteral("filter"));
        const QSignalBlocker quiet(filter); // it is asked for already
        filter->setText(QStringLiteral("orders"));
        window.setSnapshot(tests::releaseFleet().snapshot(query));
        table()->selectRow(2);
        table()->selectionModel()->select(table()->model()->index(0, 0),
                                          QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    ui::InstanceTable *table() { return window.findChild<ui::InstanceTable *>(); }
    /// Everything that is shown, said or explained, where it has a word of letters in it.
    QSet<QString> texts()
    {
        QSet<QString> all;
        for (const QWidget *widget : window.findChildren<QWidget *>()) {
            if (!widget->isVisible())
                continue;
            all << widget->whatsThis() << widget->toolTip() << widget->accessibleName();
            if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
                all << button->text();
            if (const auto *label = qobject_cast<const QLabel *>(widget))
                all << label->text();
            if (const auto *line = qobject_cast<const QLineEdit *>(widget))
                all << line->placeholderText();
        }
        QObject owner;
        for (const QAction *command : ui::commandsOf(&window, &owner))
            all << command->text() << command->toolTip();
        static const QRegularExpression word(QStringLiteral("[a-z]{3}"));
        QSet<QString> words;
        for (const QString &text : std::as_const(all)) {
            if (word.match(text).hasMatch())
                words << text;
        }
        return words;
    }

    ui::MainWindow window;
    std::vector<core::Intent> intents;
};

/// Names and addresses are the same in every language.
bool isName(const QString &text)
{
    static const QRegularExpression name(
        QStringLiteral("^(orders-[0-9]:8080( → )?)+$|^eureka-[0-9]$|^http://[a-z0-9:/-]*$|^prod-eu$|^prod-eu "
                       "– Drainboard$"));
    return name.match(text).hasMatch();
}

} // namespace

class LanguageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_chinese.load(QStringLiteral(":/i18n/drainboard_zh_CN")));
        qApp->setStyleSheet({});
    }
    void cleanup() { QCoreApplication::removeTranslator(&m_chinese); }

    void everyTextChanges_data()
    {
        QTest::addColumn<bool>("onStartPage");
        QTest::newRow("fleet") << false;
        QTest::newRow("start page") << true;
    }

    void everyTextChanges()
    {
        QFETCH(bool, onStartPage);
        Desk desk;
        if (onStartPage)
            desk.window.showStart({{}, QStringLiteral("/p")}, {QStringLiteral("http://h:1/eureka")});
        else
            desk.showFleet();
        const QSet<QString> english = desk.texts();
        QVERIFY(english.size() > 15);
        QCoreApplication::installTranslator(&m_chinese);
        QCoreApplication::processEvents();
        QTRY_VERIFY(!desk.texts().contains(QStringLiteral("Settings…")));
        QStringList left;
        for (const QString &text : desk.texts() & english) {
            if (!isName(text))
                left << text;
        }
        QVERIFY2(left.isEmpty(), qPrintable(left.join(QLatin1Char('\n'))));
        QCoreApplication::removeTranslator(&m_chinese);
        QTRY_VERIFY(desk.texts().contains(QStringLiteral("Settings…")));
        const QSet<QString> lost = english - desk.texts();
        QVERIFY2(lost.isEmpty(), qPrintable(lost.values().join(QLatin1Char('\n'))));
    }

    void nothingElseChanges()
    {
        Desk desk;
        desk.showFleet();
        desk.intents.clear();
        const auto chosen = desk.table()->selectedKeys();
        QCOMPARE(chosen.size(), std::size_t(2));
        QCoreApplication::installTranslator(&m_chinese);
        QTRY_VERIFY(!desk.texts().contains(QStringLiteral("Settings…")));
        QVERIFY(desk.table()->selectedKeys() == chosen);
        QCOMPARE(desk.window.findChild<ui::FilterLine *>()->text(), QStringLiteral("orders"));
        QCOMPARE(desk.table()->model()->rowCount(), 4);
        QVERIFY(desk.intents.empty());
        // Keys work, each once.
        desk.window.activateWindow();
        QTRY_VERIFY(desk.window.isActiveWindow());
        QTest::keyClick(&desk.window, Qt::Key_F5);
        QCOMPARE(desk.intents.size(), std::size_t(1));
    }

    void whatWasTypedOnTheStartPageStays()
    {
        Desk desk;
        ui::EnvironmentChoice choice;
        choice.id = choice.name = QStringLiteral("Production EU");
        desk.window.showStart({{choice}, QStringLiteral("/p")}, {});
        auto *page = desk.window.startPage();
        int asked = 0;
        connect(page, &ui::StartPage::addressAsked, this, [&] { ++asked; });
        QTest::keyClicks(page->findChild<QLineEdit *>(QStringLiteral("address")),
                         QStringLiteral("http://e:1"));
        QCoreApplication::installTranslator(&m_chinese);
        QTRY_VERIFY(!desk.texts().contains(QStringLiteral("Settings…")));
        QTRY_COMPARE(page->findChildren<QLineEdit *>(QStringLiteral("address")).size(), 1);
        auto *address = page->findChild<QLineEdit *>(QStringLiteral("address"));
        QCOMPARE(address->text(), QStringLiteral("http://e:1"));
        QVERIFY(page->isVisible());
        QCOMPARE(page->findChild<QListWidget *>()->count(), 1);
        QTest::keyClick(address, Qt::Key_Return);
        QCOMPARE(asked, 1);
    }

private:
    QTranslator m_chinese;
};

QTEST_MAIN(LanguageTest)
#include "tst_language.moc"
