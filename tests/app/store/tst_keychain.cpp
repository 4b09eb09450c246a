// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/secrets.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

/// The system's key store itself: a Secret Service of its own on a bus of its own, which no person's secrets
/// are in. What the first question for a secret leaves behind, and what the second finds.
class KeychainTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void asksOnceAndKeepsIt();
    void whatWasGivenUpIsNotKept();
    void namesItsPlaceWhereNobodyCanBeAsked();

private:
    static core::CredentialSettings credential(const char *name)
    {
        core::CredentialSettings credential;
        credential.name = name;
        credential.secret = {core::SecretSource::Keychain, {}};
        return credential;
    }
    app::AskSecret asking(const core::Result<std::string> &answer)
    {
        return [this, answer](const core::CredentialSettings &) {
            ++m_asked;
            return answer;
        };
    }

    QTemporaryDir m_home;
    QProcess m_bus;
    QProcess m_store;
    int m_asked = 0;
};

void KeychainTest::initTestCase()
{
    const QString bus = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
    const QString store = QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon"));
    if (!app::hasKeychain() || bus.isEmpty() || store.isEmpty()) {
        std::puts("DRAINBOARD SKIPPED: no key store: needs QtKeychain, dbus-daemon and gnome-keyring-daemon");
        QSKIP("no key store");
    }
    for (const char *name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"})
        qputenv(name, m_home.path().toUtf8());
    qputenv("XDG_CURRENT_DESKTOP", "GNOME");
    m_bus.start(
        bus, {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address=1")});
    QVERIFY(m_bus.waitForReadyRead(10'000));
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
    // Unlocked by what it reads; a store without a password asks for one on a screen that is not there.
    m_store.start(store, {QStringLiteral("--foreground"), QStringLiteral("--components=secrets"),
                          QStringLiteral("--unlock")});
    m_store.write("of this test\n");
    m_store.closeWriteChannel();
    QVERIFY(m_store.waitForStarted(10'000));
    // It is there once it can tell that it holds nothing of that name.
    QTRY_VERIFY_WITH_TIMEOUT(app::keepSecret(credential("probe"), "x"), 20'000);
}

void KeychainTest::cleanupTestCase()
{
    for (QProcess *process : {&m_store, &m_bus}) {
        process->kill();
        process->waitForFinished(5'000);
    }
}

void KeychainTest::asksOnceAndKeepsIt()
{
    m_asked = 0;
    for (int i = 0; i < 2; ++i) {
        const auto secret = app::readSecret(credential("eureka"), asking(std::string("open sesame")));
        QVERIFY2(secret, secret ? "" : secret.error().what.c_str());
        QCOMPARE(*secret, std::string("open sesame"));
        QCOMPARE(m_asked, 1);
    }
    QCOMPARE(*app::readSecret(credential("eureka"), {}), std::string("open sesame"));
    // Entered anew, as after two refusals.
    QVERIFY(app::keepSecret(credential("eureka"), "another"));
    QCOMPARE(*app::readSecret(credential("eureka"), {}), std::string("another"));
}

void KeychainTest::whatWasGivenUpIsNotKept()
{
    m_asked = 0;
    const core::Result<std::string> givenUp = core::fail(core::ErrorKind::Cancelled, "actuators");
    for (int i = 1; i <= 2; ++i) {
        const auto secret = app::readSecret(credential("actuators"), asking(givenUp));
        QVERIFY(!secret);
        QCOMPARE(secret.error().kind, core::ErrorKind::Cancelled);
        QCOMPARE(m_asked, i);
    }
}

void KeychainTest::namesItsPlaceWhereNobodyCanBeAsked()
{
    const auto secret = app::readSecret(credential("nobody's"), {});
    QVERIFY(!secret);
    QCOMPARE(secret.error().kind, core::ErrorKind::Storage);
    QCOMPARE(secret.error().where, std::string("keychain:nobody's"));
}

QTEST_GUILESS_MAIN(KeychainTest)
#include "tst_keychain.moc"
