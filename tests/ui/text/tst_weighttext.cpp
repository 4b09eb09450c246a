// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/weighttext.h"

#include <QLocale>
#include <QTest>

using ui::WeightText;

namespace {

const core::InstanceId own = *core::InstanceId::from("o1");

QString shown(const core::BalancerWeights &weights, std::optional<double> measured)
{
    QStringList lines;
    for (const auto &[name, value] : WeightText::lines(weights, measured, own))
        lines << name + QStringLiteral(" | ") + value;
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class WeightTextTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void saysWhoReadsThem()
    {
        core::BalancerWeights weights{{{"o1", 3}, {"o2", 1}}, {"GATEWAY/g1", "SHOP/s1"}, true};
        QCOMPARE(WeightText::sentence(weights),
                 QStringLiteral("Weights, read by GATEWAY/g1, SHOP/s1 – o1: 3 (75.0 %), o2: 1 (25.0 %)"));
        weights.callers.clear();
        QCOMPARE(WeightText::sentence(weights),
                 QStringLiteral("Weights, no caller is known to share out by weight – o1: 3 (75.0 %), o2: 1 "
                                "(25.0 %)"));
        weights.isTold = false; // neither told nor read
        QCOMPARE(WeightText::sentence(weights), QString());
    }

    void besideWhatIsMeasured()
    {
        const core::BalancerWeights weights{{{"o1", 3}, {"o2", 1}}, {"GATEWAY/g1"}, true};
        QCOMPARE(shown(weights, 0.5), QStringLiteral("measured now | 50.0 %\n"
                                                     "by its weight 3 | 75.0 %, read by GATEWAY/g1"));
        QCOMPARE(shown({{{"o1", 1}}, {}, false}, 0.5), QStringLiteral("measured now | 50.0 %"));
        QCOMPARE(shown({{{"o2", 1}}, {"GATEWAY/g1"}, true}, {}), QString()); // out of service: gets none
    }
};

QTEST_APPLESS_MAIN(WeightTextTest)
#include "tst_weighttext.moc"
