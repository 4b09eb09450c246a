// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the window with everything it has to show, and each dialog by the key or button that opens it, and
// goes through it as a screen reader and the Tab key do.
#include "tests/ui/accessibletree.h"
#include "tests/ui/desk.h"
#include "ui/theme/theme.h"

#include <QDialog>

using tests::Desk;
using Open = std::function<QWidget *(Desk &)>;

Q_DECLARE_METATYPE(Open)
Q_DECLARE_METATYPE(tests::Filling)

class AccessibilityTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyControlIsNamedAndReached_data();
    void everyControlIsNamedAndReached();
    void shiftF1ExplainsThePanel_data();
    void shiftF1ExplainsThePanel();
};

void AccessibilityTest::initTestCase()
{
    ui::Theme::apply(*qApp, ui::ThemeMode::Light);
}

void AccessibilityTest::everyControlIsNamedAndReached_data()
{
    QTest::addColumn<tests::Filling>("filling");
    QTest::addColumn<Open>("open");
    QTest::addColumn<int>("least");
    for (const tests::Screen &screen : tests::everyScreen())
        QTest::newRow(screen.name) << tests::Filling::Usual << screen.open << screen.leastControls;
    for (const tests::Screen &screen : tests::everyScreen()) {
        if (qstrcmp(screen.name, "window") == 0)
            QTest::newRow("window, no fleet read") << tests::Filling::Failing << screen.open << 8;
    }
}

void AccessibilityTest::everyControlIsNamedAndReached()
{
    QFETCH(tests::Filling, filling);
    QFETCH(Open, open);
    QFETCH(int, least);
    Desk desk(filling);
    QTRY_VERIFY(desk.window.isActiveWindow());
    QWidget *looked = open(desk);
    QVERIFY(looked);
    looked->activateWindow();
    QTRY_VERIFY(looked->isActiveWindow());
    QStringList faults = tests::accessibleFaults(looked, least);
    faults += tests::notReachedByTab(looked);
    faults += tests::notExplained(looked);
    QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
}

namespace {

/// What is explained on the screen now; null where nothing is.
QWidget *explanation()
{
    for (QWidget *one : QApplication::topLevelWidgets()) {
        if (one->inherits("QWhatsThat") && one->isVisible())
            return one;
    }
    return nullptr;
}

} // namespace

void AccessibilityTest::shiftF1ExplainsThePanel_data()
{
    QTest::addColumn<QString>("focus"); ///< object or class
    for (const char *name : {"filter", "attention", "environment", "peer", "lock", "startRelease",
                             "ui::InstanceTable", "ui::ApplicationList", "ui::ChartView", "drain"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void AccessibilityTest::shiftF1ExplainsThePanel()
{
    QFETCH(QString, focus);
    Desk desk;
    QTRY_VERIFY(desk.window.isActiveWindow());
    QWidget *holder = nullptr;
    for (QWidget *widget : desk.window.findChildren<QWidget *>()) {
        if (widget->isVisible() && (widget->objectName() == focus || widget->inherits(focus.toLatin1())))
            holder = holder ? holder : widget;
    }
    QVERIFY(holder);
    holder->setFocus();
    QVERIFY(!explanation());
    QTest::keyClick(holder, Qt::Key_F1, Qt::ShiftModifier);
    QTRY_VERIFY(explanation());
    QVERIFY(!desk.dialog("ui::HelpDialog"));
    explanation()->close();
    QTRY_VERIFY(!explanation());
}

QTEST_MAIN(AccessibilityTest)
#include "tst_accessibility.moc"
