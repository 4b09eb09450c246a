// SPDX-License-Identifier: GPL-3.0-or-later
// The program with logins, certificates and Spring's protection against CSRF, at real servers; and whether a
// secret is found in anything that it printed or wrote on all these ways.
#include "tests/live/mavenbuild.h"
#include "tests/live/program.h"
#include "tests/live/securedfleet.h"
#include "tests/live/waiting.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QTest>
#include <QUrl>

#include <algorithm>
#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;
using Member = live::SecuredFleet::Member;

namespace {

const QByteArray wrongPassword = "Wr0ng guess#31";

const QStringList shortWait{u"--server-cache"_s, u"2s"_s, u"--fetch"_s,           u"2s"_s,
                            u"--list-cache"_s,   u"2s"_s, u"--longest-request"_s, u"1s"_s};

} // namespace

class TestSecured : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void theRightLoginsOpenEverything();
    void aWrongPasswordIsDeniedAndSuspended();
    void aWrongPasswordForEurekaIsDenied();
    void withoutALoginNothingIsAllowed();
    void protectionAgainstCsrfIsNamed_data();
    void protectionAgainstCsrfIsNamed();
    void theAuthoritysFileIsBelieved();
    void anUnknownAuthorityIsRefused();
    void aCertificateForAnotherNameIsRefused();
    void checkingNothingIsLoud();
    void noSecretIsLeftAnywhere();

private:
    struct Logins
    {
        QByteArray eureka = live::SecuredFleet::eurekaPassword;
        QByteArray instances = live::SecuredFleet::password;
        QString caFile;
        bool anyCertificate = false;
    };
    const live::Program &programWith(const Logins &logins);
    QString secretFile(const QByteArray &secret);
    live::ProgramRun run(const live::Program &program, const QStringList &command);
    QByteArray everythingWritten() const;

    live::SecuredFleet m_fleet;
    QTemporaryDir m_secrets;
    std::vector<std::unique_ptr<live::Program>> m_programs;
    QByteArray m_printed;
};

void TestSecured::initTestCase()
{
    QVERIFY2(!live::Program::path().isEmpty(), "the program under test is not built");
    const live::BuildOutcome built = live::buildServers();
    if (built.kind == live::BuildOutcome::Kind::Skip || !live::Authority::isPossible()) {
        const QString why = built.why.isEmpty() ? u"there is no openssl here"_s : built.why;
        live::printSkipLine(why);
        QSKIP(qPrintable(why));
    }
    QVERIFY2(built.kind == live::BuildOutcome::Kind::Ready, qPrintable(built.why));
    const bool started = m_fleet.start();
    if (!started)
        m_fleet.printLogs();
    QVERIFY(started);
}

void TestSecured::cleanup()
{
    if (QTest::currentTestFailed())
        m_fleet.printLogs();
}

QString TestSecured::secretFile(const QByteArray &secret)
{
    QFile file(m_secrets.filePath(QString::number(qHash(secret))));
    if (file.open(QIODevice::WriteOnly)) {
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        file.write(secret + '\n');
    }
    return file.fileName();
}

const live::Program &TestSecured::programWith(const Logins &logins)
{
    const QJsonObject credential{{"name"_L1, u"Instances"_s},
                                 {"kind"_L1, u"basic"_s},
                                 {"user"_L1, QLatin1String(live::SecuredFleet::user)},
                                 {"secret"_L1, u"file:"_s + secretFile(logins.instances)},
                                 {"applications"_L1, QJsonArray{u"VAULT"_s, u"SAFE"_s}}};
    QJsonObject profile{{"user"_L1, QLatin1String(live::SecuredFleet::eurekaUser)},
                        {"passwordFile"_L1, secretFile(logins.eureka)},
                        {"credentials"_L1, QJsonArray{credential}}};
    if (!logins.caFile.isEmpty())
        profile.insert("caFile"_L1, logins.caFile);
    if (logins.anyCertificate)
        profile.insert("trustAnyCertificate"_L1, true);
    m_programs.push_back(std::make_unique<live::Program>(m_fleet.eurekaAddress(), profile));
    return *m_programs.back();
}

live::ProgramRun TestSecured::run(const live::Program &program, const QStringList &command)
{
    const live::ProgramRun run = program.run(command + QStringList{u"--yes"_s});
    m_printed += run.output;
    return run;
}

void TestSecured::theRightLoginsOpenEverything()
{
    const live::Program &program = programWith({});
    const QString target = m_fleet.target(Member::Open);
    // It has registered; the list that the program reads first may be as old as the server's cache.
    live::ProgramRun shown;
    const auto isListed = [&] {
        shown = run(program, {u"show"_s, target});
        return shown.exitCode == 0;
    };
    QVERIFY2(live::eventually(isListed, std::chrono::seconds(30)), shown.told().constData());
    const QJsonObject actuator = shown.lines.last().value("actuator"_L1).toObject();
    QVERIFY2(actuator.value("proven"_L1).toBool(), shown.told().constData());
    const live::ProgramRun drain =
        run(program, QStringList{u"drain"_s, target, u"--by"_s, u"service-registry"_s} + shortWait);
    QVERIFY2(drain.exitCode == 0, drain.told().constData());
    QCOMPARE(m_fleet.state(Member::Open), u"OUT_OF_SERVICE/OUT_OF_SERVICE"_s);
    const live::ProgramRun restore = run(program, {u"restore"_s, target});
    QVERIFY2(restore.exitCode == 0, restore.told().constData());
    QCOMPARE(m_fleet.state(Member::Open), u"UP/UNKNOWN"_s);
}

// By the server's own log of what arrived: two answers of 401 suspend a login, whatever the program says.
void TestSecured::aWrongPasswordIsDeniedAndSuspended()
{
    const live::Program &program = programWith({.instances = wrongPassword});
    const QString target = m_fleet.target(Member::Open);
    const QByteArray wrong =
        "Basic " + (QByteArray(live::SecuredFleet::user) + ':' + wrongPassword).toBase64();
    const live::ProgramRun order =
        program.run({u"service-registry"_s, target, u"OUT_OF_SERVICE"_s, u"--yes"_s});
    m_printed += order.output;
    const auto arrivals = m_fleet.arrivalsAtOpen(wrong);
    std::printf("live: a wrong password was sent %d times before it was suspended\n", int(arrivals.size()));
    QVERIFY2(order.exitCode == 6, order.told().constData());
    QVERIFY2(order.output.contains("Instances"), order.told().constData());
    QVERIFY2(order.of(u"intent"_s).isEmpty(), order.told().constData());
    QCOMPARE(m_fleet.state(Member::Open), u"UP/UNKNOWN"_s);
    QVERIFY(!arrivals.isEmpty());
    // Until a login is accepted its requests leave one at a time. A command that gave up at the first refusal
    // has sent less than it may.
    QVERIFY2(arrivals.size() <= live::SecuredFleet::refusalsAllowed, order.told().constData());
    // It would not be suspended if the server had answered anything else.
    QVERIFY(std::ranges::all_of(arrivals, [](const auto &arrival) { return arrival.status == 401; }));
    const live::ProgramRun shown = program.runForPeople({u"show"_s, target});
    m_printed += shown.output;
    QVERIFY2(shown.output.contains("401"), shown.told().constData());
}

void TestSecured::aWrongPasswordForEurekaIsDenied()
{
    const live::Program &program = programWith({.eureka = wrongPassword});
    const live::ProgramRun list = run(program, {u"list"_s});
    QVERIFY2(list.exitCode == 6, list.told().constData());
    QVERIFY2(list.output.contains(live::SecuredFleet::eurekaUser), list.told().constData());
    const live::ProgramRun drain = run(program, {u"drain"_s, m_fleet.target(Member::Open)});
    QVERIFY2(drain.exitCode == 6, drain.told().constData());
}

void TestSecured::withoutALoginNothingIsAllowed()
{
    const live::Program program(m_fleet.eurekaAddress());
    const live::ProgramRun list = program.run({u"list"_s});
    m_printed += list.output;
    QVERIFY2(list.exitCode == 6, list.told().constData());
    QVERIFY2(list.output.contains("login"), list.told().constData());
}

void TestSecured::protectionAgainstCsrfIsNamed_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("service registry") << QStringList{u"service-registry"_s, u"OUT_OF_SERVICE"_s};
    QTest::newRow("shutdown") << QStringList{u"shutdown"_s, u"--without-drain"_s};
}

// Reads are answered, so that it is not the password, and the login stays in use.
void TestSecured::protectionAgainstCsrfIsNamed()
{
    QFETCH(QStringList, command);
    command.insert(1, m_fleet.target(Member::Csrf));
    const live::Program &program = programWith({});
    const live::ProgramRun shown = run(program, {u"show"_s, m_fleet.target(Member::Csrf)});
    QVERIFY2(shown.lines.last().value("actuator"_L1)["proven"_L1].toBool(), shown.told().constData());
    const live::ProgramRun refused = run(program, command);
    QVERIFY2(refused.exitCode == 6, refused.told().constData());
    QVERIFY2(refused.output.contains("CSRF"), refused.told().constData());
    QVERIFY2(!refused.output.contains("twice and is used nowhere"), refused.told().constData());
    QCOMPARE(refused.of(u"intent"_s).size(), 1);
    QVERIFY(m_fleet.isRunning(Member::Csrf));
    QCOMPARE(m_fleet.state(Member::Csrf), u"UP/UNKNOWN"_s);
}

void TestSecured::theAuthoritysFileIsBelieved()
{
    const live::Program &program = programWith({.caFile = m_fleet.caFile()});
    const QString target = m_fleet.target(Member::Tls);
    const live::ProgramRun shown = run(program, {u"show"_s, target});
    QVERIFY2(shown.lines.last().value("actuator"_L1)["url"_L1].toString().startsWith("https://localhost:"_L1),
             shown.told().constData());
    QVERIFY2(shown.lines.last().value("actuator"_L1)["proven"_L1].toBool(), shown.told().constData());
    const live::ProgramRun test = run(program, {u"test"_s, target});
    QVERIFY2(test.exitCode == 0, test.told().constData());
    const live::ProgramRun order = run(program, {u"service-registry"_s, target, u"OUT_OF_SERVICE"_s});
    QVERIFY2(order.exitCode == 0, order.told().constData());
    QCOMPARE(m_fleet.state(Member::Tls), u"OUT_OF_SERVICE/OUT_OF_SERVICE"_s);
    const live::ProgramRun restore = run(program, {u"restore"_s, target});
    QVERIFY2(restore.exitCode == 0, restore.told().constData());
}

void TestSecured::anUnknownAuthorityIsRefused()
{
    const live::Program &program = programWith({});
    const live::ProgramRun order =
        run(program, {u"service-registry"_s, m_fleet.target(Member::Tls), u"DOWN"_s});
    QVERIFY2(order.exitCode == 5, order.told().constData());
    QVERIFY2(order.output.contains("authority"), order.told().constData());
    const live::ProgramRun test = run(program, {u"test"_s, m_fleet.target(Member::Tls)});
    QVERIFY2(test.exitCode == 5, test.told().constData());
    QCOMPARE(test.lines.last().value("step"_L1).toString(), u"tls"_s);
    QCOMPARE(m_fleet.state(Member::Tls), u"UP/UNKNOWN"_s);
}

void TestSecured::aCertificateForAnotherNameIsRefused()
{
    const live::Program &program = programWith({.caFile = m_fleet.caFile()});
    const QString target = m_fleet.target(Member::Misnamed);
    const live::ProgramRun order = run(program, {u"service-registry"_s, target, u"DOWN"_s});
    QVERIFY2(order.exitCode == 5, order.told().constData());
    QVERIFY2(order.output.contains("certificate is for another name"), order.told().constData());
    const live::ProgramRun test = run(program, {u"test"_s, target});
    QVERIFY2(test.exitCode == 5, test.told().constData());
    QVERIFY2(test.output.contains("certificate is for another name"), test.told().constData());
    QCOMPARE(m_fleet.state(Member::Misnamed), u"UP/UNKNOWN"_s);
}

void TestSecured::checkingNothingIsLoud()
{
    const live::Program &program = programWith({.anyCertificate = true});
    const live::ProgramRun test = run(program, {u"test"_s, m_fleet.target(Member::Misnamed)});
    QVERIFY2(test.exitCode == 0, test.told().constData());
    QVERIFY2(test.errors.contains("Certificates are not checked"), test.told().constData());
}

QByteArray TestSecured::everythingWritten() const
{
    QByteArray all = m_printed;
    for (const auto &program : m_programs) {
        QDirIterator files(program->home(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            all += file.fileName().toUtf8() + '\n';
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll();
        }
    }
    return all;
}

// Every way out: done, failed, misused, refused, not proven, unreachable, denied, interrupted, killed.
void TestSecured::noSecretIsLeftAnywhere()
{
    const live::Program &program = programWith({.caFile = m_fleet.caFile()});
    const QString target = m_fleet.target(Member::Open);
    // Long enough to be in the middle of it.
    const QStringList drain{u"drain"_s, target, u"--yes"_s, u"--longest-request"_s, u"60s"_s};
    const QByteArray middle = "\"phase\":\"waiting\"";
    const QString inAddress =
        u"http://"_s + QLatin1String(live::SecuredFleet::user) + u':' +
        QString::fromLatin1(QUrl::toPercentEncoding(QLatin1String(live::SecuredFleet::password)));
    QList<int> codes;
    const auto note = [&](const live::ProgramRun &run) {
        m_printed += run.output;
        codes.append(run.exitCode);
    };
    m_printed += program.runForPeople({u"show"_s, target}).output;
    note(program.run({u"attention"_s}));
    note(program.run({u"journal"_s}));
    note(program.run({u"show"_s, u"VAULT/nobody"_s}));
    note(program.run({u"test"_s, inAddress + u"@127.0.0.1:1/"_s}));
    note(program.run({u"shutdown"_s, target, u"--yes"_s}));
    note(program.run(drain + QStringList{u"--timeout"_s, u"15s"_s}));
    note(program.run({u"restore"_s, target, u"--yes"_s}));
    note(live::Program(inAddress + u"@127.0.0.1:1/eureka"_s).run({u"list"_s}));
    note(programWith({.eureka = wrongPassword}).run(drain));
    note(program.runUntil(middle, SIGINT, drain));
    note(program.runUntil(middle, SIGKILL, drain));
    QCOMPARE(codes, QList<int>({0, 0, 1, 2, 3, 4, 0, 5, 6, 1, -1}));
    const QByteArray all = everythingWritten();
    QVERIFY2(all.contains("journal.sqlite-wal"), "the killed one left its journal as it was");
    QVERIFY(all.contains("OUT_OF_SERVICE") && all.size() > 50'000);
    note(program.run({u"restore"_s, target, u"--yes"_s}));
    QCOMPARE(m_fleet.state(Member::Open), u"UP/UNKNOWN"_s);
    for (const auto &[user, secret] : {std::pair<QByteArray, QByteArray>{live::SecuredFleet::eurekaUser,
                                                                         live::SecuredFleet::eurekaPassword},
                                       {live::SecuredFleet::user, live::SecuredFleet::password},
                                       {live::SecuredFleet::user, wrongPassword},
                                       {live::SecuredFleet::eurekaUser, wrongPassword}}) {
        for (const QByteArray &form :
             {secret, secret.toBase64(), (user + ':' + secret).toBase64(), secret.toPercentEncoding(),
              QByteArray(QByteArray(secret).replace(' ', '+')),
              QByteArray(QByteArray(secret).replace('&', "\\u0026"))})
            QVERIFY2(!all.contains(form), "a secret was found: see what precedes");
    }
}

QTEST_GUILESS_MAIN(TestSecured)
#include "tst_secured.moc"
