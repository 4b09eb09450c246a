// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/recorder.h"
#include "tests/core/support/builders.h"
#include "tests/core/support/releases.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using core::CallerMeter;
using core::Side;

namespace {

const core::InstanceName ordersOne{build::app(), build::id("o1")};
const core::InstanceName paymentsOne{build::app("PAYMENTS"), build::id("p1")};
const core::InstanceName gateway{build::app("GATEWAY"), build::id("g1")};
const auto operationId = QStringLiteral("operation-1");

core::CallerCount sent(const core::ApplicationName &target, int second, double requests, double errors)
{
    core::CallerCount count{CallerMeter::Gateway, target, "", build::sample(second, requests)};
    count.sample.serverErrors = errors;
    return count;
}

QString text(const std::vector<core::CountSample> &samples)
{
    QStringList lines;
    for (const core::CountSample &sample : samples)
        lines << QStringLiteral("%1 %2 %3/%4")
                     .arg(sample.side == Side::Caller ? QStringLiteral("caller") : QStringLiteral("server"),
                          QString::fromStdString(sample.name))
                     .arg(sample.requests)
                     .arg(sample.errors);
    return lines.join(QStringLiteral(", "));
}

} // namespace

/// What is kept of a release is what belongs to it.
class RecorderTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_history = std::make_unique<app::RunHistory>();
        QVERIFY(m_history->open(m_folder->filePath(QStringLiteral("history.sqlite"))));
        m_keeper = std::make_unique<app::FactKeeper>("test", std::vector<std::string>{build::peerOne});
        m_now = build::at(0);
        list({build::instance("o1"), build::instance("p1", "UP", "UNKNOWN", "PAYMENTS"),
              build::instance("g1", "UP", "UNKNOWN", "GATEWAY")});
        m_recorder = std::make_unique<app::Recorder>(*m_keeper, *m_history, [this] { return m_now; });
        core::Operation operation = build::operationOf("o1", core::Phase::Waiting);
        operation.key = {"test", ordersOne.first, ordersOne.second};
        m_running.assign(1, {operationId, operation});
    }

    void callersCountOnlyWhatTheySentToIt()
    {
        m_keeper->callerSeen(gateway.first);
        m_keeper->trafficRead(ordersOne, build::sample(0, 50), "http://o1");
        m_keeper->trafficRead(paymentsOne, build::sample(0, 500), "http://p1");
        m_keeper->trafficRead(gateway, build::sample(0, 550), "http://g1"); // all that came in
        m_keeper->callsRead(gateway, {sent(build::app(), 0, 51, 3), sent(build::app("PAYMENTS"), 0, 499, 7)});
        m_keeper->addBeat(m_now);
        m_recorder->tick(m_running, m_releases);
        QCOMPARE(text(*m_history->samplesOf(operationId)),
                 QStringLiteral("server o1 50/0, caller GATEWAY/g1 51/3"));
    }

    void oneReadingIsKeptOnce()
    {
        m_keeper->callsRead(gateway, {sent(build::app(), 0, 51, 3)});
        m_recorder->tick(m_running, m_releases);
        m_now = build::at(2);
        m_recorder->tick(m_running, m_releases);
        m_now = build::at(4);
        m_keeper->callsRead(gateway, {sent(build::app(), 4, 60, 3)});
        m_recorder->tick(m_running, m_releases);
        QCOMPARE(text(*m_history->samplesOf(operationId)),
                 QStringLiteral("caller GATEWAY/g1 51/3, caller GATEWAY/g1 60/3"));
    }

    void statusesAreKeptWhereTheyChange()
    {
        m_recorder->tick(m_running, m_releases);
        m_now = build::at(2);
        m_recorder->tick(m_running, m_releases);
        m_now = build::at(4);
        list({build::instance("o1", "OUT_OF_SERVICE", "OUT_OF_SERVICE")});
        m_recorder->tick(m_running, m_releases);
        m_now = build::at(6);
        list({build::instance("g1", "UP", "UNKNOWN", "GATEWAY")});
        m_recorder->tick(m_running, m_releases);
        QStringList lines;
        const auto changes = m_history->changesOf(operationId);
        QVERIFY(changes);
        for (const core::StatusChange &change : *changes)
            lines << QString::fromStdString(change.name + " " + change.status + "/" + change.overridden);
        QCOMPARE(lines.join(QStringLiteral(", ")),
                 QStringLiteral("o1 UP/UNKNOWN, o1 OUT_OF_SERVICE/OUT_OF_SERVICE, o1 /"));
    }

    void theNewestGoesOnUntilTheReleaseEnds()
    {
        app::Recorder::Recorded first = m_running.front();
        first.operation = build::operationOf("o1", core::Phase::Stopped, core::Outcome::Done);
        first.operation.key.environment = "test";
        app::Recorder::Recorded second = first;
        second.id = QStringLiteral("operation-2");
        first.operation.startedAt = build::at(-60);
        second.operation.startedAt = build::at(-30);
        m_running = {first, second};
        m_releases = {core::makeRelease(build::plan({"o1"}), "release-1", build::at(-60))};
        for (const int seconds : {0, 2, 4}) {
            m_now = build::at(seconds);
            m_keeper->trafficRead(ordersOne, build::sample(seconds, 50 + seconds), "http://o1");
            if (seconds == 4)
                m_releases.front().state = core::ReleaseState::Finished; // looked at once more
            m_recorder->tick(m_running, m_releases);
        }
        m_now = build::at(6);
        m_keeper->trafficRead(ordersOne, build::sample(6, 56), "http://o1");
        m_recorder->tick(m_running, m_releases);
        QCOMPARE(text(*m_history->samplesOf(operationId)), QStringLiteral("server o1 50/0"));
        QCOMPARE(text(*m_history->samplesOf(second.id)),
                 QStringLiteral("server o1 50/0, server o1 52/0, server o1 54/0"));
    }

private:
    void list(std::vector<core::Instance> instances)
    {
        core::Registry registry;
        registry.instances = std::move(instances);
        m_keeper->listAnswered(build::peerOne, std::move(registry), m_now, core::Millis(1));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::RunHistory> m_history;
    std::unique_ptr<app::FactKeeper> m_keeper;
    std::unique_ptr<app::Recorder> m_recorder;
    std::vector<app::Recorder::Recorded> m_running;
    std::vector<core::Release> m_releases;
    core::TimePoint m_now{};
};

QTEST_GUILESS_MAIN(RecorderTest)
#include "tst_recorder.moc"
