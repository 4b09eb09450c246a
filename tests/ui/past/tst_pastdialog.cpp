// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartview.h"
#include "ui/past/pastdialog.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QTreeWidget>

class PastDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void listsThem();
    void choosingAsksForIt();
    void chartsOfTheChosen();
    void anAnswerForAnotherIsNotDrawn();
    void goesThroughItMomentByMoment();
    void zoomsAroundTheMoment();
    void nothingMeasuredIsSaid();
    void whatCannotBeReadIsSaid();

private:
    void choose(int row) const;
    void open(core::PastCharts charts) const;
    QString text(const char *name) const;

    std::unique_ptr<ui::PastDialog> m_dialog;
    QStringList m_asked;
    QStringList m_first; ///< asked by itself
};

namespace {

core::TimePoint at(int seconds)
{
    return core::TimePoint(core::Seconds(1'800'000'000 + seconds));
}

std::vector<core::PastRelease> releases()
{
    return {{"rel-2", "ORDERS", "", 3, "anna", at(0), at(600), true},
            {"op-1", "STOCK", "stock-1", 1, "bob,anna", at(-900), at(-800), false}};
}

core::CountSample sample(int seconds, double requests, double errors)
{
    return {at(seconds), core::Side::Caller, "gateway-1", requests, errors, at(-1000)};
}

core::PastCharts release()
{
    std::vector<core::CountSample> samples;
    for (int i = 0; i <= 300; ++i)
        samples.push_back(sample(i * 2, i * 20.0, i < 150 ? 0.0 : 3.0));
    return core::pastCharts("rel-2", std::move(samples),
                            {{at(0), "orders-1", "UP", "UNKNOWN"},
                             {at(0), "orders-2", "UP", "UNKNOWN"},
                             {at(300), "orders-1", "OUT_OF_SERVICE", "OUT_OF_SERVICE"},
                             {at(400), "orders-1", "", ""}},
                            {{at(301), core::MarkKind::Drain, "orders-1"}});
}

} // namespace

void PastDialogTest::init()
{
    m_asked.clear();
    m_dialog = std::make_unique<ui::PastDialog>();
    connect(m_dialog.get(), &ui::PastDialog::pastAsked, this, [this](const QString &id) { m_asked << id; });
    auto past = std::make_shared<core::Past>();
    past->releases = releases();
    m_dialog->setPast(past);
    m_first = m_asked;
    m_asked.clear();
}

void PastDialogTest::choose(int row) const
{
    auto *list = m_dialog->findChild<QTreeWidget *>(QStringLiteral("releases"));
    list->setCurrentItem(list->topLevelItem(row));
}

void PastDialogTest::open(core::PastCharts charts) const
{
    auto past = std::make_shared<core::Past>();
    past->releases = releases();
    past->opened = std::move(charts);
    m_dialog->setPast(past);
}

QString PastDialogTest::text(const char *name) const
{
    return m_dialog->findChild<QLabel *>(QLatin1StringView(name))->text();
}

void PastDialogTest::listsThem()
{
    const auto *list = m_dialog->findChild<QTreeWidget *>(QStringLiteral("releases"));
    QCOMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(list->topLevelItem(0)->text(1), QStringLiteral("ORDERS"));
    QCOMPARE(list->topLevelItem(1)->text(2), QStringLiteral("stock-1"));
    QCOMPARE(list->topLevelItem(1)->text(3), QStringLiteral("bob,anna"));
    // The newest is chosen already.
    QCOMPARE(m_first, QStringList{QStringLiteral("rel-2")});
    m_dialog->renew();
    QCOMPARE(m_asked, m_first);
}

void PastDialogTest::choosingAsksForIt()
{
    choose(1);
    QCOMPARE(m_asked, QStringList{QStringLiteral("op-1")});
    // The list that comes anew neither asks again nor moves the choice.
    auto past = std::make_shared<core::Past>();
    past->releases = releases();
    m_dialog->setPast(past);
    QCOMPARE(m_asked.size(), 1);
    const auto *list = m_dialog->findChild<QTreeWidget *>(QStringLiteral("releases"));
    QCOMPARE(list->currentItem(), list->topLevelItem(1));
}

void PastDialogTest::chartsOfTheChosen()
{
    choose(0);
    open(release());
    const auto views = m_dialog->findChildren<ui::ChartView *>();
    QCOMPARE(views.size(), 3);
    QCOMPARE(views[0]->data().lines.size(), std::size_t(1));
    QCOMPARE(views[0]->data().lines[0].series.name, std::string("ORDERS"));
    QCOMPARE(views[0]->data().marks.size(), std::size_t(1));
    QVERIFY(!views[0]->data().hasNow()); // it is over
    QVERIFY(views[0]->data().time.from <= at(0) && views[0]->data().time.to >= at(600));
    QVERIFY2(text("said").contains(QStringLiteral("3 of 6000 requests failed at callers")),
             qPrintable(text("said")));
    QVERIFY(text("said").contains(QStringLiteral("1 of 2")));
}

void PastDialogTest::anAnswerForAnotherIsNotDrawn()
{
    choose(1);
    open(release());
    for (const ui::ChartView *view : m_dialog->findChildren<ui::ChartView *>())
        QVERIFY(view->data().lines.empty());
    QVERIFY(!m_dialog->findChild<QSlider *>(QStringLiteral("moment"))->isEnabled());
}

void PastDialogTest::goesThroughItMomentByMoment()
{
    choose(0);
    open(release());
    auto *slider = m_dialog->findChild<QSlider *>(QStringLiteral("moment"));
    slider->setValue(0);
    QVERIFY2(text("momentText").contains(QStringLiteral("orders-1 UP, orders-2 UP")),
             qPrintable(text("momentText")));
    QVERIFY2(text("momentText").contains(QStringLiteral("0.0 % at callers, 10/s at callers")),
             qPrintable(text("momentText")));
    slider->setValue(slider->maximum() * 350 / 600);
    QVERIFY(text("momentText").contains(QStringLiteral("orders-1 OUT_OF_SERVICE, orders-2 UP")));
    slider->setValue(slider->maximum());
    QVERIFY(text("momentText").contains(QStringLiteral("orders-1 not registered, orders-2 UP")));
}

void PastDialogTest::zoomsAroundTheMoment()
{
    choose(0);
    open(release());
    auto *slider = m_dialog->findChild<QSlider *>(QStringLiteral("moment"));
    slider->setValue(slider->maximum() / 2);
    m_dialog->findChild<QComboBox *>(QStringLiteral("window"))->setCurrentIndex(2);
    const ui::TimeScale &time = m_dialog->findChildren<ui::ChartView *>()[0]->data().time;
    QVERIFY(time.from <= at(270) && time.from >= at(240));
    QVERIFY(time.to >= at(330) && time.to <= at(360));
    slider->setValue(0); // at an edge it does not leave what there is
    QVERIFY(m_dialog->findChildren<ui::ChartView *>()[0]->data().time.from <= at(0));
}

void PastDialogTest::nothingMeasuredIsSaid()
{
    choose(1);
    core::PastCharts none;
    none.id = "op-1";
    open(none);
    QVERIFY(text("said").contains(QStringLiteral("Nothing was measured")));
    QVERIFY(!m_dialog->findChild<QSlider *>(QStringLiteral("moment"))->isEnabled());
}

void PastDialogTest::whatCannotBeReadIsSaid()
{
    auto past = std::make_shared<core::Past>();
    past->error = core::Error{core::ErrorKind::Storage, "/there/history.sqlite", "disk I/O error"};
    m_dialog->setPast(past);
    QVERIFY2(text("said").contains(QStringLiteral("history.sqlite")), qPrintable(text("said")));
}

QTEST_MAIN(PastDialogTest)
#include "tst_pastdialog.moc"
