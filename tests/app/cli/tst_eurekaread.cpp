// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/eurekaread.h"
#include "app/demofleet/http/httpserver.h"
#include "tests/app/net/outcome.h"

#include <QTest>

#include <memory>

using app::EurekaOperation;
using app::ExitCode;
using demofleet::Exchange;
using demofleet::HttpRequest;
using demofleet::HttpServer;

/// Which servers the reading operations ask, and with which exit code they end: lists move on to the next
/// server, one instance is read at all of them.
class EurekaReadTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_asked.clear(); }
    void aListComesFromTheFirstThatAnswers_data();
    void aListComesFromTheFirstThatAnswers();
    void anAnswerIsNotAskedForTwice();
    void anInstanceIsReadAtEveryServer();
    void withoutAServerItIsUnreachable();
    void asksNothingThatNoAddressCanName();

private:
    std::string live() const { return urlAt(m_server->port(), "/eureka"); }
    static std::string dead() { return urlAt(closedPort(), "/eureka"); }
    /// Runs to the end; nothing where it does not end.
    std::optional<ExitCode> run(const app::EurekaArguments &operation, const std::vector<std::string> &peers);

    QByteArrayList m_asked;
    std::unique_ptr<HttpServer> m_server;
};

namespace {

const QByteArray orders =
    R"({"instanceId":"orders-1","hostName":"h","app":"ORDERS","ipAddr":"10.0.0.1","status":"UP"})";
const QByteArray application = R"({"name":"ORDERS","instance":[)" + orders + "]}";
const QByteArray list = R"({"applications":{"versions__delta":"1","apps__hashcode":"UP_1_","application":[)" +
                        application + "]}}";

app::EurekaArguments asking(EurekaOperation operation)
{
    app::EurekaArguments asked;
    asked.operation = operation;
    return asked;
}

app::EurekaArguments askingForInstance()
{
    app::EurekaArguments asked = asking(EurekaOperation::Instance);
    asked.application = core::ApplicationName::from("ORDERS");
    asked.instance = core::InstanceId::from("orders-1");
    return asked;
}

} // namespace

void EurekaReadTest::initTestCase()
{
    const std::map<QByteArray, QByteArray> bodies{
        {"/eureka/apps", list},
        {"/eureka/vips/orders", list},
        {"/eureka/svips/orders", list},
        {"/eureka/apps/ORDERS", R"({"application":)" + application + "}"},
        {"/eureka/apps/ORDERS/orders-1", R"({"instance":)" + orders + "}"},
    };
    m_server = std::make_unique<HttpServer>(
        [this, bodies](const HttpRequest &request, const std::shared_ptr<Exchange> &exchange) {
            m_asked.append(request.target);
            const auto found = bodies.find(request.target);
            if (found == bodies.end())
                exchange->respond({404, {}, {}, {}});
            else
                exchange->respond({200, "application/json", found->second, {}});
        });
    QVERIFY(m_server->listen());
}

std::optional<ExitCode> EurekaReadTest::run(const app::EurekaArguments &operation,
                                            const std::vector<std::string> &peers)
{
    app::Arguments arguments;
    arguments.command = app::Command::Eureka;
    arguments.operation = operation;
    arguments.isJson = true;
    for (const std::string &peer : peers)
        arguments.eureka.push_back({peer, {}, {}});
    app::EurekaRead read(std::move(arguments), app::steadyWallClock());
    std::optional<ExitCode> ended;
    connect(&read, &app::EurekaRead::finished, this, [&](ExitCode code) { ended = code; });
    read.start();
    const bool isOver = QTest::qWaitFor([&] { return ended.has_value(); }, 15'000);
    return isOver ? ended : std::nullopt;
}

void EurekaReadTest::aListComesFromTheFirstThatAnswers_data()
{
    QTest::addColumn<EurekaOperation>("operation");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("all") << EurekaOperation::List << QByteArray("/eureka/apps");
    QTest::newRow("one application") << EurekaOperation::Application << QByteArray("/eureka/apps/ORDERS");
    QTest::newRow("vip") << EurekaOperation::Vip << QByteArray("/eureka/vips/orders");
    QTest::newRow("secure vip") << EurekaOperation::SecureVip << QByteArray("/eureka/svips/orders");
}

void EurekaReadTest::aListComesFromTheFirstThatAnswers()
{
    QFETCH(EurekaOperation, operation);
    QFETCH(QByteArray, target);
    app::EurekaArguments asked = asking(operation);
    if (operation == EurekaOperation::Application)
        asked.application = core::ApplicationName::from("ORDERS");
    if (operation == EurekaOperation::Vip || operation == EurekaOperation::SecureVip)
        asked.vip = "orders";
    QCOMPARE(run(asked, {dead(), live()}), std::optional(ExitCode::Done));
    QCOMPARE(m_asked, QByteArrayList{target});
}

void EurekaReadTest::anAnswerIsNotAskedForTwice()
{
    QCOMPARE(run(asking(EurekaOperation::List), {live(), live()}), std::optional(ExitCode::Done));
    QCOMPARE(m_asked, QByteArrayList{"/eureka/apps"});
}

// "Not registered" at one server is an answer, and no reason to believe the next one more.
void EurekaReadTest::anInstanceIsReadAtEveryServer()
{
    const QByteArray target = "/eureka/apps/ORDERS/orders-1";
    const std::string again = urlAt(m_server->port(), "/eureka", "localhost");
    QCOMPARE(run(askingForInstance(), {live(), again}), std::optional(ExitCode::Done));
    QCOMPARE(m_asked, (QByteArrayList{target, target}));
    m_asked.clear();
    QCOMPARE(run(askingForInstance(), {dead(), live()}), std::optional(ExitCode::Done));
    QCOMPARE(m_asked, QByteArrayList{target});
    app::EurekaArguments other = askingForInstance();
    other.instance = core::InstanceId::from("orders-9");
    QCOMPARE(run(other, {dead(), live()}), std::optional(ExitCode::Failed));
}

void EurekaReadTest::withoutAServerItIsUnreachable()
{
    QCOMPARE(run(asking(EurekaOperation::List), {dead(), dead()}), std::optional(ExitCode::Unreachable));
    QCOMPARE(run(askingForInstance(), {dead()}), std::optional(ExitCode::Unreachable));
}

void EurekaReadTest::asksNothingThatNoAddressCanName()
{
    app::EurekaArguments asked = asking(EurekaOperation::Vip);
    asked.vip = "orders/eu";
    QCOMPARE(run(asked, {live()}), std::optional(ExitCode::Refused));
    QVERIFY(m_asked.isEmpty());
}

QTEST_GUILESS_MAIN(EurekaReadTest)
#include "tst_eurekaread.moc"
