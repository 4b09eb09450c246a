// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/http/httpserver.h"
#include "app/engine/readinesswatch.h"

#include <QTest>

#include <memory>

using demofleet::Exchange;
using demofleet::HttpRequest;
using demofleet::HttpServer;

/// The first sign of a stop, read from an actuator whose port outlives that of the requests.
class ReadinessWatchTest : public QObject
{
    Q_OBJECT

private slots:
    void sees_data();
    void sees();
    void asksNobodyWithoutAnAddress();

private:
    static core::InstanceKey key()
    {
        return {"test", *core::ApplicationName::from("orders"), *core::InstanceId::from("orders-1:8080")};
    }
};

void ReadinessWatchTest::sees_data()
{
    QTest::addColumn<QList<int>>("statuses"); ///< one answer after the other, the last one again and again
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QList<bool>>("seen");
    QTest::addColumn<bool>("asksOn");
    const QByteArray json = "application/vnd.spring-boot.actuator.v3+json";
    QTest::newRow("graceful") << QList<int>{200, 200, 503} << json << QList<bool>{true, true, false} << true;
    QTest::newRow("its port closes") << QList<int>{200, 503, 0} << json << QList<bool>{true, false} << false;
    QTest::newRow("no such group") << QList<int>{404} << json << QList<bool>{} << false;
    QTest::newRow("must log in") << QList<int>{401} << json << QList<bool>{} << false;
    QTest::newRow("a proxy's page") << QList<int>{503} << QByteArray("text/html") << QList<bool>{} << false;
}

void ReadinessWatchTest::sees()
{
    QFETCH(QList<int>, statuses);
    QFETCH(QByteArray, type);
    QFETCH(QList<bool>, seen);
    QFETCH(bool, asksOn);
    QByteArrayList asked;
    HttpServer server([&](const HttpRequest &request, const std::shared_ptr<Exchange> &exchange) {
        const int status = statuses.at(std::min(asked.size(), statuses.size() - 1));
        asked.append(request.target);
        if (status == 0) {
            exchange->reset();
            return;
        }
        demofleet::HttpResponse response;
        response.status = status;
        response.contentType = type;
        response.body = status == 200 ? R"({"status":"UP"})" : R"({"status":"OUT_OF_SERVICE"})";
        exchange->respond(response);
    });
    QVERIFY(server.listen());
    app::Reader reader(std::make_shared<app::Credentials>());
    core::TimePoint now{std::chrono::seconds(1'800'000'000)};
    QList<bool> told;
    app::ReadinessWatch watch(
        reader, [&] { return now; },
        [&](const core::InstanceKey &of, bool isReady) {
            QCOMPARE(of, key());
            told.append(isReady);
        },
        nullptr);
    watch.setTarget(key(), "http://127.0.0.1:" + std::to_string(server.port()) + "/actuator");
    const auto askUntil = [&](const std::function<bool()> &isEnough) {
        return QTest::qWaitFor([&] {
            now += std::chrono::seconds(1);
            watch.ask(key());
            return isEnough();
        });
    };
    QVERIFY(askUntil([&] { return asked.size() >= statuses.size() && told.size() >= seen.size(); }));
    QCOMPARE(told.mid(0, seen.size()), seen);
    QCOMPARE(asked.first(), QByteArray("/actuator/health/readiness"));
    // Answered after all that was asked before it.
    bool isAnswered = false;
    core::Request marker;
    marker.url = "http://127.0.0.1:" + std::to_string(server.port()) + "/marker";
    reader.read(marker, this, [&](const core::Result<core::Response> &) { isAnswered = true; });
    QTRY_VERIFY(isAnswered);
    int sent = 0;
    connect(&reader, &app::Reader::asked, this, [&] { ++sent; });
    if (asksOn) {
        QVERIFY(askUntil([&] { return sent > 0; }));
        return;
    }
    now += std::chrono::seconds(1);
    watch.ask(key());
    QCOMPARE(sent, 0);
    QCOMPARE(told, seen);
}

void ReadinessWatchTest::asksNobodyWithoutAnAddress()
{
    app::Reader reader(std::make_shared<app::Credentials>());
    int asked = 0;
    connect(&reader, &app::Reader::asked, this, [&] { ++asked; });
    app::ReadinessWatch watch(
        reader, [] { return core::TimePoint{std::chrono::seconds(1'800'000'000)}; },
        [](const core::InstanceKey &, bool) {}, nullptr);
    watch.setTarget(key(), "");
    watch.ask(key());
    QCOMPARE(asked, 0);
}

QTEST_GUILESS_MAIN(ReadinessWatchTest)
#include "tst_readinesswatch.moc"
