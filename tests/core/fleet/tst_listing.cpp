// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/listing.h"
#include "tests/core/support/builders.h"

#include <QTest>

using core::Column;

class ListingTest : public QObject
{
    Q_OBJECT

private slots:
    void filters_data();
    void filters();
    void unknownWordsAreUnknown_data();
    void unknownWordsAreUnknown();
    void sorts_data();
    void sorts();
    void equalRowsKeepTheirOrder();
    void narrowsToApplication();
};

void ListingTest::filters_data()
{
    QTest::addColumn<std::string>("filter");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *filter, bool matches) {
        QTest::addRow("%s: %s", filter, matches ? "yes" : "no") << std::string(filter) << matches;
    };
    row("", true);
    row("   ", true);
    row("orders-1", true);
    row("ORDERS-1:8080", true); // an id with a colon is no field
    row("2.14", true);
    row("billing", false);
    row("orders billing", false); // all words must match
    row("status:oos", true);
    row("status:out_of_service", true);
    row("status:up", false);
    row("-status:up", true);
    row("-status:oos", false);
    row("app:orders", true);
    row("app:ord*", true);
    row("app:rders*", false);
    row("version:2.14*", true);
    row("version:2.15*", false);
    row("zone:b", true);
    row("zone:c", false);
    row("host:orders-1", true);
    row("ip:10.0.0.1", true);
    row("ip:10.0.*", true);
    row("override:any", true);
    row("override:none", false);
    row("override:oos", true);
    row("override:up", false);
    row("status:oos -zone:c version:2*", true);
    row("-", true); // a lone dash negates nothing: it is text, and the id has one
}

void ListingTest::filters()
{
    QFETCH(std::string, filter);
    QFETCH(bool, matches);
    core::InstanceView row = build::row(build::instance("orders-1:8080", "OUT_OF_SERVICE", "OUT_OF_SERVICE"));
    row.version = "2.14.0";
    row.zone = "zone-b";
    QCOMPARE(core::matchesFilter(row, filter), matches);
}

void ListingTest::unknownWordsAreUnknown_data()
{
    QTest::addColumn<std::string>("status");
    QTest::addColumn<std::string>("filter");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *status, const char *filter, bool matches) {
        QTest::addRow("%s, %s", status, filter) << std::string(status) << std::string(filter) << matches;
    };
    row("UNKNOWN", "status:unknown", true);
    row("PAUSED", "status:unknown", true);
    row("PAUSED", "status:paused", true);
    row("PAUSED", "-status:unknown", false);
    row("PAUSED", "status:up", false);
    row("UP", "status:unknown", false);
}

void ListingTest::unknownWordsAreUnknown()
{
    QFETCH(std::string, status);
    QFETCH(std::string, filter);
    QFETCH(bool, matches);
    QCOMPARE(core::matchesFilter(build::row(build::instance("orders-1:8080", status)), filter), matches);
}

void ListingTest::sorts_data()
{
    QTest::addColumn<Column>("column");
    const std::pair<const char *, Column> columns[] = {
        {"requests", Column::Requests}, {"errors", Column::Errors},   {"in flight", Column::InFlight},
        {"since", Column::Since},       {"version", Column::Version}, {"health", Column::Health},
        {"override", Column::Override}};
    for (const auto &[name, column] : columns)
        QTest::newRow(name) << column;
}

void ListingTest::sorts()
{
    QFETCH(Column, column);
    // The unknown one lies in the middle by key.
    std::vector<core::InstanceView> rows{build::row(build::instance("1-high", "UP", "UP")),
                                         build::row(build::instance("2-unknown")),
                                         build::row(build::instance("3-low", "DOWN", "DOWN"))};
    const double values[] = {9, 0, 1};
    for (const std::size_t i : {0U, 2U}) {
        core::TrafficRate rate;
        rate.requestsPerSecond = values[i];
        rate.errorShare = values[i] / 10;
        rows[i].rate = rate;
        rows[i].traffic.answered(build::sample(0, 1, static_cast<int>(values[i])), build::at(0), {});
        rows[i].statusSince = build::at(values[i]);
        rows[i].version = std::to_string(values[i]);
        rows[i].health.answered(build::health(i == 0 ? "UP" : "DOWN"), build::at(0), {});
    }
    rows[1].statusSince.reset();
    rows[1].health = {};
    const core::FleetView fleet = build::fleet(rows);
    core::ListQuery query;
    query.sortBy = column;
    QCOMPARE(core::arrange(fleet, query), (std::vector<std::uint32_t>{2, 0, 1}));
    query.descending = true;
    QCOMPARE(core::arrange(fleet, query), (std::vector<std::uint32_t>{0, 2, 1}));
}

void ListingTest::equalRowsKeepTheirOrder()
{
    const core::FleetView fleet =
        build::fleet({build::instance("a"), build::instance("b"), build::instance("c")});
    core::ListQuery query;
    query.sortBy = Column::Status;
    QCOMPARE(core::arrange(fleet, query), (std::vector<std::uint32_t>{0, 1, 2}));
    query.descending = true;
    QCOMPARE(core::arrange(fleet, query), (std::vector<std::uint32_t>{0, 1, 2}));
    query.sortBy = Column::Instance;
    QCOMPARE(core::arrange(fleet, query), (std::vector<std::uint32_t>{2, 1, 0}));
}

void ListingTest::narrowsToApplication()
{
    const core::FleetView fleet =
        build::fleet({build::instance("a"), build::instance("b", "UP", "UNKNOWN", "ZEBRA")});
    core::ListQuery query;
    query.application = build::app("zebra");
    QCOMPARE(core::arrange(fleet, query), std::vector<std::uint32_t>{1});
    query.filter = "app:orders";
    QVERIFY(core::arrange(fleet, query).empty());
}

QTEST_APPLESS_MAIN(ListingTest)
#include "tst_listing.moc"
