// SPDX-License-Identifier: GPL-3.0-or-later
// The contract with Eureka, row by row, against real servers: today's generation, or all three where the
// environment has DRAINBOARD_LIVE_FULL. Ends with the table of what was seen.
#include "tests/live/contractresults.h"
#include "tests/live/contractserver.h"
#include "tests/live/mavenbuild.h"

#include <QFile>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;

class TestContract : public QObject
{
    Q_OBJECT

private slots:
    void cleanupTestCase();
    void row_data();
    void row();

private:
    void useGeneration(live::Generation generation);

    std::unique_ptr<live::ContractServer> m_server;
    std::unique_ptr<live::ContractPlayer> m_player;
    QList<live::Generation> m_unusable;
    live::ContractResults m_results;
};

void TestContract::row_data()
{
    QTest::addColumn<int>("generation");
    QTest::addColumn<qsizetype>("index");
    for (const live::Generation generation : live::wantedGenerations()) {
        for (qsizetype i = 0; i < live::contractRows().size(); ++i) {
            const live::ContractRow &row = live::contractRows()[i];
            const char *client = row.client == live::ContractRow::Client::Plain ? "" : "real client: ";
            QTest::addRow("%s: %s%s", qPrintable(live::nameOf(generation)), client, row.name)
                << static_cast<int>(generation) << i;
        }
    }
}

// One generation's servers at a time, as this may be a small machine.
void TestContract::useGeneration(live::Generation generation)
{
    if (m_server && m_server->generation() == generation)
        return;
    if (m_unusable.contains(generation))
        QSKIP("its servers are not to be had here");
    m_unusable.append(generation); // until it has started
    m_player.reset();
    m_server.reset();
    const live::BuildOutcome built = live::buildServers(generation);
    if (built.kind == live::BuildOutcome::Kind::Skip) {
        live::printSkipLine(live::nameOf(generation) + u": "_s + built.why);
        QSKIP(qPrintable(built.why));
    }
    QVERIFY2(built.kind == live::BuildOutcome::Kind::Ready, qPrintable(built.why));
    auto server = std::make_unique<live::ContractServer>(generation);
    const bool started = server->start();
    if (!started)
        server->printLogs();
    QVERIFY(started);
    m_server = std::move(server);
    m_player = std::make_unique<live::ContractPlayer>(m_server->eureka().baseUrl(), generation,
                                                      &m_server->provider());
    m_unusable.removeAll(generation);
}

void TestContract::row()
{
    QFETCH(const int, generation);
    QFETCH(const qsizetype, index);
    useGeneration(static_cast<live::Generation>(generation));
    if (!m_player || QTest::currentTestFailed())
        return;
    const live::ContractRow &row = live::contractRows()[index];
    const QList<live::PlayedStep> played = m_player->play(row);
    m_results.add(live::nameOf(m_server->generation()), row, played);
    QVERIFY(!played.isEmpty());
    const QString problems = live::problemsOf(played);
    QVERIFY2(problems.isEmpty(), qPrintable(problems));
}

void TestContract::cleanupTestCase()
{
    m_player.reset();
    m_server.reset();
    if (m_results.isEmpty())
        return;
    const QString text = u"### Plain REST\n\n"_s + m_results.table(live::ContractRow::Client::Plain) +
                         u"\n### A real client\n\n"_s +
                         m_results.table(live::ContractRow::Client::RealClient);
    std::printf("%s", qPrintable(text));
    std::fflush(stdout);
    QFile file(QStringLiteral(DRAINBOARD_LIVE_BUILD "/contract.md"));
    if (file.open(QIODevice::WriteOnly))
        file.write(text.toUtf8());
}

QTEST_GUILESS_MAIN(TestContract)
#include "tst_contract.moc"
