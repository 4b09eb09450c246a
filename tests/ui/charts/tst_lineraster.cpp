// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/lineraster.h"

#include <QTest>

#include <algorithm>
#include <limits>

using namespace std::chrono_literals;

namespace {

const core::TimePoint start = core::timeFromEpoch(1'700'000'000'000);

core::Series seriesOf(const std::vector<std::pair<core::Millis, std::optional<double>>> &points)
{
    core::Series series;
    for (const auto &[after, value] : points)
        series.points.push_back({start + after, value});
    return series;
}

/// A hundred columns for a hundred seconds, values 0 to 1 on a hundred rows.
ui::LineRaster raster()
{
    return {start, start + 100s, 1.0, QSize(100, 100)};
}

bool covers(const std::vector<ui::ColumnSpan> &spans, int x)
{
    return std::ranges::any_of(spans, [x](const ui::ColumnSpan &span) { return span.x == x; });
}

} // namespace

class TestLineRaster : public QObject
{
    Q_OBJECT

private slots:
    void joinsNeighbours()
    {
        const auto spans = raster().spans(seriesOf({{10s, 0.5}, {13s, 0.5}}), 1s);
        QCOMPARE(spans.front().x, 10);
        QCOMPARE(spans.back().x, 13);
        QCOMPARE(spans.front().top, 50.0);
        QCOMPARE(spans.front().bottom, 50.0);
    }

    void leavesGapWhereValueIsAbsent()
    {
        const auto spans = raster().spans(
            seriesOf({{10s, 0.5}, {11s, 0.5}, {12s, {}}, {13s, {}}, {20s, 0.5}, {21s, 0.5}}), 10s);
        QVERIFY(covers(spans, 11) && covers(spans, 20));
        QVERIFY(!covers(spans, 13) && !covers(spans, 15));
    }

    void leavesGapAfterThreeBeats()
    {
        const auto points = seriesOf({{10s, 0.5}, {13s, 0.5}, {16001ms, 0.5}, {17s, 0.5}});
        const auto spans = raster().spans(points, 1s);
        QVERIFY(covers(spans, 12));
        QVERIFY(!covers(spans, 14) && !covers(spans, 15));
    }

    void loneAndBrokenPoints()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const auto spans = raster().spans(seriesOf({{50s, 0.5}, {51s, nan}}), 1s);
        QCOMPARE(spans.size(), std::size_t(3));
        QCOMPARE(spans[1].x, 50);
        QVERIFY(raster().spans({}, 1s).empty());
    }

    void keepsEverySpikeOfManyPoints()
    {
        core::Series series;
        for (int i = 0; i < 10'000; ++i)
            series.points.push_back({start + i * 10ms, i == 5'005 ? 0.9 : 0.1});
        const auto spans = raster().spans(series, 10ms);
        QCOMPARE(spans.size(), std::size_t(100));
        QCOMPARE(spans[50].top, 10.0);
        QCOMPARE(spans[50].bottom, 90.0);
        QCOMPARE(spans[51].top, 90.0);
    }

    void cutsWhatIsOutside()
    {
        const auto spans = raster().spans(seriesOf({{-5s, 0.0}, {5s, 1.0}, {95s, 5.0}, {130s, 0.0}}), 60s);
        QCOMPARE(spans.front().x, 0);
        QCOMPARE(spans.back().x, 99);
        for (const ui::ColumnSpan &span : spans)
            QVERIFY(span.top >= 0 && span.bottom <= 100);
        QCOMPARE(spans.front().bottom, 50.0);
    }

    void paintsDashesButNeverHidesSpike()
    {
        QImage image(20, 100, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        const ui::SeriesStroke stroke{Qt::red, {5, 5}, 2};
        ui::LineRaster::paint(image, {{1, 50, 50}, {7, 50, 50}, {8, 20, 80}}, stroke, 1);
        QCOMPARE(image.pixelColor(1, 50), QColor(Qt::red));
        QCOMPARE(image.pixelColor(7, 50).alpha(), 0);
        QCOMPARE(image.pixelColor(8, 50), QColor(Qt::red));
        QCOMPARE(image.pixelColor(1, 53).alpha(), 0);
    }

    void beatIsUsualDistance()
    {
        QCOMPARE(ui::beatOf({seriesOf({{0s, 1}, {5s, 1}, {10s, 1}, {60s, 1}})}), core::Millis(5s));
        QCOMPARE(ui::beatOf({}), core::Millis(1s));
    }
};

QTEST_GUILESS_MAIN(TestLineRaster)
#include "tst_lineraster.moc"
