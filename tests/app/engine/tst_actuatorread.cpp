// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demofleet/http/httpserver.h"
#include "app/engine/actuatorread.h"
#include "app/net/credentials.h"

#include <QMap>
#include <QTest>

#include <algorithm>

using Kind = core::ActuatorOrder::Kind;

namespace {

const QByteArray view = R"({"status":"UP","overriddenStatus":"UNKNOWN"})";
const QByteArray bareWord = "/a/service-registry/instance-status";

/// How a search ended, as one word.
QString wordOf(const core::FoundOrder &found)
{
    if (const auto *order = std::get_if<core::ActuatorOrder>(&found)) {
        const std::string url = core::requestFor(*order).url;
        return QString::fromStdString(url.substr(url.find("/a/")));
    }
    if (const auto *trap = std::get_if<core::ActuatorTrap>(&found))
        return QString::fromUtf8(core::trapName(*trap).data());
    return QStringLiteral("error %1").arg(std::get<core::Error>(found).httpStatus);
}

} // namespace

/// An actuator on loopback that answers what each row says it does.
class ActuatorReadTest : public QObject
{
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void bootTwoTellsItselfByItsMediaType();
    void tellsWhetherItIsProven_data();
    void tellsWhetherItIsProven();
    void nobodyAnswers();
    void noAddress();
};

using Paths = QMap<QByteArray, QPair<int, QByteArray>>;

void ActuatorReadTest::finds_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Paths>("paths"); // all others are 404
    QTest::addColumn<QString>("found");
    const QByteArray modern = R"({"_links":{"serviceregistry":{},"health":{}}})";
    const QByteArray second = R"({"_links":{"service-registry":{}}})";
    const QByteArray hidden = R"({"_links":{"health":{}}})";
    const Paths legacy{{bareWord, {200, view}}, {"/a/pause", {405, {}}}};
    const auto row = [](const char *name, Kind kind, const Paths &paths, const char *found) {
        QTest::newRow(name) << kind << paths << QString::fromLatin1(found);
    };
    row("by its links", Kind::SetStatus, {{"/a", {200, modern}}}, "/a/serviceregistry");
    row("by its links, commons 2", Kind::SetStatus, {{"/a", {200, second}}}, "/a/service-registry");
    row("links without it", Kind::SetStatus, {{"/a", {200, hidden}}}, "endpoint-not-exposed");
    row("no links, today", Kind::CancelOverride, {{"/a/serviceregistry", {200, view}}}, "/a/serviceregistry");
    row("Boot 1", Kind::SetStatus, legacy, "/a/service-registry/instance-status");
    row("nowhere", Kind::SetStatus, {}, "endpoint-not-exposed");
    row("credentials", Kind::SetStatus, {{"/a/serviceregistry", {401, {}}}}, "error 401");
    row("a page for everything", Kind::SetStatus,
        {{"/a/serviceregistry", {200, "<html>"}}, {"/a/service-registry", {200, "<html>"}}}, "error 200");
    row("another instance", Kind::SetStatus,
        {{"/a", {200, modern}},
         {"/a/env/eureka.instance.instance-id", {200, R"({"property":{"source":"x","value":"orders-2"}})"}}},
        "not-this-instance");
    row("another application, by its name", Kind::SetStatus,
        {{"/a", {200, modern}},
         {"/a/env/spring.application.name", {200, R"({"property":{"source":"x","value":"payments"}})"}}},
        "not-this-instance");
    row("another instance, by its configprops", Kind::Restart,
        {{"/a/restart", {405, {}}},
         {"/a/configprops",
          {200, R"({"contexts":{"orders":{"beans":{"e":{"prefix":"eureka.instance",)"
                R"("properties":{"instanceId":"orders-2"}}}}}})"}}},
        "not-this-instance");
    row("pause on Boot 1", Kind::Pause, legacy, "/a/pause");
    row("pause today", Kind::Pause, {{"/a", {200, modern}}, {"/a/pause", {405, {}}}}, "pause-keeps-lease");
    row("pause, commons 2", Kind::Pause, {{"/a", {200, second}}, {"/a/pause", {405, {}}}},
        "pause-cannot-be-told");
    row("pause, generation unknown", Kind::Pause, {{"/a/pause", {405, {}}}}, "pause-cannot-be-told");
    row("pause is off", Kind::Pause, {{bareWord, {200, view}}}, "endpoint-not-exposed");
    row("restart", Kind::Restart, {{"/a/restart", {405, {}}}}, "/a/restart");
    row("restart is off", Kind::Restart, {{"/a", {200, modern}}}, "endpoint-not-exposed");
    row("resume", Kind::Resume, {{"/a/resume", {405, {}}}}, "/a/resume");
}

void ActuatorReadTest::finds()
{
    QFETCH(Kind, kind);
    QFETCH(Paths, paths);
    QFETCH(QString, found);
    QList<QByteArray> methods;
    demofleet::HttpServer server(
        [&](const demofleet::HttpRequest &request, const std::shared_ptr<demofleet::Exchange> &exchange) {
            methods.append(request.method);
            const auto answer = paths.value(request.path(), {404, "{}"});
            exchange->respond({answer.first, "application/json", answer.second, {}});
        });
    QVERIFY(server.listen());
    app::Reader reader(std::make_shared<app::Credentials>());
    const core::Instance instance{*core::ApplicationName::from("ORDERS"),
                                  *core::InstanceId::from("orders-1")};
    const core::ActuatorOrder order{kind, core::Status::OutOfService,
                                    "http://localhost:" + std::to_string(server.port()) + "/a"};
    QStringList words;
    auto *read = new app::ActuatorRead(
        order, instance, reader, app::steadyWallClock(),
        [&](const core::FoundOrder &what) { words << wordOf(what); }, nullptr);
    read->start();
    QTRY_COMPARE(words, QStringList{found});
    QVERIFY(!methods.isEmpty());
    for (const QByteArray &method : methods)
        QCOMPARE(method, QByteArray("GET")); // never by POST
}

/// Boot 2.0 and 2.1 are older than what changed the pause.
void ActuatorReadTest::bootTwoTellsItselfByItsMediaType()
{
    demofleet::HttpServer server(
        [](const demofleet::HttpRequest &request, const std::shared_ptr<demofleet::Exchange> &exchange) {
            if (request.path() == "/a")
                exchange->respond({200,
                                   "application/vnd.spring-boot.actuator.v2+json;charset=UTF-8",
                                   R"({"_links":{"service-registry":{}}})",
                                   {}});
            else
                exchange->respond({request.path() == "/a/pause" ? 405 : 404, "application/json", "{}", {}});
        });
    QVERIFY(server.listen());
    app::Reader reader(std::make_shared<app::Credentials>());
    QStringList words;
    auto *read = new app::ActuatorRead(
        {Kind::Pause, std::nullopt, "http://localhost:" + std::to_string(server.port()) + "/a", {}},
        core::Instance{*core::ApplicationName::from("ORDERS"), *core::InstanceId::from("orders-1")}, reader,
        app::steadyWallClock(), [&](const core::FoundOrder &what) { words << wordOf(what); }, nullptr);
    read->start();
    QTRY_COMPARE(words, QStringList{QStringLiteral("/a/pause")});
}

void ActuatorReadTest::tellsWhetherItIsProven_data()
{
    QTest::addColumn<QByteArray>("id"); ///< that env tells; empty: none
    QTest::addColumn<core::Identity>("identity");
    QTest::newRow("its id") << QByteArray("orders-1") << core::Identity::Confirmed;
    QTest::newRow("nothing") << QByteArray() << core::Identity::CannotTell;
}

void ActuatorReadTest::tellsWhetherItIsProven()
{
    QFETCH(QByteArray, id);
    QFETCH(core::Identity, identity);
    demofleet::HttpServer server(
        [&](const demofleet::HttpRequest &request, const std::shared_ptr<demofleet::Exchange> &exchange) {
            const bool isId = request.path() == "/a/env/eureka.instance.instance-id" && !id.isEmpty();
            const bool isThere = isId || request.path() == "/a/restart";
            const QByteArray body = R"({"property":{"source":"x","value":")" + id + R"("}})";
            exchange->respond({isId ? 200 : isThere ? 405 : 404, "application/json", isId ? body : "{}", {}});
        });
    QVERIFY(server.listen());
    app::Reader reader(std::make_shared<app::Credentials>());
    std::optional<core::FoundOrder> found;
    auto *read = new app::ActuatorRead(
        {Kind::Restart, std::nullopt, "http://localhost:" + std::to_string(server.port()) + "/a", {}},
        core::Instance{*core::ApplicationName::from("ORDERS"), *core::InstanceId::from("orders-1")}, reader,
        app::steadyWallClock(), [&](const core::FoundOrder &what) { found = what; }, nullptr);
    read->start();
    QTRY_VERIFY(found);
    const auto *order = std::get_if<core::ActuatorOrder>(&*found);
    QVERIFY(order);
    QCOMPARE(order->identity, identity);
    const auto warnings = core::warningsFor(*order);
    const bool isWarned = std::ranges::find(warnings, core::OrderWarning::NotProvenToBeIt) != warnings.end();
    QCOMPARE(isWarned, identity == core::Identity::CannotTell);
}

void ActuatorReadTest::nobodyAnswers()
{
    quint16 port = 0;
    {
        demofleet::HttpServer server([](const auto &, const auto &) {});
        QVERIFY(server.listen());
        port = server.port();
    }
    app::Reader reader(std::make_shared<app::Credentials>());
    std::optional<core::FoundOrder> found;
    auto *read = new app::ActuatorRead(
        {Kind::SetStatus, core::Status::OutOfService, "http://localhost:" + std::to_string(port) + "/a"},
        std::nullopt, reader, app::steadyWallClock(), [&](const core::FoundOrder &what) { found = what; },
        nullptr);
    read->start();
    QTRY_VERIFY(found);
    QVERIFY(std::holds_alternative<core::Error>(*found));
    QCOMPARE(std::get<core::Error>(*found).kind, core::ErrorKind::Refused);
}

void ActuatorReadTest::noAddress()
{
    app::Reader reader(std::make_shared<app::Credentials>());
    QStringList words;
    auto *read = new app::ActuatorRead(
        {Kind::Restart}, std::nullopt, reader, app::steadyWallClock(),
        [&](const core::FoundOrder &what) { words << wordOf(what); }, nullptr);
    read->start();
    QVERIFY(words.isEmpty());
    QTRY_COMPARE(words, QStringList{QStringLiteral("no-actuator-address")});
}

QTEST_GUILESS_MAIN(ActuatorReadTest)
#include "tst_actuatorread.moc"
