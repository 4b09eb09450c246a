// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/pastcharts.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

/// What is listed of earlier releases, and what is opened again, after the program was closed.
class PastChartsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void listsReleasesAndSingleOperations();
    void anotherEnvironmentIsNotListed();
    void listIsBounded();
    void opensAReleaseWithAllItsOperations();
    void aSampleKeptTwiceCountsOnce();
    void unknownIsNotFound();
    void bothAtOnce();
    void aFileThatIsNotThere();

private:
    QString path(const char *name) const { return m_folder.filePath(QLatin1StringView(name)); }

    QTemporaryDir m_folder;
    std::unique_ptr<app::Journal> m_journal;
    std::unique_ptr<app::RunHistory> m_history;
};

namespace {

core::TimePoint at(int seconds)
{
    return core::TimePoint(core::Seconds(1'800'000'000 + seconds));
}

app::JournalContext context(const char *operation, const char *instance, const char *release = "",
                            const char *operatorName = "anna", const char *environment = "demo")
{
    return {QLatin1StringView(environment), QLatin1StringView(operatorName), QLatin1StringView(operation),
            QLatin1StringView(instance), QLatin1StringView(release)};
}

core::JournalLine moved(core::Phase from, core::Phase to)
{
    return {core::JournalKind::Moved,
            "",
            {{"from", std::string(core::phaseName(from))}, {"to", std::string(core::phaseName(to))}}};
}

core::CountSample sample(int seconds, const char *name, double requests, double errors)
{
    return {at(seconds), core::Side::Server, name, requests, errors, at(-1000)};
}

} // namespace

void PastChartsTest::initTestCase()
{
    app::Journal journal;
    app::RunHistory history;
    QVERIFY(journal.open(path("journal.sqlite")));
    QVERIFY(history.open(path("history.sqlite")));
    const core::JournalLine started{core::JournalKind::Started, "", {}};
    const core::JournalLine drained = moved(core::Phase::TakingOut, core::Phase::ReadingBack);
    QVERIFY(journal.append(context("op-0", "STOCK/stock-1", "", "bob"), started, at(-500)));
    QVERIFY(journal.append(context("rel-1", "ORDERS", "rel-1"), started, at(0)));
    QVERIFY(journal.append(context("op-1", "ORDERS/orders-1", "rel-1"), started, at(1)));
    QVERIFY(journal.append(context("op-1", "ORDERS/orders-1", "rel-1"), drained, at(2)));
    QVERIFY(journal.append(context("op-2", "ORDERS/orders-2", "rel-1", "carl"), started, at(20)));
    QVERIFY(journal.append(context("op-2", "ORDERS/orders-2", "rel-1", "carl"), drained, at(21)));
    QVERIFY(journal.append(context("op-9", "ORDERS/orders-9", "", "eve", "other"), started, at(30)));
    QVERIFY(history.add(
        QStringLiteral("op-1"),
        {sample(2, "orders-1", 10, 0), sample(4, "orders-1", 30, 2), sample(20, "orders-2", 5, 0)},
        {{at(2), "orders-1", "UP", "UNKNOWN"}}));
    QVERIFY(history.add(QStringLiteral("op-2"), {sample(20, "orders-2", 5, 0), sample(22, "orders-2", 15, 1)},
                        {{at(20), "orders-1", "OUT_OF_SERVICE", "OUT_OF_SERVICE"}}));
    m_journal = std::make_unique<app::Journal>();
    m_history = std::make_unique<app::RunHistory>();
    QVERIFY(m_journal->open(path("journal.sqlite")));
    QVERIFY(m_history->open(path("history.sqlite")));
}

void PastChartsTest::listsReleasesAndSingleOperations()
{
    const auto past = app::readPastReleases(path("journal.sqlite"), QStringLiteral("demo"), 10);
    QVERIFY(past);
    QCOMPARE(past->size(), std::size_t(2));
    const core::PastRelease &release = past->front();
    QCOMPARE(release.id, std::string("rel-1"));
    QVERIFY(release.isRelease);
    QCOMPARE(release.application, std::string("ORDERS"));
    QCOMPARE(release.instances, std::size_t(2));
    QCOMPARE(release.instance, std::string());
    QCOMPARE(release.operators, std::string("anna,carl"));
    QCOMPARE(release.from, at(0));
    QCOMPARE(release.to, at(21));
    const core::PastRelease single{"op-0", "STOCK", "stock-1", 1, "bob", at(-500), at(-500), false};
    QCOMPARE(past->back(), single);
}

void PastChartsTest::anotherEnvironmentIsNotListed()
{
    const auto past = app::readPastReleases(path("journal.sqlite"), QStringLiteral("other"), 10);
    QVERIFY(past);
    QCOMPARE(past->size(), std::size_t(1));
    QCOMPARE(past->front().id, std::string("op-9"));
}

void PastChartsTest::listIsBounded()
{
    const auto past = app::readPastReleases(path("journal.sqlite"), QStringLiteral("demo"), 1);
    QVERIFY(past);
    QCOMPARE(past->size(), std::size_t(1));
    QCOMPARE(past->front().id, std::string("rel-1")); // the newest
}

void PastChartsTest::opensAReleaseWithAllItsOperations()
{
    const auto charts = app::readPastCharts(*m_journal, *m_history, QStringLiteral("rel-1"));
    QVERIFY(charts);
    QCOMPARE(charts->id, std::string("rel-1"));
    const std::vector<core::ChartMark> marks{{at(2), core::MarkKind::Drain, "orders-1"},
                                             {at(21), core::MarkKind::Drain, "orders-2"}};
    QCOMPARE(charts->marks, marks);
    QCOMPARE(charts->changes.size(), std::size_t(2));
    QCOMPARE(charts->from, at(2));
    QCOMPARE(charts->to, at(22));
}

void PastChartsTest::aSampleKeptTwiceCountsOnce()
{
    const auto charts = app::readPastCharts(*m_journal, *m_history, QStringLiteral("rel-1"));
    QVERIFY(charts);
    QCOMPARE(charts->impact.requestsAtServers, std::optional(30.0));
    QCOMPARE(charts->impact.failedAtServers, std::optional(3.0));
}

void PastChartsTest::unknownIsNotFound()
{
    const auto charts = app::readPastCharts(*m_journal, *m_history, QStringLiteral("rel-7"));
    QVERIFY(!charts);
    QCOMPARE(charts.error().kind, core::ErrorKind::NotFound);
}

void PastChartsTest::bothAtOnce()
{
    const core::Past past =
        app::readPast(path("journal.sqlite"), QStringLiteral("demo"), QStringLiteral("rel-1"));
    QVERIFY(!past.error);
    QCOMPARE(past.releases.size(), std::size_t(2));
    QVERIFY(past.opened);
    QCOMPARE(past.opened->marks.size(), std::size_t(2));
    QVERIFY(!app::readPast(path("journal.sqlite"), QStringLiteral("demo"), {}).opened);
}

void PastChartsTest::aFileThatIsNotThere()
{
    const core::Past past = app::readPast(path("none.sqlite"), QStringLiteral("demo"), QStringLiteral("x"));
    QVERIFY(past.error);
    QCOMPARE(past.error->kind, core::ErrorKind::Storage);
    QVERIFY(!QFile::exists(path("none.sqlite"))); // looking makes nothing
}

QTEST_GUILESS_MAIN(PastChartsTest)
#include "tst_pastcharts.moc"
