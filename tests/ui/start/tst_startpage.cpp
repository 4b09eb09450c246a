// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/looks.h"
#include "ui/start/startpage.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

namespace {

struct Desk
{
    Desk()
    {
        QObject::connect(&page, &ui::StartPage::demoAsked, &page,
                         [this] { asked << QStringLiteral("demo"); });
        QObject::connect(&page, &ui::StartPage::testAsked, &page,
                         [this](const QString &address) { asked << QStringLiteral("test ") + address; });
        QObject::connect(&page, &ui::StartPage::addressAsked, &page,
                         [this](const QString &address) { asked << QStringLiteral("address ") + address; });
        QObject::connect(&page, &ui::StartPage::profileAsked, &page,
                         [this](const QString &id) { asked << QStringLiteral("profile ") + id; });
        QObject::connect(&page, &ui::StartPage::fileAsked, &page,
                         [this] { asked << QStringLiteral("file"); });
        page.resize(1000, 720);
        page.show();
    }
    QPushButton *button(const char *name) { return page.findChild<QPushButton *>(QLatin1String(name)); }
    void click(const char *name) { QTest::mouseClick(button(name), Qt::LeftButton); }
    QLineEdit *address() { return page.findChild<QLineEdit *>(QStringLiteral("address")); }
    QListWidget *profiles() { return page.findChild<QListWidget *>(QStringLiteral("profiles")); }
    QString result() { return page.findChild<QLabel *>(QStringLiteral("result"))->text(); }

    ui::StartPage page;
    QStringList asked;
};

ui::EnvironmentList twoProfiles()
{
    ui::EnvironmentChoice good;
    good.id = QStringLiteral("/p/production.json");
    good.name = QStringLiteral("Production EU");
    good.peers = {QStringLiteral("http://eureka-1:8761/eureka")};
    ui::EnvironmentChoice broken;
    broken.id = QStringLiteral("/p/broken.json");
    broken.name = QStringLiteral("broken");
    broken.mistake = QStringLiteral("no JSON");
    return {{good, broken}, QStringLiteral("/p")};
}

/// The way is good; what comes then is set by the test.
core::ServerTest goodWay()
{
    core::ServerTest test;
    test.url = "http://eureka-1:8761/eureka";
    test.steps = {{core::ConnectionStepKind::Name, core::StepOutcome::Done, "eureka-1", {}, {}},
                  {core::ConnectionStepKind::Answer, core::StepOutcome::Done, "200", {}, {}}};
    return test;
}

} // namespace

class StartPageTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingOpensByItself();
    void whoHasOpenedNothingSeesWhereToBegin();
    void anAddressIsNeeded();
    void testsAndOpensTheAddress();
    void opensAProfile();
    void opensWhatWasOpenedBefore();
    void aBrokenProfileSaysWhy();
    void tellsWhatAnswers_data();
    void tellsWhatAnswers();
    void everyControlHasAName();
    void pictures();
};

void StartPageTest::nothingOpensByItself()
{
    Desk desk;
    desk.page.setChoices(twoProfiles(), {QStringLiteral("http://h:1/eureka")});
    desk.page.setTest(goodWay());
    QVERIFY(desk.asked.isEmpty());
    desk.click("demo");
    desk.click("openFile");
    QCOMPARE(desk.asked, (QStringList{QStringLiteral("demo"), QStringLiteral("file")}));
}

void StartPageTest::whoHasOpenedNothingSeesWhereToBegin()
{
    Desk desk;
    for (const bool isFirst : {true, false, true}) {
        desk.page.setChoices(isFirst ? ui::EnvironmentList{{}, QStringLiteral("/p")} : twoProfiles(), {});
        QCOMPARE(desk.profiles()->count() == 0, isFirst);
        QCOMPARE(desk.profiles()->isHidden(), isFirst);
        QCOMPARE(desk.button("demo")->property("primary").toBool(), isFirst);
        QVERIFY(desk.button("newProfile")->isVisible());
        QVERIFY(desk.button("openFile")->isVisible());
    }
}

void StartPageTest::anAddressIsNeeded()
{
    Desk desk;
    for (const char *name : {"test", "open"}) {
        QVERIFY(!desk.button(name)->isEnabled());
        QVERIFY(!desk.button(name)->toolTip().isEmpty());
    }
    desk.address()->setFocus();
    QTest::keyClicks(desk.address(), QStringLiteral("  "));
    QTest::keyClick(desk.address(), Qt::Key_Return);
    QVERIFY(desk.asked.isEmpty());
    QVERIFY(!desk.button("open")->isEnabled());
}

void StartPageTest::testsAndOpensTheAddress()
{
    Desk desk;
    QTest::keyClicks(desk.address(), QStringLiteral(" http://e:8761/eureka "));
    desk.click("test");
    desk.click("open");
    QTest::keyClick(desk.address(), Qt::Key_Return);
    QCOMPARE(desk.asked, (QStringList{QStringLiteral("test http://e:8761/eureka"),
                                      QStringLiteral("address http://e:8761/eureka"),
                                      QStringLiteral("address http://e:8761/eureka")}));
}

void StartPageTest::opensAProfile()
{
    Desk desk;
    desk.page.setChoices(twoProfiles(), {});
    QVERIFY(!desk.button("openProfile")->isEnabled());
    desk.profiles()->setCurrentRow(0);
    desk.click("openProfile");
    QCOMPARE(desk.asked, QStringList{QStringLiteral("profile /p/production.json")});
}

void StartPageTest::opensWhatWasOpenedBefore()
{
    Desk desk;
    desk.page.setChoices(twoProfiles(), {QStringLiteral("http://h:1/eureka")});
    QCOMPARE(desk.profiles()->count(), 3);
    desk.profiles()->setCurrentRow(0);
    desk.click("openProfile");
    QCOMPARE(desk.asked, QStringList{QStringLiteral("address http://h:1/eureka")});
}

void StartPageTest::aBrokenProfileSaysWhy()
{
    Desk desk;
    desk.page.setChoices(twoProfiles(), {});
    QVERIFY(desk.profiles()->item(1)->text().contains(QStringLiteral("no JSON")));
    desk.profiles()->setCurrentRow(1);
    QVERIFY(!desk.button("openProfile")->isEnabled());
}

void StartPageTest::tellsWhatAnswers_data()
{
    QTest::addColumn<core::ServerTest>("test");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("saysNot");
    core::ServerTest test = goodWay();
    QTest::newRow("under way") << test << QStringLiteral("Testing") << QStringLiteral("is a Eureka server");
    test.listError = core::Error{core::ErrorKind::NotJson, "http://eureka-1:8761/eureka/apps", {}, 200};
    test.isOver = true;
    QTest::newRow("another server") << test << QStringLiteral("does not answer as a Eureka server")
                                    << QStringLiteral("Testing");
    test.listError.reset();
    test.instances = 12;
    test.tellsSettings = true;
    QTest::newRow("all there") << test << QStringLiteral("instances that it lists: 12")
                               << QStringLiteral("switch it on");
    test.tellsSettings = false;
    test.settingsError = core::Error{core::ErrorKind::NotFound, "http://eureka-1:8761/actuator/env", {}, 404};
    QTest::newRow("settings hidden") << test << QStringLiteral("management.endpoints.web.exposure.include=")
                                     << QStringLiteral("need not be assumed");
}

void StartPageTest::tellsWhatAnswers()
{
    QFETCH(core::ServerTest, test);
    QFETCH(QString, says);
    QFETCH(QString, saysNot);
    Desk desk;
    desk.page.setTest(test);
    QVERIFY2(desk.result().contains(says), qPrintable(desk.result()));
    QVERIFY2(!desk.result().contains(saysNot), qPrintable(desk.result()));
}

void StartPageTest::everyControlHasAName()
{
    Desk desk;
    for (QWidget *widget : desk.page.findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        const auto *button = qobject_cast<QPushButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 qPrintable(widget->objectName()));
    }
}

/// Not a check by itself: pictures to look at, where a folder is named.
void StartPageTest::pictures()
{
    tests::lookAt([](const QString &folder, const QString &tail) {
        Desk desk;
        desk.page.setChoices(twoProfiles(), {QStringLiteral("http://localhost:8761/eureka")});
        desk.address()->setText(QStringLiteral("http://eureka-1:8761/eureka"));
        core::ServerTest test = goodWay();
        test.instances = 12;
        test.tellsSettings = false;
        test.settingsError =
            core::Error{core::ErrorKind::NotFound, "http://eureka-1:8761/actuator/env", {}, 404};
        test.isOver = true;
        desk.page.setTest(test);
        QVERIFY(tests::settled(desk.page).save(folder + QStringLiteral("/start") + tail));
    });
}

QTEST_MAIN(StartPageTest)
#include "tst_startpage.moc"
