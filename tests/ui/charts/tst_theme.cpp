// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QFont>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <utility>

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const std::pair<double, double> both = std::minmax({luminance(a), luminance(b)});
    return (both.second + 0.05) / (both.first + 0.05);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void textCanBeRead_data()
    {
        QTest::addColumn<QColor>("ink");
        QTest::addColumn<QColor>("ground");
        QTest::addColumn<double>("least");
        for (const ui::Palette *p : {&ui::Theme::lightPalette(), &ui::Theme::darkPalette()}) {
            const char *theme = p == &ui::Theme::lightPalette() ? "light" : "dark";
            const auto row = [&](const char *name, const QColor &ink, const QColor &ground,
                                 double least = 4.5) {
                QTest::addRow("%s %s on %s", theme, name, qPrintable(ground.name()))
                    << ink << ground << least;
            };
            for (const QColor &ground : {p->window, p->panel, p->selection}) {
                row("text", p->text, ground);
                row("muted", p->mutedText, ground);
                row("up", p->up, ground);
                row("out", p->out, ground);
                row("starting", p->starting, ground);
                row("down", p->down, ground);
                row("unknown", p->unknown, ground);
            }
            row("accent", p->accent, p->panel);
            row("accent text", p->accentText, p->accent);
            row("up badge", p->up, p->upFill);
            row("out badge", p->out, p->outFill);
            row("starting badge", p->starting, p->startingFill);
            row("down badge", p->down, p->downFill);
            row("unknown badge", p->unknown, p->unknownFill);
            for (const QColor &band : {p->bandProduction, p->bandDemo, p->bandLocked})
                row("band", p->bandText, band);
            for (const QColor &line : p->seriesColours)
                row("series", line, p->panel, 3.0);
            for (const QColor &hop : p->hopColours)
                row("hop", hop, p->panel, 3.0);
        }
    }

    void textCanBeRead()
    {
        QFETCH(QColor, ink);
        QFETCH(QColor, ground);
        QFETCH(double, least);
        const double found = contrast(ink, ground);
        QVERIFY2(found >= least, qPrintable(QString::number(found)));
    }

    void neighbouringSeriesDifferInLightness()
    {
        for (const ui::Palette *p : {&ui::Theme::lightPalette(), &ui::Theme::darkPalette()}) {
            for (std::size_t i = 1; i < p->seriesColours.size(); ++i) {
                const double found = contrast(p->seriesColours[i], p->seriesColours[i - 1]);
                QVERIFY2(found >= 1.3, qPrintable(QStringLiteral("%1: %2").arg(i).arg(found)));
            }
        }
    }

    void appliesAndChanges()
    {
        ui::Theme::apply(*qApp, ui::ThemeMode::System);
        QVERIFY(!ui::Theme::isDark()); // the offscreen platform is light
        ui::Theme::apply(*qApp, ui::ThemeMode::Dark);
        QVERIFY(ui::Theme::isDark());
        QCOMPARE(qApp->palette().color(QPalette::Window), ui::Theme::darkPalette().window);
        QCOMPARE(QApplication::font().pointSize(), 10);
        QVERIFY(!qApp->styleSheet().contains(QLatin1Char('@')));
        ui::Theme::apply(*qApp, ui::ThemeMode::System);
        QVERIFY(!ui::Theme::isDark());
    }

    void comboBoxIsFlat()
    {
        ui::Theme::apply(*qApp, ui::ThemeMode::Light);
        QComboBox combo;
        combo.addItem(QStringLiteral("prod-eu"));
        combo.resize(120, 28);
        const QImage image = combo.grab().toImage();
        QCOMPARE(image.pixelColor(4, 6), ui::Theme::palette().panel);
        QCOMPARE(image.pixelColor(60, 0), ui::Theme::palette().controlBorder);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
