// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/filterterms.h"
#include "tests/core/support/builders.h"

#include <QTest>

class FilterTermsTest : public QObject
{
    Q_OBJECT

private slots:
    void terms_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("terms");
        const auto row = [](const char *name, const char *typed, const char *terms) {
            QTest::newRow(name) << QString::fromLatin1(typed) << QString::fromLatin1(terms);
        };
        row("nothing yet", "", "app: host: ip: override: status: version: zone:");
        row("a field begun", "o", "override:");
        row("any case", "ST", "status:");
        row("turned round", "-a", "-app:");
        row("a field's values", "app:", "app:orders app:payments");
        row("a value begun", "app:O", "app:orders");
        row("turned round, with a value", "-app:p", "-app:payments");
        row("what is typed whole", "app:orders", "");
        row("words of the language and of the fleet",
            "status:", "status:oos status:out_of_service status:up");
        row("overrides there are", "override:", "override:any override:none override:out_of_service");
        row("a plain word", "orders-1", "");
        row("a value that nobody has", "app:nothing", "");
        row("no such field", "colour:", "");
    }

    void terms()
    {
        QFETCH(QString, typed);
        QFETCH(QString, terms);
        const core::FleetView fleet = build::fleet(std::vector<core::Instance>{
            build::instance("o1"), build::instance("o2", "OUT_OF_SERVICE", "OUT_OF_SERVICE"),
            build::instance("p1", "UP", "UNKNOWN", "PAYMENTS")});
        QStringList found;
        for (const std::string &term : core::filterTerms(fleet, typed.toStdString()))
            found << QString::fromStdString(term);
        QCOMPARE(found.join(QLatin1Char(' ')), terms);
    }

    void manyAreBounded()
    {
        std::vector<core::Instance> instances;
        for (int i = 0; i < 50; ++i)
            instances.push_back(
                build::instance("i" + std::to_string(i), "UP", "UNKNOWN", "APP" + std::to_string(i)));
        QCOMPARE(core::filterTerms(build::fleet(instances), "app:").size(), std::size_t(12));
    }

    void aValueWithASpaceCannotBeTyped()
    {
        core::FleetView fleet = build::fleet(std::vector<core::Instance>{build::instance("o1")});
        fleet.instances.front().zone = "zone a";
        QVERIFY(core::filterTerms(fleet, "zone:").empty());
    }
};

QTEST_APPLESS_MAIN(FilterTermsTest)
#include "tst_filterterms.moc"
