// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/actcommand.h"
#include "app/demofleet/eureka/eurekaserver.h"
#include "tests/app/demofleet/httpclient.h"

#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;

namespace {

const QString one = QStringLiteral("/apps/ORDERS/orders-1");

QByteArray posted(const char *id)
{
    return QByteArray(R"({"instance":{"instanceId":"ID","hostName":"localhost","app":"ORDERS",)"
                      R"("ipAddr":"127.0.0.1","status":"UP","dataCenterInfo":{"name":"MyOwn"},)"
                      R"("lastDirtyTimestamp":"1760000000000"}})")
        .replace("ID", id);
}

} // namespace

/// `drain` at a server whose list lags, as all do: what was put back a moment ago still looks taken out.
class ActCommandTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aDrainSoonAfterACancelGoesOn();
    void aDrainOfWhatIsOutIsRefused();

private:
    void drain();
    int send(const char *method, const QString &path, const QByteArray &body = {})
    {
        return m_client.send(method, m_server->url() + path, body).status;
    }
    QString override() const;

    std::unique_ptr<demofleet::EurekaServer> m_server;
    tests::HttpClient m_client;
    std::optional<app::ExitCode> m_code;
    bool m_wasListedOut = false;
};

/// Both are registered, one is drained, and that is what the list will go on saying.
void ActCommandTest::init()
{
    m_server = std::make_unique<demofleet::EurekaServer>(demofleet::EurekaServer::Settings{1h, 1h});
    QVERIFY(m_server->http().listen());
    m_server->start();
    QCOMPARE(send("POST", QStringLiteral("/apps/ORDERS"), posted("orders-1")), 204);
    QCOMPARE(send("POST", QStringLiteral("/apps/ORDERS"), posted("orders-2")), 204);
    QCOMPARE(send("PUT", one + QStringLiteral("/status?value=OUT_OF_SERVICE")), 200);
    QVERIFY(m_client.get(m_server->url() + QStringLiteral("/apps")).body.contains("OUT_OF_SERVICE"));
    m_code.reset();
    m_wasListedOut = false;
}

QString ActCommandTest::override() const
{
    const auto record = m_server->registry().stored(QStringLiteral("ORDERS"), QStringLiteral("orders-1"));
    return demofleet::statusText(record->overridden);
}

void ActCommandTest::drain()
{
    const QTemporaryDir folder;
    app::Arguments arguments;
    arguments.command = app::Command::Drain;
    arguments.application = QStringLiteral("ORDERS");
    arguments.instance = QStringLiteral("orders-1");
    arguments.isYes = true;
    arguments.hops = {0ms, 0ms, 0ms, 0ms};
    app::EngineSettings settings;
    settings.peers = {*core::parseBaseAddress(m_server->url().toStdString())};
    settings.environment = "test";
    settings.journalPath = folder.filePath(QStringLiteral("journal.sqlite"));
    settings.hops = arguments.hops;
    const app::Clock clock = settings.clock;
    app::Engine engine(std::move(settings));
    connect(&engine, &app::Engine::snapshotReady, this, [this](const core::SnapshotPointer &snapshot) {
        for (const core::InstanceView &row : snapshot->fleet->instances)
            m_wasListedOut =
                m_wasListedOut || (row.served.isKnown() &&
                                   row.served.value->overriddenStatus.status == core::Status::OutOfService);
    });
    app::ActCommand command(arguments, engine, clock);
    connect(&command, &app::ActCommand::finished, this, [this](app::ExitCode code) { m_code = code; });
    engine.start();
    QTRY_VERIFY_WITH_TIMEOUT(m_code.has_value(), 20'000);
}

void ActCommandTest::aDrainSoonAfterACancelGoesOn()
{
    QCOMPARE(send("DELETE", one + QStringLiteral("/status?value=UP")), 200);
    QCOMPARE(override(), QStringLiteral("UNKNOWN"));
    drain();
    QVERIFY(m_wasListedOut); // the list was old, or this would prove nothing
    QCOMPARE(*m_code, app::ExitCode::Done);
    QCOMPARE(override(), QStringLiteral("OUT_OF_SERVICE"));
}

void ActCommandTest::aDrainOfWhatIsOutIsRefused()
{
    drain();
    QVERIFY(m_wasListedOut);
    QCOMPARE(*m_code, app::ExitCode::Refused);
}

QTEST_GUILESS_MAIN(ActCommandTest)
#include "tst_actcommand.moc"
