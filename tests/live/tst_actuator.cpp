// SPDX-License-Identifier: GPL-3.0-or-later
// What the program does with instances' actuators, row by row, at real servers under a small load: today's
// generation, or all three where the environment has DRAINBOARD_LIVE_FULL. Ends with the table of what was
// seen.
#include "tests/live/actuatorplayer.h"
#include "tests/live/contractresults.h"
#include "tests/live/mavenbuild.h"

#include <QFile>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

constexpr int perSecond = 10;

} // namespace

class TestActuator : public QObject
{
    Q_OBJECT

private slots:
    void cleanup();
    void cleanupTestCase();
    void row_data();
    void row();

private:
    void useGeneration(live::Generation generation);
    void stopFleet();

    std::unique_ptr<live::LiveFleet> m_fleet;
    std::unique_ptr<live::Load> m_load;
    std::unique_ptr<live::Program> m_program;
    std::unique_ptr<live::ActuatorPlayer> m_player;
    QList<live::Generation> m_unusable;
    live::ContractResults m_results;
    bool m_disturbed = false;
};

void TestActuator::row_data()
{
    QTest::addColumn<int>("generation");
    QTest::addColumn<qsizetype>("index");
    for (const live::Generation generation : live::wantedGenerations()) {
        for (qsizetype i = 0; i < live::actuatorRows().size(); ++i)
            QTest::addRow("%s: %s", qPrintable(live::nameOf(generation)), live::actuatorRows()[i].name)
                << static_cast<int>(generation) << i;
    }
}

void TestActuator::stopFleet()
{
    m_player.reset();
    m_load.reset();
    m_program.reset();
    m_fleet.reset();
}

// One generation's servers at a time, as this may be a small machine.
void TestActuator::useGeneration(live::Generation generation)
{
    QVERIFY2(!live::Program::path().isEmpty(), "the program under test is not built");
    if (m_fleet && m_fleet->generation() == generation)
        return;
    if (m_unusable.contains(generation))
        QSKIP("its servers are not to be had here");
    m_unusable.append(generation); // until it has started
    stopFleet();
    const live::BuildOutcome built = live::buildServers(generation);
    if (built.kind == live::BuildOutcome::Kind::Skip) {
        live::printSkipLine(live::nameOf(generation) + u": "_s + built.why);
        QSKIP(qPrintable(built.why));
    }
    QVERIFY2(built.kind == live::BuildOutcome::Kind::Ready, qPrintable(built.why));
    auto fleet = std::make_unique<live::LiveFleet>(live::Intervals::Short, 2, generation);
    // Servo takes the counters over in Dalston; the second instance is left with it.
    fleet->setProviderOptions(0, {u"--spring.metrics.servo.enabled=false"_s,
                                  u"--management.info.env.enabled=true"_s, u"--info.build.version=2.14.0"_s});
    fleet->setProviderOptions(1, {u"--endpoints.restart.enabled=true"_s}); // a property of 1.5 alone
    fleet->giveManagementPort(1);
    const bool started = fleet->start();
    if (!started)
        fleet->printLogs();
    QVERIFY(started);
    // The first of these takes a process seconds, on a busy machine longer than the program waits.
    for (const int index : {0, 1})
        live::call("GET", fleet->provider(index).actuatorUrl(u"configprops"_s));
    m_fleet = std::move(fleet);
    m_load = std::make_unique<live::Load>(m_fleet->workUrl(), perSecond);
    m_program = std::make_unique<live::Program>(m_fleet->eureka().baseUrl());
    m_player = std::make_unique<live::ActuatorPlayer>(*m_fleet, *m_program);
    m_unusable.removeAll(generation);
}

void TestActuator::row()
{
    QFETCH(const int, generation);
    QFETCH(const qsizetype, index);
    useGeneration(static_cast<live::Generation>(generation));
    if (!m_player || QTest::currentTestFailed())
        return;
    if (m_disturbed)
        QVERIFY(m_fleet->putInOrder());
    const live::ContractRow &row = live::actuatorRows()[index];
    const QList<live::PlayedStep> played = m_player->play(row);
    m_results.add(live::nameOf(m_fleet->generation()), row, played);
    QVERIFY(!played.isEmpty());
    const QString problems = live::problemsOf(played);
    QVERIFY2(problems.isEmpty(), qPrintable(problems));
}

void TestActuator::cleanup()
{
    m_disturbed = QTest::currentTestFailed();
}

void TestActuator::cleanupTestCase()
{
    stopFleet();
    if (m_results.isEmpty())
        return;
    const QString text =
        u"### What the program does with actuators\n\n"_s + m_results.tableOf(live::actuatorRows());
    std::printf("%s", qPrintable(text));
    std::fflush(stdout);
    QFile file(QStringLiteral(DRAINBOARD_LIVE_BUILD "/actuator.md"));
    if (file.open(QIODevice::WriteOnly))
        file.write(text.toUtf8());
}

QTEST_GUILESS_MAIN(TestActuator)
#include "tst_actuator.moc"
