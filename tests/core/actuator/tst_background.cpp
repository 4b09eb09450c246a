// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actuator/background.h"

#include <QTest>

using core::BackgroundKind;
using Works = std::vector<core::BackgroundWork>;

class BackgroundTest : public QObject
{
    Q_OBJECT

private slots:
    void findsInMeters_data();
    void findsInMeters();
    void findsInHealth();
    void decodesTasks_data();
    void decodesTasks();
    void decodesMeterNames();
    void tellsOnce();
};

namespace {
constexpr const char *where = "http://h/actuator/x";
}

void BackgroundTest::findsInMeters_data()
{
    QTest::addColumn<std::vector<std::string>>("meters");
    QTest::addColumn<Works>("works");
    using Names = std::vector<std::string>;
    QTest::newRow("none") << Names{"http.server.requests", "jvm.memory.used",
                                   "kafka.producer.record.send.total", "rabbitmq.published"}
                          << Works{};
    QTest::newRow("Kafka, once") << Names{"kafka.consumer.fetch.manager.records.lag", "kafka.consumer.time"}
                                 << Works{{BackgroundKind::Messages, "Kafka", 0,
                                           "kafka.consumer.fetch.manager.records.lag"}};
    QTest::newRow("several, by name")
        << Names{"tasks.scheduled.execution", "rabbitmq.consumed", "spring.batch.job.active"}
        << Works{{BackgroundKind::Schedules, "", 0, "tasks.scheduled.execution"},
                 {BackgroundKind::Messages, "RabbitMQ", 0, "rabbitmq.consumed"},
                 {BackgroundKind::Jobs, "Spring Batch", 0, "spring.batch.job.active"}};
}

void BackgroundTest::findsInMeters()
{
    QFETCH(std::vector<std::string>, meters);
    QFETCH(Works, works);
    QCOMPARE(core::backgroundOfMeters(meters), works);
}

void BackgroundTest::findsInHealth()
{
    QCOMPARE(core::backgroundOfHealth({"db", "diskSpace", "jmsx"}), Works{});
    QCOMPARE(core::backgroundOfHealth({"binders.kafka", "rabbit"}),
             (Works{{BackgroundKind::Messages, "RabbitMQ", 0, "rabbit"},
                    {BackgroundKind::Messages, "Spring Cloud Stream", 0, "binders.kafka"}}));
}

void BackgroundTest::decodesTasks_data()
{
    QTest::addColumn<std::string>("body");
    QTest::addColumn<QString>("outcome"); // count and name, or "none", or "error"
    const auto row = [](const char *name, const char *body, const char *outcome) {
        QTest::newRow(name) << std::string(body) << QString::fromLatin1(outcome);
    };
    row("three", R"({"cron":[{"runnable":{"target":"c.Cleaner.run"},"expression":"0 * * * * *"}],
        "fixedDelay":[{},{}],"fixedRate":[],"custom":[]})",
        "3 c.Cleaner.run");
    row("nameless", R"({"fixedRate":[{}]})", "1 ");
    row("no task", R"({"cron":[],"fixedDelay":[],"fixedRate":[]})", "none");
    row("odd members", R"({"cron":7,"fixedDelay":{"a":1}})", "none");
    row("a list", "[]", "error");
    row("login page", "<html>", "error");
}

void BackgroundTest::decodesTasks()
{
    QFETCH(std::string, body);
    QFETCH(QString, outcome);
    const auto tasks = core::decodeScheduledTasks(body, where);
    QString seen = QStringLiteral("error");
    if (tasks && tasks->empty())
        seen = QStringLiteral("none");
    else if (tasks)
        seen = QStringLiteral("%1 %2")
                   .arg(tasks->front().count)
                   .arg(QString::fromStdString(tasks->front().name));
    QCOMPARE(seen, outcome);
}

void BackgroundTest::decodesMeterNames()
{
    const auto names = core::decodeMeterNames(R"({"names":["a.b","c"]})", where);
    QVERIFY(names);
    QCOMPARE(*names, (std::vector<std::string>{"a.b", "c"}));
    QCOMPARE(core::decodeMeterNames("{}", where).error().kind, core::ErrorKind::Malformed);
    QCOMPARE(core::decodeMeterNames("<html>", where).error().kind, core::ErrorKind::NotJson);
}

void BackgroundTest::tellsOnce()
{
    const Works tasks{{BackgroundKind::Schedules, "c.Cleaner.run", 3, "scheduledtasks"}};
    const Works meters{{BackgroundKind::Schedules, "", 0, "tasks.scheduled.execution"},
                       {BackgroundKind::Messages, "Kafka", 0, "kafka.consumer.time"}};
    QCOMPARE(core::joined(tasks, meters), (Works{tasks.front(), meters.back()}));
}

QTEST_APPLESS_MAIN(BackgroundTest)
#include "tst_background.moc"
