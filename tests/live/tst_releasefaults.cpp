// SPDX-License-Identifier: GPL-3.0-or-later
// Releases that something goes wrong in, against real servers under load: every row of faultrow.cpp. Whatever
// happens, what remains is what the program says, each override that is left is told of, two of three
// instances serve at every moment, and no caller's request fails. Prints one table of all rows.
#include "tests/live/faultplayer.h"
#include "tests/live/faulttable.h"
#include "tests/live/mavenbuild.h"

#include <QFile>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;

class TestReleaseFaults : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void oneServer_data() { addRows(live::faultRows()); }
    void oneServer();
    void twoServers_data() { addRows(live::peerFaultRows()); }
    void twoServers();
    void oldGeneration_data() { addRows(live::oldFaultRows()); }
    void oldGeneration();
    void cleanupTestCase();

private:
    static void addRows(const QList<live::FaultRow> &rows);
    void startFleet(live::Generation generation, bool hasPeer);
    void play(const live::FaultRow &row);
    void playAt(live::Generation generation, const live::FaultRow &row);

    std::unique_ptr<live::LiveFleet> m_fleet;
    std::unique_ptr<live::FaultPlayer> m_player;
    bool m_isForMany = false; ///< the fleet is one that a row can be played on after another
    live::FaultTable m_table;
};

void TestReleaseFaults::initTestCase()
{
    QVERIFY2(!live::Program::path().isEmpty(), "the program under test is not built");
}

void TestReleaseFaults::addRows(const QList<live::FaultRow> &rows)
{
    QTest::addColumn<qsizetype>("index");
    for (qsizetype i = 0; i < rows.size(); ++i)
        QTest::newRow(rows[i].name) << i;
}

// One fleet at a time, as this may be a small machine.
void TestReleaseFaults::startFleet(live::Generation generation, bool hasPeer)
{
    m_player.reset();
    m_fleet.reset();
    const live::BuildOutcome built = live::buildServers(generation);
    if (built.kind == live::BuildOutcome::Kind::Skip) {
        live::printSkipLine(built.why);
        QSKIP(qPrintable(built.why));
    }
    QVERIFY2(built.kind == live::BuildOutcome::Kind::Ready, qPrintable(built.why));
    m_isForMany = !hasPeer;
    m_fleet = std::make_unique<live::LiveFleet>(live::Intervals::Short, 3, generation);
    m_fleet->setVersion(u"1.0"_s);
    if (hasPeer)
        m_fleet->addPeer();
    const bool isStarted = m_fleet->start();
    if (!isStarted)
        m_fleet->printLogs();
    QVERIFY(isStarted);
    m_player = std::make_unique<live::FaultPlayer>(*m_fleet);
}

void TestReleaseFaults::play(const live::FaultRow &row)
{
    const live::FaultFacts found = m_player->play(row);
    QVERIFY2(!found.isEmpty(), "the fleet could not be put in order");
    m_table.add(row, found);
    const QString problems = live::problemsOf(row, found);
    if (!problems.isEmpty())
        std::printf("%s\n", m_player->told().constData());
    QVERIFY2(problems.isEmpty(), qPrintable(problems));
}

void TestReleaseFaults::playAt(live::Generation generation, const live::FaultRow &row)
{
    if (!m_player || !m_isForMany || m_fleet->generation() != generation)
        startFleet(generation, false);
    if (m_player && !QTest::currentTestFailed())
        play(row);
}

void TestReleaseFaults::oneServer()
{
    QFETCH(const qsizetype, index);
    playAt(live::Generation::Boot35, live::faultRows()[index]);
}

// Each of them loses a server, so each begins with a new fleet.
void TestReleaseFaults::twoServers()
{
    QFETCH(const qsizetype, index);
    startFleet(live::Generation::Boot35, true);
    if (m_player && !QTest::currentTestFailed())
        play(live::peerFaultRows()[index]);
}

void TestReleaseFaults::oldGeneration()
{
    QFETCH(const qsizetype, index);
    playAt(live::Generation::Boot15, live::oldFaultRows()[index]);
}

void TestReleaseFaults::cleanupTestCase()
{
    m_player.reset();
    m_fleet.reset();
    if (m_table.isEmpty())
        return;
    const QString text = m_table.text();
    std::printf("%s", qPrintable(text));
    std::fflush(stdout);
    QFile file(QStringLiteral(DRAINBOARD_LIVE_BUILD "/faults.md"));
    if (file.open(QIODevice::WriteOnly))
        file.write(text.toUtf8());
}

QTEST_GUILESS_MAIN(TestReleaseFaults)
#include "tst_releasefaults.moc"
