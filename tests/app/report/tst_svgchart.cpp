// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/svgchart.h"
#include "tests/core/support/builders.h"

#include <QRegularExpression>
#include <QTest>

namespace {

app::SvgChart chart(double highest)
{
    app::SvgChart made;
    made.title = QStringLiteral("Requests per second");
    made.lines = {{"server", false, {{build::at(0), highest}, {build::at(100), highest / 2}}}};
    return made;
}

/// A name of a mark, as far as its letters reach at 11 px.
struct Name
{
    double from = 0;
    double to = 0;
    double y = 0;
};

std::vector<Name> namesIn(const QString &svg)
{
    static const QRegularExpression marked(QStringLiteral(
        "<text class=\"marked\" x=\"([\\d.]+)\" y=\"([\\d.]+)\" text-anchor=\"(\\w+)\">([^<]*)<"));
    std::vector<Name> names;
    for (auto found = marked.globalMatch(svg); found.hasNext();) {
        const auto one = found.next();
        const double x = one.captured(1).toDouble();
        const double length = 6.3 * double(one.captured(4).size());
        const bool isEnd = one.captured(3) == QLatin1String("end");
        names.push_back({isEnd ? x - length : x, isEnd ? x : x + length, one.captured(2).toDouble()});
    }
    return names;
}

} // namespace

class SvgChartTest : public QObject
{
    Q_OBJECT

private slots:
    void marksStandBesideEachOther();
    void namesStandAboveThePlot();
    void theAxisIsRound_data();
    void theAxisIsRound();
};

void SvgChartTest::marksStandBesideEachOther()
{
    app::SvgChart made = chart(20);
    for (const double second : {1.0, 2.0, 2.5, 3.0, 40.0, 97.0, 98.0, 99.0})
        made.marks.push_back({build::at(second), QStringLiteral("stop-countdown")});
    const auto names = namesIn(app::svgOf(made));
    QCOMPARE(names.size(), std::size_t(8));
    for (const Name &one : names) {
        QVERIFY(one.from >= 0 && one.to <= 900);
        for (const Name &other : names)
            QVERIFY(&one == &other || one.y != other.y || one.to < other.from || other.to < one.from);
    }
}

void SvgChartTest::namesStandAboveThePlot()
{
    static const QRegularExpression grid(QStringLiteral("class=\"grid\"[^>]* y1=\"([\\d.]+)\""));
    app::SvgChart made = chart(20);
    for (int i = 0; i < 20; ++i)
        made.marks.push_back({build::at(1 + i * 0.01), QStringLiteral("waiting")});
    const QString svg = app::svgOf(made);
    double top = 1e9;
    for (auto found = grid.globalMatch(svg); found.hasNext();)
        top = std::min(top, found.next().captured(1).toDouble());
    const auto names = namesIn(svg);
    QCOMPARE(names.size(), std::size_t(12)); // more lanes would leave no room; the lines are all there
    QCOMPARE(svg.count(QLatin1String("class=\"mark\"")), 20);
    for (const Name &name : names)
        QVERIFY(name.y <= top);
}

void SvgChartTest::theAxisIsRound_data()
{
    QTest::addColumn<double>("highest");
    QTest::addColumn<QString>("top");
    QTest::addColumn<QString>("half");
    const auto row = [](double highest, const char *top, const char *half) {
        QTest::addRow("%g", highest) << highest << QString::fromLatin1(top) << QString::fromLatin1(half);
    };
    row(20.68, "25", "12.5");
    row(3, "4", "2");
    row(1, "1", "0.5");
    row(0.07, "0.08", "0.04");
    row(99, "100", "50");
    row(0, "1", "0.5");
}

void SvgChartTest::theAxisIsRound()
{
    QFETCH(double, highest);
    QFETCH(QString, top);
    QFETCH(QString, half);
    const QString svg = app::svgOf(chart(highest));
    for (const QString &label : {top, half})
        QVERIFY2(svg.contains(QLatin1Char('>') + label + QLatin1Char('<')), qPrintable(svg));
}

QTEST_APPLESS_MAIN(SvgChartTest)
#include "tst_svgchart.moc"
