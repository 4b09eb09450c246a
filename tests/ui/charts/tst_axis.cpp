// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartaxis.h"
#include "ui/charts/marklayout.h"

#include <QTest>

#include <limits>

using namespace std::chrono_literals;

class TestAxis : public QObject
{
    Q_OBJECT

private slots:
    void maximumIsRound_data()
    {
        QTest::addColumn<bool>("isPercent");
        QTest::addColumn<double>("highest");
        QTest::addColumn<double>("maximum");
        QTest::newRow("noise stays small") << true << 0.01 << 2.0;
        QTest::newRow("nothing measured") << true << 0.0 << 2.0;
        QTest::newRow("not a number") << true << std::numeric_limits<double>::quiet_NaN() << 2.0;
        QTest::newRow("some errors") << true << 3.1 << 4.0;
        QTest::newRow("never over a hundred") << true << 100.0 << 100.0;
        QTest::newRow("few requests") << false << 0.3 << 10.0;
        QTest::newRow("many requests") << false << 131.0 << 150.0;
        QTest::newRow("very many requests") << false << 41'220.0 << 50'000.0;
    }

    void maximumIsRound()
    {
        QFETCH(bool, isPercent);
        QFETCH(double, highest);
        QFETCH(double, maximum);
        const ui::ChartUnit unit = isPercent ? ui::ChartUnit::Percent : ui::ChartUnit::PerSecond;
        QCOMPARE(ui::niceAxisMaximum(unit, highest), maximum);
        const ui::ValueScale scale = ui::valueScale(unit, highest);
        QVERIFY(scale.intervals >= 2 && scale.intervals <= 5);
    }

    void timeIsBetweenRoundMoments()
    {
        const core::TimePoint now = core::timeFromEpoch(1'700'000'021'500);
        const ui::TimeScale scale = ui::timeScale(300s, now, 8h);
        QCOMPARE(core::toEpoch(scale.from) % 60'000, 0);
        QCOMPARE(core::toEpoch(scale.to) % 60'000, 0);
        QVERIFY(scale.from <= now - 300s && scale.to >= now);
        QCOMPARE(scale.intervals, 6);
    }

    void stepsAreRoundInHalfHourZones()
    {
        const core::TimePoint now = core::timeFromEpoch(1'700'000'021'500);
        const ui::TimeScale scale = ui::timeScale(4h, now, 5h + 30min);
        QCOMPARE((core::toEpoch(scale.from) + 19'800'000) % 3'600'000, 0);
    }

    void marksDoNotOverlap()
    {
        const std::vector<ui::MarkExtent> marks{{10, 80},  {50, 80},  {60, 80},
                                                {200, 80}, {290, 80}, {400, 80}};
        const auto places = ui::placeMarks(marks, 300, 3, 0);
        QVERIFY(!places.back().isShown); // beyond the plot
        for (std::size_t i = 0; i + 1 < places.size(); ++i) {
            QVERIFY(places[i].isShown);
            QVERIFY(places[i].left >= 0 && places[i].left + 80 <= 300);
            for (std::size_t k = 0; k < i; ++k) {
                if (places[k].row == places[i].row)
                    QVERIFY(places[k].left + 80 <= places[i].left || places[i].left + 80 <= places[k].left);
            }
        }
        QCOMPARE(ui::rowsOf(places), 3);
    }

    void newestMarkWinsWithoutRoom()
    {
        const auto places = ui::placeMarks({{50, 80}, {52, 80}, {54, 80}}, 300, 2, 0);
        QVERIFY(!places[0].isShown && places[0].number == 0); // no list that could name it
        QVERIFY(places[1].isShown && places[2].isShown);
    }

    void olderMarksGetNumbers()
    {
        // The newest two keep their names, those before them have no room.
        const auto places =
            ui::placeMarks({{160, 120}, {40, 120}, {60, 120}, {180, 120}, {600, 9}}, 300, 2, 20);
        const std::vector<int> numbers{0, 1, 2, 0, 0};
        for (std::size_t i = 0; i < places.size(); ++i)
            QCOMPARE(places[i].number, numbers[i]);
        for (std::size_t i = 0; i < 4; ++i)
            QVERIFY(places[i].isShown);
        QVERIFY(!places[4].isShown);    // beyond the plot, and so in no list
        QCOMPARE(places[1].left, 30.0); // above its line
    }

    void allGetNumbersWhereNamesLeaveNoRoomForThem()
    {
        // Names that have to end within the plot stand above the older line, in every row.
        const auto places = ui::placeMarks({{260, 120}, {270, 120}, {280, 120}, {290, 120}}, 300, 3, 20);
        for (std::size_t i = 0; i < places.size(); ++i) {
            QVERIFY(places[i].isShown);
            QCOMPARE(places[i].number, int(i) + 1);
        }
        const auto crowd = ui::placeMarks({{50, 80}, {51, 80}, {52, 80}, {53, 80}}, 300, 3, 20);
        QVERIFY(!crowd[0].isShown); // its line stands, and the list names it
        QCOMPARE(crowd[0].number, 1);
        QCOMPARE(crowd[3].number, 4);
    }

    void theListTellsHowManyAreLeft()
    {
        QVERIFY(ui::placeList({}, 300, 2, 50).empty());
        const auto all = ui::placeList({100, 100, 100}, 300, 2, 50);
        QVERIFY((all == std::vector<ui::ListPlace>{{0, 0, true}, {0, 116, true}, {1, 0, true}}));
        // A fourth and fifth would fill the second row; the words for the rest need 66 of it.
        const auto some = ui::placeList({100, 100, 100, 120, 100}, 300, 2, 50);
        QVERIFY((some == std::vector<ui::ListPlace>{
                             {0, 0, true}, {0, 116, true}, {1, 0, true}, {0, 0, false}, {0, 0, false}}));
        QVERIFY(!ui::placeList({100}, 300, 0, 50)[0].isShown);
    }
};

QTEST_GUILESS_MAIN(TestAxis)
#include "tst_axis.moc"
