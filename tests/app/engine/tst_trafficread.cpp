// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/backgroundread.h"
#include "app/engine/trafficread.h"
#include "tests/app/engine/meterserver.h"
#include "tests/app/net/outcome.h"

#include <QTest>

#include <memory>

/// The counters of each generation over real HTTP: which addresses are asked, and what comes of the answers.
class TrafficReadTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_server.reset(); }
    void readsMeters();
    void oneAnswerTellsAll();
    void nonsenseIsIncomplete();
    void readsStatusesOfBoot20();
    void readsFailuresBehindAGoodStatus();
    void readsBusyThreads();
    void cannotTellInFlight();
    void leavesOutIgnoredUris();
    void seesTheUriLimit();
    void readsThePageOfTheFirstGeneration();
    void failsWithTheMeter();
    void readsBackground_data();
    void readsBackground();

private:
    void serve(const QByteArray &target, const QByteArray &body) { m_server->serve(target, body); }
    app::TrafficRead::Target target(const std::string &path = "/actuator") const;
    core::Result<core::TrafficSample> read(app::TrafficRead::Target target);

    std::unique_ptr<MeterServer> m_server;
};

namespace {

const core::TimePoint now{std::chrono::seconds(1'800'000'000)};

QByteArray meter(const QByteArray &statistic, double value, const QByteArray &tags = "[]")
{
    return R"({"name":"m","baseUnit":"seconds","measurements":[{"statistic":")" + statistic +
           R"(","value":)" + QByteArray::number(value) + R"(}],"availableTags":)" + tags + "}";
}

QByteArray tags(const std::vector<std::pair<QByteArray, QByteArrayList>> &all)
{
    QByteArrayList entries;
    for (const auto &[name, values] : all)
        entries << R"({"tag":")" + name + R"(","values":[")" + values.join(R"(",")") + R"("]})";
    return "[" + entries.join(",") + "]";
}

QByteArray tag(const QByteArray &name, const QByteArrayList &values)
{
    return tags({{name, values}});
}

const QByteArray requests = "/actuator/metrics/http.server.requests";
const QByteArray errors = requests + "?tag=outcome%3ASERVER_ERROR";

} // namespace

void TrafficReadTest::init()
{
    m_server = std::make_unique<MeterServer>();
    QVERIFY(m_server->listen());
}

app::TrafficRead::Target TrafficReadTest::target(const std::string &path) const
{
    app::TrafficRead::Target target{urlAt(m_server->port(), path)};
    target.servicePort = m_server->port();
    return target;
}

core::Result<core::TrafficSample> TrafficReadTest::read(app::TrafficRead::Target target)
{
    std::optional<core::Result<core::TrafficSample>> result;
    auto *read = new app::TrafficRead(
        std::move(target), m_server->reader(), [] { return now; },
        [&](core::Result<core::TrafficSample> sample) { result = std::move(sample); }, this);
    read->start();
    return MeterServer::await(result);
}

void TrafficReadTest::readsMeters()
{
    const QByteArrayList uris{"/actuator/health", "/work"};
    serve(requests, meter("COUNT", 99,
                          tags({{"uri", uris}, {"outcome", {"SUCCESS", "SERVER_ERROR", "CLIENT_ERROR"}}})));
    serve(requests + "?tag=uri%3A%2Fwork", meter("COUNT", 40));
    serve(errors, meter("COUNT", 9, tag("uri", uris)));
    serve(errors + "&tag=uri%3A%2Fwork", meter("COUNT", 3));
    serve(requests + "?tag=outcome%3ACLIENT_ERROR", meter("COUNT", 7, tag("uri", {"/work"})));
    serve("/actuator/metrics/http.server.requests.active", meter("ACTIVE_TASKS", 3));
    const auto sample = read(target());
    QVERIFY(sample);
    QCOMPARE(sample->requests, 40.0); // those of /actuator/health left out
    QCOMPARE(sample->serverErrors, 3.0);
    QCOMPARE(sample->clientErrors, std::optional(7.0));
    QVERIFY(!m_server->asked().contains(requests +
                                        "?tag=outcome%3ACLIENT_ERROR&tag=uri%3A%2Fwork")); // no other in it
    QCOMPARE(sample->inFlight, std::optional(2)); // the question itself left out
    QVERIFY(!m_server->asked().contains("/actuator/metrics/tomcat.threads.busy"));
}

void TrafficReadTest::oneAnswerTellsAll()
{
    QByteArrayList many;
    for (int i = 0; i < 60; ++i)
        many.append("/work/" + QByteArray::number(i));
    serve(requests,
          R"({"name":"m","baseUnit":"seconds","measurements":[{"statistic":"COUNT","value":500},
              {"statistic":"TOTAL_TIME","value":25},{"statistic":"MAX","value":0.3}],"availableTags":)" +
              tags({{"uri", many}, {"outcome", {"SUCCESS"}}}) + "}");
    const auto sample = read(target());
    QVERIFY(sample);
    QVERIFY(sample->isComplete);
    QCOMPARE(sample->requests, 500.0);
    QCOMPARE(sample->serverErrors, 0.0);
    QCOMPARE(sample->clientErrors, std::optional(0.0));
    QCOMPARE(sample->totalTime, std::optional(core::Latency(25'000)));
    QCOMPARE(sample->longestRequest, std::optional(core::Millis(300)));
    QCOMPARE(m_server->asked().count(requests), 1);
    for (const QByteArray &asked : std::as_const(m_server->asked()))
        QVERIFY2(!asked.startsWith(requests + "?"), asked.constData()); // nothing has to be left out
}

void TrafficReadTest::nonsenseIsIncomplete()
{
    serve(requests, meter("COUNT", -4, tag("uri", {"/work"})));
    const auto sample = read(target());
    QVERIFY(sample);
    QVERIFY(!sample->isComplete); // a counter that makes no sense must not read as one that stands still
    QCOMPARE(sample->fault, core::CounterFault::NoNumber);

    serve(requests, meter("COUNT", 40, tags({{"uri", {"/work"}}, {"outcome", {"SUCCESS", "SERVER_ERROR"}}})));
    serve(errors, meter("COUNT", -1, tag("uri", {"/work"})));
    const auto errorsUnknown = read(target());
    QVERIFY(errorsUnknown);
    QCOMPARE(errorsUnknown->requests, 40.0);
    QVERIFY(!errorsUnknown->isComplete); // its errors are not none
    QCOMPARE(errorsUnknown->fault, core::CounterFault::NoNumber);
    core::TrafficSample before;
    QVERIFY(!core::rateBetween(before, *errorsUnknown));
}

void TrafficReadTest::readsStatusesOfBoot20()
{
    serve(requests, meter("COUNT", 99, tags({{"uri", {"/work"}}, {"status", {"200", "404", "500", "503"}}})));
    serve(requests + "?tag=status%3A404", meter("COUNT", 5, tag("uri", {"/work"})));
    serve(requests + "?tag=status%3A500", meter("COUNT", 3, tag("uri", {"/work"})));
    serve(requests + "?tag=status%3A503", meter("COUNT", 4, tag("uri", {"/work"})));
    const auto sample = read(target());
    QVERIFY(sample);
    QCOMPARE(sample->requests, 99.0);
    QCOMPARE(sample->serverErrors, 7.0);
    QCOMPARE(sample->clientErrors, std::optional(5.0));
}

void TrafficReadTest::readsFailuresBehindAGoodStatus()
{
    const QByteArrayList exceptions{"None", "ClientAbortException", "IllegalStateException"};
    const QByteArray good = requests + "?tag=outcome%3ASUCCESS";
    const QByteArray aborted = "&tag=exception%3AClientAbortException";
    const QByteArrayList uris{"/actuator/health", "/work"};
    serve(requests,
          meter("COUNT", 99,
                tags({{"uri", uris}, {"outcome", {"SUCCESS", "SERVER_ERROR"}}, {"exception", exceptions}})));
    serve(requests + "?tag=uri%3A%2Fwork", meter("COUNT", 40));
    serve(errors, meter("COUNT", 2, tag("uri", {"/work"})));
    serve(good, meter("COUNT", 90, tags({{"uri", uris}, {"exception", {"None", "ClientAbortException"}}})));
    serve(good + aborted, meter("COUNT", 6, tag("uri", uris)));
    serve(good + aborted + "&tag=uri%3A%2Fwork", meter("COUNT", 5));
    const auto sample = read(target());
    QVERIFY(sample);
    QCOMPARE(sample->requests, 40.0);
    QCOMPARE(sample->serverErrors, 7.0);
}

void TrafficReadTest::readsBusyThreads()
{
    const QByteArray port = QByteArray::number(m_server->port());
    const QByteArray busy = "/actuator/metrics/tomcat.threads.busy";
    serve(requests, meter("COUNT", 5, tag("uri", {"/work"})));
    serve(requests + "?tag=uri%3A%2Fwork", meter("COUNT", 5));
    serve(busy, meter("VALUE", 7, tag("name", {"http-nio-1", "http-nio-" + port})));
    serve(busy + "?tag=name%3Ahttp-nio-" + port, meter("VALUE", 4));
    auto given = target();
    auto sample = read(given);
    QVERIFY(sample);
    QCOMPARE(sample->inFlight, std::optional(3));
    given.sharesPort = false;
    sample = read(given);
    QVERIFY(sample);
    QCOMPARE(sample->inFlight, std::optional(4));
}

void TrafficReadTest::cannotTellInFlight()
{
    serve(requests, meter("COUNT", 5, tag("uri", {"/work"})));
    serve(requests + "?tag=uri%3A%2Fwork", meter("COUNT", 5));
    const auto sample = read(target());
    QVERIFY(sample);
    QCOMPARE(sample->inFlight, std::optional<int>()); // 404 is never "idle"
}

void TrafficReadTest::leavesOutIgnoredUris()
{
    serve(requests, meter("COUNT", 50, tag("uri", {"/probe", "/work"})));
    serve(requests + "?tag=uri%3A%2Fwork", meter("COUNT", 4));
    serve(requests + "?tag=uri%3A%2Fprobe", meter("COUNT", 46));
    auto given = target();
    QCOMPARE(read(given)->requests, 50.0);
    given.ignoredUris = {"/probe"};
    m_server->forgetAsked();
    const auto sample = read(given);
    QVERIFY(sample);
    QCOMPARE(sample->requests, 4.0);
    QVERIFY(sample->isComplete); // left out on purpose, not out of sight
    QVERIFY(!m_server->asked().contains(requests + "?tag=uri%3A%2Fprobe"));
}

void TrafficReadTest::seesTheUriLimit()
{
    QByteArrayList uris{"/actuator/health"};
    for (int i = 0; i < 99; ++i)
        uris.append("/work/" + QByteArray::number(i));
    serve(requests, meter("COUNT", 500, tag("uri", uris)));
    const auto full = read(target());
    QVERIFY(full);
    QCOMPARE(full->fault, core::CounterFault::UriLimit);
    uris.removeLast();
    serve(requests, meter("COUNT", 500, tag("uri", uris)));
    const auto many = read(target());
    QVERIFY(many);
    QCOMPARE(many->fault, core::CounterFault::None);
    QVERIFY(!many->isComplete);
}

void TrafficReadTest::readsThePageOfTheFirstGeneration()
{
    serve("/metrics", R"({"uptime":10000,"counter.status.200.work":8,"counter.status.503.work":2,
                          "counter.status.200.metrics":77})");
    auto given = target("");
    given.isFirstGeneration = true;
    const auto sample = read(given);
    QVERIFY(sample);
    QCOMPARE(m_server->asked(), QByteArrayList{"/metrics"});
    QCOMPARE(sample->requests, 10.0);
    QCOMPARE(sample->serverErrors, 2.0);
    QCOMPARE(sample->startedAt, std::optional(now - core::Millis(10'000)));
}

void TrafficReadTest::failsWithTheMeter()
{
    serve(requests, "<html>please log in</html>");
    const auto sample = read(target());
    QVERIFY(!sample);
    QCOMPARE(sample.error().kind, core::ErrorKind::NotJson);
    auto given = target("");
    given.isFirstGeneration = true;
    QVERIFY(!read(given)); // 404: no counters is not the same as none counted
}

void TrafficReadTest::readsBackground_data()
{
    QTest::addColumn<QByteArray>("names");
    QTest::addColumn<QByteArray>("tasks"); // empty: not exposed
    QTest::addColumn<QString>("outcome");
    QTest::newRow("none") << QByteArray(R"({"names":["jvm.memory.used"]})") << QByteArray() << QString();
    QTest::newRow("consumer and tasks") << QByteArray(R"({"names":["kafka.consumer.time"]})")
                                        << QByteArray(R"({"cron":[{"runnable":{"target":"c.Cleaner.run"}}]})")
                                        << QStringLiteral("schedules c.Cleaner.run, messages Kafka");
    QTest::newRow("no answer") << QByteArray() << QByteArray() << QStringLiteral("error");
}

void TrafficReadTest::readsBackground()
{
    QFETCH(QByteArray, names);
    QFETCH(QByteArray, tasks);
    QFETCH(QString, outcome);
    if (!names.isEmpty())
        serve("/actuator/metrics", names);
    if (!tasks.isEmpty())
        serve("/actuator/scheduledtasks", tasks);
    std::optional<core::Result<std::vector<core::BackgroundWork>>> result;
    auto *read = new app::BackgroundRead(
        urlAt(m_server->port(), "/actuator"), m_server->reader(),
        [&](core::Result<std::vector<core::BackgroundWork>> works) { result = std::move(works); }, this);
    read->start();
    QTRY_VERIFY(result.has_value());
    QStringList seen;
    if (!*result)
        seen << QStringLiteral("error");
    else
        for (const core::BackgroundWork &work : **result)
            seen << QString::fromStdString(std::string(core::backgroundKindName(work.kind)) + " " +
                                           work.name);
    QCOMPARE(seen.join(QStringLiteral(", ")), outcome);
}

QTEST_GUILESS_MAIN(TrafficReadTest)
#include "tst_trafficread.moc"
