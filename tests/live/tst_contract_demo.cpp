// SPDX-License-Identifier: GPL-3.0-or-later
// The demo fleet keeps the contract that real servers were seen to keep.
#include "tests/live/contractplayer.h"
#include "tests/live/contractresults.h"
#include "tests/live/eurekacontract.h"
#include "tests/live/javaserver.h"
#include "tests/live/waiting.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::pair<const char *, const char *> knownDifferences[] = {
    {"A status with an unreadable stamp is a 500 that has worked", "the demo refuses before it writes"},
    {"Stamps of a heartbeat from a peer", "one of its four answers differs in the demo"},
    {"The XML of one drained instance says DOWN today", "the demo writes OUT_OF_SERVICE there"},
    {"An id with ;", "a raw ; is part of the name there"},
};

} // namespace

class TestContractDemo : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void contract_data();
    void contract();
    void row_data();
    void row();

private:
    bool findEurekaUrl();
    bool findInstance();

    QProcess m_demo;
    QByteArray m_output;
    QString m_eurekaUrl;
    QString m_application;
    QString m_instanceId;
    std::unique_ptr<live::ContractPlayer> m_player;
};

void TestContractDemo::initTestCase()
{
    live::tieToThisProcess(m_demo);
    m_demo.setProcessChannelMode(QProcess::MergedChannels);
    m_demo.start(QStringLiteral(DRAINBOARD_DEMO), {u"--port"_s, u"0"_s, u"--server-cache"_s, u"1s"_s});
    QVERIFY(m_demo.waitForStarted());
    QVERIFY2(live::eventually([this] { return findEurekaUrl(); }, 15s), m_output.constData());
    QVERIFY2(live::eventually([this] { return findInstance(); }, 15s),
             "no instance of today's generation that is UP");
    m_player = std::make_unique<live::ContractPlayer>(m_eurekaUrl, live::Generation::Boot35, nullptr);
}

void TestContractDemo::cleanupTestCase()
{
    m_demo.kill();
    m_demo.waitForFinished();
}

bool TestContractDemo::findEurekaUrl()
{
    static const QRegularExpression pattern(u"http://(127\\.0\\.0\\.1|localhost):\\d+/eureka"_s);
    m_output += m_demo.readAll();
    m_eurekaUrl = pattern.match(QString::fromUtf8(m_output)).captured();
    return !m_eurekaUrl.isEmpty();
}

// One with an actuator of today's generation, and with a second instance beside it that goes on serving.
bool TestContractDemo::findInstance()
{
    const QList<QJsonObject> all = live::EurekaView(m_eurekaUrl).cachedInstances();
    const auto suits = [&all](const QJsonObject &one) {
        const auto sameApplication = [&one](const QJsonObject &other) {
            return other["app"_L1] == one["app"_L1];
        };
        return live::stateOf(one) == u"UP/UNKNOWN"_s &&
               one.value("statusPageUrl"_L1).toString().endsWith("/actuator/info"_L1) &&
               std::count_if(all.begin(), all.end(), sameApplication) > 1;
    };
    const auto found = std::find_if(all.begin(), all.end(), suits);
    if (found == all.end())
        return false;
    m_application = found->value("app"_L1).toString();
    m_instanceId = found->value("instanceId"_L1).toString();
    return true;
}

void TestContractDemo::contract_data()
{
    QTest::addColumn<std::size_t>("index");
    for (std::size_t i = 0; i < live::EurekaContract::facts().size(); ++i)
        QTest::newRow(live::EurekaContract::facts()[i].name) << i;
}

void TestContractDemo::contract()
{
    QFETCH(const std::size_t, index);
    const live::EurekaContract contract(m_eurekaUrl, m_application, m_instanceId);
    const QString problem = (contract.*live::EurekaContract::facts()[index].check)();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestContractDemo::row_data()
{
    QTest::addColumn<qsizetype>("index");
    for (qsizetype i = 0; i < live::contractRows().size(); ++i) {
        if (live::contractRows()[i].client == live::ContractRow::Client::Plain)
            QTest::newRow(live::contractRows()[i].name) << i;
    }
}

// The rows that tests/live/tst_contract.cpp plays at real servers.
void TestContractDemo::row()
{
    QFETCH(const qsizetype, index);
    const QList<live::PlayedStep> played = m_player->play(live::contractRows()[index]);
    QVERIFY(!played.isEmpty());
    const QString problems = live::problemsOf(played);
    // As above: a line whose row holds has to go.
    for (const auto &[name, reason] : knownDifferences)
        QEXPECT_FAIL(name, reason, Continue);
    QVERIFY2(problems.isEmpty(), qPrintable(problems));
}

QTEST_GUILESS_MAIN(TestContractDemo)
#include "tst_contract_demo.moc"
