// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/registry.h"
#include "tests/core/support/builders.h"

#include <QTest>

class RegistryTest : public QObject
{
    Q_OBJECT

private slots:
    void hashes_data();
    void hashes();
    void finds();
    void shortensRejectedTexts();
};

void RegistryTest::hashes_data()
{
    QTest::addColumn<std::string>("statuses");
    QTest::addColumn<std::string>("code");
    const auto row = [](const char *name, const char *statuses, const char *code) {
        QTest::newRow(name) << std::string(statuses) << std::string(code);
    };
    row("nothing registered", "", "");
    row("three up", "UP UP UP", "UP_3_");
    row("one out of three", "UP OUT_OF_SERVICE UP", "OUT_OF_SERVICE_1_UP_2_");
    row("two out, five up", "UP UP OUT_OF_SERVICE UP UP OUT_OF_SERVICE UP", "OUT_OF_SERVICE_2_UP_5_");
    row("every status, names sorted", "UP UNKNOWN STARTING OUT_OF_SERVICE DOWN",
        "DOWN_1_OUT_OF_SERVICE_1_STARTING_1_UNKNOWN_1_UP_1_");
    row("an unknown word counts as UNKNOWN", "BOGUS UNKNOWN", "UNKNOWN_2_");
}

void RegistryTest::hashes()
{
    QFETCH(std::string, statuses);
    QFETCH(std::string, code);
    core::Registry registry;
    const QStringList words = QString::fromStdString(statuses).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &word : words)
        registry.instances.push_back(
            build::instance("i" + std::to_string(registry.instances.size()), word.toStdString()));
    QCOMPARE(core::hashCodeOf(registry), code);
}

void RegistryTest::finds()
{
    core::Registry registry;
    registry.instances = {build::instance("a"), build::instance("b")};
    QCOMPARE(registry.find(build::app("orders"), build::id("b")), &registry.instances[1]);
    QVERIFY(!registry.find(build::app("ORDERS"), build::id("B")));
    QVERIFY(!registry.find(build::app("BILLING"), build::id("a")));
}

void RegistryTest::shortensRejectedTexts()
{
    core::RejectedRows rejected;
    QVERIFY(rejected.empty());
    // 199 letters and then one of two bytes, which is not cut in the middle.
    rejected.add(std::string(199, 'x') + "\xC3\xA9tail", "instanceId");
    QCOMPARE(rejected.rows[0].where, std::string(199, 'x') + "...");
    QCOMPARE(rejected.rows[0].what, std::string("instanceId"));
    for (int i = 0; i < 1'000; ++i)
        rejected.add("application[0]", {});
    QCOMPARE(rejected.count, std::size_t(1'001));
    QCOMPARE(rejected.rows.size(), core::RejectedRows::kept);
}

QTEST_APPLESS_MAIN(RegistryTest)
#include "tst_registry.moc"
