// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/versionfailures.h"
#include "tests/core/support/builders.h"

#include <QTest>

class VersionFailuresTest : public QObject
{
    Q_OBJECT

private slots:
    void holdsVersionsAgainstEachOther();
    void whatIsNotKnownIsMissing();
    void oneVersionIsNone();
    void asksSomeOfEach();
};

namespace {

core::InstanceView row(const char *id, const std::string &version, double registeredAt,
                       const char *status = "UP")
{
    core::Instance instance = build::instance(id, status);
    instance.lease.registered = build::at(registeredAt);
    core::InstanceView row = build::row(instance);
    row.version = version;
    return row;
}

void count(core::InstanceView &row, double requests, double errors)
{
    core::TrafficSample sample = build::sample(0, requests);
    sample.serverErrors = errors;
    row.traffic.answered(sample, build::at(0), "http://there");
}

void setFailing(core::FleetFacts &facts, const char *id, std::vector<core::FailingPath> paths,
                std::size_t leftOut = 0)
{
    facts.instances[{build::app(), build::id(id)}].failing.answered({std::move(paths), leftOut}, build::at(0),
                                                                    "http://there");
}

std::string names(const std::vector<core::InstanceName> &names)
{
    std::string joined;
    for (const auto &[application, id] : names)
        joined += id.text() + " ";
    return joined;
}

} // namespace

void VersionFailuresTest::holdsVersionsAgainstEachOther()
{
    core::FleetFacts facts;
    std::vector<core::InstanceView> rows{row("o1", "2.9.0", -500), row("o2", "2.9.0", -400),
                                         row("o3", "2.10.0", -10)};
    count(rows[0], 900, 3);
    count(rows[1], 100, 1);
    count(rows[2], 50, 5);
    setFailing(facts, "o1", {{"/a", 2, {"500"}, {"E"}, 1}, {"/b", 1, {"503"}, {}, {}}});
    setFailing(facts, "o2", {{"/a", 1, {"502"}, {}, {}}}, 2);
    setFailing(facts, "o3", {{"/c", 4, {"500"}, {"F"}, {}}, {"/a", 1, {"500"}, {"E"}, {}}});
    const auto versions = core::versionFailures(facts, rows);
    QCOMPARE(versions.size(), std::size_t(2));
    const core::VersionFailures old{
        "2.9.0", 2, 2, 1000, 4, 2, {{{"/a", 3, {"500", "502"}, {"E"}, {}}, {"/b", 1, {"503"}, {}, {}}}, 2}};
    QVERIFY(versions[0] == old); // it registered first, whatever the order of the words
    QCOMPARE(versions[1].version, std::string("2.10.0"));
    QCOMPARE(versions[0].share(), std::optional(0.004));
    QCOMPARE(versions[1].share(), std::optional(0.1));
    QCOMPARE(core::failingPathsOf(versions), (std::vector<std::string>{"/a", "/c", "/b"}));
}

void VersionFailuresTest::whatIsNotKnownIsMissing()
{
    core::FleetFacts facts;
    std::vector<core::InstanceView> rows{row("o1", "1", -500), row("o2", "1", -400), row("o3", "2", -10)};
    rows[2].traffic = {};
    count(rows[0], 0, 0);
    count(rows[1], 10, 0);
    rows[1].traffic.value->fault = core::CounterFault::NoNumber;
    const auto versions = core::versionFailures(facts, rows);
    QCOMPARE(versions.size(), std::size_t(2));
    QCOMPARE(versions[0].counted, 1);
    QCOMPARE(versions[0].requests, std::optional(0.0));
    QVERIFY(!versions[0].share()); // of no requests there is none
    QVERIFY(!versions[1].requests && !versions[1].share());
    QCOMPARE(versions[1].asked, 0);
}

void VersionFailuresTest::oneVersionIsNone()
{
    const std::vector<core::InstanceView> rows{row("o1", "1", -500), row("o2", "1", -400),
                                               row("o3", "", -10)};
    QVERIFY(core::versionFailures({}, rows).empty());
    QVERIFY(core::comparedInstances(rows).empty());
}

void VersionFailuresTest::asksSomeOfEach()
{
    std::vector<core::InstanceView> rows{row("o1", "1", 0, "DOWN"), row("o2", "1", 0), row("o3", "1", 0),
                                         row("o4", "1", 0),         row("o5", "2", 0), row("o6", "", 0)};
    QCOMPARE(names(core::comparedInstances(rows)), std::string("o2 o3 o4 o5 ")); // those that serve first
}

QTEST_APPLESS_MAIN(VersionFailuresTest)
#include "tst_versionfailures.moc"
