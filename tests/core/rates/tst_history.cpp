// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rates/history.h"
#include "tests/core/support/builders.h"

#include <QTest>

using namespace std::chrono_literals;

class HistoryTest : public QObject
{
    Q_OBJECT

private slots:
    void sumsInstances();
    void noDataIsAGap();
    void noRequestsIsAGapInErrors();
    void isBounded();
    void marksCallers();
    void givesTheHighestOnly_data();
    void givesTheHighestOnly();
};

namespace {

core::TrafficRate rate(double perSecond, double requests, double errors)
{
    core::TrafficRate result;
    result.requestsPerSecond = perSecond;
    result.requests = requests;
    result.serverErrors = errors;
    return result;
}

} // namespace

void HistoryTest::sumsInstances()
{
    core::RateHistory history(60s);
    // The share is of all requests, not the mean of the instances' shares.
    history.add("ORDERS", build::at(0), {rate(1, 10, 5), rate(9, 90, 5)});
    QCOMPARE(history.requestsPerSecond().size(), std::size_t(1));
    QCOMPARE(history.requestsPerSecond()[0].name, std::string("ORDERS"));
    QCOMPARE(history.requestsPerSecond()[0].points, (std::vector<core::SeriesPoint>{{build::at(0), 10.0}}));
    QCOMPARE(history.errorShare()[0].points, (std::vector<core::SeriesPoint>{{build::at(0), 0.1}}));
}

void HistoryTest::noDataIsAGap()
{
    core::RateHistory history(60s);
    history.add("ORDERS", build::at(0), {rate(1, 10, 0)});
    history.add("ORDERS", build::at(2), {});
    const auto points = history.requestsPerSecond()[0].points;
    QCOMPARE(points.size(), std::size_t(2));
    QVERIFY(!points[1].value);
    QVERIFY(!history.errorShare()[0].points[1].value);
}

void HistoryTest::noRequestsIsAGapInErrors()
{
    core::RateHistory history(60s);
    history.add("ORDERS", build::at(0), {rate(0, 0, 0)});
    QCOMPARE(history.requestsPerSecond()[0].points[0].value, std::optional(0.0));
    QVERIFY(!history.errorShare()[0].points[0].value);
}

void HistoryTest::isBounded()
{
    core::RateHistory history(60s);
    for (int i = 0; i < 1000; ++i)
        history.add("ORDERS", build::at(2 * i), {rate(1, 2, 0)});
    const auto points = history.requestsPerSecond()[0].points;
    QCOMPARE(points.size(), std::size_t(31));
    QCOMPARE(points.front().at, build::at(1998 - 60));
    QCOMPARE(points.back().at, build::at(1998));
    QCOMPARE(history.errorShare()[0].points.size(), points.size());
}

void HistoryTest::marksCallers()
{
    core::RateHistory history(60s);
    history.setCallerSide("GATEWAY", true);
    QVERIFY(history.requestsPerSecond().empty());
    history.add("GATEWAY", build::at(0), {rate(1, 2, 0)});
    history.add("ORDERS", build::at(0), {rate(1, 2, 0)});
    QVERIFY(history.errorShare()[0].isCallerSide);
    QVERIFY(!history.errorShare()[1].isCallerSide);
}

void HistoryTest::givesTheHighestOnly_data()
{
    QTest::addColumn<core::WantedLines>("wanted");
    QTest::addColumn<QStringList>("requests");
    QTest::addColumn<QStringList>("errors");
    using Wanted = core::WantedLines;
    const QStringList all{QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C"), QStringLiteral("D"),
                          QStringLiteral("GATEWAY")};
    QTest::newRow("all") << Wanted{} << all << all;
    // Each kind of line by its own values; what was highest minutes ago still is.
    QTest::newRow("two of them") << Wanted{false, {}, 2}
                                 << QStringList{QStringLiteral("A"), QStringLiteral("B"),
                                                QStringLiteral("GATEWAY")}
                                 << QStringList{QStringLiteral("B"), QStringLiteral("C"),
                                                QStringLiteral("GATEWAY")};
    QTest::newRow("one that was chosen")
        << Wanted{false, {"D"}, 0} << QStringList{QStringLiteral("D"), QStringLiteral("GATEWAY")}
        << QStringList{QStringLiteral("D"), QStringLiteral("GATEWAY")};
    QTest::newRow("one in release, and one more")
        << Wanted{false, {"D"}, 1}
        << QStringList{QStringLiteral("A"), QStringLiteral("D"), QStringLiteral("GATEWAY")}
        << QStringList{QStringLiteral("C"), QStringLiteral("D"), QStringLiteral("GATEWAY")};
    QTest::newRow("more than there are") << Wanted{false, {}, 99} << all << all;
}

void HistoryTest::givesTheHighestOnly()
{
    QFETCH(core::WantedLines, wanted);
    QFETCH(QStringList, requests);
    QFETCH(QStringList, errors);
    core::RateHistory history(60min);
    history.setCallerSide("GATEWAY", true);
    history.add("C", build::at(0), {rate(99, 100, 0)}); // too long ago
    for (double seconds = 600; seconds <= 720; seconds += 60) {
        const bool isFirst = seconds == 600;
        history.add("A", build::at(seconds), {rate(isFirst ? 50 : 0, 100, 0)});
        history.add("B", build::at(seconds), {rate(20, 100, 1)});
        history.add("C", build::at(seconds), {rate(10, 100, isFirst ? 50 : 0)});
        history.add("D", build::at(seconds), {});
        history.add("GATEWAY", build::at(seconds), {rate(1, 100, 0)});
    }
    const auto names = [](const std::vector<core::Series> &lines) {
        QStringList all;
        for (const core::Series &line : lines)
            all.append(QString::fromStdString(line.name));
        return all;
    };
    QCOMPARE(names(history.requestsPerSecond(wanted)), requests);
    QCOMPARE(names(history.errorShare(wanted)), errors);
}

QTEST_APPLESS_MAIN(HistoryTest)
#include "tst_history.moc"
