// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eureka/status.h"

#include <QTest>

class StatusTest : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
};

void StatusTest::reads_data()
{
    QTest::addColumn<std::string>("word");
    QTest::addColumn<bool>("isKnown");
    QTest::addColumn<core::Status>("status");
    const auto row = [](const char *word, bool isKnown, core::Status status) {
        QTest::newRow(word) << std::string(word) << isKnown << status;
    };
    row("UP", true, core::Status::Up);
    row("DOWN", true, core::Status::Down);
    row("STARTING", true, core::Status::Starting);
    row("OUT_OF_SERVICE", true, core::Status::OutOfService);
    row("UNKNOWN", true, core::Status::Unknown);
    // Eureka refuses lower case with 500, so it is none of its words.
    row("out_of_service", false, core::Status::Unknown);
    row("BOGUS", false, core::Status::Unknown);
    row(" UP", false, core::Status::Unknown);
}

void StatusTest::reads()
{
    QFETCH(std::string, word);
    QFETCH(bool, isKnown);
    QFETCH(core::Status, status);
    QCOMPARE(core::statusFromWord(word).has_value(), isKnown);
    const core::ReportedStatus reported = core::reportedStatus(word);
    QCOMPARE(reported.status, status);
    QCOMPARE(reported.unknownWord.empty(), isKnown);
    QCOMPARE(std::string(reported.word()), word);
    if (isKnown)
        QCOMPARE(std::string(core::statusWord(status)), word);
}

QTEST_APPLESS_MAIN(StatusTest)
#include "tst_status.moc"
