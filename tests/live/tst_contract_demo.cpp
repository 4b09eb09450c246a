// SPDX-License-Identifier: GPL-3.0-or-later
// The demo fleet keeps the contract that real servers were seen to keep, in both of its flavours.
#include "tests/live/contractplayer.h"
#include "tests/live/contractresults.h"
#include "tests/live/eurekacontract.h"
#include "tests/live/javaserver.h"
#include "tests/live/waiting.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::pair<const char *, const char *> knownDifferences[] = {
    {"modern: Stamps of a heartbeat from a peer", "one of its four answers differs in the demo"},
    {"legacy: Stamps of a heartbeat from a peer", "one of its four answers differs in the demo"},
    {"modern: The XML of one drained instance says DOWN today", "the demo writes OUT_OF_SERVICE there"},
};

struct Flavour
{
    const char *name; ///< of --flavour
    live::Generation generation;
};

constexpr Flavour flavours[] = {
    {"modern", live::Generation::Boot35},
    {"legacy", live::Generation::Boot15},
};

/// One demo fleet of its own, ended with it.
struct Demo
{
    ~Demo();
    /// Empty once its Eureka answers; otherwise what is missing.
    QByteArray start(const Flavour &flavour);
    bool findEurekaUrl();
    bool findInstance();

    QProcess process;
    QByteArray output;
    QString eurekaUrl;
    QString application;
    QString instanceId;
    std::unique_ptr<live::ContractPlayer> player;
};

Demo::~Demo()
{
    process.kill();
    process.waitForFinished();
}

QByteArray Demo::start(const Flavour &flavour)
{
    live::tieToThisProcess(process);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(DRAINBOARD_DEMO), {u"--port"_s, u"0"_s, u"--server-cache"_s, u"1s"_s,
                                                    u"--flavour"_s, QString::fromLatin1(flavour.name)});
    if (!process.waitForStarted() || !live::eventually([this] { return findEurekaUrl(); }, 15s))
        return "no Eureka: " + output;
    player = std::make_unique<live::ContractPlayer>(eurekaUrl, flavour.generation, nullptr);
    return {};
}

bool Demo::findEurekaUrl()
{
    static const QRegularExpression pattern(u"http://(127\\.0\\.0\\.1|localhost):\\d+/eureka"_s);
    output += process.readAll();
    eurekaUrl = pattern.match(QString::fromUtf8(output)).captured();
    return !eurekaUrl.isEmpty();
}

// One with an actuator of today's generation, and with a second instance beside it that goes on serving.
bool Demo::findInstance()
{
    const QList<QJsonObject> all = live::EurekaView(eurekaUrl).cachedInstances();
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
    application = found->value("app"_L1).toString();
    instanceId = found->value("instanceId"_L1).toString();
    return true;
}

} // namespace

class TestContractDemo : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void contract_data();
    void contract();
    void row_data();
    void row();

private:
    Demo m_demos[std::size(flavours)];
};

void TestContractDemo::initTestCase()
{
    for (std::size_t i = 0; i < std::size(flavours); ++i) {
        const QByteArray problem = m_demos[i].start(flavours[i]);
        QVERIFY2(problem.isEmpty(), problem.constData());
    }
    QVERIFY2(live::eventually([this] { return m_demos[0].findInstance(); }, 15s),
             "no instance of today's generation that is UP");
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
    const Demo &demo = m_demos[0]; // the facts are of today's generation
    const live::EurekaContract contract(demo.eurekaUrl, demo.application, demo.instanceId);
    const QString problem = (contract.*live::EurekaContract::facts()[index].check)();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestContractDemo::row_data()
{
    QTest::addColumn<std::size_t>("flavour");
    QTest::addColumn<qsizetype>("index");
    for (std::size_t flavour = 0; flavour < std::size(flavours); ++flavour) {
        for (qsizetype i = 0; i < live::contractRows().size(); ++i) {
            if (live::contractRows()[i].client == live::ContractRow::Client::Plain)
                QTest::addRow("%s: %s", flavours[flavour].name, live::contractRows()[i].name) << flavour << i;
        }
    }
}

// The rows that tests/live/tst_contract.cpp plays at real servers.
void TestContractDemo::row()
{
    QFETCH(const std::size_t, flavour);
    QFETCH(const qsizetype, index);
    const QList<live::PlayedStep> played = m_demos[flavour].player->play(live::contractRows()[index]);
    QVERIFY(!played.isEmpty());
    const QString problems = live::problemsOf(played);
    // A line whose row holds has to go.
    for (const auto &[name, reason] : knownDifferences)
        QEXPECT_FAIL(name, reason, Continue);
    QVERIFY2(problems.isEmpty(), qPrintable(problems));
}

QTEST_GUILESS_MAIN(TestContractDemo)
#include "tst_contract_demo.moc"
