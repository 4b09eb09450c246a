// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"

#include <QTest>

class IdsTest : public QObject
{
    Q_OBJECT

private slots:
    void namesApplications_data();
    void namesApplications();
    void keepsInstanceIds_data();
    void keepsInstanceIds();
    void keepsEnvironmentsApart();
    void writesPath();
};

void IdsTest::namesApplications_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("name");
    QTest::newRow("upper case") << std::string("ORDERS") << std::string("ORDERS");
    QTest::newRow("lower case") << std::string("orders") << std::string("ORDERS");
    QTest::newRow("mixed, with signs") << std::string("Orders-v2_a.b") << std::string("ORDERS-V2_A.B");
    QTest::newRow("beyond ASCII is kept") << std::string("caf\xc3\xa9") << std::string("CAF\xc3\xa9");
    QTest::newRow("empty") << std::string() << std::string();
}

void IdsTest::namesApplications()
{
    QFETCH(std::string, text);
    QFETCH(std::string, name);
    const auto made = core::ApplicationName::from(text);
    QCOMPARE(made.has_value(), !name.empty());
    if (made)
        QCOMPARE(made->text(), name);
}

void IdsTest::keepsInstanceIds_data()
{
    QTest::addColumn<std::string>("text");
    QTest::newRow("usual") << std::string("host:orders:8080");
    QTest::newRow("case is kept") << std::string("Host:ORDERS");
    QTest::newRow("spaces are kept") << std::string(" a b ");
    QTest::newRow("slash and percent") << std::string("a/b%2F");
    QTest::newRow("empty") << std::string();
}

void IdsTest::keepsInstanceIds()
{
    QFETCH(std::string, text);
    const auto made = core::InstanceId::from(text);
    QCOMPARE(made.has_value(), !text.empty());
    if (made)
        QCOMPARE(made->text(), text);
}

void IdsTest::keepsEnvironmentsApart()
{
    const auto app = *core::ApplicationName::from("orders");
    const auto id = *core::InstanceId::from("a");
    QVERIFY((core::InstanceKey{"test", app, id} != core::InstanceKey{"production", app, id}));
    QVERIFY(*core::InstanceId::from("A") != id);
}

void IdsTest::writesPath()
{
    const core::InstanceKey key{"test", *core::ApplicationName::from("orders"),
                                *core::InstanceId::from("orders-1:8080")};
    QCOMPARE(key.path(), std::string("ORDERS/orders-1:8080"));
}

QTEST_APPLESS_MAIN(IdsTest)
#include "tst_ids.moc"
