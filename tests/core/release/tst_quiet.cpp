// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/quiet.h"
#include "tests/core/support/builders.h"

#include <QTest>

using core::Quiet;

class QuietTest : public QObject
{
    Q_OBJECT

private slots:
    void assesses_data();
    void assesses();
    void restartStartsAnew();
};

void QuietTest::assesses_data()
{
    // Pairs of counter and requests in flight, "-" where that cannot be told; "!" marks an incomplete sample.
    QTest::addColumn<QString>("samples");
    QTest::addColumn<Quiet>("quiet");
    const auto row = [](const char *name, const char *samples, Quiet quiet) {
        QTest::newRow(name) << QString::fromUtf8(samples) << quiet;
    };
    row("nothing read", "", Quiet::NotMeasurable);
    row("a counter that never moved", "0/0 0/0 0/0 0/0", Quiet::NotMeasurable);
    row("never counted, but one is running", "0/1", Quiet::StillCalled);
    row("first sample", "9/0", Quiet::StillCalled);
    row("moving", "1/0 2/0 3/0 4/0 5/0", Quiet::StillCalled);
    row("flat for two polls", "9/0 9/0 9/0", Quiet::StillCalled);
    row("flat for three polls", "9/0 9/0 9/0 9/0", Quiet::Quiet);
    row("moved, then flat for three polls", "5/1 9/0 9/0 9/0 9/0", Quiet::Quiet);
    row("flat, then moved", "9/0 9/0 9/0 9/0 10/0", Quiet::StillCalled);
    row("flat, one is running", "9/0 9/0 9/0 9/1", Quiet::StillCalled);
    row("flat, one was running in between", "9/0 9/1 9/0 9/0", Quiet::StillCalled);
    row("flat, in flight cannot be told", "9/- 9/- 9/- 9/-", Quiet::PartlyVisible);
    row("flat, some addresses cannot be read", "9/0 9/0 9/0 9/0!", Quiet::PartlyVisible);
    row("moving, in flight cannot be told", "6/- 7/- 8/- 9/-", Quiet::StillCalled);
    row("counter fell: a restart", "9/0 9/0 9/0 3/0", Quiet::StillCalled);
}

void QuietTest::assesses()
{
    QFETCH(QString, samples);
    QFETCH(Quiet, quiet);
    std::vector<core::TrafficSample> list;
    for (const QString &word : samples.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const bool isPartial = word.endsWith(QLatin1Char('!'));
        const QStringList parts = word.chopped(isPartial ? 1 : 0).split(QLatin1Char('/'));
        core::TrafficSample sample = build::sample(2 * static_cast<double>(list.size()), parts[0].toDouble());
        if (parts[1] == QLatin1String("-"))
            sample.inFlight.reset();
        else
            sample.inFlight = parts[1].toInt();
        sample.isComplete = !isPartial;
        list.push_back(sample);
    }
    QCOMPARE(core::assessQuiet(list, 3), quiet);
}

void QuietTest::restartStartsAnew()
{
    std::vector<core::TrafficSample> samples;
    for (int i = 0; i < 8; ++i) {
        samples.push_back(build::sample(2 * i, 9));
        samples.back().startedAt = build::at(i < 4 ? -100 : 7);
    }
    // Of the new process there are four samples, so three flat polls; with one less it is not known yet.
    QCOMPARE(core::assessQuiet(samples, 3), Quiet::Quiet);
    samples.pop_back();
    QCOMPARE(core::assessQuiet(samples, 3), Quiet::StillCalled);
}

QTEST_APPLESS_MAIN(QuietTest)
#include "tst_quiet.moc"
