// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/verdicttext.h"

#include <QLocale>
#include <QSet>
#include <QTest>

using Counts = core::RequestCounts;
using ui::VerdictText;

class TestVerdictText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void sentences_data();
    void sentences();
    void namesTheVersions();
    void aVersionMayHoldAnything();
    void eachOutcomeHasAName();
};

void TestVerdictText::sentences_data()
{
    QTest::addColumn<std::optional<Counts>>("before");
    QTest::addColumn<std::optional<Counts>>("after");
    QTest::addColumn<QString>("sentence");
    const auto row = [](std::optional<Counts> before, std::optional<Counts> after, const char *sentence) {
        QTest::newRow(sentence) << before << after << QString::fromUtf8(sentence);
    };
    row(Counts{5120, 3}, Counts{20000, 10},
        "Passed: 10 of 20000 requests failed since then (0.1 %), 3 of 5120 before (0.1 %); that is between "
        "0.12 percentage points fewer and 0.05 more, and 1.0 more are tolerated.");
    row(Counts{1000, 0}, Counts{200, 40},
        "Failed: 40 of 200 requests failed since then (20.0 %), 0 of 1000 before (0.0 %); that is between "
        "15.0 and 26.1 percentage points more, and 1.0 more are tolerated.");
    row(Counts{1000, 0}, Counts{50, 0},
        "Doubtful: 0 of 50 requests failed since then (0.0 %), 0 of 1000 before (0.0 %); too few for a fair "
        "answer, about 331 more requests would tell.");
    row(Counts{40, 0}, Counts{5000, 0},
        "Doubtful: 0 of 5000 requests failed since then (0.0 %), 0 of 40 before (0.0 %); too few for a fair "
        "answer, 60 more requests of those it is compared with would tell.");
    row(Counts{1000, 0}, std::nullopt, "No data: no request was counted yet that could be judged.");
    row(std::nullopt, Counts{20, 1}, "No data to compare with: 1 of 20 requests failed (5.0 %).");
    row(Counts{1000, 0}, Counts{-1, 0}, "No data: the counts that were read contradict themselves.");
}

void TestVerdictText::sentences()
{
    QFETCH(std::optional<Counts>, before);
    QFETCH(std::optional<Counts>, after);
    QTEST(VerdictText::sentence(core::judge(before, after, {})), "sentence");
}

void TestVerdictText::namesTheVersions()
{
    const core::ShareVerdict verdict = core::judge(Counts{5120, 3}, Counts{20000, 10}, {});
    const QString sentence = VerdictText::sentence(verdict, "2.13.0", "2.14.0");
    QVERIFY2(sentence.contains(QLatin1String("10 of 20000 requests failed with 2.14.0 (0.1 %), "
                                             "3 of 5120 with 2.13.0 (0.1 %)")),
             qPrintable(sentence));
    QVERIFY(VerdictText::sentence(verdict, {}, "2.14.0").contains(QLatin1String("no version told")));
    const core::VerdictThresholds limited{0.01, 0.05, 100};
    const QString limit = VerdictText::sentence(core::judge(std::nullopt, Counts{200, 40}, limited));
    QVERIFY2(limit.contains(QLatin1String("surely more than the 5.0 % that are tolerated at most")),
             qPrintable(limit));
}

void TestVerdictText::aVersionMayHoldAnything()
{
    const core::ShareVerdict verdict = core::judge(Counts{5120, 3}, Counts{20000, 10}, {});
    const QString sentence = VerdictText::sentence(verdict, "%1%2\n<b>", "%9 %3");
    QVERIFY2(sentence.contains(QLatin1String("failed with %9 %3 (0.1 %)")), qPrintable(sentence));
    QVERIFY2(sentence.contains(QLatin1String("with %1%2 <b> (0.1 %)")), qPrintable(sentence));
}

void TestVerdictText::eachOutcomeHasAName()
{
    QSet<QString> names;
    for (int outcome = 0; outcome <= int(core::Verdict::Fail); ++outcome)
        names.insert(VerdictText::name(core::Verdict(outcome)));
    QCOMPARE(names.size(), int(core::Verdict::Fail) + 1);
    QVERIFY(!names.contains(QString()));
}

QTEST_APPLESS_MAIN(TestVerdictText)
#include "tst_verdicttext.moc"
