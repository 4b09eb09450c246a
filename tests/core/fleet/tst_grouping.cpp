// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/grouping.h"
#include "tests/core/support/registration.h"

#include <QTest>

using core::Grouping;

Q_DECLARE_METATYPE(core::Grouping)
Q_DECLARE_METATYPE(std::vector<std::uint32_t>)

namespace {

using Order = std::vector<std::uint32_t>;

core::InstanceView row(const char *host, const char *zone, const char *version)
{
    const auto application = *core::ApplicationName::from("ORDERS");
    const auto id = *core::InstanceId::from(host);
    core::InstanceView view{{"a", application, id},
                            std::make_shared<const core::Instance>(core::Instance{application, id})};
    build::registrationOf(view).hostName = host;
    view.zone = zone;
    view.version = version;
    return view;
}

core::FleetView fleet()
{
    core::FleetView fleet;
    fleet.instances = {row("b", "z2", "2.0"), row("a", "", "1.0"), row("c", "z1", "2.0"), row("d", "z2", "")};
    return fleet;
}

} // namespace

class GroupingTest : public QObject
{
    Q_OBJECT

private slots:
    void putsTogether_data()
    {
        QTest::addColumn<Grouping>("by");
        QTest::addColumn<Order>("order");
        QTest::addColumn<Order>("expected");
        QTest::newRow("nothing") << Grouping::None << Order{3, 1, 0} << Order{3, 1, 0};
        QTest::newRow("host") << Grouping::Host << Order{3, 2, 1, 0} << Order{1, 0, 2, 3};
        QTest::newRow("zone, those without one last")
            << Grouping::Zone << Order{0, 1, 2, 3} << Order{2, 0, 3, 1};
        QTest::newRow("within a group as it was") << Grouping::Zone << Order{3, 2, 1, 0} << Order{2, 3, 0, 1};
        QTest::newRow("version, only what is shown") << Grouping::Version << Order{3, 2, 1} << Order{1, 2, 3};
        QTest::newRow("no rows") << Grouping::Host << Order{} << Order{};
    }

    void putsTogether()
    {
        QFETCH(Grouping, by);
        QFETCH(Order, order);
        QFETCH(Order, expected);
        QVERIFY(core::grouped(fleet(), order, by) == expected);
    }

    void namesAreReadBack()
    {
        for (const Grouping one : {Grouping::None, Grouping::Host, Grouping::Zone, Grouping::Version})
            QVERIFY(core::groupingFromName(core::groupingName(one)) == one);
        QVERIFY(!core::groupingFromName("colour"));
    }
};

QTEST_APPLESS_MAIN(GroupingTest)
#include "tst_grouping.moc"
