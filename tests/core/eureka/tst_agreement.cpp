// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/agreement.h"
#include "tests/core/support/builders.h"

#include <QTest>

using Kind = core::AgreementCell::Kind;

class AgreementTest : public QObject
{
    Q_OBJECT

private slots:
    void putsDisagreeingFirst();
    void oldListSaysNothing();
    void repairs_data();
    void repairs();
    void aMissingInstanceIsNotRepaired();
};

namespace {

core::Registry list(std::vector<core::Instance> instances)
{
    return *build::peer(build::peerOne, std::move(instances)).served.value;
}

const core::Instance up = build::instance("b", "UP");
const core::Instance out = build::instance("b", "OUT_OF_SERVICE", "OUT_OF_SERVICE");

} // namespace

void AgreementTest::putsDisagreeingFirst()
{
    const core::Registry one = list({build::instance("a"), out, build::instance("c")});
    const core::Registry two = list({build::instance("a"), up});
    const auto rows = core::agreementOf({{"1", &one}, {"2", &two}, {"3", nullptr}});
    QCOMPARE(rows.size(), std::size_t(3));
    QCOMPARE(rows[0].id.text(), std::string("b"));
    QCOMPARE(rows[1].id.text(), std::string("c"));
    QCOMPARE(rows[2].id.text(), std::string("a"));
    QVERIFY(rows[0].disagrees && rows[1].disagrees && !rows[2].disagrees);
    QCOMPARE(rows[1].cells[0].kind, Kind::Listed);
    QCOMPARE(rows[1].cells[1].kind, Kind::Missing);
    QCOMPARE(rows[1].cells[2].kind, Kind::NoAnswer);
}

void AgreementTest::oldListSaysNothing()
{
    const core::Registry one = list({out});
    const core::Registry two = list({up});
    const auto rows = core::agreementOf({{"1", &one}, {"2", &two, true, core::Seconds(40)}});
    QVERIFY(!rows[0].disagrees);
    QVERIFY(rows[0].cells[1].isOld);
    QVERIFY(rows[0].cells[1].age == core::Seconds(40));
    QVERIFY(!core::repairOf(rows[0]));
}

void AgreementTest::repairs_data()
{
    QTest::addColumn<std::vector<core::Instance>>("said");
    QTest::addColumn<std::optional<core::Repair>>("repair");
    using Said = std::vector<core::Instance>;
    using Maybe = std::optional<core::Repair>;
    const core::Instance down = build::instance("b", "DOWN", "DOWN");
    QTest::newRow("second missed it") << Said{out, up} << Maybe({0, core::SetOverride{}, {1}});
    QTest::newRow("only the last has it") << Said{up, up, out} << Maybe({2, core::SetOverride{}, {0, 1}});
    QTest::newRow("all have it") << Said{out, out} << Maybe();
    QTest::newRow("none has one") << Said{up, up} << Maybe();
    QTest::newRow("two different ones") << Said{out, down, up} << Maybe();
}

void AgreementTest::repairs()
{
    QFETCH(std::vector<core::Instance>, said);
    QFETCH(std::optional<core::Repair>, repair);
    std::vector<core::Registry> lists;
    for (const core::Instance &one : said)
        lists.push_back(list({one}));
    std::vector<core::PeerList> peers;
    for (const core::Registry &one : lists)
        peers.push_back({"peer", &one});
    QVERIFY(core::repairOf(core::agreementOf(peers).front()) == repair);
}

// A status for what is not registered there is 404.
void AgreementTest::aMissingInstanceIsNotRepaired()
{
    const core::Registry one = list({out});
    const core::Registry none = list({});
    const core::Registry two = list({up});
    QVERIFY(!core::repairOf(core::agreementOf({{"1", &one}, {"2", &none}}).front()));
    const core::Repair repair{1, core::SetOverride{}, {2}};
    QVERIFY(core::repairOf(core::agreementOf({{"1", &none}, {"2", &one}, {"3", &two}}).front()) == repair);
}

QTEST_APPLESS_MAIN(AgreementTest)
#include "tst_agreement.moc"
