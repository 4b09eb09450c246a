// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/handover.h"
#include "core/release/recovery.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using core::JournalKind;

namespace {

const std::string peer = "http://eureka-1:8761/eureka";

core::TimePoint at(int seconds)
{
    return core::timeFromEpoch(1'780'000'000'000 + seconds * 1'000);
}

app::JournalContext context(const char *operation)
{
    return {QStringLiteral("prod"), QStringLiteral("alice"), QString::fromLatin1(operation),
            QStringLiteral("ORDERS/orders-1:8080")};
}

} // namespace

class HandoverTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_hers = std::make_unique<app::Journal>();
        QVERIFY(m_hers->open(m_folder->filePath(QStringLiteral("hers.sqlite"))));
        write("other", {JournalKind::Started, "ORDERS/orders-1:8080", {}}, 0);
        write("op-1", {JournalKind::Started, "x", {{"goal", "drain"}, {"peers", peer}}}, 1);
        write("op-1", {JournalKind::WriteIntended, "PUT", {{"write", "take-out"}, {"method", "PUT"}}}, 2);
        write("other", {JournalKind::Finished, "restored", {}}, 3);
        write("op-1", {JournalKind::Answer, "HTTP 200", {{"answer", "accepted"}}}, 4);
    }

    void whatIsTakenOverGoesOnFromWhereItStood()
    {
        const auto handover = handed();
        QCOMPARE(handover.environment, QStringLiteral("prod"));
        QCOMPARE(handover.peers, std::vector{peer});
        QCOMPARE(handover.from, QStringLiteral("alice"));
        QCOMPARE(handover.lines.size(), std::size_t(3));
        app::Journal his;
        QVERIFY(his.open(m_folder->filePath(QStringLiteral("his.sqlite"))));
        QVERIFY(app::takeOver(his, handover, QStringLiteral("bob"), at(600)));
        const auto unfinished = his.unfinished();
        QVERIFY(unfinished && unfinished->size() == 1);
        const core::RecordedOperation &operation = unfinished->front();
        QCOMPARE(core::standingOf(operation), core::Standing::OutOfService);
        QCOMPARE(operation.drainedSince, std::optional(at(4))); // the real start
        QCOMPARE(operation.startedBy, std::string("alice"));
        QCOMPARE(operation.lastBy, std::string("bob"));
        QCOMPARE(his.verify().value_or(-1), 4);
        const auto lines = his.entriesOf(QStringLiteral("op-1"));
        QVERIFY(lines->back().text.contains(QLatin1String("alice")));
    }

    void itIsTakenOverOnce()
    {
        app::Journal his;
        QVERIFY(his.open(m_folder->filePath(QStringLiteral("his.sqlite"))));
        QVERIFY(app::takeOver(his, handed(), QStringLiteral("bob"), at(600)));
        const auto again = app::takeOver(his, handed(), QStringLiteral("bob"), at(601));
        QVERIFY(!again && again.error().kind == core::ErrorKind::Malformed);
        QCOMPARE(his.verify().value_or(-1), 4);
    }

    void whatWasChangedIsNotAccepted_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("line"); // -1: of the whole
        QTest::newRow("environment") << QStringLiteral("environment") << QStringLiteral("staging") << -1;
        QTest::newRow("from") << QStringLiteral("from") << QStringLiteral("mallory") << -1;
        QTest::newRow("text of a line") << QStringLiteral("text") << QStringLiteral("DELETE") << 1;
        QTest::newRow("details of a line") << QStringLiteral("details") << QStringLiteral("{}") << 0;
        QTest::newRow("time of a line")
            << QStringLiteral("at") << QStringLiteral("2020-01-01T00:00:00.000Z") << 2;
        QTest::newRow("hash of a line") << QStringLiteral("hash") << QStringLiteral("00") << 2;
        QTest::newRow("a line is gone") << QString() << QString() << 1;
        QTest::newRow("the last line is gone") << QString() << QString() << 2;
    }

    void whatWasChangedIsNotAccepted()
    {
        QFETCH(QString, member);
        QFETCH(QString, value);
        QFETCH(int, line);
        QJsonObject object = QJsonDocument::fromJson(app::handoverJson(handed())).object();
        QJsonArray lines = object.value(QLatin1String("lines")).toArray();
        if (line < 0) {
            object.insert(member, value);
        } else if (member.isEmpty()) {
            lines.removeAt(line);
            object.insert(QStringLiteral("lines"), lines);
        } else {
            QJsonObject changed = lines.at(line).toObject();
            changed.insert(member, value);
            lines.replace(line, changed);
            object.insert(QStringLiteral("lines"), lines);
        }
        const auto read = app::readHandover(QJsonDocument(object).toJson(), "file");
        QVERIFY(!read);
        QCOMPARE(read.error().kind, core::ErrorKind::Malformed);
        QVERIFY(!read.error().what.empty());
    }

    void whatIsNoHandoverIsNotAccepted_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a page") << QByteArray("<html></html>");
        QTest::newRow("other JSON") << QByteArray("{\"a\":1}");
        QTest::newRow("a later version")
            << QByteArray("{\"format\":\"drainboard-handover\",\"version\":2,\"lines\":[]}");
        QTest::newRow("no line") << QByteArray(
            "{\"format\":\"drainboard-handover\",\"version\":1,\"lines\":[]}");
    }
    void whatIsNoHandoverIsNotAccepted()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!app::readHandover(text, "file"));
    }

    void theJournalMustHoldIt()
    {
        const auto none = app::handoverFrom(*m_hers, QStringLiteral("op-9"), QStringLiteral("alice"), at(9));
        QVERIFY(!none && none.error().kind == core::ErrorKind::NotFound);
    }

private:
    void write(const char *operation, const core::JournalLine &line, int seconds)
    {
        QVERIFY(m_hers->append(context(operation), line, at(seconds)));
    }
    /// As it comes out of the file.
    app::Handover handed() const
    {
        const auto made =
            app::handoverFrom(*m_hers, QStringLiteral("op-1"), QStringLiteral("alice"), at(500));
        auto read = app::readHandover(app::handoverJson(made.value()), "file");
        return read ? std::move(*read) : app::Handover{};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::Journal> m_hers;
};

QTEST_GUILESS_MAIN(HandoverTest)
#include "tst_handover.moc"
