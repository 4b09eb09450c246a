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

QTEST_APPLESS_MAIN(CredentialsTest)
#include "tst_credentials.moc"
