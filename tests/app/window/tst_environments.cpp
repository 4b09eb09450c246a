// SPDX-License-Identifier: GPL-3.0-or-later
// One window, two Eureka servers on loopback: what the change from one environment to the other sends, and
// what not.
#include "app/demofleet/http/httpserver.h"
#include "app/window/environments.h"
#include "ui/confirm/confirmdialog.h"
#include "ui/instances/instancetable.h"
#include "ui/profile/profiledialog.h"
#include "ui/start/startpage.h"
#include "ui/text/text.h"
#include "ui/window/environmentbutton.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

namespace {

/// A server with that many instances of one application, that counts what it is asked.
struct Eureka
{
    explicit Eureka(const QByteArray &application, int count)
        : server(
              [this](const demofleet::HttpRequest &request, std::shared_ptr<demofleet::Exchange> exchange) {
                  ++requests;
                  changes += request.method == "GET" ? 0 : 1;
                  exchange->respond({200, "application/json", list, {}});
              })
    {
        QByteArrayList rows;
        for (int i = 1; i <= count; ++i) {
            rows << QByteArray(
                        R"({"instanceId":"%1-1:1","hostName":"localhost","app":"%1","ipAddr":"127.0.0.1",
"status":"UP","overriddenStatus":"UNKNOWN","port":{"$":1,"@enabled":"true"},"lastUpdatedTimestamp":"1000"})")
                        .replace("%1-1", "row-" + QByteArray::number(i))
                        .replace("%1", application);
        }
        list = R"({"applications":{"versions__delta":"1","apps__hashcode":"UP_)" + QByteArray::number(count) +
               R"(_","application":[{"name":")" + application + R"(","instance":[)" + rows.join(',') +
               "]}]}}";
        if (!server.listen())
            qFatal("no port");
    }
    QByteArray url() const { return "http://localhost:" + QByteArray::number(server.port()) + "/eureka"; }

    QByteArray list;
    int requests = 0;
    int changes = 0; ///< requests that are no GET
    demofleet::HttpServer server;
};

} // namespace

class EnvironmentsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void nothingIsSentToTheOneThatWasLeft();
    void anIntentFromBeforeIsRefused();
    void theNewestChoiceWins();
    void whatCannotBeOpenedLeavesTheOthers();
    void anEngineThatCannotStartSaysSo();
    void listsWhatThereIs();
    void theProfilesProofIsRequired();
    void aSuspendedLoginIsEnteredAgain();
    void withoutAFleetThereIsAPageToChooseFrom();
    void theAddressOfThePageIsOpened();
    void aWrongAddressIsSaid();
    void theDemoIsOpenedFromThePage();
    void theTestOfThePageOnlyReads();
    void aProfileIsMadeTestedAndOpened();
    void aProfileIsEdited();
    void aFileThatChangedMeanwhileIsLeft();
    void twoProfilesHaveNotOneName();
    void whatWasOpenedComesFirst();
    void timesAreOfTheProfilesZone();

private:
    QString profile(const QString &file, const QByteArray &content) const;
    QString profile(const QString &file, const QByteArray &name, const Eureka &eureka) const;
    void start();
    void cleanupWindow();
    void startWithoutAFleet();
    ui::ProfileDialog *editor() const { return m_window->findChild<ui::ProfileDialog *>(); }
    void typeInEditor(const char *name, const QString &text) const
    {
        auto *edit = editor()->findChild<QLineEdit *>(QLatin1String(name));
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    void clickInEditor(const char *name) const
    {
        QTest::mouseClick(editor()->findChild<QPushButton *>(QLatin1String(name)), Qt::LeftButton);
    }
    QListWidget *profiles() const { return m_window->findChild<QListWidget *>(QStringLiteral("profiles")); }
    QLineEdit *address() const { return m_window->findChild<QLineEdit *>(QStringLiteral("address")); }
    void click(const char *name) const
    {
        QTest::mouseClick(m_window->findChild<QPushButton *>(QLatin1String(name)), Qt::LeftButton);
    }
    QString shown() const; ///< the application of the first row, empty where there is none
    QString notice() const { return m_window->findChild<QLabel *>(QStringLiteral("stopped"))->text(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_journal;
    std::unique_ptr<Eureka> m_first;
    std::unique_ptr<Eureka> m_second;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<app::Environments> m_environments;
};

void EnvironmentsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_journal = m_folder->filePath(QStringLiteral("journal.sqlite"));
    m_first = std::make_unique<Eureka>("ORDERS", 2);
    m_second = std::make_unique<Eureka>("PAYMENTS", 3);
}

void EnvironmentsTest::cleanupWindow()
{
    m_environments.reset();
    m_window.reset();
}

void EnvironmentsTest::cleanup()
{
    cleanupWindow();
    m_second.reset();
    m_first.reset();
}

QString EnvironmentsTest::profile(const QString &file, const QByteArray &content) const
{
    QFile out(m_folder->filePath(file));
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
        qFatal("the test cannot write %s", qPrintable(file));
    return out.fileName();
}

QString EnvironmentsTest::profile(const QString &file, const QByteArray &name, const Eureka &eureka) const
{
    return profile(file, R"({"name":")" + name + R"(","colour":"#fff7b0","peers":[")" + eureka.url() +
                             R"("],"requireProof":true})");
}

void EnvironmentsTest::start()
{
    app::StartEnvironment start;
    start.settings.peers = {*core::parseBaseAddress(m_first->url().toStdString())};
    start.settings.environment = "first";
    start.settings.journalPath = m_journal;
    start.settings.periods.list = core::Millis(200);
    start.settings.periods.tick = core::Millis(50);
    start.settings.measures = false;
    m_window = std::make_unique<ui::MainWindow>();
    m_window->setNow(start.settings.clock);
    m_environments = std::make_unique<app::Environments>(*m_window, std::move(start), m_folder->path());
    m_environments->start();
    m_window->show();
}

QString EnvironmentsTest::shown() const
{
    const auto *table = m_window->findChild<ui::InstanceTable *>();
    if (table->model()->rowCount() == 0)
        return {};
    const auto keys = table->visibleKeys();
    return keys.empty() ? QString() : QString::fromStdString(keys.front().application.text());
}

void EnvironmentsTest::nothingIsSentToTheOneThatWasLeft()
{
    start();
    QTRY_COMPARE(shown(), QStringLiteral("ORDERS"));
    QCOMPARE(m_second->requests, 0);
    const QString path = profile(QStringLiteral("second.json"), "second", *m_second);
    emit m_window->environmentChosen(path);
    QVERIFY(notice().contains(QLatin1String("Switching to second")));
    QVERIFY(!m_environments->engine()); // neither of the two
    QTRY_COMPARE(shown(), QStringLiteral("PAYMENTS"));
    QCOMPARE(m_window->windowTitle(), QStringLiteral("second – Drainboard"));
    const int before = m_first->requests;
    const int seen = m_second->requests;
    QTRY_VERIFY(m_second->requests >= seen + 4);
    QCOMPARE(m_first->requests, before);
    QCOMPARE(m_first->changes + m_second->changes, 0);
    emit m_window->environmentChosen(QString()); // and back
    QTRY_COMPARE(shown(), QStringLiteral("ORDERS"));
    QCOMPARE(m_window->windowTitle(), QStringLiteral("first – Drainboard"));
}

void EnvironmentsTest::anIntentFromBeforeIsRefused()
{
    start();
    QTRY_COMPARE(shown(), QStringLiteral("ORDERS"));
    const auto key = m_window->findChild<ui::InstanceTable *>()->visibleKeys().front();
    QCOMPARE(key.environment, std::string("first"));
    // The next environment has the very same rows.
    const Eureka copy("ORDERS", 2);
    emit m_window->environmentChosen(profile(QStringLiteral("copy.json"), "copy", copy));
    emit m_window->intent(core::StartOperation{key}); // while no engine is there
    QTRY_COMPARE(shown(), QStringLiteral("ORDERS"));
    emit m_window->intent(core::StartOperation{key});
    emit m_window->intent(core::ChangeRegistry{key, core::SetOverride{}});
    emit m_window->intent(core::Unlock{"first"});
    const auto boxes = [this] { return m_window->findChildren<QMessageBox *>(); };
    QTRY_COMPARE(boxes().size(), 3);
    for (const QMessageBox *box : boxes()) {
        const QString words = box->text() + box->informativeText();
        QVERIFY2(words.contains(QLatin1String("first")), qPrintable(words));
    }
    const int seen = copy.requests;
    QTRY_VERIFY(copy.requests >= seen + 3);
    QCOMPARE(copy.changes + m_first->changes, 0);
}

void EnvironmentsTest::theNewestChoiceWins()
{
    start();
    QTRY_COMPARE(shown(), QStringLiteral("ORDERS"));
    const Eureka third("SEARCH", 1);
    const QString second = profile(QStringLiteral("second.json"), "second", *m_second);
    const QString newest = profile(QStringLiteral("third.json"), "third", third);
    emit m_window->environmentChosen(second);
    emit m_window->environmentChosen(newest);
    QTRY_COMPARE(shown(), QStringLiteral("SEARCH"));
    QCOMPARE(m_window->windowTitle(), QStringLiteral("third – Drainboard"));
    QCOMPARE(m_second->requests, 0);
}

void EnvironmentsTest::whatCannotBeOpenedLeavesTheOthers()
{
    start();
    QTRY_COMPARE(shown(), QStringLiteral("ORDERS"));
    const QString path = profile(QStringLiteral("locked.json"),
                                 R"({"name":"locked","peers":["http://localhost:1"],"user":"x",)"
                                 R"("passwordFile":"/no/such/password"})");
    emit m_window->environmentChosen(path);
    QTRY_VERIFY(notice().contains(QLatin1String("locked could not be opened")));
    QVERIFY(notice().contains(QLatin1String("/no/such/password")));
    QVERIFY(m_environments->isStopped() && !m_environments->engine());
    const int before = m_first->requests;
    emit m_window->environmentChosen(profile(QStringLiteral("second.json"), "second", *m_second));
    QTRY_COMPARE(shown(), QStringLiteral("PAYMENTS"));
    QVERIFY(!m_environments->isStopped());
    QCOMPARE(m_first->requests, before);
}

void EnvironmentsTest::anEngineThatCannotStartSaysSo()
{
    // A folder stands where the journal's file should be.
    m_journal = m_folder->path();
    start();
    QTRY_VERIFY(notice().contains(QLatin1String("could not start")));
    QVERIFY(m_environments->isStopped());
    emit m_window->environmentChosen(profile(QStringLiteral("second.json"), "second", *m_second));
    QTRY_VERIFY(notice().contains(QLatin1String("could not start")) &&
                m_window->windowTitle().startsWith(QLatin1String("second")));
    QCOMPARE(m_first->requests + m_second->requests, 0);
}

void EnvironmentsTest::listsWhatThereIs()
{
    profile(QStringLiteral("a.json"), "Alpha", *m_second);
    profile(QStringLiteral("b.json"), R"({"name":"Beta"})");
    profile(QStringLiteral("c.json"), "ALPHA", *m_first);
    start();
    m_window->findChild<ui::EnvironmentButton *>()->openMenu();
    auto *menu = m_window->findChild<QMenu *>(QStringLiteral("environments"));
    const auto actions = menu->actions();
    QVERIFY(actions.size() >= 4);
    QVERIFY(actions[0]->text().startsWith(QLatin1String("first"))); // of the command line
    QVERIFY(actions[1]->text() == QLatin1String("Alpha") && actions[1]->isEnabled());
    QVERIFY(!actions[2]->isEnabled());
    QVERIFY2(actions[2]->toolTip().contains(QLatin1String("peers")), qPrintable(actions[2]->toolTip()));
    QVERIFY(!actions[3]->isEnabled()); // two of one name cannot be told apart
    QVERIFY2(actions[3]->toolTip().contains(QLatin1String("this name")), qPrintable(actions[3]->toolTip()));
    menu->close();
}

void EnvironmentsTest::theProfilesProofIsRequired()
{
    start();
    emit m_window->environmentChosen(profile(QStringLiteral("second.json"), "second", *m_second));
    QTRY_COMPARE(shown(), QStringLiteral("PAYMENTS"));
    std::optional<core::StartOperation> asked;
    connect(m_window.get(), &ui::MainWindow::intent, this, [&](const core::Intent &intent) {
        if (const auto *one = std::get_if<core::StartOperation>(&intent))
            asked = *one;
    });
    m_window->findChild<ui::InstanceTable *>()->selectRow(0);
    m_window->findChild<QPushButton *>(QStringLiteral("drain"))->click();
    auto *dialog = m_window->findChild<ui::ConfirmDialog *>();
    QVERIFY(dialog);
    dialog->findChild<QPushButton *>(QStringLiteral("confirm"))->click();
    QVERIFY(asked && asked->settings.requireProof);
    QCOMPARE(asked->key.environment, std::string("second"));
    QTRY_COMPARE(m_second->changes, 1);
    QCOMPARE(m_first->changes, 0);
}

void EnvironmentsTest::aSuspendedLoginIsEnteredAgain()
{
    // A server that wants alice and her new password, and says 401 to everything else.
    int denied = 0;
    int served = 0;
    const QByteArray wanted = "Basic " + QByteArray("alice:new").toBase64();
    demofleet::HttpServer server(
        [&](const demofleet::HttpRequest &request, std::shared_ptr<demofleet::Exchange> exchange) {
            const bool isRight = request.header("Authorization") == wanted;
            ++(isRight ? served : denied);
            exchange->respond({isRight ? 200 : 401, "application/json", m_first->list, {}});
        });
    QVERIFY(server.listen());
    QFile password(m_folder->filePath(QStringLiteral("password")));
    QVERIFY(password.open(QIODevice::WriteOnly));
    password.write("old\n");
    password.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    password.close();
    const QByteArray url = "http://localhost:" + QByteArray::number(server.port()) + "/eureka";
    const QString path =
        profile(QStringLiteral("guarded.json"),
                R"({"name":"guarded","peers":[")" + url +
                    R"("],"credentials":[{"name":"Eureka","kind":"basic","user":"alice","secret":"file:)" +
                    password.fileName().toUtf8() + R"("}]})");
    start();
    std::vector<std::string> asked;
    m_environments->setAsk([&](const core::CredentialSettings &credential) {
        asked.push_back(credential.name + " " + credential.user);
        return core::Result<std::string>("new");
    });
    emit m_window->environmentChosen(path);
    auto *login = m_window->findChild<QPushButton *>(QStringLiteral("enterLogin"));
    QTRY_VERIFY(login->isVisible());
    QVERIFY(login->toolTip().contains(QLatin1String("Eureka")));
    const int before = denied;
    QCOMPARE(before, 2); // two refusals suspend it everywhere
    login->click();
    QTRY_COMPARE(shown(), QStringLiteral("ORDERS"));
    QTRY_VERIFY(!login->isVisible());
    QCOMPARE(denied, before);
    QVERIFY(asked == std::vector<std::string>{"Eureka alice"});
}

void EnvironmentsTest::startWithoutAFleet()
{
    app::StartEnvironment start;
    start.settings.operatorName = QStringLiteral("alice");
    start.settings.journalPath = m_journal;
    start.settings.periods.list = core::Millis(200);
    start.settings.periods.tick = core::Millis(50);
    start.remembered = app::Remembered(m_folder->filePath(QStringLiteral("window.ini")));
    m_window = std::make_unique<ui::MainWindow>();
    m_environments = std::make_unique<app::Environments>(*m_window, std::move(start), m_folder->path());
    m_window->show();
    m_environments->start();
}

void EnvironmentsTest::withoutAFleetThereIsAPageToChooseFrom()
{
    profile(QStringLiteral("second.json"), "Second", *m_second);
    startWithoutAFleet();
    QVERIFY(m_window->startPage()->isVisible());
    QVERIFY(!m_environments->engine());
    QCOMPARE(m_first->requests + m_second->requests, 0);
    auto *profiles = m_window->findChild<QListWidget *>(QStringLiteral("profiles"));
    QCOMPARE(profiles->count(), 1);
    profiles->setCurrentRow(0);
    click("openProfile");
    QTRY_COMPARE(shown(), QStringLiteral("PAYMENTS"));
    QVERIFY(!m_window->startPage()->isVisible());
    QCOMPARE(m_first->requests, 0);
}

void EnvironmentsTest::theAddressOfThePageIsOpened()
{
    startWithoutAFleet();
    address()->setText(QString::fromLatin1(m_first->url()));
    click("open");
    QTRY_COMPARE(shown(), QStringLiteral("ORDERS"));
    QVERIFY(!m_window->startPage()->isVisible());
    // It is offered the next time, without anything secret.
    const app::Remembered remembered(m_folder->filePath(QStringLiteral("window.ini")));
    QCOMPARE(remembered.addresses(), QStringList{QString::fromLatin1(m_first->url())});
}

void EnvironmentsTest::aWrongAddressIsSaid()
{
    startWithoutAFleet();
    address()->setText(QStringLiteral("ftp://nowhere"));
    click("open");
    QVERIFY(m_window->startPage()->isVisible());
    QVERIFY(!m_window->findChild<QLabel *>(QStringLiteral("mistake"))->text().isEmpty());
    QVERIFY(!m_environments->engine());
}

void EnvironmentsTest::theDemoIsOpenedFromThePage()
{
    startWithoutAFleet();
    click("demo");
    QVERIFY(!m_window->findChild<QLabel *>(QStringLiteral("mistake"))->text().isEmpty());
    m_environments->setDemo([this](app::EngineSettings settings) -> std::optional<app::EngineSettings> {
        settings.peers = {*core::parseBaseAddress(m_second->url().toStdString())};
        settings.environment = "demo fleet";
        return settings;
    });
    click("demo");
    QTRY_COMPARE(shown(), QStringLiteral("PAYMENTS"));
    QCOMPARE(m_window->environmentName(), std::string("demo fleet"));
}

void EnvironmentsTest::theTestOfThePageOnlyReads()
{
    startWithoutAFleet();
    address()->setText(QString::fromLatin1(m_first->url()));
    click("test");
    auto *result = m_window->findChild<QLabel *>(QStringLiteral("result"));
    QTRY_VERIFY2(result->text().contains(QStringLiteral("instances that it lists: 2")),
                 qPrintable(result->text()));
    QTRY_VERIFY(result->text().contains(QStringLiteral("does not tell its own settings")));
    QCOMPARE(m_first->changes, 0);
    QVERIFY(m_window->startPage()->isVisible() && !m_environments->engine());
    m_first->list = "<html>not Eureka</html>";
    click("test");
    QTRY_VERIFY2(result->text().contains(QStringLiteral("does not answer as a Eureka server")),
                 qPrintable(result->text()));
}

void EnvironmentsTest::aProfileIsMadeTestedAndOpened()
{
    startWithoutAFleet();
    click("newProfile");
    typeInEditor("name", QStringLiteral("Staging EU"));
    QTest::keyClicks(editor()->findChild<QPlainTextEdit *>(QStringLiteral("peers")),
                     QString::fromLatin1(m_second->url()));
    clickInEditor("test");
    auto *result = editor()->findChild<QLabel *>(QStringLiteral("result"));
    QTRY_VERIFY2(result->text().contains(QStringLiteral("instances that it lists: 3")),
                 qPrintable(result->text()));
    QCOMPARE(m_second->changes, 0);
    clickInEditor("save");
    QTRY_VERIFY(!editor());
    const QString path = m_folder->filePath(QStringLiteral("staging-eu.json"));
    QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther),
             QFile::Permissions());
    QCOMPARE(profiles()->count(), 1); // there at once
    profiles()->setCurrentRow(0);
    click("openProfile");
    QTRY_COMPARE(shown(), QStringLiteral("PAYMENTS"));
    QCOMPARE(m_window->environmentName(), std::string("Staging EU"));
}

void EnvironmentsTest::aProfileIsEdited()
{
    const QByteArray body = R"({ "name": "Second",  "peers": ["http://a:1"], "rules": [ {"from": "b"} ] })";
    const QString path = profile(QStringLiteral("second.json"), body);
    startWithoutAFleet();
    profiles()->setCurrentRow(0);
    click("editProfile");
    typeInEditor("name", QStringLiteral("Third"));
    clickInEditor("save");
    QTRY_VERIFY(!editor());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray(body).replace("Second", "Third"));
    QCOMPARE(profiles()->item(0)->text(), QStringLiteral("Third"));
}

void EnvironmentsTest::aFileThatChangedMeanwhileIsLeft()
{
    profile(QStringLiteral("second.json"), R"({"name":"Second","peers":["http://a:1"]})");
    startWithoutAFleet();
    profiles()->setCurrentRow(0);
    click("editProfile");
    typeInEditor("name", QStringLiteral("Third"));
    const QByteArray others = R"({"name":"Of a colleague","peers":["http://b:1"]})";
    const QString path = profile(QStringLiteral("second.json"), others);
    clickInEditor("save");
    QVERIFY(editor()->isVisible());
    QVERIFY(
        editor()->findChild<QLabel *>(QStringLiteral("note"))->text().contains(QLatin1String("meanwhile")));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), others);
}

void EnvironmentsTest::twoProfilesHaveNotOneName()
{
    profile(QStringLiteral("first.json"), "First", *m_first);
    profile(QStringLiteral("second.json"), "Second", *m_second);
    startWithoutAFleet();
    profiles()->setCurrentRow(1);
    click("editProfile");
    typeInEditor("name", QStringLiteral("first"));
    clickInEditor("save");
    QVERIFY(
        editor()->findChild<QLabel *>(QStringLiteral("note"))->text().contains(QLatin1String("first.json")));
}

void EnvironmentsTest::timesAreOfTheProfilesZone()
{
    const QString tokyo =
        profile(QStringLiteral("tokyo.json"),
                R"({"name":"Tokyo","peers":[")" + m_second->url() + R"("],"timeZone":"Asia/Tokyo"})");
    const QString first = profile(QStringLiteral("first.json"), "First", *m_first);
    startWithoutAFleet();
    const auto bandSays = [this](const QString &text) {
        for (const QLabel *label : m_window->findChildren<QLabel *>()) {
            if (label->text().contains(text))
                return true;
        }
        return false;
    };
    emit m_window->environmentChosen(tokyo);
    QTRY_VERIFY(bandSays(QStringLiteral("times in Asia/Tokyo (UTC+9)")));
    QCOMPARE(ui::Text::clockTime(core::timeFromEpoch(0)), QStringLiteral("09:00:00"));
    emit m_window->environmentChosen(first);
    QTRY_COMPARE(shown(), QStringLiteral("ORDERS"));
    QVERIFY(!bandSays(QStringLiteral("Asia/Tokyo")));
}

void EnvironmentsTest::whatWasOpenedComesFirst()
{
    profile(QStringLiteral("first.json"), "First", *m_first);
    const QString second = profile(QStringLiteral("second.json"), "Second", *m_second);
    const QTemporaryDir elsewhere;
    const QString other = elsewhere.filePath(QStringLiteral("other.json"));
    QVERIFY(QFile::copy(profile(QStringLiteral("other"), "Elsewhere", *m_first), other));
    startWithoutAFleet();
    app::Remembered remembered(m_folder->filePath(QStringLiteral("window.ini")));
    remembered.addProfile(other);
    profiles()->setCurrentRow(1);
    click("openProfile");
    QTRY_COMPARE(shown(), QStringLiteral("PAYMENTS"));
    QCOMPARE(remembered.profiles(), (QStringList{second, other}));
    cleanupWindow();
    startWithoutAFleet();
    QStringList names;
    for (int row = 0; row < profiles()->count(); ++row)
        names << profiles()->item(row)->text();
    QCOMPARE(names, (QStringList{QStringLiteral("Second (opened before)"),
                                 QStringLiteral("Elsewhere (opened before)"), QStringLiteral("First")}));
}

QTEST_MAIN(EnvironmentsTest)
#include "tst_environments.moc"
