// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/eureka/replication.h"

#include <QTest>

using namespace demofleet;

namespace {

constexpr qint64 Start = 1'760'000'000'000;

InstanceRecord instance(const QString &id, Status status = Status::Up)
{
    InstanceRecord record;
    record.application = QStringLiteral("ORDERS");
    record.id = id;
    record.status = status;
    record.lastDirty = Start;
    record.lease.renewalSeconds = 5;
    record.details = {
        {QStringLiteral("instanceId"), id},
        {QStringLiteral("app"), QStringLiteral("ORDERS")},
        {QStringLiteral("hostName"), QStringLiteral("localhost")},
        {QStringLiteral("ipAddr"), QStringLiteral("127.0.0.1")},
        {QStringLiteral("dataCenterInfo"), QJsonObject{{QStringLiteral("name"), QStringLiteral("MyOwn")}}}};
    return record;
}

const QString Id = QStringLiteral("orders-1:8080");

} // namespace

class ReplicationTest : public QObject
{
    Q_OBJECT

private slots:
    void waitsHalfASecondForCompany();
    void heartbeatsInBetweenDoNotHoldItUp();
    void sendsAFullBatchAtOnce();
    void theSameActionOnTheSameInstanceIsSentOnce();
    void dropsWhatCameTooLate_data();
    void dropsWhatCameTooLate();
    void aLaterOneWinsOverAnUnsentOne();
    void sendsTheStatusOfTheMoment();
    void travelsAsJson_data();
    void travelsAsJson();
    void refusesWhatIsNoBatch_data();
    void refusesWhatIsNoBatch();
};

void ReplicationTest::waitsHalfASecondForCompany()
{
    ReplicationQueue queue;
    QVERIFY(!queue.isDue(Start));
    queue.add(Replicated::StatusUpdate, instance(Id), Start);
    QVERIFY(!queue.isDue(Start + 499));
    QVERIFY(queue.isDue(Start + 500));
}

void ReplicationTest::heartbeatsInBetweenDoNotHoldItUp()
{
    ReplicationQueue queue;
    queue.add(Replicated::Heartbeat, instance(Id), Start);
    queue.add(Replicated::Heartbeat, instance(Id), Start + 400);
    QVERIFY(!queue.isDue(Start + 499));
    QVERIFY(queue.isDue(Start + 500));
    // What was asked for last is what is sent, and lives as long as a new one.
    QCOMPARE(queue.dropExpired(Start + 400 + 4'999), 0);
    QCOMPARE(queue.take().size(), 1);
}

void ReplicationTest::sendsAFullBatchAtOnce()
{
    ReplicationQueue queue;
    for (int number = 0; number < 260; ++number) {
        queue.add(Replicated::Heartbeat, instance(QString::number(number)), Start);
    }
    QVERIFY(queue.isDue(Start));
    QCOMPARE(queue.take().size(), 250);
    QVERIFY(!queue.isDue(Start));
    QCOMPARE(queue.take().size(), 10);
    QVERIFY(queue.isEmpty());
}

void ReplicationTest::theSameActionOnTheSameInstanceIsSentOnce()
{
    ReplicationQueue queue;
    queue.add(Replicated::StatusUpdate, instance(Id, Status::OutOfService), Start);
    queue.add(Replicated::Heartbeat, instance(Id), Start);
    queue.add(Replicated::StatusUpdate, instance(Id, Status::Down), Start + 100);
    queue.add(Replicated::StatusUpdate, instance(QStringLiteral("other")), Start);
    const QList<ReplicationTask> batch = queue.take();
    QCOMPARE(batch.size(), 3);
    QCOMPARE(batch.at(0).record.status, Status::Down);
    QCOMPARE(batch.at(1).action, Replicated::Heartbeat);
}

void ReplicationTest::dropsWhatCameTooLate_data()
{
    QTest::addColumn<int>("action");
    QTest::addColumn<int>("life");
    const auto row = [](const char *name, Replicated action, int life) {
        QTest::newRow(name) << static_cast<int>(action) << life;
    };
    row("status", Replicated::StatusUpdate, 30'000);
    row("removed override", Replicated::DeleteStatusOverride, 30'000);
    row("cancel", Replicated::Cancel, 30'000);
    row("heartbeat, by its interval", Replicated::Heartbeat, 5'000);
    row("registration, by its interval", Replicated::Register, 5'000);
}

void ReplicationTest::dropsWhatCameTooLate()
{
    QFETCH(int, action);
    QFETCH(int, life);
    ReplicationQueue queue;
    queue.add(static_cast<Replicated>(action), instance(Id), Start);
    QCOMPARE(queue.dropExpired(Start + life - 1), 0);
    QCOMPARE(queue.dropExpired(Start + life), 1);
    QVERIFY(queue.isEmpty());
}

void ReplicationTest::aLaterOneWinsOverAnUnsentOne()
{
    ReplicationQueue queue;
    queue.add(Replicated::StatusUpdate, instance(Id, Status::OutOfService), Start);
    queue.add(Replicated::Cancel, instance(Id), Start);
    const QList<ReplicationTask> unsent = queue.take();
    queue.add(Replicated::StatusUpdate, instance(Id, Status::Up), Start + 600);
    queue.putBack(unsent);
    const QList<ReplicationTask> next = queue.take();
    QCOMPARE(next.size(), 2);
    QCOMPARE(next.at(0).action, Replicated::Cancel);
    QCOMPARE(next.at(1).record.status, Status::Up);
    QCOMPARE(next.at(0).expiresAt, Start + 30'000); // waiting has not made it younger
}

/// So of DELETE ?value=OUT_OF_SERVICE nothing is left once the instance has registered again.
void ReplicationTest::sendsTheStatusOfTheMoment()
{
    const ReplicationTask task{Replicated::DeleteStatusOverride, instance(Id, Status::OutOfService), Start,
                               Start};
    QCOMPARE(replicationItem(task, instance(Id, Status::Up)).status, Status::Up);
    QCOMPARE(replicationItem(task, std::nullopt).status, Status::OutOfService);
    QVERIFY(!replicationItem(task, std::nullopt).instance);
}

void ReplicationTest::travelsAsJson_data()
{
    QTest::addColumn<bool>("isLegacy");
    QTest::newRow("modern") << false;
    QTest::newRow("legacy") << true;
}

void ReplicationTest::travelsAsJson()
{
    QFETCH(bool, isLegacy);
    InstanceRecord record = instance(Id, Status::OutOfService);
    record.overridden = Status::OutOfService;
    const ReplicationItem sent = replicationItem({Replicated::Register, record, Start, Start}, std::nullopt);
    const auto items =
        replicationItemsFrom(replicationBody({sent}, isLegacy ? Flavour::Legacy : Flavour::Modern));
    QVERIFY(items);
    QCOMPARE(items->size(), 1);
    const ReplicationItem &item = items->first();
    QCOMPARE(item.action, Replicated::Register);
    QCOMPARE(item.id, Id);
    QCOMPARE(item.dirty, Start);
    QVERIFY(item.instance);
    QCOMPARE(item.instance->overridden, Status::OutOfService);
    QCOMPARE(item.instance->lastDirty, Start);
}

void ReplicationTest::refusesWhatIsNoBatch_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no list") << QByteArray(R"({"replicationList":{}})");
    QTest::newRow("unknown action") << QByteArray(R"({"replicationList":[{"action":"Forget"}]})");
    QTest::newRow("registration of nothing")
        << QByteArray(R"({"replicationList":[{"action":"Register","appName":"A","id":"i"}]})");
}

void ReplicationTest::refusesWhatIsNoBatch()
{
    QFETCH(QByteArray, body);
    QVERIFY(!replicationItemsFrom(body));
}

QTEST_APPLESS_MAIN(ReplicationTest)
#include "tst_replication.moc"
