// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/demofleet/httpclient.h"
#include "tests/app/faults/trialfleet.h"
#include "tests/app/faults/trialtable.h"
#include "ui/text/text.h"

#include <QTest>

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using tests::Fault;

Q_DECLARE_METATYPE(tests::Fault)

namespace {

struct NamedFault
{
    Fault fault;
    const char *name;
};
constexpr std::array<NamedFault, 10> faults{{{Fault::Delay, "delayed"},
                                             {Fault::Silence, "no answer"},
                                             {Fault::Lost, "lost on the way there"},
                                             {Fault::Cut, "cut in the middle"},
                                             {Fault::Drip, "a byte at a time"},
                                             {Fault::Flood, "flooded"},
                                             {Fault::Reorder, "answers of other requests"},
                                             {Fault::Garbage, "garbage for JSON"},
                                             {Fault::Nonsense, "garbage for HTTP"},
                                             {Fault::Reset, "reset"}}};

/// Longest that a reading of a list may take (see listpoll.cpp), and what the next one may come later.
constexpr core::Millis listLimit = 15s + 3s;
/// What is older than this the screen greys by itself (see ui/instances/instancecells.h).
constexpr core::Millis instanceLimit = 30s;

bool isRead(const demofleet::HttpRequest &request)
{
    return request.method == "GET";
}

bool isWrite(const demofleet::HttpRequest &request)
{
    return request.method != "GET";
}

} // namespace

/// The engine, and between it and the demo fleet a proxy that does harm, one kind after the other. Whatever
/// it is: no change leaves twice, what was not read is not shown as if it had been, and when the harm ends
/// everything is as before.
class FaultsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void lists_data() { addFaults(); }
    void lists();
    void instances_data() { addFaults(); }
    void instances();
    void aDrainsWrite_data() { addFaults(); }
    void aDrainsWrite();
    void aDrainsReadBack_data() { addFaults(); }
    void aDrainsReadBack();
    void aStop_data() { addFaults(); }
    void aStop();
    void cleanupTestCase();

private:
    static void addFaults();
    bool putProxyBeforeInstance();
    bool startEngine();
    void look(const core::SnapshotPointer &snapshot);
    void note(const QString &target, tests::FaultProxy &proxy, const QString &said, const QString &after);

    core::TimePoint now() const { return m_trial->snapshot()->fleet->takenAt; }
    /// Of the proxied instance, but for heartbeats.
    static qsizetype countOf(const QByteArrayList &writes, const QByteArray &method, const QByteArray &part)
    {
        return std::ranges::count_if(writes, [&](const QByteArray &write) {
            return write.startsWith(method) && write.contains(part);
        });
    }

    std::unique_ptr<tests::TrialFleet> m_trial;
    std::unique_ptr<tests::FaultProxy> m_instance;
    QString m_stale; ///< what was shown as fresh although it was not; empty: nothing
    tests::TrialTable m_table{{u"on the way to"_s, u"fault"_s, u"answers spoilt"_s, u"changes sent"_s,
                               u"what was said"_s, u"then"_s}};
};

void FaultsTest::addFaults()
{
    QTest::addColumn<Fault>("fault");
    for (const NamedFault &named : faults)
        QTest::newRow(named.name) << named.fault;
}

void FaultsTest::init()
{
    m_stale.clear();
    m_trial = std::make_unique<tests::TrialFleet>();
    QVERIFY(m_trial->start());
    const QUrl url(m_trial->fleet().instanceUrl(m_trial->id()));
    m_instance = std::make_unique<tests::FaultProxy>(static_cast<quint16>(url.port()));
    QVERIFY(m_instance->listen());
}

void FaultsTest::cleanup()
{
    m_trial->stopEngine();
    m_instance.reset();
    m_trial.reset();
}

/// Tells the engine that the instance's actuator is where the proxy is.
bool FaultsTest::putProxyBeforeInstance()
{
    const QString path = m_trial->fleet().eurekaUrl() + u"/apps/ORDERS/"_s + m_trial->id();
    tests::HttpClient client;
    const auto isThere = [&] { return client.send("GET", path).status == 200; };
    return QTest::qWaitFor(isThere) &&
           client.send("PUT", path + u"/metadata?management.port=%1&management.context-path=/actuator"_s.arg(
                                         m_instance->port()))
                   .status == 200;
}

bool FaultsTest::startEngine()
{
    return m_trial->startEngine(m_trial->settings(),
                                [this](const core::SnapshotPointer &snapshot) { look(snapshot); });
}

/// At every picture, whatever goes on: what claims to be fresh was read not long ago.
void FaultsTest::look(const core::SnapshotPointer &snapshot)
{
    const core::TimePoint now = snapshot->fleet->takenAt;
    const auto check = [&](const auto &sourced, core::Millis limit, const char *what) {
        if (sourced.isFresh() && sourced.ageAt(now) > limit)
            m_stale = QLatin1String(what);
    };
    check(m_trial->peer().served, listLimit, "the list");
    if (const core::InstanceView *shown = m_trial->row()) {
        check(shown->health, instanceLimit, "health");
        check(shown->traffic, instanceLimit, "traffic");
        if (shown->rate && shown->traffic.lastError)
            m_stale = u"a rate of counters that could not be read"_s;
    }
}

void FaultsTest::note(const QString &target, tests::FaultProxy &proxy, const QString &said,
                      const QString &after)
{
    const auto writes = m_trial->eureka().writes() + m_instance->writes();
    m_table.add({target, QString::fromUtf8(QTest::currentDataTag()), QString::number(proxy.harmed()),
                 QString::number(writes.size()), said.isEmpty() ? u"nothing"_s : said, after});
}

void FaultsTest::lists()
{
    QFETCH(Fault, fault);
    QVERIFY(startEngine());
    const std::size_t rows = m_trial->snapshot()->fleet->instances.size();
    m_trial->eureka().begin(fault, isRead);
    QString said;
    if (fault == Fault::Delay) {
        QTRY_VERIFY_WITH_TIMEOUT(m_trial->eureka().harmed() >= 4, 20'000);
        QVERIFY(m_trial->peer().served.isFresh());
    } else {
        QTRY_VERIFY_WITH_TIMEOUT(m_trial->peer().served.lastError, 30'000);
        said = ui::Text::sentence(*m_trial->peer().served.lastError);
        QVERIFY(!m_trial->peer().served.isFresh());
        QVERIFY(!said.isEmpty());
    }
    QCOMPARE(m_trial->snapshot()->fleet->instances.size(), rows); // the last good ones stay
    m_trial->eureka().end();
    const core::TimePoint ended = now();
    QTRY_VERIFY_WITH_TIMEOUT(
        m_trial->peer().served.isFresh() && m_trial->peer().served.readAt > ended + 200ms, 60'000);
    QCOMPARE(m_trial->snapshot()->fleet->instances.size(), rows);
    QCOMPARE(m_stale, QString());
    QCOMPARE(m_trial->eureka().writes(), QByteArrayList());
    note(u"Eureka's lists"_s, m_trial->eureka(), said, u"fresh again"_s);
}

void FaultsTest::instances()
{
    QFETCH(Fault, fault);
    QVERIFY(putProxyBeforeInstance());
    QVERIFY(startEngine());
    QTRY_VERIFY(m_trial->row()->actuatorUrl.ends_with(std::to_string(m_instance->port()) + "/actuator"));
    // Looked for later, it would be found at its own address, past the proxy.
    QTRY_VERIFY_WITH_TIMEOUT(m_trial->row()->actuator, 30'000);
    const auto isReadThroughProxy = [this] {
        return m_trial->row()->health.source.find(std::to_string(m_instance->port())) != std::string::npos;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isReadThroughProxy(), 30'000);
    m_instance->begin(fault, isRead);
    QString said;
    if (fault == Fault::Delay) {
        QTRY_VERIFY_WITH_TIMEOUT(m_instance->harmed() >= 6, 30'000);
    } else {
        QTRY_VERIFY_WITH_TIMEOUT(m_trial->row()->health.lastError && m_trial->row()->traffic.lastError,
                                 40'000);
        said = ui::Text::sentence(*m_trial->row()->traffic.lastError);
        QVERIFY(!m_trial->row()->rate);
        QVERIFY(!said.isEmpty());
    }
    QVERIFY(m_trial->peer().served.isFresh()); // of Eureka nothing is lost
    m_instance->end();
    const core::TimePoint ended = now();
    m_trial->engine().handle(core::RefreshNow{"test"});
    QTRY_VERIFY_WITH_TIMEOUT(m_trial->row()->health.isFresh() && m_trial->row()->health.readAt > ended &&
                                 m_trial->row()->traffic.isFresh() && m_trial->row()->traffic.readAt > ended,
                             60'000);
    QCOMPARE(m_stale, QString());
    QCOMPARE(m_trial->eureka().writes() + m_instance->writes(), QByteArrayList());
    note(u"an instance's health and counters"_s, *m_instance, said, u"fresh again"_s);
}

/// The change itself arrives and its answer is spoilt: the read-back tells what came of it.
void FaultsTest::aDrainsWrite()
{
    QFETCH(Fault, fault);
    QVERIFY(startEngine());
    m_trial->eureka().begin(fault, isWrite);
    m_trial->drain();
    QTRY_VERIFY_WITH_TIMEOUT(m_trial->operation() && m_trial->eureka().harmed() == 1, 20'000);
    QString said;
    if (fault == Fault::Lost) {
        QTRY_VERIFY_WITH_TIMEOUT(m_trial->operation()->isWriteUnknown || m_trial->operation()->isFinished(),
                                 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_trial->operation()->isFinished() ||
                                     !core::peersUnproven(*m_trial->operation()).empty(),
                                 20'000);
        QVERIFY(!m_trial->isIn({core::Phase::Waiting, core::Phase::Drained}));
        QVERIFY(!m_trial->row()->hasOverride());
        said = m_trial->operation()->failure ? ui::Text::sentence(*m_trial->operation()->failure)
                                             : u"not known what became of it, and not out of service"_s;
    } else {
        QTRY_VERIFY_WITH_TIMEOUT(m_trial->isIn({core::Phase::Waiting, core::Phase::Drained}), 25'000);
        QVERIFY(m_trial->row()->hasOverride());
        if (m_trial->operation()->isWriteUnknown)
            said = u"its answer did not come; read back: out of service"_s;
    }
    QCOMPARE(countOf(m_trial->eureka().writes(), "PUT", "/status"), 1);
    m_trial->eureka().end();
    // Time for a second one, if there were any.
    const core::TimePoint ended = now();
    QTRY_VERIFY_WITH_TIMEOUT(now() > ended + 2s, 10'000);
    QCOMPARE(countOf(m_trial->eureka().writes(), "PUT", "/status"), 1);
    QCOMPARE(m_stale, QString());
    note(u"the write of a drain"_s, m_trial->eureka(), said, u"sent once"_s);
}

/// The change is answered; from then on nothing can be read. It counts as done only once it was read back.
void FaultsTest::aDrainsReadBack()
{
    QFETCH(Fault, fault);
    QVERIFY(startEngine());
    m_trial->eureka().setOnWrite([this, fault] { m_trial->eureka().begin(fault, isRead); });
    core::StartOperation intent = m_trial->order(core::Goal::Drain);
    intent.settings.readBackLimit = 60s;
    m_trial->engine().handle(intent);
    QTRY_VERIFY_WITH_TIMEOUT(m_trial->operation() && m_trial->eureka().harmed() >= 3, 30'000);
    QString said;
    if (fault != Fault::Delay && fault != Fault::Reorder) {
        const core::TimePoint since = now();
        QTRY_VERIFY_WITH_TIMEOUT(now() > since + 1s, 10'000);
        QVERIFY2(m_trial->isIn({core::Phase::TakingOut, core::Phase::ReadingBack}),
                 "nothing was read back yet");
        QTRY_VERIFY_WITH_TIMEOUT(
            m_trial->operation()->evidence.begin()->second.kind == core::PeerEvidence::Kind::Failed, 20'000);
        said = ui::Text::sentence(*m_trial->operation()->evidence.begin()->second.error);
        QVERIFY(m_trial->isIn({core::Phase::ReadingBack}));
    }
    m_trial->eureka().setOnWrite({});
    m_trial->eureka().end();
    QTRY_VERIFY_WITH_TIMEOUT(m_trial->isIn({core::Phase::Waiting, core::Phase::Drained}), 60'000);
    QCOMPARE(countOf(m_trial->eureka().writes(), "PUT", "/status"), 1);
    QCOMPARE(m_stale, QString());
    note(u"the read-back of a drain"_s, m_trial->eureka(), said, u"proven, and the wait goes on"_s);
}

/// The one request that nothing takes back.
void FaultsTest::aStop()
{
    QFETCH(Fault, fault);
    QVERIFY(putProxyBeforeInstance());
    QVERIFY(startEngine());
    QTRY_VERIFY(m_trial->row()->actuatorUrl.ends_with(std::to_string(m_instance->port()) + "/actuator"));
    m_instance->begin(fault, isWrite);
    m_trial->engine().handle(m_trial->order(core::Goal::Shutdown));
    QTRY_VERIFY_WITH_TIMEOUT(m_trial->operation() && m_trial->operation()->isFinished(), 40'000);
    QCOMPARE(m_instance->harmed(), 1);
    QCOMPARE(countOf(m_instance->writes(), "POST", "/shutdown"), 1);
    const bool isRunning = !m_trial->fleet().instanceUrl(m_trial->id()).isEmpty();
    QCOMPARE(isRunning, fault == Fault::Lost);
    QString said = QString::fromUtf8(core::outcomeName(m_trial->operation()->outcome).data());
    if (m_trial->operation()->failure)
        said += u": "_s + ui::Text::sentence(*m_trial->operation()->failure);
    if (isRunning)
        QVERIFY(m_trial->operation()->outcome != core::Outcome::Done);
    const core::TimePoint ended = now();
    QTRY_VERIFY_WITH_TIMEOUT(now() > ended + 2s, 10'000);
    QCOMPARE(countOf(m_instance->writes(), "POST", "/shutdown"), 1);
    QCOMPARE(m_stale, QString());
    note(u"the stop"_s, *m_instance, said, u"sent once"_s);
}

void FaultsTest::cleanupTestCase()
{
    QVERIFY(m_table.write(QStringLiteral(DRAINBOARD_FAULT_TABLE)));
}

QTEST_GUILESS_MAIN(FaultsTest)
#include "tst_faults.moc"
