// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/actinglock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace {

const std::string one = "http://eureka-1:8761/eureka";
const std::string two = "http://eureka-2:8761/eureka";

app::LockHolder holder(const char *what)
{
    return {::getpid(), QStringLiteral("alice"), QString::fromLatin1(what),
            QStringLiteral("2026-11-22T19:57:39.120Z")};
}

/// The part of the other process: holds the lock until it is killed.
int holdForEver(const QString &folder)
{
    app::ActingLock lock(folder, {one});
    const auto held = lock.acquire(holder("drain in another process"));
    std::puts(held && !*held ? "held" : "refused");
    std::fflush(stdout);
    for (;;)
        ::pause();
}

} // namespace

class ActingLockTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theSecondStaysOutAndIsToldWhy()
    {
        app::ActingLock first(path(), {one});
        app::ActingLock second(path(), {one});
        QVERIFY(!second.otherHolder());
        QVERIFY(!first.acquire(holder("drain ORDERS/orders-1:8080")).value());
        QVERIFY(first.isHeld());
        const auto other = second.acquire(holder("restore"));
        QVERIFY(other && *other);
        QCOMPARE(**other, holder("drain ORDERS/orders-1:8080"));
        QCOMPARE(second.otherHolder(), std::optional(holder("drain ORDERS/orders-1:8080")));
        QVERIFY(!second.isHeld());
        first.release();
        QVERIFY(!second.otherHolder());
        QVERIFY(!second.acquire(holder("restore")).value());
    }

    void takingItTwiceIsOnce()
    {
        app::ActingLock lock(path(), {one});
        QVERIFY(!lock.acquire(holder("drain")).value());
        QVERIFY(!lock.acquire(holder("restore")).value());
        QVERIFY(!lock.otherHolder());
    }

    void eachServerCounts_data()
    {
        QTest::addColumn<std::vector<std::string>>("servers");
        QTest::addColumn<bool>("isFree");
        QTest::newRow("the same") << std::vector{one} << false;
        QTest::newRow("one of two") << std::vector{two, one} << false;
        QTest::newRow("another") << std::vector{two} << true;
    }
    void eachServerCounts()
    {
        QFETCH(std::vector<std::string>, servers);
        QFETCH(bool, isFree);
        app::ActingLock first(path(), {one});
        QVERIFY(!first.acquire(holder("drain")).value());
        app::ActingLock second(path(), servers);
        QCOMPARE(!second.acquire(holder("drain")).value().has_value(), isFree);
        // Who was refused holds none of them.
        app::ActingLock third(path(), {two});
        QCOMPARE(!third.acquire(holder("drain")).value().has_value(), !isFree);
    }

    void aDeadHolderHoldsNothing()
    {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("hold"), path()});
        QTRY_VERIFY(process.canReadLine());
        QCOMPARE(process.readLine().trimmed(), QByteArray("held"));
        app::ActingLock lock(path(), {one});
        const auto other = lock.acquire(holder("restore"));
        QVERIFY(other && *other);
        QCOMPARE((*other)->what, QStringLiteral("drain in another process"));
        QCOMPARE((*other)->pid, process.processId());
        ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
        QVERIFY(process.waitForFinished());
        QVERIFY(!lock.acquire(holder("restore")).value());
    }

    void aProgramThatItStartsDoesNotInheritIt()
    {
        auto lock = std::make_unique<app::ActingLock>(path(), std::vector{one});
        QVERIFY(!lock->acquire(holder("drain")).value());
        QProcess process;
        process.start(QStringLiteral("cat"), QStringList());
        QVERIFY(process.waitForStarted());
        lock.reset();
        app::ActingLock second(path(), {one});
        QVERIFY(!second.acquire(holder("restore")).value());
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
    }

    void whatCannotBeWrittenIsRefused()
    {
        // A file stands where the folder should be.
        QFile file(m_folder->filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        app::ActingLock lock(file.fileName(), {one});
        const auto held = lock.acquire(holder("drain"));
        QVERIFY(!held);
        QCOMPARE(held.error().kind, core::ErrorKind::Storage);
        QVERIFY(!lock.isHeld());
    }

    void isForItsOwnerOnly()
    {
        app::ActingLock lock(path(), {one});
        QVERIFY(!lock.acquire(holder("drain")).value());
        const auto files = QDir(path()).entryInfoList(QDir::Files);
        QCOMPARE(files.size(), 1);
        QVERIFY(!(files.first().permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
        // No address in the name of a file.
        QVERIFY(!files.first().fileName().contains(QLatin1String("eureka")));
    }

private:
    QString path() const { return m_folder->filePath(QStringLiteral("locks")); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() == 3 && words.at(1) == QLatin1String("hold"))
        return holdForEver(words.at(2));
    ActingLockTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_actinglock.moc"
