// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/credentials.h"

#include <QTest>

class CredentialsTest : public QObject
{
    Q_OBJECT

private slots:
    void encodes();
    void twoRefusalsSuspendEverywhere();
    void successClearsItsOriginOnly();
    void oldAnswersDoNotCountForTheNew();
    void aNamedCredentialGoesWhereItIsMeant();
    void namesStateAndCauses();
};

void CredentialsTest::encodes()
{
    app::Credentials credentials;
    QVERIFY(credentials.headerFor("http://a:1").empty());
    credentials.set("http://a:1", "Aladdin", "open sesame");
    QCOMPARE(credentials.headerFor("http://a:1"), std::string("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
    QVERIFY(credentials.headerFor("http://a:2").empty());
    QVERIFY(credentials.has("http://a:1"));
    credentials.remove("http://a:1");
    QVERIFY(!credentials.has("http://a:1"));
}

void CredentialsTest::twoRefusalsSuspendEverywhere()
{
    app::Credentials credentials;
    credentials.set("a", "u", "p");
    credentials.set("b", "u", "p");
    credentials.set("c", "u", "other");
    const std::string header = credentials.headerFor("a");
    credentials.noteAnswer("a", header, 401);
    QVERIFY(!credentials.isSuspended("a"));
    credentials.noteAnswer("b", header, 401);
    QVERIFY(credentials.isSuspended("a"));
    QVERIFY(credentials.isSuspended("b"));
    QVERIFY(!credentials.isSuspended("c"));
    QVERIFY(credentials.headerFor("a").empty());
    credentials.noteAnswer("a", header, 200);
    QVERIFY(credentials.isSuspended("a"));
    credentials.set("a", "u", "p");
    QVERIFY(!credentials.isSuspended("a"));
    QCOMPARE(credentials.headerFor("a"), header);
}

void CredentialsTest::successClearsItsOriginOnly()
{
    app::Credentials credentials;
    credentials.set("a", "u", "p");
    credentials.set("b", "u", "p");
    const std::string header = credentials.headerFor("a");
    credentials.noteAnswer("a", header, 401);
    credentials.noteAnswer("a", header, 200);
    credentials.noteAnswer("a", header, 401);
    QVERIFY(!credentials.isSuspended("a"));
    credentials.noteAnswer("b", header, 200);
    credentials.noteAnswer("a", header, 403);
    credentials.noteAnswer("a", {}, 401);
    QVERIFY(!credentials.isSuspended("a"));
    credentials.noteAnswer("a", header, 401);
    QVERIFY(credentials.isSuspended("a"));
}

void CredentialsTest::oldAnswersDoNotCountForTheNew()
{
    app::Credentials credentials;
    credentials.set("a", "u", "old");
    const std::string old = credentials.headerFor("a");
    credentials.set("a", "u", "new");
    credentials.noteAnswer("a", old, 401);
    credentials.noteAnswer("a", old, 401);
    QVERIFY(!credentials.isSuspended("a"));
}

void CredentialsTest::aNamedCredentialGoesWhereItIsMeant()
{
    app::Credentials credentials;
    core::CredentialSettings key;
    key.name = "orders key";
    key.kind = core::CredentialKind::Header;
    key.header = "X-Api-Key";
    credentials.mean("http://a:1", key.name);
    QVERIFY(!credentials.carriedFor("http://a:1")); // meant, not entered yet
    QVERIFY(credentials.enter(key, "secret-1"));
    const auto carried = credentials.carriedFor("http://a:1");
    QVERIFY(carried.has_value());
    QCOMPARE(carried->name, key.name);
    QVERIFY(carried->header == (core::Header{"X-Api-Key", "secret-1"}));
    QVERIFY(!credentials.carriedFor("http://a:2"));
    // Somebody else who registers the same place takes nothing over.
    credentials.mean("http://a:1", "other");
    QCOMPARE(credentials.nameFor("http://a:1"), key.name);
    key.kind = core::CredentialKind::Bearer;
    QVERIFY(credentials.enter(key, "token"));
    QCOMPARE(credentials.headerFor("http://a:1"), std::string("Bearer token"));
    for (const char *secret : {"", "two\r\nX-Other: 1"}) {
        const auto refused = credentials.enter(key, secret);
        QVERIFY(!refused);
        QCOMPARE(refused.error().what, std::string("secret"));
    }
}

void CredentialsTest::namesStateAndCauses()
{
    using core::DeniedCause;
    app::Credentials credentials;
    core::CredentialSettings token;
    token.name = "token";
    token.kind = core::CredentialKind::Bearer;
    credentials.mean("a", "token");
    QVERIFY(credentials.states() == (std::vector<app::CredentialState>{{"token", false, false}}));
    QVERIFY(credentials.enter(token, "x"));
    QCOMPARE(credentials.noteAnswer("a", {}, 401), DeniedCause::NoCredential);
    QCOMPARE(credentials.noteAnswer("a", "Bearer x", 403), DeniedCause::MissingRight);
    QCOMPARE(credentials.noteAnswer("a", "Bearer x", 200), DeniedCause::Unknown);
    for (const int status : {401, 403, 401})
        QCOMPARE(credentials.noteAnswer("a", "Bearer x", status, true), DeniedCause::MayBeCsrf);
    QVERIFY(!credentials.isSuspended("a"));
    QCOMPARE(credentials.noteAnswer("a", "Bearer x", 401), DeniedCause::WrongCredential);
    QCOMPARE(credentials.noteAnswer("a", "Bearer x", 401, true), DeniedCause::WrongCredential);
    QVERIFY(credentials.states() == (std::vector<app::CredentialState>{{"token", true, true}}));
    QVERIFY(credentials.enter(token, "x"));
    QVERIFY(credentials.states() == (std::vector<app::CredentialState>{{"token", true, false}}));
}

QTEST_APPLESS_MAIN(CredentialsTest)
#include "tst_credentials.moc"
