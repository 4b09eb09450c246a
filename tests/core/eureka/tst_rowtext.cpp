// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/rowtext.h"

#include <QTest>

using core::RowText;

class RowTextTest : public QObject
{
    Q_OBJECT

private slots:
    void holdsText();
    void copiesOwnTheirText();
    void movesKeepTheView();
};

void RowTextTest::holdsText()
{
    RowText text;
    QVERIFY(text.empty());
    QVERIFY(text == "");
    text = "orders";
    QVERIFY(text == "orders");
    QVERIFY(text == std::string("orders"));
    QVERIFY(text == RowText("orders"));
    QVERIFY(!(text == "order"));
    QVERIFY(text.starts_with("or") && text.ends_with("rs"));
    QCOMPARE(text.size(), std::size_t(6));
    const std::string zero("a\0b", 3);
    text = zero;
    QCOMPARE(text.text(), zero);
    const RowText &self = text;
    text = self;
    QCOMPARE(text.text(), zero);
    text = std::string_view();
    QVERIFY(text.empty());
}

void RowTextTest::copiesOwnTheirText()
{
    std::string memory = "web7.lab";
    const RowText viewing = RowText::viewing(memory);
    QVERIFY(viewing.view().data() == memory.data());
    const RowText copy = viewing;
    RowText assigned;
    assigned = viewing;
    memory = "XXXXXXXX";
    QCOMPARE(copy.text(), std::string("web7.lab"));
    QCOMPARE(assigned.text(), std::string("web7.lab"));
    QCOMPARE(viewing.text(), std::string("XXXXXXXX"));
}

void RowTextTest::movesKeepTheView()
{
    const std::string memory = "web7.lab";
    RowText viewing = RowText::viewing(memory);
    const RowText moved = std::move(viewing);
    QVERIFY(moved.view().data() == memory.data());
    RowText owning = "own";
    owning = RowText("other");
    QCOMPARE(owning.text(), std::string("other"));
}

QTEST_APPLESS_MAIN(RowTextTest)
#include "tst_rowtext.moc"
