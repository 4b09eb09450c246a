// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/release/steps.h"

#include <QTest>

#include <algorithm>

using core::Phase;
using ui::StepState;

/// What the panel shows of a stop: the four signs, each seen, or not seen yet, and never failed.
class StepsTest : public QObject
{
    Q_OBJECT

private slots:
    void showsTheSignsOfAStop_data();
    void showsTheSignsOfAStop();
};

namespace {

core::Operation stopping(Phase phase)
{
    core::Operation operation{
        1, {"prod", *core::ApplicationName::from("ORDERS"), *core::InstanceId::from("orders-1:8080")}};
    operation.goal = core::Goal::Shutdown;
    operation.phase = phase;
    operation.peers = {"http://eureka-1:8761/eureka"};
    return operation;
}

QString linesOf(const core::Operation &operation)
{
    QStringList lines;
    for (const ui::StepLine &line : ui::evidenceOf(operation))
        lines << (line.state == StepState::Done ? QStringLiteral("seen: ") : QString()) + line.detail;
    return lines.join(QLatin1Char('\n'));
}

} // namespace

void StepsTest::showsTheSignsOfAStop_data()
{
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<bool>("areShown");
    QTest::newRow("stopping") << Phase::Stopping << true;
    QTest::newRow("stopped") << Phase::Stopped << true;
    QTest::newRow("waiting") << Phase::Waiting << false;
    QTest::newRow("restored") << Phase::Restored << false;
}

void StepsTest::showsTheSignsOfAStop()
{
    QFETCH(Phase, phase);
    QFETCH(bool, areShown);
    core::Operation operation = stopping(phase);
    const QString before = linesOf(operation);
    for (const char *words : {"readiness was not seen to change", "not seen closed yet",
                              "lease gone on 0 of 1 peers", "start before the stop is not known"})
        QCOMPARE(before.contains(QLatin1String(words)), areShown);
    QVERIFY(!before.contains(QStringLiteral("seen: ")));

    const core::TimePoint at = core::timeFromEpoch(1'760'000'000'000);
    operation.processStartedAt = at;
    QCOMPARE(linesOf(operation).contains(QStringLiteral("no process with a new start time")), areShown);
    operation.signs = {at, core::StopSigns::NotReadyBy::Readiness, at, at, at, true};
    const QString after = linesOf(operation);
    for (const char *words : {"seen: not ready: its readiness", "seen: port closed",
                              "seen: lease gone on every peer", "seen: another process answers"})
        QCOMPARE(after.contains(QLatin1String(words)), areShown);
    operation.signs.notReadyBy = core::StopSigns::NotReadyBy::Registry;
    QCOMPARE(linesOf(operation).contains(QStringLiteral("reported DOWN to Eureka")), areShown);
    const std::vector<ui::StepLine> lines = ui::evidenceOf(operation);
    QVERIFY(std::ranges::none_of(lines,
                                 [](const ui::StepLine &line) { return line.state == StepState::Failed; }));
}

QTEST_GUILESS_MAIN(StepsTest)
#include "tst_steps.moc"
