// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/watchcommand.h"

#include <QJsonArray>
#include <QTest>

namespace {

const core::TimePoint now = core::timeFromEpoch(1'800'000'000'000);

core::TrafficReport report()
{
    core::TrafficReport report{core::Judging{*core::ApplicationName::from("orders")}, now, {}, {}};
    report.judging.armedAt = now - core::Seconds(60);
    report.verdicts = {{core::TrafficSide::Own, core::Comparison::BeforeSince, {}},
                       {core::TrafficSide::Callers, core::Comparison::BeforeSince, {}}};
    return report;
}

QJsonObject first(const QJsonObject &object, const char *list)
{
    return object.value(QLatin1String(list)).toArray().at(0).toObject();
}

} // namespace

class WatchCommandTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingMeasuredIsNull()
    {
        core::TrafficReport empty = report();
        empty.versions = {{core::TrafficSide::Own, "", 0, 0, 0, {}, {}}};
        const QJsonObject object = app::trafficJson(empty);
        QVERIFY(object.value(QStringLiteral("newVersion")).isNull());
        const QJsonObject own = first(object, "own");
        for (const char *name : {"version", "requestsPerSecond", "errorShare", "meanMilliseconds"})
            QVERIFY2(own.contains(QLatin1String(name)) && own.value(QLatin1String(name)).isNull(), name);
        QVERIFY(object.value(QStringLiteral("callers")).toArray().isEmpty());
        const QJsonObject verdict = object.value(QStringLiteral("verdict")).toObject();
        QCOMPARE(verdict.value(QStringLiteral("outcome")).toString(), QStringLiteral("no-data"));
        QVERIFY(verdict.value(QStringLiteral("neededRequests")).isNull());
    }

    void bothSidesAndTheVerdict()
    {
        core::TrafficReport full = report();
        full.judging.newVersion = "2";
        full.versions = {{core::TrafficSide::Own, "1", 2, 20, 0.5, core::Latency(40), {400, 10}},
                         {core::TrafficSide::Callers, "", 1, 25, 2.5, {}, {500, 50}}};
        full.verdicts[0].verdict =
            core::judge(core::RequestCounts{5000, 5}, core::RequestCounts{5000, 5}, {});
        full.verdicts[1].verdict = core::judge(core::RequestCounts{5000, 5}, core::RequestCounts{20, 0}, {});
        const QJsonObject object = app::trafficJson(full);
        QCOMPARE(object.value(QStringLiteral("application")).toString(), QStringLiteral("ORDERS"));
        QCOMPARE(object.value(QStringLiteral("since")).toString(),
                 QStringLiteral("2027-01-15T07:59:00.000Z"));
        QCOMPARE(object.value(QStringLiteral("newVersion")).toString(), QStringLiteral("2"));
        const QJsonObject own = first(object, "own");
        QCOMPARE(own.value(QStringLiteral("version")).toString(), QStringLiteral("1"));
        QCOMPARE(own.value(QStringLiteral("requestsPerSecond")).toDouble(), 20.0);
        QCOMPARE(own.value(QStringLiteral("errorShare")).toDouble(), 0.025);
        QCOMPARE(own.value(QStringLiteral("meanMilliseconds")).toDouble(), 40.0);
        QCOMPARE(own.value(QStringLiteral("failures")).toDouble(), 10.0);
        QCOMPARE(first(object, "callers").value(QStringLiteral("errorShare")).toDouble(), 0.1);
        const QJsonObject verdict = object.value(QStringLiteral("verdict")).toObject();
        QCOMPARE(verdict.value(QStringLiteral("side")).toString(), QStringLiteral("callers"));
        QCOMPARE(verdict.value(QStringLiteral("outcome")).toString(), QStringLiteral("doubtful"));
        QCOMPARE(verdict.value(QStringLiteral("reason")).toString(), QStringLiteral("too-few"));
        QVERIFY(verdict.value(QStringLiteral("neededRequests")).toInteger() >= 80);
        QCOMPARE(object.value(QStringLiteral("verdicts")).toArray().size(), 2);
    }

    void oneLine()
    {
        core::TrafficReport full = report();
        full.versions = {{core::TrafficSide::Own, "2.13.0", 2, 20, 0.5, {}, {400, 10}},
                         {core::TrafficSide::Own, "2.14.0", 0, 0, 0, {}, {}},
                         {core::TrafficSide::Callers, "", 1, 25, 2.5, {}, {500, 50}}};
        const QString line = app::trafficLine(full);
        for (const char *part : {"2.13.0: 20/s 2.5 %", "2.14.0: –/s –", "callers: 25/s 10.0 %", "No data"})
            QVERIFY2(line.contains(QString::fromUtf8(part)), qPrintable(line));
        QVERIFY(!line.contains(QLatin1Char('\n')));
        QVERIFY(app::trafficLine(report()).contains(QLatin1String("no rate yet")));
    }
};

QTEST_GUILESS_MAIN(WatchCommandTest)
#include "tst_watchcommand.moc"
