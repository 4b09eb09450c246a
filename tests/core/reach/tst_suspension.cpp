// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reach/suspension.h"

#include <QTest>

class SuspensionTest : public QObject
{
    Q_OBJECT

private slots:
    void twoRefusalsSuspendWhereverTheyAre();
    void aSuccessClearsItsOwnOrigin();
    void otherAnswersDoNotCount();
    void aRefusedWriteAfterAnAnsweredReadIsNoWrongPassword();
};

void SuspensionTest::twoRefusalsSuspendWhereverTheyAre()
{
    core::Suspension suspension;
    suspension.note("http://a:1", 401);
    QVERIFY(!suspension.isSuspended());
    suspension.note("http://b:1", 401);
    QVERIFY(suspension.isSuspended());
    suspension.note("http://a:1", 200); // one that was under way
    QVERIFY(suspension.isSuspended());
}

void SuspensionTest::aSuccessClearsItsOwnOrigin()
{
    core::Suspension suspension;
    suspension.note("http://a:1", 401);
    suspension.note("http://a:1", 200);
    suspension.note("http://a:1", 401);
    QVERIFY(!suspension.isSuspended());
    suspension.note("http://b:1", 200);
    suspension.note("http://a:1", 401);
    QVERIFY(suspension.isSuspended());
}

void SuspensionTest::otherAnswersDoNotCount()
{
    core::Suspension suspension;
    for (const int status : {403, 404, 500, 302, 407, 403})
        suspension.note("http://a:1", status);
    QVERIFY(!suspension.isSuspended());
}

void SuspensionTest::aRefusedWriteAfterAnAnsweredReadIsNoWrongPassword()
{
    core::Suspension suspension;
    suspension.note("http://a:1", 200);
    QVERIFY(suspension.isProvenAt("http://a:1"));
    for (int i = 0; i < 3; ++i)
        suspension.note("http://a:1", 401, true);
    QVERIFY(!suspension.isSuspended());
    suspension.note("http://b:1", 401, true);
    suspension.note("http://b:1", 401, true);
    QVERIFY(suspension.isSuspended());
}

QTEST_APPLESS_MAIN(SuspensionTest)
#include "tst_suspension.moc"
