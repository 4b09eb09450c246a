// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/linedetails.h"
#include "tests/core/support/builders.h"

#include <QTest>

using namespace std::chrono_literals;

class LineDetailsTest : public QObject
{
    Q_OBJECT

private slots:
    void namesLeadBack()
    {
        for (const auto purpose :
             {core::WritePurpose::TakeOut, core::WritePurpose::Shutdown, core::WritePurpose::Cancel})
            QCOMPARE(core::purposeFromName(core::purposeName(purpose)), std::optional(purpose));
        for (const auto answer : {core::WriteAnswer::Awaited, core::WriteAnswer::Unknown,
                                  core::WriteAnswer::Accepted, core::WriteAnswer::NotDone})
            QCOMPARE(core::answerFromName(core::answerName(answer)), std::optional(answer));
        for (const auto goal : {core::Goal::Drain, core::Goal::Restore, core::Goal::Shutdown})
            QCOMPARE(core::goalFromName(core::goalName(goal)), std::optional(goal));
        for (const auto proof : {core::Proof::None, core::Proof::Time, core::Proof::Traffic})
            QCOMPARE(core::proofFromName(core::proofName(proof)), std::optional(proof));
        for (int i = 0; i <= static_cast<int>(core::Phase::Failed); ++i) {
            const auto phase = static_cast<core::Phase>(i);
            QCOMPARE(core::phaseFromName(core::phaseName(phase)), std::optional(phase));
        }
        for (int i = 0; i <= static_cast<int>(core::JournalKind::Closed); ++i) {
            const auto kind = static_cast<core::JournalKind>(i);
            QCOMPARE(core::journalKindFromName(core::journalKindName(kind)), std::optional(kind));
        }
        QVERIFY(!core::purposeFromName("set-override"));
        QVERIFY(!core::phaseFromName(""));
    }

    void readsNumbers_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<bool>("isRead");
        QTest::newRow("a number") << std::string("30000") << true;
        QTest::newRow("empty") << std::string() << false;
        QTest::newRow("a word") << std::string("soon") << false;
        QTest::newRow("a number and a word") << std::string("30s") << false;
    }
    void readsNumbers()
    {
        QFETCH(std::string, text);
        QFETCH(bool, isRead);
        const core::LineDetails details{{"fetch", text}};
        QCOMPARE(core::lengthOf(details, "fetch"), isRead ? std::optional(core::Millis(30s)) : std::nullopt);
        QVERIFY(!core::lengthOf(details, "list-cache"));
    }

    void timesLeadBack()
    {
        QCOMPARE(core::timeOf({{"drained-since", core::timeText(build::at(1.5))}}, "drained-since"),
                 std::optional(build::at(1.5)));
    }

    void urlsLeadBack_data()
    {
        QTest::addColumn<std::vector<std::string>>("urls");
        QTest::newRow("none") << std::vector<std::string>();
        QTest::newRow("one") << std::vector<std::string>{build::peerOne};
        QTest::newRow("two") << std::vector<std::string>{build::peerOne, build::peerTwo};
    }
    void urlsLeadBack()
    {
        QFETCH(std::vector<std::string>, urls);
        QCOMPARE(core::splitUrls(core::joinedUrls(urls)), urls);
    }

    void tellsHopsWithTheirSources()
    {
        core::Operation operation{1, build::key()};
        operation.phase = core::Phase::ReadingBack;
        operation.drainedSince = build::at(2);
        operation.budget.hops = {{core::HopKind::RegistryFetch, 5s, core::HopSource::Read, "gateway-1"},
                                 {core::HopKind::ListCache, 35s}};
        const auto details = core::moveDetails(operation, core::Phase::Waiting);
        QCOMPARE(core::detailOf(details, "hop-fetch"),
                 std::optional<std::string_view>("5000 read gateway-1"));
        QCOMPARE(core::detailOf(details, "hop-list-cache"), std::optional<std::string_view>("35000 assumed"));
        QCOMPARE(core::timeOf(details, "drained-since"), std::optional(build::at(2)));
    }
};

QTEST_GUILESS_MAIN(LineDetailsTest)
#include "tst_linedetails.moc"
