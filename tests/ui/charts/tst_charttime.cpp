// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/charttime.h"

#include <QComboBox>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

using namespace std::chrono_literals;

class TestChartTime : public QObject
{
    Q_OBJECT

private slots:
    void goesAlong()
    {
        ui::ChartTime time;
        QVERIFY(!time.isPaused());
        QCOMPARE(time.end(now), now);
        QCOMPARE(time.end(now + 5s), now + 5s);
        QCOMPARE(time.window(), core::Millis(5min));
        QSignalSpy changed(&time, &ui::ChartTime::changed);
        time.findChild<QComboBox *>()->setCurrentIndex(2);
        QCOMPARE(time.window(), core::Millis(1h));
        QCOMPARE(changed.size(), 1);
    }

    void standsStillAndGoesBack()
    {
        ui::ChartTime time;
        time.show();
        time.setFirst(now - 400s);
        time.setNow(now);
        auto *slider = time.findChild<QSlider *>();
        auto *pause = time.findChild<QToolButton *>();
        QVERIFY(!slider->isVisible());
        QSignalSpy changed(&time, &ui::ChartTime::changed);
        QTest::mouseClick(pause, Qt::LeftButton);
        QVERIFY(time.isPaused());
        QVERIFY(slider->isVisible());
        QVERIFY(changed.size() >= 1);
        time.setNow(now + 60s);
        QCOMPARE(time.end(now + 60s), now); // however much time goes by
        slider->setValue(slider->minimum());
        QCOMPARE(time.end(now + 60s), now - 400s);
        slider->setValue(slider->maximum() / 2);
        QCOMPARE(time.end(now + 60s), now - 200s);
        QTest::keyClick(slider, Qt::Key_End);
        QCOMPARE(time.end(now + 60s), now);
        QTest::mouseClick(pause, Qt::LeftButton);
        QCOMPARE(time.end(now + 60s), now + 60s);
        QVERIFY(!slider->isVisible());
    }

    void theWholeRelease()
    {
        ui::ChartTime time;
        time.setNow(now);
        auto *window = time.findChild<QComboBox *>();
        window->setCurrentIndex(3);
        QCOMPARE(time.window(), core::Millis(5min)); // there is none
        time.setReleaseStart(now - 400s);
        QCOMPARE(time.window(), core::Millis(430s)); // and a little of what was before
        time.setNow(now + 100s);
        QCOMPARE(time.window(), core::Millis(530s));
        time.setReleaseStart(now + 95s);
        QCOMPARE(time.window(), core::Millis(60s)); // no less than a minute
    }

    void nothingToGoBackTo()
    {
        ui::ChartTime time;
        time.setFirst(now + 10s); // a clock that was set back
        time.setNow(now);
        QTest::mouseClick(time.findChild<QToolButton *>(), Qt::LeftButton);
        time.findChild<QSlider *>()->setValue(0);
        QCOMPARE(time.end(now), now);
    }

private:
    const core::TimePoint now = core::timeFromEpoch(1'700'000'021'000);
};

QTEST_MAIN(TestChartTime)
#include "tst_charttime.moc"
