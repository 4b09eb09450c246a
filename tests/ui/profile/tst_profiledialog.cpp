// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of profiles in the window: opened by page, menu and palette, typed into, saved and given up.
#include "core/profile/profile.h"
#include "core/reach/proxy.h"
#include "tests/ui/accessibletree.h"
#include "tests/ui/looks.h"
#include "ui/help/helpdialog.h"
#include "ui/profile/profiledesk.h"
#include "ui/profile/profiledialog.h"
#include "ui/start/startpage.h"
#include "ui/theme/theme.h"
#include "ui/window/commandpalette.h"
#include "ui/window/environmentbutton.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>
#include <QTextBrowser>

namespace {

// Not a raw literal: moc cannot read one that holds an address.
const QByteArray team = "{ \"name\": \"Production EU\", \"colour\": \"#8a1c1c\",\n"
                        "  \"peers\": [\"http://eureka-1:8761/eureka\", \"http://eureka-2:8761/eureka\"],\n"
                        "  \"rules\": [ { \"from\": \"10.0.0.0/8\", \"port\": 1 } ],\n"
                        "  \"callers\": [ { \"name\": \"nightly batch\", \"after\": \"120s\" } ] }\n";

ui::EnvironmentList oneProfile()
{
    ui::EnvironmentChoice choice;
    choice.id = QStringLiteral("/p/production.json");
    choice.name = QStringLiteral("Production EU");
    choice.isCurrent = true;
    ui::EnvironmentChoice broken;
    broken.id = QStringLiteral("/p/broken.json");
    broken.name = QStringLiteral("broken");
    broken.mistake = QStringLiteral("fetch is no length");
    return {{choice, broken}, QStringLiteral("/p")};
}

/// The window on its start page; what the editor asks for is kept, and a file is there when it is wanted.
struct Desk
{
    Desk()
    {
        ui::ProfileDesk *desk = window.profiles();
        QObject::connect(desk, &ui::ProfileDesk::wanted, &window, [this, desk](const QString &id) {
            wanted << id;
            desk->open(id.isEmpty() ? ui::ProfileFile{{}, QStringLiteral("/p"), {}}
                                    : ui::ProfileFile{id, id, file});
        });
        QObject::connect(desk, &ui::ProfileDesk::saveAsked, &window,
                         [this](const ui::ProfileFile &before, const QByteArray &body) {
                             asked = before.id;
                             saved << body;
                         });
        QObject::connect(desk, &ui::ProfileDesk::testAsked, &window,
                         [this](const QByteArray &body) { tested << body; });
        window.setEnvironmentReader(oneProfile);
        window.showStart(oneProfile(), {});
        window.show();
        window.activateWindow();
    }
    void clickInWindow(const char *name)
    {
        QTest::mouseClick(window.findChild<QPushButton *>(QLatin1String(name)), Qt::LeftButton);
    }
    ui::ProfileDialog *dialog() { return window.findChild<ui::ProfileDialog *>(); }
    template <typename T> T *part(const char *name) { return dialog()->findChild<T *>(QLatin1String(name)); }
    void click(const char *name) { QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton); }
    void type(const char *name, const QString &text)
    {
        auto *edit = part<QLineEdit>(name);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
    }
    void typePeers(const QString &text)
    {
        auto *edit = part<QPlainTextEdit>("peers");
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        for (const QString &line : text.split(QLatin1Char('\n'))) {
            if (!edit->toPlainText().isEmpty())
                QTest::keyClick(edit, Qt::Key_Return);
            QTest::keyClicks(edit, line);
        }
    }
    /// Into the cell, as by hand.
    void typeCell(const char *name, int row, int column, const QString &text)
    {
        auto *table = part<QWidget>(name)->findChild<QTableWidget *>();
        // A new line is open for typing already: as by hand, that is ended first.
        if (auto *open = table->findChild<QLineEdit *>()) {
            QTest::keyClick(open, Qt::Key_Return);
            QVERIFY(QTest::qWaitFor([&] { return !table->findChild<QLineEdit *>(); }));
        }
        table->setFocus();
        table->setCurrentCell(row, column);
        table->editItem(table->item(row, column));
        auto *edit = table->findChild<QLineEdit *>();
        edit->selectAll();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return !table->findChild<QLineEdit *>(); }));
    }
    void add(const char *name)
    {
        QTest::mouseClick(part<QWidget>(name)->findChild<QPushButton *>(QStringLiteral("add")),
                          Qt::LeftButton);
    }
    QString mistake(const char *member)
    {
        auto *label = dialog()->findChild<QLabel *>(QLatin1String("mistake-") + QLatin1String(member));
        return label->isVisibleTo(dialog()) ? label->text() : QString();
    }
    void showWholeFile() { part<QTabWidget>("pages")->setCurrentIndex(1); }
    bool canSave() { return part<QPushButton>("save")->isEnabled(); }
    void edit() { window.profiles()->ask(QStringLiteral("/p/production.json")); }
    void makeNew() { window.profiles()->ask({}); }

    ui::MainWindow window;
    QByteArray file = team;
    QStringList wanted;
    QString asked;
    QByteArrayList saved;
    QByteArrayList tested;
};

} // namespace

class ProfileDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void opensFromThePage();
    void opensABrokenOneFromThePage();
    void opensFromTheMenu();
    void opensFromThePalette();
    void aNewOneIsSaved();
    void whatIsNotShownSurvives();
    void saysWhatIsWrongWhileItIsTyped_data();
    void saysWhatIsWrongWhileItIsTyped();
    void callersAndLoginsAreTyped();
    void linksAreTyped();
    void prometheusIsTyped();
    void waysAreTyped();
    void theWholeFileIsTyped();
    void theWholeFileSaysWhatIsWrong_data();
    void theWholeFileSaysWhatIsWrong();
    void whatIsNoJsonIsNotMadeAnew();
    void theManualIsBesideIt();
    void linesAreRemoved();
    void aMistakeThatHasNoFieldIsSaid();
    void testsWhatIsTyped();
    void whatWasNotSavedIsSaid();
    void whatWasTypedIsNotLostByOneKey();
    void oneEditorAtATime();
    void isNamedAndReached();
    void pictures();
};

void ProfileDialogTest::opensFromThePage()
{
    Desk desk;
    desk.clickInWindow("newProfile");
    QCOMPARE(desk.wanted, QStringList{QString()});
    QVERIFY(desk.dialog()->isVisible());
    desk.click("cancel");
    QTRY_VERIFY(!desk.dialog());
    auto *list = desk.window.findChild<QListWidget *>(QStringLiteral("profiles"));
    QVERIFY(!desk.window.findChild<QPushButton *>(QStringLiteral("editProfile"))->isEnabled());
    list->setCurrentRow(0);
    desk.clickInWindow("editProfile");
    QCOMPARE(desk.wanted.last(), QStringLiteral("/p/production.json"));
    QCOMPARE(desk.part<QLineEdit>("name")->text(), QStringLiteral("Production EU"));
}

void ProfileDialogTest::opensABrokenOneFromThePage()
{
    Desk desk;
    desk.file = R"({"name":"broken","peers":["http://a:1"],"fetch":"1h"})";
    auto *list = desk.window.findChild<QListWidget *>(QStringLiteral("profiles"));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(1)).center());
    QVERIFY(!desk.window.findChild<QPushButton *>(QStringLiteral("openProfile"))->isEnabled());
    desk.clickInWindow("editProfile");
    QCOMPARE(desk.wanted, QStringList{QStringLiteral("/p/broken.json")});
    QVERIFY(!desk.mistake("fetch").isEmpty());
    QVERIFY(!desk.canSave());
    desk.type("fetch", QStringLiteral("60s"));
    QVERIFY(desk.mistake("fetch").isEmpty());
    QVERIFY(desk.canSave());
}

void ProfileDialogTest::opensFromTheMenu()
{
    for (const auto &[line, id] : {std::pair{"editProfile", "/p/production.json"}, {"newProfile", ""}}) {
        Desk desk;
        desk.window.findChild<ui::EnvironmentButton *>()->openMenu();
        auto *menu = desk.window.findChild<QMenu *>(QStringLiteral("environments"));
        auto *action = menu->findChild<QAction *>(QLatin1String(line));
        QVERIFY(action);
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
        QCOMPARE(desk.wanted, QStringList{QLatin1String(id)});
        QVERIFY(desk.dialog());
    }
}

void ProfileDialogTest::opensFromThePalette()
{
    for (const auto &[words, id] :
         {std::pair{"edit this profile", "/p/production.json"}, {"new profile", ""}}) {
        Desk desk;
        QTRY_VERIFY(desk.window.isActiveWindow());
        QTest::keyClick(&desk.window, Qt::Key_K, Qt::ControlModifier);
        auto *typed = desk.window.findChild<QLineEdit *>(QStringLiteral("words"));
        QTest::keyClicks(typed, QLatin1String(words));
        QTest::keyClick(typed, Qt::Key_Return);
        QCOMPARE(desk.wanted, QStringList{QLatin1String(id)});
        QVERIFY(desk.dialog());
    }
}

void ProfileDialogTest::aNewOneIsSaved()
{
    Desk desk;
    desk.makeNew();
    QVERIFY(!desk.canSave());
    QVERIFY(!desk.part<QPushButton>("save")->toolTip().isEmpty());
    QVERIFY(desk.mistake("name").isEmpty()); // nobody is scolded before he typed
    desk.type("name", QStringLiteral("Staging"));
    desk.typePeers(QStringLiteral("http://a:8761/eureka\nhttp://b:8761/eureka"));
    desk.type("fetch", QStringLiteral("10s"));
    QTest::mouseClick(desk.part<QCheckBox>("requireProof"), Qt::LeftButton, {}, QPoint(8, 8));
    QVERIFY(desk.canSave());
    desk.click("save");
    QCOMPARE(desk.saved.size(), 1);
    QVERIFY(desk.asked.isEmpty());
    const auto profile = core::decodeProfile(desk.saved.first().toStdString(), "a.json");
    QVERIFY(profile.has_value());
    core::Profile expected;
    expected.name = "Staging";
    expected.peers = {"http://a:8761/eureka", "http://b:8761/eureka"};
    expected.hops.registryFetch = core::Millis(10'000);
    expected.requireProof = true;
    QVERIFY(*profile == expected);
    QVERIFY(desk.dialog()->isVisible()); // until it is written
    desk.window.profiles()->setSaved({});
    QTRY_VERIFY(!desk.dialog());
}

void ProfileDialogTest::whatIsNotShownSurvives()
{
    Desk desk;
    desk.edit();
    QVERIFY(!desk.canSave()); // nothing was changed
    desk.type("colour", QStringLiteral("#000000"));
    desk.click("save");
    QCOMPARE(desk.asked, QStringLiteral("/p/production.json"));
    QCOMPARE(desk.saved.value(0), QByteArray(team).replace("#8a1c1c", "#000000"));
}

void ProfileDialogTest::saysWhatIsWrongWhileItIsTyped_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("wrong");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("right");
    const auto row = [](const char *member, const char *wrong, const char *says, const char *right) {
        QTest::addRow("%s: %s", member, wrong) << QString::fromUtf8(member) << QString::fromUtf8(wrong)
                                               << QString::fromUtf8(says) << QString::fromUtf8(right);
    };
    row("name", "", "name is needed", "x");
    row("colour", "red", "#8a1c1c", "#123456");
    row("timeZone", "UTC +2", "Europe/Berlin", "Asia/Shanghai");
    row("fetch", "1h", "30s", "90s");
    row("serverCache", "x", "30s", "1500ms");
    row("listCache", "2d", "30s", "2m");
    row("longestRequest", "-1s", "30s", "7");
    row("user", "drainboard", "go together", "");
    row("passwordFile", "~/x", "go together", "");
    row("peers", "http://a:1/eureka\nftp://b", "Line 2", "http://a:1/eureka");
    row("peers", "http://u:secret@a:1/eureka", "without a user or password", "http://a:1/eureka");
}

void ProfileDialogTest::saysWhatIsWrongWhileItIsTyped()
{
    QFETCH(QString, member);
    QFETCH(QString, wrong);
    QFETCH(QString, says);
    QFETCH(QString, right);
    Desk desk;
    desk.edit();
    const QByteArray name = member.toUtf8();
    const auto type = [&](const QString &text) {
        if (member == QLatin1String("peers"))
            desk.typePeers(text);
        else
            desk.type(name.constData(), text);
    };
    type(wrong);
    // Half a login is said beside the half that is missing.
    const char *at = member == QLatin1String("user")           ? "passwordFile"
                     : member == QLatin1String("passwordFile") ? "user"
                                                               : name.constData();
    QVERIFY2(desk.mistake(at).contains(says), qPrintable(desk.mistake(at)));
    QVERIFY(!desk.canSave());
    QVERIFY(desk.part<QPushButton>("save")->toolTip().contains(says));
    type(right);
    QVERIFY2(desk.mistake(at).isEmpty(), qPrintable(desk.mistake(at)));
}

void ProfileDialogTest::callersAndLoginsAreTyped()
{
    Desk desk;
    desk.edit();
    desk.add("callers");
    desk.typeCell("callers", 1, 0, QStringLiteral("proxy"));
    QVERIFY2(desk.mistake("callers").contains(QLatin1String("Line 2")), qPrintable(desk.mistake("callers")));
    desk.typeCell("callers", 1, 1, QStringLiteral("5s"));
    desk.typeCell("callers", 1, 2, QStringLiteral("orders"));
    QVERIFY(desk.mistake("callers").isEmpty());
    desk.add("credentials");
    desk.typeCell("credentials", 0, 0, QStringLiteral("token"));
    desk.typeCell("credentials", 0, 1, QStringLiteral("bearer"));
    desk.typeCell("credentials", 0, 4, QStringLiteral("hunter2"));
    QVERIFY(desk.mistake("credentials").contains(QLatin1String("secret"))); // a secret itself is refused
    desk.typeCell("credentials", 0, 4, QStringLiteral("keychain"));
    desk.typeCell("credentials", 0, 7, QStringLiteral("ORDERS, STOCK"));
    QVERIFY(desk.mistake("credentials").isEmpty());
    desk.add("actuators");
    desk.typeCell("actuators", 0, 0, QStringLiteral("orders"));
    desk.typeCell("actuators", 0, 1, QStringLiteral("manage"));
    QVERIFY(desk.mistake("actuators").contains(QLatin1String("orders")));
    desk.typeCell("actuators", 0, 1, QStringLiteral("/manage"));
    desk.click("save");
    const auto profile = core::decodeProfile(desk.saved.value(0).toStdString(), "a.json");
    QVERIFY2(profile.has_value(), desk.saved.value(0).constData());
    QCOMPARE(profile->callers.size(), std::size_t(2));
    QCOMPARE(profile->callers[1].name, std::string("proxy"));
    QCOMPARE(profile->callers[1].letsGoAfter, core::Millis(5'000));
    QCOMPARE(profile->credentials.size(), std::size_t(1));
    QCOMPARE(profile->credentials[0].applications, (std::vector<std::string>{"ORDERS", "STOCK"}));
    QCOMPARE(profile->actuators, (std::map<std::string, std::string>{{"ORDERS", "/manage"}}));
    QCOMPARE(profile->reach.rules.size(), std::size_t(1));
}

void ProfileDialogTest::linksAreTyped()
{
    Desk desk;
    desk.edit();
    desk.add("links");
    desk.typeCell("links", 0, 0, QStringLiteral("Grafana"));
    QVERIFY2(desk.mistake("links").contains(QLatin1String("Line 1")), qPrintable(desk.mistake("links")));
    desk.typeCell("links", 0, 1, QStringLiteral("https://u:secret@grafana.example/"));
    QVERIFY(desk.mistake("links").contains(QLatin1String("without a login")));
    desk.typeCell("links", 0, 1, QStringLiteral("https://grafana.example/{hots}"));
    QVERIFY(desk.mistake("links").contains(QLatin1String("placeholder")));
    QVERIFY(!desk.canSave());
    desk.typeCell("links", 0, 1, QStringLiteral("https://grafana.example/d/jvm?var={host}:{port}"));
    desk.typeCell("links", 0, 2, QStringLiteral("orders, stock"));
    QVERIFY(desk.mistake("links").isEmpty());
    desk.click("save");
    const auto profile = core::decodeProfile(desk.saved.value(0).toStdString(), "a.json");
    QVERIFY2(profile.has_value(), desk.saved.value(0).constData());
    QCOMPARE(profile->links.size(), std::size_t(1));
    QCOMPARE(profile->links[0].url, std::string("https://grafana.example/d/jvm?var={host}:{port}"));
    QCOMPARE(profile->links[0].applications.size(), std::size_t(2));
    QVERIFY(profile->links[0].isOfInstance);
}

void ProfileDialogTest::prometheusIsTyped()
{
    Desk desk;
    desk.edit();
    desk.type("prometheusLabel", QStringLiteral("pod"));
    QVERIFY(desk.mistake("prometheus").contains(QLatin1String("address of Prometheus"))); // it is missing
    desk.type("prometheusUrl", QStringLiteral("http://u:secret@prometheus:9090"));
    QVERIFY(desk.mistake("prometheus").contains(QLatin1String("without a user")));
    desk.type("prometheusUrl", QStringLiteral("http://prometheus:9090"));
    QVERIFY(desk.mistake("prometheus").isEmpty());
    desk.type("prometheusSelector", QStringLiteral("env=prod"));
    QVERIFY(desk.mistake("prometheus").contains(QLatin1String("env=\"prod\"")));
    desk.type("prometheusSelector", QStringLiteral("env=\"prod\""));
    desk.type("prometheusForms", QStringLiteral("{ip}:{port}, {host}"));
    desk.type("prometheusLabel", QStringLiteral("9pod"));
    QVERIFY(desk.mistake("prometheus").contains(QLatin1String("label")));
    desk.type("prometheusLabel", QStringLiteral("pod"));
    desk.click("save");
    const auto profile = core::decodeProfile(desk.saved.value(0).toStdString(), "a.json");
    QVERIFY2(profile.has_value(), desk.saved.value(0).constData());
    const core::PrometheusSettings &prometheus = profile->measuring.prometheus;
    QCOMPARE(prometheus.url, std::string("http://prometheus:9090"));
    QCOMPARE(prometheus.instanceLabel, std::string("pod"));
    QCOMPARE(prometheus.instanceForms, (std::vector<std::string>{"{ip}:{port}", "{host}"}));
    QCOMPARE(prometheus.selector, std::string("env=\"prod\""));
    QCOMPARE(profile->reach.rules.size(), std::size_t(1));
}

void ProfileDialogTest::waysAreTyped()
{
    Desk desk;
    desk.edit();
    desk.type("proxy", QStringLiteral("http://u:secret@proxy:3128"));
    QVERIFY2(desk.mistake("proxy").contains(QLatin1String("without a user")),
             qPrintable(desk.mistake("proxy")));
    desk.type("proxy", QStringLiteral("http://proxy:3128"));
    QVERIFY(desk.mistake("proxy").isEmpty());
    desk.type("noProxy", QStringLiteral("localhost, *.corp.example"));
    desk.type("caFile", QStringLiteral("~/ca.pem"));
    desk.add("ignoredUris");
    desk.typeCell("ignoredUris", 0, 0, QStringLiteral("ping"));
    QVERIFY2(desk.mistake("ignoredUris").contains(QLatin1String("Line 1")),
             qPrintable(desk.mistake("ignoredUris")));
    desk.typeCell("ignoredUris", 0, 0, QStringLiteral("/probe/{kind:[a-z]{1,3}}"));
    QVERIFY(desk.mistake("ignoredUris").isEmpty());
    desk.click("save");
    const auto profile = core::decodeProfile(desk.saved.value(0).toStdString(), "a.json");
    QVERIFY2(profile.has_value(), desk.saved.value(0).constData());
    QVERIFY(profile->reach.proxies[0].has_value());
    QCOMPARE(core::proxyText(*profile->reach.proxies[0]), std::string("http://proxy:3128"));
    QCOMPARE(profile->reach.noProxy, (std::vector<std::string>{"localhost", "*.corp.example"}));
    QCOMPARE(profile->trust.caFile, std::string("~/ca.pem"));
    QCOMPARE(profile->measuring.ignoredUris, std::vector<std::string>{"/probe/{kind:[a-z]{1,3}}"});
}

void ProfileDialogTest::theWholeFileIsTyped()
{
    Desk desk;
    desk.edit();
    desk.type("colour", QStringLiteral("#000000"));
    desk.showWholeFile();
    auto *text = desk.part<QPlainTextEdit>("text");
    QCOMPARE(text->toPlainText().toUtf8(), QByteArray(team).replace("#8a1c1c", "#000000"));
    QVERIFY(text->find(QStringLiteral("\"port\": 1")));
    QTest::keyClicks(text, QStringLiteral("\"port\": 8443"));
    QVERIFY(text->find(QStringLiteral("Production EU"), QTextDocument::FindBackward));
    QTest::keyClicks(text, QStringLiteral("Elsewhere"));
    desk.part<QTabWidget>("pages")->setCurrentIndex(0);
    QCOMPARE(desk.part<QLineEdit>("name")->text(), QStringLiteral("Elsewhere"));
    QVERIFY(desk.canSave());
    desk.click("save");
    QCOMPARE(desk.saved.value(0), QByteArray(team)
                                      .replace("#8a1c1c", "#000000")
                                      .replace("\"port\": 1", "\"port\": 8443")
                                      .replace("Production EU", "Elsewhere"));
}

void ProfileDialogTest::theWholeFileSaysWhatIsWrong_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("says");
    QTest::addColumn<bool>("hasFields");
    QTest::newRow("left open") << QStringLiteral("{ \"name\": \"a\",\n  \"peers\": [")
                               << QStringLiteral("Line 2") << false;
    QTest::newRow("no object") << QStringLiteral("[ 1 ]") << QStringLiteral("braces") << false;
    QTest::newRow("nothing") << QString() << QStringLiteral("Line 1") << false;
    QTest::newRow("a member that is not known")
        << QStringLiteral("{ \"name\": \"a\", \"peers\": [\"http://a:1\"], \"color\": 1 }")
        << QStringLiteral("color is no member") << true;
    QTest::newRow("a member that has no field")
        << QStringLiteral("{ \"name\": \"a\", \"peers\": [\"http://a:1\"], \"rules\": 7 }")
        << QStringLiteral("rules") << true;
    QTest::newRow("too large") << QString(core::profileLimit + 1, QLatin1Char(' '))
                               << QStringLiteral("larger") << false;
}

void ProfileDialogTest::theWholeFileSaysWhatIsWrong()
{
    QFETCH(QString, typed);
    QFETCH(QString, says);
    QFETCH(bool, hasFields);
    Desk desk;
    desk.edit();
    desk.showWholeFile();
    desk.part<QPlainTextEdit>("text")->setPlainText(typed);
    auto *mistakes = desk.part<QLabel>("textMistakes");
    QVERIFY(mistakes->isVisibleTo(desk.dialog()));
    QVERIFY2(mistakes->text().contains(says), qPrintable(mistakes->text()));
    QVERIFY(!desk.canSave());
    QCOMPARE(desk.part<QTabWidget>("pages")->isTabEnabled(0), hasFields);
    desk.part<QPlainTextEdit>("text")->setPlainText(
        QString::fromUtf8(team).replace(QStringLiteral("EU"), QStringLiteral("US")));
    QVERIFY(mistakes->isHidden());
    QVERIFY(desk.canSave());
}

void ProfileDialogTest::whatIsNoJsonIsNotMadeAnew()
{
    Desk desk;
    desk.file = "{ \"name\": \"a\",\n";
    desk.edit();
    QVERIFY(desk.part<QPlainTextEdit>("text")->isVisible());
    QCOMPARE(desk.part<QPlainTextEdit>("text")->toPlainText().toUtf8(), desk.file);
    QVERIFY(!desk.canSave());
    QVERIFY(!desk.part<QTabWidget>("pages")->isTabEnabled(0));
    desk.part<QPlainTextEdit>("text")->setPlainText(QString::fromUtf8(team));
    desk.click("save");
    QCOMPARE(desk.saved.value(0), team);
}

void ProfileDialogTest::theManualIsBesideIt()
{
    Desk desk;
    desk.edit();
    desk.showWholeFile();
    desk.click("whatItCanHold");
    auto *manual = desk.dialog()->findChild<ui::HelpDialog *>();
    QVERIFY(manual && manual->isVisible());
    QVERIFY(
        manual->findChild<QTextBrowser *>()->toPlainText().contains(QLatin1String("trustAnyCertificate")));
}

void ProfileDialogTest::linesAreRemoved()
{
    Desk desk;
    desk.edit();
    auto *callers = desk.part<QWidget>("callers");
    auto *remove = callers->findChild<QPushButton *>(QStringLiteral("remove"));
    QVERIFY(!remove->isEnabled());
    callers->findChild<QTableWidget *>()->setCurrentCell(0, 0);
    QTest::mouseClick(remove, Qt::LeftButton);
    desk.click("save");
    const auto profile = core::decodeProfile(desk.saved.value(0).toStdString(), "a.json");
    QVERIFY(profile.has_value());
    QVERIFY(profile->callers.empty());
}

void ProfileDialogTest::aMistakeThatHasNoFieldIsSaid()
{
    Desk desk;
    desk.file = R"({"name":"a","peers":["http://a:1"],"rules":7})";
    desk.edit();
    QVERIFY(desk.mistake("others").contains(QLatin1String("rules")));
    QVERIFY(!desk.canSave());
}

void ProfileDialogTest::testsWhatIsTyped()
{
    Desk desk;
    desk.makeNew();
    QVERIFY(!desk.part<QPushButton>("test")->isEnabled());
    desk.type("name", QStringLiteral("Staging"));
    desk.typePeers(QStringLiteral("http://a:8761/eureka"));
    desk.click("test");
    QCOMPARE(desk.tested.size(), 1);
    QVERIFY(desk.tested.first().contains("http://a:8761/eureka"));
    QVERIFY(!desk.part<QPushButton>("test")->isEnabled()); // one at a time
    core::ServerTest test;
    test.instances = 12;
    test.isOver = true;
    desk.window.profiles()->setTest(test);
    QVERIFY(desk.part<QLabel>("result")->text().contains(QLatin1String("12")));
    QVERIFY(desk.part<QPushButton>("test")->isEnabled());
    QVERIFY(desk.saved.isEmpty());
}

void ProfileDialogTest::whatWasNotSavedIsSaid()
{
    Desk desk;
    desk.edit();
    desk.type("colour", QStringLiteral("#000000"));
    desk.click("save");
    desk.window.profiles()->setSaved(QStringLiteral("no room"));
    QVERIFY(desk.dialog()->isVisible());
    QCOMPARE(desk.part<QLabel>("note")->text(), QStringLiteral("no room"));
    QVERIFY(desk.canSave());
}

void ProfileDialogTest::whatWasTypedIsNotLostByOneKey()
{
    Desk desk;
    desk.edit();
    desk.type("colour", QStringLiteral("#000000"));
    QTest::keyClick(desk.dialog(), Qt::Key_Escape);
    QVERIFY(desk.dialog()->isVisible());
    QVERIFY(desk.part<QLabel>("note")->text().contains(QLatin1String("not saved")));
    desk.type("colour", QStringLiteral("#111111")); // goes on typing: the question begins anew
    QTest::keyClick(desk.dialog(), Qt::Key_Escape);
    QVERIFY(desk.dialog()->isVisible());
    QTest::keyClick(desk.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!desk.dialog());
    QVERIFY(desk.saved.isEmpty());
}

void ProfileDialogTest::oneEditorAtATime()
{
    Desk desk;
    desk.edit();
    desk.makeNew();
    QCOMPARE(desk.wanted.size(), 1);
    QCOMPARE(desk.window.findChildren<ui::ProfileDialog *>().size(), 1);
}

void ProfileDialogTest::isNamedAndReached()
{
    Desk desk;
    desk.edit();
    desk.dialog()->activateWindow();
    QTRY_VERIFY(desk.dialog()->isActiveWindow());
    QStringList faults = tests::accessibleFaults(desk.dialog(), 20);
    faults += tests::notReachedByTab(desk.dialog());
    QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
}

/// Not a check by itself: pictures to look at, where a folder is named.
void ProfileDialogTest::pictures()
{
    tests::lookAt([](const QString &folder, const QString &tail) {
        Desk desk;
        desk.edit();
        desk.type("fetch", QStringLiteral("1h"));
        desk.add("credentials");
        desk.typeCell("credentials", 0, 0, QStringLiteral("token"));
        desk.dialog()->resize(880, 1240);
        QVERIFY(tests::settled(*desk.dialog()).save(folder + QStringLiteral("/profile") + tail));
        desk.dialog()->resize(760, 640);
        QVERIFY(tests::settled(*desk.dialog()).save(folder + QStringLiteral("/profile-small") + tail));
        desk.showWholeFile();
        desk.part<QPlainTextEdit>("text")->appendPlainText(QStringLiteral("}"));
        QVERIFY(tests::settled(*desk.dialog()).save(folder + QStringLiteral("/profile-file") + tail));
        QVERIFY(desk.window.grab().save(folder + QStringLiteral("/start-profiles") + tail));
    });
}

QTEST_MAIN(ProfileDialogTest)
#include "tst_profiledialog.moc"
