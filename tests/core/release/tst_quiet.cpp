// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/quiet.h"
#include "tests/core/support/builders.h"

#include <QTest>

using core::Quiet;
using core::QuietReason;

class QuietTest : public QObject
{
    Q_OBJECT

private slots:
    void assesses_data();
    void assesses();
    void tellsLongLivedRequests_data();
    void tellsLongLivedRequests();
    void restartStartsAnew();
    void fallsWithoutARestart_data();
    void fallsWithoutARestart();
};

void QuietTest::assesses_data()
{
    // Pairs of counter and requests in flight, "-" where that cannot be told; "!" marks an incomplete sample,
    // "#" one at the limit of URIs, "$" one without status counters. One sample every two seconds.
    QTest::addColumn<QString>("samples");
    QTest::addColumn<Quiet>("quiet");
    QTest::addColumn<QuietReason>("reason");
    const auto row = [](const char *name, const char *samples, Quiet quiet, QuietReason reason) {
        QTest::newRow(name) << QString::fromUtf8(samples) << quiet << reason;
    };
    row("nothing read", "", Quiet::NotMeasurable, QuietReason::NothingRead);
    row("a counter that never moved", "0/0 0/0 0/0 0/0", Quiet::NotMeasurable, QuietReason::NeverMoved);
    row("never counted, but one is running", "0/1", Quiet::StillCalled, QuietReason::InFlight);
    row("first sample", "9/0", Quiet::StillCalled, QuietReason::TooFewPolls);
    row("moving", "1/0 2/0 3/0 4/0 5/0", Quiet::StillCalled, QuietReason::CounterMoves);
    row("flat for two polls", "9/0 9/0 9/0", Quiet::StillCalled, QuietReason::TooFewPolls);
    row("flat for three polls", "9/0 9/0 9/0 9/0", Quiet::Quiet, QuietReason::Flat);
    row("moved, then flat for three polls", "5/1 9/0 9/0 9/0 9/0", Quiet::Quiet, QuietReason::Flat);
    row("flat, then moved", "9/0 9/0 9/0 9/0 10/0", Quiet::StillCalled, QuietReason::CounterMoves);
    row("flat, one is running", "9/0 9/0 9/0 9/1", Quiet::StillCalled, QuietReason::InFlight);
    row("flat, one was running in between", "9/0 9/1 9/0 9/0", Quiet::StillCalled, QuietReason::TooFewPolls);
    row("flat, in flight cannot be told", "9/- 9/- 9/- 9/-", Quiet::PartlyVisible,
        QuietReason::InFlightUnknown);
    row("flat, some addresses cannot be read", "9/0 9/0 9/0 9/0!", Quiet::PartlyVisible,
        QuietReason::UrisUnread);
    row("moving, in flight cannot be told", "6/- 7/- 8/- 9/-", Quiet::StillCalled, QuietReason::CounterMoves);
    row("counter fell: a restart", "9/0 9/0 9/0 3/0", Quiet::StillCalled, QuietReason::TooFewPolls);
    row("blind by too many addresses", "9/0# 9/0# 9/0# 9/0#", Quiet::NotMeasurable, QuietReason::UriLimit);
    row("blind, yet it moves", "8/0# 9/0#", Quiet::StillCalled, QuietReason::CounterMoves);
    row("blind, moved a moment ago", "8/0# 9/0# 9/0#", Quiet::StillCalled, QuietReason::TooFewPolls);
    row("blind, moved a while ago", "8/0# 9/0# 9/0# 9/0# 9/0#", Quiet::NotMeasurable, QuietReason::UriLimit);
    row("blind by a count that is none", "9/0~ 9/0~ 9/0~ 9/0~", Quiet::NotMeasurable,
        QuietReason::CountNoNumber);
    row("blind by Servo", "0/-$ 0/-$ 0/-$ 0/-$", Quiet::NotMeasurable, QuietReason::NoStatusCounters);
    row("blind, but one is running", "9/1# 9/1#", Quiet::StillCalled, QuietReason::InFlight);
}

void QuietTest::assesses()
{
    QFETCH(QString, samples);
    QFETCH(Quiet, quiet);
    QFETCH(QuietReason, reason);
    std::vector<core::TrafficSample> list;
    for (const QString &word : samples.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QChar mark = word.back();
        const QStringList parts =
            word.chopped(QStringLiteral("!#$").contains(mark) ? 1 : 0).split(QLatin1Char('/'));
        core::TrafficSample sample = build::sample(2 * static_cast<double>(list.size()), parts[0].toDouble());
        if (parts[1] == QLatin1String("-"))
            sample.inFlight.reset();
        else
            sample.inFlight = parts[1].toInt();
        sample.isComplete = mark != QLatin1Char('!');
        if (mark == QLatin1Char('#'))
            sample.fault = core::CounterFault::UriLimit;
        if (mark == QLatin1Char('~'))
            sample.fault = core::CounterFault::NoNumber;
        if (mark == QLatin1Char('$'))
            sample.fault = core::CounterFault::NoStatusCounters;
        list.push_back(sample);
    }
    const core::QuietReading reading = core::assessQuiet(list, 3);
    QCOMPARE(reading.value, quiet);
    QCOMPARE(reading.reason, reason);
}

void QuietTest::tellsLongLivedRequests_data()
{
    // One sample every ten seconds: counter/in flight.
    QTest::addColumn<QString>("samples");
    QTest::addColumn<QuietReason>("reason");
    QTest::addColumn<int>("since"); // number of the sample, for LongLived
    const auto row = [](const char *name, const char *samples, QuietReason reason, int since = -1) {
        QTest::newRow(name) << QString::fromUtf8(samples) << reason << since;
    };
    row("not for long yet", "9/2 9/2 9/2", QuietReason::InFlight);
    row("for long", "9/2 9/2 9/2 9/2", QuietReason::LongLived, 0);
    row("others came and went before", "7/3 8/2 9/2 9/2 9/2 9/2", QuietReason::LongLived, 2);
    row("one of three ended a moment ago", "9/3 9/3 9/3 9/2", QuietReason::InFlight);
    row("new ones still come", "6/2 7/2 8/2 9/2", QuietReason::InFlight);
    row("another process", "9/2 9/2 3/2 3/2", QuietReason::InFlight);
}

void QuietTest::tellsLongLivedRequests()
{
    QFETCH(QString, samples);
    QFETCH(QuietReason, reason);
    QFETCH(int, since);
    std::vector<core::TrafficSample> list;
    for (const QString &word : samples.split(QLatin1Char(' '))) {
        const QStringList parts = word.split(QLatin1Char('/'));
        list.push_back(
            build::sample(10 * static_cast<double>(list.size()), parts[0].toDouble(), parts[1].toInt()));
    }
    const core::QuietReading reading = core::assessQuiet(list, 3);
    QCOMPARE(reading.value, Quiet::StillCalled);
    QCOMPARE(reading.reason, reason);
    QCOMPARE(reading.since, since < 0 ? std::optional<core::TimePoint>() : build::at(10 * since));
}

void QuietTest::restartStartsAnew()
{
    std::vector<core::TrafficSample> samples;
    for (int i = 0; i < 8; ++i) {
        samples.push_back(build::sample(2 * i, 9));
        samples.back().startedAt = build::at(i < 4 ? -100 : 7);
    }
    // Of the new process there are four samples, so three flat polls; with one less it is not known yet.
    QCOMPARE(core::assessQuiet(samples, 3).value, Quiet::Quiet);
    samples.pop_back();
    QCOMPARE(core::assessQuiet(samples, 3).value, Quiet::StillCalled);
}

void QuietTest::fallsWithoutARestart_data()
{
    // Counter by counter, one sample every two seconds; "|" is a new process.
    QTest::addColumn<QString>("samples");
    QTest::addColumn<Quiet>("quiet");
    QTest::addColumn<QuietReason>("reason");
    const auto row = [](const char *name, const char *samples, Quiet quiet, QuietReason reason) {
        QTest::newRow(name) << QString::fromUtf8(samples) << quiet << reason;
    };
    row("counts in steps", "9 4 4 4 4 4", Quiet::NotMeasurable, QuietReason::CounterFell);
    row("the meter vanished", "9 0 0 0 0 0", Quiet::NotMeasurable, QuietReason::CounterFell);
    row("fell long ago", "9 4 4 4 4 4 4 4 4 4 4", Quiet::NotMeasurable, QuietReason::CounterFell);
    row("fell, and moves", "9 4 5", Quiet::StillCalled, QuietReason::CounterMoves);
    row("another process", "9 | 4 4 4 4", Quiet::Quiet, QuietReason::Flat);
    row("another process, nothing yet", "9 | 0 0 0 0", Quiet::NotMeasurable, QuietReason::NeverMoved);
}

void QuietTest::fallsWithoutARestart()
{
    QFETCH(QString, samples);
    QFETCH(Quiet, quiet);
    QFETCH(QuietReason, reason);
    std::vector<core::TrafficSample> list;
    int started = -100;
    for (const QString &word : samples.split(QLatin1Char(' '))) {
        if (word == QLatin1String("|")) {
            started = 2 * static_cast<int>(list.size());
            continue;
        }
        list.push_back(build::sample(2 * static_cast<double>(list.size()), word.toDouble()));
        list.back().startedAt = build::at(started);
    }
    const core::QuietReading reading = core::assessQuiet(list, 3);
    QCOMPARE(reading.value, quiet);
    QCOMPARE(reading.reason, reason);
}

QTEST_APPLESS_MAIN(QuietTest)
#include "tst_quiet.moc"
