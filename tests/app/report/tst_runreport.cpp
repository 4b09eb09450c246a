// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/runreport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using core::JournalKind;

namespace {

/// What a hostile server may send as a name, a status or a message.
const std::string hostile = "orders<script>alert(1)</script>|`x`";

core::TimePoint at(int seconds)
{
    return core::timeFromEpoch(1'780'000'000'000 + seconds * 1'000);
}

app::JournalContext context(const char *operation, const std::string &id = "orders-1:8080")
{
    return {QStringLiteral("prod"), QStringLiteral("alice"), QString::fromLatin1(operation),
            QStringLiteral("ORDERS/") + QString::fromStdString(id)};
}

core::CountSample count(core::Side side, const char *name, int seconds, double requests, double errors)
{
    return {at(seconds), side, name, requests, errors, at(-100)};
}

} // namespace

class RunReportTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_journal = std::make_unique<app::Journal>();
        m_history = std::make_unique<app::RunHistory>();
        QVERIFY(m_journal->open(m_folder->filePath(QStringLiteral("journal.sqlite"))));
        QVERIFY(m_history->open(m_folder->filePath(QStringLiteral("history.sqlite"))));
    }

    void tellsTheImpactFirst()
    {
        drain("op-1");
        measure("op-1");
        const app::Report report = made("op-1");
        const auto rows = app::impactRows(report.impact);
        QCOMPARE(rows.at(0).second, QStringLiteral("3 of 200"));
        QCOMPARE(rows.at(1).second, QStringLiteral("0 of 100"));
        QCOMPARE(rows.at(4).second, QStringLiteral("2.0"));
        QCOMPARE(rows.at(5).second, QStringLiteral("1 of 2"));
        for (const QString &text : {app::htmlReport(report), app::markdownReport(report)}) {
            const qsizetype impact = text.indexOf(QLatin1String("Impact"));
            QVERIFY(impact > 0 && impact < text.indexOf(QLatin1String("Changes sent")));
            QVERIFY(text.contains(QLatin1String("3 of 200")));
        }
    }

    void whatWasNotMeasuredIsNotZero()
    {
        drain("op-1");
        const app::Report report = made("op-1");
        for (const app::ReportRow &row : app::impactRows(report.impact))
            QCOMPARE(row.second, QStringLiteral("not measured"));
        const QJsonObject impact = app::jsonReport(report).value(QLatin1String("impact")).toObject();
        for (const char *name :
             {"failedAtCallers", "failedAtServers", "secondsWithFailures", "fewestInService"})
            QVERIFY2(impact.contains(QLatin1String(name)) && impact.value(QLatin1String(name)).isNull(),
                     name);
        QVERIFY(!app::htmlReport(report).contains(QLatin1String("<svg")));
    }

    void tellsWhoWhyAndWhatWasSent()
    {
        drain("op-1");
        const app::Report report = made("op-1");
        const QString text = app::csvReport(report);
        for (const char *part :
             {"CHG-17", "alice", "PUT http://eureka-1:8761/eureka/apps/ORDERS/x/status", "accepted",
              "last-serving", "the others are being replaced", "35.0 s, assumed", "5.0 s, read gateway:8080"})
            QVERIFY2(text.contains(QLatin1String(part)), part);
        QCOMPARE(report.operations.size(), std::size_t(1));
        QCOMPARE(report.operations.front().proof, core::Proof::Traffic);
    }

    void everythingFromServersIsEscaped()
    {
        drain("op-1", hostile);
        measure("op-1");
        const app::Report report = made("op-1");
        const QString html = app::htmlReport(report);
        QVERIFY(!html.contains(QLatin1String("<script")));
        QVERIFY(html.contains(QLatin1String("&lt;script&gt;")));
        const QString markdown = app::markdownReport(report);
        QVERIFY(!markdown.contains(QLatin1String("<script>")));
        QVERIFY(!markdown.contains(QRegularExpression(QStringLiteral("[^\\\\]`x"))));
    }

    void aSpreadsheetTakesNoCellForAFormula()
    {
        drain("op-1", "=cmd|' /C calc'!A0");
        const QString csv = app::csvReport(made("op-1"));
        QVERIFY(!csv.contains(QRegularExpression(QStringLiteral("(^|,)\"[=@]"))));
    }

    void theFileLoadsNothing()
    {
        drain("op-1");
        measure("op-1");
        const QString html = app::htmlReport(made("op-1"));
        for (const char *part : {"src=", "href=", "url(", "@import", "<link", "<script", "<img"})
            QVERIFY2(!html.contains(QLatin1String(part)), part);
        QVERIFY(html.contains(QLatin1String("default-src 'none'")));
        QVERIFY(html.contains(QLatin1String("prefers-color-scheme: dark")));
        QVERIFY(html.contains(QLatin1String("@media print")));
        QCOMPARE(html.count(QLatin1String("<svg")), 3);
    }

    void theChartsAreWellFormed()
    {
        drain("op-1", hostile);
        measure("op-1");
        const QString html = app::htmlReport(made("op-1"));
        for (qsizetype from = html.indexOf(QLatin1String("<svg")); from >= 0;
             from = html.indexOf(QLatin1String("<svg"), from + 1)) {
            const qsizetype end = html.indexOf(QLatin1String("</svg>"), from) + 6;
            QXmlStreamReader reader(html.mid(from, end - from));
            while (!reader.atEnd())
                reader.readNext();
            QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
            QVERIFY(!html.mid(from, end - from).contains(QLatin1String("nan")));
        }
    }

    void holdsNoCredential()
    {
        drain("op-1");
        core::JournalLine line{JournalKind::Answer,
                               "failed at http://carol:geheim@eureka-1/eureka",
                               {{"where", "http://carol:geheim@eureka-1/eureka"}}};
        QVERIFY(m_journal->append(context("op-1"), line, at(60)));
        const app::Report report = made("op-1");
        for (const QString &text :
             {app::htmlReport(report), app::markdownReport(report), app::csvReport(report),
              QString::fromUtf8(QJsonDocument(app::jsonReport(report)).toJson())})
            QVERIFY(!text.contains(QLatin1String("geheim")));
    }

    void comparesWithEarlierOnes()
    {
        drain("op-1");
        measure("op-1");
        drain("op-2");
        drain("op-3");
        const app::Report report = made("op-3");
        QCOMPARE(report.earlier.size(), std::size_t(2));
        QCOMPARE(report.earlier.front().operation.id, std::string("op-2"));
        QCOMPARE(report.earlier.back().impact.failedAtCallers, std::optional(3.0));
        QVERIFY(!report.earlier.front().impact.failedAtCallers);
        QVERIFY(made("op-1").earlier.empty());
    }

    void aReleaseIsHeldAgainstEarlierOnes()
    {
        release("rel-1", "op-1", 3);
        release("rel-2", "op-2", 0);
        drain("op-3"); // a step of no release
        release("other", "op-4", 9, "STOCK");
        release("rel-5", "op-5", 2);
        const app::Report report = made("rel-5");
        QVERIFY(report.earlier.empty());
        QCOMPARE(report.earlierReleases.size(), std::size_t(2));
        QCOMPARE(report.earlierReleases[0].release.id, std::string("rel-2"));
        QCOMPARE(report.earlierReleases[1].kept.impact.failedAtCallers, std::optional(3.0));
        QCOMPARE(
            app::rankText(report),
            QStringLiteral("1.00 % of the requests failed at callers in this one; that is more than in 1 of "
                           "2 earlier releases that were measured, less than in 1, and as much as in 0."));
        const auto lines = app::failuresSideBySide(report);
        QCOMPARE(lines.size(), std::size_t(3));
        for (const core::Series &line : lines)
            QCOMPARE(line.points.front().at, lines.front().points.front().at);
        for (const QString &text :
             {app::htmlReport(report), app::markdownReport(report), app::csvReport(report)})
            QVERIFY2(text.contains(QLatin1String("3 of 200")), qPrintable(text));
        QCOMPARE(app::htmlReport(report).count(QLatin1String("<svg")), 4);
        const auto json = app::jsonReport(report).value(QLatin1String("earlierReleases")).toArray();
        QCOMPARE(json.size(), 2);
        QCOMPARE(json[0].toObject().value(QLatin1String("release")).toString(), QStringLiteral("rel-2"));
    }

    void theFirstReleaseHasNone()
    {
        release("rel-1", "op-1", 3);
        const app::Report report = made("rel-1");
        QVERIFY(report.earlierReleases.empty() && report.earlier.empty());
        QVERIFY(app::rankText(report).isEmpty());
        QVERIFY(app::failuresSideBySide(report).empty());
        QVERIFY(app::htmlReport(report).contains(QLatin1String("none is in the journal")));
    }

    void theNewestWithoutAnId()
    {
        drain("op-1");
        drain("op-2");
        QCOMPARE(made("").id, QStringLiteral("op-2"));
        const auto none = app::makeReport(*m_journal, *m_history, QStringLiteral("op-9"), at(0));
        QVERIFY(!none && none.error().kind == core::ErrorKind::NotFound);
    }

private:
    app::Report made(const char *id) const
    {
        auto report = app::makeReport(*m_journal, *m_history, QString::fromLatin1(id), at(1000));
        return report ? std::move(*report) : app::Report{};
    }

    /// With one instance that was measured; so many of 200 requests failed at its caller.
    void release(const char *id, const char *operation, double failed, const char *application = "ORDERS")
    {
        app::JournalContext of = context(operation);
        of.instance = QLatin1String(application) + QStringLiteral("/orders-1:8080");
        of.release = QString::fromLatin1(id);
        QVERIFY(m_journal->append(of, {JournalKind::Started, "begun", {{"goal", "drain"}}}, at(0)));
        QVERIFY(m_history->add(of.operation,
                               {count(core::Side::Caller, "gateway:8080", 0, 1000, 0),
                                count(core::Side::Caller, "gateway:8080", 2, 1200, failed)},
                               {{at(0), "orders-1:8080", "UP", "UNKNOWN"}}));
    }

    void drain(const char *operation, const std::string &id = "orders-1:8080")
    {
        const std::vector<core::JournalLine> lines{
            {JournalKind::Operator,
             "overrides the guard last-serving",
             {{"reason", "the others are being replaced"}, {"act", "override"}, {"guard", "last-serving"}}},
            {JournalKind::Started,
             "ORDERS/" + id,
             {{"goal", "drain"},
              {"by", "eureka"},
              {"peers", "http://eureka-1:8761/eureka"},
              {"reason", "CHG-17"}}},
            {JournalKind::WriteIntended,
             "PUT",
             {{"write", "take-out"},
              {"method", "PUT"},
              {"url", "http://eureka-1:8761/eureka/apps/ORDERS/x/status?value=OUT_OF_SERVICE"}}},
            {JournalKind::Answer, "HTTP 200", {{"answer", "accepted"}, {"status", "200"}}},
            {JournalKind::Moved,
             "waiting -> drained",
             {{"from", "waiting"},
              {"to", "drained"},
              {"proof", "traffic"},
              {"hop-fetch", "5000 read gateway:8080"},
              {"hop-list-cache", "35000 assumed"}}}};
        int seconds = 0;
        for (const core::JournalLine &line : lines)
            QVERIFY(m_journal->append(context(operation, id), line, at(seconds++)));
    }

    void measure(const char *operation)
    {
        QVERIFY(m_history->add(QString::fromLatin1(operation),
                               {count(core::Side::Caller, "gateway:8080", 0, 1000, 0),
                                count(core::Side::Caller, "gateway:8080", 2, 1100, 0),
                                count(core::Side::Caller, "gateway:8080", 4, 1200, 3),
                                count(core::Side::Server, "orders-2:8080", 0, 0, 0),
                                count(core::Side::Server, "orders-2:8080", 2, 100, 0)},
                               {{at(0), "orders-1:8080", "UP", "UNKNOWN"},
                                {at(0), "orders-2:8080", "UP", "UNKNOWN"},
                                {at(2), "orders-1:8080", "OUT_OF_SERVICE", "OUT_OF_SERVICE"}}));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::Journal> m_journal;
    std::unique_ptr<app::RunHistory> m_history;
};

QTEST_GUILESS_MAIN(RunReportTest)
#include "tst_runreport.moc"
