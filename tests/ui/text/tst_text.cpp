// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text.h"

#include <QSet>
#include <QTest>

using core::ErrorKind;
using core::Guard;
using ui::Text;

class TestText : public QObject
{
    Q_OBJECT

private slots:
    void eachErrorNamesServerAndAddress();
    void credentialsAreNeverShown();
    void eachGuardHasASentenceOfItsOwn();
    void eachPhaseHasATitle();
    void aChatGetsFourPlainLines();
    void aChatGetsFourPlainLinesOfTheJournal();
    void unknownValuesAreADash();
    void lengths_data();
    void lengths();
    void addresses();
    void hopsNameTheirSource();
    void callersTellWhatIsNotKnown();
    void readBacksNameBothWords_data();
    void readBacksNameBothWords();
    void previewsSayWhatIsTrue();
    void endsOfCallsNameWhatIsAssumed();
    void aServerWithoutTheInstanceIsNamed();
};

void TestText::eachErrorNamesServerAndAddress()
{
    QSet<QString> seen;
    for (int kind = int(ErrorKind::UnknownHost); kind <= int(ErrorKind::Cancelled); ++kind) {
        const QString text =
            Text::sentence(core::Error{ErrorKind(kind), "http://eureka-1:8761/eureka/apps", {}, 500});
        QVERIFY2(text.contains(QLatin1String("eureka-1:8761 at http://eureka-1:8761/eureka/apps")),
                 qPrintable(text));
        QVERIFY(text.size() > 60);
        QVERIFY2(!seen.contains(text), qPrintable(text));
        seen.insert(text);
    }
    const QString other = Text::sentence(core::Error{ErrorKind::HttpStatus, "http://e/x", {}, 418});
    QVERIFY(other.contains(QLatin1String("418")));
}

void TestText::credentialsAreNeverShown()
{
    const core::Error error{ErrorKind::Refused, "http://alice:s3cret@eureka-1:8761/eureka",
                            "http://bob:hush@eureka-2/", 0};
    const QString text = Text::sentence(error);
    for (const char *word : {"alice", "s3cret", "bob", "hush", "@"})
        QVERIFY2(!text.contains(QLatin1String(word)), qPrintable(text));
    QVERIFY(text.contains(QLatin1String("http://eureka-1:8761/eureka")));
    core::Request request;
    request.url = "http://a:b@c:1/d";
    QCOMPARE(Text::requestLine(request), QStringLiteral("GET http://c:1/d"));
}

void TestText::eachGuardHasASentenceOfItsOwn()
{
    const core::InstanceKey key{"prod", *core::ApplicationName::from("ORDERS"),
                                *core::InstanceId::from("orders-2:8080")};
    QSet<QString> seen;
    for (int guard = int(Guard::ReadOnly); guard <= int(Guard::NotIdentified); ++guard) {
        const QString text = Text::sentence(core::GuardFinding{Guard(guard), true, {}}, key);
        QVERIFY2(text.startsWith(QLatin1String("orders-2:8080: ")), qPrintable(text));
        QVERIFY(text.size() > 40);
        QVERIFY2(!seen.contains(text), qPrintable(text));
        seen.insert(text);
    }
    const core::GuardFinding last{Guard::LastServing, true, {"0", "3"}};
    QVERIFY(Text::sentence(last, key).endsWith(QLatin1String("(0 of 3 would be left)")));
}

void TestText::eachPhaseHasATitle()
{
    QSet<QString> seen;
    for (int phase = 0; phase <= int(core::Phase::Failed); ++phase)
        seen.insert(Text::phaseTitle(core::Phase(phase)));
    QCOMPARE(seen.size(), int(core::Phase::Failed) + 1);
    QVERIFY(!seen.contains(QString()));
    QSet<QString> outcomes;
    for (int outcome = 0; outcome <= int(core::Outcome::Denied); ++outcome)
        outcomes.insert(Text::outcomeName(core::Outcome(outcome)));
    QCOMPARE(outcomes.size(), int(core::Outcome::Denied) + 1);
}

void TestText::aChatGetsFourPlainLines()
{
    core::Operation operation{
        1,
        {"prod-eu", *core::ApplicationName::from("ORDERS"), *core::InstanceId::from("orders-2:8080<b>\n")}};
    operation.phase = core::Phase::Waiting;
    operation.peers = {"http://eureka-1:8761/eureka", "http://eureka-2:8761/eureka"};
    operation.budget = core::makeBudget({});
    for (const std::string &peer : operation.peers)
        operation.evidence[peer] = {core::PeerEvidence::Kind::Present,
                                    {},
                                    core::reportedStatus("OUT_OF_SERVICE"),
                                    core::reportedStatus("OUT_OF_SERVICE"),
                                    {}};
    const QStringList lines =
        Text::chatStatus(operation, "alice", core::timeFromEpoch(1'000)).split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines.at(0).contains(QLatin1String("ORDERS/orders-2:8080")));
    QVERIFY(lines.at(0).contains(QLatin1String("prod-eu")) && lines.at(0).contains(QLatin1String("alice")));
    QVERIFY(lines.at(1).contains(Text::phaseTitle(core::Phase::Waiting)));
    QVERIFY(lines.at(2).contains(QLatin1String("2 of 2 peers")));
    QVERIFY(lines.at(3).contains(QLatin1String("stop")));
}

void TestText::aChatGetsFourPlainLinesOfTheJournal()
{
    core::RecordedOperation recorded;
    recorded.instance = "ORDERS/orders-2:8080";
    recorded.environment = "prod-eu";
    recorded.goal = core::Goal::Drain;
    recorded.startedBy = "alice";
    recorded.proof = core::Proof::Traffic;
    recorded.writes = {
        {core::WritePurpose::TakeOut, "take-out", "PUT", "http://e", {}, core::WriteAnswer::Accepted}};
    const QStringList lines = Text::chatStatus(recorded).split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines.at(0).contains(QLatin1String("alice")));
    QVERIFY(lines.at(1).contains(Text::standing(core::Standing::OutOfService)));
    QVERIFY(lines.at(2).contains(QLatin1String("proven by traffic")));
    QVERIFY(lines.at(3).contains(QLatin1String("take-out (accepted)")));
}

void TestText::unknownValuesAreADash()
{
    QCOMPARE(Text::rate({}), QStringLiteral("–"));
    QCOMPARE(Text::percent({}), QStringLiteral("–"));
    QCOMPARE(Text::number({}), QStringLiteral("–"));
    QCOMPARE(Text::rate(0.0), QStringLiteral("0"));
    QCOMPARE(Text::percent(0.0), QStringLiteral("0.0 %"));
    QCOMPARE(Text::percent(0.0001), QStringLiteral("< 0.1 %"));
    QCOMPARE(Text::percent(0.125), QStringLiteral("12.5 %"));
}

void TestText::lengths_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("expected");
    QTest::newRow("below zero") << qint64(-5) << QStringLiteral("0:00");
    QTest::newRow("seconds") << qint64(54'000) << QStringLiteral("0:54");
    QTest::newRow("minutes and seconds") << qint64(97'000) << QStringLiteral("1:37");
    QTest::newRow("minutes") << qint64(18 * 60'000) << QStringLiteral("18 min");
    QTest::newRow("hours") << qint64(5 * 3'600'000) << QStringLiteral("5 h");
    QTest::newRow("days") << qint64(74 * 3'600'000) << QStringLiteral("3 d");
}

void TestText::lengths()
{
    QFETCH(qint64, milliseconds);
    QFETCH(QString, expected);
    QCOMPARE(Text::duration(core::Millis(milliseconds)), expected);
}

void TestText::addresses()
{
    QCOMPARE(Text::serverName("https://eureka-1:8761/eureka"), QStringLiteral("eureka-1:8761"));
    QCOMPARE(Text::readAgo(core::Millis(800)), QStringLiteral("read 0.8 s ago"));
    QCOMPARE(Text::notReadFor(core::Millis(14'200)), QStringLiteral("not read for 14 s"));
    QCOMPARE(Text::shortened("orders-2:8080"), QStringLiteral("orders-2:8080"));
    QCOMPARE(Text::shortened("abcdefghij", 5), QStringLiteral("ab…ij"));
    QCOMPARE(Text::plain("a\nb\x1b[1m"), QStringLiteral("a b [1m"));
}

void TestText::hopsNameTheirSource()
{
    const core::TimePoint start{core::Millis(1'000'000)};
    core::Hop hop{core::HopKind::ServerCache, core::Millis(30'000), core::HopSource::Assumed, {}, {}};
    QCOMPARE(Text::hopSource(hop, start), QStringLiteral("assumed default"));
    hop.source = core::HopSource::Read;
    hop.readFrom = "http://eureka-1:8761/eureka";
    QCOMPARE(Text::hopSource(hop, start), QStringLiteral("read from eureka-1:8761"));
    hop.seenAt = start + core::Millis(12'000);
    QCOMPARE(Text::hopSource(hop, start), QStringLiteral("seen after 12 s"));
    hop.caller = "GATEWAY/g1";
    QCOMPARE(Text::hopSource(hop, start), QStringLiteral("seen after 12 s, slowest: GATEWAY/g1"));
}

void TestText::callersTellWhatIsNotKnown()
{
    const core::TimePoint start{core::Millis(1'000'000)};
    core::Budget budget;
    QVERIFY(Text::callersSentence(budget).startsWith(QStringLiteral("No caller is known")));
    core::CallerWay way;
    way.name = "GATEWAY/g1";
    QCOMPARE(Text::callerState(way, start), QStringLiteral("its copy cannot be read"));
    way.copyCount = 2;
    way.copyExpected = 1;
    QCOMPARE(Text::callerState(way, start), QStringLiteral("its copy holds 2, expected 1"));
    way.missedFetches = 3;
    QCOMPARE(Text::callerState(way, start),
             QStringLiteral("its copy holds 2, expected 1 · its fetches fail"));
    way.missedFetches = 0;
    way.letGo = core::LetGo::Yes;
    way.fetch.seenAt = start + core::Millis(12'000);
    QCOMPARE(Text::callerState(way, start), QStringLiteral("its copy changed after 12 s"));
    budget.callers = {way, core::CallerWay{}};
    QCOMPARE(Text::callersSentence(budget),
             QStringLiteral("1 of 2 callers no longer hold it in their copies."));
    budget.unknownCallers = 3;
    QVERIFY(Text::callersSentence(budget).contains(QStringLiteral("of 3 more instances")));
    budget.isReturn = true;
    QVERIFY(Text::callersSentence(budget).startsWith(QStringLiteral("1 of 2 callers hold it again")));
}

void TestText::readBacksNameBothWords_data()
{
    QTest::addColumn<core::InstanceWrite>("write");
    QTest::addColumn<QString>("status"); // empty: "no such instance"
    QTest::addColumn<QString>("overridden");
    QTest::addColumn<bool>("isDone");
    QTest::addColumn<QString>("told");
    const QString out = QStringLiteral("OUT_OF_SERVICE");
    const QString unknown = QStringLiteral("UNKNOWN");
    const core::InstanceWrite set = core::SetOverride{core::Status::OutOfService};
    const core::InstanceWrite cancel = core::CancelOverride{};
    QTest::newRow("done") << set << out << out << true
                          << QStringLiteral("done (OUT_OF_SERVICE / OUT_OF_SERVICE)");
    QTest::newRow("out again, stuck")
        << set << out << unknown << false << QStringLiteral("not there yet (OUT_OF_SERVICE / no override)");
    QTest::newRow("no such instance")
        << set << QString() << QString() << false << QStringLiteral("not there yet (not registered)");
    QTest::newRow("cancelled") << cancel << QStringLiteral("UP") << unknown << true
                               << QStringLiteral("done (UP / no override)");
    const QString gone = QStringLiteral("the override is gone, but it says UNKNOWN: nobody calls it");
    QTest::newRow("cancelled, UNKNOWN") << cancel << unknown << unknown << false << gone;
    const core::ActuatorOrder order{core::ActuatorOrder::Kind::CancelOverride};
    QTest::newRow("cancelled by its endpoint")
        << core::InstanceWrite(order) << unknown << unknown << false << gone;
    QTest::newRow("out, and it says UNKNOWN")
        << set << unknown << unknown << false << QStringLiteral("not there yet (UNKNOWN / no override)");
    QTest::newRow("still out") << cancel << out << out << false
                               << QStringLiteral("not there yet (OUT_OF_SERVICE / OUT_OF_SERVICE)");
}

void TestText::readBacksNameBothWords()
{
    QFETCH(core::InstanceWrite, write);
    QFETCH(QString, status);
    QFETCH(QString, overridden);
    QFETCH(bool, isDone);
    QFETCH(QString, told);
    core::PeerReadBack read;
    read.verdict = isDone ? core::PeerVerdict::Done : core::PeerVerdict::NotYet;
    if (!status.isEmpty())
        read.status = core::PeerStatus{core::reportedStatus(status.toStdString()),
                                       core::reportedStatus(overridden.toStdString())};
    const QString text = Text::readBackSentence("http://eureka-1:8761/eureka", read, write);
    QVERIFY2(text.startsWith(QStringLiteral("eureka-1:8761: ") + told), qPrintable(text));
}

void TestText::previewsSayWhatIsTrue()
{
    core::Instance live{*core::ApplicationName::from("ORDERS"), *core::InstanceId::from("orders-1:8080")};
    const auto told = [&](const char *status, const core::RegistryChange &change) {
        live.status = core::reportedStatus(status);
        return Text::sentence(
            core::previewOf(live, change, core::OwnHealth::Up, core::ServerGeneration::KeepsStamps));
    };
    const core::CancelOverride cancel{core::Status::Up};
    // An override of UNKNOWN reads like none, and the DELETE ends it.
    QVERIFY(told("UNKNOWN", cancel).contains(QStringLiteral("where there is one, this removes it")));
    QCOMPARE(told("UP", cancel), QStringLiteral("Nothing changes: there is no override to remove."));
    // Not at once: the record says OUT_OF_SERVICE until the instance registers.
    QVERIFY(told("DOWN", core::SetOverride{}).contains(QStringLiteral("until the instance registers again")));
}

void TestText::endsOfCallsNameWhatIsAssumed()
{
    const core::InstanceKey key{"prod", *core::ApplicationName::from("ORDERS"),
                                *core::InstanceId::from("orders-1:8080")};
    const std::string peer = "http://eureka-1:8761/eureka";
    core::LeaseRead read{{key.application, key.id}, core::timeFromEpoch(1'000'000), {}, peer, {}};
    read.instance.lease.registered = core::timeFromEpoch(900'000);
    core::AdviceFacts facts;
    facts.caches = std::chrono::seconds(12);
    facts.leases.emplace(key, read);
    core::Finding finding{core::FindingCode::LeaseEnding, core::Severity::Warning, key};
    finding.callersStop = core::Period{core::timeFromEpoch(1), core::timeFromEpoch(2)};
    finding.caches = facts.caches;
    const auto crash = [&] { return Text::leaseLines(facts, key, read.serverNow).back().second; };
    for (const QString &text : {crash(), Text::findingWhy(finding)}) {
        QVERIFY2(text.contains(QStringLiteral("assum")), qPrintable(text));
        QVERIFY2(text.contains(Text::length(std::chrono::seconds(60))), qPrintable(text));
        QVERIFY2(text.contains(Text::length(std::chrono::seconds(12))), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("not known whether")), qPrintable(text));
    }
    facts.isPreserving[peer] = false;
    finding.isPreservationKnown = true;
    for (const QString &text : {crash(), Text::findingWhy(finding)}) {
        QVERIFY2(text.contains(QStringLiteral("assum")), qPrintable(text));
        QVERIFY2(!text.contains(QStringLiteral("not known whether")), qPrintable(text));
    }
}

void TestText::aServerWithoutTheInstanceIsNamed()
{
    const core::InstanceKey key{"prod", *core::ApplicationName::from("ORDERS"),
                                *core::InstanceId::from("orders-1:8080")};
    core::Finding finding{core::FindingCode::PeersDisagree, core::Severity::Alarm, key};
    finding.arguments = {"http://e-1:1/eureka", "OUT_OF_SERVICE/OUT_OF_SERVICE", "http://e-2:1/eureka",
                         "UP/UNKNOWN"};
    QVERIFY(Text::findingWhy(finding).contains(QStringLiteral("Heartbeats never heal this")));
    finding.arguments.back() = "missing";
    QVERIFY(Text::findingWhat(finding).endsWith(QStringLiteral("http://e-2:1/eureka: missing.")));
    QVERIFY(!Text::findingWhy(finding).contains(QStringLiteral("Heartbeats never heal this")));
    QVERIFY(Text::findingFix(finding).startsWith(QStringLiteral("No write brings it")));
}

QTEST_GUILESS_MAIN(TestText)
#include "tst_text.moc"
