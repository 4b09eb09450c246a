// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fleetbuilder.h"
#include "ui/window/filterline.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QTest>

using tests::FleetBuilder;

namespace {

struct Desk
{
    Desk()
    {
        FleetBuilder builder;
        builder.peer("eureka-1");
        builder.instance("ORDERS", "orders-1:8080");
        builder.instance("PAYMENTS", "payments-1:8080");
        line.setFleet(builder.snapshot()->fleet);
        line.show();
        line.activateWindow();
        line.setFocus();
    }
    QAbstractItemView *popup() { return line.findChild<QCompleter *>()->popup(); }
    QStringList offered()
    {
        QStringList terms;
        for (int row = 0; row < popup()->model()->rowCount(); ++row)
            terms << popup()->model()->index(row, 0).data().toString();
        return popup()->isVisible() ? terms : QStringList();
    }
    void choose(int row) { emit line.findChild<QCompleter *>()->activated(offered().at(row)); }

    ui::FilterLine line;
};

} // namespace

class FilterLineTest : public QObject
{
    Q_OBJECT

private slots:
    void completesTheTermAtTheCursor()
    {
        Desk desk;
        QTest::keyClicks(&desk.line, QStringLiteral("a"));
        QCOMPARE(desk.offered(), QStringList{QStringLiteral("app:")});
        desk.choose(0);
        QCOMPARE(desk.line.text(), QStringLiteral("app:"));
        QCOMPARE(desk.offered(), (QStringList{QStringLiteral("app:orders"), QStringLiteral("app:payments")}));
        desk.choose(1);
        QCOMPARE(desk.line.text(), QStringLiteral("app:payments "));
        QTest::keyClicks(&desk.line, QStringLiteral("-st"));
        QCOMPARE(desk.offered(), QStringList{QStringLiteral("-status:")});
        desk.choose(0);
        QCOMPARE(desk.line.text(), QStringLiteral("app:payments -status:"));
    }

    void whatStandsBehindStays()
    {
        Desk desk;
        desk.line.setText(QStringLiteral("app: zone:b"));
        desk.line.setCursorPosition(4);
        QTest::keyClicks(&desk.line, QStringLiteral("o"));
        desk.choose(0);
        QCOMPARE(desk.line.text(), QStringLiteral("app:orders  zone:b"));
    }

    void aPlainWordIsLeftAlone()
    {
        Desk desk;
        QTest::keyClicks(&desk.line, QStringLiteral("orders-1"));
        QVERIFY(desk.offered().isEmpty());
        desk.line.clear();
        QVERIFY(desk.offered().isEmpty());
    }
};

QTEST_MAIN(FilterLineTest)
#include "tst_filterline.moc"
