// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fleet/absences.h"
#include "tests/core/support/builders.h"

#include <QTest>

#include <set>

class AbsencesTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhoIsMissingForLong();
    void whoCameBackBeginsAnew();
};

namespace {

const core::InstanceName first{build::app("ORDERS"), build::id("o1")};
const core::InstanceName second{build::app("ORDERS"), build::id("o2")};
constexpr core::Millis minute = std::chrono::minutes(1);
using Names = std::vector<core::InstanceName>;

Names missing(core::Absences &absences, const std::set<core::InstanceName> &there, double at)
{
    return absences.missingFor(
        minute, {first, second}, [&](const core::InstanceName &name) { return there.contains(name); },
        build::at(at));
}

} // namespace

void AbsencesTest::tellsWhoIsMissingForLong()
{
    core::Absences absences;
    QVERIFY(missing(absences, {first, second}, 0).empty());
    QVERIFY(missing(absences, {second}, 10).empty());
    QVERIFY(missing(absences, {second}, 69).empty());
    QCOMPARE(missing(absences, {second}, 70), Names{first});
    QVERIFY(missing(absences, {second}, 71).empty()); // told once; its time begins anew
}

void AbsencesTest::whoCameBackBeginsAnew()
{
    core::Absences absences;
    missing(absences, {second}, 0);
    missing(absences, {first, second}, 50);
    QVERIFY(missing(absences, {second}, 60).empty());
    QVERIFY(missing(absences, {second}, 119).empty());
    QCOMPARE(missing(absences, {}, 120), Names{first});
}

QTEST_APPLESS_MAIN(AbsencesTest)
#include "tst_absences.moc"
