// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/looks.h"
#include "ui/charts/chartview.h"
#include "ui/charts/readout.h"
#include "ui/theme/theme.h"

#include <QAbstractScrollArea>
#include <QLabel>
#include <QTest>
#include <QtCharts/QChart>
#include <QtCharts/QChartView>
#include <QtCharts/QLegend>
#include <QtCharts/QLegendMarker>

#include <algorithm>
#include <cstdlib>

using namespace std::chrono_literals;

namespace {

const core::TimePoint now = core::timeFromEpoch(1'700'000'021'000);

core::Series flat(const char *name, double value, int points, bool isCallerSide = true)
{
    core::Series series{name, isCallerSide, {}};
    for (int i = points - 1; i >= 0; --i)
        series.points.push_back({now - i * 1s, value});
    return series;
}

/// A smooth edge mixes the colour with the ground's.
bool isLike(const QColor &a, const QColor &b)
{
    return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) <
           150;
}

/// Whether ink of the colour is found in the column where that moment lies.
bool isInked(const ui::ChartView &view, const QImage &image, core::TimePoint at, const QColor &colour)
{
    const ui::ChartData &data = view.data();
    for (int y = int(data.plot.top()); y < int(data.plot.bottom()); ++y) {
        if (isLike(image.pixelColor(int(data.x(at)), y), colour))
            return true;
    }
    return false;
}

/// Whether a horizontal line of the grid lies at that height, where no vertical one is.
bool hasGridAt(const ui::ChartView &view, const QImage &image, double y)
{
    const int x = int(view.data().plot.left() + 6);
    for (int row = int(y) - 1; row <= int(y) + 1; ++row) {
        if (image.pixelColor(x, row) != ui::Theme::palette().panel)
            return true;
    }
    return false;
}

QList<QLegendMarker *> markers(const ui::ChartView &view)
{
    return view.findChild<QChartView *>()->chart()->legend()->markers();
}

} // namespace

class TestChartView : public QObject
{
    Q_OBJECT

private slots:
    void saysThatNothingIsMeasured()
    {
        ui::ChartView view(ui::ChartUnit::Percent);
        view.setData({}, {}, now);
        const auto labels = view.findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
            return !label->isHidden() && label->text() == QStringLiteral("No measurements yet");
        }));
        QCOMPARE(view.data().value.maximum, 2.0);
        view.setData({flat("ORDERS", 0.001, 100)}, {}, now);
        QCOMPARE(view.data().value.maximum, 2.0);
        QVERIFY(std::ranges::all_of(labels, [](const QLabel *label) { return label->isHidden(); }));
    }

    /// In a window of 720 lines the axis once stood elsewhere than the lines: 0 % was drawn at 1.3 %.
    void axisAndLinesAreOfOneScale_data()
    {
        QTest::addColumn<QList<int>>("heights"); ///< one after the other
        QTest::addColumn<bool>("hasMarks");      ///< in the end: they take room above the plot
        QTest::newRow("large") << QList<int>{400} << false;
        QTest::newRow("small") << QList<int>{400, 235} << false;
        QTest::newRow("least") << QList<int>{400, 160} << false;
        QTest::newRow("large again") << QList<int>{160, 400} << false;
        QTest::newRow("with marks") << QList<int>{400, 235} << true;
    }

    void axisAndLinesAreOfOneScale()
    {
        QFETCH(QList<int>, heights);
        QFETCH(bool, hasMarks);
        ui::ChartView view(ui::ChartUnit::Percent);
        view.show();
        for (const int height : heights) {
            view.resize(700, height);
            view.setData({flat("GATEWAY", 0.001, 250)}, {}, now);
            QCoreApplication::sendPostedEvents();
        }
        if (hasMarks)
            view.setData({flat("GATEWAY", 0.001, 250)},
                         {{now - 60s, core::MarkKind::Drained, "orders-1:8080"}}, now);
        const QImage image = view.picture();
        const QRectF plot = view.data().plot;
        QVERIFY(plot.bottom() < view.height() - QFontMetrics(view.font()).height() / 2);
        const int intervals = view.data().value.intervals;
        for (int line = 0; line <= intervals; ++line)
            QVERIFY2(hasGridAt(view, image, plot.bottom() - plot.height() * line / intervals),
                     qPrintable(QString::number(line)));
        QVERIFY(!hasGridAt(view, image, plot.bottom() - plot.height() / intervals / 2)); // it can fail
    }

    void gapIsEmpty()
    {
        ui::ChartView view(ui::ChartUnit::Percent);
        view.resize(800, 300);
        core::Series series = flat("GATEWAY", 0.0101, 250);
        for (core::SeriesPoint &point : series.points) {
            if (point.at > now - 100s && point.at < now - 50s)
                point.value.reset();
        }
        view.setData({series}, {}, now);
        const QImage image = view.picture();
        const QColor colour = ui::Theme::palette().seriesColours[0];
        QVERIFY(isInked(view, image, now - 150s, colour));
        QVERIFY(!isInked(view, image, now - 75s, colour));
        QVERIFY(isInked(view, image, now - 20s, colour));
    }

    void marksAreNamedAndNotInLegend()
    {
        ui::ChartView view(ui::ChartUnit::Percent);
        view.resize(800, 300);
        view.setData({flat("GATEWAY", 0.001, 250)}, {}, now);
        const double before = view.data().plot.top();
        const core::ChartMark mark{now - 60s, core::MarkKind::Drain, "orders-2"};
        view.setData({flat("GATEWAY", 0.001, 250)}, {mark}, now);
        QCOMPARE(ui::Readout::markLabel(mark), QStringLiteral("drain orders-2"));
        QVERIFY(view.data().plot.top() > before); // room for its name
        QVERIFY(isInked(view, view.picture(), mark.at, ui::Theme::palette().out));
        QCOMPARE(markers(view).size(), 1);
    }

    void crowdedMarksAreNamedInAList()
    {
        ui::ChartView view(ui::ChartUnit::Percent);
        view.resize(800, 330);
        std::vector<core::ChartMark> marks;
        for (int i = 0; i < 12; ++i)
            marks.push_back({now - core::Seconds(200 - i * 6), core::MarkKind::Drain, "orders-1"});
        view.setData({flat("GATEWAY", 0.001, 250)}, {marks.back()}, now);
        const double one = view.data().plot.bottom();
        view.setData({flat("GATEWAY", 0.001, 250)}, marks, now);
        QVERIFY(view.data().plot.bottom() < one - 10); // room for the list below
        view.resize(800, 170);                         // none to spare
        view.setData({flat("GATEWAY", 0.001, 250)}, marks, now);
        const double small = view.data().plot.bottom();
        view.setData({flat("GATEWAY", 0.001, 250)}, {marks.back()}, now);
        QCOMPARE(view.data().plot.bottom(), small);
        tests::lookAt([&marks](const QString &folder, const QString &tail) {
            for (const QSize size : {QSize(900, 250), QSize(900, 330)}) {
                ui::ChartView shown(ui::ChartUnit::Percent);
                shown.resize(size);
                shown.setWindow(300s);
                std::vector<core::ChartMark> all = marks;
                const core::MarkKind kinds[] = {core::MarkKind::Drain, core::MarkKind::Drained,
                                                core::MarkKind::Stopped, core::MarkKind::Back};
                for (std::size_t i = 0; i < all.size(); ++i) {
                    all[i].kind = kinds[i % 4];
                    all[i].instance = "orders-" + std::to_string(i / 4 + 1) + ":8080";
                }
                shown.setData({flat("GATEWAY", 0.001, 250)}, all, now);
                QVERIFY(shown.picture().save(folder + QStringLiteral("/marks-%1").arg(size.height()) + tail));
            }
        });
    }

    void legendHidesAndRemembers()
    {
        ui::ChartView view(ui::ChartUnit::PerSecond);
        view.setData({flat("A", 10, 60), flat("B", 400, 60, false)}, {}, now);
        QCOMPARE(markers(view).size(), 2);
        QCOMPARE(markers(view).at(0)->label(), QStringLiteral("A (caller side)"));
        QCOMPARE(view.data().value.maximum, 500.0);
        emit markers(view).at(1)->clicked();
        QCOMPARE(view.data().value.maximum, 12.5);
        view.setData({flat("A", 10, 60), flat("B", 400, 60, false)}, {}, now);
        QVERIFY(view.data().lines[1].isHidden);
        emit markers(view).at(1)->clicked();
        QVERIFY(!view.data().lines[1].isHidden);
    }

    void lineKeepsItsColour()
    {
        ui::ChartView view(ui::ChartUnit::PerSecond);
        view.setData({flat("B", 10, 60)}, {}, now);
        const QColor before = view.data().lines[0].stroke.colour;
        view.setData({flat("A", 10, 60), flat("B", 10, 60)}, {}, now);
        QCOMPARE(view.data().lines[1].stroke.colour, before);
        QVERIFY(view.data().lines[0].stroke.colour != before);
    }

    void readsOut()
    {
        ui::ChartView view(ui::ChartUnit::Percent);
        view.setData({flat("<b>A", 0.012, 60), flat("B", 0.5, 0)}, {}, now);
        const QString text = ui::Readout::html(view.data(), now - 10s);
        QVERIFY(text.contains(QStringLiteral("1.2 %")));
        QVERIFY(text.contains(QStringLiteral("no data")));
        QVERIFY(text.contains(QStringLiteral("&lt;b&gt;A")));
        QVERIFY(!ui::Readout::valueAt(view.data().lines[0].series, now - 62s, 1s));
        view.resize(800, 300);
        view.show();
        QTest::keyClick(&view, Qt::Key_Left);
        QVERIFY(std::ranges::any_of(view.findChildren<QLabel *>(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(QStringLiteral("1.2 %"));
        }));
    }

    void drawsAnHourOfAFleet()
    {
        ui::ChartView view(ui::ChartUnit::PerSecond);
        view.resize(1200, 600);
        view.setWindow(1h);
        std::vector<core::Series> fleet;
        for (int i = 0; i < 20; ++i)
            fleet.push_back(flat(qPrintable(QStringLiteral("S%1").arg(i)), 10.0 + i, 3'600));
        view.setData(fleet, {}, now);
        const QImage image = view.picture();
        QVERIFY(!image.isNull());
        QVERIFY(isInked(view, image, now - 30min, ui::Theme::palette().seriesColours[0]));
        QCOMPARE(markers(view).size(), 20);
        view.setHighlighted(QStringLiteral("S3"));
        QVERIFY(view.picture() != image);
    }
};

QTEST_MAIN(TestChartView)
#include "tst_chartview.moc"
