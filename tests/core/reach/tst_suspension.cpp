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
    void inDoubtUntilSomebodyAcceptsIt_data();
    void inDoubtUntilSomebodyAcceptsIt();
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

void SuspensionTest::inDoubtUntilSomebodyAcceptsIt_data()
{
    QTest::addColumn<QList<int>>("atA"); ///< statuses, one after the other
    QTest::addColumn<QList<int>>("atB");
    QTest::addColumn<bool>("isInDoubtAtA");
    QTest::addColumn<bool>("isInDoubtAtB");
    const auto row = [](const char *name, const QList<int> &a, const QList<int> &b, bool atA, bool atB) {
        QTest::newRow(name) << a << b << atA << atB;
    };
    row("new", {}, {}, true, true);
    row("accepted elsewhere", {200}, {}, false, false);
    row("a right is missing", {403}, {}, false, false);
    row("answers that a stranger gets too", {404, 500, 503, 302}, {}, true, true);
    row("accepted here, refused there", {200}, {401}, false, true);
    row("refused, then accepted", {401, 200}, {}, false, false);
    row("accepted, then refused", {200, 401}, {}, true, true);
}

void SuspensionTest::inDoubtUntilSomebodyAcceptsIt()
{
    QFETCH(QList<int>, atA);
    QFETCH(QList<int>, atB);
    core::Suspension suspension;
    for (const int status : atA)
        suspension.note("http://a:1", status);
    for (const int status : atB)
        suspension.note("http://b:1", status);
    QTEST(suspension.isInDoubtAt("http://a:1"), "isInDoubtAtA");
    QTEST(suspension.isInDoubtAt("http://b:1"), "isInDoubtAtB");
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
