// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartcsv.h"
#include "ui/charts/chartview.h"

#include <QTest>

using namespace std::chrono_literals;

namespace {

const core::TimePoint now = core::timeFromEpoch(1'700'000'021'000);

core::Series line(const char *name, std::vector<core::SeriesPoint> points)
{
    return {name, false, std::move(points)};
}

} // namespace

class TestChartCsv : public QObject
{
    Q_OBJECT

private slots:
    void rowsByMoment()
    {
        ui::ChartView view(ui::ChartUnit::Percent);
        view.setData({line("ORDERS", {{now - 4s, 0.0125}, {now - 2s, {}}, {now, 1.0 / 3}}),
                      line("STOCK", {{now - 2s, 0.0}})},
                     {}, now);
        QCOMPARE(ui::csvOf(view.data()),
                 QByteArray("time,\"ORDERS (server side)\",\"STOCK (server side)\"\r\n"
                            "2023-11-14T22:13:37.000Z,1.25,\r\n"
                            "2023-11-14T22:13:39.000Z,,0\r\n"
                            "2023-11-14T22:13:41.000Z,33.33333333,\r\n"));
    }

    void onlyWhatIsShown()
    {
        ui::ChartView view(ui::ChartUnit::PerSecond);
        const auto many = [&](const char *name) {
            return line(name, {{now - 1h, 1.0}, {now - 2s, 1234567.5}, {now + 2s, 9.0}});
        };
        view.setData({many("A"), many("B")}, {}, now);
        ui::ChartData data = view.data();
        data.lines[1].isHidden = true;
        QCOMPARE(ui::csvOf(data),
                 QByteArray("time,\"A (server side)\"\r\n2023-11-14T22:13:39.000Z,1234567.5\r\n"));
    }

    void namesAreNoFormulas()
    {
        ui::ChartView view(ui::ChartUnit::PerSecond);
        view.setData({line("=HYPERLINK(\"x\")", {}), line("@sum", {}), line("a,\"b\"", {})}, {}, now);
        const QByteArray csv = ui::csvOf(view.data());
        QVERIFY(csv.contains("\"'=HYPERLINK(\"\"x\"\") (server side)\""));
        QVERIFY(csv.contains("\"'@sum (server side)\""));
        QVERIFY(csv.contains("\"a,\"\"b\"\" (server side)\""));
    }

    void noLinesNoRows()
    {
        ui::ChartView view(ui::ChartUnit::PerSecond);
        view.setData({}, {}, now);
        QCOMPARE(ui::csvOf(view.data()), QByteArray("time\r\n"));
    }
};

QTEST_MAIN(TestChartCsv)
#include "tst_chartcsv.moc"
