// SPDX-License-Identifier: GPL-3.0-or-later
// Names that look like markup, as anybody who may register can choose them: every screen shows them as they
// are, in its texts and in its tooltips.
#include "tests/ui/desk.h"
#include "tests/ui/markupfaults.h"
#include "ui/widgets/plaintip.h"

#include <QTest>

using tests::Desk;
using tests::Filling;

Q_DECLARE_METATYPE(const tests::Screen *)

class MarkupTest : public QObject
{
    Q_OBJECT

private slots:
    void plainTips_data();
    void plainTips();
    void theFaultsAreFound_data();
    void theFaultsAreFound();
    void namesAreShownAsTheyAre_data();
    void namesAreShownAsTheyAre();
};

void MarkupTest::plainTips_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *title, const QString &text, const QString &expected) {
        QTest::newRow(title) << text << expected;
    };
    const QString longLine(101, QLatin1Char('x'));
    row("plain", QStringLiteral("orders-1"), QStringLiteral("orders-1"));
    row("no escape that would be seen", QStringLiteral("R&D \"a\""), QStringLiteral("R&D \"a\""));
    row("lines", QStringLiteral("a\nb"), QStringLiteral("a\nb"));
    row("a tag", QStringLiteral("<b>&</b>\nc"), QStringLiteral("<qt>&lt;b&gt;&amp;&lt;/b&gt;<br>c</qt>"));
    row("an escape", QStringLiteral("&lt;"), QStringLiteral("<qt>&amp;lt;</qt>"));
    row("a long line, which is to be broken", longLine,
        QStringLiteral("<qt>") + longLine + QStringLiteral("</qt>"));
    row("nothing", {}, {});
}

void MarkupTest::plainTips()
{
    QFETCH(QString, text);
    QTEST(ui::plainTip(text), "expected");
}

void MarkupTest::theFaultsAreFound_data()
{
    QTest::addColumn<QString>("tip");
    QTest::addColumn<bool>("isFault");
    QTest::newRow("taken for markup") << QStringLiteral("<i>&\"x") << true;
    QTest::newRow("shows its escapes") << QStringLiteral("the login &quot;x&quot;") << true;
    QTest::newRow("escaped in vain") << QStringLiteral("R&amp;D") << true;
    QTest::newRow("as it is") << ui::plainTip(QStringLiteral("<i>&\"x")) << false;
    QTest::newRow("plain") << QStringLiteral("R&D \"x\"") << false;
}

void MarkupTest::theFaultsAreFound()
{
    QFETCH(QString, tip);
    QWidget widget;
    widget.setToolTip(tip);
    QTEST(!tests::markupFaults(&widget).isEmpty(), "isFault");
}

void MarkupTest::namesAreShownAsTheyAre_data()
{
    QTest::addColumn<const tests::Screen *>("screen");
    for (const tests::Screen &screen : tests::everyScreen())
        QTest::newRow(screen.name) << &screen;
}

void MarkupTest::namesAreShownAsTheyAre()
{
    QFETCH(const tests::Screen *, screen);
    Desk desk(Filling::Markup);
    QTRY_VERIFY(desk.window.isActiveWindow());
    const QWidget *looked = screen->open(desk);
    QVERIFY(looked);
    QStringList faults = tests::markupFaults(&desk.window);
    faults += tests::markupFaults(looked);
    QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
}

QTEST_MAIN(MarkupTest)
#include "tst_markup.moc"
