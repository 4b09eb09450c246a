// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartview.h"
#include "ui/charts/groupedchart.h"

#include <QComboBox>
#include <QLabel>
#include <QTest>

#include <algorithm>

namespace {

const core::TimePoint now = core::timeFromEpoch(1'700'000'021'000);

core::ChartSet set()
{
    const auto line = [](const char *name, double value) {
        return core::Series{name, false, {{now - core::Seconds(2), value}, {now, value}}};
    };
    return {{line("a", 0.25), line("b", 0)},
            {line("a", 20), line("b", 5)},
            {line("a", 12.5), line("b", 3)},
            {line("a", 700), line("b", 9)},
            {line("a", 0.8), line("b", 0.2)}};
}

QString shownText(const ui::GroupedChart &chart)
{
    for (const QLabel *label : chart.view()->findChildren<QLabel *>()) {
        if (!label->isHidden() && !label->text().isEmpty())
            return label->text();
    }
    return {};
}

} // namespace

class TestGroupedChart : public QObject
{
    Q_OBJECT

private slots:
    void weightsStandBesideTheShare()
    {
        ui::GroupedChart chart(QStringLiteral("Instances"));
        const core::ChartSet given = set();
        chart.setData(&given, {}, now);
        chart.setShareNote(QStringLiteral("Weights"));
        const auto *note = chart.findChild<QLabel *>(QStringLiteral("shareNote"));
        QVERIFY(note->isHidden());
        chart.findChild<QComboBox *>()->setCurrentIndex(4);
        QVERIFY(!note->isHidden());
        QCOMPARE(note->text(), QStringLiteral("Weights"));
        chart.findChild<QComboBox *>()->setCurrentIndex(0);
        QVERIFY(note->isHidden());
    }

    void drawsWhatIsChosen_data()
    {
        QTest::addColumn<int>("choice");
        QTest::addColumn<ui::ChartUnit>("unit");
        QTest::addColumn<double>("value");
        QTest::newRow("error rate") << 0 << ui::ChartUnit::Percent << 0.25;
        QTest::newRow("requests") << 1 << ui::ChartUnit::PerSecond << 20.0;
        QTest::newRow("mean latency") << 2 << ui::ChartUnit::Milliseconds << 12.5;
        QTest::newRow("longest") << 3 << ui::ChartUnit::Milliseconds << 700.0;
        QTest::newRow("share of traffic") << 4 << ui::ChartUnit::Percent << 0.8;
    }

    void drawsWhatIsChosen()
    {
        QFETCH(int, choice);
        ui::GroupedChart chart(QStringLiteral("Instances"));
        const core::ChartSet given = set();
        chart.setData(&given, {}, now);
        chart.findChild<QComboBox *>()->setCurrentIndex(choice);
        const ui::ChartData &data = chart.view()->data();
        QTEST(data.unit, "unit");
        QCOMPARE(data.lines.size(), std::size_t(2));
        QTEST(*data.lines[0].series.points.back().value, "value");
        QVERIFY(chart.view()->accessibleName().startsWith(QLatin1String("Instances: ")));
        // The choice stays with the next beat.
        chart.setData(&given, {}, now);
        QTEST(chart.view()->data().unit, "unit");
    }

    void theAxisTakesTheUnit()
    {
        ui::GroupedChart chart(QStringLiteral("Instances"));
        const core::ChartSet given = set();
        chart.setData(&given, {}, now);
        QCOMPARE(chart.view()->data().value.maximum, 30.0); // percent
        chart.findChild<QComboBox *>()->setCurrentIndex(3);
        QCOMPARE(chart.view()->data().value.maximum, 800.0); // milliseconds
    }

    void saysWhyItIsEmpty()
    {
        ui::GroupedChart chart(QStringLiteral("Instances"));
        chart.setData(nullptr, {}, now);
        QCOMPARE(shownText(chart), QStringLiteral("Choose an application on the left"));
        const core::ChartSet nothing;
        chart.setData(&nothing, {}, now);
        QCOMPARE(shownText(chart), QStringLiteral("No measurements yet"));
    }
};

QTEST_MAIN(TestGroupedChart)
#include "tst_groupedchart.moc"
