// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/release/overriding.h"

#include <QTest>

#include <algorithm>

using core::Guard;

class OverridingTest : public QObject
{
    Q_OBJECT

private slots:
    void onlyTheseMayBeOverridden();
    void guardsToName_data();
    void guardsToName();
};

void OverridingTest::onlyTheseMayBeOverridden()
{
    const std::vector<Guard> allowed{Guard::LastServing, Guard::AnotherOperation, Guard::PeersDisagree,
                                     Guard::StaleData,   Guard::MayStillRun,      Guard::SharedId,
                                     Guard::OtherCluster};
    for (int number = 0; number <= int(Guard::OtherCluster); ++number) {
        const auto guard = Guard(number);
        const bool isAllowed = std::find(allowed.begin(), allowed.end(), guard) != allowed.end();
        QVERIFY2(core::mayBeOverridden(guard) == isAllowed, std::string(core::guardName(guard)).c_str());
    }
}

void OverridingTest::guardsToName_data()
{
    // Names of guards; "!" in front of one that blocks.
    QTest::addColumn<QString>("findings");
    QTest::addColumn<QString>("toName");
    QTest::newRow("nothing found") << ""
                                   << "";
    QTest::newRow("a warning alone") << "below-half"
                                     << "";
    QTest::newRow("one") << "!last-serving"
                         << "last-serving";
    QTest::newRow("one that only warns is not named") << "!last-serving stale-data"
                                                      << "last-serving";
    QTest::newRow("several, in their order") << "!stale-data below-half !peers-disagree"
                                             << "stale-data peers-disagree";
    QTest::newRow("one that may not be hides the others") << "!last-serving !read-only"
                                                          << "";
    QTest::newRow("and in the other order") << "!read-only !last-serving"
                                            << "";
    QTest::newRow("another process is never stopped") << "!not-identified"
                                                      << "";
}

void OverridingTest::guardsToName()
{
    QFETCH(QString, findings);
    QFETCH(QString, toName);
    std::vector<core::GuardFinding> found;
    for (const QString &word : findings.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const bool blocks = word.startsWith(QLatin1Char('!'));
        const auto guard = core::guardFromName(word.mid(blocks ? 1 : 0).toStdString());
        QVERIFY2(guard, qPrintable(word));
        found.push_back({*guard, blocks, {}});
    }
    QStringList names;
    for (const Guard guard : core::guardsToOverride(found)) {
        const std::string_view name = core::guardName(guard);
        names << QString::fromUtf8(name.data(), qsizetype(name.size()));
    }
    QCOMPARE(names.join(QLatin1Char(' ')), toName);
}

QTEST_APPLESS_MAIN(OverridingTest)
#include "tst_overriding.moc"
